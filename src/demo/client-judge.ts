/**
 * Which client certificates pass the handshake: a good chain of the tenant's own authority, and a binding that has
 * not expired. With the switch `expiredBinding` as a number, expired ones pass and the handler refuses them.
 */
import type { X509Certificate } from 'node:crypto';
import type { Authority } from './authority.js';
import { judgeClientChain } from './certificates/client-chain.js';
import type { TenantState } from './tenant-state.js';
import type { ClientFault } from './wire/client-refusal.js';

export type ClientJudge = (chain: readonly X509Certificate[]) => ClientFault | undefined;

export function createClientJudge(state: TenantState, authority: Authority): ClientJudge {
  return (chain) => {
    // The real clock: the certificates were issued by it.
    const verdict = judgeClientChain(chain, authority.root.x509, new Date());
    const isRefusedLater = state.switches.expiredBinding !== 'tls-alert';
    if (verdict === 'expired' && isRefusedLater) return undefined;
    if (verdict !== 'good') return verdict;
    return !isRefusedLater && isExpired(state, chain[0]) ? 'binding-expired' : undefined;
  };
}

function isExpired(state: TenantState, leaf: X509Certificate | undefined): boolean {
  const binding = state.bindings.findByFingerprint(leaf?.fingerprint256 ?? '');
  return binding !== undefined && binding.expiresAt <= state.now();
}

/** For a host that asks for a certificate but does not need one: without a good one a token may decide. */
export function createOptionalJudge(
  authority: Authority,
  untrusted: () => 'tls-alert' | 'as-without-certificate',
): (chain: readonly X509Certificate[]) => ClientFault | 'ignored' | undefined {
  return (chain) => {
    const verdict = judgeClientChain(chain, authority.root.x509, new Date());
    if (verdict === 'good' || verdict === 'missing') return undefined;
    return untrusted() === 'tls-alert' ? verdict : 'ignored';
  };
}
