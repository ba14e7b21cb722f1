/**
 * A narrow document store: what Cosmos DB and SQLite can both promise, and nothing more.
 *
 * Not promised: atomicity across documents (`createMany` may stop half way; repeat it), the order of
 * documents with equal sort keys across adapters beyond id order, and that a container is open:
 * each call may throw `store-denied` for its own container while others work.
 */
import type { NetworkLevel } from '../shared/network-terms.ts';

export type ContainerName =
  | `responses-${NetworkLevel}`
  | 'prompts'
  | 'network'
  | 'tiltak'
  | 'system'
  | 'log';

/** A document as features write it. The container's partition field (see `containers`) must be present as a string. */
export interface StoredDocument {
  /** Any string of 1–200 characters, unique within container and partition; adapters encode it. */
  readonly id: string;
  /** What kind of document this is; indexed. */
  readonly type: string;
  /** The one declared sort key (string, compared by code unit in ASCII order; keep it ASCII). Absent sorts as ''. */
  readonly sort?: string;
  /** When the store may delete it, ISO instant. It is invisible from then on, whenever the deletion happens. */
  readonly expiresAt?: string;
  readonly [field: string]: unknown;
}

export type Stored<T> = T & { readonly etag: string };

/** Equality, membership or a range on declared index fields, `type`, `sort` or `id`. All must hold. */
export type Filter = Readonly<Record<string, FilterValue>>;
export type FilterValue =
  | string | number | boolean
  | { readonly in: readonly (string | number)[] }
  | { readonly from?: string | number; readonly to?: string | number; readonly before?: string | number };

export interface Query {
  /** Required unless `across` is true: a query reads one partition by default. */
  readonly partition?: string;
  readonly across?: true;
  readonly where?: Filter;
  /** Sort key order, ties by id. Default 'ascending'. */
  readonly order?: 'ascending' | 'descending';
  /** Documents per page, 1–1000; default 200. */
  readonly limit?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly Stored<T>[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface ContainerDefinition {
  readonly name: ContainerName;
  readonly partitionField: string;
  /** Further fields (top level, string | number | boolean) that `where` may name. */
  readonly indexed: readonly string[];
}

export interface DocumentStore {
  /** Creates databases, containers, tables, indexes. A set-up step; safe to repeat. */
  init(): Promise<void>;
  /** 'exists' when the id is taken (409): the loser of a race learns it here. */
  create<T extends StoredDocument>(container: ContainerName, document: T): Promise<{ readonly outcome: 'created'; readonly etag: string } | { readonly outcome: 'exists' }>;
  /** Creates all that do not exist yet, in chunks; those that exist are left as they are. Repeatable. */
  createMany<T extends StoredDocument>(container: ContainerName, documents: readonly T[]): Promise<{ readonly created: number; readonly existed: number }>;
  get<T extends StoredDocument>(container: ContainerName, partition: string, id: string): Promise<Stored<T> | undefined>;
  /** Writes only over the version with this etag. */
  replace<T extends StoredDocument>(container: ContainerName, document: T, etag: string): Promise<{ readonly outcome: 'replaced'; readonly etag: string } | { readonly outcome: 'conflict' } | { readonly outcome: 'missing' }>;
  upsert<T extends StoredDocument>(container: ContainerName, document: T): Promise<{ readonly etag: string }>;
  delete(container: ContainerName, partition: string, id: string): Promise<{ readonly outcome: 'deleted' } | { readonly outcome: 'missing' }>;
  query<T extends StoredDocument>(container: ContainerName, query: Query): Promise<Page<T>>;
  /** One cheap round trip per container. Never throws. */
  health(): Promise<Readonly<Record<ContainerName, 'open' | 'denied' | 'unavailable'>>>;
  close(): Promise<void>;
}

/** The whole database. Binding names and partition keys: the outer contract, section 3. */
export const containers: readonly ContainerDefinition[] = [
  { name: 'responses-styrende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'responses-koordinerende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'responses-utovende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'prompts', partitionField: 'promptId', indexed: ['state', 'kind', 'recipientId', 'purpose'] },
  { name: 'network', partitionField: 'kind', indexed: ['generation', 'memberId'] },
  { name: 'tiltak', partitionField: 'plan', indexed: ['unit', 'area'] },
  { name: 'system', partitionField: 'kind', indexed: ['state', 'promptId'] },
  { name: 'log', partitionField: 'month', indexed: ['promptId'] },
];

/** Reads every page. For partitions known to be small (a prompt's answers, the network's units). */
export async function queryAll<T extends StoredDocument>(store: DocumentStore, container: ContainerName, query: Query): Promise<Stored<T>[]> {
  const all: Stored<T>[] = [];
  let after: string | undefined;
  do {
    const page = await store.query<T>(container, { limit: 1000, ...query, ...(after === undefined ? {} : { after }) });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}
