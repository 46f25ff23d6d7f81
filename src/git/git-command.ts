/**
 * Runs git, the only program that the action starts. Arguments are fixed words and checked names, the environment is
 * our own, and nothing that the workspace can configure is asked: no hooks, no file system monitor, no pager, no filters, no
 * external diff, no network. Reads objects only, never the index or the files of the work tree.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Answers what git prints; undefined where it fails, for whatever reason. */
export type Git = (args: readonly string[]) => Buffer | undefined;

/** A history of a million commits is walked in a few seconds. */
const TIMEOUT_MS = 60_000;
/** The names of 500,000 files. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Settings of the work tree's own configuration that could start a program, and those that change what is answered. */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.attributesFile=/dev/null',
  'core.sshCommand=false',
  'core.askPass=',
  'core.alternateRefsCommand=false',
  'core.quotePath=false',
  'credential.helper=',
  'protocol.allow=never',
  'gc.auto=0',
  'maintenance.auto=false',
] as const;

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // A partial clone would fetch what it lacks: the one is for git 2.44 and later, the other for all before.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
} as const;

export interface GitPlace {
  /** Absolute real path of the folder that holds `.git`. */
  readonly root: string;
  /** Of the system. */
  readonly searchPath: string | undefined;
  /** No program is taken from here, since anyone may have put it there. */
  readonly workspace: string;
}

/** @returns undefined where git is not installed. */
export function openGit({ root, searchPath, workspace }: GitPlace): Git | undefined {
  const program = findProgram(searchPath ?? '', workspace);
  if (program === undefined) return undefined;
  // Named in full: where git looks for the repository by itself, a folder that only looks like one could come first.
  const fixed = ['--no-pager', '--literal-pathspecs', `--git-dir=${path.join(root, '.git')}`];
  const settings = [...SETTINGS, `safe.directory=${root}`].flatMap((setting) => ['-c', setting]);
  return (args) => {
    const { status, stdout, error } = spawnSync(program, [...fixed, ...settings, ...args], {
      cwd: root,
      env: { ...ENVIRONMENT, ...(path.sep === '\\' && { SystemRoot: 'C:\\Windows' }) },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_OUTPUT_BYTES,
      shell: false,
      windowsHide: true,
    });
    return error === undefined && status === 0 ? stdout : undefined;
  };
}

/** Looked up here, since Windows would look in the current folder first, and a search path may hold relative folders. */
function findProgram(searchPath: string, workspace: string): string | undefined {
  const name = path.sep === '\\' ? 'git.exe' : 'git';
  return searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => isProgram(file) && !isBelow(fs.realpathSync(file), workspace));
}

function isProgram(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
