import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { readServiceKey } from '../../src/service-key/read.js';
import { issue } from './certificate-factory.js';
import { INNER_DAMAGES, TEXT_DAMAGES, OUTER_DAMAGES, LOST_BACKSLASHES, LOST_PLUS } from './damages.js';

const NOW = new Date('2026-06-01');
function makePem(kind: 'rsa'|'p256'|'p384'|'p521'|'ed25519', form: 'pkcs8'|'trad') {
  const root = issue({ name: 'Root', kind: 'rsa', isAuthority: true });
  const middle = issue({ name: 'Middle', kind: 'p384', isAuthority: true, issuer: root });
  const leaf = issue({ name: 'leaf', kind, issuer: middle });
  const type = form === 'pkcs8' ? 'pkcs8' : kind === 'rsa' ? 'pkcs1' : 'sec1';
  const key = leaf.privateKey.export({ type: type as 'pkcs8', format: 'pem' }).toString();
  return { pem: leaf.certificate.toString() + middle.certificate.toString() + key, leaf, middle };
}
const mats = [['rsa','trad'],['p256','trad'],['p384','pkcs8'],['p521','trad'],['ed25519','pkcs8'],['rsa','pkcs8']].map(([k,f]) => ({k, f, ...makePem(k as 'rsa', f as 'trad')}));
function run(text: string, m: (typeof mats)[number]): string {
  try {
    const r = readServiceKey({ clientCertificate: text, now: NOW, need: 'certificate+key' });
    const b = r.binding;
    if (b.type !== 'bare' || b.identity === undefined) return 'odd';
    const ok = b.identity.chain.length === 2 && b.identity.chain[0].fingerprint256 === m.leaf.certificate.fingerprint256 && b.identity.privateKey.equals(m.leaf.privateKey);
    return ok ? 'ok' : 'WRONG';
  } catch (e) { return (e as {code?: string}).code ?? String(e); }
}
it('single', () => {
  const out: string[] = []; let n = 0;
  for (const d of [...INNER_DAMAGES, ...TEXT_DAMAGES, ...OUTER_DAMAGES, ...LOST_BACKSLASHES, ...LOST_PLUS]) for (const m of mats) { n++; const r = run(d.apply(m.pem), m); if (r !== 'ok') out.push(`${d.name} ${m.k} ${m.f}: ${r}`); }
  const m = mats[0]!, m2 = mats[2]!;
  for (const a of INNER_DAMAGES) for (const b of TEXT_DAMAGES) for (const x of [m, m2]) { n++; const r = run(b.apply(a.apply(x.pem)), x); if (r !== 'ok') out.push(`${a.name}+${b.name} ${x.k}: ${r}`); }
  for (const a of TEXT_DAMAGES) for (const b of OUTER_DAMAGES) for (const x of [m, m2]) { n++; const r = run(b.apply(a.apply(x.pem)), x); if (r !== 'ok') out.push(`${a.name}+${b.name} ${x.k}: ${r}`); }
  for (const a of TEXT_DAMAGES) for (const b of TEXT_DAMAGES) { n++; const r = run(b.apply(a.apply(m2.pem)), m2); if (r !== 'ok') out.push(`${a.name}+${b.name} ${m2.k}: ${r}`); }
  for (const a of [...LOST_BACKSLASHES, ...LOST_PLUS]) for (const b of OUTER_DAMAGES) { n++; const r = run(b.apply(a.apply(m.pem)), m); if (r !== 'ok') out.push(`${a.name}+${b.name} ${m.k}: ${r}`); }
  for (const a of OUTER_DAMAGES) for (const b of OUTER_DAMAGES) { n++; const r = run(b.apply(a.apply(m.pem)), m); if (r !== 'ok') out.push(`${a.name}+${b.name} ${m.k}: ${r}`); }
  writeFileSync('/tmp/matrix.txt', `${n}\n` + out.join('\n'));
  expect(1).toBe(1);
});
