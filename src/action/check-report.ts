/** PURE. What `check` found, as lines for the log. Texts of certificates and servers are cleaned where they are printed. */
import type { X509Certificate } from 'node:crypto';
import type { ConnectionStage } from '../http/connection-stages.js';
import { formatDay } from '../keys/judgement.js';
import { describeExpiry, type Expiry } from './expiry.js';
import {
  findClientId,
  findPrivateKey,
  fingerprintCertificate,
  fingerprintKey,
  listCertificates,
} from './check-outputs.js';
import type { ConnectionFindings } from './check-connection.js';
import type { Binding } from '../service-key/read.js';
import type { CheckConfig } from './inputs.js';

const SERVICES = { 'credential-store': 'SAP Credential Store', 'cloud-integration': 'SAP Cloud Integration' };

/** A name and what is to be said about it; several lines of one name are written one below the other. */
export type Fact = readonly [name: string, ...text: string[]];

export function describeServiceKey(config: CheckConfig, expiry: Expiry | undefined): readonly Fact[] {
  const { binding, repairs } = config;
  const clientId = findClientId(binding);
  const key = findPrivateKey(binding);
  return [
    ['Service', describeService(binding)],
    ...(binding.type === 'bare' ? [] : [['Address', binding.url.href] as const]),
    ...(clientId === '' ? [] : [['Client id', clientId] as const]),
    ...listChain(binding).map(({ certificate, role }): Fact => [role, ...describeCertificate(certificate)]),
    ...(key === undefined
      ? []
      : [
          [
            'Private key',
            `${describeAlgorithm(key)}, SHA-256 of its public key ${fingerprintKey(key)}`,
          ] as const,
        ]),
    ...(expiry === undefined ? [] : [['Validity', describeExpiry(expiry)] as const]),
    ['Repaired', repairs.length === 0 ? 'nothing' : repairs.join(', ')],
    ...describePermissions(binding),
  ];
}

export interface ChainLink {
  readonly certificate: X509Certificate;
  readonly role: 'Client certificate' | 'Intermediate' | 'Root';
}

/** Leaf first, the root included where it was given. */
export function listChain(binding: Binding): readonly ChainLink[] {
  const root = 'identity' in binding ? binding.identity?.root : undefined;
  return [
    ...listCertificates(binding).map((certificate, index): ChainLink => ({
      certificate,
      role: index === 0 ? 'Client certificate' : 'Intermediate',
    })),
    ...(root === undefined ? [] : [{ certificate: root, role: 'Root' } as const]),
  ];
}

/** The common name, else the whole name. */
export function nameOf(distinguishedName: string): string {
  const lines = distinguishedName.split('\n');
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}

export function describeConnection({
  stages,
  answer,
  clockOffsetSeconds,
}: ConnectionFindings): readonly Fact[] {
  return [
    ...describeStages(stages),
    ['Identity', `accepted (status ${answer.status}: ${answer.meaning})`],
    ['Round trip', `${answer.roundTripMs} ms, the first one with its connection ${answer.firstMs} ms`],
    ...(clockOffsetSeconds === undefined ? [] : [['Clock', describeClock(clockOffsetSeconds)] as const]),
  ];
}

/** The first time that each stage was passed. */
export function describeStages(stages: readonly ConnectionStage[]): readonly Fact[] {
  const first = new Map(stages.toReversed().map((stage) => [stage.name, stage]));
  return [...new Set(stages.map(({ name }) => name))].flatMap((name): readonly Fact[] => {
    const stage = first.get(name);
    return stage === undefined ? [] : [[name, `${stage.detail} (${stage.elapsedMs} ms)`]];
  });
}

function describeClock(offset: number): string {
  if (offset === 0) return 'as that of the service';
  return `${Math.abs(offset)} s ${offset > 0 ? 'ahead of' : 'behind'} that of the service`;
}

function describeService(binding: Binding): string {
  if (binding.service === undefined) return 'none: certificate and private key without a service key';
  return `${SERVICES[binding.service]}, key of type ${binding.type}`;
}

function describeCertificate(certificate: X509Certificate): readonly string[] {
  return [
    `${nameOf(certificate.subject)}, issued by ${nameOf(certificate.issuer)}`,
    `valid from ${formatDay(certificate.validFromDate)} to ${formatDay(certificate.validToDate)}, SHA-256 ${fingerprintCertificate(certificate)}`,
  ];
}

function describeAlgorithm(key: {
  readonly asymmetricKeyType?: string;
  readonly asymmetricKeyDetails?: { readonly modulusLength?: number; readonly namedCurve?: string };
}): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const size = modulusLength === undefined ? namedCurve : `${modulusLength} bits`;
  return [key.asymmetricKeyType?.toUpperCase() ?? 'unknown', ...(size === undefined ? [] : [size])].join(' ');
}

const READING: readonly string[] = ['read', 'list', 'info', 'namespaces'];

/** Least privilege: a workflow that fetches needs to read, and to list for lines with `*`. */
function describePermissions(binding: Binding): readonly Fact[] {
  if (binding.service !== 'credential-store') return [];
  const { byDefault = [], byNamespace } = binding.permissions;
  const all = [...new Set([...byDefault, ...[...byNamespace.values()].flat()])];
  if (all.length === 0) return [];
  const excess = all.filter((permission) => !READING.includes(permission));
  const hint = `for a workflow that only fetches, a service key with {"authorization":{"namespace_permissions":{"prod":["read"]}}} is enough`;
  return [['Permissions', all.join(', '), ...(excess.length === 0 ? [] : [hint])]];
}
