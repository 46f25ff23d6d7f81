/**
 * The containers in which a service key reaches a user (contract 2.3), each as the text that would be stored. The
 * service is the Credential Store unless another one is named.
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

/** The offering, as it labels the containers. */
export type Offering = 'credstore' | 'it-rt';

export function renderContainer(
  serviceKey: ServiceKey,
  container: ServiceKeyContainer,
  offering: Offering = 'credstore',
): string {
  const json = JSON.stringify(serviceKey);
  switch (container) {
    case 'bare':
      return json;
    case 'credentials':
      return JSON.stringify({ credentials: serviceKey });
    case 'command-output':
      return `Getting key ci for service instance ${offering} as demo@example.com...\n\n${indented(serviceKey)}\n`;
    case 'vcap-services':
      return JSON.stringify({ [offering]: [vcapEntry(serviceKey, offering)] });
    case 'kubernetes-fields':
      return JSON.stringify(secretFields(serviceKey, offering));
    case 'kubernetes-one-key':
      return JSON.stringify({
        ...instanceFields(offering),
        credentials: json,
        '.metadata': oneKeyDescriptor,
      });
    case 'kubectl':
      return indented(kubernetesSecret(serviceKey, offering));
    case 'base64':
      return Buffer.from(json).toString('base64');
  }
}

/** File name to content, as in a mounted directory or in a Kubernetes secret: one for each field. */
export function fieldTexts(serviceKey: ServiceKey): Readonly<Record<string, string>> {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(serviceKey).map(([field, value]) => [field, asText(value)]));
}

interface Labels {
  readonly plan: string;
  readonly tags: readonly string[];
}

const labels: Readonly<Record<Offering, Labels>> = {
  credstore: { plan: 'standard', tags: ['credstore', 'securestore', 'keystore', 'credentials'] },
  'it-rt': { plan: 'api', tags: [] },
};

/** What the operator writes next to the fields of the service key. */
function instanceFields(offering: Offering): Readonly<Record<InstanceField, string>> {
  return {
    type: offering,
    label: offering,
    plan: labels[offering].plan,
    tags: JSON.stringify(labels[offering].tags),
    instance_name: `demo-${offering}`,
    instance_guid: instanceGuid,
  };
}

const instanceGuid = '00000000-0000-4000-8000-00000000d001';

const instanceFieldNames = ['type', 'label', 'plan', 'tags', 'instance_name', 'instance_guid'] as const;

type InstanceField = (typeof instanceFieldNames)[number];

function vcapEntry(credentials: ServiceKey, offering: Offering): object {
  return {
    label: offering,
    name: `demo-${offering}`,
    ...labels[offering],
    instance_guid: instanceGuid,
    instance_name: `demo-${offering}`,
    binding_guid: '00000000-0000-4000-8000-00000000d002',
    binding_name: null,
    credentials,
  };
}

function secretFields(serviceKey: ServiceKey, offering: Offering): Readonly<Record<string, string>> {
  return { ...instanceFields(offering), ...fieldTexts(serviceKey), '.metadata': fieldDescriptor(serviceKey) };
}

/** The operator's account of which field is text and which is JSON in text. */
function fieldDescriptor(serviceKey: ServiceKey): string {
  const formatOf = (value: unknown): string => (typeof value === 'string' ? 'text' : 'json');
  return JSON.stringify({
    metaDataProperties: instanceFieldNames.map((name) => ({ name, format: 'text' })),
    credentialProperties: Object.entries(serviceKey).map(([name, value]) => ({
      name,
      format: formatOf(value),
    })),
  });
}

const oneKeyDescriptor = JSON.stringify({
  metaDataProperties: instanceFieldNames.map((name) => ({ name, format: 'text' })),
  credentialProperties: [{ name: 'credentials', format: 'json', container: true }],
});

function kubernetesSecret(serviceKey: ServiceKey, offering: Offering): object {
  const data = Object.entries(secretFields(serviceKey, offering)).map(([field, text]) => [
    field,
    Buffer.from(text).toString('base64'),
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `${offering}-binding`, namespace: 'default' },
    type: 'Opaque',
    data: Object.fromEntries(data) as unknown,
  };
}

function indented(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
