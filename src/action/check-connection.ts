/**
 * Whether the service answers and takes the identity, for `check`: two harmless reads, of which the first one opens
 * the connection. Every answer that proves the identity counts, also 403 and 404 for what was asked.
 */
import type { Clock } from '../clock.js';
import { ActionError } from '../errors.js';
import type { HttpResponse } from '../http/client.js';
import type { ConnectionStage } from '../http/connection-stages.js';
import { UntrustedServerError } from '../http/connection-failure.js';
import { readServerIssuer, recogniseInspector } from '../http/server-issuer.js';
import { CLOUD_INTEGRATION_RATE, CREDENTIAL_STORE_RATE, openHttp, type Wiring } from './connect.js';
import type { Binding } from '../service-key/read.js';
import type { CheckConfig } from './inputs.js';
import { createProbe, type Probe } from './probe.js';
import type { StepWarning } from './step-warnings.js';

export interface ConnectionFindings {
  readonly stages: readonly ConnectionStage[];
  readonly answer: {
    readonly status: number;
    readonly meaning: string;
    /** With name resolution, connection, handshake and token. */
    readonly firstMs: number;
    readonly roundTripMs: number;
  };
  /** Positive: the clock here is ahead. undefined where the service does not tell its time. */
  readonly clockOffsetSeconds: number | undefined;
  readonly warnings: readonly StepWarning[];
}

/** A service to connect to, with an identity to show. */
export type ConnectableBinding = Exclude<Binding, { readonly type: 'bare' }>;

/**
 * @param stages is filled with what the connection passes, also where it fails.
 * @throws ActionError PEM_NO_PRIVATE_KEY, TLS_*, HTTP_*, OAUTH_REJECTED
 */
export async function checkConnection(
  config: CheckConfig,
  binding: ConnectableBinding,
  wiring: Omit<Wiring, 'observer'>,
  stages: ConnectionStage[],
): Promise<ConnectionFindings> {
  const { clock } = wiring;
  const observer = { clock, onStage: (stage: ConnectionStage) => stages.push(stage) };
  const rate = binding.service === 'credential-store' ? CREDENTIAL_STORE_RATE : CLOUD_INTEGRATION_RATE;
  const connection = openHttp(config, binding, rate, { ...wiring, observer });
  try {
    const probe = createProbe(config, binding, connection.client, wiring);
    const first = await measure(probe, clock);
    const second = await measure(probe, clock);
    return judgeAnswers(first, second, probe, stages);
  } catch (error) {
    throw await explain(error, config, binding, stages, clock);
  } finally {
    await connection.close();
  }
}

interface Measured {
  readonly response: HttpResponse;
  readonly elapsedMs: number;
  /** Half-way between question and answer. */
  readonly at: Date;
}

async function measure(probe: Probe, clock: Clock): Promise<Measured> {
  const start = clock.now().getTime();
  const response = await probe.send();
  const elapsedMs = clock.now().getTime() - start;
  return { response, elapsedMs, at: new Date(start + elapsedMs / 2) };
}

function judgeAnswers(
  first: Measured,
  second: Measured,
  probe: Probe,
  stages: readonly ConnectionStage[],
): ConnectionFindings {
  const { response } = second;
  const clockOffsetSeconds = computeOffset(second);
  return {
    stages,
    answer: {
      status: response.status,
      meaning: probe.explain(response),
      firstMs: first.elapsedMs,
      roundTripMs: second.elapsedMs,
    },
    clockOffsetSeconds,
    warnings: [
      ...probe.judge(response),
      ...judgeClock(clockOffsetSeconds),
      ...judgeIssuers(stages.filter(({ name }) => name === 'TLS').map(({ detail }) => detail)),
    ],
  };
}

/** `Date` has whole seconds (RFC 9110 §6.6.1), so a difference of one says nothing. */
function computeOffset({ response, at }: Measured): number | undefined {
  const date = Date.parse(response.headers['date'] ?? '');
  if (Number.isNaN(date)) return undefined;
  const offset = Math.round((at.getTime() - date) / 1000);
  return Math.abs(offset) <= 1 ? 0 : offset;
}

/** A signed assertion lives for minutes; a certificate can seem to be not yet valid, or expired. */
const MAX_OFFSET_SECONDS = 60;

function judgeClock(offset: number | undefined): readonly StepWarning[] {
  if (offset === undefined || Math.abs(offset) < MAX_OFFSET_SECONDS) return [];
  const direction = offset > 0 ? 'ahead of' : 'behind';
  return [
    {
      code: 'CLOCK_OFFSET',
      message: `The clock of this runner is ${Math.abs(offset)} seconds ${direction} that of the service. Set it by NTP: tokens and certificates are judged by time.`,
    },
  ];
}

/** Of the service and of its token service. */
function judgeIssuers(details: readonly string[]): readonly StepWarning[] {
  const inspector = details.map(recogniseInspector).find((name) => name !== undefined);
  if (inspector === undefined) return [];
  return [
    {
      code: 'TLS_INSPECTED',
      message: `The connection is inspected by a proxy (${inspector}, by the issuer of the certificate that was shown), which cannot pass a client certificate on. Exempt the host from inspection.`,
    },
  ];
}

/** A server that is not trusted is looked at once more, for the name of who issued its certificate. */
async function explain(
  error: unknown,
  { connection }: CheckConfig,
  binding: ConnectableBinding,
  stages: readonly ConnectionStage[],
  clock: Clock,
): Promise<unknown> {
  if (!(error instanceof UntrustedServerError)) return error;
  // It may be the token service, or the proxy itself, which is not looked at.
  const url = listAddresses(binding).find(({ host }) => host === error.host);
  if (url === undefined) return error;
  const isProxied = stages.some(({ name }) => name === 'proxy');
  const issuer = await readServerIssuer({
    url,
    proxy: isProxied ? connection.proxy.httpsProxy : undefined,
    extraAuthorities: connection.extraAuthorities,
    signal: clock.timeout(connection.timeoutMs),
  });
  return issuer === undefined ? error : nameWhoIssued(error, issuer, url.host);
}

function listAddresses(binding: ConnectableBinding): readonly URL[] {
  if (binding.service === 'cloud-integration') return [binding.url, ...binding.tokenUrls];
  return 'tokenUrl' in binding ? [binding.url, binding.tokenUrl] : [binding.url];
}

function nameWhoIssued({ code, message, next }: ActionError, issuer: string, host: string): ActionError {
  const inspector = recogniseInspector(issuer);
  if (inspector === undefined)
    return new ActionError(code, { happened: `${message} It was issued by "${issuer}".`, next });
  return new ActionError(code, {
    happened: `${message} It was issued by "${issuer}": a proxy (${inspector}) inspects the connection.`,
    next: `Have ${host} exempted from TLS inspection, since a client certificate cannot pass it; with "ca-certificates" alone the service would not see who calls.`,
  });
}
