/**
 * The read by which `check` finds out whether a service takes the identity: of a credential that nobody has, or of the
 * list of packages. It changes nothing and shows no content.
 */
import { ActionError } from '../errors.js';
import type { HttpClient, HttpResponse } from '../http/client.js';
import type { CloudIntegrationBinding } from '../service-key/cloud-integration-binding.js';
import type { CredentialStoreBinding } from '../service-key/credential-store-binding.js';
import { authorizeIntegration, authorizeStore, type Wiring } from './connect.js';
import type { CheckConfig } from './inputs.js';
import type { StepWarning } from './step-warnings.js';

export interface Probe {
  /** @throws ActionError where the answer does not prove the identity. */
  send(): Promise<HttpResponse>;
  /** What the answer says, for people. */
  explain(response: HttpResponse): string;
  judge(response: HttpResponse): readonly StepWarning[];
}

export function createProbe(
  config: CheckConfig,
  binding: CredentialStoreBinding | CloudIntegrationBinding,
  http: HttpClient,
  wiring: Wiring,
): Probe {
  return binding.service === 'credential-store'
    ? createStoreProbe(config, binding, http, wiring)
    : createIntegrationProbe(config, binding, http, wiring);
}

/** A name that nobody gives; the service answers 404 to whoever may read. */
const NOBODYS_CREDENTIAL = 'btp-mtls-action-check-0b6e2f0c';
const ANY_NAMESPACE = 'default';

function createStoreProbe(
  { authentication, check }: CheckConfig,
  binding: CredentialStoreBinding,
  http: HttpClient,
  wiring: Wiring,
): Probe {
  const known = check.namespace ?? [...binding.permissions.byNamespace.keys()][0];
  const namespace = known ?? ANY_NAMESPACE;
  const reference = { kind: 'single', type: 'password', namespace, credential: NOBODYS_CREDENTIAL } as const;
  const authorized = authorizeStore({ http, binding, authentication, references: [reference] }, wiring);
  return {
    send: async () =>
      requireProof(
        await authorized(
          {
            method: 'GET',
            url: new URL(`${binding.url.href}/password?name=${NOBODYS_CREDENTIAL}`),
            headers: {
              accept: 'application/jose, application/json',
              'sapcp-credstore-namespace': namespace,
            },
          },
          namespace,
        ),
        binding.url.host,
      ),
    explain: ({ status }) =>
      status === 403
        ? `no permission to read in namespace "${namespace}"`
        : `namespace "${namespace}" may be read`,
    judge: ({ status }) =>
      status === 403 && known !== undefined
        ? [
            {
              code: 'HTTP_FORBIDDEN',
              message: `The service key may not read in namespace "${namespace}" (status 403). Create one whose permissions include "read" for this namespace, and check in the cockpit that it is not disabled.`,
            },
          ]
        : [],
  };
}

function createIntegrationProbe(
  { authentication }: CheckConfig,
  binding: CloudIntegrationBinding,
  http: HttpClient,
  wiring: Wiring,
): Probe {
  if (binding.type === 'external-certificate' && binding.identity === undefined) throw noExternalKey();
  const { http: authorized } = authorizeIntegration(http, binding, authentication, wiring);
  return {
    send: async () =>
      requireProof(
        await authorized({
          method: 'GET',
          url: new URL(`${binding.url.href.replace(/\/+$/, '')}/api/v1/IntegrationPackages?$top=1`),
          headers: { accept: 'application/json' },
          // Reads fail now and then.
          mayPass: ({ status }) => status === 500,
        }),
        binding.url.host,
      ),
    explain: ({ status }) => (isRefusal(status) ? 'no permission to read packages' : 'packages may be read'),
    judge: ({ status }) =>
      isRefusal(status)
        ? [
            {
              code: 'HTTP_FORBIDDEN',
              message: `The service key may not read integration packages (status ${status}). Add the role WorkspacePackagesRead (and for "deploy" WorkspacePackagesEdit, WorkspacePackagesConfigure, WorkspaceArtifactsDeploy, MonitoringDataRead) to the service instance of plan "api".`,
            },
          ]
        : [],
  };
}

/** A set that the caller has no role for may answer 404 (contract of Cloud Integration, section 3). */
function isRefusal(status: number): boolean {
  return status === 403 || status === 404;
}

/** A page in HTML with a status of success comes from something in between, which says nothing about the identity. */
function requireProof(response: HttpResponse, host: string): HttpResponse {
  const { status, headers, body } = response;
  const isPage =
    /html/i.test(headers['content-type'] ?? '') ||
    /^\s*<(?:!doctype|html)/i.test(body.toString('latin1', 0, 200));
  if ((status < 300 && !isPage) || status === 403 || status === 404) return response;
  throw new ActionError('HTTP_UNEXPECTED_STATUS', {
    happened: `${host} gave an answer that the service does not give (status ${status}${isPage ? ', a page in HTML' : ''}).`,
    next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
  });
}

function noExternalKey(): ActionError {
  return new ActionError('PEM_NO_PRIVATE_KEY', {
    happened: 'The service key is of type external-certificate, so it holds no private key to connect with.',
    next: 'Give the private key of the certificate in the input "private-key" (and its chain in "client-certificate"), or set "connect: false".',
  });
}
