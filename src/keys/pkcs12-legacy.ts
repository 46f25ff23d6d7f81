/**
 * What node:crypto refuses and old PKCS#12 files need: RC2 (RFC 2268), and BER with indefinite lengths, as macOS and
 * old Java write it. The only file that knows node-forge.
 */
import { loadForge } from '../late-libraries.js';

export function decryptRc2(key: Buffer, vector: Buffer, bits: number, data: Buffer): Buffer {
  const forge = loadForge();
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), bits);
  cipher.start(vector.toString('latin1'));
  cipher.update(forge.util.createBuffer(data.toString('latin1')));
  if (!cipher.finish()) throw new RangeError('wrong padding');
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

/** @returns undefined where the bytes are no BER. */
export function convertBerToDer(ber: Buffer): Buffer | undefined {
  try {
    const forge = loadForge();
    const parsed = forge.asn1.fromDer(forge.util.createBuffer(ber.toString('latin1')), false);
    return Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'latin1');
  } catch {
    return undefined;
  }
}
