/**
 * Contacts: the Teams users that the bot knows, and how it can speak with them. They survive imports.
 *
 * All of them are held in memory (thousands, a few hundred bytes each), because a broadcast asks for everybody's reachability at
 * once and a click asks who is speaking. The first use reads the whole partition; later ones, at most every five seconds, only
 * what has changed since, by the sort key. So an instance sees its own writes at once and those of others within seconds.
 */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import type { Contact, Reachability } from './domain.ts';

const refreshEveryMs = 5_000;
/** Clocks of instances differ, and a write takes time to land: changes are read again from this long before the newest one seen. */
const overlapMs = 120_000;
/** Contacts are seldom deleted (a person's data on request); the changes do not show it, so all are read again now and then. */
const rereadEveryMs = 10 * 60_000;
/** Of whoever has the app and is in no list, so that they can be reached once they are imported: kept so long after the last time. */
const strangerDays = 365;

export interface ContactDocument extends StoredDocument, Contact {
  readonly kind: 'contact';
  /** When it was written, ISO instant. */
  readonly sort: string;
}

export interface ContactBook {
  get(id: string): Promise<Contact | undefined>;
  /** Read, change, write over what was read. `change` may run several times; returning undefined leaves it as it is. */
  change(id: string, change: (contact: Contact | undefined) => Contact | undefined): Promise<Contact | undefined>;
  /** Creates those that do not exist, in few requests. */
  createMany(contacts: readonly Contact[]): Promise<void>;
  /** Everybody known, as of seconds ago at most. */
  known(): Promise<ReadonlyMap<string, Contact>>;
  /** The best way to each member who has any. */
  byMember(): Promise<ReadonlyMap<string, Contact>>;
}

export const createContactBook = ({ store, clock }: { readonly store: DocumentStore; readonly clock: Clock }): ContactBook => {
  const contacts = new Map<string, Contact>();
  let best: Map<string, Contact> | undefined;
  let readAllAt = -Infinity;
  let refreshedAt = -Infinity;
  let newest = 0;
  /** Written by this instance while a refresh was reading: what the refresh has read of these may be older. */
  const writtenMeanwhile = new Map<string, Contact>();
  let refreshing: Promise<void> | undefined;
  const now = (): number => clock.now().epochMilliseconds;

  const hold = (contact: Contact): void => {
    contacts.set(contact.id, contact);
    best = undefined;
  };

  const holdWritten = (contact: Contact): void => {
    hold(contact);
    if (refreshing) writtenMeanwhile.set(contact.id, contact);
  };

  const refresh = async (at: number): Promise<void> => {
    const everything = at - readAllAt >= rereadEveryMs;
    const from = everything ? {} : { where: { sort: { from: isoInstant(Temporal.Instant.fromEpochMilliseconds(Math.max(0, newest - overlapMs))) } } };
    const documents = await queryAll<ContactDocument>(store, 'network', { partition: 'contact', ...from });
    if (everything) contacts.clear();
    for (const document of documents) {
      hold(contactOf(document));
      newest = Math.max(newest, Date.parse(document.sort));
    }
    for (const contact of writtenMeanwhile.values()) hold(contact);
    best = undefined;
    refreshedAt = at;
    if (everything) readAllAt = at;
  };

  const upToDate = async (): Promise<void> => {
    if (now() - refreshedAt < refreshEveryMs) return;
    refreshing ??= refresh(now()).finally(() => {
      refreshing = undefined;
      writtenMeanwhile.clear();
    });
    await refreshing;
  };

  const documentOf = (contact: Contact): ContactDocument => ({
    ...contact, type: 'contact', kind: 'contact', sort: isoInstant(clock.now()),
    ...(contact.memberId === undefined ? { expiresAt: clock.now().add({ hours: 24 * strangerDays }).toString() } : {}),
  });

  return {
    async get(id) {
      await upToDate();
      if (contacts.has(id)) return contacts.get(id);
      const document = await store.get<ContactDocument>('network', 'contact', id);
      if (document) hold(contactOf(document));
      return contacts.get(id);
    },

    async change(id, change) {
      const { before, after } = await changeDocument<ContactDocument>(store, { container: 'network', partition: 'contact', id }, (stored) => {
        const changed = change(stored && contactOf(stored));
        return changed && documentOf(changed);
      });
      if (!after) return undefined;
      const contact = contactOf(after);
      if (after === before) hold(contact);
      else holdWritten(contact);
      return contact;
    },

    async createMany(created) {
      const { existed } = await store.createMany('network', created.map(documentOf));
      for (const contact of created) holdWritten(contact);
      // Another instance was faster with some of them, and knows better: read what it wrote.
      if (existed > 0) readAllAt = refreshedAt = -Infinity;
    },

    async known() {
      await upToDate();
      return contacts;
    },

    async byMember() {
      await upToDate();
      best ??= bestByMember(contacts.values());
      return best;
    },
  };
};

const contactOf = ({ id, userId, aadObjectId, memberId, applicantId, serviceUrl, tenantId, conversationId, state, teams, notInRoster, since }: ContactDocument): Contact => ({
  id, userId, serviceUrl, tenantId, state, since,
  ...(aadObjectId === undefined ? {} : { aadObjectId }),
  ...(memberId === undefined ? {} : { memberId }),
  ...(applicantId === undefined ? {} : { applicantId }),
  ...(conversationId === undefined ? {} : { conversationId }),
  ...(teams === undefined ? {} : { teams }),
  ...(notInRoster === undefined ? {} : { notInRoster }),
});

const preference: Readonly<Record<Contact['state'], number>> = { installed: 0, roster: 1, blocked: 2, uninstalled: 3 };

/** A person can have two Teams users (their own tenant's and a guest). The one that works, with a conversation, changed last. */
const bestByMember = (contacts: Iterable<Contact>): Map<string, Contact> => {
  const rank = (contact: Contact): number => preference[contact.state] * 2 + (contact.conversationId === undefined ? 1 : 0);
  const best = new Map<string, Contact>();
  for (const contact of contacts) {
    // Whoever asks to be let in gets an answer, also when they have been a member before.
    for (const id of [contact.memberId, contact.applicantId]) {
      if (id === undefined) continue;
      const other = best.get(id);
      if (!other || rank(contact) < rank(other) || (rank(contact) === rank(other) && contact.since > other.since)) best.set(id, contact);
    }
  }
  return best;
};

/** What a contact means for a send. `personal`: their conversation exists; `roster`: it has to be created first. */
export const reachabilityOf = (contact: Contact | undefined): Reachability => {
  if (!contact) return { how: 'not-at-all', reason: 'never-seen' };
  if (contact.state === 'blocked' || contact.state === 'uninstalled') return { how: 'not-at-all', reason: contact.state, since: contact.since };
  return { how: contact.conversationId === undefined ? 'roster' : 'personal', contact };
};
