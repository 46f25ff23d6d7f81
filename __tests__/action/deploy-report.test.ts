import { describe, expect, it } from '@jest/globals';
import {
  buildOutputs,
  buildRows,
  describeDifferences,
  describeOutcome,
  describePlanned,
  listFailures,
  splitTime,
} from '../../src/action/deploy-report.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, outcomeOf, planned, reportOf } from '../support/deploy-outcome.js';

const clean = (text: string): string => text.replaceAll('hidden', '***');
const failure = new ActionError('DEPLOY_TIMEOUT', { happened: 'It took too long.', next: 'Wait.' });
const runtime = {
  id: 'B',
  version: '1.0.0',
  status: 'started',
  deployedOn: new Date(0),
  type: 'INTEGRATION_FLOW',
} as const;

const at = (startMs: number, endMs: number, spentBy: 'action' | 'service' = 'service') =>
  ({ name: 'deploy', spentBy, startMs, endMs }) as const;

describe('buildRows', () => {
  it('tells of each artifact what became of it', () => {
    const report = reportOf('A', {
      phases: [at(0, 120, 'action'), at(130, 1280)],
      failure,
      endpoints: ['https://x/'],
    });
    expect(buildRows(outcomeOf({ reports: [report] }))).toEqual([
      {
        id: 'A',
        package: 'Orders',
        type: 'IntegrationFlow',
        path: 'orders/A',
        action: 'created',
        deployment: 'started',
        version: '1.0.0',
        taskId: 'task-1',
        endpoints: ['https://x/'],
        errorCode: 'DEPLOY_TIMEOUT',
        message: 'it is not in the tenant',
        seconds: 1.3,
        requests: 5,
      },
    ]);
  });

  it('tells of a dry run what would become of it', () => {
    const tenant = { ...planned('B').tenant, runtime };
    const artifacts = [
      planned('A'),
      planned('B', { content: 'unchanged', deploys: false, tenant }),
      planned('C', { content: 'fail', deploys: false, failure }),
    ];
    const rows = buildRows(outcomeOf({ plan: { packages: [], artifacts } }));
    expect(rows.map((row) => [row.id, row.action, row.deployment, row.errorCode])).toEqual([
      ['A', 'created', 'not-deployed', null],
      ['B', 'unchanged', 'unchanged', null],
      ['C', 'failed', 'not-deployed', 'DEPLOY_TIMEOUT'],
    ]);
  });

  it('tells of a dry run that would only upload that the rest stays as it is', () => {
    const designtime = {
      id: 'B',
      type: 'IntegrationFlow',
      name: 'B',
      packageId: 'Orders',
      version: '1.0.0',
      isDraft: false,
      modifiedAt: undefined,
      modifiedBy: undefined,
    } as const;
    const tenant = { ...planned('B').tenant, designtime, isRuntimeRead: false };
    const artifacts = [
      planned('A', { content: 'update', deploys: false, tenant }),
      planned('B', { content: 'unchanged', deploys: false, tenant }),
    ];
    const rows = buildRows(outcomeOf({ plan: { packages: [], artifacts } }));
    expect(rows.map(({ deployment }) => deployment)).toEqual(['not-deployed', 'unchanged']);
  });

  it('has the order of the lines, not that of the plan', () => {
    const artifacts = [
      planned('S', { artifact: localArtifact('S', { line: 2, path: 'a/S' }) }),
      planned('B', { artifact: localArtifact('B', { line: 1, path: 'a-b/x' }) }),
      planned('A', { artifact: localArtifact('A', { line: 1, path: 'a/x' }) }),
    ];
    const outcome = outcomeOf({ plan: { packages: [], artifacts } });
    expect(buildRows(outcome).map(({ id }) => id)).toEqual(['A', 'B', 'S']);
  });
});

describe('buildOutputs', () => {
  it('says of a run whether it wrote anything, and names endpoints where there are any', () => {
    const reports = [
      reportOf('A', { hasChanged: false, action: 'unchanged', endpoints: ['https://x/'] }),
      reportOf('B', { hasChanged: false, action: 'failed' }),
    ];
    const outputs = buildOutputs(outcomeOf({ reports }), clean);
    expect(outputs.get('changed')).toBe('false');
    expect(outputs.get('endpoints')).toBe('{"A":["https://x/"]}');
    expect(outputs.get('matrix')).toBe('{"include":[]}');
    const written = [...reports, reportOf('C', { hasChanged: true, action: 'failed', failure })];
    expect(buildOutputs(outcomeOf({ reports: written }), clean).get('changed')).toBe('true');
  });

  it('says of a dry run whether it would', () => {
    const changedOf = (change: Parameters<typeof planned>[1]): string | undefined =>
      buildOutputs(outcomeOf({ plan: { packages: [], artifacts: [planned('A', change)] } }), clean).get(
        'changed',
      );
    expect(changedOf({})).toBe('true');
    expect(changedOf({ content: 'unchanged', deploys: true })).toBe('true');
    expect(changedOf({ content: 'update', deploys: false })).toBe('true');
    expect(changedOf({ content: 'unchanged', deploys: false })).toBe('false');
    expect(changedOf({ content: 'fail', deploys: false, failure })).toBe('false');
  });

  it('hides secrets that the tenant quotes', () => {
    const reports = [reportOf('A', { message: 'Bad value hidden', version: 'hidden' })];
    expect(buildOutputs(outcomeOf({ reports }), clean).get('report')).not.toContain('hidden');
  });
});

describe('listFailures', () => {
  it('has them in the order of the input', () => {
    const second = new ActionError('ARTIFACT_LOCKED', { happened: 'It was locked.', next: 'Wait.' });
    const reports = [reportOf('A', { failure }), reportOf('B'), reportOf('C', { failure: second })];
    expect(listFailures(outcomeOf({ reports }))).toEqual([failure, second]);
  });
});

describe('splitTime', () => {
  it.each([
    ['one after another', [at(0, 100), at(200, 500)], 400],
    ['side by side', [at(0, 1000), at(500, 1500), at(600, 700)], 1500],
    ['none', [at(0, 1000, 'action')], 0],
  ])('counts the time of waiting once: %s', (_name, phases, serviceMs) => {
    const reports = phases.map((phase, n) => reportOf(`A${n}`, { phases: [phase] }));
    expect(splitTime(outcomeOf({ reports }))).toEqual({ serviceMs, actionMs: 2500 - serviceMs });
  });
});

describe('text for the log', () => {
  it('is a table with a line about the time', () => {
    const lines = describeOutcome(
      outcomeOf({ reports: [reportOf('LongerName', { phases: [at(0, 1000)] })] }),
    );
    expect(lines.map((line) => line.trimEnd())).toEqual([
      'ARTIFACT    PACKAGE  CONTENT  RUNTIME  VERSION  SECONDS',
      'LongerName  Orders   created  started  1.0.0    1.0',
      '2.5 s in all: 1.0 s waiting for the tenant to build and start, 1.5 s for our calls.',
    ]);
  });

  it('says what a plan does, and hides the values of parameters', () => {
    const parameter = { key: 'Host', value: 'hidden-value', dataType: 'xsd:string' };
    const one = planned('A', {
      content: 'update',
      reason: 'parameters have other values',
      parameterChanges: [parameter],
    });
    expect(describePlanned(one)).toBe('A (integration flow): update, deploy: parameters have other values');
    expect(describeDifferences(one)).toEqual(['~ parameter Host: ***']);
    expect(describePlanned(planned('B', { deploys: false }))).toBe(
      'B (integration flow): create: it is not in the tenant',
    );
  });
});
