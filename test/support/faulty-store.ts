/** A document store that a test can close a container of, or take away: before a write, or in the middle of one (applied, its answer lost). */
import type { ContainerName, DocumentStore } from '../../src/ports/document-store.ts';
import { AppError } from '../../src/shared/errors.ts';

export interface StoreFaults {
  /** Closed by the database's own access rules: 403. */
  readonly denied: Set<ContainerName>;
  away: boolean;
  /** So many more writes are taken; the next is applied, its answer is lost, and the store is away from then on. */
  writesLeft: number;
}

export const noFaults = (): StoreFaults => ({ denied: new Set(), away: false, writesLeft: Infinity });

const unavailable = (): AppError => new AppError('store-unavailable', 'as the test wants it');

export function faultyStore(store: DocumentStore, faults: StoreFaults): DocumentStore {
  async function read<T>(container: ContainerName, work: () => Promise<T>): Promise<T> {
    if (faults.away) throw unavailable();
    if (faults.denied.has(container)) throw new AppError('store-denied', `403 for ${container}`);
    return await work();
  }
  const write = <T>(container: ContainerName, work: () => Promise<T>): Promise<T> => read(container, async () => {
    const last = faults.writesLeft <= 0;
    faults.writesLeft -= 1;
    if (last) faults.away = true;
    const result = await work();
    if (last) throw unavailable();
    return result;
  });
  return {
    ...store,
    init: async () => { if (faults.away) throw unavailable(); },
    create: (container, document) => write(container, () => store.create(container, document)),
    // One by one, as Cosmos DB does it, so that it can stop half way.
    async createMany(container, documents) {
      let created = 0;
      for (const document of documents) if ((await write(container, () => store.create(container, document))).outcome === 'created') created += 1;
      return { created, existed: documents.length - created };
    },
    get: (container, partition, id) => read(container, () => store.get(container, partition, id)),
    replace: (container, document, etag) => write(container, () => store.replace(container, document, etag)),
    upsert: (container, document) => write(container, () => store.upsert(container, document)),
    delete: (container, partition, id) => write(container, () => store.delete(container, partition, id)),
    query: (container, query) => read(container, () => store.query(container, query)),
    async health() {
      const health = await store.health();
      return Object.fromEntries(Object.entries(health).map(([name, state]) => [name, faults.away ? 'unavailable' : faults.denied.has(name as ContainerName) ? 'denied' : state])) as typeof health;
    },
  };
}
