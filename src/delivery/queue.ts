/** What features ask of the queue; answered from the store by every instance, whoever sends. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeliveryPriority, DeliveryQueue } from './domain.ts';
import { ended, mayHaveArrived } from './domain.ts';
import type { ProgressBook } from './progress-book.ts';
import type { DeliveryStore } from './store.ts';

export interface DeliveryQueueDeps {
  readonly deliveries: DeliveryStore;
  readonly book: ProgressBook;
  /** Told of what has been stored. */
  readonly announce: (priority: DeliveryPriority) => void;
}

/** Created, and seen by the loop, at one time: the first of a broadcast leave while the last are being written, and clicks are answered between. */
const chunkSize = 100;

export function createDeliveryQueue({ deliveries, book, announce }: DeliveryQueueDeps): DeliveryQueue {
  return {
    async enqueue(requests) {
      const urgentFirst = [...requests].sort((one, other) => one.priority - other.priority);
      let created = 0;
      for (let start = 0; start < urgentFirst.length; start += chunkSize) {
        const chunk = urgentFirst.slice(start, start + chunkSize);
        created += (await deliveries.createMany(chunk)).created;
        if (chunk[0] !== undefined) announce(chunk[0].priority);
      }
      book.added(requests);
      return { created, existed: requests.length - created };
    },
    progress: book.of,
    async withdraw(promptId, purpose, belowRevision) {
      const pending = (await deliveries.ofPrompt(promptId, purpose)).filter(({ state, revision }) => state === 'pending' && revision < belowRevision);
      // Whoever holds one of them finds it changed when they claim it; one that was claimed first has left.
      for (let start = 0; start < pending.length; start += chunkSize) {
        await Promise.all(pending.slice(start, start + chunkSize).map((delivery) => deliveries.save(delivery, ended(delivery, 'superseded', 'withdrawn'))));
        await nextTurn();
      }
      book.forget(promptId);
    },
    reached: async (promptId, purpose) => new Set((await deliveries.ofPrompt(promptId, purpose)).filter(mayHaveArrived).map(({ recipientId }) => recipientId)),
  };
}
