/**
 * PURE. Whether the names under which credentials are handed on can stand beside each other, beside the outputs of
 * the action and, as environment variables, beside what later steps rely on.
 */
import type { CredentialReference } from '../credential-store/reference.js';
import { describeLine, type LineFault, type SourceLine } from '../credential-store/reference-list.js';
import { RESERVED_OUTPUTS } from './input-table.js';

/** One name to come, with what decides about collisions. */
export interface NamedLine {
  readonly outputName: string;
  readonly reference: CredentialReference;
  readonly line: SourceLine;
}

export interface NamingRules {
  /** Set where environment variables or dotenv entries are written. */
  readonly variablePrefix: string | undefined;
}

/** Variables that could take over later steps; `*` stands for any rest. Compared without case. */
const REFUSED_VARIABLES: readonly string[] = (
  'PATH PATHEXT HOME ENV BASH_ENV SHELLOPTS IFS PS4 PROMPT_COMMAND LD_* DYLD_* NODE_OPTIONS NODE_PATH ' +
  'NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED NODE_DEBUG PYTHONPATH PYTHONHOME PYTHONSTARTUP RUBYOPT RUBYLIB ' +
  'PERL5OPT PERL5LIB JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS ' +
  'GIT_EXEC_PATH GIT_CONFIG* HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR COMSPEC ' +
  'PSMODULEPATH GITHUB_* RUNNER_* ACTIONS_* INPUT_* STATE_*'
).split(' ');

/** @returns all faults, each with its line. */
export function checkNames(lines: readonly NamedLine[], rules: NamingRules): readonly LineFault[] {
  return [
    ...findRepeated(lines, ({ outputName }) => outputName, 'the NAME'),
    ...findRepeated(lines.filter(isFile), fileNameOf, 'the file name'),
    ...lines.filter(isReserved).map(({ line, outputName }) => ({
      line,
      message: `the NAME "${outputName}" is an output of this action; choose another one, as in "MY_${outputName.toUpperCase()} = …"`,
    })),
    ...lines.flatMap((named) => checkVariable(named, rules)),
  ];
}

/** The name of the file for a line with `?file`. */
export function fileNameOf({ outputName, reference: { options } }: NamedLine): string {
  return options.file?.name ?? outputName;
}

function isFile({ reference: { options } }: NamedLine): boolean {
  return options.file !== undefined;
}

function isReserved({ outputName }: NamedLine): boolean {
  return RESERVED_OUTPUTS.includes(outputName.toLowerCase());
}

function findRepeated(
  lines: readonly NamedLine[],
  nameOf: (line: NamedLine) => string,
  what: string,
): readonly LineFault[] {
  const firstByName = new Map<string, NamedLine>();
  const faults: LineFault[] = [];
  for (const named of lines) {
    const name = nameOf(named);
    const first = firstByName.get(name.toLowerCase());
    if (first === undefined) firstByName.set(name.toLowerCase(), named);
    else
      faults.push({
        line: named.line,
        message: `${what} "${name}" is already taken by ${describeLine(first.line)} (upper and lower case do not count)`,
      });
  }
  return faults;
}

function checkVariable(
  { outputName, line }: NamedLine,
  { variablePrefix }: NamingRules,
): readonly LineFault[] {
  if (variablePrefix === undefined) return [];
  const variable = variablePrefix + outputName;
  if (!isRefusedVariable(variable)) return [];
  return [
    {
      line,
      message: `the environment variable "${variable}" could take over later steps; choose another NAME, or set "env-prefix"`,
    },
  ];
}

function isRefusedVariable(variable: string): boolean {
  const name = variable.toUpperCase();
  return REFUSED_VARIABLES.some((refused) =>
    refused.endsWith('*') ? name.startsWith(refused.slice(0, -1)) : name === refused,
  );
}
