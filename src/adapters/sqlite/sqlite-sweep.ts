/** Deletes what has expired, a little at a time. */
import { containers } from '../../ports/document-store.ts';
import type { Connection } from './sqlite-connection.ts';
import { transaction } from './sqlite-connection.ts';
import { tableOf } from './sqlite-schema.ts';

/** Rows per container and sweep: what a click can wait for. */
const batch = 200;

/** How much it has deleted, and whether there is more to delete. */
export function sweep(connection: Connection, at: number): { readonly deleted: number; readonly more: boolean } {
  return transaction(connection, () => {
    const deleted = containers.map((definition) => {
      const table = tableOf(definition);
      const sql = `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE expires <= ? ORDER BY expires LIMIT ${batch})`;
      return Number(connection.statement(sql).run(at).changes);
    });
    return { deleted: deleted.reduce((sum, count) => sum + count, 0), more: deleted.includes(batch) };
  });
}
