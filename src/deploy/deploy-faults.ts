/** PURE. Why an artifact does not run, for people: code, what happened, what to do, and the file to look at. */
import type { LocalArtifact } from '../artifact/local-artifact.js';
import type { ErrorReason, NamedFile } from '../cloud-integration/error-reason.js';
import { ActionError, type Place, type ErrorCode } from '../errors.js';
import { PROFILE_KEY } from './parameter-plan.js';
import type { DeploySettings } from './settings.js';
import type { TimedOut } from './deployment-result.js';

export function describeFailedStart(artifact: LocalArtifact, reason: ErrorReason): ActionError {
  return new ActionError('DEPLOY_START_FAILED', {
    happened: `"${artifact.id}" was deployed, but did not start${quoteReasons(reason)}.`,
    next: 'Mend what the reason names (a credential, an address, a parameter that the tenant lacks), or look at the artifact under Monitor in Integration Suite.',
    place: findPlace(artifact, reason.files),
  });
}

export function describeFailedBuild(
  artifact: LocalArtifact,
  kind: 'build' | 'license',
  reason: ErrorReason,
): ActionError {
  return new ActionError('DEPLOY_BUILD_FAILED', {
    happened:
      kind === 'license'
        ? `"${artifact.id}" was not deployed: the license of the tenant does not cover this kind of content.`
        : `The tenant could not build "${artifact.id}"${quoteReasons(reason)}.`,
    next:
      kind === 'license'
        ? 'Check the edition of Integration Suite, or remove the adapter or step that needs another one.'
        : 'Mend what the reason names, or deploy the artifact once in Integration Suite, which shows the problem.',
    place: findPlace(artifact, reason.files),
  });
}

export function describeTimeout(
  artifact: LocalArtifact,
  timedOut: TimedOut,
  { waitTimeoutMs }: Pick<DeploySettings, 'waitTimeoutMs'>,
): ActionError {
  const seconds = waitTimeoutMs / 1000;
  const place = placeOf(artifact);
  if (timedOut.task === 'built' && timedOut.runtime === undefined)
    return new ActionError('DEPLOY_NOT_IN_RUNTIME', {
      happened: `The tenant reported that "${artifact.id}" is deployed, but it did not appear in the runtime within ${seconds} seconds.`,
      next: `If the tenant has an Edge Integration Cell, set the parameter "${PROFILE_KEY}" of the artifact to "iflmap" (cloud) and run the job again; else look at Monitor in Integration Suite.`,
      place,
    });
  return new ActionError('DEPLOY_TIMEOUT', {
    happened: `"${artifact.id}" had not started within ${seconds} seconds (${describeState(timedOut)}).`,
    next: 'Look at it under Monitor in Integration Suite; raise the input "wait-timeout-seconds" if the tenant is just slow.',
    place,
  });
}

function describeState({ task, runtime, isFormer }: TimedOut): string {
  if (task === 'building') return 'the tenant was still building it';
  if (runtime === undefined) return 'it did not appear in the runtime';
  if (isFormer) return `the runtime still held the former deployment, ${runtime.status}`;
  const version = runtime.version === '' ? '' : `, version ${runtime.version}`;
  return `in the runtime: ${runtime.status}${version}`;
}

/** @param reason why an artifact that it uses stops it. */
export function describeSkipped(artifact: LocalArtifact, reason: string, code: ErrorCode): ActionError {
  return new ActionError(code, {
    happened: `"${artifact.id}" was skipped: ${reason}.`,
    next: 'Mend what it uses first, then run the job again.',
    place: placeOf(artifact),
  });
}

/** @param left what the tenant is left with. */
export function describeCancelled(id: string, left: string): ActionError {
  return new ActionError('DEPLOY_CANCELLED', {
    happened: `The run was cancelled before "${id}" was done: ${left}.`,
    next: 'Run the job again: it finishes what is left.',
  });
}

function quoteReasons({ reasons }: ErrorReason): string {
  return reasons.length === 0 ? ', and gave no reason' : `: ${reasons.join(' / ')}`;
}

/** The file of the artifact that SAP's text names, where the workspace holds it as a file of its own. */
function findPlace(artifact: LocalArtifact, files: readonly NamedFile[]): Place {
  if (artifact.source === 'zip') return placeOf(artifact);
  for (const { name, line } of files) {
    const path = [...artifact.archive.keys()].find((one) => one.endsWith(`/${name}`));
    if (path !== undefined) {
      const file = join(artifact, path);
      return line === undefined ? { file } : { file, line };
    }
  }
  const flow = [...artifact.archive.keys()].find((path) => path.endsWith('.iflw'));
  return flow === undefined ? placeOf(artifact) : { file: join(artifact, flow) };
}

/** Where people look for an artifact: its manifest, or the zip file. */
export function placeOf(artifact: LocalArtifact): Place {
  return { file: artifact.source === 'zip' ? artifact.path : join(artifact, 'META-INF/MANIFEST.MF') };
}

function join({ path }: LocalArtifact, file: string): string {
  return path === '' ? file : `${path}/${file}`;
}
