/** Generators of lines of the input `credentials`, written by the quoting rules, with what each of them means. */
import fc from 'fast-check';
import {
  CREDENTIAL_FIELDS,
  CREDENTIAL_TYPES,
  parseReference,
  type CredentialReference,
} from '../../src/credential-store/reference.js';
import type { DeliveryOptions } from '../../src/credential-store/reference-options.js';

export const NO_OPTIONS: DeliveryOptions = {
  decode: undefined,
  pointer: undefined,
  defaultText: undefined,
  optional: 'no',
  file: undefined,
  mask: 'as-needed',
};

export const DEFAULT_NAMESPACE = 'default-namespace';

/** The reference of a line that is known to be sound. */
export function referenceOf(
  line: string,
  namespace: string | undefined = DEFAULT_NAMESPACE,
): CredentialReference {
  const parsing = parseReference(line, namespace);
  if ('reference' in parsing) return parsing.reference;
  throw new Error(`the line is not sound: ${line}: ${parsing.faults.join('; ')}`);
}

export interface WrittenLine {
  readonly line: string;
  readonly meaning: CredentialReference;
}

const arbitraryName = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,15}$/);
const arbitraryNamespace = fc.stringMatching(/^[A-Za-z0-9_\-.:!~]{1,20}$/);

/** Names of credentials: any text of one line, with a liking for the signs of the grammar. */
const arbitraryCredential = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('/#?=*":&%@ ~!.-_'), 'key:', 'password:', 'keyring:', '\t', '\u00a0'),
      fc.constantFrom(...Array.from('abcXYZ019')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 20,
  })
  .filter((name) => !/[\r\n]/.test(name));

const arbitraryText = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));

type Option = readonly [text: string, meaning: Partial<DeliveryOptions>];

const arbitraryOption: Readonly<Record<string, fc.Arbitrary<Option>>> = {
  decode: fc
    .constantFrom('base64' as const, 'base64url' as const, 'hex' as const)
    .map((decode) => [`decode=${decode}`, { decode }]),
  json: fc.array(arbitraryText, { maxLength: 3 }).map((pointer) => {
    const path = pointer.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return [`json=${encodeURIComponent(path)}`, { pointer }];
  }),
  default: arbitraryText.map((defaultText) => [
    `default=${encodeURIComponent(defaultText)}`,
    { defaultText },
  ]),
  optional: fc.constant(['optional', { optional: 'yes' }] as const),
  file: fc.constantFrom<Option>(
    ['file', { file: { name: undefined } }],
    ['file=a.pem', { file: { name: 'a.pem' } }],
    ['file=%C3%A4%20b.key', { file: { name: 'ä b.key' } }],
  ),
  mask: fc.constantFrom<Option>(['mask=force', { mask: 'force' }], ['mask=off', { mask: 'off' }]),
};

const arbitraryOptions: fc.Arbitrary<readonly Option[]> = fc
  .shuffledSubarray(Object.values(arbitraryOption))
  .chain((options) => fc.tuple(...options));

/** A line for one credential, by every part of the grammar. */
export const arbitraryLine: fc.Arbitrary<WrittenLine> = fc
  .record({
    outputName: arbitraryName,
    blanks: fc.tuple(fc.constantFrom('', ' ', '\t ', '  '), fc.constantFrom('', ' ', '\t')),
    type: fc.option(fc.constantFrom(...CREDENTIAL_TYPES), { nil: undefined }),
    namespace: fc.option(arbitraryNamespace, { nil: undefined }),
    credential: arbitraryCredential,
    isQuoted: fc.boolean(),
    field: fc.option(fc.constantFrom(...CREDENTIAL_FIELDS), { nil: undefined }),
    options: arbitraryOptions,
  })
  .map((parts) => {
    const name = quoteWhereNeeded(parts.credential, parts.isQuoted || parts.namespace === undefined);
    const target = `${parts.namespace === undefined ? '' : `${parts.namespace}/`}${name}`;
    const needsType = parts.type !== undefined || /^(?:password|key|keyring):/.test(target);
    const field = parts.field === undefined ? '' : `#${parts.field}`;
    const options = parts.options.map(([text]) => text).join('&');
    const [before, after] = parts.blanks;
    const type = needsType ? `${parts.type ?? 'password'}:` : '';
    return {
      line: `${parts.outputName}${before}=${after}${type}${target}${field}${options === '' ? '' : `?${options}`}`,
      meaning: {
        kind: 'single',
        outputName: parts.outputName,
        type: parts.type ?? 'password',
        namespace: parts.namespace ?? DEFAULT_NAMESPACE,
        credential: parts.credential,
        field: parts.field ?? 'value',
        options: Object.assign(
          {},
          NO_OPTIONS,
          ...parts.options.map(([, meaning]) => meaning),
        ) as DeliveryOptions,
      },
    };
  });

/** By the rule of the grammar: signs of the grammar or blanks at an end need double quotes. */
export function quoteWhereNeeded(name: string, isQuoted = false): string {
  const isNeeded = /[/#?=*"]/.test(name) || name.trim() !== name;
  return isNeeded || isQuoted ? `"${name.replaceAll('"', '""')}"` : name;
}
