/**
 * `npm run demo`: starts a tenant, breaks a service key as a secret store does, runs dist/index.js against it as a
 * runner would, and shows what a person would see. `npm run tenant`: keeps a tenant running to be tried by hand.
 */
import path from 'node:path';
import { startTenant, type Tenant, type TenantOptions } from './tenant.js';
import { showDeploy } from './show-deploy.js';
import { showFetch } from './show-fetch.js';
import { serveTenant } from './serve-tenant.js';

/** Values that are obviously no real secrets. */
const credentials: TenantOptions['credentials'] = [
  {
    namespace: 'prod',
    type: 'password',
    name: 'db-main',
    value: 'demo-Pa$$w0rd "quoted"',
    username: 'svc_db',
  },
  {
    namespace: 'prod',
    type: 'password',
    name: 'erp',
    value: JSON.stringify({ user: 'demo', api: { key: 'demo-0123456789' } }),
  },
  {
    namespace: 'prod',
    type: 'key',
    name: 'signing',
    value: Buffer.from('demo signing key\nsecond line of it\n').toString('base64'),
  },
  { namespace: 'prod', type: 'password', name: 'app-mail', value: 'demo-mail-password' },
  { namespace: 'prod', type: 'password', name: 'app-sms', value: 'demo-sms-password' },
];

const tenant: Tenant = await startTenant({ credentials });
try {
  if (process.argv[2] === 'tenant') await serveTenant(tenant);
  else {
    const dist = path.resolve(path.dirname(process.argv[1] ?? '.'));
    const fetched = await showFetch(tenant, dist);
    process.exitCode = fetched === 0 ? await showDeploy(tenant, dist) : fetched;
    process.stdout.write(
      '\nNext: docs/getting-started.md. `npm run tenant` keeps such a tenant running, to be tried by hand.\n',
    );
  }
} finally {
  await tenant.stop();
}
