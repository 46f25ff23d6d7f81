/**
 * The containers in which a service key reaches a user (contract 2.3), each as the text that would be stored.
 */
import type { ServiceKey } from './binding-options.js';

export const serviceKeyContainers = [
  'bare',
  'credentials',
  'command-output',
  'vcap-services',
  'kubernetes-fields',
  'kubernetes-one-key',
  'kubectl',
  'base64',
] as const;

export type ServiceKeyContainer = (typeof serviceKeyContainers)[number];

export function renderContainer(serviceKey: ServiceKey, container: ServiceKeyContainer): string {
  const json = JSON.stringify(serviceKey);
  switch (container) {
    case 'bare':
      return json;
    case 'credentials':
      return JSON.stringify({ credentials: serviceKey });
    case 'command-output':
      return `Getting key ci for service instance credstore as demo@example.com...\n\n${indented(serviceKey)}\n`;
    case 'vcap-services':
      return JSON.stringify({ credstore: [vcapEntry(serviceKey)] });
    case 'kubernetes-fields':
      return JSON.stringify(secretFields(serviceKey));
    case 'kubernetes-one-key':
      return JSON.stringify({ ...instanceFields, credentials: json, '.metadata': oneKeyDescriptor });
    case 'kubectl':
      return indented(kubernetesSecret(serviceKey));
    case 'base64':
      return Buffer.from(json).toString('base64');
  }
}

/** File name to content, as in a mounted directory or in a Kubernetes secret: one for each field. */
export function fieldTexts(serviceKey: ServiceKey): Readonly<Record<string, string>> {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(serviceKey).map(([field, value]) => [field, asText(value)]));
}

const tags = ['credstore', 'securestore', 'keystore', 'credentials'];

/** What the operator writes next to the fields of the service key. */
const instanceFields = {
  type: 'credstore',
  label: 'credstore',
  plan: 'standard',
  tags: JSON.stringify(tags),
  instance_name: 'demo-credstore',
  instance_guid: '00000000-0000-4000-8000-00000000d001',
};

function vcapEntry(credentials: ServiceKey): object {
  return {
    label: 'credstore',
    name: 'demo-credstore',
    plan: 'standard',
    tags,
    instance_guid: instanceFields.instance_guid,
    instance_name: instanceFields.instance_name,
    binding_guid: '00000000-0000-4000-8000-00000000d002',
    binding_name: null,
    credentials,
  };
}

function secretFields(serviceKey: ServiceKey): Readonly<Record<string, string>> {
  return { ...instanceFields, ...fieldTexts(serviceKey), '.metadata': fieldDescriptor(serviceKey) };
}

/** The operator's account of which field is text and which is JSON in text. */
function fieldDescriptor(serviceKey: ServiceKey): string {
  const formatOf = (value: unknown): string => (typeof value === 'string' ? 'text' : 'json');
  return JSON.stringify({
    metaDataProperties: Object.keys(instanceFields).map((name) => ({ name, format: 'text' })),
    credentialProperties: Object.entries(serviceKey).map(([name, value]) => ({
      name,
      format: formatOf(value),
    })),
  });
}

const oneKeyDescriptor = JSON.stringify({
  metaDataProperties: Object.keys(instanceFields).map((name) => ({ name, format: 'text' })),
  credentialProperties: [{ name: 'credentials', format: 'json', container: true }],
});

function kubernetesSecret(serviceKey: ServiceKey): object {
  const data = Object.entries(secretFields(serviceKey)).map(([field, text]) => [
    field,
    Buffer.from(text).toString('base64'),
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'credstore-binding', namespace: 'default' },
    type: 'Opaque',
    data: Object.fromEntries(data) as unknown,
  };
}

function indented(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
