/**
 * PURE. The inputs of a step that say who it is, to one reading: which service, which kind of key, the certificate and
 * keys ready for use, what was repaired, and what is to be warned about.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import type { ClientIdentity } from '../keys/client-identity.js';
import { formatDay, type Warning } from '../keys/judgement.js';
import { MAX_CHARACTERS } from '../keys/key-material.js';
import { emptyPem } from '../keys/pem-faults.js';
import { detectNothing } from '../keys/recognise.js';
import { Secret } from '../secret.js';
import type { BindingInputs } from './binding-inputs.js';
import type { Candidate } from './candidates.js';
import { chooseCandidate, detectService, type Service } from './choice.js';
import { buildCloudIntegrationBinding, type CloudIntegrationBinding } from './cloud-integration-binding.js';
import { buildCredentialStoreBinding, type CredentialStoreBinding } from './credential-store-binding.js';
import { readDocument } from './document.js';
import { readIdentity, type Need } from './identity.js';
import {
  emptyKey,
  maskedKey,
  placeholderKey,
  refuseDocument,
  tooLargeKey,
  wrongService,
} from './service-key-faults.js';
import { orderServiceKeyRepairs, type ServiceKeyRepairCode } from './service-key-repairs.js';

export interface ServiceKeyInput {
  readonly serviceKey?: string | undefined;
  /** PEM, or base64 of PKCS#12; may hold the private key too. Overrules that of the service key. */
  readonly clientCertificate?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly passphrase?: Secret | undefined;
  readonly payloadPrivateKey?: string | undefined;
  readonly now: Date;
  /** Refuses the other service. */
  readonly expected?: Service | undefined;
  /** Name of the instance or binding, where the text holds several. */
  readonly instanceName?: string | undefined;
  /** What the caller cannot do without; `any` by default, which takes what there is. */
  readonly need?: Need | undefined;
}

/** Certificate and key without a service key. */
export interface BareIdentity {
  readonly service: undefined;
  readonly type: 'bare';
  /** undefined where the certificate or the key is missing. */
  readonly identity: ClientIdentity | undefined;
  /** Leaf first. */
  readonly certificates: readonly X509Certificate[];
  readonly privateKey: KeyObject | undefined;
  readonly secrets: readonly Secret[];
}

/** What a service key, or certificate and key without one, came to. */
export type Binding = CredentialStoreBinding | CloudIntegrationBinding | BareIdentity;

export interface ServiceKeyReading {
  readonly binding: Binding;
  readonly repairs: readonly ServiceKeyRepairCode[];
  readonly warnings: readonly Warning[];
}

/** @throws ActionError SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_* */
export function readServiceKey(input: ServiceKeyInput): ServiceKeyReading {
  const { serviceKey, clientCertificate, privateKey } = input;
  if (serviceKey === undefined) {
    if (clientCertificate === undefined && privateKey === undefined) throw emptyKey();
    return readBareIdentity(input);
  }
  const candidate = findCandidate(serviceKey, input);
  const reading = buildBinding(candidate, input);
  const warnings = [
    ...reading.warnings,
    ...judgeExpiry(reading.binding.expiresAt, input.now),
    ...judgeLines(serviceKey),
  ];
  return {
    binding: reading.binding,
    repairs: orderServiceKeyRepairs([...candidate.repairs, ...reading.repairs]),
    warnings: dropRepeated(warnings),
  };
}

function readBareIdentity(input: ServiceKeyInput): ServiceKeyReading {
  const { clientCertificate, privateKey, passphrase, now, need = 'any' } = input;
  const certificate = { text: clientCertificate, what: 'the input "client-certificate"' };
  const key = { text: privateKey, what: 'the input "private-key"' };
  if (clientCertificate?.trim() === '') throw emptyPem(certificate.what);
  const { repairs, warnings, ...parts } = readIdentity({ certificate, key, passphrase, now }, need);
  const texts = [clientCertificate, privateKey].filter((text) => text !== undefined);
  return {
    binding: {
      service: undefined,
      type: 'bare',
      ...parts,
      secrets: [...texts.map((text) => new Secret(text)), ...(passphrase === undefined ? [] : [passphrase])],
    },
    repairs: orderServiceKeyRepairs(repairs),
    warnings: dropRepeated(warnings),
  };
}

function findCandidate(text: string, { expected, instanceName }: ServiceKeyInput): Candidate {
  if (text.length > MAX_CHARACTERS) throw tooLargeKey();
  const nothing = detectNothing(text);
  if (nothing === 'empty') throw emptyKey();
  if (nothing === 'masked') throw maskedKey();
  if (nothing === 'placeholder') throw placeholderKey();
  const document = readDocument(text);
  if (document.candidates.length === 0) throw refuseDocument(text, document);
  return chooseCandidate(document.candidates, { expected, instanceName });
}

function buildBinding(
  { fields }: Candidate,
  input: ServiceKeyInput,
): {
  readonly binding: CredentialStoreBinding | CloudIntegrationBinding;
  readonly repairs: readonly ServiceKeyRepairCode[];
  readonly warnings: readonly Warning[];
} {
  const service = detectService(fields);
  if (input.expected !== undefined && input.expected !== service) throw wrongService(input.expected);
  const inputs: BindingInputs = {
    clientCertificate: input.clientCertificate,
    privateKey: input.privateKey,
    passphrase: input.passphrase,
    payloadPrivateKey: input.payloadPrivateKey,
    now: input.now,
    need: input.need ?? 'any',
  };
  return service === 'credential-store'
    ? buildCredentialStoreBinding(fields, inputs)
    : buildCloudIntegrationBinding(fields, inputs);
}

function judgeExpiry(expiresAt: Date | undefined, now: Date): readonly Warning[] {
  if (expiresAt === undefined || expiresAt > now) return [];
  return [
    {
      code: 'SERVICE_KEY_EXPIRED',
      message: `The service key says that it ended on ${formatDay(expiresAt)}; unless it was extended, create a new one and replace the secret.`,
    },
  ];
}

/** The runner masks every line of a secret, so a line that is only a brace ruins every JSON in the log. */
function judgeLines(text: string): readonly Warning[] {
  if (!/^[ \t]*[{}[\]],?[ \t]*\r?$/m.test(text)) return [];
  return [
    {
      code: 'SERVICE_KEY_MULTILINE',
      message:
        'The service key is stored over several lines, so the runner masks { and }, and drops JSON outputs between jobs. Store it on one line, or as base64.',
    },
  ];
}

function dropRepeated(warnings: readonly Warning[]): readonly Warning[] {
  return warnings.filter(
    ({ message }, index) => warnings.findIndex((one) => one.message === message) === index,
  );
}
