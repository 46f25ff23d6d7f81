/** Service keys for servers that are no demo tenant: mutual TLS, payload encryption off. */
import type { Chain } from '../../src/demo/authority.js';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import { pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { Tenant } from '../../src/demo/tenant.js';

export interface PlainBinding {
  /** `https://host:port` */
  readonly origin: string;
  readonly chain: Chain;
  /** PEM of the certificates; the whole chain unless given. */
  readonly certificates?: string;
}

export function plainBinding({ origin, chain, certificates }: PlainBinding): IssuedBinding {
  const key = pkcs1Pem(chain.leaf.keys.privateKey);
  const serviceKey = {
    url: `${origin}/api/v1/credentials`,
    username: '8b1f0c52-0000-4000-8000-00000000a001.0.Zm9v',
    certificate: certificates ?? chain.pem,
    key,
    parameters: { authentication: { type: 'mtls' }, encryption: { payload: 'disabled' } },
  };
  return { serviceKey, secrets: [key] };
}

/** What `runStep` asks of a tenant besides a binding. */
export function standInFor(caPem: string): Tenant {
  return { caPem } as Partial<Tenant> as Tenant;
}
