/**
 * nginx as a front of the service: it judges the client certificate itself. One port for each server block.
 */
import { startServer, type RunningServer } from './server-process.js';

export interface NginxSite {
  /** Directives that decide about client certificates; `root.crt` is the authority that nginx knows. */
  readonly client: string;
  /** What it answers with, as directives of `location /`. */
  readonly location: string;
}

export interface NginxCertificates {
  /** Chain and private key of the server, PEM. */
  readonly server: { readonly chain: string; readonly key: string };
  /** Of the client certificates. */
  readonly root: string;
}

export async function startNginx(
  sites: readonly NginxSite[],
  certificates: NginxCertificates,
): Promise<RunningServer> {
  return await startServer({
    program: 'nginx',
    ports: sites.length,
    files: (ports, folder) => ({
      'server.crt': certificates.server.chain,
      'server.key': certificates.server.key,
      'root.crt': certificates.root,
      'nginx.conf': renderConfig(sites, ports, folder),
    }),
    arguments: (folder) => ['-p', folder, '-e', 'stderr', '-c', `${folder}/nginx.conf`],
  });
}

/** In one process, so that nothing is left when it is killed. */
function renderConfig(sites: readonly NginxSite[], ports: readonly number[], folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 64; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ssl_certificate ${folder}/server.crt;
  ssl_certificate_key ${folder}/server.key;
  ${sites.map((site, index) => renderSite(site, ports[index] ?? 0)).join('\n')}
}
`;
}

function renderSite({ client, location }: NginxSite, port: number): string {
  return `server {
    listen 127.0.0.1:${port} ssl;
    ${client}
    location / { ${location} }
  }`;
}
