/**
 * PURE given a reader. The inputs of the step to one typed Config, or all their faults
 * together. The service key becomes a binding here.
 * After this, names of inputs do not occur in the code any more.
 */
import { isNamespace } from '../credential-store/reference.js';
import {
  parseReferenceList,
  type ReferenceLine,
  type ReferenceSource,
} from '../credential-store/reference-list.js';
import type { OnMissing } from '../credential-store/delivery.js';
import { ActionError } from '../errors.js';
import type { ProxySettings } from '../http/dispatcher.js';
import type { Rate } from '../http/rate-limiter.js';
import { parseCertificates } from '../keys/certificate.js';
import type { CredentialStoreBinding } from '../service-key/credential-store-binding.js';
import { readServiceKey } from '../service-key/read.js';
import { listBindingMasks, listProxyMasks } from './config-masks.js';
import type { InputName } from './input-table.js';
import { InputParser, type InputReader } from './input-parser.js';
import { checkNames } from './names.js';

export interface Config {
  readonly binding: CredentialStoreBinding;
  readonly authentication: Authentication;
  readonly connection: ConnectionSettings;
  readonly expiry: ExpirySettings;
  readonly dryRun: boolean;
  readonly summary: boolean;
  readonly fetch: FetchSettings;
  /** The service key came over several lines. */
  readonly isServiceKeyMultiline: boolean;
  /** Sentences about inputs that are odd but do no harm. */
  readonly warnings: readonly string[];
}

/** `auto`: what the binding says. */
export type Authentication = 'auto' | 'certificate' | 'token';

export interface ConnectionSettings {
  /** PEM, one certificate each. */
  readonly extraAuthorities: readonly string[];
  readonly proxy: ProxySettings;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly rate: Rate;
}

export interface ExpirySettings {
  /** 0: no warning. */
  readonly warnBelowDays: number;
  readonly failBelowDays: number | undefined;
}

export interface FetchSettings {
  readonly lines: readonly ReferenceLine[];
  readonly onMissing: OnMissing;
  readonly exportEnv: boolean;
  readonly variablePrefix: string;
  /** Absolute. */
  readonly dotenvFile: string | undefined;
  /** Absolute; undefined: a new folder in the runner's temporary folder. */
  readonly filesDir: string | undefined;
  readonly minMaskLength: number;
  readonly shortValues: 'error' | 'mask';
  readonly outputJson: boolean;
}

/** SAP: "Limits", Oct 2025: 25 a second for the plans standard and proxy, 3 for free. */
const AUTOMATIC_RATE: Rate = { perSecond: 25, fallbackPerSecond: 3 };

/** @throws ActionError or AggregateError of them: INPUT_INVALID, SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_KEY_MISMATCH */
export function parseInputs(reader: InputReader, now: Date): Config {
  const inputs = new InputParser(reader);
  inputs.checkNames();
  const command = inputs.readWord('command', ['auto', 'fetch', 'deploy', 'check']);
  if (command === 'deploy' || command === 'check')
    inputs.addFault('command', `"${command}" is not part of this version; it takes auto or fetch`);
  const binding = inputs.collect(() => readBinding(inputs, now));
  if (binding !== undefined) reader.mask(listBindingMasks(binding));
  const authentication = inputs.readWord('authentication', ['auto', 'certificate', 'token']);
  if (authentication === 'token' && binding?.type === 'mtls')
    inputs.addFault('authentication', 'the service key has no "oauth_token_url", which "token" needs');
  if (binding !== undefined && binding.payloadKey === undefined && inputs.isSet('payload-private-key'))
    inputs.warnings.push(
      'The input "payload-private-key" was not used: the service key says that payloads are not encrypted.',
    );
  const settings = {
    authentication,
    connection: readConnection(inputs),
    expiry: {
      warnBelowDays: inputs.readNumber('expiry-warning-days', 0, 3650),
      failBelowDays: inputs.isSet('fail-if-expires-within-days')
        ? inputs.readNumber('fail-if-expires-within-days', 0, 3650)
        : undefined,
    },
    dryRun: inputs.readBoolean('dry-run'),
    summary: inputs.readBoolean('summary'),
    fetch: readFetch(inputs),
    isServiceKeyMultiline: /\{[^]*[\r\n]/.test(inputs.readText('service-key')),
    warnings: inputs.warnings,
  };
  inputs.throwFaults();
  if (binding === undefined) throw new TypeError('a binding is missing without a fault');
  return { binding, ...settings };
}

export interface Preferences {
  readonly summary: boolean;
  readonly outputJson: boolean;
}

/** What has to be known also when the inputs have faults. */
export function readPreferences(reader: InputReader): Preferences {
  const is = (name: InputName, word: string): boolean => reader.readInput(name).trim().toLowerCase() === word;
  return { summary: !is('summary', 'false'), outputJson: is('output-json', 'true') };
}

function readBinding(inputs: InputParser, now: Date): CredentialStoreBinding {
  const { binding } = readServiceKey({
    serviceKey: inputs.readText('service-key'),
    payloadPrivateKey: inputs.isSet('payload-private-key')
      ? inputs.readText('payload-private-key')
      : undefined,
    now,
    expected: 'credential-store',
  });
  if (binding.service === 'credential-store') return binding;
  throw new TypeError('a binding of another service passed');
}

function readConnection(inputs: InputParser): ConnectionSettings {
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
      ? AUTOMATIC_RATE
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

function readFetch(inputs: InputParser): FetchSettings {
  const exportEnv = inputs.readBoolean('export-env');
  const dotenvFile = inputs.readPath('dotenv-file');
  const variablePrefix = inputs.readText('env-prefix');
  if (!/^(?:[A-Za-z_]\w*)?$/.test(variablePrefix))
    inputs.addFault('env-prefix', 'it takes letters, digits and "_", not a digit first');
  const lines = readLines(inputs);
  const writesVariables = exportEnv || dotenvFile !== undefined;
  const named = lines.flatMap(({ reference, line }) =>
    reference.kind === 'single' ? [{ outputName: reference.outputName, reference, line }] : [],
  );
  inputs.addLineFaults(checkNames(named, { variablePrefix: writesVariables ? variablePrefix : undefined }));
  return {
    lines,
    onMissing: inputs.readWord('on-missing', ['error', 'warn', 'ignore']),
    exportEnv,
    variablePrefix,
    dotenvFile,
    filesDir: inputs.readPath('files-dir'),
    minMaskLength: inputs.readNumber('min-mask-length', 1, 8),
    shortValues: inputs.readWord('short-values', ['error', 'mask']),
    outputJson: inputs.readBoolean('output-json'),
  };
}

function readLines(inputs: InputParser): readonly ReferenceLine[] {
  const namespace = inputs.isSet('namespace') ? inputs.readText('namespace') : undefined;
  if (namespace !== undefined && !isNamespace(namespace))
    inputs.addFault('namespace', 'it takes 1 to 100 letters, digits and the signs _ - . : ! ~');
  const file = readSourceFile(inputs);
  const sources: ReferenceSource[] = [
    { label: 'credentials', file: undefined, text: inputs.reader.readInput('credentials') },
    ...file,
  ];
  const { references, faults } = parseReferenceList(sources, namespace);
  inputs.addLineFaults(faults);
  const isFileUnread = file.length === 0 && inputs.isSet('credentials-file');
  if (references.length === 0 && faults.length === 0 && !isFileUnread)
    inputs.addFault('credentials', 'neither it nor "credentials-file" names a credential to fetch');
  return references;
}

function readSourceFile(inputs: InputParser): readonly ReferenceSource[] {
  const name = inputs.readText('credentials-file');
  const file = inputs.readPath('credentials-file');
  if (file === undefined) return [];
  const text = inputs.reader.readText(file);
  if (text !== undefined) return [{ label: name, file: name, text }];
  inputs.addFault(
    'credentials-file',
    `"${name}" is not there, or no text file of up to 1 MiB; its path is relative to the workspace, so check out the repository before`,
  );
  return [];
}
