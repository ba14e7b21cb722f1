/** A clock that stands still until a test moves it: no test sleeps. */
import type { Clock } from '../../src/ports/clock.ts';

export interface FakeClock extends Clock {
  /**
   * Moves time forward (milliseconds or a Temporal duration), stopping at every timer on the way in the order they are due;
   * promises settle before the first, between timers, and after the last. Timers set on the way run too when they fall within.
   */
  advance(by: number | Temporal.Duration): Promise<void>;
  /**
   * As `advance`, but in strides of three seconds: what falls due within a stride runs at its end, in the order in which it is due. For minutes
   * in which nothing is looked at: less than half the work. A stride is shorter than what any lease lasts, so nobody takes anybody for dead.
   */
  pass(by: number | Temporal.Duration): Promise<void>;
  /** It is suddenly `at`, as after a night's sleep: what fell due meanwhile runs once, now. For spans in which a loop would tick a million times. */
  jump(at: string | Temporal.Instant): Promise<void>;
  /** Lets everything already started go as far as it can without time passing. */
  settle(): Promise<void>;
  /** How long until the next timer is due; Infinity when none waits. */
  nextInMs(): number;
  /** How many timers are waiting; 0 after a clean stop. */
  pending(): number;
}

const strideMs = 3000;

interface Timer { readonly dueMs: number; readonly order: number; readonly run: () => void }

/** Several turns of the event loop: promise chains, immediates and loopback I/O that is already there. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
}

export function createFakeClock(start: string | Temporal.Instant): FakeClock {
  const startMs = Temporal.Instant.from(start).epochMilliseconds;
  let nowMs = startMs;
  /** Asked for far more often than it changes. */
  let shown = { ms: nowMs, instant: Temporal.Instant.fromEpochMilliseconds(nowMs) };
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

  const runDue = async (untilMs: number): Promise<void> => {
    for (let timer = earliest(untilMs); timer !== undefined; timer = earliest(untilMs)) {
      timers.delete(timer);
      nowMs = Math.max(nowMs, timer.dueMs);
      timer.run();
      await settle();
    }
  };
  const after = (by: number | Temporal.Duration): number => nowMs + (typeof by === 'number' ? by : by.total('milliseconds'));

  return {
    now() {
      if (shown.ms !== nowMs) shown = { ms: nowMs, instant: Temporal.Instant.fromEpochMilliseconds(nowMs) };
      return shown.instant;
    },
    elapsedMs: () => nowMs - startMs,
    after(delayMs, run) {
      const timer: Timer = { dueMs: nowMs + Math.max(0, Math.ceil(delayMs)), order: (order += 1), run };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
    async advance(by) {
      const untilMs = after(by);
      await settle();
      await runDue(untilMs);
      nowMs = untilMs;
      await settle();
    },
    async pass(by) {
      const untilMs = after(by);
      await settle();
      while (nowMs < untilMs) {
        nowMs = Math.min(untilMs, nowMs + strideMs);
        await runDue(nowMs);
      }
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
    nextInMs: () => Math.max(0, (earliest(Infinity)?.dueMs ?? Infinity) - nowMs),
    pending: () => timers.size,
  };
}
