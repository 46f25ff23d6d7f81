/**
 * Throw-away certificate authority of the demo tenant: root, intermediate, and the server and client certificates
 * that they issue. The subjects look like SAP's, so that messages about them look as they will in real life.
 * Certificates live on the real clock whatever `now` the tenant was given, because TLS does.
 */
import { issueCertificate } from './certificates/certificate.js';
import type { CertificateRequest, IssuedCertificate, Validity } from './certificates/certificate.js';
import type { KeySource } from './certificates/key-pair.js';

export interface AuthorityOptions {
  /** Goes into the common names, so that two authorities can be told apart. */
  readonly name: string;
  readonly keySource: KeySource;
}

/** Days counted from now, fractions allowed; a negative `forDays` has expired, a positive `fromDays` is not yet valid. */
export interface ValidityDays {
  readonly fromDays?: number | undefined;
  readonly forDays?: number | undefined;
}

export interface Chain {
  readonly leaf: IssuedCertificate;
  /** PEM, leaf first, then the intermediate; without the root. */
  readonly pem: string;
}

export interface ClientRequest extends ValidityDays {
  readonly commonName: string;
  readonly subaccount: string;
}

export interface ServerRequest extends ValidityDays {
  readonly hostNames: readonly string[];
  readonly addresses: readonly string[];
}

export interface Authority {
  readonly root: IssuedCertificate;
  readonly intermediate: IssuedCertificate;
  issueClient(request: ClientRequest): Chain;
  issueServer(request: ServerRequest): Chain;
}

const tlsKeyBits = 2048;
const authorityDays = 10 * 365;
const dayMs = 24 * 60 * 60 * 1000;
/** Clocks differ: what is issued now must be valid for a client that is a little behind. */
const slackMs = 5 * 60 * 1000;

export function createAuthority({ name, keySource }: AuthorityOptions): Authority {
  const root = issueOwn({ commonName: `${name} Root CA`, keySource });
  const intermediate = issueOwn({ commonName: `${name} CA`, keySource, issuer: root });
  const issueLeaf = (leaf: Pick<CertificateRequest, 'subject' | 'use'>, days: ValidityDays): Chain => {
    const keys = keySource(tlsKeyBits);
    const issued = issueCertificate({ ...leaf, keys, validity: validityOf(days), issuer: intermediate });
    return { leaf: issued, pem: issued.pem + intermediate.pem };
  };
  return {
    root,
    intermediate,
    issueClient: (request) =>
      issueLeaf({ subject: clientSubject(request), use: { kind: 'client' } }, request),
    issueServer: (request) => {
      const { hostNames, addresses } = request;
      const subject = [...organisation, ['CN', hostNames[0] ?? 'localhost']] as const;
      return issueLeaf({ subject, use: { kind: 'server', hostNames, addresses } }, request);
    },
  };
}

interface OwnRequest {
  readonly commonName: string;
  readonly keySource: KeySource;
  readonly issuer?: IssuedCertificate;
}

function issueOwn({ commonName, keySource, issuer }: OwnRequest): IssuedCertificate {
  return issueCertificate({
    subject: [...organisation, ['CN', commonName]],
    keys: keySource(tlsKeyBits),
    validity: validityOf({ fromDays: -authorityDays, forDays: authorityDays }),
    use: { kind: 'authority' },
    issuer,
  });
}

function clientSubject({ commonName, subaccount }: ClientRequest): CertificateRequest['subject'] {
  return [...organisation, ['OU', 'SAP Cloud Platform Clients'], ['OU', subaccount], ['CN', commonName]];
}

const organisation: readonly (readonly [string, string])[] = [
  ['C', 'DE'],
  ['O', 'SAP SE'],
];

/** SAP's default of 60 days (contract 10). An expired certificate was valid for 30 days before it expired. */
function validityOf({ fromDays, forDays = 60 }: ValidityDays): Validity {
  const now = Date.now();
  const notAfter = new Date(now + forDays * dayMs);
  if (fromDays !== undefined) return { notBefore: new Date(now + fromDays * dayMs), notAfter };
  const start = forDays > 0 ? now - slackMs : now + (forDays - 30) * dayMs;
  return { notBefore: new Date(start), notAfter };
}
