/** One call of the API by a known caller, and what every operation asks of it. */
import type { DemoRequest } from '../exchange.js';
import type { Caller } from './authentication.js';
import type { IntegrationRole } from './client-registry.js';
import type { Answer } from './entity.js';
import { parseLiteral, type Segment } from './resource-path.js';
import { badRequest } from './service-error.js';
import type { IntegrationState } from './state.js';
import type { RateGroup } from './switches.js';

export interface Call {
  readonly state: IntegrationState;
  readonly request: DemoRequest;
  readonly caller: Caller;
  readonly segments: readonly Segment[];
}

export interface Operation {
  /** Nothing: any known caller may. */
  readonly role: IntegrationRole | undefined;
  readonly group: RateGroup;
  readonly run: (call: Call) => Answer;
}

/** By method and signature: `GET IntegrationPackages()`. */
export type Operations = readonly (readonly [call: string, operation: Operation])[];

/** The key of a segment; a single key may come with its name or without. */
export function keyOf({ segments }: Call, name: string, index = 0): string {
  const keys = segments[index]?.keys;
  const key = keys?.get(name) ?? (keys?.size === 1 ? keys.get('') : undefined);
  if (key === undefined) throw badRequest(`The key ${name} is missing.`);
  return key;
}

/** A parameter of a function import (contract 5.1). */
export function parameterOf({ request }: Call, name: string): string {
  const value = parseLiteral(request.query.get(name));
  if (value === undefined) throw badRequest(`The parameter ${name} is missing or no string literal.`);
  return value;
}

export type Body = Readonly<Record<string, unknown>>;

/** Flat, or inside `d` (contract 6). */
export function bodyOf({ request }: Call): Body {
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('application/json')) throw badRequest('The content type is not application/json.');
  const json = parseObject(request.body.toString('utf8'));
  const inner = json['d'];
  return isObject(inner) ? inner : json;
}

function parseObject(text: string): Body {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (!isObject(json)) throw badRequest('The request body is not valid.');
  return json;
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`Property '${name}' is no string.`);
  return value;
}
