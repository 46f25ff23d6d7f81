import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors.js';
import { parsePem } from '../../src/keys/pem.js';
import {
  arbitraryDamage,
  arbitraryDer,
  arbitraryLabel,
  damage,
  FURTHER_DAMAGES,
  LINE_BREAK_DAMAGES,
} from '../support/arbitrary-pem.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';
import { codeOf } from '../support/arbitrary-fault.js';
import { renderPem } from '../support/key-material.js';

const LABEL = 'CERTIFICATE';
/** 300 bytes: its base64 holds `+`, `/` and, at line starts, the letters n, r and t. */
const DER = Buffer.concat([
  Buffer.from([0x30, 0x82, 0x01, 0x2c]),
  Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 157 + 91) % 256)),
]);
const PEM = renderPem(LABEL, DER);

describe('parsePem', () => {
  it('reads blocks in the order of the text, with their labels', () => {
    const other = Buffer.from([0x30, 0x01, 0x00]);
    const text = PEM + renderPem('RSA PRIVATE KEY', other) + PEM;
    expect(parsePem(text, 'the field')).toEqual([
      { label: LABEL, der: DER },
      { label: 'RSA PRIVATE KEY', der: other },
      { label: LABEL, der: DER },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['base64 without boundaries', DER.toString('base64')],
    ['dashes', '----- -----'],
    ['an END line alone', '-----END CERTIFICATE-----'],
  ])('finds no block in %s', (_name, text) => {
    expect(parsePem(text, 'the field')).toEqual([]);
  });

  describe('repairs', () => {
    it.each([...LINE_BREAK_DAMAGES, ...FURTHER_DAMAGES])('line breaks or text that are: $name', (kind) => {
      expect(parsePem(kind.apply(PEM + PEM), 'the field')).toEqual([
        { label: LABEL, der: DER },
        { label: LABEL, der: DER },
      ]);
    });

    it.each([1, 2, 3, 8, 100, 10_000])('line breaks escaped with %d backslashes', (count) => {
      const text = PEM.replaceAll('\n', `${'\\'.repeat(count)}n`);
      expect(parsePem(text, 'the field')).toEqual([{ label: LABEL, der: DER }]);
    });

    it.each([1, 3, 63, 64, 65, 76, 1000])('lines of %d columns', (columns) => {
      expect(parsePem(renderPem(LABEL, DER, columns), 'the field')).toEqual([{ label: LABEL, der: DER }]);
    });

    it('every mix of these damages to the same bytes', () => {
      fc.assert(
        fc.property(
          fc.array(fc.record({ label: arbitraryLabel, der: arbitraryDer }), { minLength: 1, maxLength: 3 }),
          fc.integer({ min: 1, max: 100 }),
          arbitraryDamage,
          (blocks, columns, damages) => {
            const text = blocks.map(({ label, der }) => renderPem(label, der, columns)).join('');
            expect(parsePem(damage(text, damages), 'the field')).toEqual(blocks);
          },
        ),
        { numRuns: 300 },
      );
    });

    it('once is enough: what was repaired is read the same again', () => {
      fc.assert(
        fc.property(arbitraryDer, arbitraryDamage, (der, damages) => {
          const once = parsePem(damage(renderPem(LABEL, der), damages), 'the field');
          const again = parsePem(
            once.map((block) => renderPem(block.label, block.der)).join(''),
            'the field',
          );
          expect(again).toEqual(once);
        }),
      );
    });
  });

  describe('refuses', () => {
    const [first = '', ...lines] = PEM.trimEnd().split('\n');
    const last = lines.pop() ?? '';

    it.each([
      ['a block without its END line', [first, ...lines].join('\n'), 'PEM_TRUNCATED'],
      ['a block that ends as another', PEM.replace('END CERTIFICATE', 'END PRIVATE KEY'), 'PEM_TRUNCATED'],
      ['an END line with a dash less', PEM.replace(/-\n$/, ''), 'PEM_TRUNCATED'],
      ['a BEGIN line that breaks off', '-----BEGIN CERTIF', 'PEM_TRUNCATED'],
      ['a label with a small letter', PEM.replaceAll('CERTIFICATE', 'CERTiFICATE'), 'PEM_TRUNCATED'],
      ['a label that is too long', PEM.replaceAll(LABEL, 'A'.repeat(65)), 'PEM_TRUNCATED'],
      ['a body without its last line', [first, ...lines.slice(0, -1), last].join('\n'), 'PEM_TRUNCATED'],
      ['a body without its first line', [first, ...lines.slice(1), last].join('\n'), 'PEM_CORRUPT'],
      ['an empty body', `${first}\n${last}`, 'PEM_CORRUPT'],
      ['a body that is no base64', `${first}\n${lines.join('\n')}*\n${last}`, 'PEM_CORRUPT'],
      ['a lost END line between two blocks', [first, ...lines, PEM].join('\n'), 'PEM_CORRUPT'],
      ['bytes behind the DER', renderPem(LABEL, Buffer.concat([DER, DER])), 'PEM_CORRUPT'],
      ['no SEQUENCE', renderPem(LABEL, Buffer.from([0x04, 0x01, 0x00])), 'PEM_CORRUPT'],
      ['a length without end', renderPem(LABEL, Buffer.from([0x30, 0x80, 0x00, 0x00])), 'PEM_CORRUPT'],
      ['a length over four bytes', renderPem(LABEL, Buffer.from([0x30, 0x85, 1, 1, 1, 1, 1])), 'PEM_CORRUPT'],
      ['a single byte', renderPem(LABEL, Buffer.from([0x30])), 'PEM_CORRUPT'],
      [
        'headers of an encrypted key',
        PEM.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\n\n'),
        'PEM_ENCRYPTED_KEY',
      ],
    ])('%s', (_name, text, code) => {
      expect(codeOf(() => parsePem(text, 'the field "key"'))).toBe(code);
    });

    it('every block that lost symbols at its end', () => {
      fc.assert(
        fc.property(arbitraryDer, fc.integer({ min: 1, max: 40 }), (der, lost) => {
          const body = der.toString('base64').replaceAll('=', '');
          const text = `-----BEGIN X-----\n${body.slice(0, -lost)}\n-----END X-----`;
          expect(codeOf(() => parsePem(text, 'the field'))).toMatch(/^PEM_(TRUNCATED|CORRUPT)$/);
        }),
      );
    });

    it('with the name of the text, and nothing of what it holds', () => {
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom('ж', 'щ', 'Ж', '9', '+', '-', '\n', '\\n'), maxLength: 60 }),
          fc.constantFrom(PEM, `-----BEGIN ${LABEL}-----`, '-----BEGIN '),
          (noise, start) => {
            try {
              parsePem(start.slice(0, -1) + noise, 'the field "key"');
            } catch (error) {
              if (!(error instanceof ActionError)) throw error;
              expect(error.message).toContain('the field "key"');
              expect(`${error.message}${error.next}${String(error.cause)}`).not.toMatch(/[жщЖ9]/);
            }
          },
        ),
      );
    });
  });

  it.each([
    ['backslashes', '\\'],
    ['dashes', '-'],
    ['beginnings', '-----BEGIN '],
    ['whole BEGIN lines', '-----BEGIN A-----'],
    ['END lines after a beginning', '-----END A-----'],
    ['escaped line breaks', '\\n'],
    ['blocks', '-----BEGIN A-----MAA-----END A-----'],
  ])('takes 1 MiB of %s in linear time', (_name, part) => {
    const text = mebibyteOf(part);
    expect(cpuMsOf(() => codeOf(() => parsePem(text, 'the field')))).toBeLessThan(1000);
    expect(cpuMsOf(() => codeOf(() => parsePem(`-----BEGIN A-----${text}`, 'the field')))).toBeLessThan(1000);
  });
});
