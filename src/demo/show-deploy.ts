/**
 * The demo of `deploy`: the example package is brought to the tenant twice, once to create it, once to show that
 * nothing is written when nothing has changed.
 */
import path from 'node:path';
import { runAction, type RunnerResult } from './runner.js';
import { breakServiceKey } from './broken-key.js';
import { print, title } from './print.js';
import type { Tenant } from './tenant.js';

const step: Readonly<Record<string, string>> = { artifacts: 'examples/packages/*/*' };

/**
 * @param dist the folder with the bundles, inside of the repository.
 * @returns the exit code of the demo.
 */
export async function showDeploy(tenant: Tenant, dist: string): Promise<number> {
  const { integration } = tenant;
  title('A tenant of Cloud Integration, and an example package with artifacts of all four types');
  print(`${integration.url}, a key of type certificate, its line breaks lost as above.`);
  title('The step');
  print('- uses: OWNER/btp-mtls-action@v1');
  print('  with:');
  print('    service-key: ${{ secrets.INTEGRATION_API_KEY }}');
  for (const [name, value] of Object.entries(step)) print(`    ${name}: ${value}`);
  const broken = breakServiceKey(integration.issueKey().oauth);
  const runs = ['Its log, the first time', 'The same step again'];
  const before = integration.writes().length;
  for (const [index, heading] of runs.entries()) {
    const written = integration.writes().length;
    const result = await runAction({
      entry: path.join(dist, 'index.js'),
      workspace: path.dirname(dist),
      secrets: [broken.text],
      inputs: { 'service-key': broken.text, 'ca-certificates': tenant.caPem, ...step },
    });
    title(heading);
    for (const line of result.log) print(line);
    print(`It wrote ${String(integration.writes().length - written)} times to the tenant.`);
    if (index === 0) showSummary(result);
    await result.cleanUp();
    if (result.conclusion !== 'success') return 1;
    if (index === 1 && integration.writes().length !== written) return 1;
  }
  return integration.writes().length > before ? 0 : 1;
}

function showSummary({ summary, masker }: RunnerResult): void {
  title('Its job summary');
  for (const line of summary.trim().split('\n')) print(masker.mask(line));
}
