/**
 * One switch for every point of the contract of Cloud Integration that is only inferred, in conflict between its
 * sources, or different from tenant to tenant. The defaults are what is documented, else what is most likely. The
 * tests go through all settings in this table, and the types are made of it.
 */
import { retryAfterForms, settings, type RetryAfterForm, type SwitchesOf } from '../switches.js';

/** How a caller proved who it is (contract 2). */
export type SignIn = 'bearer' | 'certificate';

export interface GroupRate {
  readonly perTenant: number;
  readonly perUser: number;
}

export type RateGroup = 'designTime' | 'runtime' | 'messageLogs';

/** Requests per second (contract 14). */
export interface IntegrationRate extends Readonly<Record<RateGroup, GroupRate>> {
  readonly retryAfter: RetryAfterForm;
}

export const documentedRate: IntegrationRate = {
  designTime: { perTenant: 15, perUser: 10 },
  runtime: { perTenant: 120, perUser: 50 },
  messageLogs: { perTenant: 1000, perUser: 100 },
  retryAfter: 'none',
};

/** The share of all GETs that fail, by a seeded sequence. */
export interface FailingReads {
  readonly share: number;
  readonly seed: number;
  readonly status?: number;
}

/** The settings of each switch, the default first. */
export const integrationSettings = {
  /** Body of the 401 for a caller that nobody knows (contract 2.C). */
  unauthorizedBody: ['html', 'empty'],
  /** A chain without a known root, or with a certificate that has expired: an alert, or as if there were none. */
  untrustedCertificate: ['tls-alert', 'as-without-certificate'],
  csrf: settings<Readonly<Record<SignIn, 'off' | 'required'>>>(
    { bearer: 'off', certificate: 'off' },
    { bearer: 'required', certificate: 'required' },
    { bearer: 'required', certificate: 'off' },
    { bearer: 'off', certificate: 'required' },
  ),
  csrfRefusalBody: ['text', 'html'],
  /** A role is missing (contract 3). */
  roleRefusal: ['empty', 'null-message', 'not-found'],
  tokenLifetimeSeconds: settings<number>(43_199, 61),
  rate: settings<'off' | IntegrationRate>(
    'off',
    ...retryAfterForms.map((retryAfter) => ({ ...documentedRate, retryAfter })),
  ),
  /** Transient failures of reads (contract 5.4). */
  failingReads: settings<'off' | FailingReads>('off', { share: 0.15, seed: 3 }),
  /** Entities on one page of a list; the next page is in `__next`. */
  pageSize: settings<number>(100, 1),
  /** The list of flows of a package ignores `$skip` (contract 5.3). */
  skipInArtifactLists: ['ignored', 'honoured'],
  /** Value mappings and script collections read with the key come as one entity, or inside `results` (5.2). */
  singleRead: ['entity', 'results'],
  /** Status of a create in, or of an artifact of, a package that is not there (contract 7.3). */
  unknownPackage: [404, 400],
  packageIdRule: ['strict', 'off'],
  /** What a PUT of content leaves: the version of its manifest as documented, or a draft (contract 7.5). */
  contentPut: ['saved', 'draft'],
  /** How the version of a draft reads (contract 7.2). */
  draftVersion: ['Active', 'Draft'],
  /** Newer tenants show who changed an artifact and when (contract 7.2). */
  changeFields: ['shown', 'absent'],
  lockStatus: [400, 500],
  /** SaveAsVersion with a version that is not higher than the present one (contract 7.6). */
  lowerVersion: ['refused', 'accepted'],
  /** Whether the name of the artifact is written into the manifest, as its id is (contract 7.3). */
  bundleName: ['kept', 'rewritten'],
  /** Comments with a date in `.prop` files are renewed by each upload (contract 7.5). */
  dateComments: ['renewed', 'kept'],
  /** Configured values survive an upload, or are those of the uploaded content (contract 7.8). */
  configurationAfterUpload: ['kept', 'replaced'],
  /** Values in the `parameters.prop` of a download. */
  downloadedParameters: ['defaults', 'configured'],
  /** The parameter `SAP_ProfileId` that a flow without one gets when it is created (contract 8.1). */
  profileParameter: ['absent', 'iflmap', 'integrationcell'],
  profileWrite: ['accepted', 'refused'],
  /** Whether a change set of `$batch` may write parameters (contract 5.5). */
  batch: ['parameters', 'refused'],
  configurationPutStatus: [202, 200],
  /** Whether a written parameter renews `ModifiedAt` of its artifact. */
  configurationTouches: ['no', 'yes'],
  /** Body of a deploy of a flow or script collection (contract 8.1). */
  deployBody: ['bare', 'quoted', 'json', 'empty'],
  mappingDeployBody: ['empty', 'bare'],
  successSpelling: ['SUCCESS', 'Success'],
  /** How long the status of a new task is 404 (contract 8.2). */
  taskHiddenMs: settings<number>(0, 1200),
  buildMs: settings<number>(40, 1500),
  /** How long after the build the former deployment is still shown as started (contract 8.3). */
  oldStaysMs: settings<number>(40, 1500),
  startMs: settings<number>(40, 1200),
  stopMs: settings<number>(40, 500),
  /** Service endpoints lag behind the start (contract 8.6). */
  endpointLagMs: settings<number>(0, 60_000),
  /** ErrorInformation is 204 for a while (contract 8.5). */
  errorInformationLagMs: settings<number>(0, 1000),
  /** Whether `Accept: application/json` is good for ErrorInformation/$value (contract 8.5). */
  errorInformationJson: ['accepted', 'refused'],
  /** How an artifact reads that is not in the runtime (contract 8.3). */
  runtimeAbsent: ['not-found', 'bad-request-text', 'server-error-text'],
  /** A script that a flow refers to and that is not in its content: where the failure shows. */
  brokenReference: ['runtime-error', 'task-fail', 'both'],
  /** A flow that uses a script collection or mapping which does not run (contract 8.1). */
  missingDependency: ['runtime-error', 'ignored'],
} as const;

export type IntegrationSwitches = SwitchesOf<typeof integrationSettings>;

export const defaultIntegrationSwitches: IntegrationSwitches = {
  unauthorizedBody: 'html',
  untrustedCertificate: 'tls-alert',
  csrf: { bearer: 'off', certificate: 'off' },
  csrfRefusalBody: 'text',
  roleRefusal: 'empty',
  tokenLifetimeSeconds: 43_199,
  rate: 'off',
  failingReads: 'off',
  pageSize: 100,
  skipInArtifactLists: 'ignored',
  singleRead: 'entity',
  unknownPackage: 404,
  packageIdRule: 'strict',
  contentPut: 'saved',
  draftVersion: 'Active',
  changeFields: 'shown',
  lockStatus: 400,
  lowerVersion: 'refused',
  bundleName: 'kept',
  dateComments: 'renewed',
  configurationAfterUpload: 'kept',
  downloadedParameters: 'defaults',
  profileParameter: 'absent',
  profileWrite: 'accepted',
  batch: 'parameters',
  configurationPutStatus: 202,
  configurationTouches: 'no',
  deployBody: 'bare',
  mappingDeployBody: 'empty',
  successSpelling: 'SUCCESS',
  taskHiddenMs: 0,
  buildMs: 40,
  oldStaysMs: 40,
  startMs: 40,
  stopMs: 40,
  endpointLagMs: 0,
  errorInformationLagMs: 0,
  errorInformationJson: 'accepted',
  runtimeAbsent: 'not-found',
  brokenReference: 'runtime-error',
  missingDependency: 'runtime-error',
};
