/** What the operations answer, before it becomes JSON or Atom (contract 5.2). */

export type PropertyValue = string | number | boolean | null | Date;

export interface Entity {
  /** Without the namespace. */
  readonly type: string;
  /** `IntegrationPackages('P')`, relative to the service. */
  readonly path: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly navigation?: readonly string[];
  /** Navigations that come with the entity. */
  readonly expanded?: Readonly<Record<string, readonly Entity[]>>;
  /** Has a `$value`. */
  readonly isMedia?: boolean;
}

export type Answer =
  | {
      readonly kind: 'entity';
      readonly status: number;
      readonly entity: Entity;
      readonly isWrapped?: boolean;
    }
  | {
      readonly kind: 'feed';
      readonly entities: readonly Entity[];
      readonly skip?: 'ignored';
      readonly count?: number;
    }
  | { readonly kind: 'empty'; readonly status: number }
  | {
      readonly kind: 'content';
      readonly status: number;
      readonly type: string;
      readonly body: Buffer;
      readonly fileName?: string;
    };

export function textAnswer(status: number, text: string, type = 'text/plain;charset=utf-8'): Answer {
  return { kind: 'content', status, type, body: Buffer.from(text) };
}

export const empty = (status: number): Answer => ({ kind: 'empty', status });
