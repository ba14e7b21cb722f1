/** Innspill: what anybody wants taken up in a meeting, and who decides on it. Pure rules. Source: the Oslo standard for SaLTo work (agenda items may come from every actor, information moves up). */
import { hasRole, unitsUnder, type Member, type Network } from '../network/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

/** The group it is for: those who sit on this level of this unit. The unit of kind `sekretariat` stands for what is byomfattende. */
export interface Place {
  readonly level: NetworkLevel;
  readonly unit: string;
}

export type InnspillState = 'waiting' | 'taken' | 'not-now' | 'withdrawn';

/** A meeting as the sender is told of it. */
export interface TakenInto {
  readonly promptId: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** `by` is a member id, `at` an ISO instant, `comment` has been through the privacy guard. */
interface Stamp { readonly by: string; readonly at: string }
export type Decision =
  | { readonly step: 'taken'; readonly meeting: TakenInto }
  | { readonly step: 'lifted'; readonly from: Place; readonly to: Place; readonly comment?: string }
  | { readonly step: 'not-now'; readonly comment: string }
  | { readonly step: 'withdrawn' }
  /** It waits again: the agenda had no room after all, or the meeting has been called off since. */
  | { readonly step: 'released'; readonly meeting: TakenInto; readonly calledOff?: true };
export type Step = Stamp & Decision;

export interface Innspill extends Place {
  readonly id: string;
  /** Who sent it, member id. */
  readonly memberId: string;
  readonly title: string;
  /** Why, or what is wanted; gone once it is withdrawn. */
  readonly why?: string;
  /** The sender's choice that their name stands on the agenda. */
  readonly named: boolean;
  readonly state: InnspillState;
  /** Where it was taken, while it is. */
  readonly meeting?: TakenInto;
  /** When it was sent, ISO instant. */
  readonly at: string;
  /** Oldest first. */
  readonly history: readonly Step[];
}

/** Characters. */
export const longest = { title: 120, why: 2000, comment: 500 } as const;

/** Grows with every step: of two who decide at once, the second has seen an older one. */
export const revisionOf = ({ history }: Pick<Innspill, 'history'>): number => history.length;

export type Decided =
  | { readonly outcome: 'changed'; readonly innspill: Innspill }
  /** The same click once more: it is as it was to be. */
  | { readonly outcome: 'same'; readonly innspill: Innspill }
  | { readonly outcome: 'conflict'; readonly innspill: Innspill };

/** @param revision of the innspill that was looked at. Whatever has happened to it since stands. */
export function decide(innspill: Innspill, revision: number, decision: Decision, { by, at }: Stamp): Decided {
  const last = innspill.history.at(-1);
  if (last !== undefined && revisionOf(innspill) === revision + 1 && last.by === by && isSame(last, decision)) return { outcome: 'same', innspill };
  if (revisionOf(innspill) !== revision || innspill.state !== (decision.step === 'released' ? 'taken' : 'waiting')) return { outcome: 'conflict', innspill };
  return { outcome: 'changed', innspill: after({ ...innspill, history: [...innspill.history, { ...decision, by, at }] }, decision) };
}

const said = (decision: Decision): string => ('comment' in decision ? decision.comment ?? '' : '');
const isSame = (one: Decision, other: Decision): boolean =>
  one.step === other.step && said(one) === said(other) && (one.step !== 'taken' || (other.step === 'taken' && one.meeting.promptId === other.meeting.promptId));

function after(innspill: Innspill, decision: Decision): Innspill {
  switch (decision.step) {
    case 'taken': return { ...innspill, state: 'taken', meeting: decision.meeting };
    case 'lifted': return { ...innspill, ...decision.to };
    case 'not-now': return { ...innspill, state: 'not-now' };
    case 'withdrawn': {
      const { why: _, ...rest } = innspill;
      return { ...rest, state: 'withdrawn' };
    }
    case 'released': {
      const { meeting: _, ...rest } = innspill;
      return { ...rest, state: 'waiting' };
    }
  }
}

export const samePlace = (one: Place, other: Place): boolean => one.level === other.level && one.unit === other.unit;

const coordinating = ({ members }: Pick<Network, 'members'>, units: ReadonlySet<string>): Member[] =>
  [...members.values()].filter(({ seats }) => seats.some(({ role, unit }) => role === 'koordinator' && units.has(unit)));

/** Those who prepare the group's meetings: the unit's koordinatorer (a region's: those of its bydeler too), else its region's own, else the sekretariat. */
export function preparers(network: Pick<Network, 'units' | 'members'>, { unit }: Pick<Place, 'unit'>): readonly Member[] {
  const own = coordinating(network, unitsUnder(network, unit));
  const region = network.units.get(unit)?.region;
  const ofRegion = own.length > 0 || region === undefined ? own : coordinating(network, new Set([region]));
  return ofRegion.length > 0 ? ofRegion : [...network.members.values()].filter((member) => hasRole(member, 'sekretariat'));
}

/** Who sees it and decides on it besides: the sekretariat, everywhere. */
export const mayPrepare = (network: Pick<Network, 'units' | 'members'>, member: Member, place: Pick<Place, 'unit'>): boolean =>
  hasRole(member, 'sekretariat') || preparers(network, place).some(({ id }) => id === member.id);

export const preparesAnything = (member: Member): boolean => hasRole(member, 'sekretariat') || hasRole(member, 'koordinator');

const cityWide = ({ units }: Pick<Network, 'units'>): string | undefined => [...units.values()].find(({ kind }) => kind === 'sekretariat')?.id;
const meetsLocally: ReadonlySet<string> = new Set(['bydel', 'sentrum', 'region']);

/** Where something for this seat belongs: with its unit, where anybody meets there; the others' is byomfattende. A styrende seat's, with the styringsgruppe it has. */
export function placeFor(network: Pick<Network, 'units' | 'members' | 'groups'>, { level, unit }: Place): Place {
  const isLocal = meetsLocally.has(network.units.get(unit)?.kind ?? '') || coordinating(network, new Set([unit])).length > 0;
  const home = isLocal ? unit : cityWide(network) ?? unit;
  return level === 'styrende' ? { level, unit: styringsgruppeOf(network, home) } : { level, unit: home };
}

/** What a person may choose between, the usual one first. Whoever sits in the byomfattende meetings may write to them. */
export function placesOf(network: Pick<Network, 'units' | 'members' | 'groups'>, { seats }: Pick<Member, 'seats'>): readonly Place[] {
  const all = seats.toSorted((one, other) => Number(other.primary) - Number(one.primary)).map((seat) => placeFor(network, seat));
  const city = cityWide(network);
  if (city !== undefined && seats.some(({ role }) => role === 'koordinator')) all.push({ level: 'koordinerende', unit: city });
  return all.filter((place, at) => all.findIndex((other) => samePlace(place, other)) === at);
}

/** One level up in the same unit; to the styrende level where its styringsgruppe is. Undefined from the top. */
export function liftedFrom(network: Pick<Network, 'units' | 'members' | 'groups'>, { level, unit }: Place): Place | undefined {
  if (level === 'utovende') return { level: 'koordinerende', unit };
  return level === 'koordinerende' ? { level: 'styrende', unit: styringsgruppeOf(network, unit) } : undefined;
}

/** The unit itself where it has one: registered, or else people on that level; else its region; else byomfattende. Not every bydel has its own, and some share their region's. */
function styringsgruppeOf(network: Pick<Network, 'units' | 'members' | 'groups'>, unit: string): string {
  const region = network.units.get(unit)?.region;
  const homes = region === undefined ? [unit] : [unit, region];
  const registered = homes.find((home) => [...network.groups.values()].some((group) => group.level === 'styrende' && group.unit === home));
  const seated = homes.find((home) => [...network.members.values()].some(({ seats }) => seats.some((seat) => seat.level === 'styrende' && seat.unit === home)));
  return registered ?? seated ?? cityWide(network) ?? unit;
}
