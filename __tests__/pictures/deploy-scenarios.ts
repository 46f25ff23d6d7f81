/** Summaries of `deploy` for pictures: reports and plans as values, as the action sums them up. */
import { renderDeploySummary } from '../../src/action/deploy-summary.js';
import { toPlainText } from '../../src/action/plain-text.js';
import { renderFailureSummary, type SummaryFacts } from '../../src/action/summary.js';
import { ARTIFACT_TYPES } from '../../src/artifact/artifact-type.js';
import type { Archive } from '../../src/artifact/archive.js';
import type { PlannedArtifact } from '../../src/deploy/plan.js';
import type { ArtifactReport, Phase } from '../../src/deploy/report.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, outcomeOf, planned, reportOf } from '../support/deploy-outcome.js';

const clean = (text: string): string => toPlainText(text);

const FACTS: SummaryFacts = {
  command: 'deploy',
  host: 'acme-prod.it-cpi001.cfapps.eu10.hana.ondemand.example',
  expiry: { expiresAt: new Date('2026-09-10T00:00:00Z'), daysLeft: 193 },
  isDryRun: false,
  now: new Date('2026-03-01T12:00:00Z'),
  warnings: [],
};

const TYPES = Object.keys(ARTIFACT_TYPES) as (keyof typeof ARTIFACT_TYPES)[];
const NAMES = ['Order_Intake', 'Order_Scripts', 'Country_Codes', 'Order_Message_Types', 'Invoice_Out'];

/** Uploaded at `start`, started after `wait` milliseconds. */
function phasesOf(start: number, wait: number): readonly Phase[] {
  return [
    { name: 'upload', spentBy: 'action', startMs: start, endMs: start + 640 },
    { name: 'deploy', spentBy: 'service', startMs: start + 700, endMs: start + 700 + wait },
  ];
}

function artifact(n: number): ReturnType<typeof localArtifact> {
  const name = `Acme_${NAMES[n % NAMES.length] ?? ''}${n < NAMES.length ? '' : `_${n}`}`;
  return localArtifact(name, {
    type: TYPES[n % TYPES.length] ?? 'IntegrationFlow',
    packageId: n % 3 === 0 ? 'AcmeOrders' : 'AcmeFinanceAndControlling',
    path: `integration/orders/${name}`,
    version: `1.${n % 7}.${n % 4}`,
  });
}

function report(n: number, changed: Partial<ArtifactReport> = {}): ArtifactReport {
  const own = artifact(n);
  const isFlow = own.type === 'IntegrationFlow';
  return reportOf(own.id, {
    artifact: own,
    action: n % 3 === 0 ? 'created' : 'updated',
    version: own.version,
    message: n % 3 === 0 ? 'it is not in the tenant' : 'its content differs',
    endpoints: isFlow
      ? [`https://acme-prod.it-cpi001-rt.cfapps.eu10.hana.ondemand.example/http/${own.id}`]
      : [],
    phases: phasesOf(300 + (n % 4) * 900 + Math.floor(n / 4) * 2100, 9000 + ((n * 7919) % 23) * 1000),
    ...changed,
  });
}

function unchanged(n: number): ArtifactReport {
  return report(n, {
    ...{ action: 'unchanged', deployment: 'unchanged', hasChanged: false, phases: [], endpoints: [] },
    message: 'the tenant holds the same',
  });
}

function deployed(reports: readonly ArtifactReport[], facts: Partial<SummaryFacts> = {}): string {
  const ends = reports.flatMap(({ phases }) => phases.map(({ endMs }) => endMs));
  const outcome = outcomeOf({ reports, elapsedMs: Math.max(800, ...ends) + 650 });
  const errors = reports.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const body = renderDeploySummary({ ...FACTS, ...facts }, outcome, clean);
  return errors.length === 0
    ? body
    : [renderFailureSummary({ ...FACTS, ...facts }, errors, clean), body].join('\n');
}

const REASON =
  'com.sap.it.rt.adapter.http.api.exception.HttpResponseException: Failed to create route Order_Intake at: Process_1: org.apache.camel.RuntimeCamelException: No credential deployed under the alias "ERP_BASIC_AUTH"';

function failedStart(): ArtifactReport {
  const failure = new ActionError('DEPLOY_START_FAILED', {
    happened: `"Acme_Order_Intake" was deployed, but did not start: ${REASON}. The former version 1.4.2 was put back and runs again.`,
    next: 'Mend what the reason names (a credential, an address, a parameter that the tenant lacks), or look at the artifact under Monitor in Integration Suite.',
    place: { file: 'integration/orders/Acme_Order_Intake/META-INF/MANIFEST.MF' },
  });
  return report(0, {
    ...{ action: 'failed', deployment: 'failed', endpoints: [], failure, message: failure.message },
    phases: [
      ...phasesOf(300, 21_000),
      { name: 'rollback', spentBy: 'action', startMs: 22_000, endMs: 31_500 },
    ],
  });
}

function skipped(): ArtifactReport {
  const failure = new ActionError('DEPLOY_START_FAILED', {
    happened:
      '"Acme_Invoice_Out" was skipped: "Acme_Order_Intake", which it uses, failed (DEPLOY_START_FAILED).',
    next: 'Mend what it uses first, then run the job again.',
  });
  return report(4, {
    ...{ action: 'skipped', deployment: 'not-deployed', endpoints: [], phases: [], hasChanged: false },
    ...{ failure, message: failure.message },
  });
}

const SCRIPT = 'src/main/resources/script/enrich.groovy';
const archive = (text: string): Archive => new Map([[SCRIPT, Buffer.from(text)]]);
const OLD = `import com.sap.gateway.ip.core.customdev.util.Message\n\ndef Message processData(Message message) {\n  def body = message.getBody(String)\n  message.setProperty('country', 'DE')\n  return message\n}\n`;
const NEW = OLD.replace("'DE'", "'AT'").replace(
  '  return',
  "  message.setHeader('x-trace', '1')\n\n  return",
);

function plan(n: number, changed: Partial<PlannedArtifact> = {}): PlannedArtifact {
  return planned(artifact(n).id, { artifact: artifact(n), ...changed });
}

function updates(n: number): PlannedArtifact {
  return plan(n, {
    artifact: { ...artifact(n), archive: archive(NEW) },
    tenant: { ...plan(n).tenant, archive: archive(OLD), zip: Buffer.alloc(0) },
    ...{ content: 'update', reason: 'its content differs' },
    differences: [{ path: SCRIPT, kind: 'changed', area: 'file' }],
    parameterChanges: [{ key: 'Receiver Host', value: 'x', dataType: 'xsd:string' }],
  });
}

function dryRun(artifacts: readonly PlannedArtifact[]): string {
  const outcome = outcomeOf({ plan: { packages: [], artifacts }, elapsedMs: 1840 });
  return renderDeploySummary({ ...FACTS, isDryRun: true }, outcome, clean);
}

const DRAFT = new ActionError('ARTIFACT_DRAFT', {
  happened: 'The tenant holds unsaved work in "Acme_Order_Message_Types" that differs from the workspace.',
  next: 'Save it as a version or cancel it in Integration Suite, or set the input "on-draft" to "overwrite" or "skip".',
});

const PLAN = [
  plan(0),
  updates(1),
  updates(2),
  plan(4, { content: 'unchanged', reason: 'the tenant holds the same', deploys: false }),
  plan(5, { content: 'unchanged', reason: 'it is not deployed', deploys: true }),
];

const HOSTILE = [
  '```\n\n# pwned\n[x](https://evil.example)',
  'section pwned :crit, 0, 1',
  'click x href "javascript:x"',
  '</td></table><img src=x onerror=alert(1)> | ** `',
  'todayMarker off',
  `${'an-artifact-with-a-very-long-name-'.repeat(5)}end`,
].map((id, n) => report(n, { artifact: localArtifact(id, { packageId: id }), version: id, endpoints: [id] }));

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

export const deployScenarios: Readonly<Record<string, string>> = {
  'deploy-1': deployed([report(0)]),
  'deploy-3': deployed([report(0), report(1), report(2), unchanged(3)]),
  'deploy-nothing': deployed(times(5).map(unchanged)),
  'deploy-20': deployed(times(20).map((n) => report(n))),
  'deploy-200': deployed(times(200).map((n) => (n % 5 === 4 ? unchanged(n) : report(n)))),
  'deploy-failed': deployed([failedStart(), skipped(), report(1), report(2), unchanged(3)]),
  'deploy-dry-run': dryRun(PLAN),
  'deploy-dry-run-200': dryRun(times(200).map(updates)),
  'deploy-dry-run-failed': [
    renderFailureSummary({ ...FACTS, isDryRun: true }, [DRAFT], clean),
    dryRun([
      plan(0),
      updates(1),
      plan(3, { content: 'fail', failure: DRAFT, reason: DRAFT.message, deploys: false }),
    ]),
  ].join('\n'),
  'deploy-hostile': deployed(HOSTILE),
};
