/** PURE. Which texts of a delivery are masked, by its field, its options and the inputs; and the masks of a token. */
import type { Delivery } from '../credential-store/delivery.js';
import type { FetchSettings } from './fetch-inputs.js';
import type { Secret } from '../secret.js';
import { isTooShortToMask, listForcedMaskForms, listMaskForms } from './masking.js';

/**
 * Masked are the field `value`, and what `decode` and `json` make of it. What is too short is passed over, unless
 * the user asks for its mask.
 */
export function listDeliveryMasks(delivery: Delivery, settings: FetchSettings): readonly string[] {
  const { outcome, source, credential } = delivery;
  const { field, options } = source.reference;
  const usernames = credential?.username === undefined ? [] : [credential.username];
  if (outcome.status === 'missing' || options.mask === 'off') return [];
  if (outcome.status === 'default')
    return options.mask === 'force' ? listForcedMaskForms(outcome.content, usernames) : [];
  if ((field !== 'value' && options.mask !== 'force') || isDeliveryTooShort(delivery, settings)) return [];
  const policy = { minLength: settings.minMaskLength };
  const isForced = options.mask === 'force' || settings.shortValues === 'mask';
  const content = isForced
    ? listForcedMaskForms(outcome.content, usernames)
    : listMaskForms(outcome.content, policy, usernames);
  const stages = outcome.stages.filter(
    (stage) => stage !== outcome.content && !isTooShortToMask(stage, policy),
  );
  return [...content, ...stages.flatMap((stage) => listMaskForms(stage, policy, usernames))];
}

/** A value whose mask would ruin the log, or hide nothing. */
export function isDeliveryTooShort({ outcome, source }: Delivery, settings: FetchSettings): boolean {
  const { field, options } = source.reference;
  return (
    outcome.status === 'found' &&
    field === 'value' &&
    options.mask === 'as-needed' &&
    settings.shortValues === 'error' &&
    isTooShortToMask(outcome.content, { minLength: settings.minMaskLength })
  );
}

const MIN_TOKEN_CHARACTERS = 8;

export function maskToken(runner: { mask(forms: readonly string[]): void }): (token: Secret) => void {
  return (token) => {
    runner.mask(listMaskForms(token.reveal(), { minLength: MIN_TOKEN_CHARACTERS }));
  };
}
