/** One SQLite file that may be away: opened when needed, dropped when it fails, waited for when another process has it locked. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { AppError, isAppError } from '../../shared/errors.ts';
import { createSchema } from './sqlite-schema.ts';

/** SQLite's primary result codes that this adapter tells apart. */
const codes = { error: 1, busy: 5, locked: 6, schema: 17 } as const;
/** The rest that mean "the store is away", not "the statement is wrong": permission, memory, read-only, I/O, corrupt, full, cannot open, protocol, not a database. */
const awayCodes = new Set([3, 7, 8, 10, 11, 13, 14, 15, 26]);
/** How long SQLite itself may hold up the event loop for another process' lock; beyond that the wait is asynchronous. */
const blockingWaitMs = 20;
/** Beyond this much work in one turn of the event loop the rest waits for the next: HTTP goes first. */
const longestTurnMs = 8;

export interface Connection {
  readonly database: DatabaseSync;
  /** Prepares each statement once. */
  statement(sql: string): StatementSync;
}

export interface SqliteFile {
  /** Waits for other processes' locks, as `write` does; AppError `store-unavailable` when the file is away. */
  read<T>(work: (connection: Connection) => T): Promise<T>;
  /** One short transaction, durable when it is answered. Those asked for together share one commit: a slow disk makes the groups larger, not the answers fewer. */
  write<T>(work: (connection: Connection) => T): Promise<T>;
  /** Creates folder, file and tables. */
  create(): Promise<void>;
  close(): void;
}

export function openSqliteFile(file: string, lockWaitMs: number): SqliteFile {
  let open: (Connection & { readonly inode: number | undefined }) | undefined;
  let closed = false;
  let busyMs = 0;
  const waiting: (() => void)[] = [];
  const writes: Write[] = [];
  let writing = false;
  const inMemory = file === ':memory:';
  const inodeOf = (): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;

  function drop(): void {
    const { database } = open ?? {};
    open = undefined;
    try { database?.close(); } catch { /* a file that is away cannot always be closed in order; what was acknowledged is in its log */ }
  }

  function connect(): Connection {
    if (closed) throw new AppError('store-unavailable', 'the store is closed');
    if (inMemory) return (open ??= { ...openDatabase(file), inode: undefined });
    // A file that was moved or deleted under us would go on taking writes that nobody can ever read again.
    const inode = inodeOf();
    if (open !== undefined && open.inode !== inode) drop();
    if (inode === undefined) throw new AppError('store-unavailable', 'the database file is not there: has the store been set up (store init)?');
    return (open ??= { ...openDatabase(file), inode });
  }

  /** SQLite answers at once, so a caller that awaits call after call would never let anybody else have a turn. In memory nothing takes long. */
  async function turn(): Promise<void> {
    if (inMemory || (busyMs < longestTurnMs && waiting.length === 0)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  }

  function timed<T>(work: () => T): T {
    if (inMemory) return work();
    const begun = performance.now();
    try {
      return work();
    } finally {
      if (busyMs === 0) setImmediate(newTurn);
      busyMs += performance.now() - begun;
      if (busyMs < longestTurnMs) waiting.shift()?.();
    }
  }

  function newTurn(): void {
    busyMs = 0;
    waiting.shift()?.();
  }

  async function attempt<T>(work: () => T): Promise<T> {
    const giveUpAt = performance.now() + lockWaitMs;
    for (;;) {
      try {
        return work();
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'defect') throw error;
        if (fault === 'away') drop();
        if (fault !== 'busy' || performance.now() > giveUpAt) throw unavailable(error);
      }
      await pause(blockingWaitMs);
    }
  }

  /** What is asked for while the disk is busy is the next group. */
  async function writeGroups(): Promise<void> {
    writing = true;
    for (await nextTurn(); writes.length > 0; await nextTurn()) {
      const group = writes.splice(0);
      try {
        const results = await attempt(() => together(connect(), group));
        group.splice(0, results.length).forEach(({ resolve }, index) => resolve(results[index]));
        writes.unshift(...group);
      } catch (error) {
        if (isAppError(error, 'store-unavailable')) for (const { reject } of group) reject(error);
        else for (const each of group) await attempt(() => each.work(connect())).then(each.resolve, each.reject);
      }
    }
    writing = false;
  }

  return {
    async read(work) {
      await turn();
      return attempt(() => timed(() => work(connect())));
    },
    write<T>(work: (connection: Connection) => T) {
      if (inMemory) return attempt(() => work(connect()));
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      writes.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!writing) void writeGroups();
      return promise;
    },
    create: () => attempt(() => {
      if (closed) throw new AppError('store-unavailable', 'the store is closed');
      if (!inMemory && inodeOf() === undefined) {
        drop();
        mkdirSync(dirname(file), { recursive: true });
        openDatabase(file).database.close();
      }
      transaction(connect(), ({ database }) => createSchema(database));
    }),
    close: () => { closed = true; drop(); },
  };
}

interface Write {
  readonly work: (connection: Connection) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** As many of them, in their order, as one turn of the event loop has room for; one that throws undoes them all. */
function together(connection: Connection, group: readonly Write[]): readonly unknown[] {
  const [first] = group;
  if (group.length === 1 && first !== undefined) return [first.work(connection)];
  const begun = performance.now();
  return transaction(connection, () => {
    const results: unknown[] = [];
    for (const { work } of group) {
      results.push(work(connection));
      if (performance.now() - begun > longestTurnMs) break;
    }
    return results;
  });
}

/** All or nothing, alone or as part of a larger one, and never upgrading from reader to writer half way (which fails when another process wrote in between). */
export function transaction<T>(connection: Connection, work: (connection: Connection) => T): T {
  if (connection.database.isTransaction) return work(connection);
  connection.database.exec('BEGIN IMMEDIATE');
  try {
    const result = work(connection);
    connection.database.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.database.isTransaction) connection.database.exec('ROLLBACK');
    throw error;
  }
}

function openDatabase(file: string): Connection {
  const database = new DatabaseSync(file, { timeout: blockingWaitMs });
  try {
    // FULL: a commit is on disk before it is acknowledged. secure_delete: what is erased does not stay readable in the file.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 16777216');
  } catch (error) {
    database.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  return {
    database,
    statement(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const prepared = database.prepare(sql);
      statements.set(sql, prepared);
      return prepared;
    },
  };
}

/** Errors of SQLite carry its result code; those of mkdir and stat their system call. */
interface SystemFault { readonly code?: string; readonly errcode?: number; readonly errstr?: string; readonly message: string; readonly syscall?: string }

function faultOf(error: unknown): 'busy' | 'away' | 'defect' {
  const { code, errcode, message, syscall } = error as SystemFault;
  if (code !== 'ERR_SQLITE_ERROR') return syscall === undefined ? 'defect' : 'away';
  const primary = (errcode ?? 0) & 0xff;
  if (primary === codes.busy || primary === codes.locked || primary === codes.schema) return 'busy';
  if (primary === codes.error && message.startsWith('no such table')) return 'away';
  return awayCodes.has(primary) ? 'away' : 'defect';
}

function unavailable(error: unknown): AppError {
  const { code, errstr, message } = error as SystemFault;
  const reason = message.startsWith('no such table') ? 'its tables are not there (run store init)' : (errstr ?? code ?? 'unknown');
  return new AppError('store-unavailable', `the database file cannot be used: ${reason}`, { cause: error });
}
