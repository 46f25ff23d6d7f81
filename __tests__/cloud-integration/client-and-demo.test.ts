/** The client against the demo tenant without sockets: two readings of the contract that must agree. */
import { describe, expect, it } from '@jest/globals';
import { createCloudIntegrationClient } from '../../src/cloud-integration/client.js';
import { extractErrorReason } from '../../src/cloud-integration/error-reason.js';
import type { CloudIntegrationClient } from '../../src/cloud-integration/model.js';
import type { IntegrationRole } from '../../src/demo/cloud-integration/client-registry.js';
import type { IntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import { ActionError } from '../../src/errors.js';
import type { HttpClient } from '../../src/http/client.js';
import {
  createIntegrationWorld,
  flowEntries,
  manifestOf,
  zip,
  type IntegrationWorld,
} from '../demo/support/integration-world.js';

function httpOf(world: IntegrationWorld, as: string): HttpClient {
  return async ({ method, url, headers, body }) => {
    world.wait(200);
    const path = url.href.replace(/^.*?\/api\/v1\//, '');
    const { response } = await world.call(method, path, { headers, as, ...(body !== undefined && { body }) });
    const pairs = response.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
    return {
      status: response.status,
      headers: Object.fromEntries(pairs),
      setCookies: pairs.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
      body: response.body,
    };
  };
}

interface Stage {
  readonly world: IntegrationWorld;
  readonly client: CloudIntegrationClient;
}

function stage(switches: Partial<IntegrationSwitches> = {}, roles?: readonly IntegrationRole[]): Stage {
  const world = createIntegrationWorld(switches);
  if (roles !== undefined) world.join('other', roles);
  const client = createCloudIntegrationClient({
    http: httpOf(world, roles === undefined ? 'ci' : 'other'),
    csrf: 'fetch-first',
    baseUrl: new URL('https://demo.example.test'),
    signal: new AbortController().signal,
  });
  return { world, client };
}

const content = (entries: Readonly<Record<string, string>>): Buffer => Buffer.from(zip(entries), 'base64');
const flow = (id: string, entries = {}): { id: string; name: string; content: Buffer } => ({
  id,
  name: `Name of ${id}`,
  content: content(flowEntries(id, entries)),
});
const PARAMETERS = {
  'src/main/resources/parameters.prop': 'Path=a b\r\n',
  'src/main/resources/parameters.propdef':
    '<parameters><parameter><key>Path</key><name>Path</name><type>xsd:string</type></parameter></parameters>',
};
const PACKAGE = { id: 'PackageOne', name: 'Package 1', shortText: 'text' };

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  return error instanceof ActionError ? error.code : String(error);
}

const variants: readonly (readonly [string, Partial<IntegrationSwitches>])[] = [
  ['as documented', {}],
  ['with CSRF tokens', { csrf: { bearer: 'required', certificate: 'required' } }],
  ['with small pages', { pageSize: 1 }],
  ['with single reads in results', { singleRead: 'results', changeFields: 'absent' }],
  ['with drafts after an upload', { contentPut: 'draft', draftVersion: 'Draft' }],
  ['that says "not deployed" with 400', { runtimeAbsent: 'bad-request-text', deployBody: 'quoted' }],
  ['that says "not deployed" with 500', { runtimeAbsent: 'server-error-text', deployBody: 'json' }],
];

describe.each(variants)('a delivery to a tenant %s', (_name, switches) => {
  it('goes from nothing to a running flow', async () => {
    const { world, client } = stage(switches);
    expect(await client.listArtifacts(PACKAGE.id, 'IntegrationFlow')).toBeUndefined();
    await client.createPackage(PACKAGE);
    await client.createPackage(PACKAGE);
    expect(await client.readArtifact('IntegrationFlow', 'FlowA')).toBeUndefined();
    for (const id of ['FlowA', 'FlowB'])
      await client.createArtifact('IntegrationFlow', { ...flow(id, PARAMETERS), packageId: PACKAGE.id });
    expect((await client.listArtifacts(PACKAGE.id, 'IntegrationFlow'))?.map(({ id }) => id)).toEqual([
      'FlowA',
      'FlowB',
    ]);
    await client.updateArtifact('IntegrationFlow', flow('FlowA', PARAMETERS));
    expect(await client.readArtifact('IntegrationFlow', 'FlowA')).toMatchObject({ packageId: PACKAGE.id });
    expect((await client.downloadArtifact('IntegrationFlow', 'FlowA'))?.length).toBeGreaterThan(100);
    const [parameter] = await client.listConfigurations('FlowA');
    expect(parameter).toEqual({ key: 'Path', value: 'a b', dataType: 'xsd:string' });
    await client.writeConfiguration('FlowA', { key: 'Path', value: "c'd", dataType: 'xsd:string' });
    expect((await client.listConfigurations('FlowA'))[0]?.value).toBe("c'd");
    expect(await client.readRuntimeArtifact('FlowA')).toBeUndefined();
    const task = (await client.deployArtifact('IntegrationFlow', 'FlowA')) ?? 'none';
    world.wait(600_000);
    expect(await client.readTask(task)).toBe('success');
    expect(await client.readRuntimeArtifact('FlowA')).toMatchObject({ id: 'FlowA', status: 'started' });
    expect((await client.listRuntimeArtifacts()).get('FlowA')?.deployedOn).toBeInstanceOf(Date);
    expect((await client.listServiceEndpoints()).get('FlowA')).toEqual([
      expect.stringMatching(/^https:\/\//),
    ]);
    expect(await client.readErrorInformation('FlowA')).toBeUndefined();
  });
});

describe('a flow that does not start', () => {
  it.each(['accepted', 'refused'] as const)('tells why, where JSON is %s', async (errorInformationJson) => {
    const { world, client } = stage({ errorInformationJson });
    await client.createPackage(PACKAGE);
    const model = flowEntries('FlowA');
    const entries = Object.fromEntries(Object.entries(model).filter(([path]) => !path.endsWith('.groovy')));
    const broken = { ...flow('FlowA'), content: content(entries), packageId: PACKAGE.id };
    await client.createArtifact('IntegrationFlow', broken);
    await client.deployArtifact('IntegrationFlow', 'FlowA');
    world.wait(600_000);
    expect(await client.readRuntimeArtifact('FlowA')).toMatchObject({ status: 'error' });
    const { reasons, files } = extractErrorReason((await client.readErrorInformation('FlowA')) ?? '');
    expect(reasons.join(' ')).toContain('main.groovy');
    expect(files).toEqual([{ name: 'main.groovy', line: undefined }]);
  });
});

describe('a lock', () => {
  it.each([400, 500] as const)('is told from other refusals (status %d)', async (lockStatus) => {
    const { world, client } = stage({ lockStatus });
    await client.createPackage(PACKAGE);
    await client.createArtifact('IntegrationFlow', { ...flow('FlowA'), packageId: PACKAGE.id });
    world.integration.lock('FlowA', 'ann');
    expect(await codeOf(client.updateArtifact('IntegrationFlow', flow('FlowA')))).toBe('ARTIFACT_LOCKED');
    expect(await codeOf(client.deleteArtifact('IntegrationFlow', 'FlowA'))).toBe('ARTIFACT_LOCKED');
  });
});

describe('a value mapping', () => {
  it('is deleted and created again, and names no task', async () => {
    const { client } = stage();
    const mapping = {
      id: 'ValuesA',
      name: 'Values A',
      packageId: PACKAGE.id,
      content: content({
        'META-INF/MANIFEST.MF': manifestOf('ValuesA', 'ValueMapping'),
        'value_mapping.xml': '<vm version="2.0"/>',
      }),
    };
    await client.createPackage(PACKAGE);
    await client.createArtifact('ValueMapping', mapping);
    expect(await codeOf(client.updateArtifact('ValueMapping', mapping))).toBe('ARTIFACT_REFUSED');
    await client.deleteArtifact('ValueMapping', 'ValuesA');
    await client.deleteArtifact('ValueMapping', 'ValuesA');
    await client.createArtifact('ValueMapping', mapping);
    expect(await client.deployArtifact('ValueMapping', 'ValuesA')).toBeUndefined();
  });
});

describe('a refusal', () => {
  async function filled(switches: Partial<IntegrationSwitches> = {}): Promise<Stage> {
    const made = stage(switches);
    await made.client.createPackage(PACKAGE);
    await made.client.createPackage({ ...PACKAGE, id: 'PackageTwo' });
    await made.client.createArtifact('IntegrationFlow', { ...flow('FlowA'), packageId: PACKAGE.id });
    return made;
  }

  it.each<readonly [string, string, (client: CloudIntegrationClient) => Promise<unknown>]>([
    [
      'an id of another package',
      'ARTIFACT_IN_OTHER_PACKAGE',
      (client) => client.createArtifact('IntegrationFlow', { ...flow('FlowA'), packageId: 'PackageTwo' }),
    ],
    [
      'a package that is not there',
      'PACKAGE_NOT_FOUND',
      (client) => client.createArtifact('IntegrationFlow', { ...flow('FlowC'), packageId: 'None' }),
    ],
    [
      'another symbolic name',
      'ARTIFACT_NAME_FROZEN',
      (client) => client.updateArtifact('IntegrationFlow', { ...flow('FlowX'), id: 'FlowA' }),
    ],
    [
      'a package id with an underscore',
      'PACKAGE_REFUSED',
      (client) => client.createPackage({ ...PACKAGE, id: 'a_b' }),
    ],
    [
      'parameters without definitions',
      'ARTIFACT_INVALID',
      (client) =>
        client.updateArtifact(
          'IntegrationFlow',
          flow('FlowA', { 'src/main/resources/parameters.prop': 'a=b' }),
        ),
    ],
    [
      'an unknown parameter',
      'PARAMETER_UNKNOWN',
      (client) => client.writeConfiguration('FlowA', { key: 'x y', value: '', dataType: 'xsd:string' }),
    ],
    [
      'an unknown artifact',
      'ARTIFACT_NOT_FOUND',
      (client) => client.deployArtifact('IntegrationFlow', 'None'),
    ],
  ])('for %s is %s', async (_name, code, call) => {
    for (const unknownPackage of [404, 400] as const)
      expect(await codeOf(call((await filled({ unknownPackage })).client))).toBe(code);
  });

  it.each(['empty', 'null-message', 'not-found'] as const)(
    'for a missing role (%s) is HTTP_FORBIDDEN',
    async (roleRefusal) => {
      const { client } = stage({ roleRefusal }, []);
      expect(await codeOf(client.listRuntimeArtifacts())).toBe('HTTP_FORBIDDEN');
      expect(await codeOf(client.createPackage(PACKAGE))).toBe('HTTP_FORBIDDEN');
      expect(await codeOf(client.readArtifact('IntegrationFlow', 'FlowA'))).toBe('HTTP_FORBIDDEN');
    },
  );
});
