/**
 * What happens to PEM text on its way into a secret, as functions from text to text. `inner` damage changes the blocks,
 * `outer` damage wraps the text; any inner ones may come before any outer ones.
 */

export interface Damage {
  readonly name: string;
  readonly apply: (text: string) => string;
}

const lines = (text: string): readonly string[] => text.trimEnd().split(/\r?\n/);
const bodies = (text: string, change: (body: string, begin: string, end: string) => string): string =>
  text.replaceAll(
    /(-----BEGIN [A-Z0-9 ]+-----)([^-]*)(-----END [A-Z0-9 ]+-----)/g,
    (_all, begin: string, body: string, end: string) => change(body, begin, end),
  );
const compact = (body: string): string => body.replaceAll(/\s+/g, '');
const wrap = (width: number) => (text: string) =>
  bodies(
    text,
    (body, begin, end) =>
      `${begin}\n${
        compact(body)
          .match(new RegExp(`.{1,${width}}`, 'g'))
          ?.join('\n') ?? ''
      }\n${end}`,
  );
const boundary = (change: (line: string) => string) => (text: string) =>
  text.replaceAll(/-----(?:BEGIN|END) [A-Z0-9 ]+-----/g, change);

/** Of the blocks: their lines, boundaries and base64. The text is PEM with LF before them. */
export const INNER_DAMAGES: readonly Damage[] = [
  { name: 'wrap-76', apply: wrap(76) },
  { name: 'wrap-1', apply: wrap(1) },
  { name: 'wrap-37', apply: wrap(37) },
  { name: 'no-wrap', apply: wrap(100_000) },
  { name: 'glued', apply: (text) => bodies(text, (body, begin, end) => `${begin}${body.trim()}${end}`) },
  {
    name: 'padding-lost',
    apply: (text) => bodies(text, (body, begin, end) => `${begin}${body.replaceAll('=', '')}${end}`),
  },
  {
    name: 'padding-doubled',
    apply: (text) => bodies(text, (body, begin, end) => `${begin}${body.trimEnd()}==\n${end}`),
  },
  {
    name: 'base64url',
    apply: (text) =>
      bodies(text, (body, begin, end) => `${begin}${body.replaceAll('+', '-').replaceAll('/', '_')}${end}`),
  },
  { name: 'boundary-lower', apply: boundary((line) => line.toLowerCase()) },
  {
    name: 'boundary-mixed',
    apply: boundary((line) => line.replaceAll(/\B[A-Z]/g, (letter) => letter.toLowerCase())),
  },
  { name: 'boundary-four', apply: boundary((line) => line.slice(1, -1)) },
  { name: 'boundary-two', apply: boundary((line) => line.slice(3, -3)) },
  { name: 'boundary-seven', apply: boundary((line) => `--${line}--`) },
  {
    name: 'boundary-spaced',
    apply: boundary((line) => line.replace(/^-----/, '----- ').replace(/-----$/, ' -----')),
  },
  { name: 'boundary-dashes-spaced', apply: boundary((line) => line.replaceAll('-', '- ').trimEnd()) },
  { name: 'boundary-two-blanks', apply: boundary((line) => line.replaceAll(' ', '  ')) },
  { name: 'boundary-underscores', apply: boundary((line) => line.replaceAll(' ', '_')) },
  { name: 'boundary-em-dash', apply: boundary((line) => line.replaceAll('-----', '——–')) },
  { name: 'boundary-minus', apply: boundary((line) => line.replaceAll('-', '−')) },
  { name: 'boundary-nbsp', apply: boundary((line) => line.replaceAll(' ', '\u00A0')) },
  { name: 'boundary-wrapped', apply: boundary((line) => line.replace(/ (?=[A-Z]+-)/, '\n')) },
  { name: 'begin-misspelt', apply: (text) => text.replace('BEGIN', 'BEGN') },
  { name: 'label-misspelt', apply: (text) => text.replaceAll('CERTIFICATE', 'CERTFICATE') },
  { name: 'last-dashes-lost', apply: (text) => text.trimEnd().replace(/-+$/, '') },
  {
    name: 'labels-wrong',
    apply: (text) => text.replaceAll(/(BEGIN|END) (?:RSA |EC )?PRIVATE KEY/g, '$1 CERTIFICATE'),
  },
  {
    name: 'reversed',
    apply: (text) =>
      (text.match(/-----BEGIN[^]*?-----END[^\n]*\n?/g) ?? [text])
        .toReversed()
        .map((block) => `${block.trimEnd()}\n`)
        .join(''),
  },
  { name: 'doubled', apply: (text) => `${text.trimEnd()}\n${text}` },
];

/** Of the text as a whole: what every line, or every sign of a kind, suffers. */
export const TEXT_DAMAGES: readonly Damage[] = [
  { name: 'crlf', apply: (text) => text.replaceAll(/\r?\n/g, '\r\n') },
  { name: 'cr', apply: (text) => text.replaceAll(/\r?\n/g, '\r') },
  { name: 'blank-lines', apply: (text) => text.replaceAll('\n', '\n\n') },
  { name: 'literal-n', apply: (text) => text.replaceAll('\r', '').replaceAll('\n', '\\n') },
  { name: 'literal-n-three-times', apply: (text) => text.replaceAll('\r', '').replaceAll('\n', '\\\\\\n') },
  { name: 'literal-rn', apply: (text) => text.replaceAll(/\r?\n/g, '\\r\\n') },
  { name: 'literal-mixed', apply: (text) => text.replace('\n', '\\n').replace('\n', '\\r\\n') },
  {
    name: 'json-escaped',
    apply: (text) =>
      JSON.stringify(text)
        .slice(1, -1)
        .replaceAll('/', '\\/')
        .replaceAll('+', '\\u002b')
        .replaceAll('=', '\\u003D'),
  },
  { name: 'spaces', apply: (text) => text.replaceAll(/\r?\n/g, ' ') },
  { name: 'tabs', apply: (text) => text.replaceAll(/\r?\n/g, '\t') },
  { name: 'one-line', apply: (text) => text.replaceAll(/\r?\n/g, '') },
  { name: 'semicolons', apply: (text) => text.trimEnd().replaceAll(/\r?\n/g, ';') },
  { name: 'commas', apply: (text) => text.trimEnd().replaceAll(/\r?\n/g, ',') },
  { name: 'pipes', apply: (text) => text.trimEnd().replaceAll(/\r?\n/g, '|') },
  { name: 'backslash-newline', apply: (text) => text.replaceAll('\n', '\\\n') },
  { name: 'trailing-blanks', apply: (text) => text.replaceAll('\n', '  \n') },
  { name: 'indented', apply: (text) => text.replaceAll(/^/gm, '      ') },
  { name: 'tab-indented', apply: (text) => text.replaceAll(/^/gm, '\t\t') },
  { name: 'zero-width', apply: (text) => text.replaceAll(/.{20}/g, '$&\u200B') },
  { name: 'soft-hyphen', apply: (text) => text.replaceAll(/.{33}/g, '$&\u00AD') },
  { name: 'nbsp', apply: (text) => text.replaceAll(' ', '\u00A0').replaceAll('\n', '\u00A0\n') },
  { name: 'line-separator', apply: (text) => text.replaceAll('\n', '\u2028') },
  { name: 'bom', apply: (text) => `\uFEFF${text}` },
  { name: 'ansi', apply: (text) => text.replaceAll(/^(.+)$/gm, '\u001B[32;1m$1\u001B[0m') },
  { name: 'mail-quote', apply: (text) => text.replaceAll(/^/gm, '> ') },
  {
    name: 'diff',
    apply: (text) =>
      lines(text)
        .map((line) => `+${line}`)
        .join('\n'),
  },
  {
    name: 'comment',
    apply: (text) =>
      lines(text)
        .map((line) => `// ${line}`)
        .join('\n'),
  },
  {
    name: 'line-numbers',
    apply: (text) =>
      lines(text)
        .map((line, index) => `${`${index + 1}`.padStart(4)}  ${line}`)
        .join('\n'),
  },
  {
    name: 'line-numbers-colon',
    apply: (text) =>
      lines(text)
        .map((line, index) => `${index + 17}: ${line}`)
        .join('\n'),
  },
  {
    name: 'js-strings',
    apply: (text) =>
      lines(text)
        .map((line) => `"${line}\\n"`)
        .join(' +\n'),
  },
  {
    name: 'python-strings',
    apply: (text) =>
      lines(text)
        .map((line) => `    '${line}\\n'`)
        .join('\n'),
  },
  { name: 'json-array', apply: (text) => JSON.stringify(lines(text), undefined, 2) },
  { name: 'html-br', apply: (text) => text.replaceAll('\n', '<br />') },
  {
    name: 'html-paragraphs',
    apply: (text) =>
      lines(text)
        .map((line) => `<p class="x">${line}</p>`)
        .join('\n'),
  },
  {
    name: 'html-entities',
    apply: (text) =>
      text
        .replaceAll('+', '&#43;')
        .replaceAll('/', '&#x2F;')
        .replaceAll('=', '&equals;')
        .replaceAll('\n', '&#10;'),
  },
  { name: 'html-twice', apply: (text) => text.replaceAll('/', '&amp;#x2F;').replaceAll('=', '&amp;#61;') },
  { name: 'url', apply: (text) => encodeURIComponent(text) },
  { name: 'url-twice', apply: (text) => encodeURIComponent(encodeURIComponent(text)) },
  { name: 'url-line-breaks', apply: (text) => text.replaceAll(/\r?\n/g, '%0A') },
  { name: 'form', apply: (text) => new URLSearchParams({ a: text }).toString().slice(2) },
  { name: 'full-width-dashes', apply: (text) => text.replaceAll('-----', '－－－－－') },
  {
    name: 'explained',
    apply: (text) => `Here is the certificate, valid until 2099:\n${text}\nPlease delete after use.\n`,
  },
];

/** Around the text. */
export const OUTER_DAMAGES: readonly Damage[] = [
  { name: 'double-quotes', apply: (text) => `"${text}"` },
  { name: 'single-quotes', apply: (text) => `'${text}'` },
  { name: 'smart-quotes', apply: (text) => `“${text}”` },
  { name: 'fence', apply: (text) => `\`\`\`pem\n${text}\n\`\`\`\n` },
  { name: 'export', apply: (text) => `export CLIENT_PEM="${text}"\n` },
  { name: 'env', apply: (text) => `CLIENT_PEM=${text}` },
  { name: 'yaml', apply: (text) => `tls.pem: |\n${text.replaceAll(/^/gm, '  ')}` },
  { name: 'heredoc', apply: (text) => `<<-EOT\n${text}\nEOT\n` },
  { name: 'json-string', apply: (text) => JSON.stringify(text) },
  { name: 'base64', apply: (text) => Buffer.from(text).toString('base64') },
  {
    name: 'base64-wrapped',
    apply: (text) =>
      (
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\n'),
  },
  {
    name: 'base64-blanks',
    apply: (text) =>
      (
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join(' '),
  },
  { name: 'base64url', apply: (text) => Buffer.from(text).toString('base64url') },
  { name: 'base64-utf16', apply: (text) => Buffer.from(text, 'utf16le').toString('base64') },
  { name: 'base64-utf16be', apply: (text) => Buffer.from(text, 'utf16le').swap16().toString('base64') },
  {
    name: 'certutil',
    apply: (text) =>
      `-----BEGIN CERTIFICATE-----\r\n${(
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,64}/g) ?? []
      ).join('\r\n')}\r\n-----END CERTIFICATE-----\r\n`,
  },
  {
    name: 'data-url',
    apply: (text) => `data:application/x-pem-file;base64,${Buffer.from(text).toString('base64')}`,
  },
  { name: 'utf16', apply: (text) => Array.from(text, (sign) => `${sign}\0`).join('') },
  { name: 'hex', apply: (text) => Buffer.from(text).toString('hex') },
];

/** The letter `n` for line breaks: only where the lines have one width. */
export const LOST_BACKSLASHES: readonly Damage[] = [
  { name: 'letter-n', apply: (text) => text.replaceAll('\n', 'n') },
  { name: 'letters-rn', apply: (text) => text.replaceAll('\n', 'rn') },
];

/** `+` turned into a blank. */
export const LOST_PLUS: readonly Damage[] = [
  { name: 'plus-lost', apply: (text) => text.replaceAll('+', ' ') },
  { name: 'plus-and-line-breaks-lost', apply: (text) => text.replaceAll('+', ' ').replaceAll('\n', ' ') },
  { name: 'plus-lost-one-line', apply: (text) => text.replaceAll('+', ' ').replaceAll('\n', '') },
];
