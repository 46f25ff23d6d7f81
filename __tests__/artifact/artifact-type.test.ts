import { describe, expect, it } from '@jest/globals';
import {
  ARTIFACT_TYPES,
  isKnownPath,
  typeOfBundle,
  type ArtifactType,
} from '../../src/artifact/artifact-type.js';

const R = 'src/main/resources';

/** Who knows a path: F flow, M message mapping, S script collection, V value mapping. */
const TYPES: readonly (readonly [string, ArtifactType])[] = [
  ['F', 'IntegrationFlow'],
  ['M', 'MessageMapping'],
  ['S', 'ScriptCollection'],
  ['V', 'ValueMapping'],
];

describe('isKnownPath', () => {
  it.each([
    ['META-INF/MANIFEST.MF', 'FMSV'],
    ['.project', 'FMSV'],
    ['metainfo.prop', 'FMSV'],
    ['value_mapping.xml', 'V'],
    [`${R}/parameters.prop`, 'F'],
    [`${R}/parameters.propdef`, 'F'],
    [`${R}/scenarioflows/integrationflow/Any name (1).iflw`, 'F'],
    [`${R}/script/a.groovy`, 'FMS'],
    [`${R}/script/A.GSH`, 'FMS'],
    [`${R}/script/sub/a.js`, 'FMS'],
    [`${R}/lib/a.jar`, 'FMS'],
    [`${R}/mapping/a.mmap`, 'FM'],
    [`${R}/mapping/a.xsl`, 'F'],
    [`${R}/mapping/a.xslt`, 'F'],
    [`${R}/mapping/a.opmap`, 'F'],
    [`${R}/xsd/a.xsd`, 'FM'],
    [`${R}/wsdl/a.wsdl`, 'FM'],
    [`${R}/wsdl/a.xsd`, 'FM'],
    [`${R}/edmx/a.edmx`, 'FM'],
    [`${R}/json/a.json`, 'FM'],
    ['META-INF/other', ''],
    ['hash', ''],
    ['publicsign.crt', ''],
    ['README.md', ''],
    ['sub/META-INF/MANIFEST.MF', ''],
    ['.projects', ''],
    [`${R}/script/README.md`, ''],
    [`${R}/script/.a.groovy`, ''],
    [`${R}/script/.hidden/a.groovy`, ''],
    [`${R}/script/.groovy`, ''],
    [`${R}/other/a.groovy`, ''],
    ['src/test/resources/script/a.groovy', ''],
    [`x/${R}/script/a.groovy`, ''],
    ['src/main/resources.bak/script/a.groovy', ''],
  ])('%s: %s', (path, expected) => {
    expect(
      TYPES.filter(([, type]) => isKnownPath(type, path))
        .map(([letter]) => letter)
        .join(''),
    ).toBe(expected);
  });
});

it('each row carries the bundle type of its name', () => {
  for (const [type, { bundleType }] of Object.entries(ARTIFACT_TYPES))
    expect(typeOfBundle(bundleType)).toBe(type);
  expect(typeOfBundle('toString')).toBeUndefined();
});
