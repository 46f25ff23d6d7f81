/** Every setting of every switch of the demo tenant, from the tenant's own tables, so that no list can fall behind. */
import type { KeyPair, KeySource } from '../../src/demo/certificates/key-pair.js';
import type { SwitchesOf } from '../../src/demo/switches.js';

type Table = Readonly<Record<string, readonly unknown[]>>;

/** One switch each, with each setting but its default. */
export function listSettings<T extends Table>(table: T): readonly Partial<SwitchesOf<T>>[] {
  return Object.entries(table).flatMap(([name, [, ...others]]) =>
    others.map((setting) => ({ [name]: setting }) as Partial<SwitchesOf<T>>),
  );
}

export function defaultsOf(table: Table): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(table).map(([name, [byDefault]]) => [name, byDefault]));
}

/** Client and service share one large key: making it takes seconds, and only its size matters. */
export function sharingLargeKeys(source: KeySource): KeySource {
  const large = new Map<number, KeyPair>();
  return (bits) => {
    if (bits <= 2048) return source(bits);
    const pair = large.get(bits) ?? source(bits);
    large.set(bits, pair);
    return pair;
  };
}
