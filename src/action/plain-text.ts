/**
 * PURE. Text from anywhere to text that is safe in a log line: one line, no control characters or invisible
 * direction marks, nothing that the runner would take for a workflow command, none of the known secrets.
 */

/** No message needs more; a longer one would only bury the log. */
const MAX_CHARACTERS = 4_000;

/** Known secrets. A step has thousands of them, and hundreds of short texts, most of which hold none. */
export class SecretIndex {
  readonly #secrets = new Set<string>();
  /** By their first characters. */
  readonly #byStart = new Map<string, string[]>();
  /** Shorter than such a start. */
  readonly #short: string[] = [];
  #longestFirst: readonly string[] | undefined;

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** @returns false where it is known already. */
  add(secret: string): boolean {
    if (secret === '' || this.#secrets.has(secret)) return false;
    this.#secrets.add(secret);
    this.#longestFirst = undefined;
    const start = secret.slice(0, START_CHARACTERS);
    const others = this.#byStart.get(start);
    if (start.length < START_CHARACTERS) this.#short.push(secret);
    else if (others === undefined) this.#byStart.set(start, [secret]);
    else others.push(secret);
    return true;
  }

  /** Each secret in the text becomes `***`, the longest first; also the beginning of one that was cut off. */
  hide(text: string): string {
    return this.#hideCutOff(this.#hideWhole(text));
  }

  #hideWhole(text: string): string {
    if (!this.#isIn(text)) return text;
    this.#longestFirst ??= [...this.#secrets].sort((a, b) => b.length - a.length);
    return this.#longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
  }

  /** Long texts of others end in `…` before they come here, maybe in the middle of a secret. */
  #hideCutOff(text: string): string {
    const parts = text.split(CUT_OFF);
    const last = parts.pop() ?? '';
    return [...parts.map((part) => this.#hideEnd(part)), last].join(CUT_OFF);
  }

  #hideEnd(text: string): string {
    for (let at = 0; at + START_CHARACTERS <= text.length; at += 1) {
      const secrets = this.#byStart.get(text.slice(at, at + START_CHARACTERS));
      if (secrets?.some((secret) => secret.startsWith(text.slice(at))) === true)
        return `${text.slice(0, at)}***`;
    }
    return text;
  }

  #isIn(text: string): boolean {
    if (this.#short.some((secret) => text.includes(secret))) return true;
    for (let at = 0; at + START_CHARACTERS <= text.length; at += 1) {
      const secrets = this.#byStart.get(text.slice(at, at + START_CHARACTERS));
      if (secrets?.some((secret) => text.startsWith(secret, at)) === true) return true;
    }
    return false;
  }
}

const START_CHARACTERS = 4;
const CUT_OFF = '…';

/** @param secrets forms of secrets, in any order. */
export function toPlainText(text: string, secrets: Iterable<string> | SecretIndex = []): string {
  const index = secrets instanceof SecretIndex ? secrets : new SecretIndex(secrets);
  // Twice: control characters stand in some secrets, and split or precede others.
  const plain = breakCommands(index.hide(index.hide(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')));
  return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}${CUT_OFF}` : plain;
}

/** The runner takes `::name::` at the start of a line and `##[name]` anywhere for a command. */
function breakCommands(line: string): string {
  return line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');
}

/** For Markdown and HTML in the job summary: every sign that could act there becomes an entity. */
export function toSummaryText(text: string, secrets: Iterable<string> = []): string {
  return toEntities(toPlainText(text, secrets));
}

/** @param plain text that `toPlainText` has seen, or a part of it. */
export function toEntities(plain: string): string {
  return plain.replaceAll(
    /(?<=[wW]{3})\.|[^\p{L}\p{N} .,-]/gu,
    (sign) => `&#${sign.codePointAt(0) ?? 0xfffd};`,
  );
}
