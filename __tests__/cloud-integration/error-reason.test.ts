import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extractErrorReason } from '../../src/cloud-integration/error-reason.js';

/** As the runtime gives it: JSON whose parameters are JSON again. */
function information(messageText: string, ...parameters: readonly unknown[]): string {
  return JSON.stringify({
    message: {
      subsystemName: 'CONTENT',
      subsytemPartName: 'CONTENT_DEPLOY',
      messageId: 'GenerationFailed',
      messageText,
    },
    parameter: parameters.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    childInstances: [],
  });
}

const NESTED = {
  message: 'EXCEPTION',
  childMessageInstances: [{ message: 'CAUSE', parameters: ['Script file missing'] }],
  parameters: ['Validation failed'],
};

describe('reasons', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['the message, where there is one', information('Build failed', 'a parameter'), ['Build failed']],
    ['parameters as JSON', information('', NESTED), ['Script file missing', 'Validation failed']],
    ['parameters as text', information('', 'Bean X could not be created'), ['Bean X could not be created']],
    ['both', information('', NESTED, 'plain'), ['Script file missing', 'Validation failed', 'plain']],
    [
      'JSON in JSON in JSON',
      information('', { parameters: [JSON.stringify(NESTED)] }),
      ['Script file missing', 'Validation failed'],
    ],
    ['plain text', 'Something broke\n\tat a.b.C', ['Something broke at a.b.C']],
    ['XML around a text', '<error><message>It broke</message></error>', ['It broke']],
    ['nothing twice', information('', 'same', ' same '), ['same']],
    ['children', JSON.stringify({ message: {}, childInstances: [{ parameter: ['inner'] }] }), ['inner']],
    ['no words at all', information(''), []],
    ['nothing', '', []],
    ['words of the machine alone', '{"message":"EXCEPTION"}', []],
    ['a list', '["first","second"]', ['first', 'second']],
    ['JSON in quotes', JSON.stringify(information('Build failed')), ['Build failed']],
    ['quotes and escapes', information('', 'a "b" \\ c\u00e9'), ['a "b" \\ cé']],
  ])('of %s', (_name, text, expected) => {
    expect(extractErrorReason(text).reasons).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['the text', `${information('', NESTED).split('missing')[0] ?? ''}[truncated]`, ['Script file']],
    [
      'a parameter',
      information('', `${JSON.stringify(NESTED).split('missing')[0] ?? ''}[truncated]`),
      ['Script file'],
    ],
    ['a word', information('', 'Bean X could [truncated]'), ['Bean X could']],
    ['an escape', '{"parameter":["caf\\u00', ['caf']],
    ['a backslash', '{"parameter":["caf\\', ['caf']],
    ['a key', '{"parameter":["done"],"child', ['done']],
  ])('are read as far as they go when %s is cut off', (_name, text, expected) => {
    expect(extractErrorReason(text).reasons.slice(0, 1)).toEqual(expected.slice(0, 1));
  });

  it('survive a cut anywhere', () => {
    const whole = information('', NESTED, 'Bean X could not be created');
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        for (const reason of extractErrorReason(whole.slice(0, length)).reasons)
          expect('Script file missing Validation failed Bean X could not be created').toContain(
            reason.replace(/^\{.*$/, ''),
          );
      }),
    );
  });

  it('are few and short for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.json({ maxDepth: 5 }),
      fc
        .array(fc.string({ minLength: 290, maxLength: 320 }), { maxLength: 9 })
        .map((all) => information('', ...all)),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { reasons, files } = extractErrorReason(written);
        expect(reasons.length).toBeLessThanOrEqual(5);
        expect(files.length).toBeLessThanOrEqual(5);
        for (const reason of reasons) {
          expect(reason.length).toBeLessThanOrEqual(300);
          expect(reason).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it('end in time for a text that is made to be slow', () => {
    for (const piece of ['"', '\\', '"\\', '[[', 'a.b', '.groovy:', "'", '<', '" ', '[truncated] '])
      expect(extractErrorReason(piece.repeat(100_000)).reasons.length).toBeLessThanOrEqual(5);
  });
});

describe('files', () => {
  it.each<readonly [string, readonly (readonly [string, number | undefined])[]]>([
    ['script1.groovy: 12: unable to resolve class Foo', [['script1.groovy', 12]]],
    ['Error in map.xsl at line 7', [['map.xsl', 7]]],
    ['Script file src/main/resources/script/a.gsh missing', [['a.gsh', undefined]]],
    ["Script 'my script.groovy' is missing", [['my script.groovy', undefined]]],
    ['in "dir\\Order Flow.iflw"', [['Order Flow.iflw', undefined]]],
    [
      'parameters.prop and parameters.propdef differ',
      [
        ['parameters.prop', undefined],
        ['parameters.propdef', undefined],
      ],
    ],
    [
      'a.js, b.jar; c.wsdl',
      [
        ['a.js', undefined],
        ['b.jar', undefined],
        ['c.wsdl', undefined],
      ],
    ],
    ['a.groovy twice a.groovy: 3', [['a.groovy', undefined]]],
    ['java.lang.NullPointerException at com.sap.json', []],
    ['see file.jsonx or .js', []],
  ])('of %j', (text, expected) => {
    const found = extractErrorReason(information('', text)).files;
    expect(found).toEqual(expected.map(([name, line]) => ({ name, line })));
  });

  it('are found behind the message too', () => {
    expect(extractErrorReason(information('Build failed', 'a.groovy: 1: x')).files).toEqual([
      { name: 'a.groovy', line: 1 },
    ]);
  });
});
