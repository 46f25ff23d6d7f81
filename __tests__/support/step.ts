/**
 * One step of a workflow against a tenant: dist/index.js as a process, with the inputs of the step. What a runner
 * fills in (defaults of action.yml) is left out, as the action has the same defaults.
 */
import path from 'node:path';
import { expect } from '@jest/globals';
import { RESERVED_OUTPUTS } from '../../src/action/input-table.js';
import { runAction, type RunnerOptions, type RunnerResult } from '../../src/demo/runner.js';
import type { BindingOptions, IssuedBinding } from '../../src/demo/binding-options.js';
import type { Tenant } from '../../src/demo/tenant.js';

export const DIST = path.resolve('dist');

export interface StepOptions extends Partial<Omit<RunnerOptions, 'entry' | 'inputs'>> {
  /** Laid over those that every step has; `undefined` takes one away. */
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  readonly binding?: BindingOptions | IssuedBinding;
}

/** Runs the step and checks what must hold for every run: no secret outside of masks, nothing that acts. */
export async function runStep(tenant: Tenant, options: StepOptions = {}): Promise<RunnerResult> {
  const { inputs = {}, binding = {}, ...runner } = options;
  const issued = 'serviceKey' in binding ? binding : tenant.issueBinding(binding);
  const serviceKey = JSON.stringify(issued.serviceKey);
  const all: Readonly<Record<string, string | undefined>> = {
    'service-key': serviceKey,
    'ca-certificates': tenant.caPem,
    namespace: 'prod',
    'max-retries': '1',
    ...inputs,
  };
  const result = await runAction({
    entry: path.join(DIST, 'index.js'),
    secrets: [serviceKey],
    inputs: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...runner,
  });
  expectNothingActs(result);
  return result;
}

/** The clean-up after the job, in the workspace of the step. */
export async function runPost(step: RunnerResult): Promise<RunnerResult> {
  return runAction({
    entry: path.join(DIST, 'post.js'),
    inputs: {},
    state: step.state,
    workspace: step.workspace,
    runnerTemp: step.runnerTemp,
  });
}

/** Only the commands that the action is meant to give, and no fault of a command file. */
function expectNothingActs(result: RunnerResult): void {
  const commands = new Set(result.commands.map(({ command }) => command));
  for (const known of ['add-mask', 'error', 'warning', 'notice', 'group', 'endgroup', 'debug'])
    commands.delete(known);
  expect([...commands]).toEqual([]);
  expect(result.fileCommandErrors).toEqual([]);
  expect(result.stderr).toBe('');
}

/** The step failed with this code, and handed nothing on. */
export function expectFailure(result: RunnerResult, code: string): void {
  expect({ code: result.outputs['error-code'], exitCode: result.exitCode }).toEqual({ code, exitCode: 1 });
  const own = ['manifest', 'missing', 'expires-at', 'days-left', 'error-code', 'credentials-json'];
  const set = Object.entries(result.outputs).filter(([name, value]) => !isStillEmpty(name, value));
  expect(set.map(([name]) => name).filter((name) => !own.includes(name))).toEqual([]);
  expect(result.outputs['manifest']).toBe('[]');
  expect(result.env).toEqual({});
  expect(result.annotations.map(({ title }) => title)).toContain(code);
}

/** Where the inputs contradict each other, the outputs of every command are set, to what they hold before anything. */
function isStillEmpty(name: string, value: string): boolean {
  return RESERVED_OUTPUTS.includes(name) && ['', '[]', '{}', 'false', '{"include":[]}'].includes(value);
}

export function expectSuccess(result: RunnerResult): void {
  expect({
    exitCode: result.exitCode,
    errors: result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message),
  }).toEqual({ exitCode: 0, errors: [] });
  expect(result.outputs['error-code']).toBe('');
}
