/** What a loop sleeps on: time passes, or somebody rings. */
import type { Clock } from '../ports/clock.ts';

export interface Alarm {
  /** Ends after `ms`, or at once when it is rung. A ring while nobody waits ends the next wait. */
  wait(ms: number): Promise<void>;
  ring(): void;
}

export function createAlarm(clock: Clock): Alarm {
  const waiting = new Set<() => void>();
  let rung = false;
  return {
    wait(ms) {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      const end = (): void => {
        cancel();
        waiting.delete(end);
        resolve();
      };
      const cancel = clock.after(ms, end);
      waiting.add(end);
      return promise;
    },
    ring() {
      if (waiting.size === 0) rung = true;
      for (const end of waiting) end();
    },
  };
}
