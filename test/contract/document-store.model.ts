/** The document store as one would explain it on a whiteboard, and random operations to hold real stores against it. */
import * as fc from 'fast-check';
import type { Filter, FilterValue, Query, StoredDocument } from '../../src/ports/document-store.ts';

export type Operation =
  | { readonly call: 'create' | 'upsert'; readonly document: StoredDocument }
  | { readonly call: 'createMany'; readonly documents: readonly StoredDocument[] }
  /** `version`: which of the writes so far, counted from the latest; a number beyond them all is an etag nobody made. */
  | { readonly call: 'replace'; readonly document: StoredDocument; readonly version: number }
  | { readonly call: 'get' | 'delete'; readonly partition: string; readonly id: string }
  | { readonly call: 'query'; readonly query: Query }
  | { readonly call: 'wait'; readonly milliseconds: number };

export const modelStart = '2027-03-01T00:00:00Z';
const startMs = Temporal.Instant.from(modelStart).epochMilliseconds;

const partitions = fc.constantFrom('p', 'P/å', '🙂');
const ids = fc.constantFrom('a', 'A', 'a/b', 'b', 'æ#?\\', '🙂', '~', '..');
const scalars = fc.oneof(fc.constantFrom<string | number>('', 'a', 'b', 'open', 'å', '1'), fc.integer({ min: -2, max: 3 }));
const sorts = fc.constantFrom('', '1', '10', '2', 'a', '2027-01-01');
const fields = fc.record({
  kind: partitions,
  id: ids,
  type: fc.constantFrom('t', 'u'),
  sort: sorts,
  promptId: scalars,
  state: fc.oneof(scalars, fc.boolean(), fc.constant(null), fc.constant([1]), fc.constant({ a: 1 })),
  expiresAt: fc.integer({ min: -1, max: 8 }).map((step) => Temporal.Instant.fromEpochMilliseconds(startMs + step * 500).toString()),
  payload: fc.jsonValue({ maxDepth: 2 }),
}, { requiredKeys: ['kind', 'id', 'type'] });
const documents: fc.Arbitrary<StoredDocument> = fields.map((document) => JSON.parse(JSON.stringify(document)) as StoredDocument);

const ranges = fc.record({ from: scalars, to: scalars, before: scalars }, { requiredKeys: [] });
const filterValues: fc.Arbitrary<FilterValue> = fc.oneof(scalars, fc.boolean(), fc.array(scalars, { maxLength: 3 }).map((list) => ({ in: list })), ranges);
const idFilters: fc.Arbitrary<FilterValue> = fc.oneof(ids, fc.array(ids, { maxLength: 3 }).map((list) => ({ in: list })), fc.record({ from: ids, to: ids, before: ids }, { requiredKeys: [] }));
const sortFilters: fc.Arbitrary<FilterValue> = fc.oneof(sorts, fc.record({ from: sorts, to: sorts, before: sorts }, { requiredKeys: [] }));
const filters: fc.Arbitrary<Filter> = fc.record({ type: fc.constantFrom('t', 'u'), promptId: filterValues, state: filterValues, id: idFilters, sort: sortFilters }, { requiredKeys: [] });
const queries = fc.record({
  scope: fc.option(partitions), where: filters, order: fc.constantFrom('ascending' as const, 'descending' as const), limit: fc.integer({ min: 1, max: 5 }),
}, { requiredKeys: ['scope', 'limit'] }).map(({ scope, ...query }): Query => ({ ...query, ...(scope === null ? { across: true } : { partition: scope }) }));

export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: documents.map((document) => ({ call: 'create' as const, document })) },
  { weight: 2, arbitrary: documents.map((document) => ({ call: 'upsert' as const, document })) },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('replace' as const), document: documents, version: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 1, arbitrary: fc.array(documents, { maxLength: 6 }).map((many) => ({ call: 'createMany' as const, documents: many })) },
  { weight: 2, arbitrary: fc.record({ call: fc.constantFrom('get' as const, 'delete' as const), partition: partitions, id: ids }) },
  { weight: 3, arbitrary: queries.map((query) => ({ call: 'query' as const, query })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }).map((quarters) => ({ call: 'wait' as const, milliseconds: quarters * 250 })) },
);

interface Held { readonly document: StoredDocument; readonly version: number }

/** Gives what a real store should: outcomes, documents without etag, pages. Etags are the numbers of the writes. */
export function createModel() {
  const held = new Map<string, Held>();
  let now = startMs;
  let writes = 0;

  const keyOf = (partition: string, id: string): string => JSON.stringify([partition, id]);
  const isVisible = ({ expiresAt }: StoredDocument): boolean => expiresAt === undefined || now < Temporal.Instant.from(expiresAt).epochMilliseconds;
  const find = (key: string): Held | undefined => {
    const present = held.get(key);
    return present !== undefined && isVisible(present.document) ? present : undefined;
  };
  const write = (document: StoredDocument, version: number): void => { held.set(keyOf(document['kind'] as string, document.id), { document, version }); };
  const create = (document: StoredDocument, version: () => number): boolean => {
    if (find(keyOf(document['kind'] as string, document.id)) !== undefined) return false;
    write(document, version());
    return true;
  };
  const next = (): number => (writes += 1);

  function run(operation: Operation): unknown {
    switch (operation.call) {
      case 'wait': now += operation.milliseconds; return undefined;
      case 'create': return { outcome: create(operation.document, next) ? 'created' : 'exists' };
      case 'createMany': {
        const firsts = operation.documents.filter((document, n, all) => all.findIndex(({ id, kind }) => id === document.id && kind === document['kind']) === n);
        // createMany tells no etags, so nobody can name these versions.
        const created = firsts.filter((document) => create(document, () => Number.NaN)).length;
        return { created, existed: operation.documents.length - created };
      }
      case 'upsert': write(operation.document, next()); return {};
      case 'replace': {
        const present = find(keyOf(operation.document['kind'] as string, operation.document.id));
        if (present === undefined) return { outcome: 'missing' };
        if (present.version !== writes - operation.version) return { outcome: 'conflict' };
        write(operation.document, next());
        return { outcome: 'replaced' };
      }
      case 'get': return read(find(keyOf(operation.partition, operation.id))?.document);
      case 'delete': {
        const key = keyOf(operation.partition, operation.id);
        const outcome = find(key) === undefined ? 'missing' : 'deleted';
        held.delete(key);
        return { outcome };
      }
      case 'query': return pages(operation.query);
    }
  }

  function pages({ partition, where = {}, order, limit = 200 }: Query): unknown[][] {
    const found = [...held.values()].map(({ document }) => document)
      .filter((document) => isVisible(document) && (partition === undefined || document['kind'] === partition))
      .filter((document) => Object.entries(where).every(([field, wanted]) => matches(field === 'sort' ? document.sort ?? '' : document[field], wanted)))
      .sort((one, other) => byUnits(positionOf(one), positionOf(other)));
    if (order === 'descending') found.reverse();
    const count = Math.max(1, Math.ceil(found.length / limit));
    return Array.from({ length: count }, (_, n) => found.slice(n * limit, (n + 1) * limit).map(read));
  }

  return { run };
}

const read = (document: StoredDocument | undefined): StoredDocument | undefined => {
  if (document?.sort !== '') return document;
  const { sort: _sort, ...rest } = document;
  return rest as StoredDocument;
};

const positionOf = ({ sort = '', id, kind }: StoredDocument): readonly string[] => [sort, id, kind as string];

function byUnits(one: readonly string[], other: readonly string[]): number {
  for (const [n, part] of one.entries()) if (part !== other[n]) return part < other[n]! ? -1 : 1;
  return 0;
}

function matches(value: unknown, wanted: FilterValue): boolean {
  if (typeof wanted !== 'object') return value === wanted;
  if ('in' in wanted) return wanted.in.some((one) => one === value);
  const holds = (bound: string | number | undefined, compare: (value: string | number, bound: string | number) => boolean): boolean =>
    bound === undefined || (typeof value === typeof bound && compare(value as string | number, bound));
  return holds(wanted.from, (one, bound) => one >= bound) && holds(wanted.to, (one, bound) => one <= bound) && holds(wanted.before, (one, bound) => one < bound);
}
