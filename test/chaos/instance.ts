/** One instance of the bot's queue or schedule as a process of its own: the real store, dispatcher and Teams sender, with one plain card. Told what to do over IPC. */
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createPinoLog } from '../../src/adapters/system/pino-log.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import type { Delivery, DeliveryPriority } from '../../src/delivery/domain.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { LeaseTimes } from '../../src/delivery/lease.ts';
import { createSendLimiter } from '../../src/delivery/limiter.ts';
import type { SendingDirectory } from '../../src/delivery/send-delivery.ts';
import type { Contact, Reachability } from '../../src/network/domain.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { person } from '../support/activities.ts';
import { personalConversation } from '../support/fake-connector-model.ts';

export interface InstanceOptions {
  readonly name: string;
  readonly role: 'dispatch' | 'schedule';
  readonly file: string;
  readonly connectorUrl: string;
  readonly ratePerSecond: number;
  readonly parallel: number;
  readonly deadlineMs: number;
  readonly lease: LeaseTimes;
}
export interface Broadcast { readonly promptId: string; readonly people: number; readonly priority: DeliveryPriority }
export type Order = { readonly order: 'enqueue'; readonly broadcast: Broadcast } | { readonly order: 'progress'; readonly promptId: string } | { readonly order: 'usage' };
export type Word =
  | { readonly word: 'started' }
  | { readonly word: 'enqueued'; readonly created: number; readonly longestStallMs: number }
  | { readonly word: 'progress'; readonly pending: number; readonly named: readonly string[] }
  | { readonly word: 'usage'; readonly cpuMs: number; readonly rssMb: number };

const options = JSON.parse(process.argv[2] ?? '{}') as InstanceOptions;
const clock = createSystemClock();
const log = createPinoLog({ level: (process.env['CHAOS_LOG'] ?? 'silent') as 'silent' });
const store = createSqliteStore({ file: options.file, clock });
const say = (word: Word): void => { process.send?.(word); };

const contactOf = (memberId: string): Contact => {
  const { userId } = person(Number(memberId));
  return { id: memberId, memberId, userId, serviceUrl: options.connectorUrl, tenantId: 'tenant', state: 'installed', since: '2026-01-01T00:00:00Z', conversationId: personalConversation(userId) };
};
/** Everybody has a conversation: what is tried here is the queue. */
const directory: SendingDirectory = {
  reachability: async (memberIds) => new Map([...memberIds].map((id): [string, Reachability] => [id, { how: 'personal', contact: contactOf(id) }])),
  conversationCreated: async () => undefined,
  conversationGone: async () => undefined,
  blocked: async () => undefined,
};

async function dispatch(): Promise<() => Promise<void>> {
  const { createTeamsAdapter } = await import('../../src/adapters/teams/teams-adapter.ts');
  const { sender } = createTeamsAdapter({
    auth: { mode: 'none' }, allowedTenants: 'any', serviceUrlHosts: [new URL(options.connectorUrl).host], log, clock,
    sentences: { unexpected: () => '' }, deadlineMs: options.deadlineMs,
  });
  const call = async ({ promptId, recipientId }: Delivery) => ({
    message: { card: { type: 'AdaptiveCard' as const, version: '1.5', promptId, recipientId, instance: options.name }, summary: promptId },
  });
  const queue = createDispatcher({
    store, sender, directory, clock, log, composers: { call }, instance: options.name, lease: options.lease, parallel: options.parallel,
    limiter: createSendLimiter({ clock, ratePerSecond: options.ratePerSecond }), retentionDays: 30, pollMs: 200,
  });
  process.on('message', (order: Order) => { void obey(order); });
  async function obey(order: Order): Promise<void> {
    if (order.order === 'usage') {
      globalThis.gc?.();
      const { user, system } = process.cpuUsage();
      return say({ word: 'usage', cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 2 ** 20 });
    }
    if (order.order === 'progress') {
      const { pending, unsettled } = await queue.progress(order.promptId);
      return say({ word: 'progress', pending, named: unsettled.map(({ recipientId }) => recipientId) });
    }
    const { promptId, people, priority } = order.broadcast;
    const stall = watchStalls();
    const { created } = await queue.enqueue(Array.from({ length: people }, (_, n) => ({ promptId, purpose: 'call', recipientId: String(n), revision: 1, priority })));
    say({ word: 'enqueued', created, longestStallMs: stall() });
  }
  queue.start();
  return () => queue.stop();
}

/** Until it is called: the longest time in which nobody else had a turn, in milliseconds. */
function watchStalls(): () => number {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    watching = false;
    return longest;
  };
}

/** Each run shows as one post in the ledger. */
function schedule(): () => Promise<void> {
  const scheduler = createScheduler({
    store, clock, log,
    handlers: {
      post: async ({ promptId, job }) => {
        await fetch(`${options.connectorUrl}/v3/conversations/occurrences/activities`, { method: 'POST', body: JSON.stringify({ type: 'message', text: `${promptId} ${job}` }) });
        return { outcome: 'done' };
      },
    },
  });
  scheduler.start();
  return () => scheduler.stop();
}

const stop = await (options.role === 'dispatch' ? dispatch() : schedule());
process.once('SIGTERM', () => { void stop().then(() => process.exit(0)); });
process.on('disconnect', () => process.exit(1));
say({ word: 'started' });
