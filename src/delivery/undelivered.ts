/** Messages that did not arrive, found again and put back into the queue when the person can be reached after all. */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore } from '../ports/document-store.ts';
import { reopened, type UndeliveredMessages } from './domain.ts';
import { createDeliveryStore, type StoredDelivery } from './store.ts';

const undelivered = { type: 'delivery', state: { in: ['unreachable', 'failed'] } } as const;
/** People per query: a team's roster can hold thousands. */
const chunk = 100;

export function createUndeliveredMessages(deps: { readonly store: DocumentStore; readonly clock: Clock; readonly retentionDays: number }): UndeliveredMessages {
  const { store } = deps;
  const deliveries = createDeliveryStore(deps);
  return {
    async to(recipientIds) {
      const found: StoredDelivery[] = [];
      for (let start = 0; start < recipientIds.length; start += chunk) {
        found.push(...await queryAll<StoredDelivery>(store, 'prompts', { across: true, where: { ...undelivered, recipientId: { in: recipientIds.slice(start, start + chunk) } } }));
      }
      return found;
    },
    ofPrompt: (promptId, purpose) => queryAll<StoredDelivery>(store, 'prompts', { partition: promptId, where: { ...undelivered, purpose } }),
    async renew(delivery, notBefore) {
      const siblings = await deliveries.siblings(delivery);
      if (siblings.some(({ revision }) => revision > delivery.revision)) return false;
      // Over what was read: of several install events only one finds it as it was.
      return await deliveries.save(delivery as StoredDelivery, reopened(delivery, notBefore)) !== undefined;
    },
  };
}
