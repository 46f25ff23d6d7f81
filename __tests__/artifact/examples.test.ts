import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseArtifactLines } from '../../src/artifact/artifact-lines.js';
import { readArchive, writeArchive } from '../../src/artifact/archive.js';
import { compareArchives } from '../../src/artifact/compare.js';
import { parseManifest, MANIFEST_PATH } from '../../src/artifact/manifest.js';
import { readParameters } from '../../src/artifact/parameters.js';
import { listUses } from '../../src/artifact/references.js';
import { findArtifacts } from '../../src/artifact/source.js';
import { describeXmlFile } from '../../src/artifact/compare.js';

const { artifacts, errors } = findArtifacts({
  lines: parseArtifactLines('examples/packages/*/*').lines,
  package: undefined,
  workspace: path.resolve('.'),
});

describe('the example package', () => {
  it('holds one artifact of each type, and nothing that the service does not know', () => {
    expect(errors).toEqual([]);
    expect(artifacts.map(({ id, type, packageId, ignored }) => [id, type, packageId, ignored])).toEqual([
      ['Example_Countries', 'ValueMapping', 'ExampleOrders', []],
      ['Example_Order_Intake', 'IntegrationFlow', 'ExampleOrders', []],
      ['Example_Order_Mapping', 'MessageMapping', 'ExampleOrders', []],
      ['Example_Scripts', 'ScriptCollection', 'ExampleOrders', []],
    ]);
  });

  it('is used in this order: value mapping, scripts and mapping, flow', () => {
    expect(artifacts.map((artifact) => [artifact.id, listUses(artifact, artifacts)])).toEqual([
      ['Example_Countries', []],
      ['Example_Order_Intake', ['Example_Order_Mapping', 'Example_Scripts']],
      ['Example_Order_Mapping', []],
      ['Example_Scripts', ['Example_Countries']],
    ]);
  });

  it('has two parameters, which the flow uses', () => {
    const flow = artifacts.find(({ type }) => type === 'IntegrationFlow');
    const parameters = readParameters(flow?.archive ?? new Map());
    expect([...parameters.values()]).toEqual([
      { key: 'Order Path', value: '/example/orders', type: 'xsd:string', isRequired: false },
      { key: 'Default Country', value: 'DE', type: 'xsd:string', isRequired: false },
    ]);
    const texts = [...(flow?.archive.values() ?? [])].map((bytes) => Buffer.from(bytes).toString());
    for (const key of parameters.keys()) expect(texts.join()).toContain(`{{${key}}}`);
  });

  it('is well-formed, in lines that a manifest may have', () => {
    for (const { archive } of artifacts) {
      const manifest = Buffer.from(archive.get(MANIFEST_PATH) ?? []).toString();
      expect(Math.max(...manifest.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
      expect(parseManifest(manifest)).toBeDefined();
      for (const [file, bytes] of archive)
        if (/\.(?:iflw|mmap|xsd|propdef|xml)$/.test(file)) expect(describeXmlFile(file, bytes)).toBeDefined();
    }
  });

  it('survives an archive', () => {
    for (const { archive, type } of artifacts) {
      const back = readArchive(writeArchive(archive), { label: 'example' });
      expect(compareArchives(type, archive, back)).toEqual([]);
      expect([...back.keys()]).toEqual([...archive.keys()]);
    }
  });
});
