import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { readServiceKey } from '../../src/service-key/read.js';
import { renderUrl } from '../../src/service-key/addresses.js';
import { makeLeaf, makeServiceKeys, type MadeKey } from './service-keys.js';
import { CONTAINERS, TEXT_DAMAGES, WRITINGS } from './json-damages.js';
import { INNER_DAMAGES, TEXT_DAMAGES as PEM_TEXT, LOST_BACKSLASHES, LOST_PLUS, OUTER_DAMAGES } from '../keys/damages.js';
const NOW = new Date('2026-06-01');
export function run(text: string, m: MadeKey): string {
  try {
    const { binding: b } = readServiceKey({ serviceKey: text, now: NOW });
    if (b.type === 'bare') return 'odd';
    const certs = 'certificates' in b ? b.certificates : 'identity' in b && b.identity ? b.identity.chain : [];
    const key = b.type === 'oauth:key' ? b.signingKey : 'identity' in b && b.identity ? b.identity.privateKey : undefined;
    const token = b.service === 'cloud-integration' ? b.tokenUrls[0] : 'tokenUrl' in b ? b.tokenUrl : undefined;
    const secret = 'password' in b ? b.password.reveal() : 'clientSecret' in b ? b.clientSecret.reveal() : undefined;
    const bad: string[] = []; const e = m.expected;
    if (b.type !== e.type) bad.push('type ' + b.type);
    if (renderUrl(b.url) !== e.url) bad.push('url');
    if ((token && renderUrl(token)) !== e.tokenUrl) bad.push('token');
    if ((b.service === 'cloud-integration' ? b.clientId : b.username) !== e.clientId) bad.push('client');
    if (certs.map((c) => c.fingerprint256).join() !== e.fingerprints.join()) bad.push('certs');
    if (e.privateKey ? !key?.equals(e.privateKey) : key) bad.push('key');
    if (b.service === 'credential-store' && !(b.payloadKey && e.payloadKey && b.payloadKey.equals(e.payloadKey))) bad.push('payload');
    if (secret !== e.secret) bad.push('secret');
    return bad.length === 0 ? 'ok' : 'WRONG ' + bad.join(',');
  } catch (e) { return (e as {code?: string}).code ?? (e as Error).stack ?? ''; }
}
it('matrix', () => {
  const out: string[] = []; let n = 0;
  const keys = [...makeServiceKeys(makeLeaf('rsa')), ...makeServiceKeys(makeLeaf('p384')).slice(0, 2), ...makeServiceKeys(makeLeaf('p256')).slice(5, 6)];
  const few = [keys[0]!, keys[3]!, keys[5]!, keys[8]!];
  const check = (name: string, text: string, m: MadeKey) => { n++; const r = run(text, m); if (r !== 'ok') out.push(`${name} ${m.kind}: ${r}`); };
  for (const m of keys) {
    for (const [c, wrapIt] of Object.entries(CONTAINERS)) for (const [w, write] of Object.entries(WRITINGS)) check(`${c}|${w}`, write(wrapIt(m.json)), m);
    for (const [d, damage] of Object.entries(TEXT_DAMAGES)) for (const w of ['compact', 'pretty']) check(`${w}|${d}`, damage(WRITINGS[w]!(m.json)), m);
  }
  for (const m of few) for (const [a, first] of Object.entries(TEXT_DAMAGES)) for (const [b, second] of Object.entries(TEXT_DAMAGES)) check(`pretty|${a}|${b}`, second(first(WRITINGS['pretty']!({credentials: m.json}))), m);
  for (const m of few) for (const [c, wrapIt] of Object.entries(CONTAINERS)) for (const [b, second] of Object.entries(TEXT_DAMAGES)) check(`${c}|pretty|${b}`, second(WRITINGS['pretty']!(wrapIt(m.json))), m);
  const onFields = (m: MadeKey, f: (t: string) => string) => JSON.parse(JSON.stringify(m.json, (_k, v: unknown) => typeof v === 'string' && v.includes('-----BEGIN') && !v.includes('PUBLIC') ? f(v) : v)) as unknown;
  for (const m of [keys[0]!, keys[5]!, keys[12]!]) for (const d of [...INNER_DAMAGES, ...PEM_TEXT, ...LOST_BACKSLASHES, ...LOST_PLUS, ...OUTER_DAMAGES]) for (const b of ['none', 'base64', 'json string', 'escaped quotes', 'yaml']) check(`field ${d.name}|${b}`, b === 'yaml' ? WRITINGS['yaml']!(onFields(m, d.apply)) : (TEXT_DAMAGES[b] ?? ((t: string) => t))(JSON.stringify(onFields(m, d.apply), undefined, 2)), m);
  writeFileSync('/tmp/skmatrix.txt', `${n}\n` + out.join('\n'));
  expect(1).toBe(1);
}, 600000);
