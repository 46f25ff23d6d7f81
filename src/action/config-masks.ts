/**
 * PURE. The secrets that came in with the inputs, as forms for the masker. The runner knows the service key only as
 * it was stored; these are its parts, and its keys in the forms that they have after the repair.
 */
import type { KeyObject } from 'node:crypto';
import type { Config } from './inputs.js';
import { listKeyMaskForms, listMaskForms } from './masking.js';

export function listConfigMasks({ binding, connection }: Config): readonly string[] {
  const keys = [
    binding.identity.privateKey,
    ...(binding.payloadKey === undefined ? [] : [binding.payloadKey]),
  ];
  return [
    ...keys.flatMap(exportPems).flatMap(listKeyMaskForms),
    ...binding.secrets.flatMap((secret) => listKeyMaskForms(secret.reveal())),
    ...listProxyMasks(connection.proxy.httpsProxy),
  ].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}

/** The last line of a PEM may be shorter; to mask it would ruin the log. */
const MIN_FORM_CHARACTERS = 4;

/** In every form that the key can be written in without a passphrase. */
function exportPems(key: KeyObject): readonly string[] {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  if (key.asymmetricKeyType === 'rsa')
    return [pkcs8, key.export({ type: 'pkcs1', format: 'pem' }).toString()];
  return key.asymmetricKeyType === 'ec'
    ? [pkcs8, key.export({ type: 'sec1', format: 'pem' }).toString()]
    : [pkcs8];
}

function listProxyMasks(address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  const { username, password } = new URL(address);
  if (password === '') return [];
  const decoded = decodePart(password);
  return [password, ...listMaskForms(decoded, { minLength: MIN_FORM_CHARACTERS }, [decodePart(username)])];
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
