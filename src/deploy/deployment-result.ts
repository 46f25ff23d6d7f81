/**
 * PURE. What became of a deployment: the results that a wait ends with, and what the runtime alone says of one. It does not
 * look and does not wait; that is the work of the watch (contract, sections 8.2 and 8.3).
 */
import type { RuntimeArtifact } from '../cloud-integration/model.js';
import type { ErrorCode } from '../errors.js';

export interface WatchedDeployment {
  readonly id: string;
  /** undefined: the tenant named none, so only the runtime can tell. */
  readonly taskId: string | undefined;
  /** What ran before the deployment. */
  readonly before: RuntimeArtifact | undefined;
  /** undefined: any. */
  readonly version: string | undefined;
  readonly deadlineMs: number;
  /** A deployment of another run may still be in the queue of the tenant. */
  readonly isCrowded: boolean;
}

export type WatchResult =
  | { readonly kind: 'started'; readonly runtime: RuntimeArtifact }
  | { readonly kind: 'start-failed'; readonly runtime: RuntimeArtifact }
  | { readonly kind: 'build-failed'; readonly reason: 'build' | 'license' }
  | TimedOut;

export interface TimedOut {
  readonly kind: 'timed-out';
  /** `unknown`: the tenant named no task, or does not know it. */
  readonly task: 'building' | 'built' | 'unknown';
  /** What is in the runtime. */
  readonly runtime: RuntimeArtifact | undefined;
  /** Whether that is what was there before. */
  readonly isFormer: boolean;
}

/** What the runtime says of a deployment; undefined while nothing is decided. */
export function judgeRuntime(
  runtime: RuntimeArtifact | undefined,
  { before, version }: Pick<WatchedDeployment, 'before' | 'version'>,
):
  | Extract<WatchResult, { readonly runtime: RuntimeArtifact; readonly kind: 'started' | 'start-failed' }>
  | undefined {
  if (runtime === undefined || !isNewer(runtime, before)) return undefined;
  if (runtime.status === 'error') return { kind: 'start-failed', runtime };
  const isExpected = version === undefined || runtime.version === '' || runtime.version === version;
  return runtime.status === 'started' && isExpected ? { kind: 'started', runtime } : undefined;
}

/** Right after a deployment the former one is still reported, and is still started. */
export function isNewer(runtime: RuntimeArtifact, before: RuntimeArtifact | undefined): boolean {
  if (before === undefined) return true;
  if (runtime.deployedOn === undefined) return false;
  return before.deployedOn === undefined || runtime.deployedOn > before.deployedOn;
}

/** Faults of the network and of the service, which a later look may not meet any more; the deployment goes on. */
export const PASSING_FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HTTP_UNREACHABLE',
  'HTTP_TIMEOUT',
  'HTTP_SERVER_ERROR',
  'HTTP_RATE_LIMITED',
  'HTTP_NOT_FOUND',
  'ODATA_UNEXPECTED',
]);
