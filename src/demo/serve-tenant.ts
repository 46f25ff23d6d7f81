/** `npm run tenant`: keeps the tenant running until Ctrl+C, and says how to reach it from a workflow or by curl. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tenant } from './tenant.js';

export async function serveTenant(tenant: Tenant): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'btp-demo-tenant-'));
  try {
    const { serviceKey } = tenant.issueBinding();
    const readable = tenant.issueBinding({ encryption: 'disabled' }).serviceKey;
    const write = (name: string, text: unknown): string => {
      const file = path.join(folder, name);
      writeFileSync(file, String(text), { mode: 0o600 });
      return file;
    };
    const keyFile = write('service-key.json', JSON.stringify(serviceKey));
    const authority = write('authority.pem', tenant.caPem);
    const certificate = write('client-certificate.pem', readable['certificate']);
    const privateKey = write('client-key.pem', readable['key']);
    print(`Credential Store at ${tenant.url}`);
    print('It holds password db-main, erp, app-mail, app-sms and key signing in namespace prod.');
    print('\nFor a workflow on a runner on this machine, store these two files as secrets:');
    print(`  service-key      ${keyFile}`);
    print(`  ca-certificates  ${authority}`);
    print('\nBy curl, with a binding whose payloads are not encrypted:');
    print(`  curl --cacert ${authority} --cert ${certificate} --key ${privateKey} \\`);
    print(`    -H 'sapcp-credstore-namespace: prod' '${tenant.url}/password?name=db-main'`);
    describeIntegration(tenant, { authority, write });
    print('\nCtrl+C stops it and removes the files.');
    await stopSignal();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Files {
  readonly authority: string;
  readonly write: (name: string, text: unknown) => string;
}

function describeIntegration({ integration }: Tenant, { authority, write }: Files): void {
  integration.seedPackage({ id: 'DemoOrders', name: 'Demo Orders' });
  const { serviceKey, certificatePem = '', privateKeyPem = '' } = integration.issueKey();
  const keyFile = write('integration-service-key.json', JSON.stringify(serviceKey));
  const certificate = write('integration-certificate.pem', certificatePem);
  const privateKey = write('integration-key.pem', privateKeyPem);
  print(`\nCloud Integration at ${integration.url}`);
  print('It holds the empty package DemoOrders.');
  print('\nFor a workflow, with the same ca-certificates:');
  print(`  service-key      ${keyFile}`);
  print('\nBy curl, signed in by the client certificate:');
  print(`  curl --cacert ${authority} --cert ${certificate} --key ${privateKey} \\`);
  print(`    -H 'Accept: application/json' '${integration.url}/api/v1/IntegrationPackages'`);
}

async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
