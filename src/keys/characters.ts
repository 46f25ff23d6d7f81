/**
 * Characters that editors, terminals, web pages and wrong decoders put into a text: dropped, or turned into the
 * ASCII that they stand for. Neither PEM (RFC 7468) nor the syntax of JSON (RFC 8259) holds any of them.
 * Linear in the input.
 */
import type { Repaired, RepairCode } from './repairs.js';

interface Rule {
  readonly code: RepairCode;
  readonly pattern: RegExp;
  readonly replacement: string;
}

const NUL = '\\u0000';

/** In this order: a byte order mark read as Latin-1 can only be seen before other signs are dropped. */
const RULES: readonly Rule[] = [
  // UTF-16 read as UTF-8 or Latin-1: its mark, and a NUL beside each ASCII character.
  rule('utf-16', String.raw`^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD)(?=${NUL}|.${NUL})|${NUL}`),
  rule('byte-order-mark', String.raw`\uFEFF|\uFFFE|^\u00EF\u00BB\u00BF`),
  rule('unicode-line-breaks', String.raw`[\u2028\u2029\u0085\u000B\u000C]`, '\n'),
  rule(
    'invisible-characters',
    String.raw`[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFFA0]`,
  ),
  rule(
    'terminal-codes',
    String.raw`\u001B\[[0-?]{0,32}[ -\/]{0,4}[@-~]|\u001B\][^\u0007\u001B]{0,256}(?:\u0007|\u001B\\)|\u001B[()#][0-9A-Z]|\u001B[=>78cDEHMNOZ]|\u009B[0-?]{0,32}[@-~]`,
  ),
  rule('control-characters', String.raw`[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]`),
  rule('unicode-blanks', String.raw`[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]`, ' '),
];

/** Hyphens, dashes and minus signs. How many ASCII dashes one stands for does not matter in a boundary. */
const DASHES = rule('unicode-dashes', String.raw`[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]`, '-');

const ASCII_TEXT = /^[\t\n\r -~]*$/;

/** For any text: nothing that is visible is changed, but for blanks and line breaks. */
export function cleanInvisible(text: string): Repaired {
  return applyRules(text, RULES);
}

/** For PEM text: dashes and full-width characters count as their ASCII too. */
export function cleanCharacters(text: string): Repaired {
  const clean = applyRules(text, [...RULES, DASHES]);
  const narrow = clean.text.replaceAll(/[\uFF01-\uFF5E]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
  return narrow === clean.text
    ? clean
    : { text: narrow, repairs: [...clean.repairs, 'full-width-characters'] };
}

function applyRules(text: string, rules: readonly Rule[]): Repaired {
  if (ASCII_TEXT.test(text)) return { text, repairs: [] };
  const repairs: RepairCode[] = [];
  let current = text;
  for (const { code, pattern, replacement } of rules) {
    const next = current.replaceAll(pattern, replacement);
    if (next !== current) repairs.push(code);
    current = next;
  }
  return { text: current, repairs };
}

function rule(code: RepairCode, pattern: string, replacement = ''): Rule {
  return { code, pattern: new RegExp(pattern, 'g'), replacement };
}
