/** tinyproxy: a CONNECT proxy as companies have it, with Basic credentials if given. */
import { startServer, type RunningServer } from './server-process.js';

export async function startTinyproxy(credentials?: {
  user: string;
  password: string;
}): Promise<RunningServer> {
  return await startServer({
    program: 'tinyproxy',
    ports: 1,
    files: ([port = 0]) => ({
      'tinyproxy.conf': [
        `Port ${port}`,
        'Listen 127.0.0.1',
        'Allow 127.0.0.1',
        'Timeout 60',
        'MaxClients 20',
        'LogLevel Info',
        ...(credentials ? [`BasicAuth ${credentials.user} ${credentials.password}`] : []),
        '',
      ].join('\n'),
    }),
    arguments: (folder) => ['-d', '-c', `${folder}/tinyproxy.conf`],
  });
}
