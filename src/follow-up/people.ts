/** Who may be given a task of a meeting: whoever was called to it, and its organiser. */
import { hasRole, isAbsent, type Member, type Network } from '../network/domain.ts';
import type { Meeting } from '../meetings/domain.ts';
import { byName } from '../locales/format.ts';
import { findByName } from '../shared/find-by-name.ts';

/** Those who are in the network still, by name. */
export const mayOwn = (network: Pick<Network, 'members'>, { organiserId }: Pick<Meeting, 'organiserId'>, called: { keys(): Iterable<string> }): Member[] =>
  [...new Set([organiserId, ...called.keys()])].flatMap((id) => network.members.get(id) ?? []).toSorted(byName);

/** So many can be looked through in one list. */
export const mostListed = 12;

export type FoundOwner = { readonly owner: Member } | { readonly fault: 'owner-missing' | 'owner-several' | 'owner-many' | 'owner-none'; readonly found: readonly Member[] };

/**
 * @param chosen a member id that was picked from a list
 * @param typed a name: whoever has typed another than that of the one still picked means the other
 */
export function findOwner(people: readonly Member[], chosen: string, typed: string): FoundOwner {
  const picked = people.find(({ id }) => id === chosen);
  if (picked && (typed.trim() === '' || findByName([picked], typed).length > 0)) return { owner: picked };
  if (typed.trim() === '') return { fault: 'owner-missing', found: [] };
  const found = findByName(people, typed);
  const [first, second] = found;
  if (first === undefined) return { fault: 'owner-none', found };
  if (second === undefined) return { owner: first };
  return { fault: found.length > mostListed ? 'owner-many' : 'owner-several', found: found.slice(0, mostListed) };
}

/** Who has a task whose owner has left the network: the meeting's organiser, else one of the sekretariat who is there. @param today YYYY-MM-DD, local */
export function fallsTo(network: Network, { organiserId }: Pick<Meeting, 'organiserId'>, today: string): Member | undefined {
  const sekretariat = [...network.members.values()].filter((member) => hasRole(member, 'sekretariat')).toSorted(byName);
  return network.members.get(organiserId) ?? sekretariat.find(({ id }) => !isAbsent(network, id, today)) ?? sekretariat[0];
}
