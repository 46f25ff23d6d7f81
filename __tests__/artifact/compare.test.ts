import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import { compareArchives, isSameContent, type CompareOptions } from '../../src/artifact/compare.js';
import { MANIFEST_PATH } from '../../src/artifact/manifest.js';
import { DEFINITIONS_PATH, PARAMETERS_PATH } from '../../src/artifact/parameters.js';
import { filesOf, flowOf, FLOW_PATH, manifestOf, type Files } from './artifact-files.js';

const R = 'src/main/resources';
const SCRIPT = `${R}/script/a.groovy`;
const BASE: Files = {
  [MANIFEST_PATH]: manifestOf('Order', 'IntegrationFlow', 'Import-Package: a,b;version="1,0";x:=y\n'),
  [FLOW_PATH]: flowOf({ a: '1' }),
  [SCRIPT]: 'a\nb\n',
  [PARAMETERS_PATH]: 'k=v\nl=w\n',
  [DEFINITIONS_PATH]: '<parameters><parameter><name>k</name></parameter></parameters>',
  'metainfo.prop': 'description=d\n',
  '.project': '<a/>',
};

/** `kind path detail` of each difference between the base and the base with changes in the tenant. */
function compare(
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
  options?: CompareOptions,
): readonly string[] {
  const tenant = Object.entries({ ...BASE, ...changes }).filter(
    (row): row is [string, string] => row[1] !== undefined,
  );
  return list('IntegrationFlow', BASE, Object.fromEntries(tenant), options);
}

function list(type: ArtifactType, local: Files, tenant: Files, options?: CompareOptions): readonly string[] {
  return compareArchives(type, filesOf(local), filesOf(tenant), options).map(({ kind, path, area, detail }) =>
    [kind, area, path.split('/').at(-1), ...(detail === undefined ? [] : [detail])].join(' '),
  );
}

/** The base with one line of its manifest replaced. */
function manifest(from: string | RegExp, to: string): Readonly<Record<string, string>> {
  const text = String(BASE[MANIFEST_PATH]);
  expect(text.replace(from, to)).not.toBe(text);
  return { [MANIFEST_PATH]: text.replace(from, to) };
}

describe('compareArchives finds no difference', () => {
  it.each<readonly [string, Readonly<Record<string, string | undefined>>]>([
    ['in the same', {}],
    ['in CRLF', { [SCRIPT]: 'a\r\nb\r\n' }],
    [
      'in files that are generated',
      { '.project': '<b/>', hash: 'x', 'publicsign.crt': 'x', 'META-INF/x': 'x' },
    ],
    [
      'in a date comment',
      { 'metainfo.prop': '#Fri Nov 14\ndescription=d\nsource=\n', [PARAMETERS_PATH]: '#x\nl=w\nk=v\n' },
    ],
    ['in properties written otherwise', { [PARAMETERS_PATH]: 'k : \\u0076\nl=\\\n  w' }],
    ['in a parameter without value', { [PARAMETERS_PATH]: 'k=v\nl=w\nm=\n' }],
    ['in an orphan of the tenant', { [PARAMETERS_PATH]: 'k=v\nl=w\norphan=x\n' }],
    ['in the layout of XML', { [FLOW_PATH]: String(BASE[FLOW_PATH]).replaceAll('><', '>\r\n  <') }],
    ['in comments of XML', { [FLOW_PATH]: String(BASE[FLOW_PATH]).replace('<key>', '<!-- x --><key>') }],
    ['in the XML declaration', { [FLOW_PATH]: String(BASE[FLOW_PATH]).replace(/<\?.*\?>\n/, '') }],
    ['in CDATA', { [FLOW_PATH]: String(BASE[FLOW_PATH]).replace('>1<', '><![CDATA[1]]><') }],
  ])('%s', (_name, changes) => {
    expect(compare(changes)).toEqual([]);
  });

  it.each<readonly [string, string | RegExp, string]>([
    ['in headers of copies', 'SAP-Bundle', 'Origin-Bundle-Name: x\nOrigin-ModifiedDate: 1\nSAP-Bundle'],
    ['in the directives of the symbolic name', '; singleton:=true', ''],
    ['in empty headers', 'SAP-Bundle', 'SAP-ArtifactTrait: \nSAP-Bundle'],
    ['in folded lines', 'singleton:=true', 'single\n ton:=true'],
    ['in the order of lists', 'a,b;version="1,0";x:=y', 'b;x:=y; version="1,0", a'],
    ['in the order of headers', /(Manifest.*\n)(Bundle-Man.*\n)/, '$2$1'],
    ['in CRLF', /\n/g, '\r\n'],
    ['in the case of names', 'SAP-BundleType', 'Sap-bundletype'],
  ])('%s of the manifest', (_name, from, to) => {
    expect(compare(manifest(from, to))).toEqual([]);
  });

  it('in the name of the only mapping', () => {
    const [ours, theirs] = [`${R}/mapping/mine.mmap`, `${R}/mapping/Id.mmap`];
    expect(list('MessageMapping', { [ours]: '<a/>' }, { [theirs]: '<a></a>' })).toEqual([]);
    expect(list('MessageMapping', { [ours]: '<a/>' }, { [theirs]: '<b/>' })).toEqual([
      'changed file mine.mmap',
    ]);
    expect(list('IntegrationFlow', { [ours]: '<a/>' }, { [theirs]: '<a/>' })).toHaveLength(2);
    expect(
      list('MessageMapping', { [ours]: '<a/>' }, { [theirs]: '<a/>', [`${R}/mapping/x.mmap`]: '' }),
    ).toHaveLength(3);
  });

  it('in what the download of a value mapping lacks', () => {
    const files = { 'value_mapping.xml': '<vm/>', 'metainfo.prop': 'description=x' };
    expect(list('ValueMapping', files, { 'value_mapping.xml': '<vm />' })).toEqual([]);
    expect(list('ScriptCollection', files, {})).toEqual(['added file metainfo.prop description']);
    expect(list('ValueMapping', files, { ...files, 'metainfo.prop': 'description=y' })).toHaveLength(1);
  });
});

describe('compareArchives finds', () => {
  it.each<readonly [string, Readonly<Record<string, string | undefined>>, readonly string[]]>([
    ['a changed script', { [SCRIPT]: 'a\nc\n' }, ['changed file a.groovy']],
    ['blanks in a script', { [SCRIPT]: 'a \nb\n' }, ['changed file a.groovy']],
    ['a last line end', { [SCRIPT]: 'a\nb' }, ['changed file a.groovy']],
    ['a file that is new', { [SCRIPT]: undefined }, ['added file a.groovy']],
    ['a file that is gone', { [`${R}/script/b.js`]: '' }, ['removed file b.js']],
    ['a parameter that differs', { [PARAMETERS_PATH]: 'k=x\nl=w' }, ['changed parameters parameters.prop k']],
    ['a parameter that is new', { [PARAMETERS_PATH]: 'l=w' }, ['added parameters parameters.prop k']],
    ['another description', { 'metainfo.prop': 'description=e' }, ['changed file metainfo.prop description']],
    ['a description that is new', { 'metainfo.prop': undefined }, ['added file metainfo.prop description']],
    ['a definition', { [DEFINITIONS_PATH]: '<parameters/>' }, ['changed file parameters.propdef']],
    ['no manifest', { [MANIFEST_PATH]: undefined }, ['added manifest MANIFEST.MF']],
    ['a manifest that is none', { [MANIFEST_PATH]: 'x' }, ['changed manifest MANIFEST.MF']],
    ['damaged properties', { 'metainfo.prop': 'a=\\u1' }, ['changed file metainfo.prop']],
    ['XML that is damaged', { [FLOW_PATH]: '<a>' }, ['changed file Order Intake.iflw']],
  ])('%s', (_name, changes, expected) => {
    expect(compare(changes)).toEqual(expected);
  });

  it.each<readonly [string, string | RegExp, string, string]>([
    ['a version', 'Version: 1.0.0', 'Version: 1.0.1', 'changed manifest MANIFEST.MF bundle-version'],
    ['an id', 'Name: Order;', 'Name: Other;', 'changed manifest MANIFEST.MF bundle-symbolicname'],
    ['a package', 'a,b;', 'b;', 'changed manifest MANIFEST.MF import-package'],
    ['a version in quotes', '"1,0"', '"1,1"', 'changed manifest MANIFEST.MF import-package'],
    ['quotes that move', '"1,0";x:=y', '"1,0;x:=y"', 'changed manifest MANIFEST.MF import-package'],
    ['a header that is gone', 'SAP-Bundle', 'SAP-New: x\nSAP-Bundle', 'removed manifest MANIFEST.MF sap-new'],
  ])('%s in the manifest', (_name, from, to, expected) => {
    expect(compare(manifest(from, to))).toEqual([expected]);
  });

  it('no values of parameters where those of the tenant win, but new definitions', () => {
    const ignore = { parameterValues: 'ignore' } as const;
    expect(compare({ [PARAMETERS_PATH]: 'k=x' }, ignore)).toEqual([]);
    expect(compare({ [PARAMETERS_PATH]: undefined }, ignore)).toEqual([]);
    expect(compare({ [DEFINITIONS_PATH]: '<parameters/>' }, ignore)).toHaveLength(1);
  });

  it('a parameter that lost its value', () => {
    const local = { ...BASE, [PARAMETERS_PATH]: 'l=w' };
    expect(list('IntegrationFlow', local, BASE)).toEqual(['removed parameters parameters.prop k']);
  });

  it('any change of a byte in a library', () => {
    const jar = `${R}/lib/a.jar`;
    const local = { [jar]: Buffer.from([0, 13, 10]) };
    expect(list('ScriptCollection', local, { [jar]: Buffer.from([0, 10]) })).toEqual(['changed file a.jar']);
    expect(list('ScriptCollection', local, local)).toEqual([]);
  });
});

/** A document as a value: what it is written as may vary, what it says may not. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const xmlName = fc.constantFrom('a', 'b', 'ifl:property', 'key');
const xmlText = fc.stringMatching(/^[ a-z&<>"'\n]{1,6}$/);
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name: xmlName,
    attributes: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.stringMatching(/^[ a-z&<"']{0,4}$/), {
      noNullPrototype: true,
    }),
    children: fc.oneof(
      { depthSize: 'small' },
      fc.constant([]),
      xmlText.map((text) => [text]),
      fc.array(tie('element'), { maxLength: 3 }),
      fc.tuple(xmlText, tie('element'), xmlText).map((mixed) => [...mixed]),
    ),
  }),
}));

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('>', '&gt;');
}

/** `plain` writes in the shortest way, `loose` in another way that means the same. */
function render({ name, attributes, children }: Element, style: 'plain' | 'loose'): string {
  const rows = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const head = `${name}${(style === 'plain' ? rows : rows.reverse()).join('')}`;
  if (children.length === 0) return style === 'plain' ? `<${head}/>` : `<${head} ></${name}>`;
  const isLayoutFree = children.some((child) => typeof child === 'string');
  const gap = style === 'plain' || isLayoutFree ? '' : '\r\n\t<!-- c -->\n';
  const parts = children.map((child) =>
    typeof child === 'string' ? renderText(child, style) : render(child, style),
  );
  return `<${head}>${gap}${parts.join(gap)}${gap}</${name}>`;
}

function renderText(text: string, style: 'plain' | 'loose'): string {
  return style === 'plain'
    ? escape(text)
    : `<![CDATA[${text.slice(0, 1)}]]><!-- c -->${escape(text.slice(1))}`;
}

/** What the document says, in a form of its own. Blanks beside elements, without other text, say nothing. */
function meaning(node: Element | string): unknown {
  if (typeof node === 'string') return node;
  const texts = node.children.filter((child) => typeof child === 'string');
  const isLayout = texts.length < node.children.length && texts.every((text) => text.trim() === '');
  const children = isLayout ? node.children.filter((child) => typeof child !== 'string') : node.children;
  return [node.name, Object.entries(node.attributes).toSorted(), children.map(meaning)];
}

function same(one: string, other: string): boolean {
  return isSameContent('x.iflw', Buffer.from(one), Buffer.from(other));
}

describe('XML', () => {
  it('is the same however it is written', () => {
    fc.assert(
      fc.property(element, (root) => {
        expect(same(render(root, 'plain'), render(root, 'loose'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same only if it says the same', () => {
    fc.assert(
      fc.property(element, element, (one, other) => {
        expect(same(render(one, 'plain'), render(other, 'loose'))).toBe(
          JSON.stringify(meaning(one)) === JSON.stringify(meaning(other)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('differs after any change of one character that is no layout', () => {
    const text = flowOf({ scriptBundleId: 'Common', x: '{{Receiver Host}}' });
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === 'q' ? 'r' : 'q'}${text.slice(at + 1)}`;
      const isDeclaration = at < text.indexOf('<bpmn2');
      if (!isDeclaration) expect([at, same(text, changed)]).toEqual([at, false]);
    }
  });

  it.each<readonly [string, string, string, boolean]>([
    ['a blank value', '<value> </value>', '<value/>', false],
    ['two blank values', '<value> </value>', '<value>  </value>', false],
    ['a line end as value', '<value>\n</value>', '<value></value>', false],
    ['blanks around a value', '<value>a</value>', '<value> a </value>', false],
    ['CRLF in a value', '<value>a\nb</value>', '<value>a\r\nb</value>', true],
    [
      'blanks that are to be kept',
      '<a xml:space="preserve"> <b/></a>',
      '<a xml:space="preserve"><b/></a>',
      false,
    ],
    [
      'blanks to be kept no more',
      '<a xml:space="preserve"><c xml:space="default"> <b/></c></a>',
      '<a xml:space="preserve"><c xml:space="default"><b/></c></a>',
      true,
    ],
    ['blanks in mixed text', '<a>x<b/> <c/></a>', '<a>x<b/><c/></a>', false],
    ['nesting', '<a><b><c/></b></a>', '<a><b/><c/></a>', false],
    ['the order of elements', '<a><b/><c/></a>', '<a><c/><b/></a>', false],
    ['a prefix', '<a:b xmlns:a="x"/>', '<c:b xmlns:c="x"/>', false],
    ['an instruction', '<a><?x y?></a>', '<a><?x z?></a>', false],
    ['a text that looks like a tag', '<a>&lt;b></a>', '<a><b/></a>', false],
    ['an entity', '<a>&#65;</a>', '<a>A</a>', true],
    ['a DOCTYPE, which is compared as text', '<!DOCTYPE a><a />', '<!DOCTYPE a><a/>', false],
    ['the same DOCTYPE', '<!DOCTYPE a>\r\n<a/>', '<!DOCTYPE a>\n<a/>', true],
    ['a byte order mark', '\uFEFF<a/>', '<a/>', true],
  ])('with %s', (_name, one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });

  it('tells nesting apart at any depth', () => {
    const deep = (inner: string): string => `${'<a>'.repeat(100)}${inner}${'</a>'.repeat(100)}`;
    expect(same(deep('<b><c/></b>'), deep('<b/><c/>'))).toBe(false);
    expect(same(deep('<b><c/></b>'), deep(' <b> <c/></b>'))).toBe(true);
  });

  it('is read in the encoding that it declares', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
    expect(isSameContent('x.xsd', Buffer.from(text, 'latin1'), Buffer.from('<a>é</a>'))).toBe(true);
    expect(isSameContent('x.xsd', Buffer.from(text, 'latin1'), Buffer.from('<a>è</a>'))).toBe(false);
    const wide = Buffer.from('\uFEFF<a>é</a>', 'utf16le');
    expect(isSameContent('x.xsd', wide, Buffer.from('<a>é</a>'))).toBe(true);
    expect(
      isSameContent('x.xsd', Buffer.from('<a>\xff</a>', 'latin1'), Buffer.from('<a>\xfe</a>', 'latin1')),
    ).toBe(false);
  });

  it('does not expand entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>';
    expect(same(bomb, bomb.replace('&y;<', '&x;&x;&x;<'))).toBe(false);
  });

  it('takes time that grows with its size', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `<ifl:property><key>k${n}</key><value>v</value></ifl:property>`,
    );
    const text = `<a xmlns:ifl="x">${rows.join('\n')}</a>`;
    const start = performance.now();
    expect(same(text, text.replaceAll('\n', ''))).toBe(true);
    expect(
      same(
        `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
        `${'<a>'.repeat(20_000)} ${'</a>'.repeat(20_000)}`,
      ),
    ).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
