/** PURE given a reader. Which of the commands a step means, by the input `command` and by the lists that are set. */
import type { InputParser } from './input-parser.js';
import { COMMANDS, INPUT_DEFAULTS, listUsers, type Command, type InputName } from './input-table.js';

const LISTS: readonly InputName[] = ['credentials', 'credentials-file', 'artifacts'];

/** Faults are added to the inputs; the command is then a guess. */
export function chooseCommand(inputs: InputParser): Command {
  const word = inputs.readWord('command', ['auto', ...COMMANDS]);
  const lists = LISTS.filter((name) => inputs.isSet(name));
  const command = word === 'auto' ? chooseByLists(lists) : word;
  const foreign = lists.filter((name) => !listUsers(name).includes(command));
  for (const name of foreign)
    inputs.addFault(
      name,
      word === 'auto'
        ? `it belongs to another command than "${lists[0] ?? ''}", and a step does one job; write two steps`
        : `the command "${command}" does not use it; leave one of the two out`,
    );
  warnOfUnused(inputs, command, lists);
  return command;
}

function chooseByLists([first]: readonly InputName[]): Command {
  return (first === undefined ? undefined : listUsers(first)[0]) ?? 'check';
}

function warnOfUnused(inputs: InputParser, command: Command, lists: readonly InputName[]): void {
  for (const name of Object.keys(INPUT_DEFAULTS).filter(isInputName)) {
    const isUnused = !listUsers(name).includes(command) && !lists.includes(name);
    if (isUnused && inputs.readText(name) !== INPUT_DEFAULTS[name])
      inputs.warnings.push(`The input "${name}" was not used: the command "${command}" does not know it.`);
  }
}

function isInputName(name: string): name is InputName {
  return name in INPUT_DEFAULTS;
}
