import { describe, expect, test } from '@jest/globals';
import { createIntegrationWorld, unzip } from './support/integration-world.js';

const acme = { Id: 'AcmeOrders', Name: 'Acme Orders', ShortText: 'Order flows' };

describe('packages', () => {
  test('are created, listed, read and deleted with their contents', async () => {
    const { call, integration } = createIntegrationWorld();
    const created = await call('POST', 'IntegrationPackages', {
      json: { d: { ...acme, Description: 'Text' } },
    });
    expect(created.status).toBe(201);
    expect(created.d).toMatchObject({
      __metadata: {
        uri: "https://demo.example.test/api/v1/IntegrationPackages('AcmeOrders')",
        type: 'com.sap.hci.api.IntegrationPackage',
      },
      Id: 'AcmeOrders',
      Mode: 'EDIT_ALLOWED',
      Description: '<p>Text</p>',
      SupportedPlatform: '[SAP Cloud Integration]',
      CreationDate: String(Date.parse('2026-11-01T12:00:00Z')),
      ResourceId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    integration.seedArtifact({ id: 'Flow', packageId: 'AcmeOrders' });
    expect((await call('GET', 'IntegrationPackages')).results.map(({ Id }) => Id)).toEqual(['AcmeOrders']);
    expect((await call('GET', "IntegrationPackages('AcmeOrders')")).d['Name']).toBe('Acme Orders');
    expect((await call('DELETE', "IntegrationPackages('AcmeOrders')")).status).toBe(202);
    expect((await call('GET', "IntegrationPackages('AcmeOrders')")).status).toBe(404);
    expect(integration.artifacts()).toEqual([]);
  });

  test.each([
    [{ ...acme, Id: 'Acme_Orders' }, 400, 'special character'],
    [{ ...acme, ShortText: '' }, 400, "'ShortText' cannot be empty"],
    [{ ...acme, Mode: 'EDIT_ALLOWED' }, 400, 'Mode'],
    [{ ...acme, Id: 'There' }, 409, 'already exist'],
    ['text', 400, 'not valid'],
  ])('%j is refused', async (json, status, text) => {
    const { call, integration } = createIntegrationWorld();
    integration.seedPackage({ id: 'There' });
    const answer = await call('POST', 'IntegrationPackages', { json });
    expect([answer.status, answer.message]).toEqual([status, expect.stringContaining(text)]);
    expect(integration.package('AcmeOrders')).toBeUndefined();
  });

  test('are replaced as a whole by PUT, and not patched', async () => {
    const { call, integration } = createIntegrationWorld();
    integration.seedPackage({ id: 'P' });
    expect((await call('PATCH', "IntegrationPackages('P')", { json: {} })).status).toBe(501);
    const json = { Name: 'New', ShortText: 'Short', Mode: 'READ_ONLY' };
    expect((await call('PUT', "IntegrationPackages('P')", { json })).status).toBe(202);
    expect(integration.package('P')).toMatchObject({
      name: 'New',
      version: '',
      mode: 'READ_ONLY',
      modifiedBy: 'ci',
    });
    expect((await call('PUT', "IntegrationPackages('Q')", { json })).status).toBe(404);
  });

  test('are not exported with a draft inside', async () => {
    const { call, integration } = createIntegrationWorld();
    integration.seedArtifact({ id: 'One', packageId: 'P' });
    const whole = await call('GET', "IntegrationPackages('P')/$value");
    expect([whole.status, Object.keys(unzip(whole.bytes)).some((path) => path.endsWith('_content'))]).toEqual(
      [200, true],
    );
    integration.change('One', { isDraft: true });
    const refused = await call('GET', "IntegrationPackages('P')/$value");
    expect([refused.status, refused.message]).toEqual([500, expect.stringContaining('draft state')]);
  });

  test('count is not supported', async () => {
    const { call } = createIntegrationWorld();
    expect((await call('GET', 'IntegrationPackages?$inlinecount=allpages')).status).toBe(501);
  });
});
