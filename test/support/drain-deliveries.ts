/** Moves a fake clock on until a prompt's deliveries have come to rest. */
import type { DeliveryProgress, DeliveryQueue } from '../../src/delivery/domain.ts';
import type { FakeClock } from './fake-clock.ts';

export async function drainDeliveries(queue: DeliveryQueue, clock: FakeClock, promptId: string, withinMs = 3_600_000): Promise<DeliveryProgress> {
  const until = clock.now().epochMilliseconds + withinMs;
  for (;;) {
    await clock.advance(100);
    const progress = await queue.progress(promptId);
    if (progress.pending === 0) return progress;
    if (clock.now().epochMilliseconds > until) throw new Error(`still pending after ${withinMs} ms: ${progress.pending}`);
  }
}
