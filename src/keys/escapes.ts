/**
 * Escapes that no PEM text holds, undone until none is left: backslashes (JSON, shells, C; once or many times),
 * percent (URLs, workflow commands), and HTML (entities, tags as line breaks). Linear in the input.
 */
import { cleanCharacters } from './characters.js';
import type { Repaired, RepairCode } from './repairs.js';

/** Each round undoes one layer; `&amp;#x2F;` and `%255Cn` need two. */
const MAX_ROUNDS = 5;

export function decodeEscapes(text: string): Repaired {
  const repairs: RepairCode[] = [];
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = current;
    for (const step of [cleanCharacters, decodeBackslashes, decodePercent, decodeHtml]) {
      const result = step(current);
      current = result.text;
      repairs.push(...result.repairs);
    }
    if (current === before) break;
  }
  return { text: current, repairs };
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\n',
  t: '\t',
  f: '\n',
  v: '\n',
  '012': '\n',
  '015': '\n',
  '011': '\t',
};

/** A run of backslashes counts as one: neither base64 nor a boundary has any, however often it was escaped. */
function decodeBackslashes(text: string): Repaired {
  if (!text.includes('\\')) return { text, repairs: [] };
  const decoded = text
    .replaceAll(/(?<!\\)\\+r\\+n/g, '\n')
    .replaceAll(
      /\\+(u\{?[0-9A-Fa-f]{2,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|01[125]|[nrtfv])?/g,
      decodeBackslash,
    );
  return { text: decoded, repairs: ['escaped-characters'] };
}

function decodeBackslash(_run: string, escape: string | undefined): string {
  if (escape === undefined) return '';
  const control = CONTROL[escape];
  if (control !== undefined) return control;
  const point = Number.parseInt(escape.replaceAll(/[ux{}]/g, ''), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

export function decodePercent(text: string): Repaired {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return { text, repairs: [] };
  let decoded = '';
  let from = 0;
  for (const { index } of text.matchAll(/%[0-9A-Fa-f]{2}/g)) {
    if (index < from) continue;
    let start = index;
    while (start > from && !/\s/.test(text[start - 1] ?? '')) start -= 1;
    const end = index + (/\s|$/.exec(text.slice(index))?.index ?? 0);
    const word = restoreBlanks(text.slice(start, end));
    decoded += text.slice(from, start) + word.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, decodeOctets);
    from = end;
  }
  return { text: decoded + text.slice(from), repairs: ['url-encoding'] };
}

/** Form encoding writes `+` for a blank, and so no `%20`; and it leaves neither `/` nor `=` as they are. */
function restoreBlanks(word: string): string {
  const isForm =
    /%[0-9A-Fa-f]{2}/.test(word) &&
    !/%20|[/=](?=[A-Za-z0-9%+])/.test(word.replace(/^[\w$:.-]{1,80}=["']?/, ''));
  return isForm ? word.replaceAll('+', ' ') : word;
}

function decodeOctets(octets: string): string {
  return Buffer.from(octets.replaceAll('%', ''), 'hex').toString('utf8');
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  plus: '+',
  equals: '=',
  sol: '/',
  lowbar: '_',
  dash: '-',
  hyphen: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  shy: '',
  zwnj: '',
  newline: '\n',
  tab: '\t',
  colon: ':',
  comma: ',',
  lbrace: '{',
  lcub: '{',
  rbrace: '}',
  rcub: '}',
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  num: '#',
  excl: '!',
  vert: '|',
  verbar: '|',
  dollar: '$',
  period: '.',
  semi: ';',
  bsol: '\\',
};

/** The tags that editors and wikis put around lines. */
const TAGS =
  /<\/?(?:br|p|div|span|pre|code|samp|tt|td|tr|th|li|ul|ol|table|tbody|font|wbr|b|i|em|strong|a|blockquote|textarea|html|body)(?:\s[^<>]{0,200})?\/?>/gi;

/** Entities to what they stand for, tags to line breaks. */
export function decodeHtml(text: string): Repaired {
  const decoded = text
    .replaceAll(TAGS, '\n')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, decodeEntity);
  return decoded === text ? { text, repairs: [] } : { text: decoded, repairs: ['html'] };
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
