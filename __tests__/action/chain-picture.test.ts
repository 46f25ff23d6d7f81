import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderChainPicture } from '../../src/action/chain-picture.js';
import type { ChainLink } from '../../src/action/check-report.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { issue, makeKeyPair, type Issued } from '../keys/certificate-factory.js';

const pair = makeKeyPair('p256');
const clean = (text: string): string => toPlainText(text);
const TIME = { now: new Date('2026-03-01T12:00:00Z'), warnBelowDays: 14 };
/** Whatever stands in the picture, it begins and ends with these lines. */
const HEAD = [
  '```mermaid',
  '%%{init: {"flowchart": {"wrappingWidth": 230, "nodeSpacing": 20, "rankSpacing": 40}}}%%',
  'flowchart LR',
];
const STYLES = ['good', 'soon', 'over', 'known'].map(
  (name) =>
    expect.stringMatching(
      `^  classDef ${name} fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#1f2328$`,
    ) as unknown,
);

function link({ certificate }: Issued, role: ChainLink['role'] = 'Client certificate'): ChainLink {
  return { certificate, role };
}

const root = issue({ name: 'The Root', pair, isAuthority: true, to: new Date('2040-01-01T00:00:00Z') });
const middle = issue({ name: 'The CA', kind: 'p256', issuer: root, to: new Date('2035-01-01T00:00:00Z') });
const leaf = issue({ name: 'the leaf', kind: 'p256', issuer: middle, to: new Date('2027-01-01T00:00:00Z') });

describe('renderChainPicture', () => {
  it('shows who issued whom, with the root', () => {
    const links = [link(leaf), link(middle, 'Intermediate'), link(root, 'Root')];
    expect(renderChainPicture(links, TIME, clean)).toEqual([
      ...HEAD,
      '  c0["Client certificate<br/>the leaf<br/>until 2027‑01‑01<br/>✅\u00a0305 days left"]:::good',
      '  c1["Intermediate<br/>The CA<br/>until 2035‑01‑01<br/>✅\u00a08 years left"]:::good',
      '  c2["Root<br/>The Root<br/>until 2040‑01‑01<br/>✅\u00a013 years left"]:::good',
      '  c1 -- issued --> c0',
      '  c2 -- issued --> c1',
      ...STYLES,
      '```',
      '',
    ]);
  });

  it('names the issuer above where it was not given', () => {
    const lines = renderChainPicture([link(leaf), link(middle, 'Intermediate')], TIME, clean);
    expect(lines).toContain('  above["The Root<br/>known to the service"]:::known');
    expect(lines).toContain('  above -. issued .-> c1');
  });

  it('marks what ends soon, and what has ended', () => {
    const until = (to: string): string => {
      const { certificate } = issue({ name: 'x', pair, issuer: root, to: new Date(`${to}T12:00:00Z`) });
      return renderChainPicture([{ certificate, role: 'Client certificate' }], TIME, clean)[3] ?? '';
    };
    expect(until('2026-03-15')).toMatch(/✅.14 days left"\]:::good$/);
    expect(until('2026-03-14')).toMatch(/⚠️.13 days left"\]:::soon$/u);
    expect(until('2026-03-01')).toMatch(/⚠️.less than a day left"\]:::soon$/u);
    expect(until('2026-02-28')).toMatch(/❌.expired 1 day ago"\]:::over$/);
  });

  it('is nothing without a certificate', () => {
    expect(renderChainPicture([], TIME, clean)).toEqual([]);
  });

  it('has only plain text where names stand', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '"]; click c0 "x"',
        '<img src=x>',
        '`a`',
        'end',
        '%%{init}%%',
        '-->',
        '\u202edcba',
        'a\n  c9',
      ),
    );
    fc.assert(
      fc.property(names, (name) => {
        const { certificate } = issue({ name: name.replaceAll('\0', ''), pair, issuer: root });
        const lines = renderChainPicture([{ certificate, role: 'Client certificate' }], TIME, clean);
        expect(lines).toEqual([
          ...HEAD,
          expect.stringMatching(
            /^ {2}c0\["Client certificate<br\/>[\p{L}\p{N} .,=_-]{0,60}<br\/>until 2099‑12‑31<br\/>✅\u00a073 years left"\]:::good$/u,
          ),
          '  above["The Root<br/>known to the service"]:::known',
          '  above -. issued .-> c0',
          ...STYLES,
          '```',
          '',
        ]);
        expect(lines.join('\n')).not.toMatch(/\bend\b/);
      }),
      { numRuns: 150 },
    );
  });

  it('hides what is masked, and keeps "end" from being a word of Mermaid', () => {
    const named = issue({ name: 'end of S3cret-Value', pair, issuer: root });
    const [, , , node] = renderChainPicture([link(named)], TIME, (text) =>
      text.replaceAll('S3cret-Value', '***'),
    );
    expect(node).toContain('<br/>End of<br/>');
  });
});
