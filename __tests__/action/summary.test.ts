import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FetchReport } from '../../src/action/fetch-command.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { renderFailureSummary, renderFetchSummary, type SummaryFacts } from '../../src/action/summary.js';
import type { Delivery } from '../../src/credential-store/delivery.js';
import { ActionError } from '../../src/errors.js';
import { delivery } from '../support/arbitrary-delivery.js';
import { decodeEntities } from '../support/arbitrary-text.js';

const NO_FACTS: SummaryFacts = {
  ...{ command: undefined, host: undefined, expiry: undefined, isDryRun: false, warnings: [] },
  now: new Date('2026-03-01T12:00:00Z'),
};
const clean = (text: string): string => toPlainText(text);

function report(deliveries: readonly Delivery[], missing: readonly string[] = []): FetchReport {
  return { deliveries, missing, warnings: [], outputs: new Map() };
}

function render(facts: Partial<SummaryFacts>, fetched: FetchReport): string {
  return renderFetchSummary({ ...NO_FACTS, ...facts }, fetched, clean);
}

describe('renderFetchSummary', () => {
  it('has a row for each NAME, with its source and status', () => {
    const text = render(
      {},
      report([
        delivery('A = key:prod/db-main', { value: 'S3cret' }),
        delivery('B = other?default=d'),
        delivery('C = gone?optional'),
        delivery('D = db#username', { username: 'u' }),
        delivery('E = keyring:ring?file', { value: 'S3cret' }),
        delivery('F = gone?optional&file'),
      ]),
    );
    expect(text.split('\n')[0]).toBe('### ✅ 3 of 6 credentials fetched');
    const rows = text.match(/<tr><td>.*?<\/tr>/g) ?? [];
    expect(
      rows.map((row) =>
        decodeEntities(row)
          .replaceAll(/<\/?(?:tr|td|code)>/g, ' ')
          .trim()
          .split(/ {2,}/),
      ),
    ).toEqual([
      ['A', 'key:prod/db-main', '✅\u00a0found'],
      ['B', 'password:prod/other', '↩️\u00a0default'],
      ['C', 'password:prod/gone', '➖\u00a0missing'],
      ['D', 'password:prod/db#username', '✅\u00a0found'],
      ['E', 'keyring:prod/ring', '✅\u00a0found, as a file'],
      ['F', 'password:prod/gone', '➖\u00a0missing'],
    ]);
  });

  it('names host, end of the service key, warnings and wildcards without a match', () => {
    const expiry = { expiresAt: new Date('2026-04-01T00:00:00Z'), daysLeft: 3 };
    const fetched = report([delivery('A = x?optional')], ['A', 'P_* = password:prod/app-*']);
    const facts = { host: 'host.example:8443', expiry, warnings: ['First.', 'Second.'] };
    const text = decodeEntities(render(facts, fetched));
    expect(text).toContain(
      'Service <code>host.example:8443</code>, the service key expires on 2026-04-01 (3 full days left).',
    );
    expect(text).toContain('- ➖ nothing matched <code>P_* = password:prod/app-*</code>');
    expect(text).toContain('\n- ⚠️ First.\n- ⚠️ Second.\n');
    expect(text.match(/nothing matched/g)).toHaveLength(1);
  });

  it('hides what the runner knows as secret', () => {
    const facts = { ...NO_FACTS, host: 'hunter2.example', warnings: ['It was hunter2.'] };
    const fetched = report([delivery('A = hunter2/hunter2?optional')], ['hunter2*']);
    const text = renderFetchSummary(facts, fetched, (one) => toPlainText(one, ['hunter2']));
    expect(text).not.toContain('hunter2');
  });

  it('says that a dry run handed nothing on', () => {
    const fetched = report([delivery('A = x', { value: 'S3cret' })]);
    expect(render({ isDryRun: true }, fetched)).toContain(
      '### 🔍 Dry run: 1 credential found, nothing was handed on',
    );
    expect(render({ isDryRun: false }, fetched)).toContain('### ✅ 1 credential fetched\n');
  });

  it('folds what is more than one looks at, and shows first what is not there', () => {
    const all = Array.from({ length: 200 }, (_, n) =>
      delivery(`A${n} = x`, n === 150 ? undefined : { value: 'S3cret' }, n),
    );
    const text = render({}, report(all.map((one, n) => (n === 150 ? delivery('A150 = x?optional') : one))));
    expect(text).toMatch(/<table><tr><th>NAME<\/th>[^\n]*<\/tr><tr><td><code>A150<\/code>/);
    expect(text).toMatch(
      /\n\n<details><summary>188 more credentials<\/summary><table>[^\n]*<\/table><\/details>\n/,
    );
    expect(text.match(/<tr><td>/g)).toHaveLength(200);
  });

  it('shows no value, and of names nothing that acts', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '&',
          '|',
          '`',
          '*',
          '_',
          '[',
          ']',
          '(',
          ')',
          '#',
          '\n',
          '](',
          '<b>',
          '</td>',
          '<!--',
          '::error::',
        ),
        fc.string({ maxLength: 2 }),
      ),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, host, warning) => {
        const plain = delivery('A = x', { value: 'S3cret', username: 'U5er', metadata: 'M3ta' });
        const evil = {
          ...plain,
          outputName: name,
          source: { ...plain.source, id: { ...plain.source.id, name, namespace: name } },
        };
        const text = render({ host, warnings: [warning] }, report([evil], [name, `${name}*`]));
        expect(text).not.toMatch(/S3cret|U5er|M3ta/);
        const frame = text.replaceAll(/<\/?(?:table|tr|th|td|code)>|<wbr>/g, '');
        expect(frame.replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>&|`*_[\]()]/);
        expect(text.match(/<tr>/g)).toHaveLength(2);
        expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
          '### ✅ 1 credential fetched',
        ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('renderFailureSummary', () => {
  const errors = [
    new ActionError('CREDENTIAL_NOT_FOUND', {
      happened: 'There was no <b>such</b> credential.',
      next: 'Look at [it](x).',
    }),
    new ActionError('HTTP_TIMEOUT', { happened: 'It took too long.', next: 'Run it again.' }),
  ];

  it('lists every failure with its code and remedy', () => {
    const text = renderFailureSummary({ ...NO_FACTS, warnings: ['Take care.'] }, errors, clean);
    expect(text).toContain('&#60;b&#62;such&#60;&#47;b&#62;');
    expect(decodeEntities(text).split('\n')).toEqual([
      '### ❌ btp-mtls-action failed: CREDENTIAL_NOT_FOUND and 1 other code',
      '',
      '- **CREDENTIAL_NOT_FOUND** There was no <b>such</b> credential.<br>👉 Look at [it](x).',
      '- **HTTP_TIMEOUT** It took too long.<br>👉 Run it again.',
      '',
      '- ⚠️ Take care.',
      '',
    ]);
  });

  it('hides what the runner knows as secret', () => {
    const secret = new ActionError('INTERNAL_ERROR', { happened: 'It was hunter2.', next: 'Ask hunter2.' });
    const text = renderFailureSummary(
      { ...NO_FACTS, host: 'hunter2.example', warnings: ['hunter2'] },
      [secret],
      (one) => toPlainText(one, ['hunter2']),
    );
    expect(text).not.toContain('hunter2');
  });

  it('names the command, the file and the line', () => {
    const place = { file: 'config/<b>.txt', line: 3 };
    const error = new ActionError('INPUT_INVALID', { happened: 'It was wrong.', next: 'Mend it.', place });
    const text = renderFailureSummary({ ...NO_FACTS, command: 'fetch', isDryRun: true }, [error], clean);
    expect(text).toContain('### ❌ Dry run of fetch failed: INPUT&#95;INVALID\n');
    expect(text).toContain(
      'It was wrong.<br>📄 <code>config&#47;&#60;b&#62;.txt&#58;3</code><br>👉 Mend it.',
    );
  });

  it('folds what is more than ten failures', () => {
    const text = renderFailureSummary(NO_FACTS, Array.from({ length: 12 }, () => errors).flat(), clean);
    const [shown = '', folded = ''] = text.split('<details><summary>14 more failures</summary>\n\n');
    expect([shown, folded].map((part) => part.match(/^- \*\*/gm)?.length)).toEqual([10, 14]);
    expect(folded).toContain('\n\n</details>\n');
  });

  it('names the host where it is known', () => {
    expect(renderFailureSummary({ ...NO_FACTS, host: 'h.example' }, errors, clean)).toContain(
      'Service <code>h.example</code>.\n',
    );
    expect(renderFailureSummary(NO_FACTS, errors, clean)).not.toContain('Service');
  });
});
