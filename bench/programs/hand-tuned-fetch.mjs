// The reference for `fetch`: the same libraries, all requests at once, no checks, no masks, no limits.
import { createPrivateKey } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { compactDecrypt } from 'jose';
import { createSecureContext } from 'node:tls';
import { Agent, request } from 'undici';
const serviceKey = JSON.parse(process.env.BENCH_SERVICE_KEY);
const dispatcher = new Agent({
  connect: {
    secureContext: createSecureContext({
      cert: serviceKey.certificate,
      key: serviceKey.key,
      ca: process.env.BENCH_CA,
    }),
  },
  connections: Number(process.env.BENCH_CONNECTIONS),
  allowH2: process.env.BENCH_HTTP2 === 'true',
});
const pem = serviceKey.encryption?.client_private_key;
const body = pem?.includes('-----') ? pem : `-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----`;
const payloadKey = pem && createPrivateKey(body);
async function fetchOne(name) {
  const answer = await request(`${serviceKey.url}/password?name=${name}`, {
    dispatcher,
    headers: { 'sapcp-credstore-namespace': 'prod' },
  });
  const text = await answer.body.text();
  if (!payloadKey) return [name, text];
  const { plaintext } = await compactDecrypt(text, payloadKey);
  return [name, JSON.parse(new TextDecoder().decode(plaintext)).value];
}
const names = Array.from({ length: Number(process.env.BENCH_COUNT) }, (_, index) => `c${index}`);
const values = await Promise.all(names.map(fetchOne));
appendFileSync(process.env.GITHUB_OUTPUT, values.map(([name, value]) => `${name}=${value}\n`).join(''));
await dispatcher.destroy();
