/** The closed list of what is repaired around the fields of a service key, besides the repairs of their PEM. */
import { REPAIR_CODES, type RepairCode } from '../keys/repairs.js';

export const SERVICE_KEY_REPAIR_CODES = [
  'json-in-string',
  'json-escaped',
  'json-quotes',
  'json-raw-line-breaks',
  'json-commas',
  'json-comments',
  'json-braces',
  'json-literals',
  'other-notation',
  'text-around-json',
  'wrapper-removed',
  'encoded-fields',
  'field-names',
  'chosen-service',
  'repeated-key',
] as const;

export type ServiceKeyRepairCode = RepairCode | (typeof SERVICE_KEY_REPAIR_CODES)[number];

/** In the order of the lists, each once. */
export function orderServiceKeyRepairs(
  codes: Iterable<ServiceKeyRepairCode>,
): readonly ServiceKeyRepairCode[] {
  const set = new Set(codes);
  return [...SERVICE_KEY_REPAIR_CODES, ...REPAIR_CODES].filter((code) => set.has(code));
}
