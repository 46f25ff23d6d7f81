/** Service keys of Credential Store, type `mtls`, with key material of the test run. */
import { toDer, toPem, type Chain, type KeyPair } from './key-material.js';

export const SERVICE_URL = 'https://credstore.cert.cfapps.eu10.hana.example/api/v1/credentials';

/** Fields as SAP writes them: PEM for the pair, bare base64 for the payload key. */
export function makeServiceKey(chain: Chain, payload: KeyPair): Record<string, unknown> {
  return {
    url: SERVICE_URL,
    username: '8b1f0c52-0000-4000-8000-00000000a001.0.Zm9+/mFyMTIz=',
    certificate: [chain.leaf, chain.lower, chain.upper].map((one) => one.toString()).join(''),
    key: toPem(chain.keys.privateKey, 'pkcs1'),
    encryption: {
      client_private_key: toDer(payload.privateKey, 'pkcs8').toString('base64'),
      server_public_key: toDer(payload.publicKey, 'spki').toString('base64'),
    },
    parameters: { authentication: { type: 'mtls' }, encryption: { payload: 'enabled', key: { size: 2048 } } },
    expires_at: '2039-11-01T11:33:35.2Z',
  };
}

/** Without the fields named. */
export function without(
  fields: Record<string, unknown>,
  ...names: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
