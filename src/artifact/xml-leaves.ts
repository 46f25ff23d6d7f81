/**
 * PURE. Rows of simple elements in XML: `<parameter><key>a</key><type>b</type></parameter>` becomes a map of the names of
 * the children to their texts. Parameters, properties of a flow, and entries of a value mapping are all written so.
 */
import { visitXml, type XmlEvent } from './xml.js';

/**
 * Names are compared without prefix. The first of several equal children counts; what is nested deeper is passed over.
 * @returns an empty list for XML that is not read.
 */
export function readLeaves(text: string, rowName: string): readonly ReadonlyMap<string, string>[] {
  const rows: Map<string, string>[] = [];
  let row: Map<string, string> | undefined;
  let [depth, child, content] = [0, '', ''];
  const visit = (event: XmlEvent): void => {
    if (event.kind === 'open') {
      const name = localName(event.name);
      if (row !== undefined) depth += 1;
      else if (name === rowName) [row, depth] = [new Map(), 0];
      if (depth === 1) [child, content] = [name, ''];
    } else if (event.kind === 'text' && depth === 1) {
      content += event.text;
    } else if (event.kind === 'close' && row !== undefined) {
      if (depth === 1 && !row.has(child)) row.set(child, content);
      if (depth > 0) depth -= 1;
      else {
        rows.push(row);
        row = undefined;
      }
    }
  };
  return visitXml(text, visit) ? rows : [];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
