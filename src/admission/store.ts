/** Where requests to be let in lie, one document per person. Once they are let in, it is their place in the list: let-in.ts. */
import { createHash } from 'node:crypto';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import { admissionDays, mayAskAgainAt, type Admission } from './domain.ts';

export const container = 'network';
export const kind = 'admission';
/** Both lie in one partition; the type tells those who are in from those who ask. */
export const types = { asks: 'admission', in: 'let-in' } as const;

export type AdmissionDocument = StoredDocument & Admission & { readonly kind: typeof kind };

export interface AdmissionStore {
  /** Of the person with this e-mail address, lower case. `decide` returns what is to be stored, undefined to leave it. Returns what is stored now. */
  change(email: string, decide: (stored: Admission | undefined) => Promise<Admission | undefined>): Promise<Admission | undefined>;
  load(memberId: string): Promise<Admission | undefined>;
  /** Oldest first. */
  waiting(): Promise<readonly Admission[]>;
}

/** One document per address: two Teams users of one person ask once. */
export const idOf = (email: string): string => createHash('sha256').update(email).digest('base64url').slice(0, 22);

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
