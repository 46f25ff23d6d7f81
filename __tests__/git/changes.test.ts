/** Real repositories, read with the git of this machine. */
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRef, readChanges, type Changes } from '../../src/git/changes.js';
import { openGit } from '../../src/git/git-command.js';
import { locate } from '../../src/git/repository.js';
import { GitRepository } from '../support/git-repository.js';

let folder: string;
let repository: GitRepository;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'changes-')));
  repository = new GitRepository(path.join(folder, 'work'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(ref: string, root = repository.folder): ReturnType<typeof readChanges> | 'no-git' {
  const git = openGit({ root, searchPath: process.env['PATH'], workspace: root });
  return git === undefined ? 'no-git' : readChanges(git, ref);
}

function changesSince(ref: string, root?: string): Changes {
  const changes = read(ref, root);
  if (typeof changes === 'string') throw new Error(changes);
  return changes;
}

const touchedOf = (ref: string, ...paths: readonly string[]): readonly string[] => {
  const changes = changesSince(ref);
  return paths.filter((one) => changes.isTouched(one));
};

describe('what is touched', () => {
  it('is what changed in or below a path, and in no neighbour', () => {
    repository.commit({ 'a/A/x': '1', 'a/AB/x': '1', 'a/B/x': '1', 'z.zip': '1' });
    repository.commit({ 'a/A/x': '2' });
    expect(touchedOf('HEAD~1', 'a/A', 'a/AB', 'a/B', 'z.zip', 'a', '')).toEqual(['a/A', 'a', '']);
  });

  it.each<[string, Readonly<Record<string, string | null>>]>([
    ['a deletion', { 'a/A/x': null }],
    ['a new file', { 'a/A/new': 'n' }],
    ['a rename into it', { 'b/B/long': null, 'a/A/long': 'l'.repeat(500) }],
    ['a rename out of it', { 'a/A/x': null, 'b/B/x2': 'x'.repeat(500) }],
  ])('%s', (_name, change) => {
    repository.commit({ 'a/A/x': 'x'.repeat(500), 'a/A/y': '1', 'b/B/long': 'l'.repeat(500), 'c/C/x': '1' });
    repository.commit(change);
    const touched = touchedOf('HEAD~1', 'a/A', 'c/C');
    expect(touched).toEqual(['a/A']);
  });

  it('is a folder that moved, under its new name', () => {
    repository.commit({ 'a/A/x': '1' });
    repository.git('mv', 'a/A', 'a/New');
    repository.commit({});
    expect(touchedOf('HEAD~1', 'a/New')).toEqual(['a/New']);
  });

  it.each(['with space', 'line\nbreak', 'tab\there', '"quoted"', 'größe', '-dash', ':(glob)*', 'a\\b', '🙂'])(
    'has any name: %j',
    (name) => {
      repository.commit({ [`p/${name}/x`]: '1', 'p/other/x': '1' });
      repository.commit({ [`p/${name}/x`]: '2' });
      expect(touchedOf('HEAD~1', `p/${name}`, 'p/other')).toEqual([`p/${name}`]);
    },
  );

  it('has a name in another form of Unicode', () => {
    repository.commit({ [`${'p/größe'.normalize('NFC')}/x`]: '1' });
    repository.commit({ 'q/x': '1' });
    expect(touchedOf('HEAD~1', 'p/größe'.normalize('NFD'))).toEqual([]);
  });

  it('is what the commit does not hold', () => {
    repository.commit({ 'a/A/x': '1', '.gitignore': 'built\n' });
    repository.commit({ 'b/x': '1' });
    repository.write('built/made.zip', 'zip');
    repository.write('a/untracked/x', '1');
    expect(touchedOf('HEAD~1', 'built/made.zip', 'a/untracked', 'a/A')).toEqual([
      'built/made.zip',
      'a/untracked',
    ]);
  });

  it('is counted from the merge base: what others did on the branch meanwhile does not count', () => {
    repository.commit({ 'a/A/x': '1', 'b/B/x': '1' });
    repository.git('checkout', '-q', '-b', 'feature');
    repository.commit({ 'a/A/x': '2' });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'b/B/x': '2' });
    repository.git('checkout', '-q', 'feature');
    expect(touchedOf('main', 'a/A', 'b/B')).toEqual(['a/A']);
  });

  it('is a submodule as a whole, by the commit that the outer repository has for it', () => {
    const inner = new GitRepository(path.join(folder, 'inner'));
    inner.commit({ 'A/x': '1' });
    repository.commit({ 'b/B/x': '1' });
    repository.git('submodule', '--quiet', 'add', inner.folder, 'mod');
    repository.commit({});
    repository.commit({ 'b/B/x': '2' });
    expect(touchedOf('HEAD~1', 'mod/A', 'b/B')).toEqual(['b/B']);
    inner.commit({ 'A/x': '2' });
    const module = path.join(repository.folder, 'mod');
    repository.git('-C', module, 'pull', '-q', 'origin', 'main');
    repository.commit({
      '.gitmodules': readFileSync(path.join(repository.folder, '.gitmodules'), 'utf8') + '\tignore = all\n',
    });
    expect(touchedOf('HEAD~1', 'mod/A', 'b/B')).toEqual(['mod/A']);
    expect(locate(repository.folder, path.join(module, 'A'))).toEqual({
      root: repository.folder,
      path: 'mod/A',
    });
  });
});

describe('what cannot be answered', () => {
  it('is a ref that is not there', () => {
    repository.commit({ x: '1' });
    expect(read('nowhere')).toBe('unknown-ref');
    expect(read('1'.repeat(40))).toBe('unknown-ref');
    expect(read('--all')).toBe('unknown-ref');
    expect(read('--is-inside-work-tree')).toBe('unknown-ref');
  });

  it('is a repository without a commit', () => {
    expect(read('HEAD')).toBe('no-commit');
  });

  it('is a commit that a shallow clone lacks', () => {
    const base = repository.commit({ x: '1' });
    repository.commit({ x: '2' });
    repository.commit({ x: '3' });
    const clone = path.join(folder, 'clone');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, clone);
    expect(read(base, clone)).toBe('unknown-ref');
  });

  it('is a history that has nothing in common', () => {
    repository.commit({ x: '1' });
    repository.git('checkout', '-q', '--orphan', 'alone');
    repository.commit({ y: '1' });
    expect(read('main')).toBe('no-merge-base');
  });

  it('is a partial clone without trees, and nothing is fetched', () => {
    repository.commit({ 'a/x': '1' });
    repository.commit({ 'a/x': '2' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(folder, 'clone');
    repository.git('clone', '-q', '--no-checkout', '--filter=tree:0', `file://${repository.folder}`, clone);
    expect(read('HEAD~1', clone)).toBe('unreadable');
  });

  it('is anything without git', () => {
    expect(openGit({ root: folder, searchPath: '', workspace: folder })).toBeUndefined();
  });
});

it('a branch that only the remote has is found', () => {
  repository.commit({ 'a/x': '1' });
  const clone = path.join(folder, 'clone');
  repository.git('clone', '-q', `file://${repository.folder}`, clone);
  const other = new GitRepository(path.join(folder, 'unused'));
  other.git('-C', clone, 'checkout', '-q', '--detach');
  other.git('-C', clone, 'branch', '-q', '-D', 'main');
  expect(changesSince('main', clone).isTouched('a')).toBe(false);
});

describe('a hostile workspace', () => {
  it('starts nothing', () => {
    const trace = path.join(folder, 'trace');
    repository.commit({ 'a/x': '1', '.gitattributes': '* diff=evil filter=evil\n' });
    repository.commit({ 'a/x': '2' });
    const trap = repository.trap('trap', trace);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout'])
      repository.trap(`hooks/${hook}`, trace);
    const settings = [
      ...['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.askPass', 'core.editor', 'core.gitProxy'],
      ...[
        'diff.external',
        'diff.evil.command',
        'diff.evil.textconv',
        'filter.evil.clean',
        'filter.evil.smudge',
      ],
      ...['filter.evil.process', 'gpg.program', 'core.alternateRefsCommand', 'remote.origin.uploadpack'],
    ];
    for (const name of settings) repository.git('config', name, trap);
    repository.git('config', 'alias.diff-tree', `!${trap}`);
    repository.git('config', 'remote.origin.url', `file://${repository.folder}`);
    repository.git('config', 'remote.origin.promisor', 'true');
    repository.git('config', 'extensions.partialClone', 'origin');
    repository.git('config', 'core.repositoryFormatVersion', '1');
    const before = existsSync(trace) ? readFileSync(trace, 'utf8') : '';
    expect(touchedOf('HEAD~1', 'a')).toEqual(['a']);
    expect(read('1'.repeat(40))).toBe('unknown-ref');
    expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe(before);
  });

  it('brings no git of its own', () => {
    repository.commit({ 'a/x': '1' });
    const bin = path.join(repository.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'git'), `#!/bin/sh\ntouch ${folder}/ran\n`, { mode: 0o755 });
    const searchPath = ['.', 'bin', bin].join(path.delimiter);
    const place = { root: repository.folder, workspace: repository.folder };
    expect(openGit({ ...place, searchPath })).toBeUndefined();
    const git = openGit({
      ...place,
      searchPath: `${searchPath}${path.delimiter}${process.env['PATH'] ?? ''}`,
    });
    expect(git?.(['rev-parse', 'HEAD'])?.length).toBe(41);
    expect(existsSync(path.join(folder, 'ran'))).toBe(false);
  });

  it('cannot rewrite what is compared', () => {
    const first = repository.commit({ 'a/x': '1' });
    const second = repository.commit({ 'a/x': '2' });
    repository.git('replace', second, first);
    expect(touchedOf(first, 'a')).toEqual(['a']);
  });

  it('has no repository behind a link, and none that only looks like one', () => {
    const outside = new GitRepository(path.join(folder, 'outside'));
    outside.commit({ 'a/x': '1' });
    const work = path.join(folder, 'plain');
    mkdirSync(path.join(work, 'sub', 'a'), { recursive: true });
    symlinkSync(path.join(outside.folder, '.git'), path.join(work, 'sub', '.git'));
    expect(locate(work, path.join(work, 'sub', 'a'))).toBeUndefined();
    symlinkSync(outside.folder, path.join(work, 'link'));
    expect(locate(work, path.join(work, 'link', 'a'))).toBeUndefined();
    mkdirSync(path.join(work, 'bare', 'objects'), { recursive: true });
    expect(locate(work, path.join(work, 'bare'))).toBeUndefined();
  });
});

describe('locate', () => {
  it('takes the outermost repository, and paths relative to it', () => {
    const sub = new GitRepository(path.join(folder, 'plain', 'sub'));
    expect(locate(path.join(folder, 'plain'), path.join(sub.folder, '.git'))).toEqual({
      root: sub.folder,
      path: '.git',
    });
    expect(locate(sub.folder, sub.folder)).toEqual({ root: sub.folder, path: '' });
    mkdirSync(path.join(sub.folder, 'x', 'y'), { recursive: true });
    symlinkSync('x', path.join(sub.folder, 'to-x'));
    expect(locate(sub.folder, path.join(sub.folder, 'to-x', 'y'))).toEqual({ root: sub.folder, path: 'x/y' });
  });
});

describe('isRef', () => {
  it.each(['main', 'feature/#12', 'v1.2', 'HEAD~3', 'HEAD^', 'a'.repeat(40), 'größe', 'origin/main'])(
    'takes %s',
    (ref) => {
      expect(isRef(ref)).toBe(true);
    },
  );

  it.each([
    '',
    '-x',
    '--output=/etc/passwd',
    'a..b',
    'a:b',
    ':/x',
    'a b',
    'a\nb',
    'a\u2028b',
    'a*',
    'a?',
    'a[b]',
    'a\\b',
    'x'.repeat(501),
  ])('refuses %j', (ref) => {
    expect(isRef(ref)).toBe(false);
  });
});
