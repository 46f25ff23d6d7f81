import { describe, expect, test } from '@jest/globals';
import type { IntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import {
  createIntegrationWorld,
  flowEntries,
  manifestOf,
  unzip,
  zip,
  type IntegrationWorld,
} from './support/integration-world.js';

const flows = 'IntegrationDesigntimeArtifacts';
const one = `${flows}(Id='Flow',Version='active')`;

function world(switches: Partial<IntegrationSwitches> = {}): IntegrationWorld {
  const created = createIntegrationWorld(switches);
  created.integration.seedPackage({ id: 'P' });
  return created;
}

function withFlow(switches: Partial<IntegrationSwitches> = {}): IntegrationWorld {
  const created = world(switches);
  created.integration.seedArtifact({ id: 'Flow', packageId: 'P', entries: flowEntries('Flow', {}, '1.0.4') });
  return created;
}

const upload = {
  Name: 'Flow',
  Id: 'Flow',
  PackageId: 'P',
  ArtifactContent: zip(flowEntries('Flow', {}, '1.2.3')),
};

describe('create', () => {
  test('takes the version of the manifest, and gives the entity without its content', async () => {
    const { call } = world();
    const created = await call('POST', flows, { json: upload });
    expect(created.status).toBe(201);
    expect(created.d).toMatchObject({
      __metadata: {
        uri: `https://demo.example.test/api/v1/${flows}(Id='Flow',Version='1.2.3')`,
        media_src: expect.stringMatching(/\/\$value$/) as unknown,
      },
      Version: '1.2.3',
      ArtifactContent: null,
      ModifiedBy: 'ci',
      Configurations: { __deferred: { uri: expect.stringMatching(/\/Configurations$/) as unknown } },
    });
  });

  test('writes the id into the manifest that it keeps', async () => {
    const { call, integration } = world();
    await call('POST', flows, { json: { ...upload, Id: 'Copy', Name: 'Copy of it' } });
    const manifest = integration.content('Copy')['META-INF/MANIFEST.MF'];
    expect(manifest).toContain('Bundle-SymbolicName: Copy; singleton:=true');
    expect(manifest).toContain('Bundle-Name: Name of Flow');
    integration.turn({ bundleName: 'rewritten' });
    await call('POST', flows, { json: { ...upload, Id: 'Third', Name: 'Third' } });
    expect(integration.content('Third')['META-INF/MANIFEST.MF']).toContain('Bundle-Name: Third');
  });

  test.each([
    ['a duplicate, also of another kind', { ...upload, Id: 'There' }, 500, 'already exists in the P package'],
    ['an unknown package', { ...upload, PackageId: 'Q' }, 404, 'not found'],
    ['a configure-only package', { ...upload, PackageId: 'R' }, 400, 'configure only package'],
    ['no name', { Id: 'Flow', PackageId: 'P' }, 400, 'mandatory'],
    ['an id with a blank', { ...upload, Id: 'A B' }, 400, 'valid Id'],
    ['a name with a dot at its end', { ...upload, Name: 'Flow.' }, 400, 'valid Name'],
    ['what is no archive', { ...upload, ArtifactContent: 'AAAA' }, 500, 'could not be read'],
    [
      'base64 with line breaks',
      { ...upload, ArtifactContent: `${upload.ArtifactContent}\n` },
      400,
      'Edm.Binary',
    ],
    [
      'an enclosing folder',
      { ...upload, ArtifactContent: zip({ 'Flow/META-INF/MANIFEST.MF': '' }) },
      500,
      'MANIFEST',
    ],
    [
      'another kind of bundle',
      { ...upload, ArtifactContent: zip({ 'META-INF/MANIFEST.MF': manifestOf('Flow', 'ScriptCollection') }) },
      400,
      'not of type IntegrationFlow',
    ],
    [
      'parameters without definitions',
      {
        ...upload,
        ArtifactContent: zip(flowEntries('Flow', { 'src/main/resources/parameters.prop': 'a=1' })),
      },
      500,
      'InputStream cannot be null',
    ],
  ])('refuses %s', async (_, json, status, text) => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'There', kind: 'script-collection', packageId: 'P' });
    integration.seedPackage({ id: 'R', mode: 'READ_ONLY' });
    const answer = await call('POST', flows, { json });
    expect([answer.status, answer.message]).toEqual([status, expect.stringContaining(text)]);
    expect(integration.artifacts()).toHaveLength(1);
  });

  test('without content makes an empty flow, or a draft of a mapping', async () => {
    const { call } = world();
    const rest = { Name: 'Flow', Id: 'Flow', PackageId: 'P' };
    expect((await call('POST', flows, { json: rest })).d['Version']).toBe('1.0.0');
    const mapping = await call('POST', 'MessageMappingDesigntimeArtifacts', { json: { ...rest, Id: 'Map' } });
    expect([mapping.status, mapping.d['Version']]).toEqual([201, 'Draft']);
  });
});

describe('read', () => {
  test('takes `active` in any case, and no version but that of now', async () => {
    const { call, integration } = withFlow();
    const statusOf = async (version: string): Promise<number> =>
      (await call('GET', `${flows}(Id='Flow',Version='${version}')`)).status;
    const seen = [
      await statusOf('active'),
      await statusOf('Active'),
      await statusOf('1.0.4'),
      await statusOf('1.0.3'),
    ];
    expect(seen).toEqual([200, 200, 200, 404]);
    integration.change('Flow', { isDraft: true });
    expect((await call('GET', one)).d['Version']).toBe('Active');
    integration.turn({ draftVersion: 'Draft', changeFields: 'absent' });
    const draft = await call('GET', one);
    expect(draft.d['Version']).toBe('Draft');
    expect(draft.d).not.toHaveProperty('ModifiedAt');
  });

  test('of an id with quotes, and of another kind', async () => {
    const { call, integration } = withFlow();
    integration.seedArtifact({ id: "it's", packageId: 'P' });
    expect((await call('GET', `${flows}(Id='it%27%27s',Version='active')`)).d['Id']).toBe("it's");
    expect(
      (await call('GET', "ScriptCollectionDesigntimeArtifacts(Id='Flow',Version='active')")).status,
    ).toBe(404);
  });

  test('lists by package, and for the tenant only mappings', async () => {
    const { call, integration } = withFlow();
    integration.seedArtifact({ id: 'Map', kind: 'message-mapping', packageId: 'P' });
    const list = async (path: string): Promise<unknown> => {
      const answer = await call('GET', path);
      return answer.status === 200 ? answer.results.map(({ Id }) => Id) : answer.status;
    };
    expect(await list(`IntegrationPackages('P')/${flows}`)).toEqual(['Flow']);
    expect(await list("IntegrationPackages('P')/MessageMappingDesigntimeArtifacts")).toEqual(['Map']);
    expect(await list("IntegrationPackages('P')/ValueMappingDesigntimeArtifacts")).toEqual([]);
    expect(await list("IntegrationPackages('Q')/MessageMappingDesigntimeArtifacts")).toBe(404);
    expect(await list('MessageMappingDesigntimeArtifacts')).toEqual(['Map']);
    expect(await list(flows)).toBe(501);
    expect(await list('ScriptCollectionDesigntimeArtifacts')).toBe(501);
  });

  test('wraps a script collection where the tenant does', async () => {
    const { call, integration } = world({ singleRead: 'results' });
    integration.seedArtifact({ id: 'S', kind: 'script-collection' });
    const { results } = await call('GET', "ScriptCollectionDesigntimeArtifacts(Id='S',Version='active')");
    expect(results.map(({ Id }) => Id)).toEqual(['S']);
  });

  test('lists scripts and models as resources', async () => {
    const { call } = withFlow();
    const { results } = await call('GET', `${one}/Resources`);
    expect(results.map(({ Name, ResourceType }) => [Name, ResourceType])).toEqual([
      ['main.groovy', 'groovy'],
    ]);
    const mapping = "MessageMappingDesigntimeArtifacts(Id='Map',Version='active')/Resources";
    expect((await call('GET', mapping)).status).toBe(404);
  });
});

describe('download', () => {
  test('has the content of the upload and never its bytes', async () => {
    const { call } = world();
    await call('POST', flows, { json: upload });
    const answer = await call('GET', `${one}/$value`, { headers: { accept: 'application/zip' } });
    expect([answer.status, answer.header('content-type'), answer.header('content-disposition')]).toEqual([
      200,
      'application/zip',
      'attachment; filename=Flow.zip',
    ]);
    expect(answer.bytes.equals(Buffer.from(upload.ArtifactContent, 'base64'))).toBe(false);
    const files = unzip(answer.bytes);
    expect(files['src/main/resources/script/main.groovy']).toBe('def x = 1');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['.project', 'metainfo.prop']));
  });

  test('is refused for configure-only packages, in XML', async () => {
    const { call, integration } = withFlow();
    integration.seedPackage({ id: 'P', mode: 'READ_ONLY' });
    const answer = await call('GET', `${one}/$value`, { headers: { accept: '*/*' } });
    expect([answer.status, answer.header('content-type')]).toEqual([400, 'application/xml']);
    expect(answer.text).toMatch(/^<\?xml.*<error xmlns=.*<code>Bad Request<\/code>.*configure only package/);
  });

  test('of a value mapping lacks metainfo.prop', async () => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'V', kind: 'value-mapping', entries: { 'value_mapping.xml': '<vm/>' } });
    const answer = await call('GET', "ValueMappingDesigntimeArtifacts(Id='V',Version='active')/$value");
    expect(Object.keys(unzip(answer.bytes))).not.toContain('metainfo.prop');
  });

  test('renews dates in comments', async () => {
    const comment = '#Thu Jan 15 08:00:00 UTC 2026';
    const entries = { ...flowEntries('Flow'), 'metainfo.prop': `#Store\n${comment}\ndescription=x\n` };
    const json = { ...upload, ArtifactContent: zip(entries) };
    const { call, integration } = world();
    await call('POST', flows, { json });
    expect(integration.content('Flow')['metainfo.prop']).toBe(
      '#Store\n#Sun Nov 01 12:00:00 UTC 2026\ndescription=x\n',
    );
    integration.turn({ dateComments: 'kept' });
    await call('PUT', one, { json: { ArtifactContent: zip(entries) } });
    expect(integration.content('Flow')['metainfo.prop']).toContain(comment);
  });
});

describe('update', () => {
  const content = zip(flowEntries('Flow', { 'src/main/resources/script/main.groovy': 'new' }, '2.0.0'));

  test.each([
    [{ Name: 'Other' }, { name: 'Other', version: '1.0.4', isDraft: true }, 'def x = 1'],
    [{ Name: 'Other', ArtifactContent: content }, { name: 'Other', version: '2.0.0', isDraft: false }, 'new'],
    [{ ArtifactContent: content }, { name: 'Name of Flow', version: '2.0.0', isDraft: false }, 'new'],
  ])('by %j', async (json, expected, script) => {
    const { call, integration, wait } = withFlow();
    wait(1000);
    const answer = await call('PUT', one, { json });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(integration.artifact('Flow')).toMatchObject({ ...expected, modifiedBy: 'ci' });
    expect(integration.artifact('Flow')?.modifiedAt).toEqual(new Date('2026-11-01T12:00:01Z'));
    expect(integration.content('Flow')['src/main/resources/script/main.groovy']).toBe(script);
  });

  test('may leave a draft', async () => {
    const { call, integration } = withFlow({ contentPut: 'draft' });
    await call('PUT', one, { json: { ArtifactContent: content } });
    expect(integration.artifact('Flow')).toMatchObject({ version: '2.0.0', isDraft: true });
  });

  const renamed = zip(flowEntries('Other'));

  test.each([
    ['another symbolic name', { ArtifactContent: renamed }, 400, 'Bundle-symbolicName'],
    ['nothing to change', {}, 400, 'not valid'],
    [
      'parameters without definitions',
      { ArtifactContent: zip(flowEntries('Flow', { 'src/main/resources/parameters.prop': '' })) },
      500,
      'InputStream cannot be null',
    ],
  ])('refuses %s', async (_, json, status, text) => {
    const { call, integration } = withFlow();
    const before = integration.artifact('Flow');
    const answer = await call('PUT', one, { json });
    expect([answer.status, answer.message]).toEqual([status, expect.stringContaining(text)]);
    expect(integration.artifact('Flow')).toBe(before);
  });

  test('of a message mapping renames the mapping, and refuses ids and names in its own way', async () => {
    const { call, integration } = world();
    const entries = {
      'META-INF/MANIFEST.MF': manifestOf('Map', 'MessageMapping'),
      'src/main/resources/mapping/old.mmap': '<m/>',
    };
    const set = 'MessageMappingDesigntimeArtifacts';
    await call('POST', set, {
      json: { Id: 'Map', Name: 'Map', PackageId: 'P', ArtifactContent: zip(entries) },
    });
    expect(integration.content('Map')['src/main/resources/mapping/Map.mmap']).toBe('<m/>');
    const path = `${set}(Id='Map',Version='active')`;
    const withId = await call('PUT', path, { json: { Id: 'Map', Name: 'x' } });
    expect([withId.status, withId.message]).toEqual([500, expect.stringContaining('PackageId and Id')]);
    const other = { ...entries, 'META-INF/MANIFEST.MF': manifestOf('Mop', 'MessageMapping') };
    const withName = await call('PUT', path, { json: { ArtifactContent: zip(other) } });
    expect([withName.status, withName.message]).toEqual([500, 'BUNDLE_SYMBOLIC_NAME_CANNOT_BE_UPDATED']);
  });

  test('of a value mapping does not exist', async () => {
    const { call, integration } = world();
    integration.seedArtifact({ id: 'V', kind: 'value-mapping' });
    const path = "ValueMappingDesigntimeArtifacts(Id='V',Version='active')";
    expect((await call('PUT', path, { json: { Name: 'W' } })).status).toBe(501);
  });
});

test('what is seeded is named by its manifest unless it is named', () => {
  const { integration } = world();
  const entries = flowEntries('Flow', {}, '1.0.7');
  expect(integration.seedArtifact({ id: 'Flow', entries })).toMatchObject({
    name: 'Name of Flow',
    version: '1.0.7',
  });
  expect(integration.seedArtifact({ id: 'Flow', name: 'Mine', entries }).name).toBe('Mine');
  expect(integration.seedArtifact({ id: 'Bare' }).name).toBe('Bare');
});

test('work in the editor is a draft', async () => {
  const { call, integration, wait, now } = withFlow();
  wait(5000);
  integration.edit('Flow', { 'src/main/resources/script/main.groovy': 'edited' });
  expect((await call('GET', one)).d).toMatchObject({
    Version: 'Active',
    ModifiedAt: String(now().getTime()),
  });
  expect(integration.content('Flow')['src/main/resources/script/main.groovy']).toBe('edited');
});

test('somebody else can come in between', async () => {
  const { call, integration } = withFlow();
  integration.interrupt({ method: 'PUT', pathPart: "Id='Flow'" }, () => {
    integration.lock('Flow', 'ann');
  });
  expect((await call('GET', one)).status).toBe(200);
  expect(integration.artifact('Flow')?.lock).toBeUndefined();
  expect((await call('PUT', one, { json: { Name: 'x' } })).status).toBe(400);
  integration.unlock('Flow');
  expect((await call('PUT', one, { json: { Name: 'x' } })).status).toBe(200);
});

describe('a locked artifact', () => {
  test.each([400, 500] as const)('is neither updated (%d) nor deleted', async (lockStatus) => {
    const { call, integration } = withFlow({ lockStatus });
    integration.lock('Flow', 'ann');
    const put = await call('PUT', one, { json: { Name: 'x' } });
    expect([put.status, put.message]).toEqual([lockStatus, expect.stringContaining('is locked by ann')]);
    const removed = await call('DELETE', one);
    expect([removed.status, removed.message]).toEqual([500, 'Cannot delete the artifact as it is locked.']);
    expect((await call('DELETE', "IntegrationPackages('P')")).status).toBe(500);
    integration.unlock('Flow');
    expect((await call('DELETE', one)).status).toBe(200);
    expect(integration.artifacts()).toEqual([]);
  });

  test('is listed, and freed, by those who may', async () => {
    const { call, integration, join } = withFlow();
    integration.lock('Flow', 'ann');
    expect((await call('GET', 'IntegrationDesigntimeLocks')).status).toBe(403);
    join('keeper', ['WorkspaceArtifactLocksRead', 'WorkspaceArtifactLocksDelete']);
    const { results } = await call('GET', 'IntegrationDesigntimeLocks', { as: 'keeper' });
    expect(results).toMatchObject([{ ArtifactId: 'Flow', PackageId: 'P', CreatedBy: 'ann' }]);
    const key = String(results[0]?.['ResourceId']);
    await call('DELETE', `IntegrationDesigntimeLocks(ResourceId='${key}')`, { as: 'keeper' });
    expect(integration.artifact('Flow')?.lock).toBeUndefined();
  });
});

describe('a saved version', () => {
  const save = (version: string): string =>
    `IntegrationDesigntimeArtifactSaveAsVersion?Id='Flow'&SaveAsVersion='${version}'`;

  test('ends the draft and stands in the manifest', async () => {
    const { call, integration } = withFlow();
    integration.change('Flow', { isDraft: true });
    const answer = await call('POST', save('1.0.10'));
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(integration.artifact('Flow')).toMatchObject({ version: '1.0.10', isDraft: false });
    expect(integration.content('Flow')['META-INF/MANIFEST.MF']).toContain('Bundle-Version: 1.0.10');
  });

  test.each(['Active', '1.0', '1.0.4', '1.0.3', '0.9.9'])('is not %s', async (version) => {
    const { call, integration } = withFlow();
    expect((await call('POST', save(version))).status).toBe(400);
    expect(integration.artifact('Flow')?.version).toBe('1.0.4');
  });

  test('may be lower where the tenant takes it', async () => {
    const { call } = withFlow({ lowerVersion: 'accepted' });
    expect((await call('POST', save('1.0.3'))).status).toBe(200);
  });
});
