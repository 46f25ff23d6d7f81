/**
 * One switch for every point of the contract of Cloud Integration that is only inferred, in conflict between its
 * sources, or different from tenant to tenant. The defaults are what is documented, else what is most likely.
 */
import type { RetryAfterForm } from '../switches.js';

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

export interface IntegrationSwitches {
  /** Body of the 401 for a caller that nobody knows (contract 2.C). */
  readonly unauthorizedBody: 'html' | 'empty';
  /** A chain without a known root, or with a certificate that has expired: an alert, or as if there were none. */
  readonly untrustedCertificate: 'tls-alert' | 'as-without-certificate';
  readonly csrf: Readonly<Record<SignIn, 'off' | 'required'>>;
  readonly csrfRefusalBody: 'text' | 'html';
  /** A role is missing (contract 3). */
  readonly roleRefusal: 'empty' | 'null-message' | 'not-found';
  readonly tokenLifetimeSeconds: number;
  readonly rate: 'off' | IntegrationRate;
  /** Transient failures of reads (contract 5.4): the share of all GETs that fail, by a seeded sequence. */
  readonly failingReads: 'off' | { readonly share: number; readonly seed: number; readonly status?: number };
  /** Entities on one page of a list; the next page is in `__next`. */
  readonly pageSize: number;
  /** The list of flows of a package ignores `$skip` (contract 5.3). */
  readonly skipInArtifactLists: 'ignored' | 'honoured';
  /** Value mappings and script collections read with the key come as one entity, or inside `results` (5.2). */
  readonly singleRead: 'entity' | 'results';
  /** Status of a create in, or of an artifact of, a package that is not there (contract 7.3). */
  readonly unknownPackage: 404 | 400;
  readonly packageIdRule: 'strict' | 'off';
  /** What a PUT of content leaves: the version of its manifest as documented, or a draft (contract 7.5). */
  readonly contentPut: 'saved' | 'draft';
  /** How the version of a draft reads (contract 7.2). */
  readonly draftVersion: 'Active' | 'Draft';
  /** Newer tenants show who changed an artifact and when (contract 7.2). */
  readonly changeFields: 'shown' | 'absent';
  readonly lockStatus: 400 | 500;
  /** SaveAsVersion with a version that is not higher than the present one (contract 7.6). */
  readonly lowerVersion: 'refused' | 'accepted';
  /** Whether the name of the artifact is written into the manifest, as its id is (contract 7.3). */
  readonly bundleName: 'kept' | 'rewritten';
  /** Comments with a date in `.prop` files are renewed by each upload (contract 7.5). */
  readonly dateComments: 'renewed' | 'kept';
  /** Configured values survive an upload, or are those of the uploaded content (contract 7.8). */
  readonly configurationAfterUpload: 'kept' | 'replaced';
  /** Values in the `parameters.prop` of a download. */
  readonly downloadedParameters: 'defaults' | 'configured';
  /** The parameter `SAP_ProfileId` that a flow without one gets when it is created (contract 8.1). */
  readonly profileParameter: 'absent' | 'iflmap' | 'integrationcell';
  readonly profileWrite: 'accepted' | 'refused';
  /** Whether a change set of `$batch` may write parameters (contract 5.5). */
  readonly batch: 'parameters' | 'refused';
  readonly configurationPutStatus: 202 | 200;
  /** Whether a written parameter renews `ModifiedAt` of its artifact. */
  readonly configurationTouches: 'yes' | 'no';
  /** Body of a deploy of a flow or script collection (contract 8.1). */
  readonly deployBody: 'bare' | 'quoted' | 'json' | 'empty';
  readonly mappingDeployBody: 'empty' | 'bare';
  readonly successSpelling: 'SUCCESS' | 'Success';
  /** How long the status of a new task is 404 (contract 8.2). */
  readonly taskHiddenMs: number;
  readonly buildMs: number;
  /** How long after the build the former deployment is still shown as started (contract 8.3). */
  readonly oldStaysMs: number;
  readonly startMs: number;
  readonly stopMs: number;
  /** Service endpoints lag behind the start (contract 8.6). */
  readonly endpointLagMs: number;
  /** ErrorInformation is 204 for a while (contract 8.5). */
  readonly errorInformationLagMs: number;
  /** Whether `Accept: application/json` is good for ErrorInformation/$value (contract 8.5). */
  readonly errorInformationJson: 'accepted' | 'refused';
  /** How an artifact reads that is not in the runtime (contract 8.3). */
  readonly runtimeAbsent: 'not-found' | 'bad-request-text' | 'server-error-text';
  /** A script that a flow refers to and that is not in its content: where the failure shows. */
  readonly brokenReference: 'runtime-error' | 'task-fail' | 'both';
  /** A flow that uses a script collection or mapping which does not run (contract 8.1). */
  readonly missingDependency: 'runtime-error' | 'ignored';
}

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
