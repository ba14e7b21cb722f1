/** The SQL of every operation, made once per container so that a click finds its statements prepared. */
import type { SQLInputValue } from 'node:sqlite';
import type { ContainerDefinition, ContainerName } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import type { Condition, QueryPlan } from '../../ports/document-rules.ts';
import { definitionOf, indexedFields } from '../../ports/document-rules.ts';
import { columnOf, tableOf } from './sqlite-schema.ts';

function write(definition: ContainerDefinition) {
  const table = tableOf(definition);
  const insert = `INSERT INTO ${table} (partition, id, position, expires, etag, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (partition, id) DO UPDATE SET position = excluded.position, expires = excluded.expires, etag = excluded.etag, body = excluded.body`;
  return {
    /** Over an expired document as over none. */
    create: `${insert} WHERE expires <= ?`,
    upsert: insert,
    get: `SELECT body, etag FROM ${table} WHERE partition = ? AND id = ? AND expires > ?`,
    replace: `UPDATE ${table} SET position = ?, expires = ?, etag = ?, body = ? WHERE partition = ? AND id = ? AND etag = ? AND expires > ?`,
    delete: `DELETE FROM ${table} WHERE partition = ? AND id = ? AND expires > ?`,
    probe: `SELECT 1 FROM ${table} LIMIT 1`,
  } as const;
}

const statements = new Map(containers.map((definition) => [definition.name, write(definition)]));
export const statementsOf = (container: ContainerName): ReturnType<typeof write> => statements.get(container) ?? write(definitionOf(container));

/** One text per shape of query, so that the cache of prepared statements stays small: a list is one parameter. */
export function statementFor(definition: ContainerDefinition, plan: QueryPlan, at: number): { readonly sql: string; readonly parameters: SQLInputValue[] } {
  // Without figures on its tables SQLite takes any of several indexes; a `+` takes all but the most selective from it.
  const lookedUp = ['id', ...indexedFields(definition)].find((field) => plan.conditions.some((condition) => condition.field === field && isLookup(condition)));
  const clauses = plan.conditions.map((condition) => clauseFor(condition, isLookup(condition) && condition.field !== lookedUp ? '+' : ''));
  const partition = plan.partition === undefined ? [] : [{ text: 'partition = ?', parameter: plan.partition }];
  const all = [...partition, ...clauses, { text: 'expires > ?', parameter: at }];
  return {
    sql: `SELECT body, etag, position FROM ${tableOf(definition)} WHERE ${all.map(({ text }) => text).join(' AND ')} ORDER BY position ${plan.order} LIMIT ?`,
    parameters: [...all.map(({ parameter }) => parameter), plan.limit + 1],
  };
}

const isLookup = ({ operator }: Condition): boolean => operator === '=' || operator === 'in';

function clauseFor({ field, operator, value }: Condition, prefix: '' | '+'): { readonly text: string; readonly parameter: SQLInputValue } {
  const column = prefix + columnOf(field);
  if (operator === 'in') return { text: `${column} IN (SELECT value FROM json_each(?))`, parameter: JSON.stringify(value) };
  if (typeof value === 'boolean') return { text: `${column} ${operator} ?`, parameter: Uint8Array.of(value ? 1 : 0) };
  // SQLite puts every text above every number; a range holds values of its own type only.
  const guard = operator === '=' || column === field ? '' : typeof value === 'string' ? ` AND typeof(${column}) = 'text'` : ` AND typeof(${column}) IN ('integer', 'real')`;
  return { text: `${column} ${operator} ?${guard}`, parameter: value as string | number };
}
