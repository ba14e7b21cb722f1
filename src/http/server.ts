/** The HTTP server: the bot's endpoint, and what operations asks of a running instance. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import restify from 'restify';
import type { Request, Response } from 'restify';
import type { Log } from '../ports/log.ts';
import { readJson } from './read-json.ts';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly log: Log;
  /** Answers a POST to /api/messages; the body is JSON when there is one. Must not throw. */
  readonly messages: (request: { readonly authorization: string; readonly body: unknown }) => Promise<{ readonly status: number; readonly body?: unknown }>;
  /** Answers a GET of /files/<token>; absent where there is no public address to make links to. */
  readonly files?: (token: string) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | Buffer }>;
  readonly ready: () => Promise<{ readonly ok: boolean; readonly body: unknown }>;
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  /** Opens /metrics to those who are not on this machine. */
  readonly metricsToken?: string;
}

export interface HttpServer {
  /** Resolves when connections are taken; rejects when the port is not to be had. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no new connections, lets requests under way finish, then resolves. */
  close(): Promise<void>;
}

/** Teams' activities are a few KB; a form with every field full stays far below. */
const bodyLimit = 256 * 1024;
/** Longer than the usual load balancer keeps an idle connection, so that it is never us who close one in use. */
const keepAliveMs = 75_000;

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { log } = options;
  let closing = false;
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  server.server.keepAliveTimeout = keepAliveMs;
  server.server.headersTimeout = keepAliveMs + 1000;

  /** Past restify's formatters: one stringify, one write. */
  function respond(response: Response, status: number, body?: unknown, type = 'application/json; charset=utf-8'): void {
    const text = body === undefined ? '' : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.statusCode = status;
    if (body !== undefined) response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', Buffer.byteLength(text));
    if (closing || status === 413 || status === 415) response.setHeader('Connection', 'close');
    response.end(text);
  }
  const route = (handle: (request: Request, response: Response) => Promise<void>) => async (request: Request, response: Response): Promise<void> => {
    try {
      await handle(request, response);
    } catch (error) {
      log.error('http.failed', { error });
      if (!response.headersSent) respond(response, 500, { code: 'internal' });
    }
  };

  server.post('/api/messages', route(async (request, response) => {
    const body = await readJson(request, bodyLimit);
    if (!body.ok) return respond(response, body.status, { code: errorNames[body.status] });
    const answer = await options.messages({ authorization: request.headers.authorization ?? '', body: body.value });
    respond(response, answer.status, answer.body);
  }));
  const { files } = options;
  if (files !== undefined) {
    server.get('/files/*', route(async (request, response) => {
      const { status, headers, body } = await files((request.params as Record<string, string>)['*'] ?? '');
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      respond(response, status, body, headers['Content-Type']);
    }));
  }
  server.get('/healthz', route(async (_request, response) => respond(response, 200, { status: 'ok' })));
  server.get('/readyz', route(async (_request, response) => {
    const { ok, body } = await options.ready();
    respond(response, ok ? 200 : 503, body);
  }));
  server.get('/metrics', route(async (request, response) => {
    if (!mayReadMetrics(request, options.metricsToken)) return respond(response, 401, { code: 'token' });
    respond(response, 200, await options.metrics(), 'text/plain; version=0.0.4; charset=utf-8');
  }));

  return {
    listen() {
      const { promise, resolve, reject } = Promise.withResolvers<{ url: string; port: number }>();
      // restify passes the socket server's errors on, and one without a listener would end the process.
      server.on('error', (error: Error) => {
        log.error('http.server-failed', { error });
        reject(error);
      });
      server.listen(options.port, options.host, () => {
        const { port, family } = server.server.address() as AddressInfo;
        resolve({ port, url: `http://${family === 'IPv6' ? `[${options.host}]` : options.host}:${port}` });
      });
      return promise;
    },
    close() {
      closing = true;
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.server.closeIdleConnections();
      return promise;
    },
  };
}

const errorNames = { 400: 'malformed-json', 413: 'too-large', 415: 'content-encoding' } as const;
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A proxy on this machine makes everybody look local: it says so in a header. */
function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  const forwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  if (!forwarded && loopback.has(request.socket.remoteAddress ?? '')) return true;
  return token !== undefined && token !== '' && timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
