/**
 * PURE. The certificate chain as a Mermaid picture for the job summary, with what is left of each certificate's time.
 * Labels come from certificates, so every sign that could act in Mermaid, Markdown or HTML is left out.
 */
import { formatDay } from '../keys/judgement.js';
import { nameOf, type ChainLink } from './check-report.js';
import { computeExpiry } from './expiry.js';
import { formatDaysLeft } from './human-time.js';
import { withIcon } from './summary-html.js';

export interface PictureTime {
  readonly now: Date;
  readonly warnBelowDays: number;
}

/** Readable on a light and on a dark page; an icon says the same to whom colours say nothing. */
const STATES = {
  good: { icon: '✅', style: 'fill:#dafbe1,stroke:#1a7f37,color:#1f2328' },
  soon: { icon: '⚠️', style: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328' },
  over: { icon: '❌', style: 'fill:#ffebe9,stroke:#cf222e,color:#1f2328' },
  known: { icon: '', style: 'fill:#f6f8fa,stroke:#59636e,color:#1f2328' },
} as const;

/** @returns lines; none where there is no certificate. */
export function renderChainPicture(
  links: readonly ChainLink[],
  time: PictureTime,
  clean: (text: string) => string,
): readonly string[] {
  const last = links.at(-1);
  if (last === undefined) return [];
  const nodes = links.map((link, index) => renderNode(link, index, time, clean));
  const arrows = links.slice(1).map((_, index) => `  c${index + 1} -- issued --> c${index}`);
  const isWhole = last.certificate.subject === last.certificate.issuer;
  const above = isWhole
    ? []
    : [
        `  above["${toLabel(clean(nameOf(last.certificate.issuer)))}<br/>known to the service"]:::known`,
        `  above -. issued .-> c${links.length - 1}`,
      ];
  const styles = Object.entries(STATES).map(([name, { style }]) => `  classDef ${name} ${style}`);
  return [...['```mermaid', SETTINGS, 'flowchart LR'], ...nodes, ...above, ...arrows, ...styles, '```', ''];
}

/** Names are long. */
const SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 230, "nodeSpacing": 20, "rankSpacing": 40}}}%%';

function renderNode(
  { certificate, role }: ChainLink,
  index: number,
  { now, warnBelowDays }: PictureTime,
  clean: (text: string) => string,
): string {
  const daysLeft = computeExpiry([certificate.validToDate], now)?.daysLeft ?? 0;
  const state = daysLeft < 0 ? 'over' : daysLeft < warnBelowDays ? 'soon' : 'good';
  const lines = [
    role,
    toLabel(clean(nameOf(certificate.subject))),
    `until ${formatDay(certificate.validToDate).replaceAll('-', NO_BREAK_HYPHEN)}`,
    withIcon(STATES[state].icon, formatDaysLeft(daysLeft)),
  ];
  return `  c${index}["${lines.join('<br/>')}"]:::${state}`;
}

const NO_BREAK_HYPHEN = '\u2011';
const MAX_LABEL_CHARACTERS = 60;

function toLabel(text: string): string {
  const plain = text.replaceAll(/[^\p{L}\p{N} .,=_-]/gu, ' ').slice(0, MAX_LABEL_CHARACTERS);
  // Mermaid takes a lower-case `end` for one of its own words.
  return plain.replaceAll(/\bend\b/gi, 'End').trim();
}
