/**
 * PURE. XML to the list of its events, in order. Entities that a document defines are never expanded: a document with a
 * DOCTYPE is not read at all, nor is one that is not well-formed (XML 1.0; prefixes are kept as written).
 */
import { SaxesParser } from 'saxes';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly body: string };

/**
 * Text is in one piece, also around comments and CDATA; comments and the XML declaration are left out.
 * @returns undefined for what is not read.
 */
export function parseXml(text: string): readonly XmlEvent[] | undefined {
  try {
    return collectEvents(text);
  } catch {
    return undefined;
  }
}

function collectEvents(text: string): readonly XmlEvent[] {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const events: XmlEvent[] = [];
  let pending = '';
  const push = (event: XmlEvent): void => {
    if (pending !== '') events.push({ kind: 'text', text: pending });
    pending = '';
    events.push(event);
  };
  const collectText = (part: string): void => {
    pending += part;
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('text', collectText);
  parser.on('cdata', collectText);
  parser.on('opentag', ({ name, attributes }) => {
    push({ kind: 'open', name, attributes: new Map(Object.entries(attributes)) });
  });
  parser.on('closetag', () => {
    push({ kind: 'close' });
  });
  parser.on('processinginstruction', ({ target, body }) => {
    push({ kind: 'instruction', target, body });
  });
  parser.write(text).close();
  return events;
}

/** Ends the parsing at the first thing that is not read. */
function stop(): never {
  throw new Error('not read');
}
