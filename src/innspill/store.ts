/** Where innspill lie: one document each, with its history inside, written only over what was read. */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import type { Innspill } from './domain.ts';

export const innspillType = 'innspill';
const container = 'network';
/** Those that wait lie together, oldest first. */
const waitingSort = 'waiting|';

export type InnspillDocument = StoredDocument & Innspill & { readonly kind: typeof innspillType };

export interface InnspillStore {
  load(id: string): Promise<Stored<Innspill> | undefined>;
  /** `exists` when a form has been sent before. */
  create(innspill: Innspill): Promise<'created' | 'exists'>;
  replace(innspill: Innspill, etag: string): Promise<'replaced' | 'conflict' | 'missing'>;
  /** Every one that waits, oldest first. */
  waiting(): Promise<readonly Innspill[]>;
  /** Sent by this person, newest first. */
  sentBy(memberId: string): Promise<readonly Innspill[]>;
}

/** @param retentionDays deleted this many days after the last step. */
export function createInnspillStore({ store, clock, retentionDays }: { readonly store: DocumentStore; readonly clock: Clock; readonly retentionDays: number }): InnspillStore {
  const documentOf = ({ id, memberId, title, why, named, level, unit, state, meeting, at, history }: Innspill): InnspillDocument => ({
    id, type: innspillType, kind: innspillType, sort: `${state === 'waiting' ? waitingSort : 'done|'}${at}`, expiresAt: isoInstant(clock.now().add({ hours: 24 * retentionDays })),
    memberId, title, named, level, unit, state, at, history, ...(why === undefined ? {} : { why }), ...(meeting === undefined ? {} : { meeting }),
  });
  return {
    load: (id) => store.get<InnspillDocument>(container, innspillType, id),
    create: async (innspill) => (await store.create(container, documentOf(innspill))).outcome,
    replace: async (innspill, etag) => (await store.replace(container, documentOf(innspill), etag)).outcome,
    waiting: () => queryAll<InnspillDocument>(store, container, { partition: innspillType, where: { type: innspillType, sort: { from: waitingSort, to: `${waitingSort}~` } } }),
    sentBy: async (memberId) => (await queryAll<InnspillDocument>(store, container, { partition: innspillType, where: { memberId, type: innspillType } })).toSorted((one, other) => (one.at < other.at ? 1 : -1)),
  };
}
