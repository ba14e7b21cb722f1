/** The delivery queue's loop: takes what is due in order of urgency, a few at a time, and survives the store being away. */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import type { MessageSender } from '../ports/message-sender.ts';
import { createAlarm } from '../shared/alarm.ts';
import { atMost } from '../shared/at-most.ts';
import type { Composers } from './composer.ts';
import type { Delivery, DeliveryPriority, DeliveryQueue } from './domain.ts';
import { deliveryPriorities, isRedraw } from './domain.ts';
import { createInHand } from './in-hand.ts';
import type { LeaseTimes } from './lease.ts';
import { createLease } from './lease.ts';
import { createProgressBook } from './progress-book.ts';
import { createDeliveryQueue } from './queue.ts';
import { createDueReader } from './read-due.ts';
import type { SendLimiter } from './limiter.ts';
import type { SendingDirectory } from './send-delivery.ts';
import { createDeliverySending } from './send-delivery.ts';
import { createSettling } from './settle-interrupted.ts';
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
  /** This instance; never the same for two, nor for one before and after a restart. */
  readonly instance: string;
  readonly lease?: LeaseTimes;
  /** Requests under way at one time. Mobilisations may use a third more, so that hanging requests do not keep them waiting. */
  readonly parallel?: number;
  /** How often the queue is looked at when nobody rings: other processes add to it too. */
  readonly pollMs?: number;
  readonly random?: () => number;
  /** Told after every recorded change, for metrics and for those who show progress. Must not throw. */
  readonly recorded?: (delivery: Delivery) => void;
}

/**
 * `standby`: another instance sends, or none is known to yet. `refused`: the platform does not accept the bot (401); nothing is
 * sent until the process is started anew with valid credentials.
 */
export type DispatcherStatus = 'stopped' | 'dispatching' | 'standby' | 'store-away' | 'refused';

export interface Dispatcher extends DeliveryQueue {
  start(): void;
  /** Takes no new delivery, waits for those under way (but no longer than a process may take to stop), and lets another instance take over. */
  stop(): Promise<void>;
  status(): DispatcherStatus;
}

/** Other instances add to the queue without ringing here: a page older than this is read again, most urgent first. */
const pageLifeMs = 750;
const longestStoreWaitMs = 30_000;
/** A holder that lost its lease may have claimed one more when its successor began. */
const settleEveryMs = 10_000;
/** Together within the 10 s that a process has to stop. */
const stopGraceMs = 7000;
const releaseGraceMs = 2000;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, log, limiter, retentionDays, parallel = 36, pollMs = 1000, random = Math.random, recorded } = options;
  const deliveries = createDeliveryStore({ store, clock, retentionDays });
  const due = createDueReader(deliveries);
  const book = createProgressBook({ deliveries, clock });
  const wake = createAlarm(clock);
  const hands = createAlarm(clock);
  /** Of its own: what fails while the store is away rings `wake`, and must not cut the wait for the store short. */
  const rest = createAlarm(clock);
  const lease = createLease({ store, clock, log, holder: options.instance, ...(options.lease === undefined ? {} : { times: options.lease }), changed: () => wake.ring() });
  const inHand = createInHand(parallel);
  let state: 'stopped' | 'running' | 'refused' = 'stopped';
  let loop: Promise<void> | undefined;
  let stopping = false;
  /** The most urgent priority known to wait. */
  let mostUrgent: DeliveryPriority | undefined;
  let newcomers = false;
  let soonestMs = Infinity;
  let settled: { readonly epoch: number; readonly atMs: number } | undefined;
  /** A delivery met it; the loop has not reacted yet. */
  let storeTrouble = false;
  let storeAway = false;

  const isRunning = (): boolean => !stopping && state === 'running';
  const outranked = (delivery: Delivery): boolean =>
    inHand.stepsBack(delivery) || (mostUrgent !== undefined && !isRedraw(delivery) && delivery.priority > mostUrgent);
  const tell = (delivery: Delivery): void => {
    book.changed(delivery);
    recorded?.(delivery);
  };
  const sendDelivery = createDeliverySending({
    ...options, deliveries, random, alarm: hands, stopping: () => !isRunning(), epoch: lease.epoch, outranked,
    granted(delivery) {
      inHand.granted(delivery);
      wake.ring();
    },
    recorded(delivery) {
      if (delivery.state === 'pending') soonestMs = Math.min(soonestMs, Temporal.Instant.from(delivery.notBefore).epochMilliseconds);
      tell(delivery);
    },
    troubled,
  });

  const settling = createSettling({ deliveries, clock, log, random, epoch: lease.epoch, isInHand: inHand.has, tell });

  async function readDue(): Promise<readonly StoredDelivery[]> {
    newcomers = false;
    mostUrgent = undefined;
    soonestMs = Infinity;
    const page = await due.read();
    const priorities = page.map(({ priority }) => priority).filter((priority) => !isRedraw({ priority }));
    if (priorities.length > 0) mostUrgent = Math.min(mostUrgent ?? Infinity, ...priorities) as DeliveryPriority;
    return page;
  }

  async function handle(delivery: StoredDelivery): Promise<void> {
    try {
      const handled = await sendDelivery(delivery);
      if (handled === 'refused') refuse();
      if (handled === 'unclaimed') {
        settling.neverLeft(delivery);
        troubled();
      }
    } catch (error) {
      log.warn('delivery.put-back', { promptId: delivery.promptId, purpose: delivery.purpose, error });
      troubled();
    } finally {
      inHand.letGo(delivery);
      wake.ring();
    }
  }

  /** The loop reacts to it when it comes round; readiness shows it now. */
  function troubled(): void {
    storeTrouble = storeAway = true;
  }

  function refuse(): void {
    if (state !== 'refused') log.error('delivery.bot-refused');
    state = 'refused';
    hands.ring();
    wake.ring();
  }

  const maySend = (epoch: number): boolean => isRunning() && lease.epoch() === epoch && limiter.heldMs() === 0;

  /** Takes what is due in hand until the page is out of date. Returns how many. */
  async function takeInHand(epoch: number): Promise<number> {
    let started = 0;
    const page = await readDue();
    const readAtMs = clock.elapsedMs();
    for (const delivery of page) {
      while (!inHand.hasRoomFor(delivery) && isRunning() && !outranked(delivery)) await wake.wait(pollMs);
      if (storeTrouble) throw new StoreTrouble();
      if (!maySend(epoch) || outranked(delivery) || clock.elapsedMs() - readAtMs > pageLifeMs) break;
      if (inHand.has(delivery)) continue;
      due.taken(delivery);
      inHand.take(delivery, () => handle(delivery));
      started += 1;
    }
    return started;
  }

  /** One look at the queue. Returns how long to wait before the next, in milliseconds. */
  async function round(epoch: number): Promise<number> {
    if (settled?.epoch !== epoch || clock.elapsedMs() - settled.atMs >= settleEveryMs) {
      if (!await settling.settle(epoch)) return 0;
      settled = { epoch, atMs: clock.elapsedMs() };
    }
    const heldMs = limiter.heldMs();
    if (heldMs > 0) return heldMs;
    if (await takeInHand(epoch) > 0 || newcomers) return 0;
    if (inHand.size() > 0) return pollMs; // each of them rings when it ends
    return Math.max(0, Math.min(pollMs, soonestMs - clock.now().epochMilliseconds));
  }

  async function run(): Promise<void> {
    let storeWaitMs = 0;
    while (isRunning()) {
      let waitMs: number;
      const epoch = lease.epoch();
      try {
        waitMs = epoch === undefined ? pollMs : await round(epoch);
        if (storeTrouble) throw new StoreTrouble();
        if (storeWaitMs > 0) log.info('delivery.store-back');
        storeWaitMs = 0;
        storeAway = false;
      } catch (error) {
        // Pending deliveries stay where they are; a claim that was not confirmed may lie in `sending`.
        if (storeWaitMs === 0) log.warn('delivery.store-away', { error });
        settled = undefined;
        storeTrouble = false;
        storeAway = true;
        storeWaitMs = waitMs = Math.min(Math.max(500, storeWaitMs * 2), longestStoreWaitMs);
      }
      if (waitMs > 0 && isRunning()) await (storeWaitMs > 0 ? rest : wake).wait(waitMs);
    }
    await atMost(clock, stopGraceMs, inHand.allDone());
    if (inHand.size() > 0) log.warn('delivery.stopped-under-way', { underWay: inHand.size() });
    await atMost(clock, releaseGraceMs, lease.stop());
  }

  function announce(priority: DeliveryPriority): void {
    newcomers = true;
    if (priority === deliveryPriorities.mobilisation) inHand.stepBack();
    if (mostUrgent === undefined || priority < mostUrgent) {
      mostUrgent = priority;
      hands.ring();
    }
    wake.ring();
    // It was just stored, so the store may be back.
    rest.ring();
  }

  return {
    ...createDeliveryQueue({ deliveries, book, announce }),
    start() {
      if (loop !== undefined) return;
      stopping = false;
      state = 'running';
      settled = undefined;
      options.sender.warm().catch((error: unknown) => log.warn('delivery.token-not-warmed', { error }));
      lease.start();
      loop = run();
    },
    async stop() {
      stopping = true;
      wake.ring();
      hands.ring();
      rest.ring();
      await loop;
      loop = undefined;
      if (state === 'running') state = 'stopped';
    },
    status() {
      if (state !== 'running') return state;
      if (storeAway || lease.isStoreAway()) return 'store-away';
      return lease.epoch() === undefined ? 'standby' : 'dispatching';
    },
  };
}

/** A delivery met it, the loop reacts to it. */
class StoreTrouble extends Error { override readonly name = 'StoreTrouble'; }
