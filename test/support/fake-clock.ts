/** A clock that stands still until a test moves it: no test sleeps. */
import type { Clock } from '../../src/ports/clock.ts';

export interface FakeClock extends Clock {
  /**
   * Moves time forward (milliseconds or a Temporal duration), stopping at every timer on the way in the order they are due;
   * promises settle before the first, between timers, and after the last. Timers set on the way run too when they fall within.
   */
  advance(by: number | Temporal.Duration): Promise<void>;
  /** It is suddenly `at`, as after a night's sleep: what fell due meanwhile runs once, now. For spans in which a loop would tick a million times. */
  jump(at: string | Temporal.Instant): Promise<void>;
  /** Lets everything already started go as far as it can without time passing. */
  settle(): Promise<void>;
  /** How many timers are waiting; 0 after a clean stop. */
  pending(): number;
}

interface Timer { readonly dueMs: number; readonly order: number; readonly run: () => void }

/** Several turns of the event loop: promise chains, immediates and loopback I/O that is already there. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
}

export function createFakeClock(start: string | Temporal.Instant): FakeClock {
  const startMs = Temporal.Instant.from(start).epochMilliseconds;
  let nowMs = startMs;
  let order = 0;
  const timers = new Set<Timer>();

  const earliest = (untilMs: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs > untilMs) continue;
      if (first === undefined || timer.dueMs < first.dueMs || (timer.dueMs === first.dueMs && timer.order < first.order)) first = timer;
    }
    return first;
  };

  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    elapsedMs: () => nowMs - startMs,
    after(delayMs, run) {
      const timer: Timer = { dueMs: nowMs + Math.max(0, Math.ceil(delayMs)), order: (order += 1), run };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
    async advance(by) {
      const untilMs = nowMs + (typeof by === 'number' ? by : by.total('milliseconds'));
      await settle();
      for (let timer = earliest(untilMs); timer !== undefined; timer = earliest(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.run();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
    async jump(at) {
      await settle();
      nowMs = Temporal.Instant.from(at).epochMilliseconds;
      const overdue = [...timers].filter(({ dueMs }) => dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs || a.order - b.order);
      for (const timer of overdue) if (timers.delete(timer)) timer.run();
      await settle();
    },
    settle,
    pending: () => timers.size,
  };
}
