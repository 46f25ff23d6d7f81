/** One processed message, as far as the logs of it are simulated (contract 10). */

export interface MessageLog {
  readonly messageGuid: string;
  readonly artifactId: string;
  readonly status: string;
  readonly logStart: Date;
  readonly logEnd: Date;
}
