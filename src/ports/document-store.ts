/**
 * A narrow document store: what Cosmos DB and SQLite can both promise, and nothing more.
 *
 * Promised: a document is written whole or not at all; what is acknowledged is on disk; a read sees every
 * acknowledged write; the same calls give the same results on both adapters (test/contract).
 *
 * Not promised: atomicity across documents (`createMany` may stop half way; repeat it); a snapshot over the
 * pages of a query (each page is as of its own moment; nobody is seen twice unless their sort key moved);
 * that a container is open: each call may throw `store-denied` for its own container while others work.
 *
 * Every call may throw AppError `store-unavailable`. After it a write may or may not have been applied:
 * repeat it (a create answers 'exists', a replace 'conflict', when it had been). Documents above 2 MB throw
 * `document-too-large`. A mistake in the caller (undeclared filter field, bad id) throws a RangeError.
 */
import type { NetworkLevel } from '../shared/network-terms.ts';

export type ContainerName =
  | `responses-${NetworkLevel}`
  | 'prompts'
  | 'network'
  | 'tiltak'
  | 'system'
  | 'log';

/**
 * A document as features write it: plain JSON. The container's partition field (see `containers`) must be
 * present as a string of 1–200 characters. Top-level names that begin with `_`, and `ttl`, belong to the stores;
 * `etag` is ignored when written, so a document that was read can be spread into the one that replaces it.
 */
export interface StoredDocument {
  /** Any string of 1–200 characters, unique within container and partition; adapters encode it. */
  readonly id: string;
  /** What kind of document this is; indexed. */
  readonly type: string;
  /** The one declared sort key: at most 200 printable ASCII characters, compared as such. '' is the same as absent, and is read back as absent. */
  readonly sort?: string;
  /** When the store may delete it, ISO instant. It is invisible from then on, whenever the deletion happens. */
  readonly expiresAt?: string;
  readonly [field: string]: unknown;
}

export type Stored<T> = T & { readonly etag: string };

/**
 * Equality, membership or a range on declared index fields, `type`, `sort` or `id`. All must hold.
 * Strict about types: 1 is neither '1' nor true, and a range of strings holds strings only. Numbers are
 * integers, strings in ranges ASCII (`id` may be anything). `sort` takes equality and ranges, not `in`.
 */
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
  /** Sort key order, ties by id, then by partition; all by UTF-16 code unit. Default 'ascending'. */
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
  /**
   * Further fields (top level, string | number | boolean) that `where` may name, the most selective first:
   * where a query names several, SQLite looks up the first and filters by the rest.
   */
  readonly indexed: readonly string[];
  /** Of these, the fields by which the container is read across partitions a page at a time: such a page costs no more when much is waiting. */
  readonly queuedBy?: readonly string[];
}

export interface DocumentStore {
  /**
   * Creates folders, databases, containers, tables, indexes. A set-up step, needed once before anything else and
   * after an upgrade; safe to repeat. Nothing else creates anything: a store whose file is gone is unavailable, not empty.
   */
  init(): Promise<void>;
  /** 'exists' when the id is taken (409): the loser of a race learns it here. */
  create<T extends StoredDocument>(container: ContainerName, document: T): Promise<{ readonly outcome: 'created'; readonly etag: string } | { readonly outcome: 'exists' }>;
  /** Creates all that do not exist yet, in chunks; those that exist are left as they are; of two with one id the first counts. Repeatable. */
  createMany<T extends StoredDocument>(container: ContainerName, documents: readonly T[]): Promise<{ readonly created: number; readonly existed: number }>;
  get<T extends StoredDocument>(container: ContainerName, partition: string, id: string): Promise<Stored<T> | undefined>;
  /** Writes only over the version with this etag. 'conflict' also when another write has overtaken one of ours whose answer was lost. */
  replace<T extends StoredDocument>(container: ContainerName, document: T, etag: string): Promise<{ readonly outcome: 'replaced'; readonly etag: string } | { readonly outcome: 'conflict' } | { readonly outcome: 'missing' }>;
  upsert<T extends StoredDocument>(container: ContainerName, document: T): Promise<{ readonly etag: string }>;
  delete(container: ContainerName, partition: string, id: string): Promise<{ readonly outcome: 'deleted' } | { readonly outcome: 'missing' }>;
  query<T extends StoredDocument>(container: ContainerName, query: Query): Promise<Page<T>>;
  /**
   * Deletes for good what has expired, which both stores otherwise do in their own time.
   * Containers that are closed to this instance are left as they are, and named.
   */
  purge(): Promise<{ readonly deleted: number; readonly closed: readonly ContainerName[] }>;
  /** One cheap round trip per container. Never throws. A container that was never set up is 'unavailable'. */
  health(): Promise<Readonly<Record<ContainerName, 'open' | 'denied' | 'unavailable'>>>;
  close(): Promise<void>;
}

/** The whole database. Binding names and partition keys: the outer contract, section 3. */
export const containers: readonly ContainerDefinition[] = [
  { name: 'responses-styrende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'responses-koordinerende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'responses-utovende', partitionField: 'promptId', indexed: ['memberId'] },
  { name: 'prompts', partitionField: 'promptId', indexed: ['recipientId', 'state', 'purpose', 'kind'], queuedBy: ['state'] },
  { name: 'network', partitionField: 'kind', indexed: ['memberId', 'generation'] },
  { name: 'tiltak', partitionField: 'plan', indexed: ['generation', 'unit', 'area'] },
  { name: 'system', partitionField: 'kind', indexed: ['promptId', 'state'] },
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
