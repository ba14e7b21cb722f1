/**
 * Imported lists in the store, each as a generation of its own.
 *
 * A generation's documents are immutable. One pointer document names the current generation of every list; replacing it over the
 * version that was read is the only switch, so a crash at any point leaves either the old lists whole or the new ones. Before its
 * documents a generation gets a record, by which what a crash has left behind is found and removed at the next import.
 */
import { queryAll, type ContainerName, type DocumentStore, type Query, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { definitionOf } from '../ports/document-rules.ts';
import type { IdSource } from '../ports/id-source.ts';
import { retryOnConflict } from './change-document.ts';
import { AppError, isAppError } from './errors.ts';

/** Lists that share a pointer, and so can be switched together. */
export interface GenerationFamily {
  /** The pointer's id: `network`, `tiltak`. */
  readonly name: string;
  /** Must declare an index on `generation`. */
  readonly container: ContainerName;
  /** Where the documents of a list lie, and their type. A list may not be called like a field of every document (`id`, `type`, `kind`). */
  place(list: string): { readonly partition: string; readonly type: string };
}

/** In `system`: under each list's name its current generation; absent: never imported. */
export interface GenerationPointer extends StoredDocument { readonly kind: 'generation' }
type Pointer = Stored<GenerationPointer> | undefined;
/** Lists that were read, with the pointer of that moment; undefined before the first import. */
export interface LoadedLists { readonly pointer: Pointer }

/** Whole lists by name, each with its entities by key. */
export type Lists = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

interface Generation { readonly id: string; readonly count: number }
/** A piece of a list: few documents are written, read and removed in a tenth of the time of many. */
interface ListDocument<Entity> extends StoredDocument { readonly generation: string; readonly entities: readonly Entity[] }
interface GenerationRecord extends StoredDocument { readonly kind: 'generation'; readonly part: string }

const loadTries = 5;
/** Characters of JSON in one document, unless a single entity has more: far below the store's 2 MB, and no burst for a database paid by size. */
const documentSize = 64_000;
/** Documents read or removed at once. */
const pageSize = 50;

export const readPointer = (store: DocumentStore, family: GenerationFamily): Promise<Pointer> =>
  store.get<GenerationPointer>('system', 'generation', family.name);

const isGeneration = (value: unknown): value is Generation => typeof value === 'object' && value !== null && 'count' in value;

/** The id of a list's current generation: changes whenever the list does. */
export const generationOf = (pointer: GenerationPointer | undefined, list: string): Generation | undefined => {
  const generation = pointer?.[list];
  return isGeneration(generation) ? generation : undefined;
};

/** Every list that was ever imported. */
export const listsOf = (pointer: GenerationPointer | undefined): readonly string[] =>
  Object.keys(pointer ?? {}).filter((list) => generationOf(pointer, list) !== undefined);

/** What `read` makes of lists that all belong to one pointer. Reads again when one of them was replaced meanwhile. */
export const loadLists = async <Read>(
  store: DocumentStore,
  family: GenerationFamily,
  read: (list: <Entity>(name: string) => Promise<Entity[]>, pointer: Pointer) => Promise<Read>,
): Promise<{ readonly read: Read; readonly pointer: Pointer }> => {
  for (let attempt = 0; attempt < loadTries; attempt += 1) {
    const pointer = await readPointer(store, family);
    let whole = true;
    const result = await read(async <Entity>(name: string) => {
      const entities = await readList<Entity>(store, family, pointer, name);
      // A list that is not whole was replaced, and is being removed, since the pointer was read: read the new one.
      whole &&= entities !== undefined;
      return entities ?? [];
    }, pointer);
    if (whole) return { read: result, pointer };
  }
  throw new AppError('store-unavailable', `the ${family.name} in the store is not whole`);
};

const readList = async <Entity>(store: DocumentStore, family: GenerationFamily, pointer: Pointer, list: string): Promise<Entity[] | undefined> => {
  const generation = generationOf(pointer, list);
  if (!generation) return [];
  const query: Query = { partition: family.place(list).partition, where: { generation: generation.id }, limit: pageSize };
  const entities: Entity[] = [];
  // Page by page, keeping the entities only: a register of tens of thousands is read beside much else.
  for (let after: string | undefined, more = true; more;) {
    const page = await store.query<ListDocument<Entity>>(family.container, after === undefined ? query : { ...query, after });
    for (const piece of page.items) for (const entity of piece.entities) entities.push(entity);
    after = page.next;
    more = after !== undefined;
  }
  return entities.length === generation.count ? entities : undefined;
};

/**
 * Writes whole lists, entities by their key, as new generations and switches to all of them at once. 'conflict' when another import
 * has switched since `pointer` was read: nothing has changed then. Old generations are removed afterwards; should that fail, the next import does it.
 */
export const replaceLists = async (
  { store, ids }: { readonly store: DocumentStore; readonly ids: IdSource },
  family: GenerationFamily,
  lists: Lists,
  pointer: Pointer,
): Promise<'switched' | 'conflict'> => {
  const written: Record<string, Generation> = {};
  for (const [list, entities] of lists) written[list] = await writeGeneration(store, family, list, ids.newId(), entities);
  // Whatever has a record by now and is not current after our switch was begun over an older pointer, and can never be switched to.
  const records = await queryAll<GenerationRecord>(store, 'system', { partition: 'generation', where: { type: `${family.name}-generation` } });
  const next: GenerationPointer = { ...pointer, id: family.name, type: `${family.name}-pointer`, kind: 'generation', ...written };
  if (!(await switchTo(store, family, next, Object.keys(written), pointer?.etag))) {
    for (const [list, { id }] of Object.entries(written)) await removeGeneration(store, family, list, id);
    return 'conflict';
  }
  const current = new Set(listsOf(next).map((list) => generationOf(next, list)?.id));
  await removeAll(store, family, records.filter(({ id }) => !current.has(id)));
  return 'switched';
};

/** What is loaded, changed and replaced; again from the beginning when another import was faster. `decide` gives the lists to be replaced: none, and nothing is written. */
export const changeLists = <Loaded extends LoadedLists, Result>(
  deps: { readonly store: DocumentStore; readonly ids: IdSource },
  family: GenerationFamily,
  load: () => Promise<Loaded>,
  decide: (loaded: Loaded) => { readonly result: Result; readonly lists?: Lists },
): Promise<Exclude<Result, 'conflict'>> => retryOnConflict(`the lists of ${family.name}`, async () => {
  const loaded = await load();
  const { result, lists } = decide(loaded);
  return lists === undefined || lists.size === 0 || await replaceLists(deps, family, lists, loaded.pointer) === 'switched' ? result : 'conflict';
});

const writeGeneration = async (store: DocumentStore, family: GenerationFamily, list: string, id: string, entities: ReadonlyMap<string, unknown>): Promise<Generation> => {
  const { container } = family;
  const { partition, type } = family.place(list);
  await store.create<GenerationRecord>('system', { id, type: `${family.name}-generation`, kind: 'generation', part: list });
  await store.createMany<ListDocument<unknown>>(container, piecesOf([...entities.values()]).map((piece, index) => {
    const sort = String(index).padStart(8, '0');
    return { id: `${id}:${sort}`, type, [definitionOf(container).partitionField]: partition, generation: id, entities: piece, sort };
  }));
  return { id, count: entities.size };
};

const piecesOf = (entities: readonly unknown[]): unknown[][] => {
  const pieces: unknown[][] = [];
  let room = 0;
  for (const entity of entities) {
    const { length } = JSON.stringify(entity);
    if (length > room) {
      pieces.push([]);
      room = documentSize;
    }
    pieces.at(-1)?.push(entity);
    room -= length;
  }
  return pieces;
};

const switchTo = async (store: DocumentStore, family: GenerationFamily, next: GenerationPointer, changed: readonly string[], etag: string | undefined): Promise<boolean> => {
  const result = etag === undefined ? await store.create('system', next) : await store.replace('system', next, etag);
  if (result.outcome === 'replaced' || result.outcome === 'created') return true;
  // The answer to our own write may have been lost and the write repeated below us: then it is our generations that are current.
  const now = await readPointer(store, family);
  return changed.every((list) => generationOf(now, list)?.id === generationOf(next, list)?.id);
};

/** The import has succeeded by now, whatever becomes of the old documents. */
const removeAll = async (store: DocumentStore, family: GenerationFamily, records: readonly GenerationRecord[]): Promise<void> => {
  try {
    for (const { part, id } of records) await removeGeneration(store, family, part, id);
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
};

/** The record goes last, so that a crash in between is made good later. */
const removeGeneration = async (store: DocumentStore, family: GenerationFamily, list: string, generation: string): Promise<void> => {
  const { partition } = family.place(list);
  for (;;) {
    const { items } = await store.query(family.container, { partition, where: { generation }, limit: pageSize });
    if (items.length === 0) break;
    await Promise.all(items.map(({ id }) => store.delete(family.container, partition, id)));
  }
  await store.delete('system', 'generation', generation);
};
