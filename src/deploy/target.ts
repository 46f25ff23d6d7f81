/** The tenant as a deployment sees it: its calls, whatever makes them. An object in memory fits as well as the client. */
import type { CloudIntegrationClient } from '../cloud-integration/model.js';

export type DeployTarget = CloudIntegrationClient;
