/** Points in time as the services write them. */

/** ISO 8601 in UTC; the service cuts zeros at the end of the fraction, so any number of digits counts. */
export function parseDate(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/.exec(
    value.trim(),
  );
  const date = new Date(match?.[0] ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
