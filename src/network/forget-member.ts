/** Somebody in the list with everything that identifies them, and how the network forgets them. */
import { findAdmission, forgetAdmission } from '../admission/let-in.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { queryAll } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Forget, Person } from '../privacy/domain.ts';
import { changeLists } from '../shared/generations.ts';
import { withoutPerson } from '../shared/without-person.ts';
import type { ContactDocument } from './contacts.ts';
import type { Group, Member } from './domain.ts';
import { loadNetwork, networkLists } from './store.ts';

/** Undefined when nobody in the list has this address, and nobody who was let in or asks to be. */
export async function findPerson(store: DocumentStore, email: string): Promise<Person | undefined> {
  const { network } = await loadNetwork(store);
  const [member, admission] = [network.memberByEmail(email.trim()), await findAdmission(store, email)];
  return member ? await personOf(store, member) : admission && await personOf(store, { ...admission, id: admission.memberId });
}

export async function personOf(store: DocumentStore, { id: memberId, name, email, phone }: Pick<Member, 'id' | 'name' | 'email' | 'phone'>): Promise<Person> {
  const contacts = await contactsOf(store, memberId);
  const teamsIds = new Set(contacts.flatMap(({ id, userId, aadObjectId, conversationId }) => [id, userId, ...(aadObjectId === undefined ? [] : [aadObjectId]), ...(conversationId === undefined ? [] : [conversationId])]));
  return { memberId, name, email, teamsIds: [...teamsIds], ...(phone === undefined ? {} : { phone }) };
}

/** Few look somebody up like this, so that no index is needed to find those who have only asked to be let in. */
const contactsOf = async (store: DocumentStore, memberId: string): Promise<ContactDocument[]> =>
  (await queryAll<ContactDocument>(store, 'network', { partition: 'contact' })).filter((contact) => contact.memberId === memberId || contact.applicantId === memberId);

/** What they chose and told, and how they are reached. They are strangers to the bot once the list has lost them too. */
export const forgetContact = (store: DocumentStore): Forget => async ({ memberId }) => {
  const contacts = await contactsOf(store, memberId);
  const outcomes = await Promise.all([
    ...contacts.map(({ id }) => store.delete('network', 'contact', id)),
    store.delete('network', 'preference', memberId),
    store.delete('network', 'absence', memberId),
  ]);
  return outcomes.filter(({ outcome }) => outcome === 'deleted').length;
};

/** Out of the lists of members, of those let in and of groups. The last that is done: by the list everything else is found, should it have to be done again. */
export const forgetMember = (store: DocumentStore, ids: IdSource): Forget => async (person) => await forgetInLists(store, ids, person) + await forgetAdmission(store, person);

const forgetInLists = (store: DocumentStore, ids: IdSource, { memberId, email }: Person): Promise<number> =>
  changeLists({ store, ids }, networkLists, () => loadNetwork(store), ({ network: { members, groups } }) => {
    const lists = new Map<string, ReadonlyMap<string, unknown>>();
    if (members.has(memberId)) lists.set('member', new Map([...members].filter(([id]) => id !== memberId)));
    const withoutThem = new Map<string, Group>([...groups].map(([id, group]) => [id, forgottenBy(group, email)]));
    const namedIn = [...groups].filter(([id, group]) => withoutThem.get(id) !== group).length;
    if (namedIn > 0) lists.set('group', withoutThem);
    return { result: Number(members.has(memberId)) + namedIn, lists };
  });

function forgottenBy(group: Group, email: string): Group {
  if (group.who === undefined || email === '') return group;
  const who = withoutPerson(group.who, email);
  if (who === group.who) return group;
  const { who: _, ...rest } = group;
  return who === '' ? rest : { ...rest, who };
}
