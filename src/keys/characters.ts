/**
 * Characters that editors, terminals, web pages and wrong decoders put into a text: dropped, or turned into the
 * ASCII that they stand for. Neither PEM (RFC 7468) nor the syntax of JSON (RFC 8259) holds any of them.
 * Linear in the input.
 */
import type { Repaired, RepairCode } from './repairs.js';
import { makeSieve, parseRanges, type SignRule } from './sieve.js';

interface Rule extends SignRule {
  readonly code: RepairCode;
}

/** What may stand inside of the codes of a terminal, so it goes before them. */
const INNER_RULES: readonly Rule[] = [
  rule('utf-16', '0'),
  rule('byte-order-mark', 'FEFF FFFE'),
  rule('unicode-line-breaks', '2028 2029 85 B C', '\n'),
  rule(
    'invisible-characters',
    'AD 34F 61C 115F 1160 17B4 17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FFA0',
  ),
];

const VISIBLE_RULES: readonly Rule[] = [
  rule('control-characters', '1-8 E-1F 7F-84 86-9F'),
  rule('unicode-blanks', 'A0 1680 2000-200A 202F 205F 3000', ' '),
];

/** In PEM only. How many ASCII dashes a hyphen, a dash or a minus sign stands for does not matter in a boundary. */
const PEM_RULES: readonly Rule[] = [
  rule('unicode-dashes', '2010-2015 2043 2212 FE58 FE63 FF0D', '-'),
  rule('full-width-characters', 'FF01-FF5E', (code) => code - 0xfee0),
];

const TERMINAL =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /\u001B\[[0-?]{0,32}[ -/]{0,4}[@-~]|\u001B\][^\u0007\u001B]{0,256}(?:\u0007|\u001B\\)|\u001B[()#][0-9A-Z]|\u001B[=>78cDEHMNOZ]|\u009B[0-?]{0,32}[@-~]/g;

const ASCII_TEXT = /^[\t\n\r -~]*$/;

const dropInner = makeCleaner(INNER_RULES);
const cleanAny = makeCleaner([...INNER_RULES, ...VISIBLE_RULES]);
const cleanPem = makeCleaner([...INNER_RULES, ...VISIBLE_RULES, ...PEM_RULES]);

/** For any text: nothing that is visible is changed, but for blanks and line breaks. */
export function cleanInvisible(text: string): Repaired {
  return clean(text, cleanAny);
}

/** For PEM text: dashes and full-width characters count as their ASCII too. */
export function cleanCharacters(text: string): Repaired {
  return clean(text, cleanPem);
}

type Cleaner = (text: string) => Repaired;

function clean(text: string, cleanSigns: Cleaner): Repaired {
  if (ASCII_TEXT.test(text)) return { text, repairs: [] };
  const repairs: RepairCode[] = [];
  let current = text;
  for (const step of [dropMarks, dropTerminalCodes, cleanSigns]) {
    const result = step(current);
    current = result.text;
    repairs.push(...result.repairs);
  }
  return { text: current, repairs };
}

/** Byte order marks that were read in another encoding; UTF-16 is told by a NUL beside each ASCII character. */
function dropMarks(text: string): Repaired {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const wide = text.replace(/^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD)(?=\u0000|.\u0000)/, '');
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const mark = /^\u0000*\u00EF\u0000*\u00BB\u0000*\u00BF/.exec(wide)?.[0] ?? '';
  const repairs: RepairCode[] = [];
  if (wide !== text || mark.includes('\0')) repairs.push('utf-16');
  if (mark !== '') repairs.push('byte-order-mark');
  return { text: wide.slice(mark.length), repairs };
}

function dropTerminalCodes(text: string): Repaired {
  if (!text.includes('\u001B') && !text.includes('\u009B')) return { text, repairs: [] };
  const inner = dropInner(text);
  const plain = inner.text.replaceAll(TERMINAL, '');
  return plain === inner.text ? inner : { text: plain, repairs: [...inner.repairs, 'terminal-codes'] };
}

function makeCleaner(rules: readonly Rule[]): Cleaner {
  const sieve = makeSieve(rules);
  return (text) => {
    const { text: plain, applied } = sieve(text);
    return { text: plain, repairs: rules.flatMap(({ code }, index) => (applied.has(index) ? [code] : [])) };
  };
}

function rule(code: RepairCode, written: string, replacement: SignRule['replacement'] = ''): Rule {
  return { code, ranges: parseRanges(written), replacement };
}
