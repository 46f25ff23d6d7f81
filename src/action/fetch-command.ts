/**
 * The command `fetch`: lists, fetches and checks everything, masks what was found, and only then hands it on; all
 * or nothing. With `dry-run` it stops before the hand-over.
 */
import type { Clock } from '../clock.js';
import { planDeliveries, type Delivery, type DeliveryPlan } from '../credential-store/delivery.js';
import { expandReferences, fetchCredentials, type Expansion } from '../credential-store/fetch.js';
import type { CredentialStoreClient } from '../credential-store/client.js';
import { placeOfLine, sortFailures, type LineFailure } from '../credential-store/reference-list.js';
import { ActionError, combineErrors } from '../errors.js';
import { connectCredentialStore } from './connect.js';
import { checkDeliverable } from './deliverable.js';
import type { FileWriter } from './file-writer.js';
import { handOver, prepareHandOver } from './hand-over.js';
import type { FetchConfig } from './inputs.js';
import { listDeliveryMasks, maskToken } from './delivery-masks.js';
import { checkNames } from './names.js';
import { preparePemFiles } from './pem-files.js';
import type { Runner } from './runner.js';

export interface FetchReport {
  readonly deliveries: readonly Delivery[];
  readonly missing: readonly string[];
  readonly warnings: DeliveryPlan['warnings'];
  /** Outputs of the step, values included. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** @throws ActionError or AggregateError of them, in the order of the lines */
export async function runFetch(
  config: FetchConfig,
  { runner, writer }: Hands,
  clock: Clock,
): Promise<FetchReport> {
  if (!config.dryRun) requireCommandFiles(config, runner);
  const connection = connectCredentialStore(config, { clock, onToken: maskToken(runner) });
  try {
    const expansion = await expand(config, connection.client);
    const plan = await fetchAll(config, connection.client, expansion);
    for (const delivery of plan.deliveries) runner.mask(listDeliveryMasks(delivery, config.fetch));
    throwFailures(config, [
      ...plan.failures,
      ...plan.deliveries.flatMap((one) => checkDeliverable(one, config.fetch)),
    ]);
    const outputs = new Map([
      ...handOverAll(config, plan.deliveries, { runner, writer }),
      ['manifest', renderManifest(plan.deliveries)],
      ['missing', plan.missing.join('\n')],
    ]);
    return { deliveries: plan.deliveries, missing: plan.missing, warnings: plan.warnings, outputs };
  } finally {
    await connection.close();
  }
}

interface Hands {
  readonly runner: Runner;
  readonly writer: FileWriter;
}

/** Those of `pem-files` are written together with the other files, so that a failure leaves nothing behind. */
function handOverAll(
  config: FetchConfig,
  deliveries: readonly Delivery[],
  hands: Hands,
): ReadonlyMap<string, string> {
  const { items, files } = prepareHandOver(deliveries, config.fetch, hands.writer);
  if (config.dryRun) return new Map();
  const pem = config.pemFiles ? preparePemFiles(config.binding, hands.writer) : undefined;
  const handedOver = handOver({ items, files: [...files, ...(pem?.files ?? [])] }, config.fetch, hands);
  return new Map([...handedOver, ...(pem?.outputs ?? [])]);
}

/** Without these files @actions/core would print the values as commands of old. */
function requireCommandFiles({ fetch }: FetchConfig, runner: Runner): void {
  const missing = runner.findMissingCommandFile(
    fetch.exportEnv ? ['GITHUB_OUTPUT', 'GITHUB_ENV'] : ['GITHUB_OUTPUT'],
  );
  if (missing === undefined) return;
  throw new ActionError('RUNNER_UNSUPPORTED', {
    happened: `The variable ${missing} named no file, so there was no way to hand values on.`,
    next: 'Run this step on a GitHub Actions runner, or set "dry-run: true" to fetch without handing on.',
  });
}

async function expand({ fetch }: FetchConfig, client: CredentialStoreClient): Promise<Expansion> {
  const expansion = await expandReferences(client, fetch.lines);
  const writesVariables = fetch.exportEnv || fetch.dotenvFile !== undefined;
  const faults = checkNames(expansion.references, {
    variablePrefix: writesVariables ? fetch.variablePrefix : undefined,
  });
  throwFailures(
    { fetch },
    faults.map(({ line, message }) => ({ line, error: nameFault(line, message) })),
  );
  return expansion;
}

function nameFault(line: LineFailure['line'], message: string): ActionError {
  return new ActionError('INPUT_INVALID', {
    happened: `After the listing, in line ${line.number} of ${line.label}, ${message}.`,
    next: 'Give another prefix before "*" in the NAME; nothing was handed on.',
    place: placeOfLine(line),
  });
}

async function fetchAll(
  { fetch }: FetchConfig,
  client: CredentialStoreClient,
  expansion: Expansion,
): Promise<DeliveryPlan> {
  const results = await fetchCredentials(
    client,
    expansion.references.map(({ id }) => id),
  );
  return planDeliveries(expansion, results, fetch.onMissing);
}

function throwFailures({ fetch }: Pick<FetchConfig, 'fetch'>, failures: readonly LineFailure[]): void {
  if (failures.length > 0) throw combineErrors(sortFailures(failures, fetch.lines));
}

function renderManifest(deliveries: readonly Delivery[]): string {
  return JSON.stringify(
    deliveries.map(({ outputName, source: { id }, outcome, credential }) => ({
      name: outputName,
      type: id.type,
      namespace: id.namespace,
      credential: id.name,
      id: credential?.id ?? null,
      modifiedAt: credential?.modifiedAt ?? null,
      status: outcome.status,
    })),
  );
}
