import { expect, test } from '@jest/globals';
import { createWorld, type Answer, type Caller } from './support/world.js';

const credentials = [
  { namespace: 'ns1', type: 'keyring', name: 'keyring1', length: 32, rotationDays: 30 },
  { namespace: 'ns1', type: 'keyring', name: 'other', length: 16 },
  { namespace: 'ns1', type: 'keyring', name: 'off', status: 'disabled' },
] as const;

async function run({ call }: Caller, operation: string, json: object): Promise<Answer> {
  return await call('POST', `/api/v1/keyencryption/${operation}`, { json });
}

function fieldOf({ json }: Answer, field: string): string {
  return (json as Record<string, string>)[field] ?? '';
}

test('the answers have the byte lengths of the published ones', async () => {
  const caller = createWorld({ credentials }).caller();
  const generated = await run(caller, 'generate', { keyring: 'keyring1', keySize: 32 });
  expect([generated.status, generated.text.length]).toEqual([200, 277]);
  expect(generated.header('Etag')).toBeUndefined();
  const plainKey = fieldOf(generated, 'plainKey');
  const encrypted = await run(caller, 'encrypt', { keyring: 'keyring1', plainKey });
  expect(encrypted.text).toHaveLength(219);
  const encryptedKey = fieldOf(encrypted, 'encryptedKey');
  const decrypted = await run(caller, 'decrypt', { keyring: 'keyring1', encryptedKey });
  expect(decrypted.text).toBe(JSON.stringify({ plainKey }));
  expect(decrypted.text).toHaveLength(59);
});

test('what was wrapped before a rotation is still unwrapped, and new versions come by time', async () => {
  let time = new Date('2026-01-01T00:00:00Z');
  const world = createWorld({ credentials, now: () => time });
  const caller = world.caller({ expiresAt: new Date('2026-12-31') });
  const wrapped: string[] = [];
  for (const day of [0, 29, 31, 61]) {
    time = new Date(Date.UTC(2026, 0, 1 + day));
    const answer = await run(caller, 'encrypt', { keyring: 'keyring1', plainKey: 'YWJj' });
    wrapped.push(fieldOf(answer, 'encryptedKey'));
  }
  world.state.store.rotate('ns1', 'keyring1');
  for (const encryptedKey of wrapped) {
    const answer = await run(caller, 'decrypt', { keyring: 'keyring1', encryptedKey });
    expect(answer.json).toEqual({ plainKey: 'YWJj' });
  }
  const versions = wrapped.map(
    (text) => /keyring1:\d/.exec(Buffer.from(text, 'base64').toString('latin1'))?.[0],
  );
  expect(versions).toEqual(['keyring1:0', 'keyring1:0', 'keyring1:1', 'keyring1:2']);
  expect(world.state.store.find('ns1', 'keyring', 'keyring1')?.keyVersions).toHaveLength(4);
});

test('a wrapped key opens only as it was made', async () => {
  const caller = createWorld({ credentials }).caller();
  const made = await run(caller, 'encrypt', { keyring: 'keyring1', plainKey: 'YWJj', aad: 'file 1' });
  const encryptedKey = fieldOf(made, 'encryptedKey');
  const bytes = Buffer.from(encryptedKey, 'base64');
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  const statusOf = async (json: object): Promise<number> => (await run(caller, 'decrypt', json)).status;
  const good = { keyring: 'keyring1', encryptedKey, aad: 'file 1' };
  expect(await statusOf(good)).toBe(200);
  expect(await statusOf({ ...good, aad: 'file 2' })).toBe(400);
  expect(await statusOf({ ...good, aad: undefined })).toBe(400);
  expect(await statusOf({ ...good, keyring: 'other' })).toBe(400);
  expect(await statusOf({ ...good, encryptedKey: bytes.toString('base64') })).toBe(400);
  expect(await statusOf({ ...good, encryptedKey: encryptedKey.slice(0, 40) })).toBe(400);
});

test.each<[string, object, number]>([
  ['generate', { keyring: 'keyring1', keySize: 16 }, 200],
  ['generate', { keyring: 'keyring1', keySize: 17 }, 400],
  ['generate', { keyring: 'keyring1' }, 400],
  ['generate', { keySize: 32 }, 400],
  ['generate', { keyring: 'none', keySize: 32 }, 404],
  ['generate', { keyring: 'off', keySize: 32 }, 403],
  ['encrypt', { keyring: 'keyring1', plainKey: 'no base64' }, 400],
  ['encrypt', { keyring: 'keyring1', plainKey: 'YQ==', aad: 1 }, 400],
  ['destroy', { keyring: 'keyring1' }, 404],
])('%s %j: %d', async (operation, json, status) => {
  expect((await run(createWorld({ credentials }).caller(), operation, json)).status).toBe(status);
});
