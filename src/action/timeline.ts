/** PURE. When each artifact was uploaded and started, as a Mermaid Gantt chart for the job summary. */
import type { ArtifactReport } from '../deploy/report.js';
import { formatDuration } from './human-time.js';
import { count } from './summary-html.js';

/** As many as one can look at. */
const MAX_BARS = 30;
const HOUR_MS = 3_600_000;

/** @returns lines; none where nothing took time. */
export function renderTimeline(
  reports: readonly ArtifactReport[],
  clean: (text: string) => string,
): readonly string[] {
  const busy = reports.filter(({ phases }) => phases.length > 0);
  if (busy.length === 0) return [];
  const bars = chooseBars(busy);
  const end = Math.max(...bars.map((report) => spanOf(report).endMs));
  const note =
    bars.length === busy.length ? [] : [`The ${MAX_BARS} slowest of ${count(busy.length, 'artifact')}:`, ''];
  return [
    ...note,
    '```mermaid',
    '%%{init: {"gantt": {"leftPadding": 24, "rightPadding": 32, "barHeight": 22, "barGap": 5, "fontSize": 13}}}%%',
    'gantt',
    // A date and a time of day, and no number of milliseconds: that would be shown in the zone of the reader.
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `  axisFormat ${end < HOUR_MS ? '%M:%S' : '%H:%M:%S'}`,
    ...bars.flatMap((report) => renderBars(report, clean)),
    '```',
    '',
  ];
}

/** Failures, then what took longest; in the order in which they began. */
function chooseBars(busy: readonly ArtifactReport[]): readonly ArtifactReport[] {
  const lengthOf = (report: ArtifactReport): number => spanOf(report).endMs - spanOf(report).startMs;
  return busy
    .toSorted(
      (a, b) =>
        Number(b.failure !== undefined) - Number(a.failure !== undefined) || lengthOf(b) - lengthOf(a),
    )
    .slice(0, MAX_BARS)
    .toSorted((a, b) => spanOf(a).startMs - spanOf(b).startMs);
}

function spanOf({ phases }: ArtifactReport): { readonly startMs: number; readonly endMs: number } {
  return {
    startMs: Math.min(...phases.map(({ startMs }) => startMs)),
    endMs: Math.max(...phases.map(({ endMs }) => endMs)),
  };
}

/** From the upload to the start as one bar, and one for a rollback. */
function renderBars(report: ArtifactReport, clean: (text: string) => string): readonly string[] {
  const name = toLabel(clean(report.artifact.id));
  const isBad = report.failure !== undefined;
  const rollback = report.phases.filter((phase) => phase.name === 'rollback');
  const work = report.phases.filter((phase) => phase.name !== 'rollback');
  return [
    ...(work.length === 0
      ? []
      : [
          renderBar(
            `${isBad ? '✗' : '✓'} ${name}`,
            isBad ? 'crit' : 'active',
            spanOf({ ...report, phases: work }),
          ),
        ]),
    ...rollback.map((phase) => renderBar(`↩ ${name} rolled back`, 'done', phase)),
  ];
}

/** The sign at the start keeps Mermaid from taking a name for one of its own words. */
function renderBar(
  label: string,
  look: 'crit' | 'active' | 'done',
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): string {
  const end = Math.max(endMs, startMs + 1);
  return `  ${label} ${formatDuration(end - startMs)} :${look}, ${toTime(startMs)}, ${toTime(end)}`;
}

/** Any day would do; this one has no change of clocks. */
function toTime(ms: number): string {
  return new Date(Date.UTC(2000, 0, 1) + ms).toISOString().slice(0, -1).replace('T', ' ');
}

/** Every sign that Mermaid could take for its own is left out. */
function toLabel(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ')
    .slice(0, 60)
    .trim();
}
