import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FetchReport } from '../../src/action/fetch-command.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { renderFailureSummary, renderFetchSummary, type SummaryFacts } from '../../src/action/summary.js';
import type { Delivery } from '../../src/credential-store/delivery.js';
import { ActionError } from '../../src/errors.js';
import { delivery } from '../support/arbitrary-delivery.js';
import { decodeEntities } from '../support/arbitrary-text.js';

const NO_FACTS: SummaryFacts = { host: undefined, expiry: undefined, isDryRun: false, warnings: [] };
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
      ]),
    );
    expect(text).toContain('### Credentials\n');
    const rows = text.match(/<tr><td>.*?<\/tr>/g) ?? [];
    expect(
      rows.map((row) =>
        row
          .replaceAll(/<\/?(?:tr|td|code)>/g, ' ')
          .trim()
          .split(/\s+/),
      ),
    ).toEqual([
      ['A', 'key', 'prod', 'db-main', 'found'],
      ['B', 'password', 'prod', 'other', 'default'],
      ['C', 'password', 'prod', 'gone', 'missing'],
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
    expect(text).toContain('- nothing matched <code>P_* = password:prod/app-*</code>');
    expect(text).toContain('\n- First.\n- Second.\n');
    expect(text.match(/nothing matched/g)).toHaveLength(1);
  });

  it('hides what the runner knows as secret', () => {
    const facts = { ...NO_FACTS, host: 'hunter2.example', warnings: ['It was hunter2.'] };
    const fetched = report([delivery('A = hunter2/hunter2?optional')], ['hunter2*']);
    const text = renderFetchSummary(facts, fetched, (one) => toPlainText(one, ['hunter2']));
    expect(text).not.toContain('hunter2');
  });

  it('says that a dry run handed nothing on', () => {
    expect(render({ isDryRun: true }, report([]))).toContain(
      '### Credentials (dry run: nothing was handed on)',
    );
    expect(render({ isDryRun: false }, report([]))).not.toContain('dry run');
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
        const frame = text.replaceAll(/<\/?(?:table|tr|th|td|code)>/g, '');
        expect(frame.replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>&|`*_[\]()]/);
        expect(text.match(/<tr>/g)).toHaveLength(2);
        expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(['### Credentials']);
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
      '### btp-mtls-action failed',
      '',
      '- **CREDENTIAL_NOT_FOUND** There was no <b>such</b> credential.<br>Look at [it](x).',
      '- **HTTP_TIMEOUT** It took too long.<br>Run it again.',
      '- Take care.',
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

  it('names the host where it is known', () => {
    expect(renderFailureSummary({ ...NO_FACTS, host: 'h.example' }, errors, clean)).toContain(
      'Service <code>h.example</code>.\n',
    );
    expect(renderFailureSummary(NO_FACTS, errors, clean)).not.toContain('Service');
  });
});
