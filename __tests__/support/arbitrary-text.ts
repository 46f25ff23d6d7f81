/** Text of every character of Unicode. (The unit `binary` of fast-check takes seconds to begin.) */
import fc from 'fast-check';

const arbitraryCharacter = fc
  .oneof(fc.nat(0xff), fc.nat(0xffff), fc.nat(0x10ffff))
  .map((code) => String.fromCodePoint(code))
  .filter((character) => character.isWellFormed());

export function arbitraryText(constraints: { readonly minLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: arbitraryCharacter });
}

/** What a browser shows of text in which every special sign is written as a number. */
export function decodeEntities(html: string): string {
  return html.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
}
