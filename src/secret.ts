/**
 * A string that cannot be printed by accident: it shows as `[secret]` in logs, JSON and inspection until
 * `reveal()` is called. Reviewers search for `reveal(`.
 */
import { inspect } from 'node:util';

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
