/**
 * A Bot Connector on loopback for tests and benchmarks: takes what Teams takes, refuses what Teams refuses (the documented
 * limits, when switched on), fails on command, and keeps an independent ledger of everything it accepted, for tests to judge by.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeModel } from './fake-connector-model.ts';
import type { Answer, FakeMember, FakeModelOptions, FakeRequest, LedgerEntry, Limit } from './fake-connector-model.ts';

/** One command to fail. `when: 'after'` accepts the message into the ledger first: the sender cannot know. */
export interface Fault {
  readonly when?: 'before' | 'after';
  readonly how: { readonly status: number; readonly body?: unknown; readonly retryAfter?: string } | 'reset' | 'hang' | 'hang-in-body';
  /** Only requests for which this holds; all otherwise. */
  readonly match?: (request: FakeRequest) => boolean;
  /** How many requests; default 1. */
  readonly times?: number;
}
export interface FakeConnector {
  readonly url: string;
  readonly ledger: readonly LedgerEntry[];
  /** Every request that arrived, failed or not. */
  readonly requests: readonly FakeRequest[];
  /** How many requests were refused by a limit. */
  readonly throttled: () => number;
  fail(fault: Fault): void;
  /** Switches the limits. */
  limit(limits: { readonly thread?: readonly Limit[]; readonly global?: readonly Limit[] }): void;
  setMembers(conversationId: string, members: readonly FakeMember[]): void;
  /** What a conversation shows now: each message in its latest form. */
  messages(conversationId: string): readonly LedgerEntry[];
  /** Forgets ledger, requests and faults. */
  clear(): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function write(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function breakDown(how: Fault['how'], response: ServerResponse): void {
  if (how === 'reset') response.socket?.resetAndDestroy();
  else if (how === 'hang-in-body') {
    // Not chained: where restify is loaded, its writeHead returns nothing, on every server of the process.
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{');
  } else if (how !== 'hang') write(response, { status: how.status, body: how.body, headers: how.retryAfter === undefined ? {} : { 'Retry-After': how.retryAfter } });
}

/**
 * @param options.port 0 picks a free one
 * @param options.latencyMs asked for each request: how long after accepting it the answer leaves, in real time
 */
export async function startFakeConnector(options: FakeModelOptions & { readonly port?: number; readonly latencyMs?: () => number } = {}): Promise<FakeConnector> {
  const model = createFakeModel(options);
  const requests: FakeRequest[] = [];
  let faults: { fault: Fault; left: number }[] = [];

  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://fake');
    const request: FakeRequest = {
      method: incoming.method ?? 'GET', path: url.pathname.replace(/\/$/, ''), body: await readBody(incoming).catch(() => undefined),
      ...(incoming.headers.authorization === undefined ? {} : { authorization: incoming.headers.authorization }),
      ...(url.pathname.split('/')[3] ? { conversationId: decodeURIComponent(url.pathname.split('/')[3] as string) } : {}),
    };
    requests.push(request);
    const due = faults.find(({ fault, left }) => left > 0 && (fault.match?.(request) ?? true));
    if (due === undefined) {
      const answer = model.answer(request, url.searchParams);
      if (options.latencyMs !== undefined) await pause(options.latencyMs());
      return write(response, answer);
    }
    due.left -= 1;
    if (due.fault.when === 'after') model.answer(request, url.searchParams);
    breakDown(due.fault.how, response);
  });
  // Node closes an idle connection after seconds, and on a busy machine just as the next request is on its way: a reset nobody asked for.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => { server.listen(options.port ?? 0, '127.0.0.1', resolve); });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger: model.ledger,
    requests,
    throttled: model.throttled,
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    limit: model.limit,
    setMembers: (conversationId, members) => void model.members.set(conversationId, members),
    messages: (conversationId) => {
      const latest = new Map<string, LedgerEntry>();
      for (const entry of model.ledger) if (entry.conversationId === conversationId && entry.what !== 'conversation') latest.set(entry.activityId, entry);
      return [...latest.values()];
    },
    clear() {
      model.ledger.length = 0;
      requests.length = 0;
      faults = [];
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
