/**
 * The refusals of PEM text and key material, one sentence each for what happened and what to do. No sentence holds
 * a piece of the text; `what` names the input or field, in our own words.
 */
import { ActionError, type ErrorCode } from '../errors.js';

const COPY_AGAIN = 'Copy the service key again from the cockpit, without an editor or chat tool in between.';

export function emptyPem(what: string): ActionError {
  return fault(
    'PEM_EMPTY',
    `There was nothing in ${what}: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).`,
    'Check the name of the secret in the workflow, and that this event may read it.',
  );
}

export function maskedPem(what: string): ActionError {
  return fault(
    'PEM_MASKED',
    `There were only asterisks in ${what}, as the log shows a secret.`,
    'Copy the text from where it was issued; a log never shows it.',
  );
}

export function placeholderPem(what: string): ActionError {
  return fault(
    'PEM_PLACEHOLDER',
    `There was a placeholder in ${what}, such as an example of the documentation or an expression that was not evaluated.`,
    'Put the certificate and key themselves into the secret, and hand it over as ${{ secrets.NAME }}.',
  );
}

export function tooLargePem(what: string): ActionError {
  return fault(
    'PEM_TOO_LARGE',
    `There was more than 1 MiB of text in ${what}, which no certificate or key has.`,
    'Store one certificate chain and its private key, and nothing else.',
  );
}

/** @param seen what it looks like, in our words. */
export function notPem(what: string, seen: string): ActionError {
  return fault(
    'PEM_NOT_PEM',
    `There was neither PEM nor base64 of a certificate or key in ${what}, but ${seen}.`,
    'Put the content of the PEM file there, with its BEGIN and END lines, or the base64 of a PKCS#12 file.',
  );
}

export function truncatedPem(what: string): ActionError {
  return fault(
    'PEM_TRUNCATED',
    `A part of the PEM text in ${what} was missing: a block breaks off.`,
    'Copy the whole text again, from the first BEGIN line to the last END line; for a service key, from the first { to the last }.',
  );
}

export function corruptPem(what: string, which: string): ActionError {
  return fault('PEM_CORRUPT', `${which} in ${what} was damaged.`, COPY_AGAIN);
}

export function noCertificate(what: string, seen: string): ActionError {
  return fault(
    'PEM_NO_CERTIFICATE',
    `There was no certificate in ${what}, but ${seen}.`,
    'Put the certificate chain there: its first line reads BEGIN CERTIFICATE.',
  );
}

export function noPrivateKey(what: string, seen: string): ActionError {
  return fault(
    'PEM_NO_PRIVATE_KEY',
    `There was no private key in ${what}, but ${seen}.`,
    'Put the private key that belongs to the certificate there; its first line reads BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY.',
  );
}

export function encryptedKey(what: string): ActionError {
  return fault(
    'PEM_ENCRYPTED_KEY',
    `The private key in ${what} was encrypted, and there was no passphrase.`,
    'Set the input "passphrase", or use the private key without a passphrase.',
  );
}

export function wrongPassphrase(what: string): ActionError {
  return fault(
    'PEM_WRONG_PASSPHRASE',
    `The passphrase did not open the private key in ${what}.`,
    'Set the input "passphrase" to the passphrase with which this very file was exported.',
  );
}

export function unsupportedKeystore(what: string, kind: string, next: string): ActionError {
  return fault(
    'PEM_UNSUPPORTED_KEYSTORE',
    `There was ${kind} in ${what}, which this action does not read.`,
    next,
  );
}

export function ambiguousKeys(what: string, which: string): ActionError {
  return fault(
    'PEM_AMBIGUOUS',
    `There was more than one ${which} in ${what} that could be meant.`,
    'Leave only the private key and the certificate chain that belong together and are to be used.',
  );
}

function fault(code: ErrorCode, happened: string, next: string): ActionError {
  return new ActionError(code, { happened, next });
}
