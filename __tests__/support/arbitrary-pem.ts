/** Generators of PEM text and of the damages that the action says it repairs. */
import fc from 'fast-check';

export interface Damage {
  readonly name: string;
  readonly apply: (text: string) => string;
}

/** What happens to line breaks on the way into a secret. Each keeps what stands between them. */
export const LINE_BREAK_DAMAGES: readonly Damage[] = [
  { name: 'escaped once', apply: (text) => text.replaceAll('\n', '\\n') },
  { name: 'escaped twice', apply: (text) => text.replaceAll('\n', '\\\\n') },
  { name: 'escaped many times', apply: (text) => text.replaceAll('\n', `${'\\'.repeat(63)}n`) },
  { name: 'escaped as CR and LF', apply: (text) => text.replaceAll('\n', '\\r\\n') },
  { name: 'CRLF', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'CR', apply: (text) => text.replaceAll('\n', '\r') },
  { name: 'blanks', apply: (text) => text.replaceAll('\n', ' ') },
  { name: 'tabs', apply: (text) => text.replaceAll('\n', '\t') },
  { name: 'lost', apply: (text) => text.replaceAll('\n', '') },
  { name: 'doubled', apply: (text) => text.replaceAll('\n', '\n\n') },
];

/** Damages that go on top of the others. */
export const FURTHER_DAMAGES: readonly Damage[] = [
  { name: 'slashes escaped', apply: (text) => text.replaceAll('/', '\\/') },
  { name: 'escaped as JSON', apply: (text) => JSON.stringify(text).slice(1, -1) },
  { name: 'indented', apply: (text) => text.replaceAll('\n', '\n    ') },
  { name: 'blanks at line ends', apply: (text) => text.replaceAll('\n', '  \n') },
  { name: 'text around', apply: (text) => `Bag Attributes: none\n${text}\nend of file` },
];

/** One to four damages, one after the other. */
export const arbitraryDamage: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.constantFrom(...LINE_BREAK_DAMAGES, ...FURTHER_DAMAGES),
  { minLength: 1, maxLength: 4 },
);

export function damage(text: string, damages: readonly Damage[]): string {
  return damages.reduce((current, { apply }) => apply(current), text);
}
