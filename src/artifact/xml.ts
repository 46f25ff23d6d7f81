/**
 * PURE. XML as its events, in order. Entities that a document defines are never expanded: a document with a
 * DOCTYPE is not read at all, nor is one that is not well-formed (XML 1.0; prefixes are kept as written).
 */
import { loadSaxes } from '../late-libraries.js';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly body: string };

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const CLOSE: XmlEvent = { kind: 'close' };

/**
 * Hands over one event after the other; a list of all would fill the memory for nothing. Text is in one piece, also
 * around comments and CDATA; comments and the XML declaration are left out.
 * @returns whether the document was read; if not, some events may have been handed over before that was seen.
 */
export function visitXml(text: string, visit: (event: XmlEvent) => void): boolean {
  try {
    parse(text, visit);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string, visit: (event: XmlEvent) => void): void {
  const { SaxesParser } = loadSaxes();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let pending = '';
  const push = (event: XmlEvent): void => {
    if (pending !== '') visit({ kind: 'text', text: pending });
    pending = '';
    visit(event);
  };
  const collectText = (part: string): void => {
    pending += part;
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('text', collectText);
  parser.on('cdata', collectText);
  parser.on('opentag', ({ name, attributes }) => {
    const rows = Object.entries(attributes);
    push({ kind: 'open', name, attributes: rows.length === 0 ? NO_ATTRIBUTES : new Map(rows) });
  });
  parser.on('closetag', () => {
    push(CLOSE);
  });
  parser.on('processinginstruction', ({ target, body }) => {
    push({ kind: 'instruction', target, body });
  });
  parser.write(text).close();
}

/** Ends the parsing at the first thing that is not read. */
function stop(): never {
  throw new Error('not read');
}
