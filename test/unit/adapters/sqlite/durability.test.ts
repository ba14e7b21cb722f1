/** Kills processes that write to one file, and finds everything they had been told was stored. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSqliteStore } from '../../../../src/adapters/sqlite/sqlite-store.ts';
import { queryAll } from '../../../../src/ports/document-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const writer = fileURLToPath(new URL('durability-writer.ts', import.meta.url));
let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'salto-durability-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

/** Gives the lines a writer had got out when it was killed, which is in the middle of whatever it did after `lines` of them. */
function writeAndKill(file: string, run: string, lines: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file, run], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    child.on('error', reject).on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1));
      else reject(new Error(`the writer ended by itself: ${errors}`));
    });
  });
}

test('nothing that was acknowledged is lost, with two processes on the file, each killed several times', async () => {
  const file = join(folder, 'salto.db');
  const store = createSqliteStore({ file, clock: createFakeClock('2027-01-15T12:00:00Z') });
  await store.init();
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const both = await Promise.all(['one', 'two'].map((name, n) => writeAndKill(file, `${name}${round}`, 60 + 37 * round + 5 * n)));
    acknowledged.push(...both.flat());
  }
  const created = new Map((await queryAll<{ id: string; type: string; replaced?: boolean }>(store, 'system', { partition: 'created' })).map((document) => [document.id, document]));
  const many = new Set((await queryAll(store, 'system', { partition: 'many' })).map(({ id }) => id));
  await store.close();
  expect(acknowledged.length).toBeGreaterThan(6 * 60);
  for (const line of acknowledged) {
    const [what, id = ''] = line.split(' ');
    if (what === 'created') expect(created.has(id)).toBe(true);
    if (what === 'replaced') expect(created.get(id)).toMatchObject({ replaced: true });
    if (what === 'many') expect([0, 1, 2].every((part) => many.has(`${id}-${part}`))).toBe(true);
  }
  const database = new DatabaseSync(file);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  database.close();
}, 60_000);

test('every commit waits for the disk: killing a process cannot show that, so SQLite is asked', async () => {
  const original = DatabaseSync.prototype.exec;
  const connections = new Set<DatabaseSync>();
  DatabaseSync.prototype.exec = function exec(sql: string) { connections.add(this); original.call(this, sql); };
  const store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-15T12:00:00Z') });
  try {
    await store.init();
    expect([...connections].map((connection) => connection.prepare('PRAGMA synchronous').get())).toEqual([{ synchronous: 2 }]);
  } finally {
    DatabaseSync.prototype.exec = original;
    await store.close();
  }
});
