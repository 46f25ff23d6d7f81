/**
 * PURE. The secrets that came in with the inputs, as forms for the masker. The runner knows the service key only as
 * it was stored; these are its parts, and its keys in the forms that they have after the repair.
 */
import type { KeyObject } from 'node:crypto';
import type { Binding } from '../service-key/read.js';
import { listKeyMaskForms, listMaskForms } from './masking.js';

export function listBindingMasks(binding: Binding): readonly string[] {
  const keys = [
    'identity' in binding ? binding.identity?.privateKey : undefined,
    'privateKey' in binding ? binding.privateKey : undefined,
    binding.type === 'oauth:key' ? binding.signingKey : undefined,
    'payloadKey' in binding ? binding.payloadKey : undefined,
  ];
  const distinct = new Set(keys.filter((key) => key !== undefined));
  return [
    ...[...distinct].flatMap(listKeyForms),
    ...listSharedSecretForms(binding),
    ...binding.secrets.flatMap((secret) => listTextForms(secret.reveal())),
  ].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}

/** As it was given: a key over several lines, or a short text such as a passphrase. */
function listTextForms(text: string): readonly string[] {
  return /[\r\n]/.test(text.trim()) ? listKeyMaskForms(text) : listMaskForms(text, POLICY);
}

/** A password or client secret, also as HTTP Basic sends it. */
function listSharedSecretForms(binding: Binding): readonly string[] {
  if (binding.type === 'basic') return listMaskForms(binding.password.reveal(), POLICY, [binding.username]);
  if (binding.type === 'client-secret')
    return listMaskForms(binding.clientSecret.reveal(), POLICY, [binding.clientId]);
  return [];
}

/** The last line of a PEM may be shorter; to mask it would ruin the log. */
const MIN_FORM_CHARACTERS = 4;
const POLICY = { minLength: MIN_FORM_CHARACTERS };

/** PEM and DER of the key in every form that it can be written in without a passphrase, and encodings of them. */
function listKeyForms(key: KeyObject): readonly string[] {
  return listKeyTypes(key).flatMap((type) => {
    const pem = exportKey(key, type, 'pem').toString();
    return [
      ...listKeyMaskForms(pem),
      ...listMaskForms(pem, POLICY),
      ...listMaskForms(Buffer.from(exportKey(key, type, 'der')), POLICY),
    ];
  });
}

type KeyType = 'pkcs8' | 'pkcs1' | 'sec1';

/** A form that a key does not have (Ed25519, RSA-PSS) would throw here, and leave every secret without its masks. */
function listKeyTypes({ asymmetricKeyType }: KeyObject): readonly KeyType[] {
  if (asymmetricKeyType === 'rsa') return ['pkcs8', 'pkcs1'];
  return asymmetricKeyType === 'ec' ? ['pkcs8', 'sec1'] : ['pkcs8'];
}

function exportKey(key: KeyObject, type: KeyType, format: 'pem' | 'der'): string | Buffer {
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
