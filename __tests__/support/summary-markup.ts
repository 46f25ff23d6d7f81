/**
 * A job summary read sign by sign: each element must be one of ours, without another attribute, in its place and closed on
 * its line; each `&` an entity; and no text may hold a sign that acts in Markdown. Pictures are handed out unread.
 */

/** In which elements each of ours may stand; `''` is none. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  table: ['', 'details'],
  tr: ['table'],
  th: ['tr'],
  td: ['tr'],
  code: ['', 'details', 'td', 'summary'],
  details: ['', 'details'],
  summary: ['details'],
  'pre lang="diff"': ['details'],
};
const VOID: Readonly<Record<string, readonly string[]>> = { br: ['', 'details', 'td'], wbr: ['td', 'code'] };

/** What our own lines begin with. */
const OWN_START = /^(?:### |- (?:\*\*[A-Z]+\*\* |⚠️ |➖ )?)/u;
const ACTING = /[<>&[\]*_`#|@\\~!$]|:\/\/|www\.|^\s|^[-+=]|^\d+[.)]/i;

export interface SummaryMarkup {
  /** Lines of each picture, without the fence. */
  readonly pictures: readonly (readonly string[])[];
  readonly faults: readonly string[];
}

export function readSummary(markdown: string): SummaryMarkup {
  const pictures: (readonly string[])[] = [];
  const rest = markdown.replaceAll(/^```mermaid\n([^]*?)\n```$/gm, (_all, lines: string) => {
    pictures.push(lines.split('\n'));
    return '';
  });
  const open: string[] = [];
  const faults = rest.split('\n').flatMap((line) => [...readTags(line, open), ...readText(line)]);
  return { pictures, faults: [...faults, ...open.map((name) => `<${name}> is never closed`)] };
}

/** @param open the elements around it; only parts that are folded go on over lines. */
function readTags(line: string, open: string[]): readonly string[] {
  const faults = [...line.matchAll(/<([^>]*)>?/g)].flatMap(([tag, name = '']) => readTag(tag, name, open));
  return open.every((name) => name === 'details') ? faults : [...faults, `is open at its end: ${line}`];
}

function readTag(tag: string, name: string, open: string[]): readonly string[] {
  const parent = open.at(-1) ?? '';
  if (name.startsWith('/')) {
    const isRight = parent !== '' && parent.split(' ')[0] === name.slice(1) && tag.endsWith('>');
    if (isRight) open.pop();
    return isRight ? [] : [`closes nothing: ${tag}`];
  }
  const isOurs = tag.endsWith('>') && (PARENTS[name] ?? VOID[name])?.includes(parent) === true;
  if (isOurs && name in PARENTS) open.push(name);
  return isOurs ? [] : [`not ours, or not here: ${tag}`];
}

function readText(line: string): readonly string[] {
  const text = line.replaceAll(/<[^>]*>|&#\d+;/g, '').replace(OWN_START, '');
  return ACTING.test(text) ? [`acts: ${text}`] : [];
}
