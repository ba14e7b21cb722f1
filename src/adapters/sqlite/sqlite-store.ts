/** The document store in one SQLite file: the embedded default, for one machine and any number of processes on it. */
import type { StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { ContainerName, DocumentStore, Page, Query, Stored, StoredDocument } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import type { PreparedDocument } from '../../ports/document-rules.ts';
import { cursorAfter, definitionOf, keyOf, planQuery, prepare, prepareMany } from '../../ports/document-rules.ts';
import { openSqliteFile, transaction } from './sqlite-connection.ts';
import type { Connection } from './sqlite-connection.ts';
import { sweep } from './sqlite-sweep.ts';
import { statementFor, statementsOf } from './sqlite-statements.ts';

export interface SqliteStoreOptions {
  /** Path on a local disk (WAL does not work over a network), or ':memory:'. */
  readonly file: string;
  readonly clock: Clock;
  /** How long a call waits for another process' lock, milliseconds. Default 3000. */
  readonly lockWaitMs?: number;
}

/** Documents in one transaction: a few milliseconds, so that neither clicks nor other processes wait. */
const chunkSize = 100;
/** Expired documents are invisible at once; deleting them has time. */
const sweepEveryMs = 10 * 60_000;

interface Row { readonly body: string; readonly etag: string; readonly position: string }

export function createSqliteStore({ file, clock, lockWaitMs = 3000 }: SqliteStoreOptions): DocumentStore {
  const sqlite = openSqliteFile(file, lockWaitMs);
  const now = (): number => clock.now().epochMilliseconds;
  let nextSweep = 0;

  /** One write, and at times a sweep behind it, which nobody waits for and whose failure is the next sweep's to mend. */
  async function write<T>(work: (connection: Connection, at: number) => T): Promise<T> {
    const at = now();
    const result = await sqlite.write((connection) => work(connection, at));
    if (at >= nextSweep) {
      nextSweep = at + sweepEveryMs;
      sqlite.write((connection) => sweep(connection, at)).then(({ more }) => { if (more) nextSweep = at; }, () => undefined);
    }
    return result;
  }

  return {
    init: () => sqlite.create(),

    async create(container, document) {
      const prepared = prepare(container, document);
      const sql = statementsOf(container);
      const etag = newEtag();
      return write((connection, at) => (insert(connection.statement(sql.create), prepared, etag, at) ? { outcome: 'created', etag } : { outcome: 'exists' }));
    },

    async createMany(container, documents) {
      const prepared = prepareMany(container, documents);
      const sql = statementsOf(container);
      let created = 0;
      for (let start = 0; start < prepared.length; start += chunkSize) {
        const chunk = prepared.slice(start, start + chunkSize);
        created += await write((connection, at) => transaction(connection, () => {
          const statement = connection.statement(sql.create);
          return chunk.filter((document) => insert(statement, document, newEtag(), at)).length;
        }));
        await nextTurn();
      }
      return { created, existed: documents.length - created };
    },

    async get<T extends StoredDocument>(container: ContainerName, partition: string, id: string) {
      const key = keyOf(partition, id);
      const sql = statementsOf(container);
      const row = await sqlite.read((connection) => connection.statement(sql.get).get(key.partition, key.id, now()) as Row | undefined);
      return row === undefined ? undefined : revive<T>(row);
    },

    async replace(container, document, expected) {
      const { partition, id, position, expires, json } = prepare(container, document);
      const sql = statementsOf(container);
      const etag = newEtag();
      return write((connection, at) => {
        if (connection.statement(sql.replace).run(position, expires, etag, json, partition, id, expected, at).changes === 1) return { outcome: 'replaced', etag };
        return { outcome: connection.statement(sql.get).get(partition, id, at) === undefined ? 'missing' : 'conflict' };
      });
    },

    async upsert(container, document) {
      const { partition, id, position, expires, json } = prepare(container, document);
      const sql = statementsOf(container);
      const etag = newEtag();
      await write((connection) => connection.statement(sql.upsert).run(partition, id, position, expires, etag, json));
      return { etag };
    },

    async delete(container, partition, id) {
      const key = keyOf(partition, id);
      const sql = statementsOf(container);
      return write((connection, at) => ({ outcome: connection.statement(sql.delete).run(key.partition, key.id, at).changes === 1 ? 'deleted' : 'missing' }));
    },

    async query<T extends StoredDocument>(container: ContainerName, query: Query): Promise<Page<T>> {
      const plan = planQuery(container, query);
      if (plan === 'nothing') return { items: [] };
      const { sql, parameters } = statementFor(definitionOf(container), plan, now());
      const rows = await sqlite.read((connection) => connection.statement(sql).all(...parameters) as unknown as Row[]);
      const items = rows.slice(0, plan.limit).map((row) => revive<T>(row));
      const last = rows.length > plan.limit ? rows[plan.limit - 1] : undefined;
      return last === undefined ? { items } : { items, next: cursorAfter(last.position) };
    },

    async purge() {
      let deleted = 0;
      for (let more = true; more;) {
        const swept = await sqlite.write((connection) => sweep(connection, now()));
        deleted += swept.deleted;
        ({ more } = swept);
        await nextTurn();
      }
      return { deleted, closed: [] };
    },

    async health() {
      const states = await Promise.all(containers.map(async ({ name }) => {
        const look = sqlite.read((connection) => connection.statement(statementsOf(name).probe).get());
        return [name, await look.then(() => 'open' as const, () => 'unavailable' as const)] as const;
      }));
      return Object.fromEntries(states) as Record<ContainerName, 'open' | 'unavailable'>;
    },

    async close() { sqlite.close(); },
  };
}

const newEtag = (): string => crypto.randomUUID();

const insert = (statement: StatementSync, { partition, id, position, expires, json }: PreparedDocument, etag: string, at: number): boolean =>
  statement.run(partition, id, position, expires, etag, json, at).changes === 1;

const revive = <T extends StoredDocument>({ body, etag }: Row): Stored<T> => Object.assign(JSON.parse(body) as T, { etag });
