import { describe, expect, it } from '@jest/globals';
import { createCloudIntegrationClient } from '../../src/cloud-integration/client.js';
import { OutcomeUnknownError, type CloudIntegrationClient } from '../../src/cloud-integration/model.js';
import { ActionError } from '../../src/errors.js';
import type { HttpClient } from '../../src/http/client.js';
import { lineOf, serve, serveInTurn, type Answer } from './stage.js';

const ORIGIN = 'https://acme.example/api/v1/';
const FLOW = "IntegrationDesigntimeArtifacts(Id='F',Version='active')";
const ENTITY = {
  Id: 'F',
  Version: '1.0.5',
  PackageId: 'P',
  Name: 'Flow F',
  ModifiedAt: '1767225600000',
  ModifiedBy: 'ann',
};
const ZIP = Buffer.from('PK\u0003\u0004rest');
const CONTENT = { id: 'F', name: 'Flow F', content: ZIP };

function connect(http: HttpClient): CloudIntegrationClient {
  return createCloudIntegrationClient({
    http,
    csrf: 'when-told',
    baseUrl: new URL('https://acme.example'),
    signal: new AbortController().signal,
  });
}

interface Outcome {
  readonly value?: unknown;
  readonly code?: string;
  readonly isUnknown?: boolean;
  readonly error?: ActionError;
}

async function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await promise };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { code: error.code, isUnknown: error instanceof OutcomeUnknownError, error };
  }
}

type Call = (client: CloudIntegrationClient) => Promise<unknown>;

/** The lines of the requests that a call sends, and what becomes of it. */
async function run(
  call: Call,
  ...answers: readonly Answer[]
): Promise<Outcome & { readonly lines: string[] }> {
  const { http, requests } = serveInTurn(...answers);
  const outcome = await outcomeOf(call(connect(http)));
  return { ...outcome, lines: requests.map((request) => lineOf(request).replace(ORIGIN, '')) };
}

const d = (entity: unknown): Answer => ({ body: { d: entity } });
const list = (...results: readonly unknown[]): Answer => d({ results });
const fault = (status: number, value: string): Answer => ({
  status,
  body: { error: { message: { value } } },
});
const NOT_FOUND = fault(404, 'Integration design time artifact not found.');

describe('creating a package', () => {
  const call: Call = (client) => client.createPackage({ id: 'P', name: 'N', shortText: '' });

  it('sends what is compulsory, and may be repeated', async () => {
    const { http, requests } = serveInTurn({ status: 201 });
    await call(connect(http));
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      Id: 'P',
      Name: 'N',
      ShortText: 'N',
      SupportedPlatform: 'SAP Cloud Integration',
      Version: '1.0.0',
    });
    expect(requests[0]).toMatchObject({ method: 'POST', repeat: 'freely' });
  });

  it.each<readonly [string, Answer, string | undefined]>([
    ['409', { status: 409 }, undefined],
    [
      '500 that says so',
      fault(500, 'Entity with the specified IntegrationPackage id already exist.'),
      undefined,
    ],
    ['400', fault(400, "Property 'Id' value cannot have a special character."), 'PACKAGE_REFUSED'],
    ['400 without words', { status: 400 }, 'PACKAGE_REFUSED'],
    ['403', { status: 403 }, 'HTTP_FORBIDDEN'],
  ])('takes %s', async (_name, answer, code) => {
    expect((await run(call, answer)).code).toBe(code);
  });
});

describe('listing artifacts', () => {
  const call: Call = (client) => client.listArtifacts('P', 'ScriptCollection');
  const line = "GET IntegrationPackages('P')/ScriptCollectionDesigntimeArtifacts";

  it('reads all pages', async () => {
    const next = `${ORIGIN}Set?$skiptoken=1`;
    const { value, lines } = await run(
      call,
      d({ results: [ENTITY], __next: next }),
      list({
        ...ENTITY,
        Id: 'G',
        PackageId: undefined,
        Version: 'Active',
        ModifiedAt: null,
        ModifiedBy: null,
      }),
    );
    expect(lines).toEqual([line, 'GET Set?$skiptoken=1']);
    expect(value).toEqual([
      {
        id: 'F',
        type: 'ScriptCollection',
        name: 'Flow F',
        packageId: 'P',
        version: '1.0.5',
        isDraft: false,
        modifiedAt: new Date(1767225600000),
        modifiedBy: 'ann',
      },
      expect.objectContaining({ id: 'G', isDraft: true, modifiedAt: undefined, modifiedBy: undefined }),
    ]);
  });

  it.each<readonly [string, readonly Answer[], unknown]>([
    ['no package', [{ status: 404 }], undefined],
    ['no content', [{ status: 204 }], []],
    ['an empty list', [list()], []],
  ])('takes %s', async (_name, answers, expected) => {
    expect((await run(call, ...answers)).value).toEqual(expected);
  });

  it.each<readonly [string, readonly Answer[]]>([
    ['a link to another host', [d({ results: [], __next: 'https://evil.example/api/v1/Set' })]],
    ['a link in a circle', [d({ results: [], __next: `${ORIGIN}Set?a` })]],
    ['a page that is not there', [d({ results: [], __next: `${ORIGIN}Set` }), { status: 404 }]],
    ['an artifact without a version', [list({ Id: 'F', PackageId: 'P' })]],
    ['an entity', [d({ Id: 'F' })]],
  ])('refuses %s', async (_name, answers) => {
    expect((await run(call, ...answers)).code).toBe('ODATA_UNEXPECTED');
  });

  it('names the role behind a set that seems not to exist', async () => {
    const { code, error } = await run(
      call,
      fault(404, "Could not find an entity set or function import for 'X'."),
    );
    expect([code, error?.next]).toEqual([
      'HTTP_FORBIDDEN',
      expect.stringContaining('"WorkspacePackagesRead"'),
    ]);
  });
});

describe('reading an artifact', () => {
  it.each([
    ['IntegrationFlow', 'Integration'],
    ['MessageMapping', 'MessageMapping'],
    ['ScriptCollection', 'ScriptCollection'],
    ['ValueMapping', 'ValueMapping'],
  ] as const)('asks in the set of its type: %s', async (type, stem) => {
    const { value, lines } = await run((client) => client.readArtifact(type, 'F'), list(ENTITY));
    expect(lines).toEqual([`GET ${stem}DesigntimeArtifacts(Id='F',Version='active')`]);
    expect(value).toMatchObject({ id: 'F', type, packageId: 'P', version: '1.0.5' });
  });

  it.each<readonly [string, Answer, unknown]>([
    ['404', NOT_FOUND, undefined],
    ['another status that says the same', fault(500, 'Requested entity could not be found.'), undefined],
  ])('knows that it is not there by %s', async (_name, answer, expected) => {
    expect(await run((client) => client.readArtifact('IntegrationFlow', 'F'), answer)).toMatchObject({
      value: expected,
    });
  });

  it('asks the transport to repeat a 500, but not one that is an answer', async () => {
    const { http, requests } = serveInTurn(NOT_FOUND);
    await connect(http).readArtifact('IntegrationFlow', 'F');
    const mayPass = (status: number, text: string): boolean | undefined =>
      requests[0]?.mayPass?.({ status, headers: {}, body: Buffer.from(text) });
    expect([
      mayPass(500, 'java.lang.NullPointerException'),
      mayPass(500, 'Requested entity could not be found.'),
      mayPass(501, ''),
      mayPass(404, ''),
    ]).toEqual([true, false, false, false]);
  });

  it('takes no other artifact for it', async () => {
    const call: Call = (client) => client.readArtifact('IntegrationFlow', 'f');
    expect((await run(call, d(ENTITY))).code).toBe('ODATA_UNEXPECTED');
  });
});

describe('downloading', () => {
  const call: Call = (client) => client.downloadArtifact('ValueMapping', 'V');

  it('gives the bytes of the archive', async () => {
    const { http, requests } = serveInTurn({ body: ZIP });
    expect(await call(connect(http))).toEqual(ZIP);
    expect(requests[0]?.headers['accept']).toBe('*/*');
    expect(requests.map(lineOf)[0]).toBe(
      `GET ${ORIGIN}ValueMappingDesigntimeArtifacts(Id='V',Version='active')/$value`,
    );
  });

  it.each<readonly [string, Answer, string | undefined]>([
    ['404 as XML', { status: 404, body: '<error><message>Not there</message></error>' }, undefined],
    ['a web page', { body: '<html>' }, 'ODATA_UNEXPECTED'],
    ['nothing', { body: '' }, 'ODATA_UNEXPECTED'],
    ['JSON', { body: { d: {} } }, 'ODATA_UNEXPECTED'],
    [
      'a configure-only package',
      { status: 400, body: '<error><message>It is a configure only package</message></error>' },
      'PACKAGE_CONFIGURE_ONLY',
    ],
  ])('takes %s', async (_name, answer, code) => {
    expect((await run(call, answer)).code).toBe(code);
  });
});

describe('creating an artifact', () => {
  const call: Call = (client) => client.createArtifact('MessageMapping', { ...CONTENT, packageId: 'P' });
  const DUPLICATE = fault(500, 'A mapping F with the artifact ID F already exists in the Q package.');

  it('sends base64, and is never repeated blindly', async () => {
    const { http, requests } = serveInTurn({ status: 201 });
    await call(connect(http));
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: new URL(`${ORIGIN}MessageMappingDesigntimeArtifacts`),
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      repeat: 'unless-arrived',
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      Name: 'Flow F',
      Id: 'F',
      PackageId: 'P',
      ArtifactContent: ZIP.toString('base64'),
    });
  });

  it.each<readonly [string, readonly Answer[], string, boolean]>([
    [
      'an id that another package has',
      [DUPLICATE, d({ ...ENTITY, PackageId: 'Q' })],
      'ARTIFACT_IN_OTHER_PACKAGE',
      false,
    ],
    ['an id that cannot be seen', [DUPLICATE, NOT_FOUND], 'ARTIFACT_IN_OTHER_PACKAGE', false],
    ['an id that is in this package now', [DUPLICATE, d(ENTITY)], 'ARTIFACT_IN_OTHER_PACKAGE', true],
    ['409', [{ status: 409 }, NOT_FOUND], 'ARTIFACT_IN_OTHER_PACKAGE', false],
    ['no package', [fault(404, 'Package not found.')], 'PACKAGE_NOT_FOUND', false],
    [
      'no package, as 400',
      [fault(400, 'Package P could not be found: not found')],
      'PACKAGE_NOT_FOUND',
      false,
    ],
    ['500 without known words', [fault(500, 'java.lang.NullPointerException')], 'HTTP_SERVER_ERROR', true],
    [
      'a configure-only package',
      [fault(400, 'This is a configure only package.')],
      'PACKAGE_CONFIGURE_ONLY',
      false,
    ],
    ['properties without definitions', [fault(500, 'InputStream cannot be null')], 'ARTIFACT_INVALID', false],
    [
      'the wrong kind',
      [fault(400, 'The bundle is not of type Script Collection')],
      'ARTIFACT_INVALID',
      false,
    ],
    ['400 without known words', [fault(400, 'Bad')], 'ARTIFACT_REFUSED', false],
    ['403', [{ status: 403 }], 'HTTP_FORBIDDEN', false],
    ['a web page', [{ status: 200, body: '<!doctype html>' }], 'ODATA_UNEXPECTED', false],
  ])('is refused for %s', async (_name, answers, code, isUnknown) => {
    expect(await run(call, ...answers)).toMatchObject({ code, isUnknown });
  });
});

describe('updating an artifact', () => {
  const call: Call = (client) => client.updateArtifact('IntegrationFlow', CONTENT);

  it('sends name and content alone, and may be repeated', async () => {
    const { http, requests } = serveInTurn({ status: 200, body: '' });
    await call(connect(http));
    expect(requests[0]).toMatchObject({ method: 'PUT', repeat: 'freely' });
    expect(requests.map(lineOf)[0]).toBe(`PUT ${ORIGIN}${FLOW}`);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      Name: 'Flow F',
      ArtifactContent: ZIP.toString('base64'),
    });
  });

  it.each<readonly [string, Answer, string, boolean]>([
    ['a lock, as 400', fault(400, 'The artifact is locked by user X'), 'ARTIFACT_LOCKED', false],
    ['a lock, as 500', fault(500, 'Cannot update the artifact as it is locked.'), 'ARTIFACT_LOCKED', false],
    [
      'another symbolic name',
      fault(400, 'Could not update artifact of the package; due to change in the Bundle-symbolicName.'),
      'ARTIFACT_NAME_FROZEN',
      false,
    ],
    [
      'another symbolic name of a mapping',
      fault(500, 'BUNDLE_SYMBOLIC_NAME_CANNOT_BE_UPDATED'),
      'ARTIFACT_NAME_FROZEN',
      false,
    ],
    ['a draft', fault(500, 'The artifact is in draft state.'), 'ARTIFACT_DRAFT', false],
    ['an artifact that is not there', NOT_FOUND, 'ARTIFACT_NOT_FOUND', false],
    ['a type without updates', { status: 501 }, 'ARTIFACT_REFUSED', false],
    ['500 without known words', { status: 500 }, 'HTTP_SERVER_ERROR', true],
  ])('is refused for %s', async (_name, answer, code, isUnknown) => {
    expect(await run(call, answer)).toMatchObject({ code, isUnknown });
  });

  it('says nothing that the server said', async () => {
    const { error } = await run(call, fault(400, '::error::hunter2 is locked'));
    expect(`${error?.message ?? ''} ${error?.next ?? ''}`).not.toMatch(/hunter2/);
  });

  it('names the role that is missing', async () => {
    const { error } = await run(call, { status: 403 });
    expect(error?.next).toMatch(/^Add "WorkspacePackagesEdit" to the roles/);
  });

  it('fetches a CSRF token where one is wanted, and says so where it does not help', async () => {
    const required: Answer = { status: 403, headers: { 'x-csrf-token': 'Required' } };
    const { lines, code, error } = await run(call, required, { headers: { 'x-csrf-token': 'T' } }, required);
    expect(lines).toEqual([`PUT ${FLOW}`, 'GET ', `PUT ${FLOW}`]);
    expect([code, error?.message]).toEqual(['HTTP_FORBIDDEN', expect.stringContaining('CSRF')]);
  });
});

describe('deleting an artifact', () => {
  const call: Call = (client) => client.deleteArtifact('ValueMapping', 'V');

  it.each<readonly [string, Answer, string | undefined]>([
    ['200', { status: 200 }, undefined],
    ['404: it is gone', NOT_FOUND, undefined],
    ['a lock', fault(500, 'Cannot delete the artifact as it is locked.'), 'ARTIFACT_LOCKED'],
    ['a hidden role', fault(404, 'Could not find an entity set or …'), 'HTTP_FORBIDDEN'],
  ])('takes %s', async (_name, answer, code) => {
    const { lines, ...outcome } = await run(call, answer);
    expect(lines).toEqual(["DELETE ValueMappingDesigntimeArtifacts(Id='V',Version='active')"]);
    expect(outcome.code).toBe(code);
  });
});

describe('saving as a version', () => {
  it.each([
    ['IntegrationFlow', 'Integration'],
    ['ValueMapping', 'ValueMapping'],
  ] as const)('calls the function of %s', async (type, stem) => {
    const { lines } = await run((client) => client.saveAsVersion(type, 'F', '1.0.6'), { status: 200 });
    expect(lines).toEqual([`POST ${stem}DesigntimeArtifactSaveAsVersion?Id='F'&SaveAsVersion='1.0.6'`]);
  });

  it('takes a version that is used already for no duplicate', async () => {
    const call: Call = (client) => client.saveAsVersion('IntegrationFlow', 'F', '1.0.6');
    expect((await run(call, fault(400, 'The version already exists.'))).code).toBe('ARTIFACT_REFUSED');
  });
});

describe('parameters', () => {
  it('are read with key, value and type', async () => {
    const { value, lines } = await run(
      (client) => client.listConfigurations('F'),
      list(
        { ParameterKey: 'Receiver Host', ParameterValue: 'x', DataType: 'xsd:string' },
        { ParameterKey: 'k', ParameterValue: null },
      ),
    );
    expect(lines).toEqual([`GET ${FLOW}/Configurations`]);
    expect(value).toEqual([
      { key: 'Receiver Host', value: 'x', dataType: 'xsd:string' },
      { key: 'k', value: '', dataType: 'xsd:string' },
    ]);
  });

  it.each<readonly [string, Answer, Outcome]>([
    ['none', { status: 204 }, { value: [] }],
    ['no flow', NOT_FOUND, { code: 'ARTIFACT_NOT_FOUND' }],
    ['one without a key', list({ ParameterValue: 'x' }), { code: 'ODATA_UNEXPECTED' }],
  ])('are read: %s', async (_name, answer, expected) => {
    expect(await run((client) => client.listConfigurations('F'), answer)).toMatchObject(expected);
  });

  const write: Call = (client) =>
    client.writeConfiguration('F', { key: "a/b 'c'", value: 'hunter2', dataType: 'xsd:integer' });

  it('are written by their encoded key', async () => {
    const { http, requests } = serveInTurn({ status: 202 });
    await write(connect(http));
    expect(requests[0]?.url.pathname).toMatch(/\/\$links\/Configurations\('a%2Fb%20%27%27c%27%27'\)$/);
    expect(requests[0]).toMatchObject({ method: 'PUT', repeat: 'freely' });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      ParameterValue: 'hunter2',
      DataType: 'xsd:integer',
    });
  });

  it.each<readonly [string, Answer, string]>([
    ['an unknown key', fault(404, "Parameter key 'X' not found."), 'PARAMETER_UNKNOWN'],
    ['a key with a telling name', fault(404, "Parameter key 'draft' not found."), 'PARAMETER_UNKNOWN'],
    ['a value that does not fit', fault(400, 'hunter2'), 'ARTIFACT_REFUSED'],
    ['a missing role', { status: 403 }, 'HTTP_FORBIDDEN'],
  ])('are refused for %s, without the value', async (_name, answer, code) => {
    const outcome = await run(write, answer);
    expect(outcome.code).toBe(code);
    expect(`${outcome.error?.message ?? ''}${outcome.error?.next ?? ''}`).not.toContain('hunter2');
  });

  it('name their own role', async () => {
    expect((await run(write, { status: 403 })).error?.next).toContain('"WorkspacePackagesConfigure"');
  });
});

describe('deploying', () => {
  const call: Call = (client) => client.deployArtifact('IntegrationFlow', "F'");
  const TASK = '3f1c0a52-7d0e-4a3b-9d4e-1f2a3b4c5d6e';

  it.each<readonly [string, unknown, string | undefined]>([
    ['the bare id', `${TASK}\r\n`, TASK],
    ['a quoted id', `"${TASK}"`, TASK],
    ['JSON by the name of the function', { d: { DeployIntegrationDesigntimeArtifact: TASK } }, TASK],
    ['JSON around the id', { d: TASK }, TASK],
    ['nothing', '', undefined],
    ['an entity', { d: { Id: 'F', Version: '1.0.0' } }, undefined],
    ['an entity as XML', '<?xml version="1.0"?><entry/>', undefined],
  ])('reads the task from %s', async (_name, body, expected) => {
    const { http, requests } = serveInTurn({ status: 202, body });
    expect(await call(connect(http))).toBe(expected);
    expect(requests[0]).toMatchObject({ method: 'POST', repeat: 'unless-arrived' });
    expect(requests[0]?.body).toBeUndefined();
    expect(requests.map(lineOf)).toEqual([
      `POST ${ORIGIN}DeployIntegrationDesigntimeArtifact?Id='F'''&Version='active'`,
    ]);
  });

  it.each<readonly [string, Answer, string, boolean]>([
    ['words', { status: 202, body: 'all is well' }, 'ODATA_UNEXPECTED', true],
    ['other JSON', { status: 202, body: { ok: true } }, 'ODATA_UNEXPECTED', true],
    ['a text that is no id', { status: 202, body: { d: 'a b' } }, 'ODATA_UNEXPECTED', true],
    ['a web page', { status: 200, body: '<html>' }, 'ODATA_UNEXPECTED', false],
    ['no artifact', NOT_FOUND, 'ARTIFACT_NOT_FOUND', false],
    ['the wrong profile', fault(400, 'Bad request'), 'ARTIFACT_REFUSED', false],
    ['500', { status: 500 }, 'HTTP_SERVER_ERROR', true],
    ['403', { status: 403 }, 'HTTP_FORBIDDEN', false],
  ])('fails for %s', async (_name, answer, code, isUnknown) => {
    expect(await run(call, answer)).toMatchObject({ code, isUnknown });
  });

  it.each<readonly [string, Answer, unknown]>([
    ['DEPLOYING', d({ Status: 'DEPLOYING' }), 'deploying'],
    ['Success', d({ Status: 'Success' }), 'success'],
    ['FAIL', d({ Status: 'FAIL' }), 'failed'],
    ['FAIL_ON_LICENSE_ERROR', d({ Status: 'FAIL_ON_LICENSE_ERROR' }), 'license-failed'],
    ['a status of the future', d({ Status: 'QUEUED' }), 'deploying'],
    ['404', { status: 404 }, undefined],
  ])('reads the task: %s', async (_name, answer, expected) => {
    const { value, lines } = await run((client) => client.readTask('t-1'), answer);
    expect([value, lines]).toEqual([expected, ["GET BuildAndDeployStatus(TaskId='t-1')"]]);
  });

  it('takes a task without a status for no answer', async () => {
    expect((await run((client) => client.readTask('t'), d({ TaskId: 't' }))).code).toBe('ODATA_UNEXPECTED');
  });
});

describe('the runtime', () => {
  const RUNNING = {
    Id: 'F',
    Version: '1.0.5',
    Type: 'INTEGRATION_FLOW',
    Status: 'STARTED',
    DeployedOn: '/Date(1767225600000)/',
  };

  it('is listed by id, all pages', async () => {
    const { value, lines } = await run(
      (client) => client.listRuntimeArtifacts(),
      d({ results: [RUNNING], __next: `${ORIGIN}IntegrationRuntimeArtifacts?$skiptoken=1` }),
      list({ Id: 'G' }),
    );
    expect(lines).toHaveLength(2);
    expect(value).toEqual(
      new Map([
        [
          'F',
          {
            id: 'F',
            version: '1.0.5',
            type: 'INTEGRATION_FLOW',
            status: 'started',
            deployedOn: new Date(1767225600000),
          },
        ],
        ['G', { id: 'G', version: '', type: '', status: 'starting', deployedOn: undefined }],
      ]),
    );
  });

  it('is never taken for empty where the list is not there', async () => {
    expect((await run((client) => client.listRuntimeArtifacts(), { status: 404 })).code).toBe(
      'ODATA_UNEXPECTED',
    );
  });

  it.each([
    ['STARTING', 'starting'],
    ['Started', 'started'],
    ['STOPPING', 'stopping'],
    ['STOPPED', 'stopped'],
    ['ERROR', 'error'],
    ['REBALANCING', 'starting'],
  ])('has the status %s', async (written, status) => {
    const { value } = await run(
      (client) => client.readRuntimeArtifact('F'),
      d({ ...RUNNING, Status: written }),
    );
    expect(value).toMatchObject({ status });
  });

  it.each<readonly [string, Answer]>([
    ['404', { status: 404 }],
    ['another status in the same words', fault(400, 'Requested entity could not be found')],
  ])('does not have it: %s', async (_name, answer) => {
    expect(await run((client) => client.readRuntimeArtifact('F'), answer)).toMatchObject({
      value: undefined,
    });
  });

  it('names the role that is missing', async () => {
    const { error } = await run((client) => client.readRuntimeArtifact('F'), { status: 403 });
    expect(error?.next).toContain('"MonitoringDataRead"');
  });
});

describe('error information', () => {
  const call: Call = (client) => client.readErrorInformation('F');

  it('is asked for in other types as long as the answer is 406', async () => {
    const { http, requests } = serveInTurn({ status: 406 }, { status: 406 }, { body: ' {"message":{}} ' });
    expect(await call(connect(http))).toBe('{"message":{}}');
    expect(requests.map(({ headers }) => headers['accept'])).toEqual([
      '*/*',
      'application/xml',
      'application/json',
    ]);
    expect(requests[0]?.url.pathname).toMatch(/ErrorInformation\/\$value$/);
  });

  it.each<readonly [string, Answer, Outcome]>([
    ['204', { status: 204 }, { value: undefined }],
    ['404', { status: 404 }, { value: undefined }],
    ['nothing', { body: ' ' }, { value: undefined }],
    ['406 for all', { status: 406 }, { code: 'HTTP_UNEXPECTED_STATUS' }],
  ])('is read: %s', async (_name, answer, expected) => {
    expect(await run(call, answer)).toMatchObject(expected);
  });
});

describe('service endpoints', () => {
  it('are listed by id of the artifact, only addresses of the web', async () => {
    const entry = (...urls: readonly unknown[]): unknown => ({ results: urls.map((Url) => ({ Url })) });
    const { value, lines } = await run(
      (client) => client.listServiceEndpoints(),
      list(
        {
          Id: 'F$endpointAddress=/orders',
          Name: 'Flow F',
          EntryPoints: entry('https://rt.example/http/a b'),
        },
        {
          Id: 'F$endpointAddress=/more',
          EntryPoints: entry('https://rt.example/http/more', 'https://rt.example/http/a%20b'),
        },
        {
          Name: 'G',
          EntryPoints: entry(
            'javascript:alert(1)',
            'https://u:p@rt.example/',
            'no address',
            null,
            'http://rt.example/x\n::error::y',
          ),
        },
        { Name: 'H' },
        { EntryPoints: entry('https://rt.example/of-nobody') },
      ),
    );
    expect(lines).toEqual(['GET ServiceEndpoints?$expand=EntryPoints']);
    expect(value).toEqual(
      new Map([
        ['F', ['https://rt.example/http/a%20b', 'https://rt.example/http/more']],
        ['G', ['http://rt.example/x::error::y']],
        ['H', []],
      ]),
    );
  });
});

describe('every call', () => {
  it('passes the signal and the API path below that of the key', async () => {
    const { signal } = new AbortController();
    const { http, requests } = serve(() => ({ status: 404 }));
    const client = createCloudIntegrationClient({
      http,
      csrf: 'when-told',
      baseUrl: new URL('https://acme.example/location/edge1'),
      signal,
    });
    await client.readArtifact('IntegrationFlow', 'F');
    expect(requests[0]?.signal).toBe(signal);
    expect(requests[0]?.url.pathname).toMatch(/^\/location\/edge1\/api\/v1\//);
  });
});
