/** `docs/my-key-does-not-work.md` holds what it promises: an entry for every code, repair and warning. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { STEP_WARNING_CODES } from '../../src/action/step-warnings.js';
import { ERROR_CODES } from '../../src/errors.js';
import { REPAIR_CODES } from '../../src/keys/repairs.js';
import { SERVICE_KEY_REPAIR_CODES } from '../../src/service-key/service-key-repairs.js';

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
