/**
 * PURE. A plan as the text of a comment on a pull request. Names come from a repository that a stranger may have changed:
 * every sign that could act in Markdown, mention a person or link an issue is taken its effect.
 */
import { createHash } from 'node:crypto';
import { isChange, type DeployPlan, type PlannedArtifact } from '../deploy/plan.js';
import type { ErrorCode } from '../errors.js';
import { describeDifferences, labelOf } from './deploy-report.js';
import type { GitHubSettings } from './github-inputs.js';
import { logOf } from './github-deployment.js';
import { toSummaryText } from './plain-text.js';

export interface PlanComment {
  /** First line of the comment, by which a later run finds it. */
  readonly marker: string;
  readonly body: string;
}

export interface PlanCommentFacts {
  /** Host of the tenant. */
  readonly host: string;
  readonly settings: GitHubSettings;
  /** Hides secrets and breaks commands. */
  readonly clean: (text: string) => string;
}

/** GitHub takes 65,536; the rest is for what it counts in another way than we do. */
const MAX_CHARACTERS = 60_000;
const MAX_ROWS_CHARACTERS = 40_000;

export function renderPlanComment(plan: DeployPlan, facts: PlanCommentFacts): PlanComment {
  const marker = renderMarker(facts);
  const texts = buildTexts(facts.clean);
  const changed = plan.artifacts.filter(isChange).length;
  const head = [
    marker,
    '',
    `### Plan for ${texts.code(facts.host)}`,
    '',
    `${changed} of ${plan.artifacts.length} artifacts would be written or deployed${describeCommit(facts)}.`,
    '',
  ];
  const rows = renderRows(plan.artifacts, texts);
  const used = [...head, ...rows].join('\n').length;
  return {
    marker,
    body: [...head, ...rows, ...renderDetails(plan, texts, MAX_CHARACTERS - used)].join('\n'),
  };
}

/** In place of a plan that an earlier run has written. */
export function renderFailedPlanComment(code: ErrorCode, facts: PlanCommentFacts): PlanComment {
  const marker = renderMarker(facts);
  const { code: asCode } = buildTexts(facts.clean);
  const body = [
    marker,
    '',
    `### Plan for ${asCode(facts.host)}`,
    '',
    `Planning failed${describeCommit(facts)}: ${asCode(code)}. A plan that stood here holds no longer.`,
    '',
  ];
  return { marker, body: body.join('\n') };
}

/** One comment for each tenant and job, since several may plan for one pull request. */
function renderMarker({ host, settings: { variables } }: PlanCommentFacts): string {
  const parts = [host, variables.workflow ?? '', variables.job ?? ''];
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  return `<!-- btp-mtls-action plan ${key} -->`;
}

interface Texts {
  readonly plain: (value: string) => string;
  readonly code: (value: string) => string;
  readonly line: (value: string) => string;
}

function buildTexts(clean: (text: string) => string): Texts {
  const line = (value: string): string => toSummaryText(clean(value));
  return {
    line,
    code: (value) => `<code>${line(value)}</code>`,
    // Entities are read before mentions and issues are linked; a word joiner in between stops that.
    plain: (value) => line(value).replaceAll(/&#(?:64|35);/g, '$&&#8288;'),
  };
}

function describeCommit({ settings }: PlanCommentFacts): string {
  const commit = settings.event.commit?.slice(0, 7);
  const { log_url: log } = logOf(settings);
  const name = commit === undefined ? '' : ` for commit ${commit}`;
  return log === undefined ? name : `${name} ([log](<${encodeURI(log).replaceAll(/[<>]/g, '')}>))`;
}

/** HTML, since a `|` in a name would end a cell of a Markdown table. */
function renderRows(artifacts: readonly PlannedArtifact[], texts: Texts): readonly string[] {
  if (artifacts.length === 0) return ['No artifact was touched.', ''];
  const cells = artifacts.map((planned) => renderRow(planned, texts));
  const fitting = takeFitting(cells, MAX_ROWS_CHARACTERS);
  const more = cells.length - fitting.length;
  const columns = ['Artifact', 'Package', 'Type', 'Plan', 'Why'];
  const head = `<tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>`;
  return [
    `<table>${head}${fitting.join('')}</table>`,
    '',
    ...(more === 0 ? [] : [`… and ${more} more, see the log.`, '']),
  ];
}

function renderRow(planned: PlannedArtifact, { plain, code }: Texts): string {
  const { artifact, content, deploys, reason, failure } = planned;
  const verb = content === 'fail' ? '<strong>fail</strong>' : content;
  const cells = [
    code(artifact.id),
    code(artifact.packageId),
    labelOf(artifact.type),
    deploys ? `${verb}, deploy` : verb,
    plain(failure === undefined ? reason : `${failure.code}: ${reason}`),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** What differs, folded, as far as there is room. */
function renderDetails({ artifacts }: DeployPlan, { code, line }: Texts, room: number): readonly string[] {
  const parts = artifacts.flatMap((planned) => {
    const lines = describeDifferences(planned).map(line);
    if (lines.length === 0) return [];
    // On one line: an empty one would end the HTML, and what follows would be Markdown.
    const text = lines.join('&#10;');
    return [`<details><summary>${code(planned.artifact.id)}</summary><pre>${text}</pre></details>\n`];
  });
  const fitting = takeFitting(parts, room - 100);
  return fitting.length === parts.length ? fitting : [...fitting, 'Further differences are in the log.', ''];
}

function takeFitting(parts: readonly string[], characters: number): readonly string[] {
  let room = characters;
  return parts.filter((part) => {
    const fits = part.length < room;
    if (fits) room -= part.length + 1;
    return fits;
  });
}
