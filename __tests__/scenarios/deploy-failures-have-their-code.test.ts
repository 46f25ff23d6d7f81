import { describe, expect, test } from '@jest/globals';
import { deliveryRoles } from '../../src/demo/cloud-integration/client-registry.js';
import { flow, inFolder, manifestOf, scriptCollection } from '../support/artifact-files.js';
import {
  expectDeployFailure,
  useDeployBench,
  type DeployResult,
  type Files,
} from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const SCRIPT = 'src/main/resources/script/main.groovy';
const MODEL = 'src/main/resources/scenarioflows/integrationflow/Flow.iflw';

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith(path)));
}

function faultOf({ annotations }: DeployResult, code: string): (typeof annotations)[number] | undefined {
  return annotations.find(({ title }) => title === code);
}

describe('what does not start', () => {
  test.each([
    ['names a script', 'Script main.groovy: 12: unexpected token', SCRIPT, 12],
    ['names nothing', 'No credential ERP_USER', MODEL, undefined],
  ])('%s: the reason is told at its file', async (name, error, file, line) => {
    const id = `S${name.length}`;
    bench.integration.planDeployment(id, { runtime: 'ERROR', error });
    const result = await bench.deploy(flow(`Fails/${id}`, id));
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    const fault = faultOf(result, 'DEPLOY_START_FAILED');
    expect(fault?.file).toBe(`Fails/${id}/${file}`);
    expect(fault?.line).toBe(line);
    expect(fault?.message).toContain(error);
    expect(result.report[0]).toMatchObject({
      action: 'created',
      deployment: 'failed',
      errorCode: 'DEPLOY_START_FAILED',
    });
    expect(result.summary).toContain('DEPLOY&#95;START&#95;FAILED');
  });

  test.each([
    ['late', { errorInformationLagMs: 2500 }],
    ['only for XML', { errorInformationJson: 'refused' }],
  ] as const)('the reason is %s', async (name, switches) => {
    bench.integration.turn(switches);
    const id = `L${name.length}`;
    bench.integration.planDeployment(id, { runtime: 'ERROR', error: 'No credential ERP_USER' });
    const result = await bench.deploy(flow(`Fails/${id}`, id));
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(faultOf(result, 'DEPLOY_START_FAILED')?.message).toContain('No credential ERP_USER');
  });

  test('a broken reference of a flow', async () => {
    const result = await bench.deploy(without(flow('Fails/Broken', 'Broken'), SCRIPT));
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(faultOf(result, 'DEPLOY_START_FAILED')?.message).toContain('main.groovy');
  });
});

describe('what is not built', () => {
  test('fails with the reason that the tenant gives', async () => {
    bench.integration.turn({ brokenReference: 'both' });
    const result = await bench.deploy(without(flow('Fails/B1', 'B1'), SCRIPT));
    expect(['DEPLOY_BUILD_FAILED', 'DEPLOY_START_FAILED']).toContain(result.outputs['error-code']);
    expect(result.annotations[0]?.message).toContain('Script file missing');
  });

  test.each([
    ['FAIL', 'could not build'],
    ['FAIL_ON_LICENSE_ERROR', 'license'],
  ] as const)('task %s', async (task, words) => {
    const id = `B${task.length}`;
    bench.integration.planDeployment(id, { task });
    const result = await bench.deploy(flow(`Fails/${id}`, id));
    expectDeployFailure(result, 'DEPLOY_BUILD_FAILED');
    expect(faultOf(result, 'DEPLOY_BUILD_FAILED')?.message).toContain(words);
    expect(result.outcome).toEqual([`${id}: created, failed`]);
    expect(result.report[0]?.taskId).not.toBeNull();
  });

  test('while the former version goes on running', async () => {
    const workspace = await bench.workspace(flow('Fails/B9', 'B9'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.planDeployment('B9', { task: 'FAIL' });
    const files = flow('Fails/B9', 'B9', { script: 'def b = 2' });
    const result = await bench.deploy(workspace, {}, { files });
    expectDeployFailure(result, 'DEPLOY_BUILD_FAILED');
    expect(bench.integration.runtime('B9')?.status).toBe('STARTED');
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.outcome).toEqual(['B9: unchanged, started']);
  });
});

test('a task that succeeds with nothing in the runtime', async () => {
  bench.integration.planDeployment('N1', { runtime: 'absent' });
  const result = await bench.deploy(flow('Fails/N1', 'N1'), { 'wait-timeout-seconds': '10' });
  expectDeployFailure(result, 'DEPLOY_NOT_IN_RUNTIME');
});

test('a profile that the tenant does not deploy', async () => {
  const headers = { 'SAP-RuntimeProfile': 'sap-po' };
  const result = await bench.deploy(flow('Fails/P1', 'P1', { headers }));
  expectDeployFailure(result, 'ARTIFACT_REFUSED');
  expect(result.outcome[0]).toMatch(/^P1: (?:created|failed), not-deployed$/);
});

test('content that the tenant refuses', async () => {
  const result = await bench.deploy(
    without(flow('Fails/I1', 'I1', { parameters: { A: 'b' } }), 'parameters.propdef'),
  );
  expectDeployFailure(result, 'ARTIFACT_INVALID');
});

test.each([
  ['no manifest', { 'META-INF/other': 'x' }],
  ['no id', { 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\r\nSAP-BundleType: IntegrationFlow\r\n\r\n' }],
  ['an unknown type', { 'META-INF/MANIFEST.MF': manifestOf('X', 'Adapter') }],
])('an artifact with %s is told before the first request', async (name, files) => {
  const result = await bench.deploy(inFolder('Fails/Inv', files), { artifacts: 'Fails/Inv' });
  expectDeployFailure(result, name === 'no manifest' ? 'INPUT_INVALID' : 'ARTIFACT_INVALID');
  expect(result.calls).toEqual([]);
});

/** Nothing is undeployed. */
const NEEDED_ROLES = deliveryRoles.filter((role) => role !== 'MonitoringArtifactsDeploy');

describe('a role that is missing', () => {
  test.each(['empty', 'null-message', 'not-found'] as const)('refused as %s', async (roleRefusal) => {
    bench.integration.turn({ roleRefusal });
    for (const role of NEEDED_ROLES) {
      const key = bench.integration.issueKey({ roles: deliveryRoles.filter((one) => one !== role) });
      const id = `R_${roleRefusal.slice(0, 2)}_${role}`;
      const files = { ...flow('Roles/' + id, id, { parameters: { A: 'b' } }) };
      const binding = { serviceKey: { ...key.serviceKey }, secrets: key.secrets };
      if (role === 'WorkspacePackagesConfigure') {
        bench.integration.turn({ profileParameter: 'absent' });
        expectSuccess(await bench.deploy(files, { deploy: 'never' }));
        bench.integration.change(id, { configured: new Map([['A', 'c']]) });
      }
      const result = await bench.deploy(
        { ...files, 'p.yml': `${id}:\n  A: d\n` },
        { parameters: 'p.yml' },
        { binding },
      );
      expect({ role, code: result.outputs['error-code'] }).toEqual({ role, code: 'HTTP_FORBIDDEN' });
      expect(result.annotations.map(({ message }) => message).join('\n')).toContain(`"${role}"`);
    }
  });
});

test('endpoints that may not be listed are a warning with the role that is needed', async () => {
  bench.tenant.inject({ kind: 'status', status: 403, body: '', match: { pathPart: 'ServiceEndpoints' } });
  const result = await bench.deploy(flow('Fails/Ends', 'Ends', { address: '/ends' }));
  expectSuccess(result);
  expect(result.outcome).toEqual(['Ends: created, started']);
  expect(result.annotations).toMatchObject([
    { level: 'warning', title: 'HTTP_FORBIDDEN', message: expect.stringContaining('"MonitoringDataRead"') },
  ]);
  expect(result.summary).toMatch(
    /^- ⚠️ The endpoints are not in the report\. .*&#34;MonitoringDataRead&#34;/mu,
  );
});

describe('a tenant that does not behave', () => {
  test.each([
    ['a login page', { kind: 'html-200' }, 'ODATA_UNEXPECTED'],
    ['nothing at all', { kind: 'empty-200' }, 'ODATA_UNEXPECTED'],
    ['no JSON', { kind: 'garbage-json', text: '{"d":' }, 'ODATA_UNEXPECTED'],
    ['a redirect', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'HTTP_UNEXPECTED_REDIRECT'],
    ['the router', { kind: 'router-404' }, 'HTTP_NOT_FOUND'],
    ['429 for ever', { kind: '429' }, 'HTTP_RATE_LIMITED'],
    ['503 for ever', { kind: '503' }, 'HTTP_SERVER_ERROR'],
    ['500 for ever', { kind: 'status', status: 500, body: 'null' }, 'HTTP_SERVER_ERROR'],
    ['nobody', { kind: 'reset' }, 'HTTP_UNREACHABLE'],
  ] as const)('%s', async (_name, fault, code) => {
    bench.tenant.inject({ ...fault, times: Infinity, match: { listener: 'integration' } });
    const result = await bench.deploy(flow('Behave/Q1', 'Q1'), { 'max-retries': '1' });
    expectDeployFailure(result, code);
    expect(result.writes).toEqual([]);
    expect(result.outputs).toMatchObject({ changed: 'false', endpoints: '{}' });
    // The report has every artifact, also where the run stopped before it had a plan.
    expect(result.report).toMatchObject([
      { id: 'Q1', action: 'failed', deployment: 'unchanged', errorCode: code },
    ]);
  });

  test('a page of a list that lies elsewhere is not followed', async () => {
    bench.tenant.inject({
      kind: 'status',
      status: 200,
      contentType: 'application/json',
      body: '{"d":{"results":[],"__next":"https://elsewhere.example/api/v1/More"}}',
      match: { pathPart: 'IntegrationRuntimeArtifacts' },
    });
    const result = await bench.deploy(flow('Behave/Q2', 'Q2'));
    expectDeployFailure(result, 'ODATA_UNEXPECTED');
    expect(result.writes).toEqual([]);
  });

  test('lists of many pages are read to the end', async () => {
    bench.integration.turn({ pageSize: 2, skipInArtifactLists: 'honoured' });
    const files = Object.assign(
      {},
      ...['1', '2', '3', '4', '5'].map((n) => scriptCollection(`Pages/S${n}`, `S${n}`)),
    ) as ReturnType<typeof flow>;
    const workspace = await bench.workspace(files);
    expectSuccess(await bench.deploy(workspace));
    expect((await bench.deploy(workspace)).writes).toEqual([]);
  });

  test('reads that fail now and then are repeated', async () => {
    bench.integration.turn({ failingReads: { share: 0.3, seed: 5 } });
    const result = await bench.deploy(
      { ...flow('Behave/Q3', 'Q3'), ...flow('Behave/Q4', 'Q4') },
      { 'max-retries': '8' },
    );
    expectSuccess(result);
  });
});

test('a service key of another service', async () => {
  const other = bench.tenant.issueBinding();
  const result = await bench.deploy(flow('Wrong/W1', 'W1'), {}, { binding: other });
  expectDeployFailure(result, 'SERVICE_KEY_WRONG_SERVICE');
  expect(result.calls).toEqual([]);
});

test('all failures are told, and the first in the order of the input is the code', async () => {
  bench.integration.planDeployment('Z1', { runtime: 'ERROR', error: 'first' });
  bench.integration.planDeployment('A1', { task: 'FAIL_ON_LICENSE_ERROR' });
  const result = await bench.deploy(
    { ...flow('Order/Z1', 'Z1'), ...flow('Order/A1', 'A1'), ...flow('Order/M1', 'M1') },
    { artifacts: 'Order/Z1\nOrder/M1\nOrder/A1' },
  );
  expectDeployFailure(result, 'DEPLOY_START_FAILED');
  expect(result.report.map(({ id, errorCode }) => [id, errorCode])).toEqual([
    ['Z1', 'DEPLOY_START_FAILED'],
    ['M1', null],
    ['A1', 'DEPLOY_BUILD_FAILED'],
  ]);
  expect(result.annotations.filter(({ level }) => level === 'error').map(({ title }) => title)).toEqual([
    'DEPLOY_START_FAILED',
    'DEPLOY_BUILD_FAILED',
  ]);
});

test('lists of two commands are an error that names them', async () => {
  const result = await bench.deploy(flow('Two/T1', 'T1'), { credentials: 'A = x' });
  expectDeployFailure(result, 'INPUT_INVALID');
  expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(
    /credentials[^]*artifacts|artifacts[^]*credentials/,
  );
  expect(result.calls).toEqual([]);
  const other = await bench.deploy(flow('Two/T1', 'T1'), { command: 'fetch', credentials: 'A = x' });
  expectDeployFailure(other, 'INPUT_INVALID');
  const empty = await bench.deploy(flow('Two/T1', 'T1'), { command: 'deploy', artifacts: ' ' });
  expectDeployFailure(empty, 'INPUT_INVALID');
});
