/** Summaries of `fetch` for pictures: deliveries as values, as the action sums them up. */
import { toPlainText } from '../../src/action/plain-text.js';
import { renderFailureSummary, renderFetchSummary, type SummaryFacts } from '../../src/action/summary.js';
import type { Delivery } from '../../src/credential-store/delivery.js';
import { ActionError } from '../../src/errors.js';
import { delivery } from '../support/arbitrary-delivery.js';

const clean = (text: string): string => toPlainText(text);

const FACTS: SummaryFacts = {
  command: 'fetch',
  host: 'credstore.cert.cfapps.eu10.hana.ondemand.example',
  expiry: { expiresAt: new Date('2026-09-10T00:00:00Z'), daysLeft: 193 },
  isDryRun: false,
  now: new Date('2026-03-01T12:00:00Z'),
  warnings: [],
};

function fetched(
  deliveries: readonly Delivery[],
  facts: Partial<SummaryFacts> = {},
  missing: readonly string[] = [],
): string {
  return renderFetchSummary(
    { ...FACTS, ...facts },
    { deliveries, missing, warnings: [], outputs: new Map() },
    clean,
  );
}

const KINDS = [
  delivery('DB_PASSWORD = password:db-main', { value: 'x' }),
  delivery('DB_USER = password:db-main#username', { username: 'svc' }),
  delivery('SIGNING_KEY = key:signing?decode=base64&file', { value: 'eA==' }),
  delivery('ERP_API_KEY = password:erp?json=/api/key', { value: '{"api":{"key":"x"}}' }),
  delivery('RING = keyring:partners/edi', { value: 'x' }),
  delivery('REGION = password:region?default=eu10'),
  delivery('PROXY_PASSWORD = password:proxy?optional'),
];

const MANY = Array.from({ length: 200 }, (_, n) =>
  delivery(`APP_${n} = password:landscape/app-${n}`, { value: 'x' }),
);

const HOSTILE = [
  delivery('A = password:"</td></table><img src=x onerror=alert(1)>"', { value: 'x' }),
  delivery('B = password:"| a | **b** | [c](javascript:x) | `d`"', { value: 'x' }),
  delivery('C = password:"@octocat #1 https://evil.example www.evil.example"', { value: 'x' }),
  delivery(`D = password:"${'very-long-name-'.repeat(12)}"`, { value: 'x' }),
  delivery(`${'A_VERY_LONG_NAME_'.repeat(8)} = password:x`, { value: 'x' }),
];

function failed(count: number): string {
  const errors = Array.from({ length: count }, (_, n) =>
    n === 0
      ? new ActionError('CREDENTIAL_FORBIDDEN', {
          happened: 'The service key may not read the credential "signing" (key) in the namespace "prod".',
          next: 'Create a service key with the permission "read" for the namespace "prod".',
          place: { file: 'config/credentials.txt', line: 3 },
        })
      : new ActionError('CREDENTIAL_NOT_FOUND', {
          happened: `In line ${n + 3} of credentials, there was no credential "db-mian-${n}" (password) in the namespace "prod".`,
          next: 'Correct its name, or end the line with "?optional".',
        }),
  );
  return renderFailureSummary(FACTS, errors, clean);
}

const EXPIRING =
  'The service key expires on 2026-03-10 (8 full days left). Create a new service key, and replace the GitHub secret that holds the old one.';

export const fetchScenarios: Readonly<Record<string, string>> = {
  'fetch-kinds': fetched(KINDS, {}, ['PROXY_PASSWORD', 'P_* = password:prod/app-*']),
  'fetch-expiring': fetched(KINDS.slice(0, 2), { warnings: [EXPIRING] }),
  'fetch-dry-run': fetched(KINDS.slice(0, 3), { isDryRun: true }),
  'fetch-200': fetched(MANY),
  'fetch-hostile': fetched(HOSTILE),
  'fetch-failed': failed(3),
  'fetch-failed-50': failed(50),
};
