/**
 * PURE. The secrets that came in with the inputs, as forms for the masker. The runner knows the service key only as
 * it was stored; these are its parts, and its keys in the forms that they have after the repair.
 */
import type { KeyObject } from 'node:crypto';
import type { CredentialStoreBinding } from '../service-key/credential-store-binding.js';
import { listKeyMaskForms, listMaskForms } from './masking.js';

export function listBindingMasks(binding: CredentialStoreBinding): readonly string[] {
  const keys = [
    'identity' in binding ? binding.identity.privateKey : undefined,
    binding.type === 'oauth:key' ? binding.signingKey : undefined,
    binding.payloadKey,
  ];
  const password = binding.type === 'basic' ? binding.password.reveal() : '';
  return [
    ...keys.filter((key) => key !== undefined).flatMap(listKeyForms),
    ...listMaskForms(password, POLICY, [binding.username]),
    ...binding.secrets.flatMap((secret) => listKeyMaskForms(secret.reveal())),
  ].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}

/** The last line of a PEM may be shorter; to mask it would ruin the log. */
const MIN_FORM_CHARACTERS = 4;
const POLICY = { minLength: MIN_FORM_CHARACTERS };

/** PEM and DER of the key in every form that it can be written in without a passphrase, and encodings of them. */
function listKeyForms(key: KeyObject): readonly string[] {
  const types =
    key.asymmetricKeyType === 'rsa' ? (['pkcs8', 'pkcs1'] as const) : (['pkcs8', 'sec1'] as const);
  return types.flatMap((type) => {
    const pem = exportKey(key, type, 'pem').toString();
    return [
      ...listKeyMaskForms(pem),
      ...listMaskForms(pem, POLICY),
      ...listMaskForms(Buffer.from(exportKey(key, type, 'der')), POLICY),
    ];
  });
}

function exportKey(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1', format: 'pem' | 'der'): string | Buffer {
  // The types of Node declare each pair of type and format on its own.
  return key.export({ type, format } as { type: 'pkcs8'; format: 'pem' });
}

/** @param address of a proxy, with a user and a password in it or not. */
export function listProxyMasks(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { username, password } = new URL(address);
  return [password, ...listMaskForms(decodePart(password), POLICY, [decodePart(username)])].filter(
    (form) => form.length >= MIN_FORM_CHARACTERS,
  );
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
