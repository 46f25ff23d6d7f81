/**
 * PURE given a reader. The inputs of the step to one typed Config, or all their faults
 * together. The service key becomes a binding here.
 * After this, names of inputs do not occur in the code any more.
 */
import type { Warning } from '../keys/judgement.js';
import { Secret } from '../secret.js';
import type { CloudIntegrationBinding } from '../service-key/cloud-integration-binding.js';
import type { CredentialStoreBinding } from '../service-key/credential-store-binding.js';
import { readServiceKey, type Binding, type ServiceKeyReading } from '../service-key/read.js';
import type { ServiceKeyRepairCode } from '../service-key/service-key-repairs.js';
import { chooseCommand } from './command.js';
import { listBindingMasks } from './config-masks.js';
import { readConnection, type ConnectionSettings } from './connection-inputs.js';
import type { DeployInputs } from './deploy-inputs.js';
import { readFetchSettings, readNamespace, type FetchSettings } from './fetch-inputs.js';
import { COMMANDS, type Command, type InputName } from './input-table.js';
import { InputParser, type InputReader } from './input-parser.js';

export type Config = FetchConfig | DeployConfig | CheckConfig;

export interface FetchConfig extends CommonConfig {
  readonly command: 'fetch';
  readonly binding: CredentialStoreBinding;
  readonly fetch: FetchSettings;
}

export interface DeployConfig extends CommonConfig {
  readonly command: 'deploy';
  readonly binding: CloudIntegrationBinding;
  readonly deploy: DeployInputs;
}

export interface CheckConfig extends CommonConfig {
  readonly command: 'check';
  readonly binding: Binding;
  readonly check: CheckSettings;
}

export interface CommonConfig {
  readonly authentication: Authentication;
  readonly connection: ConnectionSettings;
  readonly expiry: ExpirySettings;
  readonly dryRun: boolean;
  readonly pemFiles: boolean;
  /** What was repaired in the service key, certificate and private key. */
  readonly repairs: readonly ServiceKeyRepairCode[];
  /** What is to be said about them. */
  readonly keyWarnings: readonly Warning[];
  /** Sentences about inputs that are odd but do no harm. */
  readonly inputWarnings: readonly string[];
}

/** `auto`: what the binding says. */
export type Authentication = 'auto' | 'certificate' | 'token';

export interface ExpirySettings {
  /** 0: no warning. */
  readonly warnBelowDays: number;
  readonly failBelowDays: number | undefined;
}

export interface CheckSettings {
  readonly connect: boolean;
  readonly namespace: string | undefined;
}

export interface ParseOptions {
  /** Is told of what is odd where the inputs have faults; else that stands in the Config. */
  readonly onWarning?: (warning: string) => void;
  /** Needed where the command may be `deploy`: other steps do not load it. */
  readonly readDeployInputs?: ((inputs: InputParser) => DeployInputs) | undefined;
}

/**
 * @throws ActionError or AggregateError of them: INPUT_INVALID, SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_KEY_MISMATCH.
 */
export function parseInputs(
  reader: InputReader,
  now: Date,
  { onWarning = () => undefined, readDeployInputs }: ParseOptions = {},
): Config {
  const inputs = new InputParser(reader);
  inputs.checkNames();
  const command = chooseCommand(inputs);
  inputs.readBoolean('summary');
  const pemFiles = inputs.readBoolean('pem-files');
  const reading = inputs.collect(() => readKey(inputs, { command, pemFiles, now }));
  if (reading !== undefined) reader.maskLater(() => listBindingMasks(reading.binding));
  const common = { ...readCommon(inputs, reading?.binding), pemFiles };
  const settings = readSettings(inputs, command, readDeployInputs);
  if (inputs.hasFaults()) inputs.warnings.forEach(onWarning);
  inputs.throwFaults();
  if (reading === undefined) throw new TypeError('a binding is missing without a fault');
  return build(
    { ...common, repairs: reading.repairs, keyWarnings: reading.warnings },
    reading.binding,
    settings,
  );
}

type Settings =
  { readonly fetch: FetchSettings } | { readonly deploy: DeployInputs } | { readonly check: CheckSettings };

function readSettings(
  inputs: InputParser,
  command: Command,
  readDeployInputs: ParseOptions['readDeployInputs'],
): Settings {
  switch (command) {
    case 'fetch':
      return { fetch: readFetchSettings(inputs) };
    case 'deploy':
      if (readDeployInputs === undefined) throw new TypeError('the inputs of "deploy" cannot be read');
      return { deploy: readDeployInputs(inputs) };
    case 'check':
      return { check: readCheckSettings(inputs) };
  }
}

function build(common: CommonConfig, binding: Binding, settings: Settings): Config {
  if ('check' in settings) return { ...common, command: 'check', binding, ...settings };
  if ('fetch' in settings && binding.service === 'credential-store')
    return { ...common, command: 'fetch', binding, ...settings };
  if ('deploy' in settings && binding.service === 'cloud-integration')
    return { ...common, command: 'deploy', binding, ...settings };
  throw new TypeError('a binding of another service passed');
}

function readCommon(
  inputs: InputParser,
  binding: Binding | undefined,
): Omit<CommonConfig, 'repairs' | 'keyWarnings' | 'pemFiles'> {
  return {
    authentication: readAuthentication(inputs, binding),
    connection: readConnection(inputs),
    expiry: {
      warnBelowDays: inputs.readNumber('expiry-warning-days', 0, 3650),
      failBelowDays: inputs.isSet('fail-if-expires-within-days')
        ? inputs.readNumber('fail-if-expires-within-days', 0, 3650)
        : undefined,
    },
    dryRun: inputs.readBoolean('dry-run'),
    inputWarnings: inputs.warnings,
  };
}

function readCheckSettings(inputs: InputParser): CheckSettings {
  return { connect: inputs.readBoolean('connect'), namespace: readNamespace(inputs) };
}

export interface Preferences {
  readonly summary: boolean;
  readonly outputJson: boolean;
  /** The commands that the step may mean: one, or all where its inputs contradict each other. */
  readonly commands: readonly Command[];
}

/** What has to be known also when the inputs have faults. */
export function readPreferences(reader: InputReader): Preferences {
  const inputs = new InputParser(reader);
  const is = (name: InputName, word: string): boolean => inputs.readText(name).toLowerCase() === word;
  const command = chooseCommand(inputs);
  return {
    summary: !is('summary', 'false'),
    outputJson: is('output-json', 'true'),
    commands: inputs.hasFaults() ? COMMANDS : [command],
  };
}

const EXPECTED = { fetch: 'credential-store', deploy: 'cloud-integration', check: undefined } as const;

interface KeyContext {
  readonly command: Command;
  readonly pemFiles: boolean;
  readonly now: Date;
}

function readKey(inputs: InputParser, { command, pemFiles, now }: KeyContext): ServiceKeyReading {
  const read = (name: InputName): string | undefined =>
    inputs.isSet(name) ? inputs.reader.readInput(name) : undefined;
  const passphrase = read('passphrase');
  return readServiceKey({
    serviceKey: read('service-key') ?? (command === 'check' ? undefined : ''),
    clientCertificate: read('client-certificate'),
    privateKey: read('private-key'),
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    payloadPrivateKey: read('payload-private-key'),
    now,
    expected: EXPECTED[command],
    need: pemFiles ? 'certificate+key' : 'any',
  });
}

function readAuthentication(inputs: InputParser, binding: Binding | undefined): Authentication {
  const authentication = inputs.readWord('authentication', ['auto', 'certificate', 'token']);
  if (authentication === 'token' && binding?.type === 'mtls')
    inputs.addFault('authentication', 'the service key has no "oauth_token_url", which "token" needs');
  const hasPayloadKey = binding?.service === 'credential-store' && binding.payloadKey !== undefined;
  if (binding !== undefined && !hasPayloadKey && inputs.isSet('payload-private-key'))
    inputs.warnings.push(
      'The input "payload-private-key" was not used: the service key does not say that payloads are encrypted.',
    );
  return authentication;
}
