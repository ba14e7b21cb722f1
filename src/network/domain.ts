/** The network: units, groups, members with seats. Pure rules; storage is in store.ts. */
import type { ChatUser } from '../ports/chat.ts';
import { networkLevels, type Locale, type NetworkLevel, type Party, type Role, type UnitKind } from '../shared/network-terms.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly party: Party;
  /** Unit id of the region it belongs to. */
  readonly region?: string;
}

/** A named circle: its explicit members are those with the group id in `Member.groups`, `who` adds an audience expression. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly level?: NetworkLevel;
  readonly unit?: string;
  readonly who?: string;
}

/** One place where a person sits. `organisation` employs them and gives the party; `unit` is the arena. */
export interface Seat {
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly role: Role;
  readonly organisation: string;
  readonly party: Party;
  readonly title: string;
  readonly primary: boolean;
}

/** Days on which somebody is away, both ends included: YYYY-MM-DD, local. */
export interface AbsencePeriod {
  readonly from: string;
  readonly to: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly phone?: string;
  readonly seats: readonly [Seat, ...Seat[]];
  readonly groups: readonly string[];
  readonly language?: Locale;
  /** As they told it themselves, in order. */
  readonly absences?: readonly AbsencePeriod[];
  /** Let in by a koordinator, and in no imported list (yet). */
  readonly letIn?: true;
}

/** The whole network at one moment, small enough for memory (thousands of people). Lookup maps are built once per generation. */
export interface Network {
  /** Changes whenever units, groups or members change. */
  readonly version: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly members: ReadonlyMap<string, Member>;
  memberByEmail(email: string): Member | undefined;
}

/** Builds the lookup maps. Seats whose organisation is a known unit take that unit's party, so a corrected unit corrects everybody it employs. */
export function buildNetwork(version: string, units: readonly Unit[], groups: readonly Group[], members: readonly Member[]): Network {
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const withParty = (seat: Seat): Seat => {
    const party = unitsById.get(seat.organisation)?.party ?? seat.party;
    return party === seat.party ? seat : { ...seat, party };
  };
  const seated = members.map((member): Member => {
    const [first, ...others] = member.seats;
    return { ...member, seats: [withParty(first), ...others.map(withParty)] };
  });
  const byEmail = new Map(seated.map((member) => [member.email, member]));
  return {
    version,
    units: unitsById,
    groups: new Map(groups.map((group) => [group.id, group])),
    members: new Map(seated.map((member) => [member.id, member])),
    memberByEmail: (email) => (email === '' ? undefined : byEmail.get(email.trim().toLowerCase())),
  };
}

/** A region stands for itself and its bydeler; any other unit for itself. */
export function unitsUnder(network: Pick<Network, 'units'>, unitId: string): ReadonlySet<string> {
  const under = new Set([unitId]);
  if (network.units.get(unitId)?.kind === 'region') for (const unit of network.units.values()) if (unit.region === unitId) under.add(unit.id);
  return under;
}

/** Of the seats that fit, the one in which somebody is addressed: the primary one, otherwise the first (styrende, koordinerende, utøvende). */
export const addressedSeat = (fitting: readonly Seat[]): Seat | undefined => {
  if (fitting.length < 2) return fitting[0];
  return fitting.find(({ primary }) => primary)
    ?? networkLevels.map((level) => fitting.find((seat) => seat.level === level)).find((seat) => seat !== undefined);
};

/** @param date YYYY-MM-DD, local. Whoever is away is not called out and gets no reminders. */
export const isAbsent = ({ members }: Pick<Network, 'members'>, memberId: string, date: string): boolean =>
  members.get(memberId)?.absences?.some(({ from, to }) => from <= date && date <= to) ?? false;

/** What people call it; the id of one that is no longer in the network. */
export const unitName = ({ units }: Pick<Network, 'units'>, id: string): string => units.get(id)?.name ?? id;

export const hasRole = (member: Member, role: Role): boolean => member.seats.some((seat) => seat.role === role);

/** How the bot can speak with a person. One per Teams user; linked to a member once matched. */
export interface Contact {
  /** `aadObjectId` where known, else the channel user id. */
  readonly id: string;
  readonly userId: string;
  readonly aadObjectId?: string;
  readonly memberId?: string;
  /** Who they will be when they are let in; nobody until then. */
  readonly applicantId?: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** The personal conversation, once it exists. */
  readonly conversationId?: string;
  /** installed: has the app · roster: known from a team, a conversation can be created · blocked: refused us, until they interact. */
  readonly state: 'installed' | 'roster' | 'blocked' | 'uninstalled';
  /** Ids of the teams with the app in which they have been seen. */
  readonly teams?: readonly string[];
  /** The platform said that the bot is no longer where they are: with `uninstalled`. A roster that lists them undoes it; what a person did themselves only they undo. */
  readonly notInRoster?: true;
  /** ISO instant of the last change of state. */
  readonly since: string;
}

/** Entra ids come in either case; the channel's own ids are case-sensitive. */
export const contactIdOf = ({ aadObjectId, userId }: ChatUser): string => aadObjectId?.toLowerCase() ?? userId;

/** A channel that stands for a level of a unit (`*`: for all of it). `id` is what messages are addressed to. */
export interface ChannelLink {
  readonly id: string;
  readonly unit: string;
  readonly level: NetworkLevel | '*';
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly teamId?: string;
  /** ISO instant. */
  readonly since: string;
}

/** Somebody who cannot be spoken with, and can be mentioned in a channel of a team they are in. `userId` is who is mentioned. */
export interface ChannelReach {
  readonly link: ChannelLink;
  readonly userId: string;
}

export type Reachability =
  | { readonly how: 'personal' | 'roster'; readonly contact: Contact }
  | { readonly how: 'not-at-all'; readonly reason: 'never-seen' | 'blocked' | 'uninstalled'; /** ISO instant; absent when never seen. */ readonly since?: string };
