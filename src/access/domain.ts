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

/** Whether the person may use the mobilisation form at all; the audience is judged by `mayMobilise`. */
export const mayMobiliseAtAll = mayCallMeetings;

/** Sits as koordinator in sentrum, and so calls people of every bydel to a place in sentrum. That the place lies there is theirs to see to: it is free text. */
export const mobilisesToSentrum = (network: Network, member: Member): boolean =>
  member.seats.some((seat) => seat.role === 'koordinator' && network.units.get(seat.unit)?.kind === 'sentrum');

/**
 * The units a koordinator calls out: as for meetings, so a bydel that lies in a region mobilises the whole region (that is where the
 * bydeler have agreed to); SaLTo sentrum, besides itself, every bydel and every region.
 */
export const unitsToMobilise = (network: Network, member: Member): ReadonlySet<string> => {
  if (!mobilisesToSentrum(network, member)) return unitsInReach(network, member);
  const everywhere = [...network.units.values()].filter(({ kind }) => kind === 'bydel' || kind === 'region').map(({ id }) => id);
  return new Set([...unitsInReach(network, member), ...everywhere]);
};

/** Sekretariatet calls out everybody; a koordinator levels, roles and groups of `unitsToMobilise`. Everybody else is told whom to contact. */
export const mayMobilise = (network: Network, caller: Member, terms: readonly AudienceTerm[]): MayCall =>
  mayCall(network, caller, terms, unitsToMobilise);

/**
 * Sekretariatet calls everybody. A koordinator calls levels and roles of the units in reach, groups of these units, and any single person;
 * never `*` and never a group without a unit. Leder and medlem are told whom to contact.
 */
export const mayCallMeeting = (network: Network, caller: Member, terms: readonly AudienceTerm[]): MayCall =>
  mayCall(network, caller, terms, unitsInReach);

const mayCall = (network: Network, caller: Member, terms: readonly AudienceTerm[], reachOf: typeof unitsInReach): MayCall => {
  if (hasRole(caller, 'sekretariat')) return { allowed: true };
  if (!mayCallMeetings(caller)) return { allowed: false, reason: 'role', ...contactFor(network, caller) };
  const reach = reachOf(network, caller);
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

/** Whom to ask: the koordinator of the person's unit (primary seat first), else of its region, else sekretariatet. Never the person; somebody who is away only when everybody is. */
export const contactFor = (network: Network, member: Member, isAway: (memberId: string) => boolean = () => false): { readonly contact?: Member } => {
  const units = member.seats.toSorted((a, b) => Number(b.primary) - Number(a.primary)).map((seat) => seat.unit);
  const regions = units.flatMap((unit) => network.units.get(unit)?.region ?? []);
  const contacts = [...units, ...regions].map((unit) => allWith(network, member, (seat) => seat.role === 'koordinator' && seat.unit === unit));
  const inOrder = [...contacts.flat(), ...sekretariatBut(network, member)];
  const contact = inOrder.find(({ id }) => !isAway(id)) ?? inOrder[0];
  return contact ? { contact } : {};
};

const sekretariatBut = (network: Network, asking: Member): readonly Member[] => allWith(network, asking, (seat) => seat.role === 'sekretariat');
const sekretariatOf = (network: Network, asking: Member): { readonly contact?: Member } => {
  const [contact] = sekretariatBut(network, asking);
  return contact ? { contact } : {};
};

const allWith = (network: Network, asking: Member, fits: (seat: Member['seats'][number]) => boolean): readonly Member[] =>
  [...network.members.values()].filter((member) => member.id !== asking.id && member.seats.some(fits));
