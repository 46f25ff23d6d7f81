/**
 * PURE. The kinds of artifacts that can be deployed, one row each: the value of `SAP-BundleType`, the words for people,
 * and the files that the service knows (contract, section 15). Nothing else of a folder is uploaded.
 */
export interface ArtifactTypeRow {
  /** `SAP-BundleType` in the manifest. */
  readonly bundleType: string;
  readonly label: string;
  /** Paths that the service knows, besides those of `COMMON_PATHS`. */
  readonly paths: readonly RegExp[];
}

/** With these three every artifact may come. `META-INF` holds no other file that can be written by hand. */
const COMMON_PATHS: readonly RegExp[] = [/^META-INF\/MANIFEST\.MF$/, /^\.project$/, /^metainfo\.prop$/];

const SCRIPTS = resources('script', 'groovy|gsh|js');
const LIBRARIES = resources('lib', 'jar');
/** A WSDL file imports schemas that lie beside it. */
const SCHEMAS = [
  resources('xsd', 'xsd'),
  resources('wsdl', 'wsdl|xsd'),
  resources('edmx', 'edmx|xml'),
  resources('json', '[^./]+'),
];

export const ARTIFACT_TYPES = {
  IntegrationFlow: {
    bundleType: 'IntegrationFlow',
    label: 'integration flow',
    paths: [
      /^src\/main\/resources\/parameters\.prop(?:def)?$/,
      resources('scenarioflows', 'iflw'),
      resources('mapping', 'mmap|xslt?|opmap'),
      SCRIPTS,
      LIBRARIES,
      ...SCHEMAS,
    ],
  },
  MessageMapping: {
    bundleType: 'MessageMapping',
    label: 'message mapping',
    paths: [resources('mapping', 'mmap'), SCRIPTS, LIBRARIES, ...SCHEMAS],
  },
  ScriptCollection: {
    bundleType: 'ScriptCollection',
    label: 'script collection',
    paths: [SCRIPTS, LIBRARIES],
  },
  ValueMapping: { bundleType: 'ValueMapping', label: 'value mapping', paths: [/^value_mapping\.xml$/] },
} as const satisfies Readonly<Record<string, ArtifactTypeRow>>;

export type ArtifactType = keyof typeof ARTIFACT_TYPES;

const TYPE_BY_BUNDLE = new Map(
  Object.values(ARTIFACT_TYPES).map(({ bundleType }): [string, ArtifactType] => [bundleType, bundleType]),
);

/** The type whose bundles carry this `SAP-BundleType`. */
export function typeOfBundle(bundleType: string): ArtifactType | undefined {
  return TYPE_BY_BUNDLE.get(bundleType);
}

/** Whether the service knows a file of such an artifact. */
export function isKnownPath(type: ArtifactType, path: string): boolean {
  const rows: readonly RegExp[] = ARTIFACT_TYPES[type].paths;
  return [...COMMON_PATHS, ...rows].some((pattern) => pattern.test(path));
}

/** Files of a kind below a folder of the resources, at any depth. Files that start with a dot belong to tools. */
function resources(folder: string, extensions: string): RegExp {
  return new RegExp(
    `^src/main/resources/${folder}/(?:[^./][^/]*/)*[^./][^/]*\\.(?:${extensions})$`.replaceAll('/', '\\/'),
    'i',
  );
}
