/** Links lead to files and headings that are there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { listPages } from './pages.js';

describe.each(listPages())('$name', ({ name, text }) => {
  it('has links that lead somewhere', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !isGood(link, name))).toEqual([]);
  });
});

const pages = listPages();

it('every page of docs is named in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const docs = pages.map(({ name }) => name).filter((name) => path.dirname(name) === 'docs');
  expect(docs.filter((name) => !readme.includes(`](${name})`))).toEqual([]);
});

it('names no place that only this machine has', () => {
  const examples = ['examples', 'schemas']
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = [...pages, ...examples.map((name) => ({ name, text: readFileSync(name, 'utf8') }))];
  expect(
    texts.filter(({ text }) => /(?<![\w.])\/(?:work|root|tmp)\//.test(text)).map(({ name }) => name),
  ).toEqual([]);
});

/** What is shown as code is no link. */
function withoutCode(text: string): string {
  return text.replaceAll(/^ *```[^]*?^ *```$/gm, '').replaceAll(/`[^`\n]*`(?!\])/g, '');
}

function isGood(link: string, page: string): boolean {
  if (link.startsWith('https://')) return URL.canParse(link);
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(target)) return false;
  return anchor === undefined || listAnchors(readFileSync(target, 'utf8')).includes(anchor);
}

/** As GitHub makes them of headings: small letters, no signs but `-` and `_`, a number after the second of the same. */
function listAnchors(text: string): readonly string[] {
  const counts = new Map<string, number>();
  return [...text.replaceAll(/^ *```[^]*?^ *```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(
    ([, heading = '']) => {
      const anchor = heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-');
      const count = counts.get(anchor) ?? 0;
      counts.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    },
  );
}
