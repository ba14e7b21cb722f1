/** How fast the bot may speak: to everybody together, and in each conversation. Keeps count, waits for nobody. */
import type { Clock } from '../ports/clock.ts';

export type Grant =
  /** Call `leaves` when the request is about to leave: a claim was written since, and the platform counts from when it arrives. */
  | { readonly go: true; readonly leaves: () => void }
  /** `all`: nobody may be sent to before that; `conversation`: only this one has to wait. */
  | { readonly go: false; readonly scope: 'all' | 'conversation'; readonly waitMs: number };

export interface SendLimiter {
  /** Counts one request when it may leave now. `conversation` is any key that stands for the thread. */
  take(conversation: string): Grant;
  /** Counts a request that is made in any case: a reply within a turn. */
  note(conversation: string): void;
  /** The platform said 429. */
  throttled(conversation: string, retryAfterMs: number): void;
  /** How long everybody has to wait because of 429s; 0 when nobody has. */
  heldMs(): number;
}

interface Window { readonly count: number; readonly ms: number }

/** Per thread, send and create: Microsoft's published limits for bots in Teams. */
const conversationWindows: readonly Window[] = [{ count: 7, ms: 1000 }, { count: 8, ms: 2000 }, { count: 60, ms: 30_000 }, { count: 1800, ms: 3_600_000 }];
/** Beyond this many conversations those long silent are forgotten. */
const manyConversations = 5000;
const tidyEveryMs = 60_000;

interface Limits { readonly windows: readonly Window[]; readonly longestMs: number; readonly mostCounted: number }
const limits = (windows: readonly Window[]): Limits => ({ windows, longestMs: Math.max(...windows.map(({ ms }) => ms)), mostCounted: Math.max(...windows.map(({ count }) => count)) });
const conversationLimits = limits(conversationWindows);

/** Times of the requests made, checked against several sliding windows. One per conversation, tens of thousands in a large broadcast: kept small. */
class Tally {
  heldUntil = 0;
  readonly #limits: Limits;
  readonly #times: number[] = [];

  constructor(of: Limits) { this.#limits = of; }

  #forget(now: number): void {
    while (this.#times.length > 0 && (this.#times[0] ?? now) <= now - this.#limits.longestMs) this.#times.shift();
  }

  waitMs(now: number): number {
    this.#forget(now);
    let waitMs = 0;
    for (const { count, ms } of this.#limits.windows) waitMs = Math.max(waitMs, (this.#times.at(-count) ?? -Infinity) + ms - now);
    return waitMs;
  }

  note(now: number): void {
    this.#times.push(now);
    if (this.#times.length > this.#limits.mostCounted) this.#times.shift();
  }

  /** What was noted at `notedAt` really left at `leftAt`. */
  move(notedAt: number, leftAt: number): void {
    const index = this.#times.indexOf(notedAt);
    if (index < 0) return;
    this.#times.splice(index, 1);
    this.#times.push(leftAt);
  }

  isIdle(now: number): boolean {
    this.#forget(now);
    return this.#times.length === 0 && this.heldUntil <= now;
  }
}

/** Spaces requests, on the average of a short while: one every `intervalMs`, and those that `slackMs` of delay kept back at once. */
class Pace {
  #dueAt = 0;
  readonly #intervalMs: number;
  readonly #slackMs: number;

  constructor(intervalMs: number, slackMs: number) {
    this.#intervalMs = intervalMs;
    this.#slackMs = slackMs;
  }

  waitMs(now: number): number { return this.#dueAt - this.#slackMs - now; }

  note(now: number): void { this.#dueAt = Math.max(this.#dueAt, now) + this.#intervalMs; }
}

/** Requests that left a second apart can arrive closer together: a slow claim, a slow connection. */
const jitterMs = 20;
/** Evenly spaced, a little faster than the rate while catching up: requests that leave in one instant arrive over many. */
const catchUp = 1.6;
/** What a disk or a processor that is busy elsewhere delayed by less than this leaves at once, or every such stall would lower the rate. */
const stallMs = 100;
/**
 * A refusal weighs 1, less with every request made since and with time. From this weight on it is everybody's limit that was met: at
 * least every second request refused for a while, five or six in a row. A stall that lets a few arrive closer together than they left is not that.
 */
const refusedMeansAll = 4.5;
const mostPressure = 7;
const lessPerRequest = 0.9;
const halvedEveryMs = 1000;

/** @param ratePerSecond of the whole system; may be below 1 */
export function createSendLimiter({ clock, ratePerSecond }: { readonly clock: Clock; readonly ratePerSecond: number }): SendLimiter {
  const burst = Math.max(1, Math.floor(ratePerSecond));
  const everybody = new Tally(limits([{ count: burst, ms: (burst / ratePerSecond) * 1000 + jitterMs }]));
  const pace = new Pace(1000 / (catchUp * ratePerSecond), stallMs);
  const conversations = new Map<string, Tally>();
  let tidiedAtMs = 0;
  // Not the wall clock: somebody who sets it must neither stop the queue nor loose it.
  const nowMs = (): number => clock.elapsedMs();
  const pressure = { weight: 0, atMs: nowMs() };

  function press(now: number, change: (weight: number) => number): number {
    pressure.weight = change(pressure.weight * 0.5 ** (Math.max(0, now - pressure.atMs) / halvedEveryMs));
    pressure.atMs = now;
    return pressure.weight;
  }

  function tallyOf(conversation: string, now: number): Tally {
    const known = conversations.get(conversation);
    if (known !== undefined) return known;
    if (conversations.size >= manyConversations && now - tidiedAtMs >= tidyEveryMs) {
      tidiedAtMs = now;
      for (const [key, tally] of conversations) if (tally.isIdle(now)) conversations.delete(key);
    }
    const tally = new Tally(conversationLimits);
    conversations.set(conversation, tally);
    return tally;
  }

  /** Returns what to call when it leaves. */
  function count(conversation: string): () => void {
    const now = nowMs();
    press(now, (weight) => weight * lessPerRequest);
    const tallies = [everybody, tallyOf(conversation, now)];
    for (const tally of tallies) tally.note(now);
    pace.note(now);
    return () => {
      const leftAt = nowMs();
      for (const tally of tallies) tally.move(now, leftAt);
    };
  }

  return {
    take(conversation) {
      const now = nowMs();
      const own = tallyOf(conversation, now);
      const ownWaitMs = Math.max(own.heldUntil - now, own.waitMs(now));
      if (ownWaitMs > 0) return { go: false, scope: 'conversation', waitMs: Math.ceil(ownWaitMs) };
      const waitMs = Math.max(everybody.heldUntil - now, everybody.waitMs(now), pace.waitMs(now));
      if (waitMs > 0) return { go: false, scope: 'all', waitMs: Math.ceil(waitMs) };
      return { go: true, leaves: count(conversation) };
    },
    note: (conversation) => void count(conversation),
    // A 429 does not say whose limit was met. Many conversations refused at one time means it is everybody's.
    throttled(conversation, retryAfterMs) {
      const now = nowMs();
      const until = now + retryAfterMs;
      const own = tallyOf(conversation, now);
      const again = own.heldUntil > now;
      own.heldUntil = Math.max(own.heldUntil, until);
      const weight = press(now, (before) => (again ? before : Math.min(mostPressure, before + 1)));
      if (weight >= refusedMeansAll) everybody.heldUntil = Math.max(everybody.heldUntil, until);
    },
    heldMs: () => Math.max(0, Math.ceil(everybody.heldUntil - nowMs())),
  };
}
