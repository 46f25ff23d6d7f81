import { X509Certificate, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { FileWriter } from '../../src/action/file-writer.js';
import type { SecretFile } from '../../src/action/files.js';
import { preparePemFiles, writePemFiles } from '../../src/action/pem-files.js';
import { makeLeaf, makeServiceKeys } from '../service-key/service-keys.js';
import { codeOf } from '../support/arbitrary-fault.js';
import { checkConfig } from '../support/check-config.js';

const leaf = makeLeaf('p384');
const keys = makeServiceKeys(leaf);

function bindingOf(type: string): ReturnType<typeof checkConfig>['binding'] {
  const { json } = keys.find(({ expected }) => expected.type === type) ?? {};
  return checkConfig({ serviceKey: JSON.stringify(json) }).binding;
}

function recordingWriter(): FileWriter & { readonly written: readonly (readonly SecretFile[])[] } {
  const written: (readonly SecretFile[])[] = [];
  return {
    temporary: '/runner/temp',
    check: () => undefined,
    write: (files) => {
      written.push(files);
    },
    written,
  };
}

describe('pem-files', () => {
  it.each(['mtls', 'oauth:mtls', 'certificate'])('of %s hold chain and key, written at once', (type) => {
    const writer = recordingWriter();
    const outputs = writePemFiles(bindingOf(type), writer);
    const [[certificate, key] = []] = writer.written;
    expect(writer.written).toHaveLength(1);
    expect([...outputs]).toEqual([
      ['certificate-path', certificate?.path],
      ['private-key-path', key?.path],
    ]);
    expect(certificate?.path).toMatch(/^\/runner\/temp\/btp-mtls-action-[\w-]{36}\/client-certificate\.pem$/);
    const pem = String(certificate?.content);
    expect(new X509Certificate(pem).fingerprint256).toBe(leaf.certificate.fingerprint256);
    expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(createPrivateKey(String(key?.content)).equals(leaf.privateKey)).toBe(true);
  });

  it('go to another folder each time', () => {
    const folders = [1, 2].map(() => preparePemFiles(bindingOf('mtls'), recordingWriter()).files[0]?.path);
    expect(folders[0]).not.toBe(folders[1]);
  });

  it.each(['basic', 'oauth:key', 'client-secret'])('are refused for %s, and nothing is written', (type) => {
    const writer = recordingWriter();
    expect(codeOf(() => writePemFiles(bindingOf(type), writer))).toBe('PEM_NO_PRIVATE_KEY');
    expect(writer.written).toEqual([]);
  });
});
