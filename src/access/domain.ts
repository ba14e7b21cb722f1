/** Who may do what in the network. Pure rules over roles and units; source: the section on who may call whom in the product's design. */
import { hasRole, unitsUnder, type Member, type Network } from '../network/domain.ts';
import type { AudienceTerm, Prompt } from '../prompts/domain.ts';
import { roles, type Role } from '../shared/network-terms.ts';

export type MayCall =
  | { readonly allowed: true }
  /** role: this person calls no meetings at all. audience: not these terms. `contact` can help; absent only in a network without a sekretariat. */
  | { readonly allowed: false; readonly reason: 'role'; readonly contact?: Member }
  | { readonly allowed: false; readonly reason: 'audience'; readonly terms: readonly AudienceTerm[]; readonly contact?: Member };

/** Every role the person has in some seat, most powerful first. */
export const rolesOf = (member: Member): readonly Role[] => roles.filter((role) => hasRole(member, role));

/** The units a koordinator calls people from: their own, for a bydel also its region and the bydeler there, for a region its bydeler. */
export const unitsInReach = (network: Network, member: Member): ReadonlySet<string> => {
  const reach = new Set<string>();
  for (const seat of member.seats) {
    if (seat.role !== 'koordinator') continue;
    const region = network.units.get(seat.unit)?.region;
    for (const unit of unitsUnder(network, seat.unit)) reach.add(unit);
    if (region !== undefined) for (const unit of unitsUnder(network, region)) reach.add(unit);
  }
  return reach;
};

/** Whether the person may use the meeting form at all; the audience is judged by `mayCallMeeting`. */
export const mayCallMeetings = (member: Member): boolean => hasRole(member, 'sekretariat') || hasRole(member, 'koordinator');

/**
 * Sekretariatet calls everybody. A koordinator calls levels and roles of the units in reach, groups of these units, and any single person;
 * never `*` and never a group without a unit. Leder and medlem are told whom to contact.
 */
export const mayCallMeeting = (network: Network, caller: Member, terms: readonly AudienceTerm[]): MayCall => {
  if (hasRole(caller, 'sekretariat')) return { allowed: true };
  if (!mayCallMeetings(caller)) return { allowed: false, reason: 'role', ...contactFor(network, caller) };
  const reach = unitsInReach(network, caller);
  const beyond = terms.filter((term) => !inReach(network, reach, term));
  return beyond.length === 0 ? { allowed: true } : { allowed: false, reason: 'audience', terms: beyond, ...sekretariatOf(network, caller) };
};

const inReach = (network: Network, reach: ReadonlySet<string>, term: AudienceTerm): boolean => {
  switch (term.by) {
    case 'person': return true;
    case 'group': {
      const unit = network.groups.get(term.group)?.unit;
      return unit !== undefined && reach.has(unit);
    }
    // Reaching a region means reaching all its bydeler, so looking at the named unit is enough.
    default: return reach.has(term.unit);
  }
};

/** Cancelling, and changing what was sent, is for whoever called it and for sekretariatet. */
export const mayCancel = (member: Member, prompt: Pick<Prompt, 'organiserId'>): boolean =>
  prompt.organiserId === member.id || hasRole(member, 'sekretariat');

/** Whom to ask: the koordinator of the person's unit (primary seat first), else of its region, else sekretariatet. Never the person. */
export const contactFor = (network: Network, member: Member): { readonly contact?: Member } => {
  const units = member.seats.toSorted((a, b) => Number(b.primary) - Number(a.primary)).map((seat) => seat.unit);
  const regions = units.flatMap((unit) => network.units.get(unit)?.region ?? []);
  for (const unit of [...units, ...regions]) {
    const koordinator = firstWith(network, member, (seat) => seat.role === 'koordinator' && seat.unit === unit);
    if (koordinator) return { contact: koordinator };
  }
  return sekretariatOf(network, member);
};

const sekretariatOf = (network: Network, asking: Member): { readonly contact?: Member } => {
  const contact = firstWith(network, asking, (seat) => seat.role === 'sekretariat');
  return contact ? { contact } : {};
};

const firstWith = (network: Network, asking: Member, fits: (seat: Member['seats'][number]) => boolean): Member | undefined => {
  for (const member of network.members.values()) if (member.id !== asking.id && member.seats.some(fits)) return member;
  return undefined;
};
