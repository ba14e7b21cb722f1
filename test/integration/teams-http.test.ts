/** The HTTP server over real sockets: status codes, limits, metrics, and a close that lets requests finish. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Agent, request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createHttpServer } from '../../src/http/server.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { silentLog } from '../support/silent-log.ts';

let server: HttpServer;
let url: string;
let answer: (body: unknown, authorization: string) => Promise<{ status: number; body?: unknown }>;
let ready = { ok: true, body: { store: 'open' } };

const options = {
  host: '127.0.0.1', port: 0, log: silentLog,
  messages: ({ body, authorization }: { body: unknown; authorization: string }) => answer(body, authorization),
  ready: async () => ready, metrics: async () => 'salto_up 1\n', metricsToken: 'et-langt-hemmelig-ord',
};
beforeAll(async () => { server = createHttpServer(options); url = (await server.listen()).url; });
afterAll(() => server.close());

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/api/messages`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

test('a body comes in as JSON, an answer goes out as JSON, and no header says what serves it', async () => {
  answer = async (body, authorization) => ({ status: 200, body: { body, authorization } });
  const response = await post('{"type":"message","text":"æøå 🙂"}', { Authorization: 'Bearer t' });
  expect(response.status).toBe(200);
  expect(response.headers.get('server')).toBeNull();
  expect(await response.json()).toEqual({ body: { type: 'message', text: 'æøå 🙂' }, authorization: 'Bearer t' });
});

test('an answer without body has none', async () => {
  answer = async () => ({ status: 200 });
  const response = await post('{}');
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test.each<[string, number, () => Promise<Response>]>([
  ['malformed JSON', 400, () => post('{"type":')],
  ['no body', 400, () => post('')],
  ['a body above 256 KB', 413, () => post(JSON.stringify('x'.repeat(256 * 1024)))],
  ['a compressed body', 415, () => post(new Uint8Array(gzipSync('{}')), { 'Content-Encoding': 'gzip' })],
  ['compression that is none', 415, () => post('{}', { 'Content-Encoding': 'gzip' })],
  ['another method', 405, () => fetch(`${url}/api/messages`)],
  ['another path', 404, () => fetch(`${url}/admin`)],
])('%s is %i with a short JSON', async (_name, status, ask) => {
  answer = async () => ({ status: 200 });
  const response = await ask();
  expect(response.status).toBe(status);
  expect(await response.json()).toHaveProperty('code');
});

test('a body without a length is cut off at the limit too', async () => {
  answer = async () => ({ status: 200 });
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(`${url}/api/messages`, { method: 'POST' }, (response) => { response.resume(); resolve(response.statusCode); });
    outgoing.on('error', reject);
    for (let n = 0; n < 5; n += 1) outgoing.write('x'.repeat(64 * 1024));
    outgoing.end();
  });
  expect(status).toBe(413);
});

test('an endpoint that throws is a 500 that tells nothing, and the server lives', async () => {
  answer = async () => { throw new Error('Kari Nordmann'); };
  const response = await post('{}');
  expect([response.status, await response.text()]).toEqual([500, '{"code":"internal"}']);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('readiness is what the instance says', async () => {
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ store: 'open' });
  ready = { ok: false, body: { store: 'unavailable' } };
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

test('metrics are for this machine, or for who has the token', async () => {
  const local = await fetch(`${url}/metrics`);
  expect([local.status, local.headers.get('content-type'), await local.text()]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'salto_up 1\n']);
  const ask = async (headers: Record<string, string>): Promise<number> => (await fetch(`${url}/metrics`, { headers: { 'X-Forwarded-For': '192.0.2.1', ...headers } })).status;
  expect(await ask({})).toBe(401);
  expect(await ask({ Authorization: 'Bearer et-galt-ord' })).toBe(401);
  expect(await ask({ Authorization: `Bearer ${options.metricsToken}` })).toBe(200);
});

test('closing lets a request under way finish, and a port in use is an error', async () => {
  const own = createHttpServer({ ...options, port: 0 });
  const { url: address, port } = await own.listen();
  await expect(createHttpServer({ ...options, port }).listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const arrived = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<{ status: number }>();
  answer = () => { arrived.resolve(); return finish.promise; };
  const agent = new Agent({ keepAlive: true });
  const status = new Promise<number | undefined>((resolve) => {
    httpRequest(`${address}/api/messages`, { method: 'POST', agent }, (response) => { response.resume(); resolve(response.statusCode); }).end('{}');
  });
  await arrived.promise;
  const closed = own.close();
  finish.resolve({ status: 200 });
  expect(await status).toBe(200);
  await closed;
  agent.destroy();
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});
