// The results as tables, as the page docs/performance.md, and as a plot.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPlot } from './plot.mjs';

const number = (value) =>
  value === undefined || value === null
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);
const spread = (value) =>
  value === undefined || value.median === undefined || value.median === null
    ? '–'
    : `${number(value.median)} (${number(value.min)}–${number(value.max)})`;

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of noise; the rest is in the results. */
const SHOWN_KINDS = 15;

const TABLES = {
  start: ({ rows }) =>
    table(
      ['1. Start', 'processor ms', 'wall ms', 'processor time, × smallest undici', '× `node -e 0`'],
      rows.map((row) => [
        row.what,
        spread(row.cpuMs),
        spread(row.wallMs),
        spread(row.ratio['smallest undici']),
        spread(row.ratio['node -e 0']),
      ]),
    ),
  fetch: ({ rows, exponents }) =>
    [
      table(
        [
          '2. `fetch`',
          'latency',
          'wall ms',
          'script, wall ms',
          'wall, × script',
          'processor, × script',
          'peak MB',
        ],
        rows.map((row) => [
          `${row.count} credentials`,
          `${row.latencyMs} ms`,
          spread(row.wallMs),
          spread(row.referenceWallMs),
          spread(row.ratio),
          spread(row.cpuRatio),
          number(row.peakMb.max),
        ]),
      ),
      '',
      ...exponents.map(
        ({ latencyMs, exponent }) => `Fitted exponent at ${latencyMs} ms: ${number(exponent)}.`,
      ),
    ].join('\n'),
  'service-key': ({ rows, noise }) =>
    [
      table(
        ['3. Service key', 'characters', 'processor ms', 'ms per million characters'],
        [
          ...rows.map((row) => [
            row.what,
            row.characters,
            number(row.cpuMs),
            number((row.cpuMs / row.characters) * 1e6),
          ]),
          ...noise
            .slice(0, SHOWN_KINDS)
            .map((row) => [
              `1 MiB of noise: ${row.kind}`,
              1048576,
              number(row.cpuMs),
              number(row.cpuMs / 1.048576),
            ]),
        ],
      ),
      '',
      `${noise.length - SHOWN_KINDS} other kinds take less. Above 64 KiB no kind grows faster than its size; its greatest exponent is ${number(Math.max(...noise.map((row) => row.exponent)))}.`,
    ].join('\n'),
  masking: ({ rows }) =>
    table(
      ['4. Masks', 'lines per secret', 'processor ms', '× one line per secret'],
      rows.map((row) => [
        `${row.count} secrets`,
        number(row.linesPerSecret),
        spread(row.cpuMs),
        spread(row.ratio),
      ]),
    ),
  deploy: ({ rows, comparison, exponent }) =>
    [
      table(
        ['5. `deploy`', 'artifacts', 'calls', 'bound, s', 'wall, s', '× bound', 'handshakes', 'peak MB'],
        rows.map((row) => [
          row.what,
          row.count,
          row.calls,
          number(row.boundMs / 1000),
          number(row.wallMs / 1000),
          number(row.ratio),
          row.handshakes,
          number(row.peakMb),
        ]),
      ),
      '',
      `Comparing archives, processor ms per MB: ${comparison.cpuMsPerMb.map(([mb, ms]) => `${number(ms)} at ${mb} MB`).join(', ')}; exponent ${number(comparison.exponent)}. Exponent of changed artifacts: ${number(exponent)}.`,
    ].join('\n'),
};

export function renderTables(results) {
  return Object.entries(TABLES)
    .filter(([name]) => results[name] !== undefined)
    .map(([name, render]) => `${render(results[name])}\n\n${describeMachine(results[name].machine)}`)
    .join('\n\n');
}

function describeMachine({ processor, processors, load, node, at }) {
  return `${at}, ${processors} × ${processor}, Node ${node.slice(1)}, load ${load} at the end.`;
}

const START = '<!-- made by npm run bench -- --docs -->';
const END = '<!-- end -->';

/** Replaces the tables in the page; the sentences around them are written by people. */
export function renderDocs(results, root) {
  const page = join(root, 'docs/performance.md');
  const text = readFileSync(page, 'utf8');
  const [before] = text.split(START);
  const after = text.slice(text.indexOf(END));
  writeFileSync(page, `${before}${START}\n\n${renderTables(results)}\n\n${after}`);
  writeFileSync(join(root, 'docs/performance.svg'), renderPlot(results));
}
