/** Deliveries in the document store: beside their prompt, and across prompts as one queue. */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, Stored, StoredDocument } from '../ports/document-store.ts';
import { queryAll } from '../ports/document-store.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import type { Delivery, DeliveryPriority, DeliveryRequest } from './domain.ts';

export type StoredDelivery = Stored<Delivery & StoredDocument>;

export interface DeliveryStore {
  createMany(requests: readonly DeliveryRequest[]): Promise<{ readonly created: number; readonly existed: number }>;
  /** Whether there is anything to wait for: one cheap look, for an idle queue. */
  anyPending(): Promise<boolean>;
  /** Pending deliveries of one priority that may be tried now, longest waiting first. */
  due(priority: DeliveryPriority, limit: number): Promise<readonly StoredDelivery[]>;
  /** One page of those whose request had left when nobody was there to hear the outcome. */
  interrupted(): Promise<readonly StoredDelivery[]>;
  /** Every revision of the same purpose to the same recipient, this one included. */
  siblings(delivery: Delivery): Promise<readonly StoredDelivery[]>;
  ofPrompt(promptId: string, purpose?: string): Promise<readonly StoredDelivery[]>;
  /** The version now stored, or undefined when somebody else has written meanwhile. */
  save(read: StoredDelivery, delivery: Delivery): Promise<StoredDelivery | undefined>;
  reread(delivery: StoredDelivery): Promise<StoredDelivery | undefined>;
  remove(delivery: StoredDelivery): Promise<void>;
}

const container = 'prompts';
const type = 'delivery';

/** @param retentionDays kept this long after the last write (RETENTION_DAYS_DELIVERIES) */
export function createDeliveryStore({ store, clock, retentionDays }: { readonly store: DocumentStore; readonly clock: Clock; readonly retentionDays: number }): DeliveryStore {
  const toDocument = (delivery: Delivery): Delivery & StoredDocument => {
    const { promptId, purpose, recipientId, revision, priority, state, attempt, notBefore, reason, epoch, conversationId, activityId, sentAt, renewed, uncertain } = delivery;
    return {
      id: `${type}|${purpose}|${recipientId}|${revision}`, type, ...(state === 'pending' ? { sort: `${priority}|${notBefore}` } : {}), // what is done is out of the queue's way
      expiresAt: isoInstant(clock.now().add({ hours: 24 * retentionDays })),
      promptId, purpose, recipientId, revision, priority, state, attempt, notBefore,
      ...(reason === undefined ? {} : { reason }), ...(epoch === undefined ? {} : { epoch }), ...(conversationId === undefined ? {} : { conversationId }),
      ...(activityId === undefined ? {} : { activityId }), ...(sentAt === undefined ? {} : { sentAt }), ...(renewed === undefined ? {} : { renewed }), ...(uncertain === undefined ? {} : { uncertain }),
    };
  };
  const fresh = (request: DeliveryRequest): Delivery => ({ ...request, state: 'pending', attempt: 0, notBefore: isoInstant(request.notBefore === undefined ? clock.now() : Temporal.Instant.from(request.notBefore)) });

  return {
    createMany: (requests) => store.createMany(container, requests.map((request) => toDocument(fresh(request)))),
    async anyPending() {
      return (await store.query(container, { across: true, where: { type, state: 'pending' }, limit: 1 })).items.length > 0;
    },
    async due(priority, limit) {
      const sort = { from: `${priority}|`, to: `${priority}|${isoInstant(clock.now())}` };
      return (await store.query<Delivery & StoredDocument>(container, { across: true, where: { type, state: 'pending', sort }, limit })).items;
    },
    async interrupted() {
      return (await store.query<Delivery & StoredDocument>(container, { across: true, where: { type, state: 'sending' } })).items;
    },
    siblings: ({ promptId, purpose, recipientId }) => queryAll<Delivery & StoredDocument>(store, container, { partition: promptId, where: { type, recipientId, purpose } }),
    ofPrompt: (promptId, purpose) => queryAll<Delivery & StoredDocument>(store, container, { partition: promptId, where: { type, ...(purpose === undefined ? {} : { purpose }) } }),
    async save(read, delivery) {
      const document = toDocument(delivery);
      const result = await store.replace(container, document, read.etag);
      return result.outcome === 'replaced' ? { ...document, etag: result.etag } : undefined;
    },
    reread: ({ promptId, id }) => store.get<Delivery & StoredDocument>(container, promptId, id),
    async remove({ promptId, id }) {
      await store.delete(container, promptId, id);
    },
  };
}
