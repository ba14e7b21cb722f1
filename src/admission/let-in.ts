/**
 * Those who were let in by hand, as the network sees them: the list of the directory that lies under the imported one. An import takes
 * somebody over by e-mail; they keep their id, and so all that is theirs.
 */
import { buildNetwork, type Member, type Network } from '../network/domain.ts';
import { queryAll, type DocumentStore, type Stored } from '../ports/document-store.ts';
import { memberBehind, seatOf } from './domain.ts';
import { container, idOf, kind, types, type AdmissionDocument } from './store.ts';

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
