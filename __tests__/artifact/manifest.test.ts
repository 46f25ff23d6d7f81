import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MANIFEST_PATH, parseManifest, readManifest, renderManifest } from '../../src/artifact/manifest.js';
import { ActionError } from '../../src/errors.js';
import { filesOf } from './artifact-files.js';

const SOUND = {
  'Manifest-Version': '1.0',
  'Bundle-Name': 'Order Intake',
  'Bundle-SymbolicName': 'Order_Intake; singleton:=true',
  'Bundle-Version': '1.0.3',
  'SAP-BundleType': 'IntegrationFlow',
};

function manifestWith(changes: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries<string | undefined>({ ...SOUND, ...changes }).map(([name, value]) =>
    value === undefined ? '' : `${name}: ${value}\n`,
  );
  return `${lines.join('')}\n`;
}

function faultOf(files: Readonly<Record<string, string>>): ActionError {
  try {
    readManifest(filesOf(files), { label: 'Order', file: 'Order/META-INF/MANIFEST.MF' });
  } catch (error) {
    if (error instanceof ActionError) return error;
  }
  throw new Error('nothing was refused');
}

describe('readManifest', () => {
  it('tells id, name, version and type', () => {
    const { headers, ...facts } = readManifest(filesOf({ [MANIFEST_PATH]: manifestWith({}) }), {
      label: 'Order',
    });
    expect(facts).toEqual({
      id: 'Order_Intake',
      name: 'Order Intake',
      version: '1.0.3',
      type: 'IntegrationFlow',
    });
    expect(headers.get('Manifest-Version')).toBe('1.0');
  });

  it('takes the id for a name that is missing', () => {
    const files = filesOf({ [MANIFEST_PATH]: manifestWith({ 'Bundle-Name': undefined }) });
    expect(readManifest(files, { label: 'Order' }).name).toBe('Order_Intake');
  });

  it.each<readonly [string, Readonly<Record<string, string | undefined>>, string]>([
    ['no symbolic name', { 'Bundle-SymbolicName': undefined }, 'without `Bundle-SymbolicName`'],
    [
      'an empty symbolic name',
      { 'Bundle-SymbolicName': ' ; singleton:=true' },
      'without `Bundle-SymbolicName`',
    ],
    ['an id with blanks', { 'Bundle-SymbolicName': 'Order Intake' }, 'is no id'],
    ['an id with quotes', { 'Bundle-SymbolicName': "O'Rder" }, 'is no id'],
    ['an id that starts with a digit', { 'Bundle-SymbolicName': '1Order' }, 'is no id'],
    ['an id that ends with a dot', { 'Bundle-SymbolicName': 'Order.' }, 'is no id'],
    ['an endless id', { 'Bundle-SymbolicName': 'a'.repeat(151) }, 'is no id'],
    ['no version', { 'Bundle-Version': undefined }, 'without `Bundle-Version`'],
    ['a version of two numbers', { 'Bundle-Version': '1.0' }, '"1.0"'],
    ['a version of words', { 'Bundle-Version': 'active' }, '"active"'],
    ['no type', { 'SAP-BundleType': undefined }, 'without `SAP-BundleType`'],
    ['a type that is not deployed', { 'SAP-BundleType': 'DataType' }, 'cannot be deployed'],
    ['a type of JavaScript', { 'SAP-BundleType': 'constructor' }, 'cannot be deployed'],
  ])('refuses %s', (_name, changes, expected) => {
    const fault = faultOf({ [MANIFEST_PATH]: manifestWith(changes) });
    expect(fault.code).toBe('ARTIFACT_INVALID');
    expect(fault.message).toContain(expected);
    expect(fault.place).toEqual({ file: 'Order/META-INF/MANIFEST.MF' });
  });

  it.each(['1.0.0', '10.20.30', '1.0.0.SNAPSHOT', '1.0.0.2026-01-01'])('takes the version %s', (version) => {
    const files = filesOf({ [MANIFEST_PATH]: manifestWith({ 'Bundle-Version': version }) });
    expect(readManifest(files, { label: 'Order' }).version).toBe(version);
  });

  it('tells the folder that wraps the files', () => {
    expect(faultOf({ 'Order/META-INF/MANIFEST.MF': manifestWith({}) }).message).toContain(
      'in the folder "Order"',
    );
    expect(faultOf({ x: '' }).message).toContain('has no META-INF/MANIFEST.MF');
    expect(faultOf({ [MANIFEST_PATH]: 'no header' }).message).toContain('a line that is no header');
  });
});

describe('parseManifest', () => {
  it.each<readonly [string, string, Readonly<Record<string, string>> | undefined]>([
    ['LF', 'A: 1\nB: 2\n\n', { A: '1', B: '2' }],
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\n', { A: '1', B: '2' }],
    ['CR', 'A: 1\rB: 2\r\r', { A: '1', B: '2' }],
    ['continued lines', 'A: 12\n 34\r\n  5\nB: 1', { A: '1234 5', B: '1' }],
    ['no blank after the colon, and colons later', 'A:1\nB: x:y', { A: '1', B: 'x:y' }],
    ['an empty value', 'A:\nB: ', { A: '', B: '' }],
    [
      'names in another case',
      'bundle-symbolicname: x\nORIGIN: y',
      { 'Bundle-SymbolicName': 'x', ORIGIN: 'y' },
    ],
    ['a later section', 'A: 1\n\nName: x\nA: 2\n', { A: '1', '2/Name': 'x', '2/A': '2' }],
    ['a header twice', 'A: 1\nA: 2', undefined],
    ['a known header twice, in two cases', 'Bundle-Name: 1\nbundle-name: 2', undefined],
    ['a line that is no header', 'A: 1\nfoo', undefined],
    ['a name with blanks', 'A b: 1', undefined],
    ['a continued line at the start', ' A: 1', undefined],
  ])('reads %s', (_name, text, expected) => {
    const headers = parseManifest(text);
    expect(headers && Object.fromEntries(headers)).toEqual(expected);
  });
});

describe('renderManifest', () => {
  const name = fc.stringMatching(/^[A-Z][A-Za-z-]{0,20}$/);
  const value = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map((text) => text.replace(/\p{Cc}/gu, '').trim());

  it('is read back as it was, in lines of at most 72 bytes that are each UTF-8', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key.toLowerCase(), minLength: 1 }),
        (headers) => {
          const text = renderManifest(new Map(headers));
          for (const line of text.split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(72);
            expect(line.isWellFormed()).toBe(true);
          }
          expect([...(parseManifest(text) ?? [])].map(([, text]) => text)).toEqual(
            headers.map(([, text]) => text),
          );
        },
      ),
    );
  });

  it('folds at exactly 72 bytes', () => {
    const text = renderManifest(new Map([['A', 'x'.repeat(69 + 71 + 1)]]));
    expect(text.split('\r\n').map((line) => line.length)).toEqual([72, 72, 2, 0, 0]);
  });
});
