/**
 * Artifacts for tests, in memory: small, sound, and easy to change in one place.
 */
import type { Archive } from '../../src/artifact/archive.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function filesOf(files: Files): Archive {
  return new Map(
    Object.entries(files).map(([path, content]) => [path, new Uint8Array(Buffer.from(content))]),
  );
}

export function manifestOf(id: string, type = 'IntegrationFlow', more = ''): string {
  return [
    'Manifest-Version: 1.0',
    'Bundle-ManifestVersion: 2',
    `Bundle-Name: ${id}`,
    `Bundle-SymbolicName: ${id}; singleton:=true`,
    'Bundle-Version: 1.0.0',
    `SAP-BundleType: ${type}`,
    `${more}\n`,
  ].join('\n');
}

export const FLOW_PATH = 'src/main/resources/scenarioflows/integrationflow/Order Intake.iflw';

/** A flow whose properties are `properties`. */
export function flowOf(properties: Readonly<Record<string, string>>): string {
  const rows = Object.entries(properties).map(
    ([key, value]) => `<ifl:property><key>${key}</key><value>${value}</value></ifl:property>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<bpmn2:definitions xmlns:bpmn2="b" xmlns:ifl="i">${rows.join('')}</bpmn2:definitions>`;
}
