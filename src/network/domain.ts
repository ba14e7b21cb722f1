/** The network: units, groups, members with seats. Pure rules; storage is in store.ts. */
import type { Locale, NetworkLevel, Party, Role, UnitKind } from '../shared/network-terms.ts';

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

export interface Member {
  readonly id: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly phone?: string;
  readonly seats: readonly [Seat, ...Seat[]];
  readonly groups: readonly string[];
  readonly language?: Locale;
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

/** How the bot can speak with a person. One per Teams user; linked to a member once matched. */
export interface Contact {
  /** `aadObjectId` where known, else the channel user id. */
  readonly id: string;
  readonly userId: string;
  readonly aadObjectId?: string;
  readonly memberId?: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** The personal conversation, once it exists. */
  readonly conversationId?: string;
  /** installed: has the app · roster: known from a team, a conversation can be created · blocked: refused us, until they interact. */
  readonly state: 'installed' | 'roster' | 'blocked' | 'uninstalled';
  /** ISO instant of the last change of state. */
  readonly since: string;
}

export type Reachability =
  | { readonly how: 'personal' | 'roster'; readonly contact: Contact }
  | { readonly how: 'not-at-all'; readonly reason: 'never-seen' | 'blocked' | 'uninstalled' };
