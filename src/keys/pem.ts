/**
 * PEM text to DER blocks (RFC 7468), and the closed list of what is repaired on the way: line breaks that were
 * escaped (once or many times), written as CRLF, turned into blanks, or lost. Base64 holds no backslash and no
 * blank, so none of these repairs is a guess. Time is linear in the input.
 */
import { ActionError } from '../errors.js';
import { decodeBase64 } from './base64.js';

export interface PemBlock {
  /** Between `BEGIN` and the dashes, for example `RSA PRIVATE KEY`. */
  readonly label: string;
  readonly der: Buffer;
}

const DASHES = '-----';
const BEGIN = `${DASHES}BEGIN `;
const END = `${DASHES}END `;

/**
 * @param what names the text for people, for example `the field "key"`.
 * @returns the blocks in the order of the text; none where there is no boundary.
 * @throws ActionError PEM_TRUNCATED, PEM_CORRUPT
 */
export function parsePem(text: string, what: string): readonly PemBlock[] {
  const source = unescapeLineBreaks(text);
  const blocks: PemBlock[] = [];
  let begin = source.indexOf(BEGIN);
  while (begin >= 0) {
    const { block, end } = parseBlock(source, begin, what);
    blocks.push(block);
    begin = source.indexOf(BEGIN, end);
  }
  return blocks;
}

function parseBlock(source: string, begin: number, what: string): { block: PemBlock; end: number } {
  const labelStart = begin + BEGIN.length;
  const labelEnd = source.indexOf(DASHES, labelStart);
  const label = source.slice(labelStart, labelEnd);
  if (labelEnd < 0 || !/^[A-Z0-9 ]{1,64}$/.test(label)) throw truncated(what, 'a damaged BEGIN line');
  const bodyStart = labelEnd + DASHES.length;
  const bodyEnd = source.indexOf(END, bodyStart);
  const closing = `${END}${label}${DASHES}`;
  if (bodyEnd < 0 || !source.startsWith(closing, bodyEnd))
    throw truncated(what, `a block without its END line (${label})`);
  return {
    block: { label, der: decodeBody(source.slice(bodyStart, bodyEnd), label, what) },
    end: bodyEnd + closing.length,
  };
}

function decodeBody(body: string, label: string, what: string): Buffer {
  if (body.includes(':'))
    throw new ActionError('PEM_ENCRYPTED_KEY', {
      happened: `The block ${label} in ${what} has headers, as an encrypted private key in the old form has.`,
      next: 'Use the private key as SAP issued it, without a passphrase.',
    });
  const der = decodeBase64(body);
  if (der === undefined) throw corrupt(what, label);
  const length = derLength(der);
  if (length === undefined || length < der.length) throw corrupt(what, label);
  if (length > der.length) throw truncated(what, `a block whose content ends early (${label})`);
  return der;
}

/** The length in bytes, header included, that a DER SEQUENCE says it has (X.690 §8.1). */
function derLength(der: Buffer): number | undefined {
  const [tag, first] = der;
  if (tag !== 0x30 || first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || der.length < 2 + octets) return undefined;
  return 2 + octets + der.readUIntBE(2, octets);
}

/** Any run of backslashes before `n`, `r` or `t` stands for white space, before `/` for itself. */
function unescapeLineBreaks(text: string): string {
  const [head = '', ...rest] = text.split('\\');
  return (
    head +
    rest
      .map((part) => {
        if (/^[nrt]/.test(part)) return `\n${part.slice(1)}`;
        return part;
      })
      .join('')
  );
}

function truncated(what: string, which: string): ActionError {
  return new ActionError('PEM_TRUNCATED', {
    happened: `A part of the PEM text in ${what} was missing: it holds ${which}.`,
    next: 'Copy the whole service key again, from the first { to the last }, into the GitHub secret.',
  });
}

function corrupt(what: string, label: string): ActionError {
  return new ActionError('PEM_CORRUPT', {
    happened: `The content of the block ${label} in ${what} was damaged.`,
    next: 'Copy the service key again from the cockpit, without an editor or chat tool in between.',
  });
}
