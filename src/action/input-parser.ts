/**
 * Reads single inputs, with their defaults and ranges, and collects their faults, so that all are reported
 * together.
 */
import * as path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { describeLine, placeOfLine, type LineFault } from '../credential-store/reference-list.js';
import { ActionError, combineErrors, type Place } from '../errors.js';
import { INPUT_DEFAULTS, type InputName } from './input-table.js';
import type { Runner } from './runner.js';

export type InputReader = Pick<
  Runner,
  'readInput' | 'listInputNames' | 'readVariable' | 'readText' | 'mask' | 'maskLater'
>;

export class InputParser {
  readonly #faults: ActionError[] = [];
  readonly warnings: string[] = [];
  readonly reader: InputReader;

  constructor(reader: InputReader) {
    this.reader = reader;
  }

  /** Blanks at the ends do not count; an input that is empty or blank has its default. */
  readText(name: InputName): string {
    const text = this.reader.readInput(name).trim();
    return text === '' ? INPUT_DEFAULTS[name] : text;
  }

  isSet(name: InputName): boolean {
    return this.reader.readInput(name).trim() !== '';
  }

  readWord<W extends string>(name: InputName, words: readonly [W, ...W[]]): W {
    const text = this.readText(name);
    const word = words.find((one) => one === text);
    if (word === undefined) this.addFault(name, `it takes ${words.join(', ')}`);
    return word ?? words[0];
  }

  /** The booleans of the core schema of YAML 1.2. */
  readBoolean(name: InputName): boolean {
    const text = this.readText(name);
    if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) this.addFault(name, 'it takes true or false');
    return text.toLowerCase() === 'true';
  }

  readNumber(name: InputName, min: number, max: number, kind: 'any' | 'whole' = 'whole'): number {
    const text = this.readText(name);
    const value = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max && (kind === 'any' || Number.isInteger(value))) return value;
    this.addFault(name, `it takes a ${kind === 'whole' ? 'whole ' : ''}number from ${min} to ${max}`);
    return min;
  }

  /** Relative to the workspace. */
  readPath(name: InputName): string | undefined {
    const text = this.readText(name);
    if (text === '') return undefined;
    if (text.includes('\0')) this.addFault(name, 'it must not hold NUL');
    return path.resolve(this.reader.readVariable('GITHUB_WORKSPACE') ?? '.', text);
  }

  /** What looks like a known input is a slip; anything else may belong to another version. */
  checkNames(): void {
    const known = Object.keys(INPUT_DEFAULTS);
    for (const name of this.reader.listInputNames().filter((one) => !known.includes(one))) {
      const meant = known.find((one) => isSlipOf(name, one));
      if (meant === undefined) this.warnings.push(`The input "${name}" is not known and was not used.`);
      else this.#add(`The input "${name}" is not known: "${meant}" is meant.`);
    }
  }

  addFault(name: InputName, message: string): void {
    this.#add(`The input "${name}" is not valid: ${message}.`);
  }

  addVariableFault(name: string, message: string): void {
    this.#add(`The environment variable "${name}" is not valid: ${message}.`);
  }

  addLineFaults(faults: readonly LineFault[]): void {
    for (const { line, message } of faults)
      this.#add(`In ${describeLine(line)}: ${message}`, placeOfLine(line));
  }

  addErrors(errors: readonly ActionError[]): void {
    // As arguments, too many of them would end the step.
    for (const error of errors) this.#faults.push(error);
  }

  /** The value of a step that may throw, or undefined with its errors collected. */
  collect<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#faults.push(error);
      return undefined;
    }
  }

  hasFaults(): boolean {
    return this.#faults.length > 0;
  }

  /** @throws ActionError or AggregateError of them */
  throwFaults(): void {
    if (this.#faults.length > 0) throw combineErrors(this.#faults);
  }

  #add(happened: string, place?: Place): void {
    this.#faults.push(
      new ActionError('INPUT_INVALID', { happened, next: 'Correct the step; nothing was sent yet.', place }),
    );
  }
}

function isSlipOf(name: string, known: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[^a-z\d]/g, '');
  return plain(name) === plain(known) || (known.length > 5 && distance(name, known) <= 2);
}
