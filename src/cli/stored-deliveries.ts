/** What the reports of a command ask about messages: read from the store, no queue runs. */
import { mayHaveArrived, progressOf, type DeliveryQueue } from '../delivery/domain.ts';
import { createDeliveryStore } from '../delivery/store.ts';
import type { Tools } from './with-store.ts';

export function storedDeliveries({ store, clock, config }: Pick<Tools, 'store' | 'clock' | 'config'>): Pick<DeliveryQueue, 'progress' | 'reached'> {
  const deliveries = createDeliveryStore({ store, clock, retentionDays: config.RETENTION_DAYS_DELIVERIES });
  return {
    progress: async (promptId, purpose) => progressOf(await deliveries.ofPrompt(promptId, purpose)),
    reached: async (promptId, purpose) => new Set((await deliveries.ofPrompt(promptId, purpose)).filter(mayHaveArrived).map(({ recipientId }) => recipientId)),
  };
}
