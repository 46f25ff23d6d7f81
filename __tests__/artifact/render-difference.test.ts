import { describe, expect, it } from '@jest/globals';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import { compareArchives } from '../../src/artifact/compare.js';
import { MANIFEST_PATH } from '../../src/artifact/manifest.js';
import { PARAMETERS_PATH } from '../../src/artifact/parameters.js';
import { renderDifferences } from '../../src/artifact/render-difference.js';
import { filesOf, flowOf, FLOW_PATH, manifestOf, type Files } from './artifact-files.js';

const R = 'src/main/resources';

function render(
  ours: Files,
  theirs: Files,
  type: ArtifactType = 'IntegrationFlow',
  maxLines = 100,
): readonly string[] {
  const [local, tenant] = [filesOf(ours), filesOf(theirs)];
  return renderDifferences({
    type,
    local,
    tenant,
    differences: compareArchives(type, local, tenant),
    maxLines,
  });
}

describe('renderDifferences', () => {
  it('shows a unified diff of a text, what the tenant holds with "-"', () => {
    const path = `${R}/script/a.groovy`;
    expect(render({ [path]: '1\n2\n3\n4\nnew\n' }, { [path]: '1\r\n2\r\n3\r\n4\r\nold' })).toEqual([
      `~ ${path}`,
      '  @@ -3,3 +3,3 @@',
      '   3',
      '   4',
      '  -old',
      '  +new',
    ]);
  });

  it('shows XML as it is compared, so that layout is no noise', () => {
    const theirs = flowOf({ a: '1' }).replaceAll('><', '>\n<');
    const lines = render({ [FLOW_PATH]: flowOf({ a: '2' }) }, { [FLOW_PATH]: theirs });
    expect(lines.filter((line) => /^ {2}[-+]/.test(line))).toEqual([
      '  -    <value> "1"',
      '  +    <value> "2"',
    ]);
  });

  it('shows headers with both values', () => {
    const ours = manifestOf('A');
    const theirs = manifestOf('A', 'IntegrationFlow', 'SAP-Extra: x\n').replace('1.0.0', '1.0.1');
    expect(render({ [MANIFEST_PATH]: ours }, { [MANIFEST_PATH]: theirs })).toEqual([
      '~ META-INF/MANIFEST.MF: bundle-version',
      '  - 1.0.1',
      '  + 1.0.0',
      '- META-INF/MANIFEST.MF: sap-extra',
      '  - x',
    ]);
  });

  it('never shows the value of a parameter', () => {
    const lines = render({ [PARAMETERS_PATH]: 'k=hush1\nl=hush2' }, { [PARAMETERS_PATH]: 'k=hush3' });
    expect(lines).toEqual([`~ ${PARAMETERS_PATH}: k ***`, `+ ${PARAMETERS_PATH}: l ***`]);
    const damaged = render({ [PARAMETERS_PATH]: 'k=\\u1hush' }, { [PARAMETERS_PATH]: 'k=\\u2hush' });
    expect(damaged).toEqual([`~ ${PARAMETERS_PATH} ***`]);
  });

  it('shows sizes of what is no text, and only the names of files that are new or gone', () => {
    const [a, b, c] = [`${R}/lib/a.jar`, `${R}/script/b.js`, `${R}/script/c.js`];
    expect(render({ [a]: Buffer.from([0, 1]), [b]: 'x' }, { [a]: Buffer.from([0]), [c]: 'y' })).toEqual([
      `~ ${a}`,
      '  1 bytes became 2 bytes',
      `+ ${b}`,
      `- ${c}`,
    ]);
  });

  it('names the mapping as the workspace does', () => {
    const lines = render(
      { [`${R}/mapping/a.mmap`]: '<a/>' },
      { [`${R}/mapping/Id.mmap`]: '<b/>' },
      'MessageMapping',
    );
    expect(lines).toEqual([`~ ${R}/mapping/a.mmap`, '  @@ -1,1 +1,1 @@', '  -<b>', '  +<a>']);
  });

  it('is limited in lines, in their length, and in effort', () => {
    const path = `${R}/script/a.groovy`;
    const text = (word: string): string => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join('\n');
    expect(render({ [path]: text('a') }, { [path]: text('b') })).toEqual([
      `~ ${path}`,
      '  too many lines differ to show them',
    ]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${R}/script/${n}.js`, 'x']));
    const lines = render(many, {}, 'IntegrationFlow', 10);
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('… and more');
    expect(render(many, {}, 'IntegrationFlow', 50)).toHaveLength(50);
    expect(render({ [path]: 'x'.repeat(1000) }, { [path]: '' }).every((line) => line.length <= 201)).toBe(
      true,
    );
  });
});
