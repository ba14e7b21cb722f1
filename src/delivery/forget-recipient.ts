/** What the queue forgets about somebody: in which conversation they were written to. What has not left does not leave. */
import type { DocumentStore, StoredDocument } from '../ports/document-store.ts';
import type { Forget } from '../privacy/domain.ts';
import { rewriteAll } from '../shared/rewrite-all.ts';
import type { Delivery } from './domain.ts';
import { ended } from './domain.ts';

export const forgetRecipient = (store: DocumentStore): Forget => ({ memberId }) => rewriteAll(store, 'prompts', { type: 'delivery', recipientId: memberId }, (document) => {
  const { conversationId, activityId, ...kept } = document;
  if (document['state'] === 'pending') {
    const { sort: _, ...done } = kept;
    return { ...done, ...ended(done as unknown as Delivery, 'superseded', 'withdrawn') } as StoredDocument;
  }
  return conversationId === undefined && activityId === undefined ? document : kept as StoredDocument;
});
