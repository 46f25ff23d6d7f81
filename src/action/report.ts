/** PURE. Lines for the log about what was fetched: names and states, never a value. */
import type { Delivery } from '../credential-store/delivery.js';
import type { FetchReport } from './fetch-command.js';

/** @param host of the service. */
export function describeDeliveries(
  report: FetchReport,
  host: string,
  mode: 'hand-over' | 'dry-run',
): readonly string[] {
  const found = report.deliveries.filter(({ outcome }) => outcome.status === 'found').length;
  const end = mode === 'dry-run' ? ' Dry run: nothing was handed on, no file was written.' : '';
  return [
    `Fetched from ${host}: ${found} of ${report.deliveries.length} NAMEs found.${end}`,
    ...report.deliveries.map(describeDelivery),
  ];
}

function describeDelivery({ outputName, outcome, source: { id, reference } }: Delivery): string {
  const form = outcome.status !== 'missing' && reference.options.file !== undefined ? ', as a file' : '';
  return `  ${outputName} = ${id.type}:${id.namespace}/${id.name}#${reference.field}: ${outcome.status}${form}`;
}
