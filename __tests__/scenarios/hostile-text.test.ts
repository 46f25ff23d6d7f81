/**
 * Text of servers, repositories, manifests and inputs in every place where text goes: log, annotations with title and
 * file, outputs, variables, and the summary as Markdown, HTML and Mermaid. Nothing of it acts.
 */
import { describe, expect, test } from '@jest/globals';
import { flow } from '../support/artifact-files.js';
import { useDeployBench, type DeployResult } from '../support/deploy-bench.js';
import { parseOutput, password, useBench } from '../support/fetch-bench.js';
import { expectSuccess } from '../support/step.js';
import { readSummary } from '../support/summary-markup.js';

const HOSTILE = [
  '::set-env name=HACKED::1',
  '\n::add-path::/tmp/hacked',
  '\r::error file=a,line=1::x',
  '##[set-output name=HACKED;]1',
  '\u2028::stop-commands::abc',
  '\u0085  ::add-mask::value',
  '%0A::debug::x',
  '\nHACKED<<EOF\nx\nEOF\nghadelimiter_0',
  '| a | b |\n| - | - |',
  '</td></tr></table><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](https://evil.invalid) ![x](https://evil.invalid/a.png) https://evil.invalid www.evil.invalid',
  '```\n# Heading\n```mermaid\ngantt\n click a href "javascript:alert(1)"',
  '<!-- --> &lt;b&gt; &#60; @octocat #1 :tada: $x^2$ `code` ~~s~~ **b** __u__',
  '\u202Egnp.exe \u200B\u2066x',
  '; rm -rf / $(id) `id` \' " \\',
];

/** Lines of a picture, with plain text where names stand; the one of its settings is the only one with other signs. */
const SETTINGS = /^%%\{init: \{"gantt": \{[\w": ,]+\}\}\}%%$/;

function expectSafeSummary(summary: string): void {
  const { pictures, faults } = readSummary(summary);
  expect(faults).toEqual([]);
  for (const [settings, ...lines] of pictures) {
    expect(settings).toMatch(SETTINGS);
    expect(lines.join('\n')).not.toMatch(/click|href|script|[<>"'`;{}[\]()]|::/);
  }
}

function expectHarmless({ log, env, outputs, annotations }: DeployResult): void {
  expect(env).toEqual({});
  expect(Object.keys(outputs)).not.toContain('HACKED');
  // The runner has read the log by now: its own markers stand only where it put them.
  expect(log.filter((line) => /##\[(?!group|endgroup|error|warning|notice|debug)/.test(line))).toEqual([]);
  for (const { message } of annotations) expect(message).not.toMatch(/[\u2028\u202E\u200B\u0085]/);
}

describe('deploy', () => {
  const bench = useDeployBench();

  test('reasons of the tenant for a failed start', async () => {
    for (const [index, text] of HOSTILE.entries()) {
      if (index % 4 !== 0) continue;
      const error = JSON.stringify({
        message: 'x',
        childInstances: [{ messageText: HOSTILE.slice(index, index + 4).join(' ') + text }],
      });
      bench.integration.planDeployment(`Flow${index}`, { runtime: 'ERROR', error });
      const result = await bench.deploy(flow(`P/f${index}`, `Flow${index}`));
      expect(result.outputs['error-code']).toBe('DEPLOY_START_FAILED');
      expectHarmless(result);
      expectSafeSummary(result.summary);
      expect(result.report).toHaveLength(1);
    }
  });

  test('content of both sides in the plan of a dry run', async () => {
    const text = HOSTILE.join('\n');
    bench.integration.seedPackage({ id: 'P' });
    const entries = (script: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries(flow('', 'Diff', { script })).map(([name, file]) => [name, String(file)]),
      );
    bench.integration.seedArtifact({
      kind: 'flow',
      id: 'Diff',
      packageId: 'P',
      entries: entries(`a\n${text}\nb`),
    });
    const result = await bench.deploy(flow('P/Diff', 'Diff', { script: `c\n${text}\n${text}` }), {
      'dry-run': 'true',
    });
    expectSuccess(result);
    expect(result.outputs['changed']).toBe('true');
    expectHarmless(result);
    expectSafeSummary(result.summary);
  });

  test('keys and values of parameters, and inputs', async () => {
    const parameters = { Host: 'a' };
    const yaml = `Flow:\n${HOSTILE.map((text) => `  ${JSON.stringify(text)}: ${JSON.stringify(text)}\n`).join('')}`;
    const files = { ...flow('P/Flow', 'Flow', { parameters }), 'prod.yml': yaml };
    const unknown = await bench.deploy(files, { parameters: 'prod.yml', artifacts: 'P/*' });
    expect(unknown.outputs['error-code']).toBe('PARAMETER_UNKNOWN');
    expectHarmless(unknown);
    expectSafeSummary(unknown.summary);
    for (const text of HOSTILE.slice(0, 3)) {
      const result = await bench.deploy(files, {
        artifacts: text,
        package: text,
        parameters: text,
        command: 'deploy',
      });
      expect(result.outputs['error-code']).toBe('INPUT_INVALID');
      expectHarmless(result);
      expectSafeSummary(result.summary);
    }
  });
});

describe('fetch', () => {
  const value = HOSTILE.join('');
  const bench = useBench({
    credentials: [
      password('db', value, { username: value, metadata: value }),
      password('sound', 'value of sound'),
    ],
  });

  test('values go unchanged to outputs, variables and JSON, and break out of none of the files', async () => {
    const result = await bench.fetch(['A = db', 'B = db#username', 'C = db#metadata', 'D = sound'], {
      inputs: { 'export-env': 'true', 'output-json': 'true' },
    });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ A: value, B: value, C: value, D: 'value of sound' });
    expect(result.env).toEqual({ A: value, B: value, C: value, D: 'value of sound' });
    expect(parseOutput(result, 'credentials-json')).toMatchObject({ A: value, B: value });
    expect(result.outputs).not.toHaveProperty('HACKED');
    expectSafeSummary(result.summary);
  });
});
