// Reads one text as a service key, in a fresh process, and tells how long that took.
import { readFileSync } from 'node:fs';
const { readServiceKey } = await import(`${process.env.BENCH_LIB}/service-key/read.js`);
const text = readFileSync(process.env.BENCH_TEXT, 'utf8');
const before = process.cpuUsage();
const startedAt = performance.now();
let code = 'read';
try {
  readServiceKey({ serviceKey: text, now: new Date() });
} catch (error) {
  code = error.code ?? 'several';
}
const wallMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ code, wallMs, cpuMs: (user + system) / 1000 }));
