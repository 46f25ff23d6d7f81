import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderChainPicture } from '../../src/action/chain-picture.js';
import type { ChainLink } from '../../src/action/check-report.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { issue, makeKeyPair, type Issued } from '../keys/certificate-factory.js';

const pair = makeKeyPair('p256');
const clean = (text: string): string => toPlainText(text);

function link({ certificate }: Issued, role: ChainLink['role'] = 'Client certificate'): ChainLink {
  return { certificate, role };
}

const root = issue({ name: 'The Root', pair, isAuthority: true, to: new Date('2040-01-01T00:00:00Z') });
const middle = issue({ name: 'The CA', kind: 'p256', issuer: root, to: new Date('2035-01-01T00:00:00Z') });
const leaf = issue({ name: 'the leaf', kind: 'p256', issuer: middle, to: new Date('2027-01-01T00:00:00Z') });

describe('renderChainPicture', () => {
  it('shows who issued whom, with the root', () => {
    const links = [link(leaf), link(middle, 'Intermediate'), link(root, 'Root')];
    expect(renderChainPicture(links, clean)).toEqual([
      '```mermaid',
      'flowchart TB',
      '  c0["Client certificate<br/>the leaf<br/>until 2027-01-01"]',
      '  c1["Intermediate<br/>The CA<br/>until 2035-01-01"]',
      '  c2["Root<br/>The Root<br/>until 2040-01-01"]',
      '  c1 -- issued --> c0',
      '  c2 -- issued --> c1',
      '```',
      '',
    ]);
  });

  it('names the issuer above where it was not given', () => {
    const lines = renderChainPicture([link(leaf), link(middle, 'Intermediate')], clean);
    expect(lines).toContain('  above["The Root<br/>known to the service"]');
    expect(lines).toContain('  above -. issued .-> c1');
  });

  it('is nothing without a certificate', () => {
    expect(renderChainPicture([], clean)).toEqual([]);
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
        const lines = renderChainPicture([{ certificate, role: 'Client certificate' }], clean);
        expect(lines).toHaveLength(7);
        expect(lines.slice(2, 5).join('\n')).toMatch(
          /^ {2}c0\["Client certificate<br\/>[\p{L}\p{N} .,=_-]{0,60}<br\/>until [\d-]{10}"\]\n {2}above\["The Root<br\/>known to the service"\]\n {2}above -\. issued \.-> c0$/u,
        );
        expect(lines.join('\n')).not.toMatch(/\bend\b/);
      }),
      { numRuns: 150 },
    );
  });

  it('hides what is masked, and keeps "end" from being a word of Mermaid', () => {
    const named = issue({ name: 'end of S3cret-Value', pair, issuer: root });
    const [, , node] = renderChainPicture([link(named)], (text) => text.replaceAll('S3cret-Value', '***'));
    expect(node).toContain('<br/>End of<br/>');
  });
});
