import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recognizeForeignSyntax } from '../../src/credential-store/foreign-syntax.js';
import { parseReference } from '../../src/credential-store/reference.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';

const VAULT = 'hashicorp/vault-action';
const AWS = 'aws-actions/aws-secretsmanager-get-secrets';
const GOOGLE = 'google-github-actions/get-secretmanager-secrets';
const ONE_PASSWORD = '1password/load-secrets-action';

describe('recognizeForeignSyntax', () => {
  // The lines of the official READMEs, as they stood in 2025.
  it.each([
    [
      VAULT,
      'secret/data/ci/aws accessKey | AWS_ACCESS_KEY_ID ;',
      'AWS_ACCESS_KEY_ID = password:aws?json=/accessKey',
    ],
    [
      VAULT,
      'secret/data/ci/aws secretKey | AWS_SECRET_ACCESS_KEY',
      'AWS_SECRET_ACCESS_KEY = password:aws?json=/secretKey',
    ],
    [VAULT, 'secret/data/ci npmToken | NPM_TOKEN', 'NPM_TOKEN = password:ci?json=/npmToken'],
    [VAULT, 'secret/data/ci npm_token', 'npm_token = password:ci?json=/npm_token'],
    [VAULT, '/cubbyhole/foo foo ;', 'foo = password:foo?json=/foo'],
    [VAULT, '/cubbyhole/foo zip | MY_KEY ;', 'MY_KEY = password:foo?json=/zip'],
    [VAULT, 'secret/data/ci value | TOKEN;', 'TOKEN = password:ci'],
    [AWS, 'ENV_VAR_NAME, secretId2', 'ENV_VAR_NAME = password:secretId2'],
    [AWS, 'arn:aws:secretsmanager:us-east-2:123456789012:secret:test1-a1b2c3', 'password:test1'],
    [AWS, 'SECRET_ALIAS_1,test/secret', 'SECRET_ALIAS_1 = password:test/secret'],
    [
      AWS,
      'SECRET_ALIAS_2,arn:aws:secretsmanager:us-east-2:123456789012:secret:test2-a1b2c3',
      'SECRET_ALIAS_2 = password:test2',
    ],
    [AWS, ',secret2', 'password:secret2'],
    [AWS, 'A,/prod/example/secret', 'A = password:"prod/example/secret"'],
    [GOOGLE, 'projects/my-project/secrets/my-secret/versions/5', 'password:my-secret'],
    [GOOGLE, 'projects/my-project/secrets/my-secret', 'password:my-secret'],
    [GOOGLE, 'token:projects/my-project/secrets/my-secret/versions/latest', 'token = password:my-secret'],
    [GOOGLE, 'token:projects/p/locations/europe-west1/secrets/my-secret', 'token = password:my-secret'],
    [GOOGLE, 'docker-token:my-project/my-secret1/latest', 'docker_token = password:my-secret1'],
    [ONE_PASSWORD, 'op://app-cicd/hello-world/secret', 'password:app-cicd/hello-world'],
    [ONE_PASSWORD, 'SECRET: op://app-cicd/hello-world/secret', 'SECRET = password:app-cicd/hello-world'],
    [
      ONE_PASSWORD,
      'SECRET=op://app-cicd/hello-world/section/secret',
      'SECRET = password:app-cicd/hello-world',
    ],
    [
      ONE_PASSWORD,
      'SECRET: "op://app-cicd/hello-world/username"',
      'SECRET = password:app-cicd/hello-world#username',
    ],
    [
      ONE_PASSWORD,
      'SSH_PRIVATE_KEY: op://vault/item/private key?ssh-format=openssh',
      'SSH_PRIVATE_KEY = password:vault/item',
    ],
    [ONE_PASSWORD, 'op://My Vault/a#b/password', 'password:My-Vault/"a#b"'],
  ])('%s: %s', (tool, line, rewritten) => {
    expect(recognizeForeignSyntax(line)).toEqual({ tool, rewritten });
  });

  it.each([
    ['a wildcard of keys has no counterpart', 'secret/data/ci/aws * | MYAPP_ ;'],
    ['two of them', 'secret/data/ci/aws ** | MYAPP_ ;'],
  ])('does not take %s for the name of a key', (_name, line) => {
    expect(recognizeForeignSyntax(line)?.rewritten ?? '').not.toContain('json=/*');
  });

  it.each([
    ['a line of this action', 'DB_PASSWORD = password:prod/db-main#username?optional'],
    ['a name', 'db-main'],
    ['a name with blanks', 'db main'],
    [
      'a namespace with a colon, as Google writes it without a version',
      'token:my-project/docker-registry-token',
    ],
    ['a path alone', 'secret/data/ci'],
    ['a wildcard', 'APP_* = password:prod/app-*'],
    ['a wildcard of AWS', 'beta*'],
    ['prose', 'please fetch the secrets'],
    ['nothing', ''],
    ['an ARN of another service', 'arn:aws:s3:::bucket'],
    ['a line that nobody writes by hand', `op://vault/${'x'.repeat(300)}/field`],
  ])('passes over %s', (_name, line) => {
    expect(recognizeForeignSyntax(line)).toBeUndefined();
  });

  it('only proposes lines that are sound here', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,11}$/);
    const path = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join('/'));
    const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}$/);
    const free = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 10 })
      .filter((text) => !/[/"?]/.test(text) && text.trim() === text);
    const foreign = fc.oneof(
      fc
        .tuple(
          path,
          free.filter((key) => !/[\s;|]/.test(key)),
          name,
        )
        .map(([at, key, to]) => `${at} ${key} | ${to} ;`),
      fc.tuple(path, word).map(([at, key]) => `${at} ${key} ;`),
      fc.tuple(name, path).map(([to, id]) => `${to}, ${id}`),
      fc
        .tuple(name, word)
        .map(([to, id]) => `${to},arn:aws:secretsmanager:us-east-2:123456789012:secret:${id}-a1b2c3`),
      fc.tuple(word, word, word).map(([to, project, id]) => `${to}:projects/${project}/secrets/${id}`),
      fc
        .tuple(name, free, free, free)
        .map(([to, vault, item, field]) => `${to}: op://${vault}/${item}/${field}`),
    );
    fc.assert(
      fc.property(foreign, (line) => {
        const recognized = recognizeForeignSyntax(line);
        if (recognized === undefined) return;
        expect([line, recognized, parseReference(recognized.rewritten, 'ns')]).toEqual([
          line,
          recognized,
          { reference: expect.anything() },
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['a,', '/', ' ', '| ', 'op://', 'projects/'])('takes a long line of %j in linear time', (part) => {
    for (const text of [mebibyteOf(part), mebibyteOf(part).slice(0, 300)])
      expect(cpuMsOf(() => recognizeForeignSyntax(text))).toBeLessThan(500);
  });
});
