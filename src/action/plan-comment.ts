/**
 * PURE. A plan as the text of a comment on a pull request. Names come from a repository that a stranger may have changed:
 * every sign that could act in Markdown, mention a person or link an issue is taken its effect.
 */
import { createHash } from 'node:crypto';
import { isChange, type DeployPlan, type PlannedArtifact } from '../deploy/plan.js';
import type { ErrorCode } from '../errors.js';
import { labelOf } from './deploy-report.js';
import { renderDifferenceFold } from './difference-fold.js';
import type { GitHubSettings } from './github-inputs.js';
import { logOf } from './github-deployment.js';
import { buildTexts, renderTable, takeFitting, type SummaryRow, type SummaryTexts } from './summary-html.js';

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
  const texts = buildCommentTexts(facts.clean);
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
    body: [...head, ...rows, ...renderDetails(plan, buildTexts(facts.clean), MAX_CHARACTERS - used)].join(
      '\n',
    ),
  };
}

/** In place of a plan that an earlier run has written. */
export function renderFailedPlanComment(code: ErrorCode, facts: PlanCommentFacts): PlanComment {
  const marker = renderMarker(facts);
  const { code: asCode } = buildCommentTexts(facts.clean);
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

/** In a comment a mention would notify people. In code and differences nothing is linked. */
function buildCommentTexts(clean: (text: string) => string): SummaryTexts {
  const texts = buildTexts(clean);
  // Entities are read before mentions and issues are linked; a word joiner in between stops that.
  return { ...texts, plain: (value) => texts.plain(value).replaceAll(/&#(?:64|35);/g, '$&&#8288;') };
}

function describeCommit({ settings }: PlanCommentFacts): string {
  const commit = settings.event.commit?.slice(0, 7);
  const { log_url: log } = logOf(settings);
  const name = commit === undefined ? '' : ` for commit ${commit}`;
  return log === undefined ? name : `${name} ([log](<${encodeURI(log).replaceAll(/[<>]/g, '')}>))`;
}

function renderRows(artifacts: readonly PlannedArtifact[], texts: SummaryTexts): readonly string[] {
  if (artifacts.length === 0) return ['No artifact was touched.', ''];
  const rows = artifacts.map((planned) => renderRow(planned, texts));
  const fitting = takeFitting(rows, ({ cells }) => cells.join('').length + 60, MAX_ROWS_CHARACTERS);
  const more = rows.length - fitting.length;
  return [
    renderTable(['Artifact', 'Package', 'Type', 'Plan', 'Why'], fitting),
    '',
    ...(more === 0 ? [] : [`… and ${more} more, see the log.`, '']),
  ];
}

function renderRow(planned: PlannedArtifact, { plain, code }: SummaryTexts): SummaryRow {
  const { artifact, content, deploys, reason, failure } = planned;
  const verb = content === 'fail' ? '<strong>fail</strong>' : content;
  const cells = [
    code(artifact.id),
    code(artifact.packageId),
    labelOf(artifact.type),
    deploys ? `${verb}, deploy` : verb,
    plain(failure === undefined ? reason : `${failure.code}: ${reason}`),
  ];
  return { cells, rank: 0 };
}

/** What differs, as far as there is room. */
function renderDetails({ artifacts }: DeployPlan, texts: SummaryTexts, room: number): readonly string[] {
  const parts = artifacts.flatMap((planned) => renderDifferenceFold(planned, texts) ?? []);
  const fitting = takeFitting(parts, (part) => part.length + 2, room - 100);
  const isAll = fitting.length === parts.length;
  return [
    ...fitting.flatMap((part) => [part, '']),
    ...(isAll ? [] : ['Further differences are in the log.', '']),
  ];
}
