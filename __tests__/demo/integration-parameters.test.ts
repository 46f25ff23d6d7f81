import { describe, expect, test } from '@jest/globals';
import {
  dateComment,
  parseDefinitions,
  parseProperties,
  renderProperties,
} from '../../src/demo/cloud-integration/parameters.js';
import type { IntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import {
  createIntegrationWorld,
  flowEntries,
  unzip,
  zip,
  type IntegrationWorld,
} from './support/integration-world.js';

const one = "IntegrationDesigntimeArtifacts(Id='Flow',Version='active')";
const prop = 'src/main/resources/parameters.prop';
const propdef = 'src/main/resources/parameters.propdef';

const definitions =
  '<?xml version="1.0"?><parameters>' +
  '<parameter><key>Receiver Host</key><name>Receiver Host</name><type>xsd:string</type><isRequired>true</isRequired><description>A &amp; B</description></parameter>' +
  '<parameter><key>Polls</key><type>xsd:integer</type><description/></parameter>' +
  '<param_references><reference attribute_id="x" param_key="Polls"/></param_references></parameters>';

const parameters = { [prop]: '#Store\nReceiver\\ Host=https\\://old\nPolls=3\n', [propdef]: definitions };

function world(switches: Partial<IntegrationSwitches> = {}): IntegrationWorld {
  const created = createIntegrationWorld(switches);
  created.integration.seedArtifact({ id: 'Flow', entries: flowEntries('Flow', parameters) });
  return created;
}

function link(key: string): string {
  return `${one}/$links/Configurations('${key}')`;
}

describe('externalised parameters', () => {
  test('are listed, filtered and counted from the content', async () => {
    const { call } = world();
    const { results } = await call('GET', `${one}/Configurations`);
    expect(results).toMatchObject([
      {
        ParameterKey: 'Receiver Host',
        ParameterValue: 'https://old',
        DataType: 'xsd:string',
        Description: 'A & B',
      },
      { ParameterKey: 'Polls', ParameterValue: '3', DataType: 'xsd:integer', Description: '' },
    ]);
    const filter = "$filter=startswith(ParameterKey,'Rec')";
    expect((await call('GET', `${one}/Configurations?${filter}`)).results).toHaveLength(1);
    expect((await call('GET', `${one}/Configurations/$count?${filter}`)).text).toBe('1');
    expect((await call('GET', `${one}/Configurations/$count`)).text).toBe('2');
  });

  test('are written one by one, and read back in clear', async () => {
    const { call, integration } = world();
    const answer = await call('PUT', link('Receiver%20Host'), { json: { ParameterValue: 'https://new' } });
    expect([answer.status, answer.text]).toEqual([202, '']);
    expect(integration.configuration('Flow')).toEqual({ 'Receiver Host': 'https://new', Polls: '3' });
    const { results } = await call('GET', `${one}/Configurations`);
    expect(results[0]).toMatchObject({ ParameterValue: 'https://new' });
  });

  test.each([
    [link('Nobody'), { ParameterValue: 'x' }, 404, "Parameter key 'Nobody' not found."],
    [link('Polls'), {}, 400, 'ParameterValue is missing.'],
    [
      "IntegrationDesigntimeArtifacts(Id='Flow',Version='9.9.9')/$links/Configurations('Polls')",
      {},
      404,
      'Integration design time artifact not found.',
    ],
  ])('%s with %j is refused', async (path, json, status, message) => {
    const { call } = world();
    const answer = await call('PUT', path, { json });
    expect([answer.status, answer.message]).toEqual([status, message]);
  });

  test('have keys with slashes and quotes', async () => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'Flow', configured: { "a/b's": '1' } });
    expect((await call('PUT', link('a%2Fb%27%27s'), { json: { ParameterValue: '2' } })).status).toBe(202);
    expect(integration.configuration('Flow')).toEqual({ "a/b's": '2' });
  });

  test('may be written in configure-only packages, but not without the role', async () => {
    const { call, integration, join } = world();
    integration.seedPackage({ id: 'Demo', mode: 'READ_ONLY' });
    join('editor', ['WorkspacePackagesRead', 'WorkspacePackagesEdit']);
    const json = { ParameterValue: '4' };
    expect((await call('PUT', link('Polls'), { json, as: 'editor' })).status).toBe(403);
    expect((await call('PUT', link('Polls'), { json })).status).toBe(202);
  });

  test.each([
    ['kept', { 'Receiver Host': 'mine', Polls: '5' }],
    ['replaced', { 'Receiver Host': 'https://new', Polls: '5' }],
  ] as const)(
    'after an upload: configured values are %s, those without a key stay',
    async (mode, expected) => {
      const { call, integration } = world({ configurationAfterUpload: mode });
      await call('PUT', link('Receiver%20Host'), { json: { ParameterValue: 'mine' } });
      await call('PUT', link('Polls'), { json: { ParameterValue: '5' } });
      const entries = {
        [prop]: 'Receiver\\ Host=https\\://new\n',
        [propdef]: definitions.replace(/<parameter><key>Polls.*?<\/parameter>/, ''),
      };
      await call('PUT', one, { json: { ArtifactContent: zip(flowEntries('Flow', entries)) } });
      expect(integration.configuration('Flow')).toEqual(expected);
    },
  );

  test('reach a download only where the tenant does so', async () => {
    const { call, integration } = world();
    await call('PUT', link('Polls'), { json: { ParameterValue: '5' } });
    const download = async (): Promise<string | undefined> =>
      unzip((await call('GET', `${one}/$value`)).bytes)[prop];
    expect(await download()).toContain('Polls=3');
    integration.turn({ downloadedParameters: 'configured' });
    expect(await download()).toContain('Polls=5');
  });

  test('touch the artifact only where the tenant does so', async () => {
    const { call, integration, wait, now } = world();
    wait(1000);
    await call('PUT', link('Polls'), { json: { ParameterValue: '5' } });
    expect(integration.artifact('Flow')?.modifiedAt).not.toEqual(now());
    integration.turn({ configurationTouches: 'yes' });
    await call('PUT', link('Polls'), { json: { ParameterValue: '6' } });
    expect(integration.artifact('Flow')?.modifiedAt).toEqual(now());
  });

  test('hold the runtime profile of a new flow, which some tenants do not let go', async () => {
    const { call, integration } = createIntegrationWorld({ profileParameter: 'integrationcell' });
    integration.seedPackage({ id: 'P' });
    const json = { Id: 'Flow', Name: 'Flow', PackageId: 'P', ArtifactContent: zip(flowEntries('Flow')) };
    await call('POST', 'IntegrationDesigntimeArtifacts', { json });
    expect(integration.configuration('Flow')).toEqual({ SAP_ProfileId: 'integrationcell' });
    integration.turn({ profileWrite: 'refused' });
    const write = { json: { ParameterValue: 'iflmap' } };
    expect((await call('PUT', link('SAP_ProfileId'), write)).status).toBe(400);
    integration.turn({ profileWrite: 'accepted' });
    expect((await call('PUT', link('SAP_ProfileId'), write)).status).toBe(202);
    expect(integration.configuration('Flow')).toEqual({ SAP_ProfileId: 'iflmap' });
  });
});

describe('parameters.prop', () => {
  test('is read as Java properties', () => {
    const text =
      '# c\n! c\n\na=1\nb : 2\nc 3\n  d\\ e\\:f = g=h\nlong=one \\\n   two\nempty=\nbare\nu=\\u00e4\\n\\\\\r\n';
    expect(Object.fromEntries(parseProperties(text))).toEqual({
      a: '1',
      b: '2',
      c: '3',
      'd e:f': 'g=h',
      long: 'one two',
      empty: '',
      bare: '',
      u: 'ä\n\\',
    });
  });

  test('is written so that it reads the same', () => {
    const values = new Map([
      ['a b:c=d#e!f\\', ' x y=#!:\\ \n z '],
      ['plain', 'https://host/path?x=1'],
    ]);
    expect(parseProperties(renderProperties(values, new Date(0)))).toEqual(values);
    expect(dateComment(new Date(0))).toBe('#Thu Jan 01 00:00:00 UTC 1970');
  });

  test('definitions may be attributes', () => {
    const text =
      '<parameters><parameter key="A" type="xsd:integer"/><parameter name="B"></parameter></parameters>';
    expect(parseDefinitions(text)).toEqual(
      new Map([
        ['A', { type: 'xsd:integer', description: '' }],
        ['B', { type: 'xsd:string', description: '' }],
      ]),
    );
  });
});
