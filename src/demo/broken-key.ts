/** Breaks a service key as shells, web forms and secret stores do: each field loses its line breaks in another way. */

export interface BrokenKey {
  readonly text: string;
  /** For people. */
  readonly damages: readonly string[];
}

export function breakServiceKey(serviceKey: Readonly<Record<string, unknown>>): BrokenKey {
  const certificate = String(serviceKey['certificate']).replaceAll('\n', ' ');
  const key = String(serviceKey['key']).trim().replaceAll('\n', '\\n');
  return {
    text: JSON.stringify({ ...serviceKey, certificate, key }),
    damages: [
      'the line breaks of the certificates became blanks;',
      'those of the private key were escaped once too often, so it holds "\\n" as two characters.',
    ],
  };
}
