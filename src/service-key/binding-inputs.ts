/** What the bindings of both services are built from, besides the fields, and what their readings have in common. */
import type { Warning } from '../keys/judgement.js';
import { Secret } from '../secret.js';
import { readText, type Fields } from './fields.js';
import type { IdentitySources, Need, Source } from './identity.js';
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

export interface BindingInputs {
  readonly clientCertificate: string | undefined;
  readonly privateKey: string | undefined;
  readonly passphrase: Secret | undefined;
  /** The caller's own key for payload encryption; overrules the one in the service key. */
  readonly payloadPrivateKey: string | undefined;
  readonly now: Date;
  readonly need: Need;
}

export interface BindingReading<T> {
  readonly binding: T;
  readonly repairs: readonly ServiceKeyRepairCode[];
  readonly warnings: readonly Warning[];
}

/** Inputs overrule fields. A certificate given as input may bring its key along, which then overrules the field too. */
export function listIdentitySources(fields: Fields, inputs: BindingInputs): IdentitySources {
  const ownKey = inputs.privateKey ?? (holdsKey(inputs.clientCertificate) ? '' : undefined);
  return {
    certificate: chooseSource(
      inputs.clientCertificate,
      'client-certificate',
      readText(fields, 'certificate'),
      'certificate',
    ),
    key: chooseSource(
      ownKey,
      'private-key',
      readText(fields, 'key') ?? readText(fields, 'private_key'),
      'key',
    ),
    passphrase: inputs.passphrase,
    now: inputs.now,
  };
}

/** PKCS#12 or PEM with a private key; a wrong guess only means that the field is not read. */
function holdsKey(text: string | undefined): boolean {
  return text !== undefined && /PRIVATE KEY/i.test(text);
}

function chooseSource(
  input: string | undefined,
  inputName: string,
  field: string | undefined,
  fieldName: string,
): Source {
  if (input === undefined) return { text: field, what: `the field "${fieldName}" of the service key` };
  return { text: input === '' ? undefined : input, what: `the input "${inputName}"` };
}

/** Every text that must not be shown, for the masker. */
export function collectSecrets(
  inputs: BindingInputs,
  texts: readonly (string | undefined)[],
): readonly Secret[] {
  const given = [...texts, inputs.privateKey, inputs.clientCertificate];
  const own = given.filter((text) => text !== undefined).filter((text) => text !== '');
  return [
    ...own.map((text) => new Secret(text)),
    ...(inputs.passphrase === undefined ? [] : [inputs.passphrase]),
  ];
}
