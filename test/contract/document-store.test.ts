/** Runs the document store's contract against SQLite, in memory and in a file, and against Cosmos DB over its wire protocol. */
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../src/ports/document-store.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import type { CosmosEmulator } from '../support/cosmos-emulator.ts';
import { documentExpiryContract } from './document-store-expiry.contract.ts';
import { documentQueryContract } from './document-store-queries.contract.ts';
import { documentStoreContract } from './document-store.contract.ts';
import type { OpenStore } from './document-store.contract.ts';

let folder: string;
let emulator: CosmosEmulator;
let opened = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'salto-contract-'));
  emulator = await startCosmosEmulator();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.stop();
});

async function setUp(store: DocumentStore): Promise<DocumentStore> {
  await store.init();
  return store;
}
const nextName = (): string => `store-${(opened += 1)}`;

const adapters: readonly (readonly [string, OpenStore])[] = [
  ['SQLite in memory', (clock) => setUp(createSqliteStore({ file: ':memory:', clock }))],
  ['SQLite in a file', (clock) => setUp(createSqliteStore({ file: join(folder, nextName(), 'salto.db'), clock }))],
  ['Cosmos DB', (clock) => setUp(createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: nextName(), clock }))],
];
for (const [name, open] of adapters) {
  documentStoreContract(name, open);
  documentQueryContract(name, open);
  documentExpiryContract(name, open);
}
