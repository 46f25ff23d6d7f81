/** GitHub refuses a summary of more than 1 MiB as a whole, so the runner cuts it between lines. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { createRunner } from '../../src/action/runner.js';

const MAX_BYTES = 1024 * 1024;
/** One file for all tests, since @actions/core keeps the first path that it saw. */
const folder = mkdtempSync(path.join(tmpdir(), 'summary-size-'));
const file = path.join(folder, 'summary.md');
const before = process.env['GITHUB_STEP_SUMMARY'];

beforeEach(() => {
  writeFileSync(file, '');
  process.env['GITHUB_STEP_SUMMARY'] = file;
});

afterAll(() => {
  if (before === undefined) delete process.env['GITHUB_STEP_SUMMARY'];
  else process.env['GITHUB_STEP_SUMMARY'] = before;
  rmSync(folder, { recursive: true });
});

async function write(lines: readonly string[]): Promise<readonly string[]> {
  await createRunner({ GITHUB_STEP_SUMMARY: file }).writeSummary(lines.join('\n'));
  return readFileSync(file, 'utf8').split('\n');
}

test('a summary that fits is written as it is', async () => {
  const lines = ['### Deployment', '', 'ä'.repeat(400_000)];
  expect((await write(lines)).slice(0, 3)).toEqual(lines);
});

test('what is too large is cut at 1 MiB: whole lines are left out, and it is said', async () => {
  const lines = [
    '### Deployment',
    ...Array.from({ length: 9 }, (_one, n) => `${n}${'ä'.repeat(60_000)}`),
    'end',
  ];
  const written = await write(lines);
  expect(Buffer.byteLength(written.join('\n'))).toBeLessThanOrEqual(MAX_BYTES);
  expect(written.filter((line) => line.length > 100)).toEqual(lines.slice(1, 9));
  expect(written).toContain('end');
  expect(written).toContain('Parts were too long for a summary.');
});
