/** The delivery queue's loop: takes what is due in order of urgency, a few at a time, and survives the store being away. */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import type { MessageSender } from '../ports/message-sender.ts';
import { createAlarm } from '../shared/alarm.ts';
import type { Composers } from './composer.ts';
import type { Delivery, DeliveryPriority, DeliveryQueue } from './domain.ts';
import { deliveryPriorities, next, postponed, progressOf } from './domain.ts';
import type { SendLimiter } from './limiter.ts';
import type { SendingDirectory } from './send-delivery.ts';
import { createDeliverySending } from './send-delivery.ts';
import type { StoredDelivery } from './store.ts';
import { createDeliveryStore } from './store.ts';

export interface DispatcherOptions {
  readonly store: DocumentStore;
  readonly sender: MessageSender;
  readonly directory: SendingDirectory;
  readonly composers: Composers;
  readonly clock: Clock;
  readonly log: Log;
  /** Shared with whoever replies within turns. */
  readonly limiter: SendLimiter;
  /** RETENTION_DAYS_DELIVERIES */
  readonly retentionDays: number;
  /** Requests under way at one time. */
  readonly parallel?: number;
  /** How often the queue is looked at when nobody rings: other processes add to it too. */
  readonly pollMs?: number;
  readonly random?: () => number;
  /** Told after every recorded change, for metrics and for those who show progress. Must not throw. */
  readonly recorded?: (delivery: Delivery) => void;
}

/** `refused`: the platform does not accept the bot (401); nothing is sent until the process is started anew with valid credentials. */
export type DispatcherStatus = 'stopped' | 'dispatching' | 'store-away' | 'refused';

export interface Dispatcher extends DeliveryQueue {
  start(): void;
  /** Takes no new delivery and resolves when those under way are recorded. */
  stop(): Promise<void>;
  status(): DispatcherStatus;
}

const byUrgency = Object.values(deliveryPriorities).sort((one, other) => one - other) as DeliveryPriority[];
const pageSize = 32;
/** Live cards come last, but one goes out for so many others. */
const othersPerLiveCard = 15;
const longestStoreWaitMs = 30_000;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, log, limiter, retentionDays, parallel = 8, pollMs = 1000, random = Math.random, recorded } = options;
  const deliveries = createDeliveryStore({ store, clock, retentionDays });
  const wake = createAlarm(clock);
  const hands = createAlarm(clock);
  const underWay = new Map<string, Promise<void>>();
  /** Perhaps in `sending`, though their request never left. */
  const neverLeft = new Set<string>();
  let status: DispatcherStatus = 'stopped';
  let loop: Promise<void> | undefined;
  let stopping = false;
  /** The most urgent priority asked for since the queue was last read. */
  let newcomer: DeliveryPriority | undefined;
  let soonestMs = Infinity;
  let othersSinceLiveCard = 0;
  let interruptedSettled = false;
  let storeTrouble = false;

  const isRefused = (): boolean => status === 'refused';
  const isRunning = (): boolean => !stopping && !isRefused();
  const documentOf = ({ promptId, id }: StoredDelivery): string => `${promptId}|${id}`;
  /** One of these at a time, so that a revision never overtakes the one it replaces. */
  const keyOf = ({ promptId, purpose, recipientId }: Delivery): string => `${promptId}|${purpose}|${recipientId}`;
  const sendDelivery = createDeliverySending({
    ...options, deliveries, random, alarm: hands, stopping: () => !isRunning(),
    recorded(delivery) {
      if (delivery.state === 'pending') soonestMs = Math.min(soonestMs, Temporal.Instant.from(delivery.notBefore).epochMilliseconds);
      recorded?.(delivery);
    },
    troubled,
  });

  /**
   * Requests that had left when a process died (or whose claim the store did not confirm). Every delivery in `sending` that is not
   * ours is taken as such, so exactly one process may dispatch: a lease belongs around `run`, taken before this and renewed beside it.
   */
  async function settleInterrupted(): Promise<void> {
    for (;;) {
      const found = (await deliveries.interrupted()).filter((delivery) => !underWay.has(keyOf(delivery)));
      if (found.length === 0) break;
      for (const delivery of found) {
        const after = neverLeft.has(documentOf(delivery)) ? postponed(delivery, clock.now(), 0, 'not-claimed') : next(delivery, { outcome: 'unknown', reason: 'interrupted' }, clock.now(), random);
        if (await deliveries.save(delivery, after) === undefined) continue; // its outcome came in meanwhile
        log.warn('delivery.interrupted', { promptId: delivery.promptId, purpose: delivery.purpose, state: after.state });
        recorded?.(after);
      }
    }
    neverLeft.clear();
    interruptedSettled = true;
  }

  /** What is due, most urgent first, with a live card let in at its turn. */
  async function readDue(): Promise<StoredDelivery[]> {
    newcomer = undefined;
    soonestMs = Infinity;
    if (!await deliveries.anyPending()) return [];
    const others: StoredDelivery[] = [];
    for (const priority of byUrgency) {
      if (priority < deliveryPriorities.liveCard && others.length < pageSize) others.push(...await deliveries.due(priority, pageSize - others.length));
    }
    const live = [...await deliveries.due(deliveryPriorities.liveCard, pageSize)];
    const moreWait = others.length >= pageSize;
    const due: StoredDelivery[] = [];
    let since = othersSinceLiveCard;
    for (const other of others) {
      const turn = since >= othersPerLiveCard ? live.shift() : undefined;
      if (turn !== undefined) due.push(turn);
      due.push(other);
      since = turn === undefined ? since + 1 : 1;
    }
    if (moreWait) return due;
    due.push(...live);
    // Work for quiet time: only when nothing else is there to be done.
    return due.length > 0 ? due : [...await deliveries.due(deliveryPriorities.ahead, pageSize)];
  }

  async function handle(delivery: StoredDelivery): Promise<void> {
    try {
      const handled = await sendDelivery(delivery);
      if (handled === 'refused') refuse();
      if (handled === 'unclaimed') {
        neverLeft.add(documentOf(delivery));
        troubled();
      }
    } catch (error) {
      log.warn('delivery.put-back', { promptId: delivery.promptId, purpose: delivery.purpose, error });
      troubled();
    } finally {
      underWay.delete(keyOf(delivery));
    }
  }

  /** The loop reacts to it when it comes round; readiness shows it now. */
  function troubled(): void {
    storeTrouble = true;
    if (!isRefused()) status = 'store-away';
  }

  function refuse(): void {
    if (!isRefused()) log.error('delivery.bot-refused');
    status = 'refused';
    hands.ring();
    wake.ring();
  }

  /** One look at the queue. Returns how long to wait before the next, in milliseconds. */
  async function round(): Promise<number> {
    if (!interruptedSettled) await settleInterrupted();
    const heldMs = limiter.heldMs();
    if (heldMs > 0) return heldMs;
    let started = 0;
    for (const delivery of await readDue()) {
      while (underWay.size >= parallel) await Promise.race(underWay.values());
      if (storeTrouble) throw new StoreTrouble();
      if (!isRunning() || limiter.heldMs() > 0 || (newcomer !== undefined && newcomer < delivery.priority)) return 0;
      if (underWay.has(keyOf(delivery))) continue;
      othersSinceLiveCard = delivery.priority === deliveryPriorities.liveCard ? 0 : othersSinceLiveCard + 1;
      underWay.set(keyOf(delivery), handle(delivery));
      started += 1;
    }
    if (started > 0) return 0;
    if (underWay.size > 0) await Promise.race([...underWay.values(), wake.wait(pollMs)]);
    if (storeTrouble) throw new StoreTrouble();
    return underWay.size > 0 || newcomer !== undefined ? 0 : Math.max(0, Math.min(pollMs, soonestMs - clock.now().epochMilliseconds));
  }

  async function run(): Promise<void> {
    let storeWaitMs = 0;
    while (isRunning()) {
      let waitMs: number;
      try {
        waitMs = await round();
        if (storeWaitMs > 0) log.info('delivery.store-back');
        storeWaitMs = 0;
        if (status === 'store-away') status = 'dispatching';
      } catch (error) {
        // Pending deliveries stay where they are; a claim that was not confirmed may lie in `sending`.
        if (storeWaitMs === 0) log.warn('delivery.store-away', { error });
        interruptedSettled = false;
        troubled();
        storeTrouble = false;
        storeWaitMs = waitMs = Math.min(Math.max(500, storeWaitMs * 2), longestStoreWaitMs);
      }
      if (waitMs > 0 && isRunning()) await wake.wait(waitMs);
    }
    await Promise.all(underWay.values());
  }

  return {
    async enqueue(requests) {
      if (requests.length === 0) return { created: 0, existed: 0 };
      const result = await deliveries.createMany(requests);
      const mostUrgent = Math.min(...requests.map(({ priority }) => priority)) as DeliveryPriority;
      newcomer = newcomer === undefined || mostUrgent < newcomer ? mostUrgent : newcomer;
      wake.ring();
      return result;
    },
    progress: async (promptId, purpose) => progressOf(await deliveries.ofPrompt(promptId, purpose)),
    start() {
      if (loop !== undefined) return;
      stopping = false;
      status = 'dispatching';
      interruptedSettled = false;
      options.sender.warm().catch((error: unknown) => log.warn('delivery.token-not-warmed', { error }));
      loop = run();
    },
    async stop() {
      stopping = true;
      wake.ring();
      hands.ring();
      await loop;
      loop = undefined;
      if (!isRefused()) status = 'stopped';
    },
    status: () => status,
  };
}

/** A delivery met it, the loop reacts to it. */
class StoreTrouble extends Error { override readonly name = 'StoreTrouble'; }
