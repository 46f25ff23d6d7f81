/** Small real git repositories for tests, without the configuration of the machine. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export class GitRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git('init', '-q', '-b', 'main');
  }

  git(...args: readonly string[]): string {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: this.folder,
      env: ENV,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    };
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], options).trim();
  }

  /** Texts to write; null removes. @returns the id of the commit. */
  commit(files: Readonly<Record<string, string | Buffer | null>>): string {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'x');
    return this.git('rev-parse', 'HEAD');
  }

  write(name: string, content: string | Buffer | null): void {
    const file = path.join(this.folder, name);
    if (content === null) rmSync(file, { recursive: true });
    else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** A program that leaves a trace when it is started. */
  trap(name: string, trace: string): string {
    const file = path.join(this.folder, '.git', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho ${name} >> ${trace}\nexit 0\n`);
    chmodSync(file, 0o755);
    return file;
  }
}
