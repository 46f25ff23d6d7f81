/**
 * PURE. The certificate chain as a Mermaid picture for the job summary. Labels come from certificates, so every sign
 * that could act in Mermaid, Markdown or HTML is left out.
 */
import { formatDay } from '../keys/judgement.js';
import { nameOf, type ChainLink } from './check-report.js';

/** @returns lines; none where there is no certificate. */
export function renderChainPicture(
  links: readonly ChainLink[],
  clean: (text: string) => string,
): readonly string[] {
  const last = links.at(-1);
  if (last === undefined) return [];
  const nodes = links.map(
    ({ certificate, role }, index) =>
      `  c${index}["${role}<br/>${toLabel(clean(nameOf(certificate.subject)))}<br/>until ${formatDay(certificate.validToDate)}"]`,
  );
  const arrows = links.slice(1).map((_, index) => `  c${index + 1} -- issued --> c${index}`);
  const isWhole = last.certificate.subject === last.certificate.issuer;
  const above = isWhole
    ? []
    : [
        `  above["${toLabel(clean(nameOf(last.certificate.issuer)))}<br/>known to the service"]`,
        `  above -. issued .-> c${links.length - 1}`,
      ];
  return ['```mermaid', 'flowchart TB', ...nodes, ...above, ...arrows, '```', ''];
}

const MAX_LABEL_CHARACTERS = 60;

function toLabel(text: string): string {
  const plain = text.replaceAll(/[^\p{L}\p{N} .,=_-]/gu, ' ').slice(0, MAX_LABEL_CHARACTERS);
  // Mermaid takes a lower-case `end` for one of its own words.
  return plain.replaceAll(/\bend\b/gi, 'End').trim();
}
