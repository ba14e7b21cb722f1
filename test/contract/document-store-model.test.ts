/** Random operations give the same results on SQLite, on Cosmos DB over its wire protocol, and on the model. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore, Query, StoredDocument } from '../../src/ports/document-store.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import type { CosmosEmulator } from '../support/cosmos-emulator.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { createModel, modelStart, operations } from './document-store.model.ts';
import type { Operation } from './document-store.model.ts';

let emulator: CosmosEmulator;
let databases = 0;
beforeAll(async () => { emulator = await startCosmosEmulator(); });
afterAll(() => emulator.stop());

const sqlite = (clock: FakeClock): DocumentStore => createSqliteStore({ file: ':memory:', clock });
const cosmos = (clock: FakeClock): DocumentStore => createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: `model-${(databases += 1)}`, clock });

const withoutEtag = <T extends object>(value: T | undefined): object | undefined => {
  if (value === undefined) return undefined;
  const { etag: _etag, ...rest } = value as T & { etag?: string };
  return rest;
};

/** Runs operations on a store and gives what the model gives; remembers the etag of every write in order. */
function runnerOf(store: DocumentStore, clock: FakeClock): (operation: Operation) => Promise<unknown> {
  const etags: string[] = [];
  const remember = <T extends object>(result: T): object | undefined => {
    if ('etag' in result) etags.push(result.etag as string);
    return withoutEtag(result);
  };
  async function pages(query: Query): Promise<unknown[][]> {
    const page = await store.query<StoredDocument>('system', query);
    const items = page.items.map(withoutEtag);
    return page.next === undefined ? [items] : [items, ...await pages({ ...query, after: page.next })];
  }
  return async (operation) => {
    switch (operation.call) {
      case 'wait': await clock.advance(operation.milliseconds); return undefined;
      case 'create': return remember(await store.create('system', operation.document));
      case 'upsert': return remember(await store.upsert('system', operation.document));
      case 'replace': return remember(await store.replace('system', operation.document, etags.at(-1 - operation.version) ?? 'made up'));
      case 'get': return withoutEtag(await store.get('system', operation.partition, operation.id));
      case 'delete': return store.delete('system', operation.partition, operation.id);
      case 'query': return pages(operation.query);
      case 'createMany': return store.createMany('system', operation.documents);
    }
  };
}

test.each([['SQLite', sqlite, 60], ['Cosmos DB', cosmos, 25]] as const)('%s does what the model does', async (_, open, runs) => {
  await fc.assert(fc.asyncProperty(fc.array(operations, { minLength: 1, maxLength: 40, size: 'max' }), async (list) => {
    const clock = createFakeClock(modelStart);
    const store = open(clock);
    await store.init();
    try {
      const model = createModel();
      const run = runnerOf(store, clock);
      for (const [step, operation] of list.entries()) expect({ step, result: await run(operation) }).toEqual({ step, result: model.run(operation) });
    } finally {
      await store.close();
    }
  }), { numRuns: runs });
}, 60_000);
