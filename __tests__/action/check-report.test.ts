import { describe, expect, it } from '@jest/globals';
import {
  describeConnection,
  describeServiceKey,
  describeStages,
  listChain,
  nameOf,
  type Fact,
} from '../../src/action/check-report.js';
import type { ConnectionFindings } from '../../src/action/check-connection.js';
import type { ConnectionStage } from '../../src/http/connection-stages.js';
import { issue } from '../keys/certificate-factory.js';
import { makeLeaf, makeServiceKeys } from '../service-key/service-keys.js';
import { checkConfig } from '../support/check-config.js';

const leaf = makeLeaf('p256');
const keys = makeServiceKeys(leaf);

function factsOf(json: unknown): readonly Fact[] {
  return describeServiceKey(checkConfig({ serviceKey: JSON.stringify(json) }), undefined);
}

function find(facts: readonly Fact[], name: string): readonly string[] {
  return facts.filter(([one]) => one === name).flatMap(([, ...texts]) => texts);
}

describe('describeServiceKey', () => {
  it.each(keys.map(({ kind, json, expected }) => [kind, json, expected] as const))(
    '%s',
    (_kind, json, due) => {
      const facts = factsOf(json);
      expect(find(facts, 'Service').join()).toContain(`key of type ${due.type}`);
      expect(find(facts, 'Client id')).toEqual([due.clientId]);
      expect(find(facts, 'Client certificate').length > 0).toBe(due.fingerprints.length > 0);
      expect(find(facts, 'Private key').length > 0).toBe(due.privateKey !== undefined);
      for (const fingerprint of due.fingerprints)
        expect(JSON.stringify(facts)).toContain(fingerprint.replaceAll(':', '').toLowerCase());
    },
  );

  it('names algorithm and size of the private key', () => {
    const certificate = keys.find(({ expected }) => expected.type === 'mtls');
    expect(find(factsOf(certificate?.json), 'Private key')[0]).toMatch(/^EC prime256v1, SHA-256/);
  });

  it('lists repairs, or says that there were none', () => {
    const text = JSON.stringify(keys[0]?.json);
    expect(find(describeServiceKey(checkConfig({ serviceKey: text }), undefined), 'Repaired')).toEqual([
      'nothing',
    ]);
    const quoted = checkConfig({ serviceKey: JSON.stringify(text) });
    expect(find(describeServiceKey(quoted, undefined), 'Repaired')).toEqual(['json-in-string']);
  });

  it('says how long it lasts', () => {
    const expiry = { expiresAt: new Date('2026-04-01T00:00:00Z'), daysLeft: 30 };
    const facts = describeServiceKey(checkConfig({ serviceKey: JSON.stringify(keys[0]?.json) }), expiry);
    expect(find(facts, 'Validity')).toEqual(['expires on 2026-04-01 (30 full days left)']);
  });
});

describe('a least-privilege hint', () => {
  const store = keys.find(({ expected }) => expected.type === 'mtls')?.json ?? {};
  const withPermissions = (authorization: object): readonly string[] =>
    find(
      factsOf({
        ...store,
        parameters: { ...(store['parameters'] as object), authorization },
      }),
      'Permissions',
    );

  it.each([
    [{ default_permissions: ['read', 'list'] }, 1],
    [{ default_permissions: ['create', 'read', 'delete'] }, 2],
    [{ default_permissions: [], namespace_permissions: { prod: ['read'], dev: ['update'] } }, 2],
  ])('%j', (authorization, lines) => {
    expect(withPermissions(authorization)).toHaveLength(lines);
  });

  it('is not given where nothing is known', () => {
    expect(withPermissions({})).toEqual([]);
  });
});

describe('listChain', () => {
  it('has the root last, where it was given', () => {
    const root = issue({ name: 'R', kind: 'p256', isAuthority: true });
    const own = issue({ name: 'L', kind: 'p256', issuer: root });
    const { binding } = checkConfig({
      clientCertificate: root.certificate.toString() + own.certificate.toString(),
      privateKey: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
    expect(listChain(binding).map(({ role, certificate }) => [role, nameOf(certificate.subject)])).toEqual([
      ['Client certificate', 'L'],
      ['Root', 'R'],
    ]);
  });
});

describe('nameOf', () => {
  it.each([
    ['C=DE\nO=SAP SE\nCN=leaf', 'leaf'],
    ['C=DE\nO=SAP SE', 'C=DE, O=SAP SE'],
    ['', ''],
  ])('%j', (name, due) => {
    expect(nameOf(name)).toBe(due);
  });
});

describe('the connection', () => {
  const stages: readonly ConnectionStage[] = [
    { name: 'name resolution', detail: '10.0.0.1', elapsedMs: 3 },
    { name: 'TCP', detail: '10.0.0.1 port 443', elapsedMs: 9 },
    { name: 'TLS', detail: 'TLSv1.3', elapsedMs: 30 },
    { name: 'TCP', detail: '10.0.0.2 port 443', elapsedMs: 99 },
  ];
  const findings: ConnectionFindings = {
    stages,
    answer: { status: 404, meaning: 'may be read', firstMs: 80, roundTripMs: 12 },
    clockOffsetSeconds: undefined,
    warnings: [],
  };

  it('shows each stage once, as it was passed first, in their order', () => {
    expect(describeStages(stages)).toEqual([
      ['name resolution', '10.0.0.1 (3 ms)'],
      ['TCP', '10.0.0.1 port 443 (9 ms)'],
      ['TLS', 'TLSv1.3 (30 ms)'],
    ]);
    expect(describeStages([])).toEqual([]);
  });

  it.each([
    [undefined, []],
    [0, ['as that of the service']],
    [61, ['61 s ahead of that of the service']],
    [-7, ['7 s behind that of the service']],
  ])('a clock that is %s seconds off', (clockOffsetSeconds, due) => {
    expect(find(describeConnection({ ...findings, clockOffsetSeconds }), 'Clock')).toEqual(due);
  });

  it('says what was answered', () => {
    const facts = describeConnection(findings);
    expect(find(facts, 'Identity')).toEqual(['accepted (status 404: may be read)']);
    expect(find(facts, 'Round trip')).toEqual(['12 ms, the first one with its connection 80 ms']);
  });
});
