/**
 * The job summaries as GitHub would show them: rendered by a browser, judged on the page, and left as pictures in
 * `test-artefacts/summaries` to be looked at.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startBrowser, type Browser } from '../support/browser.js';
import { describeWith, findProgram } from '../support/server-process.js';
import { takePicture, type PageFacts } from '../support/summary-picture.js';
import { checkScenarios } from './check-scenarios.js';
import { deployScenarios } from './deploy-scenarios.js';
import { fetchScenarios } from './fetch-scenarios.js';

const scenarios: Readonly<Record<string, string>> = {
  ...fetchScenarios,
  ...checkScenarios,
  ...deployScenarios,
};

/** Of letters in a diagram; GitHub's own small print has 12 pixels. */
const SMALLEST_LABEL = 10;

/** What must hold for every summary, whatever stands in it. */
function expectSound(facts: PageFacts, markdown: string): void {
  expect(facts).toMatchObject({
    ...{ overflows: [], diagramFaults: [], badLabels: [], openDetails: 0, links: 0, images: 0 },
    diagrams: markdown.split('```mermaid').length - 1,
  });
  expect(facts.headline).toMatch(/^(?:✅|⚠️|❌|🔍) \S/u);
  expect(facts.smallestLabel ?? SMALLEST_LABEL).toBeGreaterThanOrEqual(SMALLEST_LABEL);
}

describeWith('chromium', 'a job summary', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(findProgram('chromium') ?? '');
  });
  afterAll(() => browser.stop());

  it.each(Object.keys(scenarios))('%s, on a light page and on a dark one', async (name) => {
    const markdown = scenarios[name] ?? '';
    for (const scheme of ['light', 'dark'] as const) {
      const facts = await takePicture(browser, name, markdown, { scheme });
      expectSound(facts, markdown);
      if (!name.endsWith('hostile')) expect(facts.rawText).toEqual([]);
    }
  });

  it.each(['check-sound', 'deploy-dry-run', 'deploy-200'])('%s, unfolded', async (name) => {
    const facts = await takePicture(browser, name, scenarios[name] ?? '', { unfolds: true });
    expectSound(facts, scenarios[name] ?? '');
  });

  it('shows hostile names as the text that they are', async () => {
    const shown = async (name: string): Promise<string> =>
      (await takePicture(browser, name, scenarios[name] ?? '')).text;
    expect(await shown('fetch-hostile')).toContain('password:prod/</td></table><img src=x onerror=alert(1)>');
    expect(await shown('fetch-hostile')).toContain('| a | **b** | [c](javascript:x) | `d`');
    expect(await shown('check-hostile')).toContain('click c0');
    expect(await shown('deploy-hostile')).toContain('click x href "javascript:x"');
  });

  it.each(['Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham'])(
    'counts the time of a deployment from zero for a reader in %s',
    async (timeZone) => {
      const { ticks } = await takePicture(browser, 'deploy-3', scenarios['deploy-3'] ?? '', { timeZone });
      expect(ticks).toEqual(['00:05', '00:10', '00:15', '00:20', '00:25']);
    },
  );
});
