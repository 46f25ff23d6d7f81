// Figure 5: `deploy` against what the tenant and its rate limit allow at best.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { fitExponent, median, runNode } from './measure.mjs';
import { envOfAction } from './action.mjs';

const COUNTS = [1, 20, 100, 200];
const BUILD_MS = 1000;
const START_MS = 1000;
const PER_SECOND = 10;

export async function measureDeploy({ stage, startTenant, rounds, counts = COUNTS }) {
  const tenant = await startTenant({ integration: { switches: { buildMs: BUILD_MS, startMs: START_MS } } });
  const key = JSON.stringify(tenant.integration.issueKey().serviceKey);
  const rows = [];
  for (const count of counts) rows.push(...(await measureCount({ stage, tenant, key, count, rounds })));
  await tenant.stop();
  const changed = rows.filter(({ what }) => what === 'changed').map((row) => [row.count, row.wallMs]);
  return { rows, exponent: fitExponent(changed), comparison: await measureComparison(stage) };
}

/** All are flows that a script collection in front of them is used by, so the longest path is two artifacts long. */
async function measureCount({ stage, tenant, key, count, rounds }) {
  const workspace = stage.makeFolder();
  const prefix = `N${count}`;
  const runs = { created: [], unchanged: [], changed: [] };
  for (let round = 0; round < rounds; round += 1) {
    const fresh = `${prefix}R${round}`;
    rmSync(workspace, { recursive: true, force: true });
    writeArtifacts(workspace, fresh, count, 'first');
    runs.created.push(await runStep({ stage, tenant, key, workspace }));
    runs.unchanged.push(await runStep({ stage, tenant, key, workspace }));
    writeArtifacts(workspace, fresh, count, 'second');
    runs.changed.push(await runStep({ stage, tenant, key, workspace }));
  }
  rmSync(workspace, { recursive: true, force: true });
  const path = count > 1 ? 2 : 1;
  return Object.entries(runs).map(([what, results]) => {
    const calls = median(results.map((one) => one.calls));
    // Ten calls may start at once, so the last of n starts after (n - 10) / 10 seconds.
    const boundMs = Math.max(
      what === 'unchanged' ? 0 : path * (BUILD_MS + START_MS),
      (1000 * Math.max(0, calls - PER_SECOND)) / PER_SECOND,
    );
    const wallMs = median(results.map((one) => one.wallMs));
    return {
      what,
      count,
      calls,
      boundMs,
      wallMs,
      ratio: boundMs === 0 ? undefined : wallMs / boundMs,
      peakMb: Math.max(...results.map((one) => one.peakMb)),
      handshakes: median(results.map((one) => one.handshakes)),
    };
  });
}

async function runStep({ stage, tenant, key, workspace }) {
  const { env, cleanUp } = await envOfAction(
    stage,
    { 'service-key': key, 'ca-certificates': tenant.caPem, artifacts: '*/*' },
    { workspace },
  );
  const [calls, connections] = [tenant.integration.requests().length, tenant.connections.length];
  const result = await runNode([stage.dist], env);
  await cleanUp();
  if (result.code !== 0) throw new Error(`exit code ${result.code}: ${result.stdout.slice(-1000)}`);
  return {
    ...result,
    calls: tenant.integration.requests().length - calls,
    handshakes: tenant.connections.length - connections,
  };
}

function writeArtifacts(workspace, prefix, count, content) {
  const library = `${prefix}Lib`;
  const isAlone = count === 1;
  if (!isAlone)
    writeFiles(join(workspace, 'Bench', library), library, 'ScriptCollection', {
      'src/main/resources/script/common.groovy': `def ${content} = 1`,
    });
  for (let index = isAlone ? 0 : 1; index < count; index += 1) {
    const id = `${prefix}Flow${index}`;
    const uses = isAlone
      ? ''
      : `<ifl:property><key>scriptBundleId</key><value>${library}</value></ifl:property>`;
    writeFiles(join(workspace, 'Bench', id), id, 'IntegrationFlow', {
      'src/main/resources/scenarioflows/integrationflow/Flow.iflw': `<?xml version="1.0" encoding="UTF-8"?><bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ifl="http:///com.sap.ifl.model/Ifl.xsd"><bpmn2:extensionElements>${uses}<ifl:property><key>script</key><value>main.groovy</value></ifl:property></bpmn2:extensionElements></bpmn2:definitions>`,
      'src/main/resources/script/main.groovy': `def ${content}${index} = 1`,
    });
  }
}

function writeFiles(folder, id, bundleType, files) {
  for (const [name, text] of Object.entries({
    'META-INF/MANIFEST.MF': manifestOf(id, bundleType),
    ...files,
  })) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function manifestOf(id, bundleType) {
  const headers = {
    'Manifest-Version': '1.0',
    'Bundle-ManifestVersion': '2',
    'Bundle-Name': id,
    'Bundle-SymbolicName': `${id}; singleton:=true`,
    'Bundle-Version': '1.0.0',
    'SAP-BundleType': bundleType,
  };
  return `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n`;
}

/** Two equal archives of 1, 4 and 16 MB: XML, scripts, and bytes that do not shrink. */
async function measureComparison(stage) {
  const { readArchive, writeArchive } = await import(`${stage.libUrl}/artifact/archive.js`);
  const { compareArchives } = await import(`${stage.libUrl}/artifact/compare.js`);
  const points = [];
  for (const megabytes of [1, 4, 16]) {
    const archive = makeArchive(megabytes);
    const bytes = writeArchive(archive);
    const times = [];
    for (let round = 0; round < 7; round += 1) {
      const before = process.cpuUsage();
      const differences = compareArchives(
        'IntegrationFlow',
        archive,
        readArchive(bytes, { label: 'the archive' }),
      );
      const { user, system } = process.cpuUsage(before);
      if (differences.length > 0) throw new Error('equal archives differ');
      times.push((user + system) / 1000);
    }
    points.push([megabytes, median(times)]);
  }
  return {
    cpuMsPerMb: points.map(([megabytes, ms]) => [megabytes, ms / megabytes]),
    exponent: fitExponent(points),
  };
}

function makeArchive(megabytes) {
  const resources = 'src/main/resources';
  const xml = `<?xml version="1.0"?><a>${'<b c="d">text</b>'.repeat(15_000)}</a>`;
  const script = `def x = 1\n`.repeat(25_000);
  const bytes = createHash('shake256', { outputLength: 500_000 }).update('archive').digest();
  const files = [['META-INF/MANIFEST.MF', manifestOf('Bench', 'IntegrationFlow')]];
  for (let index = 0; index < megabytes; index += 1)
    files.push(
      [`${resources}/xsd/X${index}.xsd`, xml],
      [`${resources}/script/s${index}.groovy`, script],
      [`${resources}/lib/l${index}.jar`, bytes],
    );
  return new Map(files.map(([name, content]) => [name, Buffer.from(content)]));
}
