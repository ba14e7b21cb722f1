/** Tables and indexes: one table per container, the fields that queries name as generated columns over the document's JSON. */
import type { DatabaseSync } from 'node:sqlite';
import type { ContainerDefinition } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import { indexedFields, neverExpires } from '../../ports/document-rules.ts';

export const tableOf = (definition: ContainerDefinition): string => `"${definition.name}"`;
export const columnOf = (field: string): string => (field === 'id' || field === 'position' ? field : `"field ${field}"`);

/** Booleans become blobs: SQLite's JSON makes them 1 and 0, which must not match numbers. Anything else but text and numbers is null. */
const scalar = (field: string): string => `
  CASE json_type(body, '$."${field}"')
    WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' WHEN 'object' THEN NULL WHEN 'array' THEN NULL
    ELSE body ->> '$."${field}"' END`;

/** Safe to repeat. A field declared later becomes a column of the documents already there, since columns are virtual. */
export function createSchema(database: DatabaseSync): void {
  for (const definition of containers) {
    const table = tableOf(definition);
    const generated = (field: string): string => `${columnOf(field)} ANY AS (${scalar(field)}) VIRTUAL`;
    // All at once where the table is new: adding a column reads the whole schema again.
    database.exec(`
      CREATE TABLE IF NOT EXISTS ${table} (
        partition TEXT NOT NULL, id TEXT NOT NULL, position TEXT NOT NULL,
        expires INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,
        ${indexedFields(definition).map((field) => `${generated(field)},`).join(' ')}
        PRIMARY KEY (partition, id)
      ) STRICT;
      CREATE INDEX IF NOT EXISTS "${definition.name} position" ON ${table} (partition, position);
      CREATE INDEX IF NOT EXISTS "${definition.name} expires" ON ${table} (expires) WHERE expires < ${neverExpires};`);
    const present = new Set(database.prepare(`SELECT name FROM pragma_table_xinfo('${definition.name}')`).all().map(({ name }) => name));
    for (const field of indexedFields(definition)) {
      const column = columnOf(field);
      if (!present.has(`field ${field}`)) database.exec(`ALTER TABLE ${table} ADD COLUMN ${generated(field)}`);
      database.exec(`CREATE INDEX IF NOT EXISTS "${definition.name} ${field}" ON ${table} (${column}, partition, position) WHERE ${column} IS NOT NULL`);
    }
    for (const field of definition.queuedBy ?? []) {
      const column = columnOf(field);
      database.exec(`CREATE INDEX IF NOT EXISTS "${definition.name} ${field} queue" ON ${table} (${column}, position) WHERE ${column} IS NOT NULL`);
    }
  }
}
