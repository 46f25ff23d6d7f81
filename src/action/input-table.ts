/**
 * The inputs and outputs that exist, with their defaults. A test compares this table with `action.yml` and the
 * tables in the README.
 */

export const INPUT_DEFAULTS = {
  command: 'auto',
  'service-key': '',
  'client-certificate': '',
  'private-key': '',
  passphrase: '',
  'payload-private-key': '',
  authentication: 'auto',
  'ca-certificates': '',
  'pem-files': 'false',
  'timeout-seconds': '30',
  'max-retries': '4',
  'requests-per-second': 'auto',
  'expiry-warning-days': '14',
  'fail-if-expires-within-days': '',
  'dry-run': 'false',
  summary: 'true',
  connect: 'true',
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
  artifacts: '',
  package: '',
  'create-package': 'true',
  parameters: '',
  'unlisted-parameters': 'keep',
  deploy: 'changed',
  'on-draft': 'error',
  concurrency: '4',
  'wait-timeout-seconds': '600',
  rollback: 'false',
  'changed-since': '',
  'github-environment': '',
  'pull-request-comment': 'false',
  'github-token': '${{ github.token }}',
} as const satisfies Readonly<Record<string, string>>;

export type InputName = keyof typeof INPUT_DEFAULTS;

export const COMMANDS = ['fetch', 'deploy', 'check'] as const;

export type Command = (typeof COMMANDS)[number];

const FETCH_INPUTS: readonly InputName[] = [
  ...(['credentials', 'credentials-file', 'export-env', 'env-prefix', 'dotenv-file', 'files-dir'] as const),
  ...(['on-missing', 'min-mask-length', 'short-values', 'output-json'] as const),
];

const DEPLOY_INPUTS: readonly InputName[] = [
  ...(['artifacts', 'package', 'create-package', 'parameters', 'unlisted-parameters', 'deploy'] as const),
  ...(['on-draft', 'concurrency', 'wait-timeout-seconds', 'rollback', 'changed-since'] as const),
  ...(['github-environment', 'pull-request-comment'] as const),
];

/**
 * The commands that use an input; every command where it is not named here. `github-token` too: the runner fills it in for
 * each of them, so nobody can tell whether the user set it.
 */
export function listUsers(input: InputName): readonly Command[] {
  if (FETCH_INPUTS.includes(input)) return ['fetch'];
  if (DEPLOY_INPUTS.includes(input)) return ['deploy'];
  if (input === 'namespace' || input === 'payload-private-key') return ['fetch', 'check'];
  return input === 'connect' ? ['check'] : COMMANDS;
}

/** Outputs of the action itself, beside those that the lines of `credentials` name. */
export const OUTPUT_NAMES = [
  'manifest',
  'missing',
  'credentials-json',
  'dotenv-path',
  'report',
  'changed',
  'endpoints',
  'matrix',
  'deployment-id',
  'service',
  'key-type',
  'url',
  'token-url',
  'client-id',
  'certificate-fingerprints',
  'public-key-fingerprint',
  'payload-key-fingerprints',
  'repairs',
  'warnings',
  'certificate-path',
  'private-key-path',
  'expires-at',
  'days-left',
  'error-code',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

/** What the outputs of a command hold until they are known; JSON outputs are always JSON. */
export const EMPTY_OUTPUTS: Readonly<Record<Command, Readonly<Partial<Record<OutputName, string>>>>> = {
  fetch: { manifest: '[]', missing: '' },
  deploy: { report: '[]', changed: 'false', endpoints: '{}', matrix: '{"include":[]}', 'deployment-id': '' },
  check: {
    service: '',
    'key-type': '',
    url: '',
    'token-url': '',
    'client-id': '',
    'certificate-fingerprints': '[]',
    'public-key-fingerprint': '',
    'payload-key-fingerprints': '{}',
    repairs: '[]',
    warnings: '[]',
  },
};

/** Outputs of any command, also of those to come: a NAME must not stand for one of them. */
export const RESERVED_OUTPUTS: readonly string[] = OUTPUT_NAMES;
