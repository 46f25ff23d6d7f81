/** PKCS#12 as browsers and OpenSSL 1 export it, made by node-forge; nothing here is shared with what is tested. */
import forge from 'node-forge';

export interface Pkcs12Parts {
  readonly privateKeyPem: string;
  /** Leaf first. */
  readonly certificatesPem: string;
  readonly passphrase: string;
  readonly algorithm?: '3des' | 'aes256';
}

/** @returns base64, one line. */
export function makePkcs12(parts: Pkcs12Parts): string {
  const { privateKeyPem, certificatesPem, passphrase, algorithm = '3des' } = parts;
  const blocks = certificatesPem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(privateKeyPem),
    blocks.map((pem) => forge.pki.certificateFromPem(pem)),
    passphrase,
    { algorithm },
  );
  return forge.util.encode64(forge.asn1.toDer(asn1).getBytes());
}
