/**
 * Blocks to certificates and keys, by what each one is. Labels only tell what was meant.
 */
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Block } from './blocks.js';
import { detectDerKind, detectFileKind, type DerKind } from './der-kind.js';
import { readOpensshKey } from './openssh-key.js';
import { corruptPem, encryptedKey, notPem, unsupportedKeystore, wrongPassphrase } from './pem-faults.js';
import { openPkcs12 } from './pkcs12.js';
import { convertBerToDer } from './pkcs12-legacy.js';
import { readPkcs7Certificates } from './pkcs7.js';
import {
  checkKey,
  createKey,
  decryptKey,
  decryptPem,
  isSameKey,
  listPassphrases,
  type KeyContext,
  type KeyReading,
} from './private-key.js';
import { refuseFile } from './recognise.js';
import type { RepairCode } from './repairs.js';

export interface CollectedMaterial {
  readonly certificates: readonly X509Certificate[];
  readonly privateKeys: readonly KeyObject[];
  readonly publicKeys: readonly KeyObject[];
  readonly others: readonly string[];
  readonly repairs: readonly RepairCode[];
}

/** Labels under which each kind is right. */
const RIGHT_LABELS: Partial<Readonly<Record<DerKind, RegExp>>> = {
  certificate: /^(?:X509 |TRUSTED )?CERTIFICATE$/,
  pkcs1: /^RSA PRIVATE KEY$/,
  pkcs8: /^PRIVATE KEY$/,
  sec1: /^EC PRIVATE KEY$/,
  'encrypted-pkcs8': /^ENCRYPTED PRIVATE KEY$/,
  pkcs7: /^PKCS7|CMS$/,
  pkcs12: /^PKCS12$/,
};

export class MaterialCollector {
  readonly #context: KeyContext;
  readonly #certificates = new Map<string, X509Certificate>();
  readonly #privateKeys: KeyObject[] = [];
  readonly #publicKeys: KeyObject[] = [];
  readonly #others: string[] = [];
  readonly #repairs: RepairCode[] = [];

  constructor(context: KeyContext) {
    this.#context = context;
  }

  result(): CollectedMaterial {
    return {
      certificates: [...this.#certificates.values()],
      privateKeys: this.#privateKeys,
      publicKeys: this.#publicKeys,
      others: this.#others,
      repairs: this.#repairs,
    };
  }

  add(block: Exclude<Block, { kind: 'bytes' }>): void {
    if (block.kind === 'encrypted') this.#addReading(decryptPem(block.pem, this.#context));
    else this.addBytes(block.der, block.label);
  }

  /** @param label undefined where there was none; then what is not known is passed over. */
  addBytes(bytes: Buffer, label: string | undefined): void {
    const file = detectFileKind(bytes);
    if (file === 'openssh') {
      this.#addOpenssh(bytes);
      return;
    }
    const refusal = refuseFile(file, this.#context.what);
    if (refusal !== undefined) throw refusal;
    if (label?.startsWith('PGP') === true) throw notPem(this.#context.what, 'a key for PGP');
    const isBer = bytes[0] === 0x30 && bytes[1] === 0x80;
    const der = isBer ? convertBerToDer(bytes) : bytes;
    if (der === undefined) throw this.#corrupt('The file');
    const kind = detectDerKind(der);
    if (label !== undefined && RIGHT_LABELS[kind]?.test(label) === false)
      this.#repairs.push('label-corrected');
    this.#addDer(der, kind, label);
  }

  #addDer(der: Buffer, kind: DerKind, label: string | undefined): void {
    const { what } = this.#context;
    switch (kind) {
      case 'certificate':
        this.#addCertificate(der);
        break;
      case 'pkcs1':
      case 'pkcs8':
      case 'sec1':
        this.#addKey(createKey(der, kind, what));
        break;
      case 'encrypted-pkcs8':
        this.#addReading(decryptKey(der, this.#context));
        break;
      case 'pkcs7':
        this.#addPkcs7(der);
        break;
      case 'pkcs12':
        this.#addPkcs12(der);
        break;
      case 'public-key':
      case 'pkcs1-public-key':
        this.#addPublicKey(der, kind === 'public-key' ? 'spki' : 'pkcs1');
        break;
      case 'certificate-request':
        this.#addOther('a certificate request');
        break;
      case 'certificate-list':
        // One changed tag makes a certificate look like it.
        if (label?.includes('CRL') === false) throw this.#corrupt('A certificate');
        this.#addOther('a revocation list');
        break;
      case 'dsa':
        throw unsupportedKeystore(what, 'a DSA key', 'Use a certificate with an RSA or EC key.');
      case 'parameters':
      case 'unknown':
        this.#refuseUnknown(label);
    }
  }

  #refuseUnknown(label: string | undefined): void {
    if (label === undefined || label.endsWith('PARAMETERS')) return;
    throw this.#corrupt(label.includes('KEY') ? 'The private key' : 'A certificate');
  }

  #addCertificate(der: Buffer): void {
    let certificate: X509Certificate;
    try {
      certificate = new X509Certificate(der);
      // Reading the key and the names finds damage that the constructor passes over.
      checkReadable(certificate);
    } catch {
      throw this.#corrupt('A certificate');
    }
    if (this.#certificates.has(certificate.fingerprint256)) this.#repairs.push('duplicates');
    else this.#certificates.set(certificate.fingerprint256, certificate);
  }

  #addReading({ key, isPassphraseTrimmed }: KeyReading): void {
    if (isPassphraseTrimmed) this.#repairs.push('passphrase-trimmed');
    this.#repairs.push('decrypted-key');
    this.#addKey(key);
  }

  #addKey(key: KeyObject): void {
    if (this.#privateKeys.some((one) => isSameKey(one, key))) this.#repairs.push('duplicates');
    else this.#privateKeys.push(key);
  }

  #addPublicKey(der: Buffer, type: 'spki' | 'pkcs1'): void {
    try {
      this.#publicKeys.push(createPublicKey({ key: der, format: 'der', type }));
    } catch {
      throw this.#corrupt('The public key');
    }
    this.#addOther('a public key');
  }

  #addOther(words: string): void {
    if (!this.#others.includes(words)) this.#others.push(words);
  }

  #addPkcs7(der: Buffer): void {
    const certificates = readPkcs7Certificates(der);
    if (certificates === undefined || certificates.length === 0) throw this.#corrupt('The PKCS#7 bundle');
    this.#repairs.push('pkcs7');
    for (const one of certificates) this.#addCertificate(one);
  }

  #addPkcs12(der: Buffer): void {
    const { what, passphrase } = this.#context;
    const given = listPassphrases(passphrase);
    let failure: 'wrong-passphrase' | 'corrupt' | 'unsupported' = 'wrong-passphrase';
    for (const [index, one] of (given.length === 0 ? [''] : given).entries()) {
      const result = openPkcs12(der, one);
      if (result.kind === 'open') {
        this.#repairs.push('pkcs12');
        if (index > 0) this.#repairs.push('passphrase-trimmed');
        for (const key of result.keys) this.#addKey(createKey(key, 'pkcs8', what));
        for (const certificate of result.certificates) this.#addCertificate(certificate);
        return;
      }
      failure = result.kind;
    }
    throw this.#refusePkcs12(failure, given.length > 0);
  }

  #refusePkcs12(kind: 'wrong-passphrase' | 'corrupt' | 'unsupported', hasPassphrase: boolean): Error {
    const { what } = this.#context;
    if (kind === 'corrupt') return this.#corrupt('The PKCS#12 file');
    if (kind === 'wrong-passphrase') return hasPassphrase ? wrongPassphrase(what) : encryptedKey(what);
    return unsupportedKeystore(
      what,
      'a PKCS#12 file whose encryption is not supported',
      'Export it anew with "openssl pkcs12 -export".',
    );
  }

  #addOpenssh(bytes: Buffer): void {
    const { what, passphrase } = this.#context;
    const opened = readOpensshKey(bytes);
    if (opened.kind === 'encrypted' && passphrase === undefined) throw encryptedKey(what);
    if (opened.kind === 'encrypted')
      throw unsupportedKeystore(
        what,
        'an encrypted OpenSSH key',
        'Convert it with "ssh-keygen -p -m PKCS8 -f FILE".',
      );
    if (opened.kind === 'corrupt') throw this.#corrupt('The OpenSSH key');
    this.#repairs.push('openssh-key');
    this.#addKey(checkKey(opened.key, what));
  }

  #corrupt(which: string): Error {
    return corruptPem(this.#context.what, which);
  }
}

/** @throws RangeError or an error of OpenSSL where a part cannot be decoded. */
function checkReadable(certificate: X509Certificate): void {
  const parts = [certificate.publicKey.type, certificate.subject, certificate.keyUsage];
  const dates = [certificate.validFromDate, certificate.validToDate];
  if (parts.length + dates.length === 0 || dates.some((date) => Number.isNaN(date.getTime())))
    throw new RangeError('a date is damaged');
}
