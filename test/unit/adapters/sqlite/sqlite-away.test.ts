/** A SQLite file that cannot be used is unavailable, never empty; when it can be used again, so can the store. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../../src/ports/document-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const clock = createFakeClock('2027-01-15T12:00:00Z');
const doc = (fields: object = {}) => ({ id: 'x', type: 'thing', kind: 'a', ...fields });
const unavailable = { name: 'AppError', code: 'store-unavailable' };

let folder: string;
let file: string;
let stores: DocumentStore[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'salto-sqlite-'));
  file = join(folder, 'data', 'salto.db');
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true });
});

function open(path = file): DocumentStore {
  const store = createSqliteStore({ file: path, clock, lockWaitMs: 60 });
  stores.push(store);
  return store;
}
const calls = (store: DocumentStore): Promise<unknown>[] => [
  store.get('system', 'a', 'x'), store.create('system', doc()), store.createMany('system', [doc()]), store.replace('system', doc(), 'x'),
  store.upsert('system', doc()), store.delete('system', 'a', 'x'), store.query('system', { partition: 'a' }),
];
async function expectUnavailable(store: DocumentStore): Promise<void> {
  for (const result of await Promise.allSettled(calls(store))) expect(result).toMatchObject({ status: 'rejected', reason: unavailable });
  expect(new Set(Object.values(await store.health()))).toEqual(new Set(['unavailable']));
}

test('init makes the folders; before it the store is unavailable and leaves nothing behind', async () => {
  const store = open();
  await expectUnavailable(store);
  expect(statSync(join(folder, 'data'), { throwIfNoEntry: false })).toBeUndefined();
  await store.init();
  expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
});

test('a folder that cannot be created', async () => {
  writeFileSync(join(folder, 'data'), 'a file in the way');
  await expect(open().init()).rejects.toMatchObject(unavailable);
  await expectUnavailable(open());
});

test.each([['text', 'this is not a database '.repeat(500)], ['a short text', 'x'.repeat(200)]])('a file that is not a database: %s', async (_, content) => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, content);
  const store = open();
  await expect(store.init()).rejects.toMatchObject(unavailable);
  await expectUnavailable(store);
  rmSync(file);
  await store.init();
  expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
});

test('an empty file is a database without tables: unavailable until init', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, '');
  const store = open();
  await expectUnavailable(store);
  await store.init();
  expect(await store.get('system', 'a', 'x')).toBeUndefined();
});

test('a folder moved away while running: nothing is acknowledged that nobody could read again', async () => {
  const store = open();
  await store.init();
  await store.create('system', doc({ n: 1 }));
  renameSync(join(folder, 'data'), join(folder, 'elsewhere'));
  await expectUnavailable(store);
  renameSync(join(folder, 'elsewhere'), join(folder, 'data'));
  expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 1 });
  expect(await store.upsert('system', doc({ n: 2 }))).toHaveProperty('etag');
});

test('a folder removed while running: unavailable until it is set up anew', async () => {
  const store = open();
  await store.init();
  await store.create('system', doc());
  rmSync(join(folder, 'data'), { recursive: true });
  await expectUnavailable(store);
  await store.init();
  expect(await store.get('system', 'a', 'x')).toBeUndefined();
  expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
});

test('another file put in its place is the one that is read', async () => {
  const store = open();
  const other = open(join(folder, 'other', 'salto.db'));
  await store.init();
  await other.init();
  await other.create('system', doc({ n: 'restored' }));
  await other.close();
  await store.get('system', 'a', 'x');
  rmSync(join(folder, 'data'), { recursive: true });
  renameSync(join(folder, 'other'), join(folder, 'data'));
  expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 'restored' });
});

describe('another process that holds the lock', () => {
  let holder: DatabaseSync;
  beforeEach(async () => {
    await open().init();
    holder = new DatabaseSync(file);
    holder.exec('BEGIN IMMEDIATE');
  });
  afterEach(() => { holder.close(); });

  test('stops writes but not reads, and writes go on when it lets go', async () => {
    const store = open();
    await expect(store.create('system', doc())).rejects.toMatchObject(unavailable);
    await expect(store.createMany('system', [doc()])).rejects.toMatchObject(unavailable);
    expect(await store.get('system', 'a', 'x')).toBeUndefined();
    expect((await store.health()).system).toBe('open');
    holder.exec('ROLLBACK');
    expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
  });

  test('is waited for without holding up anything else', async () => {
    const store = createSqliteStore({ file, clock, lockWaitMs: 10_000 });
    stores.push(store);
    const waiting = store.create('system', doc());
    expect(await store.get('system', 'a', 'x')).toBeUndefined();
    holder.exec('ROLLBACK');
    expect(await waiting).toMatchObject({ outcome: 'created' });
  });
});

test('a full disk refuses the write, keeps the rest, and takes writes when there is room', async () => {
  const store = open();
  await store.init();
  await store.create('system', doc({ n: 1 }));
  // SQLite says "full" at its own limit of pages as at the disk's end. The limit is a connection's, so it is set as the store opens one.
  const original = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function exec(sql: string) { original.call(this, sql.startsWith('PRAGMA') ? `${sql}; PRAGMA max_page_count = 1` : sql); };
  const full = createSqliteStore({ file, clock });
  stores.push(full);
  try {
    await expect(full.create('system', doc({ id: 'large', text: 'x'.repeat(500_000) }))).rejects.toMatchObject(unavailable);
    expect(await full.get('system', 'a', 'x')).toMatchObject({ n: 1 });
  } finally {
    DatabaseSync.prototype.exec = original;
  }
  expect(await store.create('system', doc({ id: 'large', text: 'x'.repeat(500_000) }))).toMatchObject({ outcome: 'created' });
});

test('two stores on one file see each other at once, and one wins a race', async () => {
  const [server, tool] = [open(), open()];
  await server.init();
  await tool.init();
  const { etag } = await server.upsert('system', doc({ n: 1 }));
  expect(await tool.get('system', 'a', 'x')).toMatchObject({ n: 1 });
  expect(await tool.replace('system', doc({ n: 2 }), etag)).toMatchObject({ outcome: 'replaced' });
  expect(await server.replace('system', doc({ n: 3 }), etag)).toEqual({ outcome: 'conflict' });
  const outcomes = await Promise.all([server.create('system', doc({ id: 'y' })), tool.create('system', doc({ id: 'y' }))]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'exists']);
});

test('what has expired is deleted from the file in the end', async () => {
  const moving = createFakeClock('2027-01-15T12:00:00Z');
  const store = createSqliteStore({ file, clock: moving });
  stores.push(store);
  await store.init();
  await store.createMany('log', Array.from({ length: 450 }, (_, n) => ({ id: `l${n}`, type: 'entry', month: 'm', expiresAt: '2027-01-15T12:00:01Z' })));
  const left = (): unknown => { const database = new DatabaseSync(file); const row = database.prepare('SELECT count(*) AS n FROM log').get(); database.close(); return row?.['n']; };
  expect(left()).toBe(450);
  await moving.advance(3_600_000);
  for (let n = 0; n < 5; n += 1) { await store.upsert('system', doc({ n })); await moving.settle(); }
  expect(left()).toBe(0);
});

test('a field that is declared later is found in documents that were there before', async () => {
  const store = open();
  await store.init();
  await store.create('system', doc({ state: 'open' }));
  await store.close();
  const old = new DatabaseSync(file);
  old.exec('DROP INDEX "system state"; ALTER TABLE system DROP COLUMN "field state"');
  old.close();
  const upgraded = open();
  await upgraded.init();
  expect((await upgraded.query('system', { partition: 'a', where: { state: 'open' } })).items).toHaveLength(1);
});
