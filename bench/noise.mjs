// One kind of noise for each thing that a reader of service keys looks for, as a function of its size in characters.
import { createHash } from 'node:crypto';

/** The same in every run. */
function rnd(size) {
  return createHash('shake256', { outputLength: size }).update('noise').digest();
}

const rep = (unit, n) => unit.repeat(Math.ceil(n / unit.length)).slice(0, n);

/** `front` counts too: a longer text is refused by its length alone. */
const behind = (front, unit, n) => front + rep(unit, n - front.length);

const PLAIN_KINDS = {
  'random latin1': (n) => rnd(n).toString('latin1'),
  'random utf8': (n) => rnd(n).toString('utf8').slice(0, n),
  'base64 one line': (n) => rnd(n).toString('base64').slice(0, n),
  'base64 lines': (n) => rnd(n).toString('base64').replace(/.{64}/g, '$&\n').slice(0, n),
  base64url: (n) => rnd(n).toString('base64url').slice(0, n),
  'base64 of base64': (n) =>
    Buffer.from(Buffer.from(rnd(n)).toString('base64'))
      .toString('base64')
      .slice(0, n),
  hex: (n) => rnd(n).toString('hex').slice(0, n),
  'hex pairs': (n) => rnd(n).toString('hex').replace(/../g, '$&:').slice(0, n),
  digits: (n) => rep('0123456789', n),
  'one letter': (n) => rep('a', n),
  spaces: (n) => 'x' + rep(' ', n - 2) + 'y',
  'line breaks': (n) => 'x' + rep('\n', n - 2) + 'y',
  crlf: (n) => 'x' + rep('\r\n', n - 2) + 'y',
  tabs: (n) => 'x' + rep('\t', n - 2) + 'y',
  'open braces': (n) => rep('{', n),
  'open quote braces': (n) => rep('{"', n),
  'json objects': (n) => rep('{"a":1},', n),
  'json nested': (n) => rep('{"a":', n),
  'json brackets': (n) => rep('[', n),
  'json array pairs': (n) => rep('[{"x":"y"},', n),
  'json broken': (n) => rep('{"clientid":"x","url":', n),
  'json-like fields': (n) => rep('"clientid": "abc",\n', n),
  'service key unclosed': (n) => behind('{"clientid":"', 'abc\\n', n),
  'json escaped': (n) => rep('\\"', n),
  backslashes: (n) => rep('\\', n),
  'escapes n': (n) => rep('\\n', n),
  'escapes u': (n) => rep('\\u0041', n),
  percent: (n) => rep('%7B%22', n),
  'percent bare': (n) => rep('%', n),
  'html entities': (n) => rep('&quot;', n),
  'html bare': (n) => rep('&#', n),
  ampersands: (n) => rep('&', n),
  quotes: (n) => rep('"', n),
  'single quotes': (n) => rep("'", n),
  'smart quotes': (n) => rep('\u201c\u201d', n),
  'pem begins': (n) => rep('-----BEGIN CERTIFICATE-----\n', n),
  'pem begins no lf': (n) => rep('-----BEGIN CERTIFICATE-----', n),
  'pem ends': (n) => rep('-----END CERTIFICATE-----\n', n),
  'pem pairs': (n) => rep('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', n),
  'pem key pairs': (n) => rep('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n', n),
  'pem big body': (n) =>
    '-----BEGIN CERTIFICATE-----\n' +
    rnd(n)
      .toString('base64')
      .replace(/.{64}/g, '$&\n')
      .slice(0, n - 60) +
    '\n-----END CERTIFICATE-----\n',
  'pem unfinished': (n) =>
    '-----BEGIN CERTIFICATE-----\n' +
    rnd(n)
      .toString('base64')
      .replace(/.{64}/g, '$&\n')
      .slice(0, n - 30),
  dashes: (n) => rep('-', n),
  'dash lines': (n) => rep('-----\n', n),
  'begin words': (n) => rep('BEGIN CERTIFICATE ', n),
  'yaml fields': (n) => rep('clientid: abc\n', n),
  'yaml other': (n) => rep('some-name: value\n', n),
  'yaml nested': (n) => rep('a:\n b:\n  c:\n', n),
  'yaml deep': (n) => {
    let s = '';
    for (let i = 0; s.length < n; i++) s += ' '.repeat(i % 400) + 'k:\n';
    return s.slice(0, n);
  },
  'yaml anchors': (n) => rep('- &a [*a, *a]\n', n),
  'yaml flow': (n) => rep('{a: [b, c], ', n),
  'yaml lists': (n) => rep('- a\n- b\n', n),
  'env lines': (n) => rep('CLIENT_ID=abc\n', n),
  'env exports': (n) => rep('export A_B=abc\n', n),
  'shell quotes': (n) => rep("'\\''", n),
  'log lines': (n) => rep('2024-01-01T00:00:00.0000000Z ##[info] something happened here\n', n),
  'line numbers': (n) => {
    let s = [];
    let l = 0;
    for (let i = 1; l < n; i++) {
      const x = `${i}: {"a": 1}\n`;
      s.push(x);
      l += x.length;
    }
    return s.join('').slice(0, n);
  },
  'diff marks': (n) => rep('+ {"a": 1}\n', n),
  'quote marks': (n) => rep('> > {"a": 1}\n', n),
  markdown: (n) => rep('```json\n{"a":1}\n```\n', n),
  'comments slashes': (n) => behind('{', '// x\n', n),
  'comments open': (n) => behind('{', '/* ', n),
  'comments hash': (n) => behind('{', '#\n', n),
  words: (n) => rep('the quick brown fox jumps ', n),
  colons: (n) => rep(':', n),
  commas: (n) => behind('{', ',', n),
  equals: (n) => rep('=', n),
  'zero width': (n) => rep('\u200b', n),
  bom: (n) => rep('\ufeff', n),
  nul: (n) => rep('\0', n),
  utf16le: (n) => rep('{\0"\0a\0"\0', n),
  emoji: (n) => rep('😀', n),
  combining: (n) => rep('e\u0301', n),
  template: (n) => rep('${{ secrets.X }}', n),
  xml: (n) => rep('<a b="c">', n),
  'gzip base64': (n) =>
    Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), rnd(n)])
      .toString('base64')
      .slice(0, n),
  'pkcs12-ish base64': (n) =>
    Buffer.concat([Buffer.from([0x30, 0x83, 0x0f, 0xff, 0xff, 2, 1, 3]), rnd(n)])
      .toString('base64')
      .slice(0, n),
  'der nested': (n) =>
    Buffer.from(rep('\x30\x84\x00\x0f\xff\xff', n), 'latin1').toString('base64').slice(0, n),
  'with field name': (n) =>
    'clientid ' +
    rnd(n)
      .toString('base64')
      .slice(0, n - 9),
  'with field name json': (n) => behind('"certificate" ', '{"a": "b", ', n),
  'with field name yaml': (n) => behind('credentials:\n', ' a: b\n', n),
  'with names braces': (n) => behind('username ', '{"clientid":"', n),
  'with names lines': (n) => rep('certificate = x\n', n),
  'with names unquoted': (n) => behind('{certificate:', '{a:1},', n),
  'with names escapes': (n) => behind('{\\"certificate\\":\\"', '\\\\n', n),
};

/** Only with the name of a field in front are all notations and layers asked of a large text. */
const NAMED = [
  'random latin1',
  'random utf8',
  'base64 lines',
  'hex pairs',
  'spaces',
  'line breaks',
  'crlf',
  'open braces',
  'open quote braces',
  'json objects',
  'json nested',
  'json array pairs',
  'json escaped',
  'backslashes',
  'escapes u',
  'percent',
  'html entities',
  'quotes',
  'smart quotes',
  'pem begins',
  'pem pairs',
  'dash lines',
  'yaml other',
  'yaml lists',
  'env lines',
  'shell quotes',
  'log lines',
  'line numbers',
  'diff marks',
  'quote marks',
  'markdown',
  'comments slashes',
  'comments open',
  'comments hash',
  'words',
  'colons',
  'commas',
  'zero width',
  'bom',
  'nul',
  'utf16le',
  'emoji',
  'xml',
];

const FRONT = 'certificate ';

export const KINDS = {
  ...PLAIN_KINDS,
  ...Object.fromEntries(
    NAMED.map((kind) => [`name, ${kind}`, (n) => FRONT + PLAIN_KINDS[kind](n - FRONT.length)]),
  ),
};
