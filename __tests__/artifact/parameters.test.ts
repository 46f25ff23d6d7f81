import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeProperties, parseProperties, renderProperties } from '../../src/artifact/properties.js';
import {
  DEFINITIONS_PATH,
  PARAMETERS_PATH,
  readParameters,
  writeParameters,
} from '../../src/artifact/parameters.js';
import { filesOf } from './artifact-files.js';

function definition(key: string, name: string, type: string, required = 'false'): string {
  return `<parameter>\n <key>${key}</key><name>${name}</name><type>${type}</type><isRequired>${required}</isRequired><constraint/><additionalMetadata><key>deep</key></additionalMetadata></parameter>`;
}

const ARCHIVE = filesOf({
  [PARAMETERS_PATH]:
    '#Store parameters\n#Fri Nov 14 06:28:29 UTC 2025\nReceiver\\ Host=https\\://a\nOnly=x\nReceiver\\ Host=b\n',
  [DEFINITIONS_PATH]: `<?xml version="1.0"?><parameters>${definition('', 'Receiver Host', 'xsd:string', 'true')}${definition('Start', 'Timer', 'custom:schedule')}<param_references><reference param_key="x"/></param_references></parameters>`,
});

describe('readParameters', () => {
  it('joins both files; the key stands in `key`, or in `name` if that is empty', () => {
    expect([...readParameters(ARCHIVE).values()]).toEqual([
      { key: 'Receiver Host', value: 'b', type: 'xsd:string', isRequired: true },
      { key: 'Start', value: undefined, type: 'custom:schedule', isRequired: false },
      { key: 'Only', value: 'x', type: undefined, isRequired: false },
    ]);
  });

  it('reads nothing from nothing, and from what is damaged', () => {
    expect(readParameters(new Map()).size).toBe(0);
    expect(readParameters(filesOf({ [PARAMETERS_PATH]: 'a=\\u1', [DEFINITIONS_PATH]: '<a>' })).size).toBe(0);
    const doctype = `<!DOCTYPE p [<!ENTITY e "x">]><parameters>${definition('a', 'b', 'c')}</parameters>`;
    expect(readParameters(filesOf({ [DEFINITIONS_PATH]: doctype })).size).toBe(0);
  });
});

describe('writeParameters', () => {
  it('sets and adds values, keeps the others, and leaves the rest of the archive alone', () => {
    const written = writeParameters(
      ARCHIVE,
      new Map([
        ['Receiver Host', 'ü: =#'],
        ['Start', '<row/>'],
      ]),
    );
    const values = [...readParameters(written)].map(([key, { value }]) => [key, value]);
    expect(values).toEqual([
      ['Receiver Host', 'ü: =#'],
      ['Start', '<row/>'],
      ['Only', 'x'],
    ]);
    expect(written.get(DEFINITIONS_PATH)).toBe(ARCHIVE.get(DEFINITIONS_PATH));
    expect(Buffer.from(written.get(PARAMETERS_PATH) ?? []).toString('latin1')).toMatch(/^[\n -~]*$/);
  });

  it('gives the archive itself if nothing changes', () => {
    expect(writeParameters(ARCHIVE, new Map([['Only', 'x']]))).toBe(ARCHIVE);
    expect(writeParameters(ARCHIVE, new Map())).toBe(ARCHIVE);
  });

  it('makes the file if there is none', () => {
    const written = writeParameters(new Map(), new Map([['k', 'v']]));
    expect(readParameters(written).get('k')?.value).toBe('v');
  });
});

describe('properties', () => {
  it('are read back as they were written', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(
            text.filter((key) => key !== ''),
            text,
          ),
          { selector: ([key]) => key },
        ),
        (rows) => {
          const parsed = parseProperties(decodeProperties(renderProperties(new Map(rows)))) ?? [];
          expect(parsed.map(({ key, value }) => [key, value]).toSorted()).toEqual(rows.toSorted());
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each<readonly [string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('k=é'), 'é'],
    ['ISO-8859-1', Buffer.from('k=é', 'latin1'), 'é'],
    ['escapes', Buffer.from('k=\\u00e9'), 'é'],
  ])('are read from %s', (_name, bytes, expected) => {
    expect(parseProperties(decodeProperties(bytes))?.[0]?.value).toBe(expected);
  });
});
