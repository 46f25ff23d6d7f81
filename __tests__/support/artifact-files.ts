/** Small artifacts as files of a workspace, of all four types. The folder '' gives what stands in a zip file. */
import type { Files } from './deploy-bench.js';

interface ManifestOptions {
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function manifestOf(id: string, bundleType: string, options: ManifestOptions = {}): string {
  const headers = {
    'Manifest-Version': '1.0',
    'Bundle-ManifestVersion': '2',
    'Bundle-Name': id,
    'Bundle-SymbolicName': `${id}; singleton:=true`,
    'Bundle-Version': options.version ?? '1.0.0',
    'SAP-BundleType': bundleType,
    ...options.headers,
  };
  return `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n`;
}

export interface FlowOptions extends ManifestOptions {
  /** Externalised parameters with their values. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
  /** Content of its script. */
  readonly script?: string;
  /** Id of a script collection that it uses. */
  readonly collection?: string;
  /** Id of a message mapping that it uses. */
  readonly mapping?: string;
  /** Called from outside at this address. */
  readonly address?: string;
}

export function flow(folder: string, id: string, options: FlowOptions = {}): Files {
  const { parameters, types = {}, script = 'def x = 1', collection, mapping, address } = options;
  const properties = {
    ...(collection !== undefined && { scriptBundleId: collection }),
    ...(mapping !== undefined && { messageMappingBundleId: mapping }),
    ...(address !== undefined && { ComponentType: 'HTTPS', direction: 'Sender', urlPath: address }),
    script: 'main.groovy',
  };
  return inFolder(folder, {
    'META-INF/MANIFEST.MF': manifestOf(id, 'IntegrationFlow', options),
    'src/main/resources/scenarioflows/integrationflow/Flow.iflw': flowModel(properties),
    'src/main/resources/script/main.groovy': script,
    ...(parameters !== undefined && {
      'src/main/resources/parameters.prop': Object.entries(parameters)
        .map(([key, value]) => `${key.replaceAll(/[ :=]/g, '\\$&')}=${value}\n`)
        .join(''),
      'src/main/resources/parameters.propdef': definitionsOf(Object.keys(parameters), types),
    }),
  });
}

export function scriptCollection(folder: string, id: string, script = 'def y = 2'): Files {
  return inFolder(folder, {
    'META-INF/MANIFEST.MF': manifestOf(id, 'ScriptCollection'),
    'src/main/resources/script/common.groovy': script,
  });
}

export function messageMapping(folder: string, id: string, text = 'a'): Files {
  return inFolder(folder, {
    'META-INF/MANIFEST.MF': manifestOf(id, 'MessageMapping'),
    'src/main/resources/mapping/Map.mmap': `<?xml version="1.0"?><mapping><name>${text}</name></mapping>`,
  });
}

export function valueMapping(folder: string, id: string, value = 'Germany'): Files {
  return inFolder(folder, {
    'META-INF/MANIFEST.MF': manifestOf(id, 'ValueMapping'),
    'value_mapping.xml': `<?xml version="1.0" encoding="UTF-8"?><vm version="2.0"><group id="1"><entry><agency>A</agency><schema>code</schema><value>DE</value></entry><entry><agency>B</agency><schema>name</schema><value>${value}</value></entry></group></vm>`,
  });
}

export function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [folder === '' ? name : `${folder}/${name}`, content]),
  );
}

function flowModel(properties: Readonly<Record<string, string>>): string {
  const rows = Object.entries(properties).map(
    ([key, value]) => `<ifl:property><key>${key}</key><value>${value}</value></ifl:property>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ifl="http:///com.sap.ifl.model/Ifl.xsd"><bpmn2:extensionElements>${rows.join('')}</bpmn2:extensionElements></bpmn2:definitions>`;
}

function definitionsOf(keys: readonly string[], types: Readonly<Record<string, string>>): string {
  const rows = keys.map(
    (key) =>
      `<parameter><key>${key}</key><name>${key}</name><type>${types[key] ?? 'xsd:string'}</type><isRequired>false</isRequired></parameter>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><parameters>${rows.join('')}<param_references/></parameters>`;
}
