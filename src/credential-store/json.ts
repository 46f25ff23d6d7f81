/**
 * PURE. JSON that keeps the digits of its numbers, and JSON pointers into it (RFC 6901). The messages of
 * JSON.parse quote their input, so they never leave this file.
 */

/** What V8 offers beyond the declarations of TypeScript 6 (JSON.parse source text access, ES2026). */
interface JsonWithSource {
  parse(
    text: string,
    reviver: (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}

const json = JSON as unknown as JsonWithSource;

/** @returns undefined where the text is no JSON. */
export function parseJsonKeepingDigits(text: string): { readonly value: unknown } | undefined {
  try {
    return {
      value: json.parse(text, (_key, value, context) =>
        typeof value === 'number' && context.source !== undefined ? json.rawJSON(context.source) : value,
      ),
    };
  } catch {
    return undefined;
  }
}

/** Compact JSON, numbers as they were written. */
export function renderJson(value: unknown): string {
  return JSON.stringify(value);
}

/** @returns undefined where the pointer leads to nothing (RFC 6901 §4; `-` and index 01 too). */
export function resolvePointer(root: unknown, tokens: readonly string[]): unknown {
  let current = root;
  for (const token of tokens) {
    if (Array.isArray(current)) {
      const items: readonly unknown[] = current;
      current = /^(0|[1-9]\d{0,8})$/.test(token) ? items[Number(token)] : undefined;
    } else if (isPlainObject(current) && Object.hasOwn(current, token)) {
      current = current[token];
    } else {
      return undefined;
    }
  }
  return current;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
