/**
 * Everything that has to exist before the process of an action starts: folders, command files and its
 * environment. Folders have the layout of a hosted runner, and only those made here are removed again.
 */

import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  commandFileVariables,
  createCommandFiles,
  removeCommandFiles,
  type CommandFilePaths,
} from './command-files.js';
import { buildBareEnvironment, buildRunnerEnvironment, withStepEnv } from './environment.js';

export interface StageOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly stepEnv: Readonly<Record<string, string | undefined>>;
  readonly stepDebug: boolean;
  /** Off a runner there are no command files and no variables of GitHub. */
  readonly kind: 'runner' | 'bare';
  readonly workspace: string | undefined;
  readonly runnerTemp: string | undefined;
}

export interface Stage {
  readonly workspace: string;
  readonly runnerTemp: string;
  readonly env: Readonly<Record<string, string>>;
  readonly commandFiles: CommandFilePaths | undefined;
  readonly cleanUp: () => Promise<void>;
}

export async function prepareStage(options: StageOptions): Promise<Stage> {
  const { root, workspace, runnerTemp } = await prepareFolders(options);
  const commandFiles = options.kind === 'runner' ? await createCommandFiles(runnerTemp) : undefined;
  const variables = commandFiles
    ? buildRunnerEnvironment({
        inputs: options.inputs,
        state: options.state,
        workspace,
        runnerTemp,
        eventPath: await writeEvent(runnerTemp),
        commandFiles: commandFileVariables(commandFiles),
        stepDebug: options.stepDebug,
      })
    : buildBareEnvironment(options);
  return {
    workspace,
    runnerTemp,
    env: withStepEnv(variables, options.stepEnv),
    commandFiles,
    cleanUp: async () => {
      if (commandFiles) await removeCommandFiles(commandFiles);
      if (root !== undefined) await rm(root, { recursive: true, force: true });
    },
  };
}

interface Folders {
  /** Undefined if the caller brought both folders. */
  readonly root: string | undefined;
  readonly workspace: string;
  readonly runnerTemp: string;
}

async function prepareFolders(options: StageOptions): Promise<Folders> {
  const given = { workspace: options.workspace, runnerTemp: options.runnerTemp };
  const isComplete = given.workspace !== undefined && given.runnerTemp !== undefined;
  const root = isComplete ? undefined : await mkdtemp(path.join(await realpath(tmpdir()), 'demo-runner-'));
  const work = path.join(root ?? '', 'work');
  const workspace = path.resolve(given.workspace ?? path.join(work, 'integration', 'integration'));
  const runnerTemp = path.resolve(given.runnerTemp ?? path.join(work, '_temp'));
  await Promise.all([workspace, runnerTemp].map((folder) => mkdir(folder, { recursive: true })));
  return { root, workspace, runnerTemp };
}

/** The webhook payload, here without content. */
async function writeEvent(runnerTemp: string): Promise<string> {
  const folder = path.join(runnerTemp, '_github_workflow');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'event.json');
  await writeFile(file, '{}');
  return file;
}
