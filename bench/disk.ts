/** What the disk itself takes to make 4 KB durable: beneath this no stored answer can come. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median } from './figures.ts';

const times = 300;
const page = Buffer.alloc(4096, 'x');

function medianOf(work: () => unknown): number {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const startedAt = performance.now();
    work();
    taken.push(performance.now() - startedAt);
  }
  return median(taken);
}

/** Milliseconds: one commit of SQLite in WAL mode with synchronous=FULL, and one write with fdatasync. */
export function measureDisk(folder: string): { readonly commit: number; readonly sync: number } {
  const database = new DatabaseSync(join(folder, 'disk.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE pages (page BLOB)');
  const insert = database.prepare('INSERT INTO pages VALUES (?)');
  const commit = medianOf(() => insert.run(page));
  database.close();
  const file = openSync(join(folder, 'disk.bin'), 'w');
  const sync = medianOf(() => { writeSync(file, page); fdatasyncSync(file); });
  closeSync(file);
  return { commit, sync };
}
