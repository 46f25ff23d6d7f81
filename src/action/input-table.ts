/**
 * The inputs and outputs that exist, with their defaults. A test compares this table with `action.yml` and the
 * tables in the README.
 */

export const INPUT_DEFAULTS = {
  command: 'auto',
  'service-key': '',
  'payload-private-key': '',
  authentication: 'auto',
  'ca-certificates': '',
  'timeout-seconds': '30',
  'max-retries': '4',
  'requests-per-second': 'auto',
  'expiry-warning-days': '14',
  'fail-if-expires-within-days': '',
  'dry-run': 'false',
  summary: 'true',
  namespace: '',
  credentials: '',
  'credentials-file': '',
  'export-env': 'false',
  'env-prefix': '',
  'dotenv-file': '',
  'files-dir': '',
  'on-missing': 'error',
  'min-mask-length': '4',
  'short-values': 'error',
  'output-json': 'false',
} as const satisfies Readonly<Record<string, string>>;

export type InputName = keyof typeof INPUT_DEFAULTS;

/** Outputs of the action itself, beside those that the lines of `credentials` name. */
export const OUTPUT_NAMES = [
  'manifest',
  'missing',
  'credentials-json',
  'dotenv-path',
  'expires-at',
  'days-left',
  'error-code',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

/** Outputs of any command, also of those to come: a NAME must not stand for one of them. */
export const RESERVED_OUTPUTS: readonly string[] = [
  ...OUTPUT_NAMES,
  ...['report', 'changed', 'endpoints', 'matrix', 'deployment-id'],
  ...['service', 'key-type', 'url', 'token-url', 'client-id', 'certificate-fingerprints'],
  ...['public-key-fingerprint', 'payload-key-fingerprints', 'repairs', 'warnings'],
  ...['certificate-path', 'private-key-path'],
];
