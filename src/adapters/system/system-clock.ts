/** The system's own clock. */
import type { Clock } from '../../ports/clock.ts';

/** Node fires a longer delay at once, so a wait beyond this is made in stretches. */
const longestTimerMs = 2 ** 31 - 1;

export function createSystemClock(): Clock {
  return {
    now: () => Temporal.Now.instant(),
    elapsedMs: () => performance.now(),
    after(delayMs, run) {
      let timer: NodeJS.Timeout;
      const wait = (leftMs: number): void => {
        timer = leftMs > longestTimerMs
          ? setTimeout(() => wait(leftMs - longestTimerMs), longestTimerMs)
          : setTimeout(run, Math.max(0, leftMs));
      };
      wait(delayMs);
      return () => clearTimeout(timer);
    },
  };
}
