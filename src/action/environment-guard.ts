/**
 * PURE given a reader. What somebody may have set in the environment that would show secrets of this process or weaken
 * its connections (SECURITY.md, "The environment"). Refused is what this process cannot undo; the rest is a warning.
 */
import { ActionError } from '../errors.js';
import type { StepWarning } from './step-warnings.js';

export interface EnvironmentJudgement {
  readonly refusals: readonly ActionError[];
  readonly warnings: readonly StepWarning[];
}

/** @param read a variable of the environment. */
export function judgeEnvironment(read: (name: string) => string | undefined): EnvironmentJudgement {
  const isSet = (name: string): boolean => (read(name) ?? '').trim() !== '';
  const options = listNodeOptions(read('NODE_OPTIONS') ?? '');
  const refused = options.find((option) => SHOWING_OPTIONS.test(option));
  return {
    refusals: [
      ...['NODE_DEBUG', 'NODE_DEBUG_NATIVE'].filter(isSet).map(refuseDebug),
      ...(refused === undefined ? [] : [refuseOption(refused)]),
    ],
    warnings: [
      ...(read('NODE_TLS_REJECT_UNAUTHORIZED') === '0' ? [VERIFICATION] : []),
      ...(isSet('SSLKEYLOGFILE') ? [KEY_LOG] : []),
      ...(isTrue(read('ACTIONS_ALLOW_UNSECURE_COMMANDS')) ? [UNSECURE_COMMANDS] : []),
      ...(options.some((option) => LOADING_OPTIONS.test(option)) ? [FOREIGN_CODE] : []),
    ],
  };
}

/** Write keys of connections, memory or the environment somewhere, or let a debugger in. */
const SHOWING_OPTIONS =
  /^--(?:tls-keylog|trace-tls|inspect(?:-[a-z-]+)?|report-(?:on|uncaught)[a-z-]*|heapsnapshot-[a-z-]+|heap-prof|trace-env[a-z-]*)$/;
const LOADING_OPTIONS = /^(?:-r|--require|--import|--loader|--experimental-loader)$/;

/** Names alone. Node takes `_` for `-`, and quotes around an option. */
function listNodeOptions(text: string): readonly string[] {
  return text
    .replaceAll(/["\\]/g, '')
    .split(/\s+/)
    .filter((word) => word.startsWith('-'))
    .map((word) => word.replace(/=.*$/s, '').replaceAll('_', '-'));
}

function refuseDebug(name: string): ActionError {
  return new ActionError('ENVIRONMENT_UNSAFE', {
    happened: `The environment variable ${name} made Node print what goes over its connections, in forms that no mask covers, so nothing was sent.`,
    next: `Set "${name}: ''" under "env:" of this step.`,
  });
}

function refuseOption(option: string): ActionError {
  return new ActionError('ENVIRONMENT_UNSAFE', {
    happened: `The option ${option} in NODE_OPTIONS gave the keys or the memory of this process away, so nothing was sent.`,
    next: 'Set "NODE_OPTIONS: \'\'" under "env:" of this step, or leave the option out.',
  });
}

const VERIFICATION: StepWarning = {
  code: 'ENVIRONMENT_UNSAFE',
  message:
    'NODE_TLS_REJECT_UNAUTHORIZED=0 was ignored: this action always verifies servers. Other steps do not: remove the variable, and trust an authority of your own by NODE_EXTRA_CA_CERTS or "ca-certificates".',
};

const KEY_LOG: StepWarning = {
  code: 'ENVIRONMENT_UNSAFE',
  message:
    'SSLKEYLOGFILE is set. Node does not write the keys of connections there, but other programs of this job do: remove the variable.',
};

const UNSECURE_COMMANDS: StepWarning = {
  code: 'ENVIRONMENT_UNSAFE',
  message:
    'ACTIONS_ALLOW_UNSECURE_COMMANDS is on: whatever any step of this job prints can set variables of later steps (CVE-2020-15228). Remove it.',
};

const FOREIGN_CODE: StepWarning = {
  code: 'ENVIRONMENT_UNSAFE',
  message:
    'NODE_OPTIONS loads other code into this process, which sees every secret. Set "NODE_OPTIONS: \'\'" under "env:" of this step unless that is meant.',
};

/** As the runner reads it. */
function isTrue(text: string | undefined): boolean {
  return /^(?:1|\$?true)$/i.test(text ?? '');
}
