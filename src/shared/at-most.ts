/** Waits for work that may hang. */
import type { Clock } from '../ports/clock.ts';

/** @param ms after which it is waited for no longer; it goes on. Rejects when the work does before that. */
export async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  await Promise.race([work, promise]).finally(cancel);
}
