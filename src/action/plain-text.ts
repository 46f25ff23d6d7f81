/**
 * PURE. Text from anywhere to text that is safe in a log line: one line, no control characters or invisible
 * direction marks, nothing that the runner would take for a workflow command, none of the known secrets.
 */

/** No message needs more; a longer one would only bury the log. */
const MAX_CHARACTERS = 4_000;

/** @param secrets forms of secrets, in any order. */
export function toPlainText(text: string, secrets: Iterable<string> = []): string {
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const hide = (shown: string): string =>
    longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), shown);
  // Twice: control characters stand in some secrets, and split or precede others.
  const plain = breakCommands(hide(hide(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')));
  return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}…` : plain;
}

/** The runner takes `::name::` at the start of a line and `##[name]` anywhere for a command. */
function breakCommands(line: string): string {
  return line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');
}

/** For Markdown and HTML in the job summary: every sign that could act there becomes an entity. */
export function toSummaryText(text: string, secrets: Iterable<string> = []): string {
  return toPlainText(text, secrets).replaceAll(
    /(?<=[wW]{3})\.|[^\p{L}\p{N} .,-]/gu,
    (sign) => `&#${sign.codePointAt(0) ?? 0xfffd};`,
  );
}
