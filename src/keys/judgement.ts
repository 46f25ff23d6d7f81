/**
 * PURE. What is to be said about a client certificate that can be used, but may not be accepted. Warnings are
 * values; whether one of them stops the step is decided elsewhere.
 */
import type { X509Certificate } from 'node:crypto';

export const WARNING_CODES = [
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_NO_CLIENT_AUTH_EKU',
  'CERTIFICATE_INCOMPLETE_CHAIN',
  'CERTIFICATE_WEAK_KEY',
  'CERTIFICATE_ROOT_NOT_LISTED',
  'PEM_NO_PRIVATE_KEY',
  'SERVICE_KEY_EXPIRED',
  'SERVICE_KEY_MULTILINE',
  'SERVICE_KEY_SERVER_KEY_UNREADABLE',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

export interface Warning {
  readonly code: WarningCode;
  /** Sentences for people: what is the case, and what to do. */
  readonly message: string;
}

/** Leaf first; the root, where it was given, is not part of the chain. */
export interface JudgedChain {
  readonly chain: readonly X509Certificate[];
  readonly root: X509Certificate | undefined;
}

/** @param now decides about validity. */
export function judgeChain({ chain, root }: JudgedChain, now: Date): readonly Warning[] {
  const [leaf] = chain;
  if (leaf === undefined) return [];
  return [
    ...chain.flatMap((one) =>
      judgeValidity(one, one === leaf ? 'The client certificate' : 'An intermediate certificate', now),
    ),
    ...judgeUse(leaf),
    ...judgeCompleteness(chain, root, leaf),
    ...judgeKey(leaf),
  ];
}

function judgeValidity(certificate: X509Certificate, subject: string, now: Date): readonly Warning[] {
  const { validFromDate, validToDate } = certificate;
  if (validToDate < now)
    return [
      {
        code: 'CERTIFICATE_EXPIRED',
        message: `${subject} expired on ${formatDay(validToDate)}. Create a new service key and replace the secret.`,
      },
    ];
  if (validFromDate <= now) return [];
  return [
    {
      code: 'CERTIFICATE_NOT_YET_VALID',
      message: `${subject} is valid only from ${formatDay(validFromDate)} on. Check the clock of the runner, or wait.`,
    },
  ];
}

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_USE = '2.5.29.37.0';

function judgeUse(leaf: X509Certificate): readonly Warning[] {
  // undefined where the certificate has no such extension, and so no limit.
  const uses = leaf.keyUsage as readonly string[] | undefined;
  if (uses === undefined || uses.includes(CLIENT_AUTH) || uses.includes(ANY_USE)) return [];
  return [
    {
      code: 'CERTIFICATE_NO_CLIENT_AUTH_EKU',
      message:
        'The client certificate does not name client authentication in its extended key usage, so servers refuse it. Have it issued with clientAuth.',
    },
  ];
}

function judgeCompleteness(
  chain: readonly X509Certificate[],
  root: X509Certificate | undefined,
  leaf: X509Certificate,
): readonly Warning[] {
  const isComplete = chain.length > 1 || root !== undefined || leaf.subject === leaf.issuer;
  if (isComplete) return [];
  return [
    {
      code: 'CERTIFICATE_INCOMPLETE_CHAIN',
      message:
        'The intermediate certificates are missing: the load balancer knows only roots and may refuse the connection. Add the certificates of the issuers below the client certificate.',
    },
  ];
}

const FEWEST_RSA_BITS = 2048;

function judgeKey(leaf: X509Certificate): readonly Warning[] {
  const { asymmetricKeyType, asymmetricKeyDetails } = leaf.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength;
  if (asymmetricKeyType !== 'rsa' || bits === undefined || bits >= FEWEST_RSA_BITS) return [];
  return [
    {
      code: 'CERTIFICATE_WEAK_KEY',
      message: `The key of the client certificate has only ${bits} bits. Use an RSA key of at least ${FEWEST_RSA_BITS} bits.`,
    },
  ];
}

/** ISO 8601, in UTC. */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
