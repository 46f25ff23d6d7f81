// The software bill of materials of the action: CycloneDX 1.6, from the lock file alone. What is needed to build and
// test is not part of it. Without dates or random numbers, so that the same lock gives the same bytes.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {string} JSON */
export function renderSbom(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { name, version, license, description } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const found = findRuntime(lock.packages);
  const referenceOf = (path) =>
    path === '' ? `${name}@${version}` : purlOf(nameOf(path), lock.packages[path].version);
  // The same version may lie at several places.
  const uses = new Map();
  for (const [path, needed] of found)
    uses.set(referenceOf(path), [...(uses.get(referenceOf(path)) ?? []), ...needed.map(referenceOf)]);
  const libraries = new Map(
    [...found.keys()]
      .filter((path) => path !== '')
      .map((path) => [referenceOf(path), describe(nameOf(path), lock.packages[path])]),
  );
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': referenceOf(''),
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
      },
    },
    components: [...libraries.keys()].sort().map((reference) => libraries.get(reference)),
    dependencies: [...uses.keys()]
      .sort()
      .map((ref) => ({ ref, dependsOn: [...new Set(uses.get(ref))].sort() })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Paths in the lock file that the action needs at run time, each with those that it needs itself. */
function findRuntime(packages) {
  const found = new Map();
  const visit = (path) => {
    if (found.has(path)) return;
    const { dependencies = {} } = packages[path];
    const needed = Object.keys(dependencies).map((name) => resolve(packages, path, name));
    found.set(path, needed);
    needed.forEach(visit);
  };
  visit('');
  return found;
}

/** As Node looks for a package: in the own folder, then upwards. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') throw new Error(`the lock file does not hold ${name}, which ${from} needs`);
  }
}

function nameOf(path) {
  return path.replace(/^.*node_modules\//, '');
}

function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function describe(name, { version, license, integrity }) {
  const purl = purlOf(name, version);
  const [algorithm, digest] = integrity.split('-', 2);
  if (algorithm !== 'sha512' || license === undefined) throw new Error(`${name} lacks a licence or a hash`);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    licenses: [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }],
    purl,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
  };
}
