import { describe, expect, it } from '@jest/globals';
import { listUses, type UsingArtifact } from '../../src/artifact/references.js';
import { MANIFEST_PATH } from '../../src/artifact/manifest.js';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import { filesOf, flowOf, FLOW_PATH, manifestOf, type Files } from './artifact-files.js';

const R = 'src/main/resources';

function artifact(id: string, files: Files, type: ArtifactType = 'IntegrationFlow'): UsingArtifact {
  return { id, type, archive: filesOf(files) };
}

function entry(agency: string, schema: string): string {
  return `<entry><agency>${agency}</agency><schema>${schema}</schema><value>x</value></entry>`;
}

const COUNTRIES = artifact(
  'Countries',
  {
    'value_mapping.xml': `<vm version="2.0"><group id="1">${entry('Shop &amp; Co', 'Country')}${entry('ERP', 'Key')}</group></vm>`,
  },
  'ValueMapping',
);
const UNITS = artifact(
  'Units',
  { 'value_mapping.xml': `<vm><group>${entry('Shop', 'Unit')}</group></vm>` },
  'ValueMapping',
);

function uses(files: Files, type?: ArtifactType): readonly string[] {
  return listUses(artifact('Self', files, type), [COUNTRIES, UNITS]);
}

describe('listUses', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['scriptBundleId', 'Common', ['Common']],
    ['messageMappingBundleId', ' Order_Mapping ', ['Order_Mapping']],
    ['scriptBundleId', '', []],
    ['scriptBundleId', '{{Scripts}}', []],
    ['scriptBundleId', 'Self', []],
    ['script', 'Common', []],
    ['mappinguri', 'dir://mmap/src/main/resources/mapping/Common.mmap', []],
  ])('the property %s = %s names %j', (key, value, expected) => {
    expect(uses({ [FLOW_PATH]: flowOf({ other: 'x', [key]: value }) })).toEqual(expected);
  });

  it('reads the capabilities that the manifest requires, folded or not', () => {
    const header =
      'Require-Capability: scriptcollection.Common;resolution:=optional;bundleType:S\n tring="ScriptCollection",messagemapping.Order.Map;x:=y,other.Thing\nProvide-Capability: messagemapping.Mine\n';
    expect(uses({ [MANIFEST_PATH]: manifestOf('Self', 'IntegrationFlow', header) })).toEqual([
      'Common',
      'Order.Map',
    ]);
  });

  it('gives each id once, sorted', () => {
    const flow = { a: 'x', scriptBundleId: 'B', messageMappingBundleId: 'A' };
    const header = 'Require-Capability: scriptcollection.B,messagemapping.A\n';
    expect(uses({ [FLOW_PATH]: flowOf(flow), [MANIFEST_PATH]: manifestOf('Self', 'X', header) })).toEqual([
      'A',
      'B',
    ]);
  });

  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'a script',
      'script/a.groovy',
      `api.getMappedValue('Shop & Co', "Country", v, 'ERP', 'Key')`,
      ['Countries'],
    ],
    ['a script that names no schema', 'script/a.groovy', `api.getMappedValue('ERP', x, v, y, z)`, []],
    ['a script that only has the words', 'script/a.groovy', `def a = ['ERP', 'Key']`, []],
    ['words inside of others', 'script/a.groovy', `api.getMappedValue('ERP2', 'Keys')`, []],
    ['a script in JavaScript', 'script/a.js', `f.getMappedValue("Shop","Unit")`, ['Units']],
    ['XSLT', 'mapping/a.xsl', `<x select="vm:getMappedValue('ERP','Key',.,'A','B')"/>`, ['Countries']],
    [
      'a message mapping',
      'mapping/a.mmap',
      '<brick fname="valuemap"><param name="sa"><value>Shop &amp; Co</value></param><param><value>Country</value></param></brick>',
      ['Countries'],
    ],
    ['a script with an apostrophe', 'script/a.js', `/* don't */ f.getMappedValue('Shop','Unit')`, ['Units']],
    ['a file that is not asked', 'json/a.json', `getMappedValue("ERP","Key")`, []],
  ])('finds value mappings in %s', (_name, path, text, expected) => {
    expect(uses({ [`${R}/${path}`]: text })).toEqual(expected);
  });

  it('finds a value mapping whose script asks and whose mapping names what for', () => {
    const files = {
      [`${R}/script/lookup.groovy`]: 'def f(a, b, c, d, v) { api.getMappedValue(a, b, v, c, d) }',
      [`${R}/mapping/a.mmap`]: '<value>ERP</value><value>Key</value>',
    };
    expect(
      uses({ ...files, [`${R}/mapping/a.mmap`]: '<x><value>ERP</value><value>Key</value></x>' }),
    ).toEqual(['Countries']);
  });

  it('asks nothing of a value mapping itself, and nothing of damaged files', () => {
    expect(uses({ [`${R}/script/a.groovy`]: "getMappedValue('ERP','Key')" }, 'ValueMapping')).toEqual([]);
    expect(uses({ [FLOW_PATH]: '<a><property>', [MANIFEST_PATH]: 'x' })).toEqual([]);
    expect(uses({ [FLOW_PATH]: `<!DOCTYPE a>${flowOf({ scriptBundleId: 'B' })}` })).toEqual([]);
  });
});
