/** The document store in Azure Cosmos DB for NoSQL: production, with a container per network level that a role can close. */
import type { Clock } from '../../ports/clock.ts';
import type { ContainerName, DocumentStore, Page, Query, Stored, StoredDocument } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import type { PreparedDocument } from '../../ports/document-rules.ts';
import { cursorAfter, definitionOf, keyOf, planQuery, prepare, prepareMany } from '../../ports/document-rules.ts';
import { AppError, isAppError } from '../../shared/errors.ts';
import { createCosmosClient } from './cosmos-client.ts';
import type { CosmosAccess } from './cosmos-client.ts';
import { cosmosContainer } from './cosmos-container.ts';
import type { CosmosContainer } from './cosmos-container.ts';
import { fromCosmos, isVisible, positionOf } from './cosmos-documents.ts';
import type { CosmosDocument } from './cosmos-documents.ts';
import { appErrorOf } from './cosmos-errors.ts';
import { querySpec } from './cosmos-query.ts';
import { setUpCosmos } from './cosmos-setup.ts';

export interface CosmosStoreOptions extends CosmosAccess {
  readonly database: string;
  readonly clock: Clock;
}

/** Creates under way at once within createMany. */
const parallelCreates = 16;

export function createCosmosStore({ database: databaseName, clock, ...access }: CosmosStoreOptions): DocumentStore {
  const { client, close } = createCosmosClient(access);
  const database = client.database(databaseName);
  const deadlineMs = 2 * (access.requestTimeoutMs ?? 5000);
  const opened = new Map<ContainerName, CosmosContainer>();
  const now = (): number => clock.now().epochMilliseconds;
  let closed = false;

  function containerOf(name: ContainerName): CosmosContainer {
    const container = opened.get(name) ?? cosmosContainer(database.container(definitionOf(name).name), deadlineMs);
    opened.set(name, container);
    return container;
  }

  async function on<T>(name: ContainerName, work: (container: CosmosContainer) => Promise<T>): Promise<T> {
    if (closed) throw new AppError('store-unavailable', 'the store is closed');
    return work(containerOf(name)).catch((error: unknown) => { throw appErrorOf(error, name); });
  }

  async function createPrepared(name: ContainerName, document: PreparedDocument) {
    const result = await on(name, (container) => container.create(document, now()));
    return result.outcome === 'written' ? { outcome: 'created' as const, etag: result.etag } : { outcome: 'exists' as const };
  }

  async function readPage(name: ContainerName, query: Query): Promise<{ readonly documents: CosmosDocument[]; readonly limit: number }> {
    const plan = planQuery(name, query);
    if (plan === 'nothing') return { documents: [], limit: 0 };
    const documents: CosmosDocument[] = [];
    const iterator = database.container(name).items.query<CosmosDocument>(querySpec(definitionOf(name), plan, now()), {
      ...(plan.partition === undefined ? {} : { partitionKey: plan.partition }),
      maxItemCount: plan.limit + 1,
      abortSignal: AbortSignal.timeout(deadlineMs),
    });
    // A server may answer with less than it was asked for, and go on.
    while (iterator.hasMoreResults() && documents.length <= plan.limit) {
      const { resources } = await iterator.fetchNext();
      documents.push(...(resources ?? []));
    }
    return { documents, limit: plan.limit };
  }

  return {
    init: () => setUpCosmos(client, databaseName),

    create: async (name, document) => createPrepared(name, prepare(name, document)),

    async createMany(name, documents) {
      const waiting = prepareMany(name, documents).values();
      let created = 0;
      const work = async (): Promise<void> => {
        for (const document of waiting) if ((await createPrepared(name, document)).outcome === 'created') created += 1;
      };
      await Promise.all(Array.from({ length: parallelCreates }, work));
      return { created, existed: documents.length - created };
    },

    async get<T extends StoredDocument>(name: ContainerName, partition: string, id: string): Promise<Stored<T> | undefined> {
      const key = keyOf(partition, id);
      const document = await on(name, (container) => container.read(key));
      return document !== undefined && isVisible(document, now()) ? fromCosmos<T>(document) : undefined;
    },

    async replace(name, document, etag) {
      const prepared = prepare(name, document);
      const result = await on(name, (container) => container.replace(prepared, etag, now()));
      if (result.outcome === 'written') return { outcome: 'replaced', etag: result.etag };
      return { outcome: result.outcome === 'missing' ? 'missing' : 'conflict' };
    },

    async upsert(name, document) {
      const prepared = prepare(name, document);
      return { etag: await on(name, (container) => container.upsert(prepared, now())) };
    },

    async delete(name, partition, id) {
      const key = keyOf(partition, id);
      return on(name, async (container) => {
        // Cosmos DB deletes an expired document like any other; what was invisible is missing.
        const present = await container.read(key);
        if (present === undefined) return { outcome: 'missing' };
        await container.delete(key);
        return { outcome: isVisible(present, now()) ? 'deleted' : 'missing' };
      });
    },

    async query<T extends StoredDocument>(name: ContainerName, query: Query): Promise<Page<T>> {
      const { documents, limit } = await on(name, () => readPage(name, query));
      const items = documents.slice(0, limit).map((document) => fromCosmos<T>(document));
      const last = documents.length > limit ? documents[limit - 1] : undefined;
      return last === undefined ? { items } : { items, next: cursorAfter(positionOf(last)) };
    },

    async purge() {
      const closedTo: ContainerName[] = [];
      let deleted = 0;
      for (const { name, partitionField } of containers) {
        deleted += await on(name, (container) => container.purge(partitionField, now())).catch((error: unknown) => {
          if (!isAppError(error, 'store-denied')) throw error;
          closedTo.push(name);
          return 0;
        });
      }
      return { deleted, closed: closedTo };
    },

    async health() {
      const states = await Promise.all(containers.map(async ({ name }) => {
        // A query, because a read of one document cannot tell a missing container from a missing document everywhere.
        const look = on(name, () => readPage(name, { partition: 'health', limit: 1 }));
        return [name, await look.then(() => 'open' as const, (error: unknown) => (isAppError(error, 'store-denied') ? 'denied' as const : 'unavailable' as const))] as const;
      }));
      return Object.fromEntries(states) as Record<ContainerName, 'open' | 'denied' | 'unavailable'>;
    },

    async close() {
      closed = true;
      close();
    },
  };
}
