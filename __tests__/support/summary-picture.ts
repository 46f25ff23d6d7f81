/**
 * Markdown of a job summary to a page as GitHub would show it, a picture of that page, and what is to be judged on it.
 * What GitHub strips is stripped here too: the list is that of its sanitizer (gjtorikian/html-pipeline).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import type { Browser, PageOptions } from './browser.js';

/** Not in the repository; on CI they are uploaded. */
const PICTURES = path.resolve('test-artefacts', 'summaries');

/** A column of the page of a run on a screen of 1280 pixels. */
const WIDTH = 940;
/** Of a picture; what is below is judged, but not seen. */
const MAX_HEIGHT = 6000;

export interface PageFacts {
  /** Boxes that are wider than what holds them. */
  readonly overflows: readonly string[];
  readonly diagrams: number;
  /** What Mermaid said of those that it could not draw. */
  readonly diagramFaults: readonly string[];
  /** Labels of a diagram that leave it, or lie on each other. */
  readonly badLabels: readonly string[];
  /** Of a label in a diagram, in pixels on the screen; undefined where there are none. */
  readonly smallestLabel: number | undefined;
  readonly ticks: readonly string[];
  readonly openDetails: number;
  /** Text in which Markdown or HTML was left, that should have been understood. */
  readonly rawText: readonly string[];
  /** What the page says outside of diagrams. */
  readonly text: string;
  readonly links: number;
  readonly images: number;
  readonly headline: string;
  readonly height: number;
}

export interface PictureOptions extends Omit<PageOptions, 'width'> {
  /** Whether what is folded is unfolded first, and seen on a picture of its own. */
  readonly unfolds: boolean;
}

export async function takePicture(
  browser: Browser,
  name: string,
  markdown: string,
  options: Partial<PictureOptions> = {},
): Promise<PageFacts> {
  const { scheme = 'light', timeZone = 'Etc/UTC', unfolds = false } = options;
  await mkdir(PICTURES, { recursive: true });
  const file = path.join(PICTURES, `${name}-${scheme}${unfolds ? '-unfolded' : ''}.html`);
  await writeFile(file, await renderPage(markdown, scheme));
  await writeFile(path.join(PICTURES, `${name}.md`), markdown);
  const page = await browser.open(file, { width: WIDTH, scheme, timeZone });
  const facts = toFacts(await page.evaluate(`judge(${unfolds})`));
  await writeFile(file.replace(/html$/, 'png'), await page.capture(Math.min(facts.height, MAX_HEIGHT)));
  await page.close();
  return facts;
}

function toFacts(value: unknown): PageFacts {
  if (typeof value !== 'object' || value === null || !('headline' in value))
    throw new Error('the page did not judge itself');
  return value as PageFacts;
}

const TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'br', 'b', 'i', 'strong', 'em', 'a', 'pre', 'code', 'img', 'tt'],
  ...['div', 'ins', 'del', 'sup', 'sub', 'p', 'picture', 'ol', 'ul', 'table', 'thead', 'tbody', 'tfoot'],
  ...['blockquote', 'dl', 'dt', 'dd', 'kbd', 'q', 'samp', 'var', 'hr', 'ruby', 'rt', 'rp', 'li', 'tr', 'td'],
  ...['th', 's', 'strike', 'summary', 'details', 'caption', 'figure', 'figcaption', 'abbr', 'bdo', 'cite'],
  ...['dfn', 'mark', 'small', 'source', 'span', 'time', 'wbr'],
];
const ATTRIBUTES = {
  a: ['href'],
  img: ['src'],
  '*': ['align', 'alt', 'colspan', 'height', 'lang', 'nowrap', 'open', 'rowspan', 'title', 'valign', 'width'],
};

/** @returns HTML that GitHub would let pass. */
function renderBody(markdown: string): string {
  const marked = new Marked({ gfm: true, async: false });
  marked.use({
    renderer: {
      code: ({ text, lang = '' }) =>
        `<pre lang="${escapeHtml(lang)}"><code>${escapeHtml(text)}</code></pre>\n`,
    },
  });
  const html = marked.parse(markdown);
  if (typeof html !== 'string') throw new Error('marked did not answer at once');
  return sanitizeHtml(html, { allowedTags: TAGS, allowedAttributes: ATTRIBUTES });
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

async function renderPage(markdown: string, scheme: PageOptions['scheme']): Promise<string> {
  const own = path.resolve('node_modules');
  const css = await readFile(path.join(own, `github-markdown-css/github-markdown-${scheme}.css`), 'utf8');
  const script = await readFile(path.resolve('__tests__/support/summary-page.js'), 'utf8');
  const drawer = markdown.includes('```mermaid')
    ? `<script src="${path.join(own, 'mermaid/dist/mermaid.min.js')}"></script>`
    : '';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${css}${CSS}</style>
<body class="markdown-body" data-scheme="${scheme}">${renderBody(markdown)}
${drawer}<script>${script}</script></body></html>`;
}

/** Colours of GitHub for a diff, and the frame around a summary. */
const CSS = `
body { padding: 24px; box-sizing: border-box; }
.mermaid { text-align: center; margin-bottom: 16px; } .mermaid svg { max-width: 100%; }
[data-scheme=light] .add { background: #dafbe1; color: #116329; } [data-scheme=light] .remove { background: #ffebe9; color: #82071e; }
[data-scheme=dark] .add { background: #033a16; color: #aff5b4; } [data-scheme=dark] .remove { background: #67060c; color: #ffdcd7; }
[data-scheme=light] .hunk { color: #8250df; } [data-scheme=dark] .hunk { color: #d2a8ff; }
`;
