/** `docs/error-codes.md` has every code, in the order of the code, with a message that the source can make. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { ERROR_CODES } from '../../src/errors.js';

const text = readFileSync('docs/error-codes.md', 'utf8');
const entries = [...text.matchAll(/^### `(\w+)`\n\n([^]*?)(?=\n##|$(?![^]))/gm)].map(
  ([, code = '', body = '']) => ({
    code,
    parts: /^(.{20,})\n\n\*\*To do:\*\* (.{15,})\n\n```text\n(.+)\n(.+)\n```\n*$/.exec(body)?.slice(1) ?? [],
  }),
);

it('has the codes of the source, in their order', () => {
  expect(entries.map(({ code }) => code)).toEqual([...ERROR_CODES]);
});

it('is linked from the README, which lists every code', () => {
  const readme = readFileSync('README.md', 'utf8');
  const section = readme.slice(
    readme.indexOf('\n## Error codes\n'),
    readme.indexOf('\n## What you can rely on\n'),
  );
  expect(section).toContain('](docs/error-codes.md)');
  expect([...section.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code)).toEqual([...ERROR_CODES]);
});

describe.each(entries)('$code', ({ parts }) => {
  it('has what happened, what to do, and both sentences of a message', () => {
    expect(parts).toHaveLength(4);
  });

  it('shows words of the source', () => {
    expect(parts.slice(2).flatMap(listForeignWords)).toEqual([]);
  });
});

/** What stands for things in the examples. */
const NAMES =
  /\b(?:acme\.[\w.-]+\.example\.com|AcmeOrders|acme_orders|OrderIntake(?:\.zip)?|Countries|Elsewhere|Host, Port|Hots|No alias|DB_PASSWORD|db-main|prod|ENOTFOUND|ERR_SSL_WRONG_VERSION_NUMBER|TypeError)\b|\/home\/\S+(?=")/g;

/** Words of a line that are neither names nor parts of any text in the source. */
function listForeignWords(line: string): readonly string[] {
  let rest = line.replaceAll(NAMES, '\0');
  for (const part of SOURCE_TEXTS) rest = rest.replaceAll(part, '\0');
  return rest.match(/[A-Za-z]{2,}/g) ?? [];
}

const SOURCE_TEXTS = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('demo'))
  .flatMap((name) => listTexts(readFileSync(path.join('src', name), 'utf8')))
  .filter((part) => part.length >= 4)
  .toSorted((a, b) => b.length - a.length);

/** Strings, and the fixed parts of templates. */
function listTexts(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return texts;
}
