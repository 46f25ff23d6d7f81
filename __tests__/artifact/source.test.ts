import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseArtifactLines } from '../../src/artifact/artifact-lines.js';
import { findArtifacts, type FoundArtifacts } from '../../src/artifact/source.js';
import { flowOf, FLOW_PATH, manifestOf, type Files } from './artifact-files.js';
import { buildZip } from './zip-file.js';

const MANIFEST = 'META-INF/MANIFEST.MF';
let workspace = '';

beforeEach(() => {
  workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'artifacts-'));
});

afterEach(() => {
  fs.rmSync(workspace, { recursive: true });
});

function write(files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(workspace, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

function writeFlow(folder: string, id: string): void {
  write({ [`${folder}/${MANIFEST}`]: manifestOf(id), [`${folder}/${FLOW_PATH}`]: flowOf({}) });
}

function zipOf(id: string, more: Files = {}): Uint8Array {
  const files = { [MANIFEST]: manifestOf(id), [FLOW_PATH]: flowOf({}), ...more };
  return buildZip(Object.entries(files).map(([name, content]) => ({ path: name, content })));
}

function find(text: string, packageId?: string): FoundArtifacts {
  return findArtifacts({ lines: parseArtifactLines(text).lines, package: packageId, workspace });
}

/** `id package path` of each artifact. */
function found(text: string, packageId?: string): readonly string[] {
  const { artifacts, errors } = find(text, packageId);
  expect(errors.map(({ message }) => message)).toEqual([]);
  return artifacts.map((artifact) => `${artifact.id} ${artifact.packageId} ${artifact.path}`);
}

/** `CODE sentence` of each error. */
function refused(text: string, packageId?: string): readonly string[] {
  return find(text, packageId).errors.map(({ code, message }) => `${code} ${message}`);
}

describe('findArtifacts', () => {
  it('finds folders and zip files, with the package of the line, the input or the parent folder', () => {
    writeFlow('Acme/One', 'One');
    writeFlow('Acme/Two', 'Two');
    write({ 'Acme/Three.ZIP': zipOf('Three'), 'Acme/readme.md': 'x', 'Acme/data/x.json': '{}' });
    expect(found('Acme/*')).toEqual(['One Acme Acme/One', 'Three Acme Acme/Three.ZIP', 'Two Acme Acme/Two']);
    expect(found('Acme/*', 'Input')).toContain('One Input Acme/One');
    expect(found('Line = Acme/One\nAcme/T*', 'Input')).toEqual([
      'One Line Acme/One',
      'Three Input Acme/Three.ZIP',
      'Two Input Acme/Two',
    ]);
  });

  it('tells all about an artifact', () => {
    write({
      'Acme/One/META-INF/MANIFEST.MF': manifestOf('One', 'ScriptCollection'),
      'Acme/One/src/main/resources/script/a.groovy': 'a',
      'Acme/One/src/main/resources/script/.keep': '',
      'Acme/One/src/test/b.groovy': 'b',
      'Acme/One/README.md': 'x',
      'Acme/One/.git/config': 'x',
      'Acme/One/node_modules/x/y.js': 'x',
      'Acme/One/inner/META-INF/MANIFEST.MF': manifestOf('Inner'),
    });
    const [artifact] = find('\nAcme/One').artifacts;
    expect({ ...artifact, archive: [...(artifact?.archive.keys() ?? [])] }).toEqual({
      id: 'One',
      name: 'One',
      version: '1.0.0',
      type: 'ScriptCollection',
      packageId: 'Acme',
      path: 'Acme/One',
      line: 2,
      source: 'folder',
      archive: [MANIFEST, 'src/main/resources/script/a.groovy'],
      ignored: [
        '.git/',
        'README.md',
        'inner/',
        'node_modules/',
        'src/main/resources/script/.keep',
        'src/test/b.groovy',
      ],
    });
  });

  it('leaves out of a zip file what the service does not know', () => {
    write({ 'P/One.zip': zipOf('One', { 'README.md': 'x', hash: 'x' }) });
    const [artifact] = find('P/One.zip').artifacts;
    expect(artifact?.ignored).toEqual(['README.md', 'hash']);
    expect([...(artifact?.archive.keys() ?? [])]).toEqual([MANIFEST, FLOW_PATH]);
  });

  it('counts `Name~Id` as `Id`', () => {
    writeFlow('My Orders~AcmeOrders/4f2a', 'One');
    expect(found('*/*')).toEqual(['One AcmeOrders My Orders~AcmeOrders/4f2a']);
  });

  it('takes no package from the workspace folder, nor from a name that is none', () => {
    writeFlow('One', 'One');
    writeFlow('My Orders/Two', 'Two');
    expect(refused('One\n*/*')).toEqual([
      expect.stringContaining('INPUT_INVALID Line 1 of artifacts gave no package for "One"'),
      expect.stringContaining('INPUT_INVALID Line 2 of artifacts gave no package for "My Orders/Two"'),
    ]);
  });

  it('takes the workspace itself, if a package is given', () => {
    write({ [MANIFEST]: manifestOf('One'), [FLOW_PATH]: flowOf({}) });
    expect(found('P = .')).toEqual(['One P ']);
    expect(find('P = .').artifacts[0]?.ignored).toEqual([]);
    expect(refused('.')).toHaveLength(1);
  });

  it('counts a path of several lines once, with the package of the first', () => {
    writeFlow('P/One', 'One');
    expect(found('A = P/One\nB = P/*\nP/**')).toEqual(['One A P/One']);
  });

  it('excludes by path, by pattern, and all below', () => {
    for (const name of ['P/One', 'P/old/Two', 'P/.hid/Three', 'P/tmp-Four'])
      writeFlow(name, path.basename(name));
    expect(found('P/**\n!P/old\n!**/tmp-*')).toEqual(['One P P/One']);
    expect(refused('P/One\n!P')).toEqual([expect.stringContaining('a line with `!` excluded all')]);
    expect(refused('P/One\n!.')).toEqual([expect.stringContaining('a line with `!` excluded all')]);
  });

  it('searches neither .git, node_modules nor artifacts', () => {
    for (const name of ['a/.git/One', 'a/node_modules/Two', 'a/Three', 'a/Three/sub/Four'])
      writeFlow(name, path.basename(name));
    expect(found('**')).toEqual(['Three a a/Three']);
  });

  it('refuses lines that yield nothing, all of them', () => {
    write({ 'P/readme.md': 'x', 'P/sub/x': 'x' });
    expect(refused('none\nP/*\nnone/**\nP/readme.md\nP/sub')).toEqual([
      expect.stringContaining('INPUT_INVALID Line 1 of artifacts yielded no artifact'),
      expect.stringContaining('INPUT_INVALID Line 2 of artifacts yielded no artifact'),
      expect.stringContaining('INPUT_INVALID Line 3 of artifacts yielded no artifact'),
      expect.stringContaining('INPUT_INVALID Line 4 of artifacts named "P/readme.md", which is neither'),
      expect.stringContaining('INPUT_INVALID Line 5 of artifacts named "P/sub", which is neither'),
    ]);
  });

  it('refuses the same id twice', () => {
    writeFlow('P/One', 'Same');
    writeFlow('Q/Two', 'Same');
    write({ 'Q/Three.zip': zipOf('Same') });
    expect(refused('*/*')).toEqual([
      expect.stringContaining('INPUT_INVALID The id "Same" was found twice: in "P/One" and in "Q/Three.zip"'),
      expect.stringContaining('in "P/One" and in "Q/Two"'),
    ]);
  });

  it('refuses what lies outside of the workspace, also through links', () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
    fs.mkdirSync(path.join(outside, 'One/META-INF'), { recursive: true });
    fs.writeFileSync(path.join(outside, 'One', MANIFEST), manifestOf('One'));
    fs.writeFileSync(path.join(outside, 'Two.zip'), zipOf('Two'));
    fs.mkdirSync(path.join(workspace, 'P'));
    fs.symlinkSync(path.join(outside, 'One'), path.join(workspace, 'P/One'));
    fs.symlinkSync(path.join(outside, 'Two.zip'), path.join(workspace, 'P/Two.zip'));
    fs.symlinkSync(outside, path.join(workspace, 'Q'));
    for (const line of ['P/One', 'P/Two.zip', 'Q/One', 'Q/*', 'Q/Two.zip'])
      expect(refused(line)).toEqual([expect.stringMatching(/^INPUT_INVALID Line 1 of artifacts led out/)]);
    expect(refused('P/*')).toEqual([expect.stringContaining('yielded no artifact')]);
    fs.rmSync(outside, { recursive: true });
  });

  it('refuses a workspace folder whose name only starts like it', () => {
    const beside = `${workspace}-beside`;
    fs.mkdirSync(path.join(beside, 'META-INF'), { recursive: true });
    fs.writeFileSync(path.join(beside, MANIFEST), manifestOf('One'));
    fs.symlinkSync(beside, path.join(workspace, 'One'));
    expect(refused('P = One')).toEqual([expect.stringContaining('led out of the workspace')]);
    fs.rmSync(beside, { recursive: true });
  });

  it('follows a plain path over a link that stays inside', () => {
    writeFlow('P/v2', 'One');
    fs.symlinkSync('v2', path.join(workspace, 'P/current'));
    expect(found('P/current')).toEqual(['One P P/current']);
    expect(found('P/*')).toEqual(['One P P/v2']);
  });

  it('refuses links inside of an artifact, wherever they lie and lead', () => {
    for (const [index, link] of [FLOW_PATH, 'notes', MANIFEST, 'META-INF'].entries()) {
      const folder = `P${index}/One`;
      writeFlow(folder, 'One');
      write({ [`P${index}/elsewhere/MANIFEST.MF`]: manifestOf('One') });
      fs.rmSync(path.join(workspace, folder, link), { recursive: true, force: true });
      const target = link === 'META-INF' ? 'elsewhere' : 'elsewhere/MANIFEST.MF';
      fs.symlinkSync(path.join(workspace, `P${index}`, target), path.join(workspace, folder, link));
      expect(refused(folder)).toEqual([
        `ARTIFACT_INVALID The artifact holds "${folder}/${link}", which is a link.`,
      ]);
    }
  });

  it('refuses FIFOs without waiting for them', () => {
    writeFlow('P/One', 'One');
    execFileSync('mkfifo', [path.join(workspace, 'P/One/src/main/pipe')]);
    execFileSync('mkfifo', [path.join(workspace, 'P/Two.zip')]);
    expect(refused('P/One')).toEqual([expect.stringContaining('ARTIFACT_INVALID The artifact holds')]);
    expect(refused('P/Two.zip')).toEqual([
      expect.stringContaining('INPUT_INVALID Line 1 of artifacts named'),
    ]);
  });

  it('refuses files that some system could not tell apart', () => {
    writeFlow('P/One', 'One');
    write({ 'P/One/src/main/resources/script/a.js': '', 'P/One/src/main/resources/script/A.js': '' });
    expect(refused('P/One')).toEqual([
      expect.stringContaining('ARTIFACT_INVALID The artifact "P/One" holds'),
    ]);
  });

  it('refuses files whose names are no text, or that are too large', () => {
    for (const id of ['One', 'Two', 'Three']) writeFlow(`P/${id}`, id);
    const scripts = 'src/main/resources/script';
    write({ [`P/One/${scripts}/a\u0001.js`]: '', [`P/Two/${scripts}/b.js`]: '' });
    const folder = Buffer.from(path.join(workspace, 'P/Two', scripts, '/'));
    fs.writeFileSync(Buffer.concat([folder, Buffer.from([0xff]), Buffer.from('.js')]), '');
    write({ [`P/Three/${scripts}/c.js`]: '', 'P/Four.zip': '' });
    fs.truncateSync(path.join(workspace, 'P/Three', scripts, 'c.js'), 256 * 1024 * 1024);
    fs.truncateSync(path.join(workspace, 'P/Four.zip'), 64 * 1024 * 1024 + 1);
    expect(refused('P/*')).toEqual([
      expect.stringMatching(/ARTIFACT_INVALID The file "P\/Four.zip" was too large/),
      expect.stringMatching(/ARTIFACT_INVALID The artifact "P\/One" holds ".*a\uFFFD.js"/),
      expect.stringMatching(/ARTIFACT_INVALID The file "P\/Three\/.*c.js" was too large/),
      expect.stringMatching(/ARTIFACT_INVALID The file "P\/Two\/.*" could not be read/),
    ]);
  });

  it('refuses a folder with too many files', () => {
    writeFlow('P/One', 'One');
    const deep = path.join(workspace, 'P/One', ...Array.from({ length: 40 }, () => 'd'));
    fs.mkdirSync(deep, { recursive: true });
    expect(refused('P/One')).toEqual([expect.stringContaining('too many files, or folders too deep')]);
  });

  it('reports the faults of all artifacts together, each at its file', () => {
    write({ 'P/One.zip': 'no zip', [`P/Two/${MANIFEST}`]: 'broken', 'P/Four.zip': zipOf('Four') });
    writeFlow('P/Three', 'Three');
    const { artifacts, errors } = find('P/*\nnone');
    expect(artifacts.map(({ id }) => id)).toEqual(['Four', 'Three']);
    expect(errors.map(({ code, place }) => [code, place?.file])).toEqual([
      ['INPUT_INVALID', undefined],
      ['ARTIFACT_INVALID', 'P/One.zip'],
      ['ARTIFACT_INVALID', `P/Two/${MANIFEST}`],
    ]);
  });

  it('gives up on a search that is too large, line by line', () => {
    writeFlow('P/One', 'One');
    for (let n = 0; n < 20; n += 1) write({ [`P/data/${n}`]: '' });
    const { lines } = parseArtifactLines('P/One\nP/*\n**');
    const { artifacts, errors } = findArtifacts({ lines, package: undefined, workspace, maxEntries: 10 });
    expect(artifacts.map(({ id }) => id)).toEqual(['One']);
    expect(errors.map(({ message }) => message)).toEqual([
      'Line 3 of artifacts searched more than 10 files and folders.',
    ]);
  });

  it('writes nothing', () => {
    writeFlow('P/One', 'One');
    const before = fs.readdirSync(workspace, { recursive: true });
    find('**\nnone');
    expect(fs.readdirSync(workspace, { recursive: true })).toEqual(before);
  });
});
