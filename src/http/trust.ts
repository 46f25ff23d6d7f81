/** The authorities that are trusted, as PEM: of the inputs, of Node with NODE_EXTRA_CA_CERTS, and of the system. */
import { getCACertificates } from 'node:tls';

export function listTrusted(extraAuthorities: readonly string[]): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...extraAuthorities])];
}

/** Without those of the system; undefined where nothing has to be named for that. */
export function listTrustedByNode(extraAuthorities: readonly string[]): string[] | undefined {
  if (extraAuthorities.length === 0) return undefined;
  return [...new Set([...getCACertificates('default'), ...extraAuthorities])];
}
