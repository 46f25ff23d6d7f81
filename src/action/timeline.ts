/** PURE. When each artifact was uploaded and started, as a Mermaid Gantt chart for the job summary. */
import type { ArtifactReport } from '../deploy/report.js';

const MAX_BARS = 100;
const WORDS = { upload: 'upload', deploy: 'build and start', rollback: 'roll back' } as const;

/** @returns lines; none where nothing took time. */
export function renderTimeline(
  reports: readonly ArtifactReport[],
  clean: (text: string) => string,
): readonly string[] {
  const busy = reports.filter(({ phases }) => phases.length > 0).slice(0, MAX_BARS);
  if (busy.length === 0) return [];
  const sections = busy.flatMap(({ artifact, phases, failure }) => [
    `  section ${toLabel(clean(artifact.id))}`,
    ...phases.map(({ name, startMs, endMs }) => {
      const isBad = failure !== undefined && name !== 'upload';
      return `  ${WORDS[name]} :${isBad ? 'crit, ' : ''}${startMs}, ${Math.max(endMs, startMs + 1)}`;
    }),
  ]);
  return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections, '```', ''];
}

/** Every sign that Mermaid could take for its own is left out. */
function toLabel(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ').slice(0, 60);
}
