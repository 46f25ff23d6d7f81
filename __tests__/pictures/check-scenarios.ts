/** Summaries of `check` for pictures: keys with chains made in the run, as the action sums them up. */
import { generateKeyPairSync } from 'node:crypto';
import type { StepWarning } from '../../src/action/step-warnings.js';
import { describeConnection } from '../../src/action/check-report.js';
import { computeExpiry, judgeExpiry } from '../../src/action/expiry.js';
import type { CheckConfig } from '../../src/action/inputs.js';
import { renderCheckSummary, renderKeySummary } from '../../src/action/check-summary.js';
import { renderFailureSummary, type SummaryFacts } from '../../src/action/summary.js';
import { listCertificates } from '../../src/action/check-outputs.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { ActionError } from '../../src/errors.js';
import { issue, type Issued } from '../keys/certificate-factory.js';
import { checkConfig, NOW } from '../support/check-config.js';

const clean = (text: string): string => toPlainText(text);
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const root = issue({
  name: 'SAP Cloud Root CA',
  isAuthority: true,
  ...{ from: day('2019-02-13'), to: day('2039-02-13') },
});
const middle = issue({
  name: 'SAP PKI Certificate Service Client CA',
  ...{ isAuthority: true, issuer: root, from: day('2024-06-24'), to: day('2031-06-24') },
});

const second = issue({
  name: 'SAP Cloud Platform Client CA EU10',
  ...{ isAuthority: true, issuer: middle, from: day('2024-06-24'), to: day('2029-06-24') },
});

function leaf(name: string, to: string): Issued {
  return issue({ name, kind: 'rsa', issuer: middle, from: day('2025-09-10'), to: day(to) });
}

function storeKey(identity: Issued, chain: readonly Issued[]): string {
  const payload = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({
    url: 'https://credstore.cert.cfapps.eu10.hana.ondemand.example/api/v1/credentials',
    username: '8b1f0c52-0000-4000-8000-00000000a001.0.Zm9+/mFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1u=',
    certificate: [identity, ...chain].map(({ certificate }) => certificate.toString()).join(''),
    key: identity.privateKey.export({ type: 'pkcs1', format: 'pem' }),
    encryption: {
      client_private_key: payload.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      server_public_key: payload.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    },
    parameters: {
      authorization: { default_permissions: ['read', 'write', 'delete', 'list'] },
      encryption: { payload: 'enabled', key: { size: 3072 } },
      authentication: { type: 'mtls' },
    },
  });
}

function cloudKey(identity: Issued): string {
  return JSON.stringify({
    oauth: {
      certificate: identity.certificate.toString() + middle.certificate.toString(),
      clientid: 'sb-0d9c3c1e-7a4f-4c3c-9a55-0123456789ab!b16289|it!b12456',
      key: identity.privateKey.export({ type: 'pkcs1', format: 'pem' }),
      url: 'https://acme-prod.it-cpi001.cfapps.eu10.hana.ondemand.example',
      tokenurl: 'https://acme-prod.authentication.cert.eu10.hana.ondemand.example/oauth/token',
    },
  });
}

const CONNECTION = describeConnection({
  stages: [
    {
      name: 'name resolution',
      detail: 'credstore.cert.cfapps.eu10.hana.ondemand.example is 203.0.113.7',
      elapsedMs: 4,
    },
    { name: 'TCP', detail: 'connected to port 443', elapsedMs: 19 },
    { name: 'TLS', detail: 'TLSv1.3, TLS_AES_256_GCM_SHA384, issued by DigiCert Global G2', elapsedMs: 41 },
  ],
  answer: { status: 404, meaning: 'no such credential, as asked for', firstMs: 96, roundTripMs: 21 },
  clockOffsetSeconds: 0,
  warnings: [],
});

function factsOf(config: CheckConfig): SummaryFacts {
  const expiry = computeExpiry([listCertificates(config.binding)[0]?.validToDate], NOW);
  const warning =
    expiry === undefined || expiry.daysLeft < 0 ? undefined : judgeExpiry(expiry, config.expiry);
  const own = config.keyWarnings.map(({ message }) => message);
  const { binding } = config;
  return {
    command: 'check',
    host: binding.type === 'bare' ? undefined : binding.url.host,
    expiry,
    isDryRun: false,
    now: NOW,
    warnings: [...own, ...(warning === undefined ? [] : [warning])],
  };
}

function check(serviceKey: string, more: readonly StepWarning[] = []): string {
  const config = checkConfig({ serviceKey });
  const facts = factsOf(config);
  const report = { warnings: more, connection: CONNECTION };
  return renderCheckSummary(facts, { config, report }, clean);
}

function refused(serviceKey: string): string {
  const config = checkConfig({ serviceKey });
  const facts = factsOf(config);
  const error = new ActionError('TLS_CLIENT_REJECTED', {
    happened:
      'The server credstore.cert.cfapps.eu10.hana.ondemand.example refused the client certificate (TLS alert: certificate expired).',
    next: 'Create a new service key, and replace the GitHub secret that holds the old one.',
  });
  return [renderFailureSummary(facts, [error], clean), renderKeySummary(facts, config, clean)].join('\n');
}

function unreadable(): string {
  const error = new ActionError('SERVICE_KEY_TRUNCATED', {
    happened: 'The input "service-key" ended in the middle of its JSON, after 1,024 characters.',
    next: 'Copy the whole service key again, from the first "{" to the last "}", and store it as the GitHub secret.',
  });
  const facts = {
    command: 'check',
    host: undefined,
    expiry: undefined,
    isDryRun: false,
    now: NOW,
    warnings: [],
  } as const;
  return renderFailureSummary(facts, [error], clean);
}

/** A key whose line breaks were lost, as a web form leaves it. */
function flatten(serviceKey: string): string {
  return serviceKey.replaceAll('\\n', ' ');
}

export const checkScenarios: Readonly<Record<string, string>> = {
  'check-sound': check(storeKey(leaf('8b1f0c52-0000-4000-8000-00000000a001', '2026-09-10'), [middle, root])),
  'check-repaired-cloud-integration': check(flatten(cloudKey(leaf('sb-0d9c3c1e-7a4f', '2026-09-10')))),
  'check-long-chain': check(
    storeKey(
      issue({
        name: 'sb-0d9c3c1e-7a4f',
        kind: 'rsa',
        issuer: second,
        from: day('2025-09-10'),
        to: day('2026-09-10'),
      }),
      [second, middle, root],
    ),
  ),
  'check-expiring': check(storeKey(leaf('db-main', '2026-03-10'), [middle])),
  'check-refused-expired': refused(storeKey(leaf('db-main', '2026-02-10'), [middle, root])),
  'check-broken': unreadable(),
  'check-hostile': check(
    storeKey(leaf('"]; click c0 "javascript:x" <img src=x onerror=alert(1)> | `a` **b** end', '2026-09-10'), [
      middle,
    ]),
  ),
};
