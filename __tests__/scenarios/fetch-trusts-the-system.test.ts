import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { expectFailure, expectSuccess } from '../support/step.js';
import { useBench } from '../support/fetch-bench.js';

const bench = useBench();

type Result = Awaited<ReturnType<typeof bench.fetch>>;

/** OpenSSL takes this file for the authorities of the system. */
async function runWithSystem(authority: string): Promise<Result> {
  const file = path.join(await bench.makeFolder(), 'system.pem');
  await writeFile(file, authority);
  return bench.fetch('A = a', { inputs: { 'ca-certificates': undefined }, env: { SSL_CERT_FILE: file } });
}

describe('a server whose authority only the system knows', () => {
  it('is trusted, and gets one request for each credential', async () => {
    bench.put({ namespace: 'prod', type: 'password', name: 'a', value: 'the-secret-value' });
    const result = await runWithSystem(bench.tenant.caPem);
    expectSuccess(result);
    expect(result.outputs['A']).toBe('the-secret-value');
    expect(result.sent).toEqual(['prod password a']);
  });

  it('is not trusted where the system does not know it either', async () => {
    expectFailure(await runWithSystem(''), 'TLS_SERVER_UNTRUSTED');
  });
});
