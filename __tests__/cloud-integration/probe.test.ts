import { describe, expect, it } from '@jest/globals';
import { createCloudIntegrationClient } from '../../src/cloud-integration/client.js';
import { lineOf, serveInTurn, type Answer } from './stage.js';

describe('probe', () => {
  it.each<readonly [string, Answer, string]>([
    ['a list', { body: { d: { results: [{ Id: 'P' }] } } }, 'readable'],
    ['an empty list', { body: { d: { results: [] } } }, 'readable'],
    ['no content', { status: 204 }, 'readable'],
    ['403', { status: 403, body: { error: { message: { value: null } } } }, 'role-missing'],
    ['403 with a page', { status: 403, body: '<html>' }, 'role-missing'],
    ['404', { status: 404 }, 'role-missing'],
    ['a set that is hidden', { status: 404, body: 'Could not find an entity set or …' }, 'role-missing'],
    ['a page for people', { body: '<!DOCTYPE html><html>sign in' }, 'ODATA_UNEXPECTED'],
    ['404 with a page for people', { status: 404, body: '<html>' }, 'ODATA_UNEXPECTED'],
    ['other JSON', { body: { value: [] } }, 'ODATA_UNEXPECTED'],
    ['nothing at all', { body: '' }, 'ODATA_UNEXPECTED'],
    ['500', { status: 500 }, 'HTTP_SERVER_ERROR'],
    ['400', { status: 400 }, 'HTTP_UNEXPECTED_STATUS'],
  ])('judges %s', async (_name, answer, expected) => {
    const { http, requests } = serveInTurn(answer);
    const client = createCloudIntegrationClient({
      http,
      csrf: 'fetch-first',
      baseUrl: new URL('https://acme.example'),
      signal: new AbortController().signal,
    });
    const result = await client.probe().catch((error: unknown) => (error as { code: string }).code);
    expect(result).toBe(expected);
    expect(requests.map(lineOf)).toEqual(['GET https://acme.example/api/v1/IntegrationPackages?$top=1']);
    expect(requests[0]?.headers).toEqual({ accept: 'application/json' });
  });
});
