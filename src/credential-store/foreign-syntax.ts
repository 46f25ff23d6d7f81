/**
 * PURE. Lines in the syntax of other actions that fetch secrets, and the line that means the same here. Only what
 * a line certainly says is taken over; where a path has no counterpart, its last part becomes the name.
 */

export interface ForeignLine {
  /** The action that the line was written for. */
  readonly tool: string;
  readonly rewritten: string;
}

/** @returns undefined where the line is in no syntax that is known. */
export function recognizeForeignSyntax(line: string): ForeignLine | undefined {
  if (line.length > MAX_LINE_CHARACTERS) return undefined;
  for (const { tool, rewrite } of SYNTAXES) {
    const rewritten = rewrite(line);
    if (rewritten !== undefined) return { tool, rewritten };
  }
  return undefined;
}

/** Longer lines are hardly written by hand, and their echo would help nobody. */
const MAX_LINE_CHARACTERS = 300;

interface Syntax {
  readonly tool: string;
  readonly rewrite: (line: string) => string | undefined;
}

const SYNTAXES: readonly Syntax[] = [
  { tool: '1password/load-secrets-action', rewrite: rewriteOnePassword },
  { tool: 'google-github-actions/get-secretmanager-secrets', rewrite: rewriteGoogle },
  { tool: 'aws-actions/aws-secretsmanager-get-secrets', rewrite: rewriteAws },
  { tool: 'hashicorp/vault-action', rewrite: rewriteVault },
];

/** `[NAME=]op://vault/item/[section/]field` */
function rewriteOnePassword(line: string): string | undefined {
  const match =
    /^(?:([A-Za-z_]\w*)\s*[=:]\s*)?"?op:\/\/([^/"?]+)\/([^/"?]+)\/(?:[^/"?]+\/)?([^/"?]+)(?:\?[^"]*)?"?$/.exec(
      line,
    );
  if (match === null) return undefined;
  const [, name, vault = '', item = '', field = ''] = match;
  const suffix = /^user ?name$/i.test(field) ? '#username' : '';
  return `${name === undefined ? '' : `${name} = `}password:${buildNamespace(vault)}${quoteName(item)}${suffix}`;
}

/** `output:projects/project/secrets/name[/versions/version]` or `output:project/name/version` */
function rewriteGoogle(line: string): string | undefined {
  const long =
    /^(?:([\w-]+):)?projects\/[\w.:-]+\/(?:locations\/[\w-]+\/)?secrets\/([\w-]+)(?:\/versions\/\w+)?$/.exec(
      line,
    );
  const match = long ?? /^([\w-]+):[\w.-]+\/([\w-]+)\/(?:latest|\d+)$/.exec(line);
  if (match === null) return undefined;
  const [, output, secret = ''] = match;
  return `${output === undefined ? '' : `${toName(output)} = `}password:${quoteName(secret)}`;
}

/** `[NAME],arn-or-name` or an ARN alone */
function rewriteAws(line: string): string | undefined {
  const match = /^(?:([A-Za-z_]\w*)?\s*,\s*)?(\S+)$/.exec(line);
  const isPair = line.includes(',');
  const [, name, id = ''] = match ?? [];
  const arn = /^arn:aws[\w-]*:secretsmanager:[\w-]*:\d*:secret:(.+?)(?:-\w{6})?$/.exec(id)?.[1];
  if (match === null || (arn === undefined && (!isPair || /[,;|=]/.test(id)))) return undefined;
  return `${name === undefined ? '' : `${name} = `}${rewritePath(arn ?? id)}`;
}

/** `path key [| NAME] ;` */
function rewriteVault(line: string): string | undefined {
  const match = /^(\S+)\s+([^\s|;]+)\s*(?:\|\s*([A-Za-z_]\w*)\s*)?(;?)$/.exec(line);
  if (match === null) return undefined;
  const [, path = '', key = '', name, end = ''] = match;
  const isCertain = name !== undefined || end !== '' || path.split('/').length > 2;
  if (!path.includes('/') || !isCertain || /[=#?"]/.test(path)) return undefined;
  const credential = `password:${quoteName(path.split('/').at(-1) ?? '')}`;
  if (/^\*+$/.test(key)) return credential;
  const pointer = `?json=/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
  return `${name ?? toName(key)} = ${credential}${key === 'value' ? '' : pointer}`;
}

/** The first part of a path becomes the namespace, as in the syntax of this action. */
function rewritePath(path: string): string {
  const slash = path.indexOf('/');
  if (slash < 0) return `password:${quoteName(path)}`;
  return `password:${buildNamespace(path.slice(0, slash))}${quoteName(path.slice(slash + 1))}`;
}

function buildNamespace(text: string): string {
  const namespace = text.replaceAll(/[^\w\-.:!~]/g, '-').slice(0, 100);
  return namespace === '' ? '' : `${namespace}/`;
}

function quoteName(name: string): string {
  return /[/#?=*"]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function toName(text: string): string {
  return text.replaceAll(/\W/g, '_').replace(/^\d/, '_$&');
}
