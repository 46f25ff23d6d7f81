/**
 * PURE given a reader. How the service is reached, as the inputs and the variables of the machine say it: trust, proxy,
 * limits of time and rate. Nothing is connected here.
 */
import { ActionError } from '../errors.js';
import type { ProxySettings } from '../http/dispatcher.js';
import type { Rate } from '../http/rate-limiter.js';
import { parseCertificates } from '../keys/certificate.js';
import { listProxyMasks } from './config-masks.js';
import type { InputParser } from './input-parser.js';

export interface ConnectionSettings {
  /** PEM, one certificate each. */
  readonly extraAuthorities: readonly string[];
  readonly proxy: ProxySettings;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** undefined: the highest that is documented for the service. */
  readonly rate: Rate | undefined;
}

export function readConnection(inputs: InputParser): ConnectionSettings {
  const variable = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => inputs.reader.readVariable(name))
      .find((value) => value !== undefined && value !== '');
  const isAutomatic = inputs.readText('requests-per-second') === 'auto';
  return {
    extraAuthorities: readAuthorities(inputs),
    proxy: {
      httpsProxy: readProxy(inputs, variable('https_proxy', 'HTTPS_PROXY')),
      noProxy: variable('no_proxy', 'NO_PROXY'),
    },
    timeoutMs: inputs.readNumber('timeout-seconds', 1, 600, 'any') * 1000,
    maxRetries: inputs.readNumber('max-retries', 0, 10),
    rate: isAutomatic
      ? undefined
      : {
          perSecond: inputs.readNumber('requests-per-second', 0.1, 100, 'any'),
          fallbackPerSecond: undefined,
        },
  };
}

function readAuthorities(inputs: InputParser): readonly string[] {
  if (!inputs.isSet('ca-certificates')) return [];
  try {
    return parseCertificates(inputs.readText('ca-certificates'), 'the input').map((one) => one.toString());
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    inputs.addFault('ca-certificates', `${error.message} Give certificates in PEM.`);
    return [];
  }
}

function readProxy(inputs: InputParser, address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  inputs.reader.mask(listProxyMasks(address));
  const isAddress = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (isAddress && isPercentEncoded(url.username) && isPercentEncoded(url.password)) return address;
  inputs.addVariableFault(
    'https_proxy',
    'it is not an address that starts with http:// or https://, user and password percent-encoded',
  );
  return undefined;
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
