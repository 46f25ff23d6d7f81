/** `META-INF/MANIFEST.MF` (contract 15): lines of at most 72 bytes, longer ones continued behind a blank. */

export const manifestPath = 'META-INF/MANIFEST.MF';
const maxLineBytes = 72;

export type Manifest = ReadonlyMap<string, string>;

export function parseManifest(text: string): Manifest {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\n ', '').split('\n');
  const headers = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()]];
  });
  return new Map(headers);
}

export function renderManifest(manifest: Manifest): string {
  const lines = [...manifest].map(([name, value]) => fold(`${name}: ${value}`));
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function fold(line: string): string {
  const lines: string[] = [''];
  for (const character of line) {
    const last = lines.at(-1) ?? '';
    if (Buffer.byteLength(last + character) <= maxLineBytes) lines[lines.length - 1] = last + character;
    else lines.push(` ${character}`);
  }
  return lines.join('\r\n');
}

/** `Order_Intake; singleton:=true` is `Order_Intake`. */
export function symbolicNameOf(manifest: Manifest): string | undefined {
  return manifest.get('Bundle-SymbolicName')?.split(';')[0]?.trim();
}

/** Keeps the directives behind the name. */
export function withSymbolicName(manifest: Manifest, id: string): Manifest {
  const [, ...directives] = (manifest.get('Bundle-SymbolicName') ?? '').split(';');
  return new Map([...manifest, ['Bundle-SymbolicName', [id, ...directives].join(';')]]);
}

export function newManifest(
  id: string,
  name: string,
  facts: { bundleType: string; version: string },
): Manifest {
  return new Map([
    ['Manifest-Version', '1.0'],
    ['Bundle-ManifestVersion', '2'],
    ['Bundle-Name', name],
    ['Bundle-SymbolicName', `${id}; singleton:=true`],
    ['Bundle-Version', facts.version],
    ['SAP-BundleType', facts.bundleType],
    ['SAP-NodeType', 'IFLMAP'],
    ['SAP-RuntimeProfile', 'iflmap'],
  ]);
}
