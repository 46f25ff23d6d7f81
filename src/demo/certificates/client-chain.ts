/**
 * Judges the chain that a client presented (RFC 5280 §6, the part that the tenant's own certificates use):
 * every link signed by the next one and valid now, the last one by the known root, the leaf made for clients.
 * Node does not do this for us, because the tenant takes every handshake to its end to choose the alert itself.
 */
import type { X509Certificate } from 'node:crypto';

export type ChainFault = 'missing' | 'unknown-authority' | 'expired' | 'not-yet-valid' | 'wrong-purpose';

export type ChainVerdict = 'good' | ChainFault;

const clientAuthOid = '1.3.6.1.5.5.7.3.2';

export function judgeClientChain(
  chain: readonly X509Certificate[],
  root: X509Certificate,
  at: Date,
): ChainVerdict {
  const [leaf] = chain;
  if (leaf === undefined) return 'missing';
  if (!leadsTo(root, chain)) return 'unknown-authority';
  if (!leaf.keyUsage.includes(clientAuthOid)) return 'wrong-purpose';
  if (chain.some((certificate) => at > certificate.validToDate)) return 'expired';
  if (chain.some((certificate) => at < certificate.validFromDate)) return 'not-yet-valid';
  return 'good';
}

function leadsTo(root: X509Certificate, chain: readonly X509Certificate[]): boolean {
  const withoutRoot = chain.filter((certificate) => certificate.fingerprint256 !== root.fingerprint256);
  const issuers = [...withoutRoot.slice(1), root];
  if (withoutRoot.length === 0) return false;
  return withoutRoot.every((certificate, index) => {
    const issuer = issuers[index];
    return issuer?.ca === true && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  });
}
