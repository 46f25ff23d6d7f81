/** The repaired chain and private key as files for later steps, such as `curl --cert`; removed when the job ends. */
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { ActionError } from '../errors.js';
import { renderChain, renderPrivateKey } from '../keys/client-identity.js';
import type { FileWriter } from './file-writer.js';
import type { SecretFile } from './files.js';
import type { Binding } from '../service-key/read.js';
import type { OutputName } from './input-table.js';

export interface PemFiles {
  readonly files: readonly SecretFile[];
  readonly outputs: ReadonlyMap<OutputName, string>;
}

/** @throws ActionError PEM_NO_PRIVATE_KEY */
export function preparePemFiles(binding: Binding, { temporary }: FileWriter): PemFiles {
  const identity = 'identity' in binding ? binding.identity : undefined;
  if (identity === undefined)
    throw new ActionError('PEM_NO_PRIVATE_KEY', {
      happened: 'There was no pair of certificate and private key to write to files.',
      next: 'Give both in "client-certificate" and "private-key", or set "pem-files: false".',
    });
  const folder = path.join(temporary, `btp-mtls-action-${randomUUID()}`);
  const certificatePath = path.join(folder, 'client-certificate.pem');
  const privateKeyPath = path.join(folder, 'client-key.pem');
  return {
    files: [
      { path: certificatePath, content: renderChain(identity) },
      { path: privateKeyPath, content: renderPrivateKey(identity).reveal() },
    ],
    outputs: new Map([
      ['certificate-path', certificatePath],
      ['private-key-path', privateKeyPath],
    ]),
  };
}

/** @throws ActionError FILE_REFUSED, PEM_NO_PRIVATE_KEY */
export function writePemFiles(binding: Binding, writer: FileWriter): ReadonlyMap<OutputName, string> {
  const { files, outputs } = preparePemFiles(binding, writer);
  writer.write(files);
  return outputs;
}
