/** Settings of a `check` step around a key that was made in the run. */
import type { CheckConfig } from '../../src/action/inputs.js';
import { readServiceKey, type ServiceKeyInput } from '../../src/service-key/read.js';

export const NOW = new Date('2026-03-01T12:00:00Z');

export function checkConfig(input: Omit<ServiceKeyInput, 'now'>): CheckConfig {
  const { binding, repairs, warnings } = readServiceKey({ ...input, now: NOW });
  return {
    command: 'check',
    binding,
    repairs,
    keyWarnings: warnings,
    inputWarnings: [],
    check: { connect: false, namespace: undefined },
    authentication: 'auto',
    connection: {
      extraAuthorities: [],
      proxy: { httpsProxy: undefined, noProxy: undefined },
      timeoutMs: 1000,
      maxRetries: 0,
      rate: undefined,
    },
    expiry: { warnBelowDays: 14, failBelowDays: undefined },
    dryRun: false,
    pemFiles: false,
  };
}
