/**
 * Roots that SAP approves for client certificates (contract of Cloud Integration, section 2.C: the public list with
 * the approval source of SAP Note 2801396). A root that is not here may still be accepted, so this only warns.
 */
import type { X509Certificate } from 'node:crypto';

const NAMES: readonly RegExp[] = [
  /^SAP (?:Global Root CA|Cloud Root CA|Internet of Things CA)$/,
  /^DigiCert (?:TLS (?:ECC P384|RSA4096) Root G5|Global Root (?:G2|G3|CA)|Assured ID Root G[23]|Trusted Root G4|(?:ECC P384|RSA4096) Root G5)$/,
  /^(?:ISRG )?Root (?:YE|YR|X1|X2)$|^ISRG Root (?:YE|YR|X1|X2)$/,
  /^Amazon Root CA [1-4]$/,
  /^Atos TrustedRoot (?:2011|Root CA RSA TLS 2021)$/,
  /^Certum Trusted Root CA$/,
  /^COMODO (?:ECC |RSA )?Certification Authority$/,
  /^D-TRUST (?:BR Root CA 2 2023|Root Class 3 CA(?: 2)?(?: EV)?(?: 2009)?)$/,
  /^EDICOM/,
  /^Entrust Root Certification Authority - G2$/,
  /^GlobalSign(?: Root (?:R46|E46|CA - R[36]))?$/,
  /^Go Daddy Root Certificate Authority - G2$/,
  /^GTS Root R[1-4]$/,
  /^Microsoft (?:ECC|RSA) Root Certificate Authority 2017$/,
  /^QuoVadis Root CA [12] G3$/,
  /^Security Communication RootCA2$/,
  /^Sectigo Public Server Authentication Root R46$/,
  /^SI-TRUST Root$/,
  /^SSL\.com /,
  /^Starfield Services Root Certificate Authority - G2$/,
  /^T-TeleSec GlobalRoot Class 2$/,
  /^Telia RSA TLS Root/,
  /^USERTrust (?:ECC|RSA) Certification Authority$/,
  /^X9 Financial PKI/,
];

export function isListedRoot(root: X509Certificate): boolean {
  const lines = root.subject.split('\n');
  const name = lines.find((line) => line.startsWith('CN='))?.slice(3) ?? '';
  const unit = lines.find((line) => line.startsWith('OU='))?.slice(3) ?? '';
  return NAMES.some((pattern) => pattern.test(name) || (name === 'GlobalSign' && pattern.test(unit)));
}
