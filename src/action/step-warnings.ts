/** The closed list of what a step warns about, besides what is said about the service key itself. */
import { WARNING_CODES, type WarningCode } from '../keys/judgement.js';

export const STEP_WARNING_CODES = [
  ...WARNING_CODES,
  'EXPIRY_CLOSE',
  'HTTP_FORBIDDEN',
  'CLOCK_OFFSET',
  'TLS_INSPECTED',
  'ENVIRONMENT_UNSAFE',
] as const;

export interface StepWarning {
  readonly code: WarningCode | (typeof STEP_WARNING_CODES)[number];
  /** Sentences for people: what is the case, and what to do. */
  readonly message: string;
}
