import { describe, expect, test } from '@jest/globals';
import {
  isInAcl,
  isInScope,
  isPermitted,
  type Permission,
} from '../../src/demo/credential-store/permissions.js';
import { createWorld } from './support/world.js';

describe('permissions of a binding', () => {
  const grants = {
    defaultPermissions: ['list'],
    namespacePermissions: new Map([
      ['ns1', ['create', 'read', 'update', 'delete']],
      ['none', []],
      ['old', ['write']],
    ]),
  };

  test.each<[string, Permission, boolean]>([
    ['ns2', 'list', true],
    ['ns2', 'read', false],
    ['ns1', 'read', true],
    ['ns1', 'list', false],
    ['none', 'list', false],
    ['old', 'create', true],
    ['old', 'update', true],
    ['old', 'delete', true],
    ['old', 'read', false],
    ['constructor', 'list', true],
  ])('in %s: %s is %s', (namespace, permission, expected) => {
    expect(isPermitted(grants, namespace, permission)).toBe(expected);
  });
});

test.each<[string | undefined, readonly string[] | undefined, boolean]>([
  [undefined, undefined, true],
  [undefined, ['<default>', 'h'], true],
  [undefined, ['g'], false],
  [undefined, [], false],
  ['g', undefined, false],
  ['g', ['h', 'g'], true],
  ['g', ['<default>'], false],
  ['*', undefined, true],
  ['*', ['g'], true],
])('group %s and ACL %j: %s', (group, groups, expected) => {
  expect(isInAcl(group, groups && { groups })).toBe(expected);
});

test.each<[readonly string[] | undefined, boolean]>([
  [undefined, true],
  [[], false],
  [['credstore.passwords.read'], true],
  [['credstore.passwords.update'], false],
  [['credstore.keys.read'], false],
  [['credstore.passwords.a.b.read'], true],
  [['credstore.passwords.a.read'], false],
  [['credstore.passwords.a.b.7.read'], true],
  [['credstore.passwords.a.b.8.read'], false],
])('scopes %j let a.b be read: %s', (scopes, expected) => {
  const target = { type: 'password', permission: 'read', name: 'a.b', id: '7' } as const;
  expect(isInScope(scopes, target)).toBe(expected);
});

describe('each operation asks for its permission', () => {
  const all = ['create', 'read', 'update', 'delete', 'list', 'encrypt', 'decrypt'];
  const password = { namespace: 'ns1', type: 'password', name: 'p', value: 'v' } as const;
  const keyring = { namespace: 'ns1', type: 'keyring', name: 'kr' } as const;

  test.each<[string, string, string, object | undefined]>([
    ['read', 'GET', '/password?name=p', undefined],
    ['create', 'POST', '/password', { name: 'new', value: 'v' }],
    ['update', 'POST', '/password', { name: 'p', value: 'v' }],
    ['update', 'PATCH', '/password?name=p', {}],
    ['delete', 'DELETE', '/password?name=p', undefined],
    ['list', 'GET', '/passwords', undefined],
    ['delete', 'DELETE', '', undefined],
    ['encrypt', 'POST', '/api/v1/keyencryption/generate', { keyring: 'kr', keySize: 32 }],
    ['encrypt', 'POST', '/api/v1/keyencryption/encrypt', { keyring: 'kr', plainKey: 'YQ==' }],
    ['decrypt', 'POST', '/api/v1/keyencryption/decrypt', { keyring: 'kr', encryptedKey: 'YQ==' }],
  ])('%s for %s %s', async (permission, method, path, json) => {
    const statusWith = async (permissions: readonly string[]): Promise<number> => {
      const world = createWorld({ credentials: [password, keyring] });
      const { call } = world.caller({ permissions, encryption: 'disabled' });
      return (await call(method, path, { json })).status;
    };
    expect(await statusWith(all.filter((name) => name !== permission))).toBe(403);
    expect(await statusWith([permission])).not.toBe(403);
  });

  test('an ACL refuses every way in, and hides from lists', async () => {
    const credentials = [{ ...password, acl: { groups: ['g'] } }];
    const { call } = createWorld({ credentials }).caller({ encryption: 'disabled' });
    const json = { name: 'p', value: 'v' };
    expect((await call('GET', '/password?name=p')).status).toBe(403);
    expect((await call('POST', '/password', { json })).status).toBe(403);
    expect((await call('PATCH', '/password?name=p', { json: {} })).status).toBe(403);
    expect((await call('DELETE', '/password?name=p')).status).toBe(403);
    expect((await call('GET', '/passwords')).json).toMatchObject({ content: [], totalElements: 0 });
    expect((await call('DELETE', '')).status).toBe(204);
  });

  test('a binding of the group gets in', async () => {
    const world = createWorld({ credentials: [{ ...password, acl: { groups: ['g'] } }] });
    const { call } = world.caller({ group: 'g' });
    expect((await call('GET', '/password?name=p')).json).toMatchObject({
      value: 'v',
      acl: { groups: ['g'] },
    });
    expect((await call('GET', '/passwords')).json).toMatchObject({ totalElements: 1 });
  });
});
