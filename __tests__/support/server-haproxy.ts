/**
 * haproxy as a front of the service: unlike nginx it refuses a client certificate with a TLS alert. One port for
 * each frontend; each answers every accepted request with the same credential.
 */
import { startServer, type RunningServer } from './server-process.js';

export interface HaproxyOptions {
  /** One frontend for each: options of its `bind` line; `root.crt` is the authority that haproxy knows. */
  readonly binds: readonly string[];
  /** Chain and private key of the server in one PEM. */
  readonly serverPem: string;
  /** Of the client certificates. */
  readonly root: string;
  /** Body of every answer. */
  readonly json: string;
}

export async function startHaproxy({ binds, serverPem, root, json }: HaproxyOptions): Promise<RunningServer> {
  return await startServer({
    program: 'haproxy',
    ports: binds.length,
    files: (ports, folder) => ({
      'server.pem': serverPem,
      'root.crt': root,
      'answer.json': json,
      'haproxy.cfg': renderConfig(binds, ports, folder),
    }),
    arguments: (folder) => ['-db', '-f', `${folder}/haproxy.cfg`],
  });
}

function renderConfig(binds: readonly string[], ports: readonly number[], folder: string): string {
  const frontends = binds.map(
    (options, index) => `
frontend front${index}
  bind 127.0.0.1:${ports[index] ?? 0} ssl crt ${folder}/server.pem ca-file ${folder}/root.crt ${options}
  http-request return status 200 content-type application/json file ${folder}/answer.json
`,
  );
  return `
global
  nbthread 1
  tune.ssl.default-dh-param 2048
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
${frontends.join('')}`;
}
