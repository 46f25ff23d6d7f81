/**
 * PURE. What an XML document says, one line for each element: equal lines are equal meaning. The order of attributes,
 * comments, CDATA, self-closing tags, the XML declaration and the layout do not count; names are kept with their prefix.
 * Layout is blank text beside elements, where no other text stands. Blank text as all that an element holds is content.
 */
import { visitXml, type XmlEvent } from './xml.js';

interface Frame {
  /** Lines of this element's own text, which may turn out to be layout. */
  readonly blanks: number[];
  readonly line: number;
  readonly keepsBlanks: boolean;
  children: number;
  hasText: boolean;
}

/** @returns undefined for what is not read as XML. */
export function describeXml(text: string): readonly string[] | undefined {
  const lines: Lines = [];
  const frames: Frame[] = [];
  const isRead = visitXml(text, (event) => {
    describeEvent(event, lines, frames);
  });
  return isRead ? lines.filter((line) => line !== undefined) : undefined;
}

/** A line that turned out to be layout is undefined. */
type Lines = (string | undefined)[];

function describeEvent(event: XmlEvent, lines: Lines, frames: Frame[]): void {
  const frame = frames.at(-1);
  const indent = indentOf(frames.length);
  if (event.kind === 'open') {
    if (frame) frame.children += 1;
    frames.push(openFrame(event.attributes, lines.length, frame));
    lines.push(`${indent}<${event.name}${describeAttributes(event.attributes)}>`);
  } else if (event.kind === 'text') {
    // Outside of the root there is only layout.
    if (frame) addText(frame, lines, indent + JSON.stringify(event.text), event.text);
  } else if (event.kind === 'instruction') {
    if (frame) frame.children += 1;
    lines.push(`${indent}<?${event.target} ${JSON.stringify(event.body)}>`);
  } else {
    frames.pop();
    if (frame) closeFrame(frame, lines);
  }
}

const MAX_INDENT = 40;

/** Deeper nesting is told by a number, or a hostile document of a megabyte would become gigabytes of blanks. */
function indentOf(depth: number): string {
  return depth <= MAX_INDENT ? '  '.repeat(depth) : `${'  '.repeat(MAX_INDENT)}${depth}: `;
}

function openFrame(attributes: ReadonlyMap<string, string>, line: number, parent: Frame | undefined): Frame {
  const space = attributes.get('xml:space');
  const keepsBlanks = space === undefined ? parent?.keepsBlanks === true : space === 'preserve';
  return { blanks: [], line, keepsBlanks, children: 0, hasText: false };
}

function addText(frame: Frame, lines: Lines, line: string, text: string): void {
  if (/^[ \t\r\n]*$/.test(text)) frame.blanks.push(lines.length);
  else frame.hasText = true;
  lines.push(line);
}

/** Drops layout, and writes the only text of an element behind its tag. */
function closeFrame(frame: Frame, lines: Lines): void {
  const isLayout = frame.children > 0 && !frame.hasText && !frame.keepsBlanks;
  if (isLayout) for (const blank of frame.blanks) lines[blank] = undefined;
  const only = lines[frame.line + 1];
  if (frame.children > 0 || only === undefined) return;
  lines[frame.line] = `${lines[frame.line] ?? ''} ${only.trimStart()}`;
  lines[frame.line + 1] = undefined;
}

function describeAttributes(attributes: ReadonlyMap<string, string>): string {
  if (attributes.size === 0) return '';
  return [...attributes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
}
