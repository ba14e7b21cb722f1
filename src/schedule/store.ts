/** Occurrences in the document store: one document each, claimed by etag. */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, Stored, StoredDocument } from '../ports/document-store.ts';
import { queryAll } from '../ports/document-store.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import type { Occurrence, OccurrenceState } from './domain.ts';

/** `sort` is the instant at which the document next wants attention: when it is due, or when a claim has become stale. */
export interface OccurrenceDocument extends Occurrence, StoredDocument {
  readonly kind: 'occurrence';
  readonly sort: string;
  readonly state: OccurrenceState;
  /** Times its handler has failed since it was planned. */
  readonly failures: number;
  readonly reason?: string;
}
export type StoredOccurrence = Stored<OccurrenceDocument>;

export interface OccurrenceStore {
  create(occurrence: Occurrence): Promise<'created' | 'exists'>;
  get(occurrence: Occurrence): Promise<StoredOccurrence | undefined>;
  ofPrompt(promptId: string): Promise<readonly StoredOccurrence[]>;
  /** Those that want attention first, due or not. */
  first(limit: number): Promise<readonly StoredOccurrence[]>;
  /** Undefined when somebody else has written meanwhile. */
  change(read: StoredOccurrence, change: OccurrenceChange): Promise<StoredOccurrence | undefined>;
}

export type OccurrenceChange =
  | { readonly state: 'planned'; readonly attentionAt: Temporal.Instant; readonly dueAt?: string; readonly failures: number }
  | { readonly state: 'firing'; readonly attentionAt: Temporal.Instant }
  | { readonly state: 'done'; readonly reason?: string }
  | { readonly state: 'dropped'; readonly reason: string };

const container = 'system';
const kind = 'occurrence';
/** Long enough to answer "was it sent?", and for asking twice to be asking once. */
const keptDays = 90;

export function createOccurrenceStore({ store, clock }: { readonly store: DocumentStore; readonly clock: Clock }): OccurrenceStore {
  const idOf = ({ promptId, job }: Occurrence): string => `${promptId}|${job}`;

  function changed(read: StoredOccurrence, change: OccurrenceChange): OccurrenceDocument {
    const { id, promptId, job } = read;
    const base = { id, kind, type: kind, promptId, job, dueAt: read.dueAt, failures: read.failures, state: change.state } as const;
    switch (change.state) {
      case 'planned': return { ...base, sort: isoInstant(change.attentionAt), dueAt: change.dueAt ?? read.dueAt, failures: change.failures };
      case 'firing': return { ...base, sort: isoInstant(change.attentionAt) };
      default: {
        const expiresAt = isoInstant(clock.now().add({ hours: 24 * keptDays }));
        return { ...base, sort: read.sort, expiresAt, ...(change.reason === undefined ? {} : { reason: change.reason }) };
      }
    }
  }

  return {
    async create({ promptId, job, dueAt }) {
      const document: OccurrenceDocument = { id: idOf({ promptId, job, dueAt }), kind, type: kind, promptId, job, dueAt, sort: isoInstant(Temporal.Instant.from(dueAt)), state: 'planned', failures: 0 };
      return (await store.create(container, document)).outcome;
    },
    get: (occurrence) => store.get<OccurrenceDocument>(container, kind, idOf(occurrence)),
    ofPrompt: (promptId) => queryAll<OccurrenceDocument>(store, container, { partition: kind, where: { promptId } }),
    async first(limit) {
      // One state at a time: a page of one is found by its index however many are planned.
      const [planned, firing] = await Promise.all((['planned', 'firing'] as const).map(async (state) =>
        (await store.query<OccurrenceDocument>(container, { partition: kind, where: { state }, limit })).items));
      return [...planned ?? [], ...firing ?? []].sort((one, other) => (one.sort < other.sort ? -1 : Number(one.sort > other.sort))).slice(0, limit);
    },
    async change(read, change) {
      const document = changed(read, change);
      const result = await store.replace(container, document, read.etag);
      return result.outcome === 'replaced' ? { ...document, etag: result.etag } : undefined;
    },
  };
}
