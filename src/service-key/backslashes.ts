/**
 * One level of backslashes taken off a text, as JSON (RFC 8259 §7) and shells put it, in one pass: a callback for each
 * of half a million takes ten times as long. Whether the text has any that mean something is not judged here.
 */

const [BACKSLASH, LINE_FEED, TAB] = [0x5c, 0x0a, 0x09];
/** Of `n`, `r` and `t`. */
const MEANINGS: ReadonlyMap<number, number> = new Map([
  [0x6e, LINE_FEED],
  [0x72, LINE_FEED],
  [0x74, TAB],
]);
const DIGITS = /u[0-9A-Fa-f]{4}/y;

/** Line breaks as LF; any other sign stands for itself, and a backslash at the end stays. */
export function dropEscapes(text: string): string {
  const units = new Uint16Array(text.length);
  let [end, widest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code === BACKSLASH && at + 1 < text.length) {
      at += 1;
      const point = readPoint(text, at);
      if (point !== undefined) at += 4;
      const sign = text.charCodeAt(at);
      code = point ?? MEANINGS.get(sign) ?? sign;
    }
    units[end] = code;
    end += 1;
    if (code > widest) widest = code;
  }
  const used = units.subarray(0, end);
  // Text of one byte a sign is searched in half the time.
  return widest <= 0xff
    ? Buffer.from(used).toString('latin1')
    : Buffer.from(units.buffer, 0, end * 2).toString('utf16le');
}

/** Of `uXXXX` at this place. */
function readPoint(text: string, at: number): number | undefined {
  if (text[at] !== 'u') return undefined;
  DIGITS.lastIndex = at;
  return DIGITS.test(text) ? Number.parseInt(text.slice(at + 1, at + 5), 16) : undefined;
}
