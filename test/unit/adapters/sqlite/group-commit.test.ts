/** Writes that are asked for together share one commit; a fault in one is nobody else's. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../../../src/adapters/sqlite/sqlite-store.ts';
import { openSqliteFile, type Connection, type SqliteFile } from '../../../../src/adapters/sqlite/sqlite-connection.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

let folder: string;
/** Milliseconds that pass only when a test says so: a busy machine is not a slow disk. */
let nowMs: number;
let file: SqliteFile;
const insert = (id: string) => ({ statement }: Connection) => statement('INSERT INTO seen (id) VALUES (?)').run(id).changes;
const seen = () => file.read(({ statement }) => statement('SELECT id FROM seen ORDER BY id').all().map(({ id }) => id));
const commits = (run: jest.Spied<DatabaseSync['exec']>): number => run.mock.calls.filter(([sql]) => sql === 'COMMIT').length;

beforeEach(async () => {
  nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  folder = mkdtempSync(join(tmpdir(), 'salto-group-'));
  const path = join(folder, 'salto.db');
  await createSqliteStore({ file: path, clock: createFakeClock('2026-11-22T10:00:00Z') }).init();
  file = openSqliteFile(path, 1000);
  await file.write(({ database }) => database.exec('CREATE TABLE seen (id TEXT PRIMARY KEY) STRICT'));
});
afterEach(() => {
  jest.restoreAllMocks();
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('writes asked for together', () => {
  test('one commit for all of them, each with its own answer', async () => {
    const exec = jest.spyOn(DatabaseSync.prototype, 'exec');
    expect(await Promise.all(['a', 'b', 'æøå'].map((id) => file.write(insert(id))))).toEqual([1, 1, 1]);
    expect(commits(exec)).toBe(1);
    expect(await seen()).toEqual(['a', 'b', 'æøå']);
  });

  test('one that fails is told so; the others are stored', async () => {
    const outcomes = await Promise.allSettled([file.write(insert('a')), file.write(insert('a')), file.write(() => { throw new TypeError('a defect'); }), file.write(insert('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await seen()).toEqual(['a', 'b']);
  });

  test('one that takes long does not make the rest wait in the same turn', async () => {
    const slow = file.write((connection) => { nowMs += 12; return insert('slow')(connection); });
    const exec = jest.spyOn(DatabaseSync.prototype, 'exec');
    const rest = Promise.all(['b', 'c'].map((id) => file.write(insert(id))));
    expect(await slow).toBe(1);
    expect(commits(exec)).toBe(1);
    expect(await rest).toEqual([1, 1]);
    expect(commits(exec)).toBe(2);
  });

  test('none is answered as stored when the file goes away', async () => {
    file.close();
    const outcomes = await Promise.allSettled(['a', 'b'].map((id) => file.write(insert(id))));
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code?: string }).code : 'stored'))).toEqual(['store-unavailable', 'store-unavailable']);
  });
});
