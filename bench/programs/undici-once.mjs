// The reference for the start: the least that makes one request over mutual TLS with undici.
import { Agent, request } from 'undici';
const { url, certificate, key } = JSON.parse(process.env.BENCH_SERVICE_KEY);
const dispatcher = new Agent({ connect: { cert: certificate, key } });
const { body } = await request(`${url}/password?name=a`, { dispatcher });
await body.text();
