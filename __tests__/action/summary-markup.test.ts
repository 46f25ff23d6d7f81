/** The reader of summaries that the scenarios with hostile text rely on: it takes what is ours, and nothing else. */
import { expect, it } from '@jest/globals';
import { readSummary } from '../support/summary-markup.js';

it.each([
  '### ✅ 1 of 2 artifacts deployed',
  '- **HTTP&#95;FORBIDDEN** The service refused.<br>👉 Look at it.',
  '- ⚠️ Take care.',
  'Service <code>host.example</code>, the service key expires on 2026-04-01.',
  '<table><tr><th>A</th></tr><tr><td><code>a<wbr>b</code><br>c</td></tr></table>',
  '<details><summary><code>A</code>, 1 difference</summary><pre lang="diff">&#43;a&#10;&#45;b</pre></details>',
  '<details><summary>2 more failures</summary>\n\n- **A** b<br>📄 <code>c</code><br>👉 d\n\n</details>',
])('takes %j', (markdown) => {
  expect(readSummary(markdown).faults).toEqual([]);
});

it('hands out pictures', () => {
  expect(readSummary('a\n```mermaid\ngantt\n  x\n```\nb')).toEqual({
    pictures: [['gantt', '  x']],
    faults: [],
  });
});

it.each([
  ...['<img src=x onerror=a>', '<script>', '<code class="x">a</code>', '<pre>a</pre>', '<CODE>a</CODE>'],
  ...['<details open><summary>a</summary></details>', '<pre lang="diff">a</pre>', '<wbr>', '<td>a</td>'],
  ...['<table>', '</td></tr></table>', '<details><summary>a</summary>', '<code>a\n</code>', '<code', 'a<b'],
  ...['<!-- -->', '<table><tr><td>a</tr></td></table>', '<table><tr><td><table></table></td></tr></table>'],
  ...['&lt;', 'a & b', '[a](b)', '![a](b)', '`a`', '# a', '#### a', '###a', '@octocat', 'a #1', '~~a~~'],
  ...[
    '**a**',
    '- **a** b',
    '* a',
    '+ a',
    '- - a',
    '1. a',
    '2) a',
    '> a',
    '| a |',
    '$x$',
    'a\\',
    '---',
    '====',
  ],
  ...['    a', '\ta', 'https://a.example', 'www.a.example', '```\na\n```', '```mermaid\ngantt', '__a__'],
])('finds a fault in %j', (markdown) => {
  expect(readSummary(markdown).faults).not.toEqual([]);
});
