// Masks of as many secrets of the usual kinds, written as the action writes them, or each once as the reference.
import { createHash } from 'node:crypto';
const { listMaskForms } = await import(`${process.env.BENCH_LIB}/action/masking.js`);
const count = Number(process.env.BENCH_COUNT);
const hash = (index, encoding) => createHash('sha256').update(`secret ${index}`).digest(encoding);
const KINDS = [
  (index) => hash(index, 'base64').slice(0, 20),
  (index) => hash(index, 'hex'),
  (index) => `P@ss w0rd/${hash(index, 'base64').slice(0, 12)}"`,
  (index) => JSON.stringify({ user: `u${index}`, password: hash(index, 'base64') }),
];
const secrets = Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length](index));
const before = process.cpuUsage();
const isReference = process.env.BENCH_REFERENCE === 'true';
const forms = new Set(
  secrets.flatMap((text) => (isReference ? [text] : listMaskForms(text, { minLength: 4 }))),
);
process.stdout.cork();
for (const form of forms) process.stdout.write(`::add-mask::${form}\n`);
process.stdout.uncork();
const { user, system } = process.cpuUsage(before);
process.on('exit', () => {
  process.stderr.write(JSON.stringify({ lines: forms.size, cpuMs: (user + system) / 1000 }));
});
