/**
 * The demo of `fetch`: one step and its clean-up, with the log as the runner shows it, the outputs with their
 * values masked, the summary, and what the tenant saw.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runAction, type RunnerResult } from './runner.js';
import { breakServiceKey } from './broken-key.js';
import { print, title } from './print.js';
import type { Tenant } from './tenant.js';

const lines = [
  'DB_PASSWORD = password:prod/db-main',
  'DB_USER     = password:prod/db-main#username',
  'API_KEY     = erp?json=/api/key',
  'SIGNING_KEY = key:signing?decode=base64&file',
  'APP_*       = app-*',
  'FEATURE     = feature-flag?default=off',
];

/**
 * @param dist the folder with the bundles.
 * @returns the exit code of the demo.
 */
export async function showFetch(tenant: Tenant, dist: string): Promise<number> {
  const { serviceKey } = tenant.issueBinding({ permissions: ['read', 'list'] });
  const broken = breakServiceKey(serviceKey);
  title('A tenant');
  print(`Credential Store at ${tenant.url}, mutual TLS with an authority of its own, encrypted payloads.`);
  title('A service key, as it comes out of a secret store');
  for (const line of broken.damages) print(`- ${line}`);
  title('The step');
  for (const line of renderStep()) print(line);
  const result = await runAction({
    entry: path.join(dist, 'index.js'),
    secrets: [broken.text],
    inputs: {
      'service-key': broken.text,
      'ca-certificates': tenant.caPem,
      namespace: 'prod',
      credentials: lines.join('\n'),
    },
  });
  try {
    showResult(result);
    showRequests(tenant);
    return result.conclusion === 'success' && (await showCleanUp(result, dist)) ? 0 : 1;
  } finally {
    await result.cleanUp();
  }
}

function renderStep(): readonly string[] {
  return [
    '- uses: OWNER/btp-mtls-action@v1',
    '  with:',
    '    service-key: ${{ secrets.CREDSTORE_KEY }}',
    '    namespace: prod',
    '    credentials: |',
    ...lines.map((line) => `      ${line}`),
  ];
}

function showResult(result: RunnerResult): void {
  title('Its log, as the runner masks it');
  for (const line of result.log) print(line);
  title('Its outputs, masked');
  for (const [name, value] of Object.entries(result.outputs))
    for (const line of `${name} = ${value}`.split('\n')) print(result.masker.mask(line));
  title('Its job summary');
  print(result.summary.trim());
  const seconds = (result.durationMs / 1000).toFixed(2);
  title(
    `It ended with exit code ${String(result.exitCode)} after ${seconds} s, ${String(result.masks.length)} masks`,
  );
}

function showRequests(tenant: Tenant): void {
  title('What the tenant saw');
  for (const { method, path: where, status, clientCertificate } of tenant.requests)
    print(
      `${method} ${where} -> ${String(status)}, client certificate ${describeSubject(clientCertificate)}`,
    );
}

function describeSubject(subject: string | undefined): string {
  return subject === undefined ? 'none' : subject.replaceAll(/\s+/g, ' ');
}

/** The clean-up after the job, as a process of its own. */
async function showCleanUp(step: RunnerResult, dist: string): Promise<boolean> {
  const file = step.outputs['SIGNING_KEY'] ?? '';
  const wasThere = existsSync(file);
  const result = await runAction({
    entry: path.join(dist, 'post.js'),
    inputs: {},
    state: step.state,
    workspace: step.workspace,
    runnerTemp: step.runnerTemp,
  });
  await result.cleanUp();
  title('After the job');
  print(
    `The file of SIGNING_KEY ${wasThere && !existsSync(file) ? 'was overwritten and removed.' : 'is still there!'}`,
  );
  return wasThere && !existsSync(file);
}
