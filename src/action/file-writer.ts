/** Writes files with secrets, and keeps the list of all that this step wrote for the clean-up after the job. */
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { WRITTEN_PATHS_STATE } from './clean-up.js';
import { checkSecretFiles, writeSecretFiles, type SecretFile, type WrittenPaths } from './files.js';
import type { Runner } from './runner.js';

export interface FileWriter {
  /** The runner's temporary folder. */
  readonly temporary: string;
  /**
   * Whether the files could be written.
   * @throws ActionError FILE_REFUSED
   */
  check(files: readonly SecretFile[]): void;
  /**
   * All or none.
   * @throws ActionError FILE_REFUSED
   */
  write(files: readonly SecretFile[]): void;
}

export function createFileWriter(runner: Pick<Runner, 'readVariable' | 'saveState'>): FileWriter {
  const temporary = path.resolve(runner.readVariable('RUNNER_TEMP') ?? tmpdir());
  const trustedRoots = [temporary, path.resolve(runner.readVariable('GITHUB_WORKSPACE') ?? '.')];
  let announced: WrittenPaths = { files: [], folders: [] };
  return {
    temporary,
    check: (files) => checkSecretFiles(files, trustedRoots),
    write: (files) => {
      if (files.length === 0) return;
      writeSecretFiles(files, {
        trustedRoots,
        announce: (paths) => {
          announced = {
            files: [...announced.files, ...paths.files],
            folders: [...announced.folders, ...paths.folders],
          };
          // Of several states with one name the runner keeps the last.
          runner.saveState(WRITTEN_PATHS_STATE, JSON.stringify(announced));
        },
      });
    },
  };
}
