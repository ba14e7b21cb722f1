/**
 * Where requests to be let in lie, one document per person, and so also those who were let in by hand: the list of the directory that lies
 * under the imported one. An import takes somebody over by e-mail; they keep their id, and so all that is theirs.
 */
import { createHash } from 'node:crypto';
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import { admissionDays, mayAskAgainAt, memberBehind, seatOf, type Admission } from './admission.ts';
import { buildNetwork, type Member, type Network } from './domain.ts';

const container = 'network';
const kind = 'admission';
/** Both lie in one partition; the type tells those who are in from those who ask. */
const types = { asks: 'admission', in: 'let-in' } as const;

type AdmissionDocument = StoredDocument & Admission & { readonly kind: typeof kind };

export interface AdmissionStore {
  /** Of the person with this e-mail address, lower case. `decide` returns what is to be stored, undefined to leave it. Returns what is stored now. */
  change(email: string, decide: (stored: Admission | undefined) => Promise<Admission | undefined>): Promise<Admission | undefined>;
  load(memberId: string): Promise<Admission | undefined>;
  /** Oldest first. */
  waiting(): Promise<readonly Admission[]>;
}

/** One document per address: two Teams users of one person ask once. */
const idOf = (email: string): string => createHash('sha256').update(email).digest('base64url').slice(0, 22);

/** Whoever is in stays as long as the list; what is answered, until they may ask again; what waits or ran out, long enough to be told so. */
const expiresAt = (admission: Admission): Temporal.Instant | undefined => {
  switch (admission.state) {
    case 'let-in': return undefined;
    case 'turned-down': return mayAskAgainAt(admission);
    default: return Temporal.Instant.from(admission.until).add({ hours: 24 * admissionDays.againAfter });
  }
};

const documentOf = (admission: Admission): AdmissionDocument => {
  const expires = expiresAt(admission);
  return { ...admission, id: idOf(admission.email), kind, type: admission.state === 'let-in' ? types.in : types.asks, sort: admission.at, ...(expires === undefined ? {} : { expiresAt: isoInstant(expires) }) };
};

const admissionOf = ({ memberId, state, revision, at, until, unitsAsked, decided, unit, level, organisation, comment, contactId, name, email, addresses, guest, locale }: AdmissionDocument): Admission => ({
  memberId, state, revision, at, until, unitsAsked, unit, level, organisation, contactId, name, email, addresses, guest, locale, ...(decided === undefined ? {} : { decided }), ...(comment === undefined ? {} : { comment }),
});

export function createAdmissionStore(store: DocumentStore): AdmissionStore {
  const find = async (where: { readonly memberId: string } | { readonly type: string }) => (await queryAll<AdmissionDocument>(store, container, { partition: kind, where })).map(admissionOf);
  return {
    async change(email, decide) {
      const { after } = await changeDocument<AdmissionDocument>(store, { container, partition: kind, id: idOf(email) }, async (stored) => {
        const read = stored && admissionOf(stored);
        const changed = await decide(read);
        return changed && documentOf(changed);
      });
      return after && admissionOf(after);
    },
    load: async (memberId) => (await find({ memberId }))[0],
    waiting: async () => (await find({ type: types.asks })).filter(({ state }) => state === 'waiting'),
  };
}

/** Somebody let in by hand. */
export type LetIn = Stored<AdmissionDocument>;

/** Also those who ask. */
export const readAdmissions = (store: DocumentStore): Promise<readonly Stored<AdmissionDocument>[]> => queryAll<AdmissionDocument>(store, container, { partition: kind });

/** A short list: the sekretariat takes them over into its own. */
export const readLetIn = (store: DocumentStore): Promise<readonly LetIn[]> => queryAll<AdmissionDocument>(store, container, { partition: kind, where: { type: types.in } });

/** The lists with those let in by hand beneath: who stands in the imported list under the same id or any of the same addresses, is there already. */
export function withLetIn(network: Network, letIn: readonly LetIn[]): Network {
  const more = letIn.filter((one) => memberBehind(network, one) === undefined);
  if (more.length === 0) return network;
  const members = more.map((one): Member => ({ id: one.memberId, name: one.name, email: one.email, seats: [seatOf(one, network)], groups: [], letIn: true }));
  return buildNetwork(`${network.version}+${more.map(({ etag }) => etag).join(',')}`, [...network.units.values()], [...network.groups.values()], [...network.members.values(), ...members]);
}

/** What an import has taken over need not lie there twice. Read before the lists, somebody is always in one of the two. */
export async function forgetTakenOver(store: DocumentStore, network: Network): Promise<void> {
  for (const one of await readLetIn(store)) if (memberBehind(network, one) !== undefined) await store.delete(container, kind, one.id);
}

/** Whoever asks, or was let in, under this address. */
export const findAdmission = (store: DocumentStore, email: string): Promise<Stored<AdmissionDocument> | undefined> => store.get<AdmissionDocument>(container, kind, idOf(email.trim().toLowerCase()));

/** Also what somebody in the list may have asked before they were imported. Returns how many documents are gone. */
export async function forgetAdmission(store: DocumentStore, { memberId, email }: { readonly memberId: string; readonly email: string }): Promise<number> {
  const found = await queryAll(store, container, { partition: kind, where: { memberId } });
  const ids = new Set([...found.map(({ id }) => id), idOf(email)]);
  const outcomes = await Promise.all([...ids].map((id) => store.delete(container, kind, id)));
  return outcomes.filter(({ outcome }) => outcome === 'deleted').length;
}
