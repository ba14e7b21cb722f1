/**
 * Units, groups and members in the store, each list as a generation of its own.
 *
 * A generation's documents are immutable. One pointer document names the current three; replacing it over the version that was
 * read is the only switch, so a crash at any point leaves either the old lists whole or the new ones. Before its documents a
 * generation gets a record, by which what a crash has left behind is found and removed at the next import.
 */
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import { AppError, isAppError } from '../shared/errors.ts';
import { buildNetwork, type Group, type Member, type Network, type Unit } from './domain.ts';

export const networkParts = ['unit', 'group', 'member'] as const;
export type NetworkPart = (typeof networkParts)[number];
export interface PartEntity { readonly unit: Unit; readonly group: Group; readonly member: Member }

interface Generation { readonly id: string; readonly count: number }

export interface NetworkPointer extends StoredDocument, Readonly<Record<NetworkPart, Generation | null>> {
  readonly id: 'network';
  readonly kind: 'generation';
}

interface EntityDocument<Entity> extends StoredDocument {
  readonly kind: NetworkPart;
  readonly generation: string;
  readonly entity: Entity;
}

interface GenerationRecord extends StoredDocument {
  readonly kind: 'generation';
  readonly part: NetworkPart;
}

export interface StoredNetwork {
  readonly network: Network;
  /** Undefined before the first import. */
  readonly pointer: Stored<NetworkPointer> | undefined;
}

const loadTries = 5;
const deletesAtOnce = 50;

export const readPointer = (store: DocumentStore): Promise<Stored<NetworkPointer> | undefined> =>
  store.get<NetworkPointer>('system', 'generation', 'network');

export const versionOf = (pointer: NetworkPointer | undefined): string =>
  networkParts.map((part) => pointer?.[part]?.id ?? '').join('.');

/** The lists as imported, without the administrators from the configuration. */
export const loadNetwork = async (store: DocumentStore): Promise<StoredNetwork> => {
  for (let attempt = 0; attempt < loadTries; attempt += 1) {
    const pointer = await readPointer(store);
    const [units, groups, members] = await Promise.all([readPart(store, pointer, 'unit'), readPart(store, pointer, 'group'), readPart(store, pointer, 'member')]);
    // A list that is not whole was replaced, and is being removed, since the pointer was read: read the new one.
    if (units && groups && members) return { network: buildNetwork(versionOf(pointer), units, groups, members), pointer };
  }
  throw new AppError('store-unavailable', 'the network in the store is not whole');
};

const readPart = async <Part extends NetworkPart>(store: DocumentStore, pointer: NetworkPointer | undefined, part: Part): Promise<PartEntity[Part][] | undefined> => {
  const generation = pointer?.[part];
  if (!generation) return [];
  const documents = await queryAll<EntityDocument<PartEntity[Part]>>(store, 'network', { partition: part, where: { generation: generation.id } });
  return documents.length === generation.count ? documents.map(({ entity }) => entity) : undefined;
};

/**
 * Writes a whole list as a new generation and switches to it. 'conflict' when another import has switched since `pointer` was
 * read: nothing has changed then. Old generations are removed afterwards; should that fail, the next import does it.
 */
export const replacePart = async <Part extends NetworkPart>(
  { store, ids }: { readonly store: DocumentStore; readonly ids: IdSource },
  part: Part,
  entities: readonly PartEntity[Part][],
  pointer: Stored<NetworkPointer> | undefined,
): Promise<'switched' | 'conflict'> => {
  const generation = ids.newId();
  await store.create<GenerationRecord>('system', { id: generation, type: 'network-generation', kind: 'generation', part });
  await store.createMany<EntityDocument<PartEntity[Part]>>('network', entities.map((entity, index) => ({
    id: `${generation}:${entity.id}`, type: part, kind: part, generation, entity, sort: String(index).padStart(8, '0'),
  })));
  // Whatever has a record by now and is not current after our switch was begun over an older pointer, and can never be switched to.
  const records = await queryAll<GenerationRecord>(store, 'system', { partition: 'generation', where: { type: 'network-generation' } });
  if (!(await switchTo(store, part, { id: generation, count: entities.length }, pointer))) {
    await removeGeneration(store, part, generation);
    return 'conflict';
  }
  const current = new Set([generation, ...networkParts.filter((other) => other !== part).map((other) => pointer?.[other]?.id)]);
  await removeAll(store, records.filter((record) => !current.has(record.id)));
  return 'switched';
};

const switchTo = async (store: DocumentStore, part: NetworkPart, generation: Generation, pointer: Stored<NetworkPointer> | undefined): Promise<boolean> => {
  const next: NetworkPointer = { id: 'network', type: 'network-pointer', kind: 'generation', unit: pointer?.unit ?? null, group: pointer?.group ?? null, member: pointer?.member ?? null, [part]: generation };
  const written = pointer ? await store.replace('system', next, pointer.etag) : await store.create('system', next);
  if (written.outcome === 'replaced' || written.outcome === 'created') return true;
  // The answer to our own write may have been lost and the write repeated below us: then it is our generation that is current.
  return (await readPointer(store))?.[part]?.id === generation.id;
};

/** The import has succeeded by now, whatever becomes of the old documents. */
const removeAll = async (store: DocumentStore, records: readonly GenerationRecord[]): Promise<void> => {
  try {
    for (const { part, id } of records) await removeGeneration(store, part, id);
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
};

/** The record goes last, so that a crash in between is made good later. */
const removeGeneration = async (store: DocumentStore, part: NetworkPart, generation: string): Promise<void> => {
  const documents = await queryAll<StoredDocument>(store, 'network', { partition: part, where: { generation } });
  for (let start = 0; start < documents.length; start += deletesAtOnce) {
    await Promise.all(documents.slice(start, start + deletesAtOnce).map(({ id }) => store.delete('network', part, id)));
  }
  await store.delete('system', 'generation', generation);
};
