import { it } from '@jest/globals';
import { makeLeaf, makeServiceKeys } from './service-key/service-keys.js';
import { CONTAINERS, TEXT_DAMAGES, WRITINGS } from './service-key/json-damages.js';
import { readDocument } from '../src/service-key/document.js';
it('x', () => {
  const keys = makeServiceKeys(makeLeaf('rsa'));
  for (const m of [keys[10]!]) {
  const text = WRITINGS['yaml']!(CONTAINERS['string fields']!(m.json));
  const d = readDocument(text);
  console.log(m.kind, d.candidates.map((c) => [c.fields['url'], Object.keys(c.fields), c.names, c.repairs]));
  console.log(text.slice(0, 600), text.slice(-300));
  }
});
