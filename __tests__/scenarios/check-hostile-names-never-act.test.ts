/** Names in certificates are text of others: they act neither in the log nor in Mermaid, Markdown or HTML. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority, type Chain } from '../../src/demo/authority.js';
import { issueCertificate } from '../../src/demo/certificates/certificate.js';
import { createKeyPool, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { useCheckBench } from '../support/check-bench.js';
import { plainBinding } from '../support/server-binding.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';
import { expectSuccess } from '../support/step.js';
import { readSummary } from '../support/summary-markup.js';

const bench = useCheckBench();
const keySource = createKeyPool()();
const dayMs = 24 * 60 * 60 * 1000;
const local = { hostNames: ['localhost'], addresses: ['127.0.0.1'] };

const hostile: readonly string[] = [
  '"]; click c0 "javascript:alert(1)"',
  '"]\n  click c0 href "https://evil.example"\n',
  '::error title=Owned::by a certificate',
  'x\n::add-mask::e',
  '##[error]Owned',
  '<img src=x onerror=alert(1)>',
  '</td></tr></table><script>alert(1)</script>',
  '```\n\n# Owned\n\n[x](https://evil.example)',
  '`code` **bold** | cell | @someone #1',
  'https://evil.example www.evil.example',
  '%%{init: {"theme":"dark"}}%%',
  'end',
  '\u0085\u00adtxt\u0007\u001b[31m',
  '&quot;]; &lt;b&gt;',
  '-->|x| y; subgraph z',
  '${{ secrets.KEY }} $(id) %0A::error::x',
];

/** Issuer and subject both have the name. */
function issueChain(name: string, use: 'client' | 'server'): Chain & { readonly issuerPem: string } {
  const validity = { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + 90 * dayMs) };
  const issuer = issueCertificate({
    subject: [
      ['O', name.slice(0, 60)],
      ['CN', `${name} issuer`],
    ],
    keys: keySource(2048),
    validity,
    use: { kind: 'authority' },
  });
  const leaf = issueCertificate({
    subject: [['CN', name]],
    keys: keySource(2048),
    validity,
    use: use === 'client' ? { kind: 'client' } : { kind: 'server', ...local },
    issuer,
  });
  return { leaf, pem: leaf.pem, issuerPem: issuer.pem };
}

/** Mermaid: every line of the picture is one that we write, with plain text where the names stand. */
function expectHarmless(result: RunnerResult): void {
  const summary = result.commandFiles.step_summary ?? '';
  const { pictures, faults } = readSummary(summary);
  expect(faults).toEqual([]);
  expect(pictures).toHaveLength(1);
  const [settings, kind, ...lines] = pictures[0] ?? [];
  expect(settings).toMatch(/^%%\{init: \{"flowchart": \{[\w": ,]+\}\}\}%%$/);
  expect(kind).toBe('flowchart LR');
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(line).toMatch(PICTURE_LINE);
  for (const line of summary.split('\n').filter((one) => one.startsWith('#')))
    expect(line).toMatch(
      /^### (?:Service key|(?:✅|⚠️) The service key (?:works|can be read)(?:, with \d warnings?)?)$/u,
    );
  expect([...new Set(result.commands.map(({ command }) => command))].sort()).toEqual(
    expect.not.arrayContaining(['set-output', 'save-state', 'set-env']),
  );
  expect(result.annotations.filter(({ title = '' }) => title.includes('Owned'))).toEqual([]);
  expect(result.masks).not.toContain('e');
  expect(result.log.filter((line) => line.startsWith('##[error]Owned'))).toEqual([]);
  for (const text of [summary, result.stdout, ...result.annotations.map(({ message }) => message)])
    expect(text).not.toMatch(/[\p{Cf}\u0085]|(?=[^\n\r])\p{Cc}/u);
}

const PICTURE_LINE =
  /^ {2}(?:(?:c\d|above)\["(?:[\p{L}\p{N} .,=_-]|<br\/>|\u2011|(?:✅|⚠️|❌)\u00a0)*"\]:::(?:good|soon|over|known)|c\d -- issued --> c\d|above -\. issued \.-> c\d|classDef (?:good|soon|over|known) (?:(?:fill|stroke|color):#[\da-f]{6},?){3})$/u;

describe('names of a client certificate', () => {
  test.each(hostile)('%j', async (name) => {
    const chain = issueChain(name, 'client');
    const result = await bench.check({
      secretTexts: [pkcs1Pem(chain.leaf.keys.privateKey)],
      inputs: {
        'service-key': undefined,
        'client-certificate': chain.pem + chain.issuerPem,
        'private-key': pkcs1Pem(chain.leaf.keys.privateKey),
      },
    });
    expectSuccess(result);
    expectHarmless(result);
    expect(result.annotations.map(({ level }) => level)).toEqual(['notice']);
  });
});

describe('names of a server certificate', () => {
  const servers = new Map<string, { readonly server: TlsServer; readonly issuerPem: string }>();
  const some = hostile.filter((_, index) => index % 3 === 0 || index === 2);
  const client = createAuthority({ name: 'Client', keySource }).issueClient({
    commonName: 'x',
    subaccount: 'y',
  });

  beforeAll(async () => {
    for (const name of some) {
      const chain = issueChain(name, 'server');
      const server = await startTlsServer({ cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) });
      servers.set(name, { server, issuerPem: chain.issuerPem });
    }
  });
  afterAll(async () => {
    await Promise.all([...servers.values()].map(({ server }) => server.stop()));
  });

  test.each(some)('%j, trusted or not', async (name) => {
    const { server, issuerPem } = servers.get(name) ?? {};
    const binding = plainBinding({ origin: server?.origin ?? '', chain: client });
    const trusted = await bench.checkAt(issuerPem, { binding });
    expectSuccess(trusted);
    expectHarmless(trusted);
    const result = await bench.checkAt(undefined, { binding });
    expect(result.outputs['error-code']).toBe('TLS_SERVER_UNTRUSTED');
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(readSummary(result.commandFiles.step_summary ?? '').faults).toEqual([]);
  });
});
