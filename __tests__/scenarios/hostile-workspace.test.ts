/** A workspace whose content somebody else chose: it never chooses files of the machine, blocks, or acts. */
import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flow, manifestOf } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench } from '../support/deploy-bench.js';
import { password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const bench = useBench({ credentials: [password('db', 'value of db')] });
const deployBench = useDeployBench();

/** What stands where a text file is expected, by a name that says it. */
async function makeOddFiles(workspace: string, name: string, sound: string): Promise<Record<string, string>> {
  const outside = await bench.makeFolder();
  await writeFile(path.join(outside, name), sound);
  const at = (folder: string): string => path.join(workspace, folder);
  for (const folder of ['out', 'process', 'fifo', 'folder', 'large', 'inside', 'bytes'])
    await mkdir(at(folder));
  await symlink(path.join(outside, name), path.join(at('out'), name));
  await symlink('/proc/self/environ', path.join(at('process'), name));
  await symlink(outside, at('linked'));
  execFileSync('mkfifo', [path.join(at('fifo'), name)]);
  await mkdir(path.join(at('folder'), name));
  await writeFile(path.join(at('large'), name), `# ${'x'.repeat(1024 * 1024)}\n${sound}`);
  await writeFile(path.join(at('bytes'), name), Buffer.from([0xff, 0xfe, 0x00]));
  await writeFile(path.join(workspace, `real-${name}`), sound);
  await symlink(`../real-${name}`, path.join(at('inside'), name));
  return { outside: path.join(outside, name) };
}

const ODD = ['out', 'process', 'linked', 'fifo', 'folder', 'large', 'bytes', 'absent'];

test('credentials-file: links that lead out, devices, FIFOs, folders and large files are refused', async () => {
  const workspace = await bench.makeFolder();
  const { outside = '' } = await makeOddFiles(workspace, 'list.txt', 'A = db\n');
  for (const folder of ODD) {
    const inputs = { credentials: undefined, 'credentials-file': `${folder}/list.txt` };
    const result = await bench.fetch('', { workspace, inputs });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.sent).toEqual([]);
    expect(result.durationMs).toBeLessThan(10_000);
  }
  for (const file of ['inside/list.txt', outside]) {
    const inputs = { credentials: undefined, 'credentials-file': file };
    expectSuccess(await bench.fetch('', { workspace, inputs }));
  }
});

test('parameters: the same, and names that every object has are no variables', async () => {
  const parameters = { Host: 'a' };
  const workspace = await deployBench.workspace(flow('P/Flow', 'Flow', { parameters }));
  await makeOddFiles(workspace, 'prod.yml', 'Flow:\n  Host: b\n');
  for (const folder of ['out', 'process', 'fifo']) {
    const result = await deployBench.deploy(workspace, {
      parameters: `${folder}/prod.yml`,
      artifacts: 'P/*',
    });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(result.calls).toEqual([]);
  }
  await writeFile(path.join(workspace, 'proto.yml'), 'Flow:\n  Host: ${env:__proto__}${env:toString}\n');
  const result = await deployBench.deploy(workspace, { parameters: 'proto.yml', artifacts: 'P/*' });
  expectDeployFailure(result, 'INPUT_INVALID');
  expect(result.annotations.map(({ message }) => message).join()).toContain('not set');
});

describe('artifacts', () => {
  test('links, FIFOs, names that collide or carry control characters are refused; what is outside is not read', async () => {
    const outside = await deployBench.workspace(flow('F', 'Stolen'));
    const cases: Readonly<Record<string, (folder: string) => Promise<void>>> = {
      link: (folder) => symlink('/etc/passwd', path.join(folder, 'src/main/resources/script/a.groovy')),
      folderLink: (folder) => symlink(outside, path.join(folder, 'src/main/resources/more')),
      fifo: (folder) => {
        execFileSync('mkfifo', [path.join(folder, 'src/main/resources/script/a.groovy')]);
        return Promise.resolve();
      },
      case: (folder) => writeFile(path.join(folder, 'src/main/resources/script/MAIN.groovy'), 'x'),
      control: (folder) =>
        writeFile(path.join(folder, 'src/main/resources/script/a\n::error::b.groovy'), 'x'),
    };
    for (const [name, spoil] of Object.entries(cases)) {
      const workspace = await deployBench.workspace(flow(`P/${name}`, name));
      await spoil(path.join(workspace, 'P', name));
      const result = await deployBench.deploy(workspace);
      expectDeployFailure(result, 'ARTIFACT_INVALID');
      expect(result.calls).toEqual([]);
    }
    const workspace = await deployBench.workspace(flow('P/Good', 'Good'));
    await symlink(path.join(outside, 'F'), path.join(workspace, 'P/Stolen'));
    expect((await deployBench.deploy(workspace)).outcome).toEqual(['Good: created, started']);
    expectDeployFailure(await deployBench.deploy(workspace, { artifacts: 'P/Stolen' }), 'INPUT_INVALID');
  });

  test('hostile names of folders and in manifests are shown, and do nothing', async () => {
    const folder = 'P/%0A::set-env name=X::y##[add-path]z,file=b|<img src=x>';
    const workspace = await deployBench.workspace({
      [`${folder}/META-INF/MANIFEST.MF`]: manifestOf('::error::id##[x]', '<b>kind</b>'),
    });
    const result = await deployBench.deploy(workspace);
    expectDeployFailure(result, 'ARTIFACT_INVALID');
    expect(result.summary).not.toMatch(/<img|<b>|##\[/);
    expect(result.env).toEqual({});
  });
});

test('files with secrets are 0600 whatever the umask, outside of the checkout, and left alone beside', async () => {
  const workspace = await bench.makeFolder();
  execFileSync('git', ['init', '-q', workspace]);
  const mask = process.umask(0);
  try {
    const result = await bench.fetch(['A = db?file'], { workspace, inputs: { 'pem-files': 'true' } });
    expectSuccess(result);
    const files = [
      result.outputs['A'],
      result.outputs['private-key-path'],
      result.outputs['certificate-path'],
    ];
    for (const file of files) {
      expect(path.relative(workspace, file ?? workspace).split(path.sep)[0]).toBe('..');
      expect((await lstat(file ?? '')).mode & 0o777).toBe(0o600);
      expect((await lstat(path.dirname(file ?? ''))).mode & 0o077).toBe(0);
    }
    expect(await readdir(workspace)).toEqual(['.git']);
  } finally {
    process.umask(mask);
  }
});
