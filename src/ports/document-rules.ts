/** The rules of the document store that hold before any database is asked, so that every adapter keeps them alike. */
import { AppError } from '../shared/errors.ts';
import type { ContainerDefinition, ContainerName, Filter, FilterValue, Query, StoredDocument } from './document-store.ts';
import { containers } from './document-store.ts';
import { encodeId } from './document-id.ts';

/** UTF-8 bytes of a document's JSON. Below Cosmos DB's 2 MiB by what the adapter adds: encoded id, position, system fields. */
const maxDocumentBytes = 2_000_000;
/** `expires` of a document that is kept: the last millisecond of the year 9999, so that one comparison serves all. */
export const neverExpires = 253_402_300_799_999;

export interface DocumentKey {
  readonly partition: string;
  /** Encoded, see document-id.ts. */
  readonly id: string;
}

/** A checked document, ready to be written. */
export interface PreparedDocument extends DocumentKey {
  /** Orders the container: sort key, encoded id, encoded partition. */
  readonly position: string;
  /** Epoch milliseconds from which it is invisible. */
  readonly expires: number;
  /** Without `etag` and an empty `sort`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly json: string;
}

export interface Condition {
  /** `id` and `position` are the adapter's own; any other is a field of the document. */
  readonly field: string;
  readonly operator: '=' | '>=' | '<=' | '<' | '>' | 'in';
  readonly value: string | number | boolean | readonly (string | number)[];
}

export interface QueryPlan {
  readonly conditions: readonly Condition[];
  readonly partition: string | undefined;
  readonly order: 'ASC' | 'DESC';
  readonly limit: number;
}

/** Between the parts of a position: lower than anything a part can hold, so that a shorter sort key comes first. */
const separator = '\u0001';
const afterSeparator = '\u0002';

export function definitionOf(container: ContainerName): ContainerDefinition {
  const definition = containers.find(({ name }) => name === container);
  if (definition === undefined) throw new RangeError(`no container ${container}`);
  return definition;
}

/** Fields that `where` may name besides `id` and `sort`, the most selective first; every adapter indexes them. */
export const indexedFields = (definition: ContainerDefinition): readonly string[] => [...definition.indexed, 'type'];

export function keyOf(partition: unknown, id: string): DocumentKey {
  if (typeof partition !== 'string' || partition.length < 1 || partition.length > 200 || !partition.isWellFormed()) {
    throw new RangeError('a partition is a string of 1 to 200 characters');
  }
  return { partition, id: encodeId(id) };
}

export function prepare(container: ContainerName, document: StoredDocument): PreparedDocument {
  const { etag: _etag, sort = '', ...rest } = document;
  const reserved = Object.keys(rest).find((name) => name.startsWith('_') || name === 'ttl');
  if (reserved !== undefined) throw new RangeError(`the field ${reserved} belongs to the store`);
  if (!/^[ -~]{0,200}$/.test(sort)) throw new RangeError('a sort key is at most 200 printable ASCII characters');
  const fields = sort === '' ? rest : { ...rest, sort };
  const json = JSON.stringify(fields);
  const bytes = Buffer.byteLength(json);
  if (bytes > maxDocumentBytes) throw new AppError('document-too-large', `a document in ${container} has ${bytes} bytes, the limit is ${maxDocumentBytes}`);
  const { partition, id } = keyOf(rest[definitionOf(container).partitionField], document.id);
  return {
    partition, id, fields, json,
    position: [sort, id, encodeId(partition)].join(separator),
    expires: document.expiresAt === undefined ? neverExpires : Temporal.Instant.from(document.expiresAt).epochMilliseconds,
  };
}

/** Of several with one key only the first, as if they had been created one after another. */
export function prepareMany(container: ContainerName, documents: readonly StoredDocument[]): PreparedDocument[] {
  const byKey = new Map<string, PreparedDocument>();
  for (const document of documents) {
    const prepared = prepare(container, document);
    const key = prepared.id + separator + prepared.partition;
    if (!byKey.has(key)) byKey.set(key, prepared);
  }
  return [...byKey.values()];
}

/** 'nothing' when no document can match. */
export function planQuery(container: ContainerName, query: Query): QueryPlan | 'nothing' {
  const { partition, across, where = {}, order = 'ascending', limit = 200, after } = query;
  if ((partition === undefined) !== (across === true)) throw new RangeError('a query names its partition, or across: true');
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError('a page holds 1 to 1000 documents');
  const conditions = conditionsOf(definitionOf(container), where);
  if (conditions.some(({ operator, value }) => operator === 'in' && Array.isArray(value) && value.length === 0)) return 'nothing';
  const beyond: Condition[] = after === undefined ? []
    : [{ field: 'position', operator: order === 'ascending' ? '>' : '<', value: positionOf(after) }];
  return {
    conditions: [...conditions, ...beyond],
    partition: partition === undefined ? undefined : keyOf(partition, 'x').partition,
    order: order === 'ascending' ? 'ASC' : 'DESC',
    limit,
  };
}

/** The cursor that continues behind a position. */
export const cursorAfter = (position: string): string => Buffer.from(position).toString('base64url');

function positionOf(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (position.split(separator).length !== 3) throw new RangeError('not the cursor of a page');
  return position;
}

function conditionsOf(definition: ContainerDefinition, where: Filter): Condition[] {
  return Object.entries(where).flatMap(([field, wanted]): Condition[] => {
    if (field === 'sort') return comparisons(field, wanted).flatMap(sortCondition);
    if (field === 'id') return comparisons(field, wanted).map(idCondition);
    if (!indexedFields(definition).includes(field)) throw new RangeError(`${definition.name} declares no index on ${field}`);
    return comparisons(field, wanted);
  });
}

function comparisons(field: string, wanted: FilterValue): Condition[] {
  if (typeof wanted !== 'object') return [{ field, operator: '=', value: wanted }];
  if ('in' in wanted) return [{ field, operator: 'in', value: wanted.in }];
  const bounds = [['>=', wanted.from], ['<=', wanted.to], ['<', wanted.before]] as const;
  return bounds.flatMap(([operator, value]) => (value === undefined ? [] : [{ field, operator, value }]));
}

const impossible: Condition = { field: 'id', operator: 'in', value: [] };

/** A position begins with the sort key, so a range of sort keys is a range of positions, which is what every adapter pages by. */
function sortCondition({ operator, value }: Condition): Condition[] {
  if (operator === 'in') throw new RangeError('sort takes equality and ranges');
  if (typeof value !== 'string') return [impossible];
  const field = 'position';
  const from: Condition = { field, operator: '>=', value: operator === '=' ? value + separator : value };
  const to: Condition = { field, operator: '<', value: value + afterSeparator };
  if (operator === '=') return [from, to];
  if (operator === '<=') return [to];
  return operator === '>=' ? [from] : [{ field, operator, value }];
}

function idCondition({ field, operator, value }: Condition): Condition {
  if (typeof value === 'object') return { field, operator, value: value.filter((id) => typeof id === 'string').map(encodeId) };
  return typeof value === 'string' ? { field, operator, value: value === '' ? '' : encodeId(value) } : impossible;
}

