import { describe, expect, test } from '@jest/globals';
import type { DeploymentPlan } from '../../src/demo/cloud-integration/deployment-plans.js';
import type { IntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import {
  createIntegrationWorld,
  flowEntries,
  flowModel,
  type IntegrationWorld,
} from './support/integration-world.js';

const deployFlow = "DeployIntegrationDesigntimeArtifact?Id='Flow'&Version='active'";
const runtime = "IntegrationRuntimeArtifacts('Flow')";
const model = 'src/main/resources/scenarioflows/integrationflow/Flow 1.iflw';
const times = { buildMs: 1000, oldStaysMs: 2000, startMs: 4000, stopMs: 500 } as const;

function world(
  switches: Partial<IntegrationSwitches> = {},
  entries = flowEntries('Flow', {}, '1.0.1'),
): IntegrationWorld {
  const created = createIntegrationWorld({ ...times, ...switches });
  created.integration.seedArtifact({ id: 'Flow', entries });
  return created;
}

async function taskOf({ call }: IntegrationWorld, taskId: string): Promise<unknown> {
  const { status, d } = await call('GET', `BuildAndDeployStatus(TaskId='${taskId}')`);
  return status === 200 ? d['Status'] : status;
}

async function runtimeOf({ call }: IntegrationWorld): Promise<unknown> {
  const { status, d } = await call('GET', runtime);
  return status === 200 ? [d['Status'], d['Version']] : status;
}

/** Task and runtime at these milliseconds after the deploy. */
async function watch(
  place: IntegrationWorld,
  taskId: string,
  at: readonly number[],
): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  let passed = 0;
  for (const ms of at) {
    place.wait(ms - passed);
    passed = ms;
    seen.push([await taskOf(place, taskId), await runtimeOf(place)]);
  }
  return seen;
}

describe('a deployment', () => {
  test('goes from absent over STARTING to STARTED', async () => {
    const place = world();
    const { status, text, header } = await place.call('POST', deployFlow);
    expect([status, header('content-type')]).toEqual([202, 'text/plain;charset=utf-8']);
    expect(text).toMatch(/^[0-9a-f-]{36}$/);
    expect(await watch(place, text, [0, 999, 1000, 4999, 5000])).toEqual([
      ['DEPLOYING', 404],
      ['DEPLOYING', 404],
      ['SUCCESS', ['STARTING', '1.0.1']],
      ['SUCCESS', ['STARTING', '1.0.1']],
      ['SUCCESS', ['STARTED', '1.0.1']],
    ]);
    expect((await place.call('GET', runtime)).d).toMatchObject({
      Type: 'INTEGRATION_FLOW',
      DeployedBy: 'ci',
      DeployedOn: `/Date(${Date.parse('2026-11-01T12:00:01Z')})/`,
    });
  });

  test('over a former one shows that as started for a while', async () => {
    const place = world();
    const deployedOn = new Date('2026-10-01T00:00:00Z');
    place.integration.seedRuntime('Flow', { version: '1.0.0', deployedOn });
    const { text } = await place.call('POST', deployFlow);
    expect(await watch(place, text, [0, 2999, 3000, 7000])).toEqual([
      ['DEPLOYING', ['STARTED', '1.0.0']],
      ['SUCCESS', ['STARTED', '1.0.0']],
      ['SUCCESS', ['STARTING', '1.0.1']],
      ['SUCCESS', ['STARTED', '1.0.1']],
    ]);
    expect(place.integration.deployments('Flow').map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
  });

  test.each<[string, DeploymentPlan, unknown, unknown]>([
    ['a build that fails', { task: 'FAIL' }, 'FAIL', ['STARTED', '1.0.0']],
    [
      'a licence that is missing',
      { task: 'FAIL_ON_LICENSE_ERROR' },
      'FAIL_ON_LICENSE_ERROR',
      ['STARTED', '1.0.0'],
    ],
    ['a start that fails', { runtime: 'ERROR' }, 'SUCCESS', ['ERROR', '1.0.1']],
    ['nothing that shows', { runtime: 'absent' }, 'SUCCESS', ['STARTED', '1.0.0']],
  ])('ends as arranged, once: %s', async (_, plan, task, state) => {
    const place = world();
    place.integration.seedRuntime('Flow', { version: '1.0.0' });
    place.integration.planDeployment('Flow', plan);
    const { text } = await place.call('POST', deployFlow);
    expect(await watch(place, text, [60_000])).toEqual([[task, state]]);
    const again = await place.call('POST', deployFlow);
    expect(await watch(place, again.text, [60_000])).toEqual([['SUCCESS', ['STARTED', '1.0.1']]]);
  });

  test('holds what the artifact was when it was asked for', async () => {
    const place = world();
    await place.call('POST', deployFlow);
    place.integration.change('Flow', { version: '9.9.9', configured: new Map([['a', 'b']]) });
    place.wait(60_000);
    expect(place.integration.runtime('Flow')?.deployment).toMatchObject({
      version: '1.0.1',
      configuration: new Map(),
    });
  });

  test.each([
    ['quoted', /^"[0-9a-f-]{36}"$/],
    ['json', /^\{"d":\{"DeployIntegrationDesigntimeArtifact":"[0-9a-f-]{36}"\}\}$/],
    ['empty', /^$/],
  ] as const)('answers %s', async (deployBody, expected) => {
    expect((await world({ deployBody }).call('POST', deployFlow)).text).toMatch(expected);
  });

  test('of mappings answers nothing, and of a script collection its task', async () => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'Map', kind: 'message-mapping' });
    integration.seedArtifact({ id: 'Val', kind: 'value-mapping' });
    integration.seedArtifact({ id: 'Scripts', kind: 'script-collection' });
    const ask = async (type: string, id: string): Promise<readonly unknown[]> => {
      const answer = await call('POST', `Deploy${type}DesigntimeArtifact?Id='${id}'&Version='Active'`);
      return [answer.status, answer.text.length];
    };
    expect(await ask('MessageMapping', 'Map')).toEqual([202, 0]);
    expect(await ask('ValueMapping', 'Val')).toEqual([202, 0]);
    expect(await ask('ScriptCollection', 'Scripts')).toEqual([202, 36]);
    expect(await ask('ScriptCollection', 'Map')).toEqual([404, expect.any(Number)]);
  });

  test('needs its role, both parameters as literals, and a profile of the cloud', async () => {
    const { call, integration, join } = world();
    join('editor', ['WorkspacePackagesEdit']);
    expect((await call('POST', deployFlow, { as: 'editor' })).status).toBe(403);
    expect((await call('POST', "DeployIntegrationDesigntimeArtifact?Id='Flow'")).status).toBe(400);
    expect((await call('POST', 'DeployIntegrationDesigntimeArtifact?Id=Flow&Version=active')).status).toBe(
      400,
    );
    expect((await call('POST', "DeployIntegrationDesigntimeArtifact?Id='Flow'&Version='7.7.7'")).status).toBe(
      404,
    );
    integration.seedArtifact({
      id: 'Flow',
      entries: {
        'META-INF/MANIFEST.MF': 'Bundle-SymbolicName: Flow\nSAP-RuntimeProfile: process-orchestration\n',
      },
    });
    expect((await call('POST', deployFlow)).status).toBe(400);
    expect(integration.deployments()).toEqual([]);
  });

  test('has a task that hides for a moment, and may spell its success in its own way', async () => {
    const place = world({ taskHiddenMs: 500, successSpelling: 'Success' });
    const { text } = await place.call('POST', deployFlow);
    expect(await watch(place, text, [0, 500, 1000])).toEqual([
      [404, 404],
      ['DEPLOYING', 404],
      ['Success', ['STARTING', '1.0.1']],
    ]);
    expect(await taskOf(place, 'nobody')).toBe(404);
  });

  test('for an integration cell succeeds, and nothing appears', async () => {
    const place = world();
    place.integration.change('Flow', { configured: new Map([['SAP_ProfileId', 'integrationcell']]) });
    const { text } = await place.call('POST', deployFlow);
    expect(await watch(place, text, [60_000])).toEqual([['SUCCESS', 404]]);
  });
});

describe('content that cannot run', () => {
  const broken = flowEntries('Flow', { [model]: flowModel({ script: 'gone.groovy' }) });

  test.each([
    ['runtime-error', 'SUCCESS', ['ERROR', '1.0.0']],
    ['task-fail', 'FAIL', 404],
    ['both', 'FAIL', ['ERROR', '1.0.0']],
  ] as const)('a script that is missing: %s', async (brokenReference, task, state) => {
    const place = world({ brokenReference }, broken);
    const { text } = await place.call('POST', deployFlow);
    expect(await watch(place, text, [60_000])).toEqual([[task, state]]);
    const error = await place.call('GET', `${runtime}/ErrorInformation/$value`);
    if (state === 404) expect(error.status).toBe(404);
    else expect(error.text).toContain('Script file missing: gone.groovy');
  });

  test.each(['model', 'manifest'])(
    'a script collection has to run before: named in the %s',
    async (place) => {
      const properties = place === 'model' ? { script: 'x.groovy', scriptBundleId: 'Scripts' } : {};
      const entries = flowEntries('Flow', { [model]: flowModel(properties) });
      const capability = 'Require-Capability: scriptcollection.Scripts;resolution:=optional';
      const manifest = `${entries['META-INF/MANIFEST.MF'] ?? ''}${place === 'manifest' ? capability : ''}\n`;
      const at = world({}, { ...entries, 'META-INF/MANIFEST.MF': manifest });
      at.integration.seedArtifact({ id: 'Scripts', kind: 'script-collection' });
      await at.call('POST', deployFlow);
      at.wait(60_000);
      expect(await runtimeOf(at)).toEqual(['ERROR', '1.0.0']);
      expect((await at.call('GET', `${runtime}/ErrorInformation/$value`)).text).toContain(
        'Scripts is not deployed',
      );
      await at.call('POST', "DeployScriptCollectionDesigntimeArtifact?Id='Scripts'&Version='active'");
      at.wait(60_000);
      expect(await runtimeOf(at)).toEqual(['ERROR', '1.0.0']);
      await at.call('POST', deployFlow);
      at.wait(60_000);
      expect(await runtimeOf(at)).toEqual(['STARTED', '1.0.0']);
    },
  );
});

describe('error information', () => {
  test('comes late, and only as XML where the tenant wants it so', async () => {
    const { call, integration, wait } = world({
      errorInformationLagMs: 3000,
      errorInformationJson: 'refused',
    });
    integration.seedRuntime('Flow', { status: 'ERROR', error: 'No "such" host' });
    const path = `${runtime}/ErrorInformation/$value`;
    const ask = (accept: string): ReturnType<typeof call> => call('GET', path, { headers: { accept } });
    expect((await ask('*/*')).status).toBe(204);
    wait(3000);
    expect((await ask('application/json')).status).toBe(406);
    const answer = await ask('application/xml');
    const { parameter } = JSON.parse(answer.text) as { parameter: string[] };
    expect(JSON.parse(parameter[0] ?? '')).toMatchObject({
      childMessageInstances: [{ parameters: ['No "such" host'] }],
    });
  });

  test('is empty for what runs', async () => {
    const { call, integration } = world();
    integration.seedRuntime('Flow');
    expect((await call('GET', `${runtime}/ErrorInformation/$value`)).status).toBe(204);
  });
});

describe('the runtime', () => {
  test('is undeployed over STOPPING, whatever the design time holds', async () => {
    const place = world();
    place.integration.seedRuntime('Flow');
    await place.call('DELETE', "IntegrationDesigntimeArtifacts(Id='Flow',Version='active')");
    expect(await runtimeOf(place)).toEqual(['STARTED', '1.0.1']);
    expect((await place.call('DELETE', runtime)).status).toBe(202);
    expect(await runtimeOf(place)).toEqual(['STOPPING', '1.0.1']);
    expect((await place.call('DELETE', runtime)).status).toBe(400);
    place.wait(500);
    expect(await runtimeOf(place)).toBe(404);
    expect((await place.call('DELETE', runtime)).status).toBe(404);
  });

  test.each([
    ['not-found', 404],
    ['bad-request-text', 400],
    ['server-error-text', 500],
  ] as const)('says that something is absent: %s', async (runtimeAbsent, status) => {
    const answer = await world({ runtimeAbsent }).call('GET', runtime);
    expect([answer.status, answer.message]).toEqual([status, 'Requested entity could not be found.']);
  });

  test('is listed, filtered and counted', async () => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'Other' });
    integration.seedRuntime('Flow');
    integration.seedRuntime('Other', { status: 'ERROR' });
    const list = async (query: string): Promise<unknown> => {
      const answer = await call('GET', `IntegrationRuntimeArtifacts?${query}`);
      return answer.status === 200 ? answer.results.map(({ Id }) => Id) : answer.status;
    };
    expect(await list('')).toEqual(['Flow', 'Other']);
    expect(await list("$filter=Status%20eq%20'ERROR'")).toEqual(['Other']);
    expect(await list("$filter=Status+eq+'ERROR'")).toBe(400);
    expect(await list("$filter=Id%20eq%20'Flow'%20or%20Status%20eq%20'ERROR'")).toEqual(['Flow', 'Other']);
    expect(await list("$filter=Id%20eq%20'Flow'%20and%20Status%20eq%20'ERROR'")).toBe(400);
    expect((await call('GET', 'IntegrationRuntimeArtifacts/$count')).text).toBe('2');
    expect((await call('GET', 'IntegrationRuntimeArtifacts?$inlinecount=allpages')).d['__count']).toBe('2');
  });
});

describe('service endpoints', () => {
  const entries = flowEntries('Flow', {
    [model]: flowModel({ address: '/soap/orders', ComponentType: 'SOAP', direction: 'Sender' }),
    'src/main/resources/parameters.prop': 'Path=v1',
    'src/main/resources/parameters.propdef': '<parameters/>',
  });

  test('show some time after the start, at the runtime host, with the values of the deployment', async () => {
    const { call, integration, wait } = world({ endpointLagMs: 30_000 }, entries);
    integration.seedRuntime('Flow');
    const path = "ServiceEndpoints?$filter=Name%20eq%20'Flow'&$expand=EntryPoints,ApiDefinitions";
    expect((await call('GET', path)).results).toEqual([]);
    wait(30_000);
    const { results } = await call('GET', path);
    expect(results).toMatchObject([
      {
        Name: 'Flow',
        Protocol: 'REST',
        EntryPoints: { results: [{ Url: 'https://demo-rt.example.test/http/orders/v1', Type: 'PROD' }] },
        ApiDefinitions: { results: [] },
      },
      {
        Protocol: 'SOAP',
        EntryPoints: { results: [{ Url: 'https://demo-rt.example.test/cxf/soap/orders' }] },
      },
    ]);
    const { results: bare } = await call('GET', 'ServiceEndpoints');
    expect(bare[0]?.['EntryPoints']).toHaveProperty('__deferred');
  });
});

test('message logs are filtered and ordered', async () => {
  const { call, integration } = world();
  const log = (messageGuid: string, status: string, at: string): void => {
    const time = new Date(at);
    integration.seedMessageLog({ messageGuid, artifactId: 'Flow', status, logStart: time, logEnd: time });
  };
  log('one', 'FAILED', '2026-11-01T10:00:00Z');
  log('two', 'COMPLETED', '2026-11-01T11:00:00Z');
  log('old', 'COMPLETED', '2026-10-01T11:00:00Z');
  const filter = encodeURIComponent(
    "IntegrationArtifact/Id eq 'Flow' and Status ne 'DISCARDED' and LogEnd ge datetime'2026-11-01T00:00:00'",
  );
  const path = `MessageProcessingLogs?$filter=${filter}&$orderby=LogEnd%20desc`;
  const { results } = await call('GET', path);
  expect(results.map(({ MessageGuid }) => MessageGuid)).toEqual(['two', 'one']);
  expect((await call('GET', `${path}&$top=1`)).results).toHaveLength(1);
  expect((await call('GET', `MessageProcessingLogs/$count?$filter=${filter}`)).text).toBe('2');
  expect((await call('GET', "MessageProcessingLogs('two')")).d['Status']).toBe('COMPLETED');
});
