/**
 * Which of several instances sends: one document, renewed by etag by its holder and taken over when the holder has fallen silent.
 *
 * Guaranteed, whatever the clocks of the machines say:
 * - Each takeover has a higher epoch, so no two holders ever share one.
 * - `epoch()` names it only for `validMs` after the *start* of the last renewal that the store confirmed, and a taker waits
 *   `takeoverMs` in which it sees no change. So a holder that was paused, or cut off from the store, has stopped saying "mine" long
 *   before anybody else says so, and a request that leaves while `epoch()` is there ends before the takeover when its own deadline
 *   is at most `takeoverMs - validMs`. Time is measured by each machine's monotonic clock; where a whole machine was suspended
 *   that clock may have stood still, so the holder believes the wall clock too when it says that more time has passed.
 * - A holder that died is succeeded within `takeoverMs` and two looks of a standby; one that released, at the next look.
 *
 * Not guaranteed: that a process paused in the instant between asking `epoch()` and writing to the socket sends nothing when it
 * wakes. The platform takes no fencing number, so nobody could refuse that request; it concerns at most the requests that were
 * about to leave. What they would have sent is `sending` in an older epoch for the successor, which treats it as unknown.
 */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, Stored, StoredDocument } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import { createAlarm } from '../shared/alarm.ts';

export interface LeaseTimes {
  readonly renewEveryMs: number;
  /** How long a confirmed renewal is trusted by the holder. */
  readonly validMs: number;
  /** How long a standby has to see no change. At least `validMs` and the deadline of a request together. */
  readonly takeoverMs: number;
  /** How often a standby looks. */
  readonly lookEveryMs: number;
}

/** A standby takes over within 13 s of a kill. */
export const leaseTimes: LeaseTimes = { renewEveryMs: 1500, validMs: 4000, takeoverMs: 12_000, lookEveryMs: 500 };
/** What a request to the platform may take at most, so that none outlives its sender's reign. */
export const requestDeadlineMs = leaseTimes.takeoverMs - leaseTimes.validMs;

export interface LeaseOptions {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly log: Log;
  /** This instance; never the same for two, nor for one before and after a restart. */
  readonly holder: string;
  readonly times?: LeaseTimes;
  /** Called when this instance may begin to send, and when it can no longer be sure. */
  readonly changed: () => void;
}

export interface Lease {
  start(): void;
  /** The number of this instance's reign, while it is surely its own. Ask immediately before every request. */
  epoch(): number | undefined;
  /** The store did not answer the last time. */
  isStoreAway(): boolean;
  /** Gives it up for immediate takeover, if the store can be told. */
  stop(): Promise<void>;
}

interface LeaseDocument extends StoredDocument {
  readonly kind: 'lease';
  /** '' when released. */
  readonly holder: string;
  readonly epoch: number;
}
interface Moment { readonly elapsedMs: number; readonly wallMs: number }
interface Held { readonly epoch: number; readonly etag: string; readonly confirmed: Moment | undefined }

const container = 'system';
const kind = 'lease';
const id = 'dispatcher';

export function createLease({ store, clock, log, holder, times = leaseTimes, changed }: LeaseOptions): Lease {
  const alarm = createAlarm(clock);
  let mine: Held | undefined;
  /** The version that a standby has last seen, and since when. */
  let seen: { readonly etag: string; readonly sinceMs: number } | undefined;
  let loop: Promise<void> | undefined;
  let stopping = false;
  let storeAway = false;
  let told: number | undefined;

  const isRunning = (): boolean => !stopping;
  const moment = (): Moment => ({ elapsedMs: clock.elapsedMs(), wallMs: clock.now().epochMilliseconds });
  const agoMs = (then: Moment): number => Math.max(clock.elapsedMs() - then.elapsedMs, clock.now().epochMilliseconds - then.wallMs);
  const isFresh = (then: Moment | undefined): boolean => then !== undefined && agoMs(then) < times.validMs;
  const epoch = (): number | undefined => (mine !== undefined && isFresh(mine.confirmed) ? mine.epoch : undefined);
  const documentOf = (of: { readonly holder: string; readonly epoch: number }): LeaseDocument => ({ id, type: kind, kind, ...of });
  const read = (): Promise<Stored<LeaseDocument> | undefined> => store.get<LeaseDocument>(container, kind, id);

  function hold(held: Held): void {
    mine = held;
    seen = undefined;
  }

  async function renew(held: Held): Promise<void> {
    const begun = moment();
    const result = await store.replace(container, documentOf({ holder, epoch: held.epoch }), held.etag);
    if (result.outcome === 'replaced') return hold({ ...held, etag: result.etag, confirmed: begun });
    const present = await read();
    // A renewal whose answer was lost: it is ours, as of a moment that we do not know, so another has to confirm it.
    if (present?.holder === holder && present.epoch === held.epoch) {
      hold({ ...held, etag: present.etag });
      return renew({ ...held, etag: present.etag });
    }
    log.warn('delivery.lease-lost', { epoch: held.epoch, toEpoch: present?.epoch });
    mine = undefined;
  }

  async function take(free: Stored<LeaseDocument> | undefined): Promise<void> {
    const begun = moment();
    const next = (free?.epoch ?? 0) + 1;
    const document = documentOf({ holder, epoch: next });
    const result = free === undefined ? await store.create(container, document) : await store.replace(container, document, free.etag);
    if (result.outcome === 'created' || result.outcome === 'replaced') hold({ epoch: next, etag: result.etag, confirmed: begun });
  }

  async function look(): Promise<void> {
    const begunMs = clock.elapsedMs();
    const present = await read();
    if (present === undefined || present.holder === '') return take(present);
    // Taken by a write of ours whose answer was lost.
    if (present.holder === holder) return hold({ epoch: present.epoch, etag: present.etag, confirmed: undefined });
    if (seen?.etag !== present.etag) seen = { etag: present.etag, sinceMs: clock.elapsedMs() };
    else if (begunMs - seen.sinceMs >= times.takeoverMs) await take(present);
  }

  /** Returns how long to wait before the next step, in milliseconds. */
  async function step(): Promise<number> {
    const begunMs = clock.elapsedMs();
    try {
      await (mine === undefined ? look() : renew(mine));
      storeAway = false;
    } catch (error) {
      if (!storeAway) log.warn('delivery.lease-store-away', { error });
      storeAway = true;
    }
    if (mine !== undefined && mine.confirmed === undefined && !storeAway) return 0;
    const everyMs = mine === undefined || storeAway ? times.lookEveryMs : times.renewEveryMs;
    return Math.max(0, everyMs - (clock.elapsedMs() - begunMs));
  }

  async function keep(): Promise<void> {
    while (isRunning()) {
      const waitMs = await step();
      const now = epoch();
      if (now !== undefined && now !== told) log.info('delivery.lease-held', { epoch: now });
      if (now !== told) changed();
      told = now;
      if (isRunning()) await alarm.wait(waitMs);
    }
  }

  return {
    start() {
      if (loop !== undefined) return;
      stopping = false;
      loop = keep();
    },
    epoch,
    isStoreAway: () => storeAway,
    async stop() {
      stopping = true;
      alarm.ring();
      await loop;
      loop = undefined;
      const held = mine;
      mine = seen = told = undefined;
      if (held === undefined) return;
      try {
        await store.replace(container, documentOf({ holder: '', epoch: held.epoch }), held.etag);
      } catch (error) {
        log.warn('delivery.lease-not-released', { error });
      }
    },
  };
}
