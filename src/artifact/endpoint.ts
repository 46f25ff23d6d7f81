/** PURE. Whether an integration flow may be called from outside, so that the service may list an address for it. */
import type { LocalArtifact } from './local-artifact.js';
import { decodeXml } from './text.js';

/** Adapters on the side of the sender carry this word; a flow without it polls, or is started by a timer. */
const SENDER = />\s*Sender\s*</;

export function offersEndpoint({ type, archive }: Pick<LocalArtifact, 'type' | 'archive'>): boolean {
  if (type !== 'IntegrationFlow') return false;
  return [...archive].some(([path, bytes]) => /\.iflw$/i.test(path) && SENDER.test(decodeXml(bytes) ?? ''));
}
