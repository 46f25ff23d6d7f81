/**
 * Single signs dropped from a text, or replaced by others, in one pass. `replaceAll` makes a list of what stands between
 * the signs, which for half a million of them takes a hundred times as long. What the signs mean is not known here.
 */

/** Code points of one range, the last one included, and what stands for each of them; `''` drops them. */
export interface SignRule {
  readonly ranges: readonly (readonly [number, number])[];
  readonly replacement: string | ((code: number) => number);
}

export interface Sifted {
  readonly text: string;
  /** Indices of the rules of which a sign was there, in no order. */
  readonly applied: ReadonlySet<number>;
}

export type Sieve = (text: string) => Sifted;

/** @param rules the first one of those that hold a sign counts; signs of the basic plane only. */
export function makeSieve(rules: readonly SignRule[]): Sieve {
  const any = new RegExp(`[${rules.map(renderClass).join('')}]`);
  // Made at the first hit: most texts have none.
  let table: Table | undefined;
  return (text) => {
    const first = text.search(any);
    if (first < 0) return { text, applied: new Set() };
    table ??= makeTable(rules);
    return sift(text, first, table);
  };
}

/** Ranges of code points in hexadecimal: `20 2028-2029`. */
export function parseRanges(written: string): readonly (readonly [number, number])[] {
  return written.split(' ').map((range) => {
    const [from = '', to = from] = range.split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function renderClass({ ranges }: SignRule): string {
  const escape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  return ranges.map(([from, to]) => `${escape(from)}-${escape(to)}`).join('');
}

interface Table {
  /** By code unit: 0 keeps it, any other number is one more than the index of its rule. */
  readonly rules: Uint8Array;
  /** By code unit: what stands for it. */
  readonly codes: Uint16Array;
  /** By index of the rule plus one: 1 where its signs are dropped. */
  readonly drops: Uint8Array;
}

function makeTable(rules: readonly SignRule[]): Table {
  const table = { rules: new Uint8Array(0x10000), codes: new Uint16Array(0x10000) };
  for (const [index, { ranges, replacement }] of rules.entries())
    for (const [from, to] of ranges)
      for (let code = from; code <= to; code += 1) {
        if (table.rules[code] !== 0) continue;
        table.rules[code] = index + 1;
        table.codes[code] = typeof replacement === 'string' ? replacement.charCodeAt(0) : replacement(code);
      }
  const drops = rules.map(({ replacement }) => (replacement === '' ? 1 : 0));
  return { ...table, drops: Uint8Array.of(0, ...drops) };
}

function sift(text: string, first: number, { rules, codes, drops }: Table): Sifted {
  const isApplied = new Uint8Array(drops.length);
  // eslint-disable-next-line no-control-regex -- all that one byte holds
  const isWide = /[^\u0000-\u00FF]/.test(text);
  const units = isWide ? new Uint16Array(text.length - first) : new Uint8Array(text.length - first);
  let end = 0;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const rule = rules[code] ?? 0;
    if (rule !== 0) {
      isApplied[rule] = 1;
      if (drops[rule] === 1) continue;
    }
    units[end] = rule === 0 ? code : (codes[code] ?? 0);
    end += 1;
  }
  const rest = Buffer.from(units.buffer, 0, end * units.BYTES_PER_ELEMENT);
  return {
    text: text.slice(0, first) + rest.toString(isWide ? 'utf16le' : 'latin1'),
    applied: new Set([...drops.keys()].filter((index) => isApplied[index + 1] === 1)),
  };
}
