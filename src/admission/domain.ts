/** Somebody the network does not know asks to be let in, and the unit's koordinator decides. Pure rules; storage is in store.ts. Source: the product's design, "Network". */
import { hasRole, isAbsent, type Member, type Network, type Reachability, type Seat, type Unit } from '../network/domain.ts';
import type { Locale, NetworkLevel } from '../shared/network-terms.ts';

export type AdmissionState = 'waiting' | 'let-in' | 'turned-down' | 'withdrawn' | 'expired';

/** Where somebody wants to sit: the arena, and who employs them. Ids of units. */
export interface Wish {
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly organisation: string;
  /** Who they are, in their own words; has been through the privacy guard. Gone once it is decided on. */
  readonly comment?: string;
}

/** As the platform tells it, never a card. */
export interface Applicant {
  readonly contactId: string;
  readonly name: string;
  /** Lower case: by this they are known, and found in a later import. */
  readonly email: string;
  /** Every address they stand under, `email` too. */
  readonly addresses: readonly string[];
  /** From another organisation's tenant. */
  readonly guest: boolean;
  readonly locale: Locale;
}

export interface Admission extends Wish, Applicant {
  /** Who they are once they are let in; until then nobody's in the list. Leads to nothing by itself. */
  readonly memberId: string;
  readonly state: AdmissionState;
  /** Grows with every change: of two who decide at once, the second has seen an older one. */
  readonly revision: number;
  /** When this round of asking began, and when it ends without an answer; ISO instants. */
  readonly at: string;
  readonly until: string;
  /** The units asked in this round. */
  readonly unitsAsked: readonly string[];
  /** Member id and ISO instant. */
  readonly decided?: { readonly by: string; readonly at: string };
}

/** Days. After `alone` the sekretariat is told of what the unit's koordinatorer have not answered. */
export const admissionDays = { waits: 30, alone: 7, againAfter: 14 } as const;
/** Characters. */
export const longestComment = 500;
/** Each change may redraw a card of each koordinator asked, each new unit brings its own koordinatorer one. */
const most = { changes: 10, units: 3 } as const;

const hours = (days: number): { readonly hours: number } => ({ hours: 24 * days });
const after = (at: string, days: number): Temporal.Instant => Temporal.Instant.from(at).add(hours(days));
const reached = (at: Temporal.Instant, now: Temporal.Instant): boolean => Temporal.Instant.compare(at, now) <= 0;

/** As it stands at this moment: nobody has to come by for a request to run out. */
export const standing = <A extends Admission>(admission: A, now: Temporal.Instant): AdmissionState =>
  (admission.state === 'waiting' && reached(Temporal.Instant.from(admission.until), now) ? 'expired' : admission.state);

/** When the sekretariat is told too. */
export const toldOthersAt = ({ at }: Pick<Admission, 'at'>): Temporal.Instant => after(at, admissionDays.alone);

/** From when somebody who was turned down may ask again. */
export const mayAskAgainAt = ({ decided, at }: Admission): Temporal.Instant => after(decided?.at ?? at, admissionDays.againAfter);

export type Asked =
  | { readonly outcome: 'asked' | 'changed' | 'same'; readonly admission: Admission }
  | { readonly outcome: 'too-early' | 'let-in' | 'too-often'; readonly admission: Admission };

/** One open request per person: asking again changes it. @param newId who they will be, should they not have asked before */
export function ask(stored: Admission | undefined, wish: Wish, who: Applicant, newId: string, now: Temporal.Instant): Asked {
  const state = stored && standing(stored, now);
  if (stored === undefined || state === 'expired' || (state === 'turned-down' && reached(mayAskAgainAt(stored), now)) || (state === 'withdrawn' && reached(Temporal.Instant.from(stored.until), now))) {
    const at = now.toString();
    return { outcome: 'asked', admission: { ...who, ...wish, memberId: stored?.memberId ?? newId, state: 'waiting', revision: 0, at, until: after(at, admissionDays.waits).toString(), unitsAsked: [wish.unit] } };
  }
  if (state === 'turned-down') return { outcome: 'too-early', admission: stored };
  if (state === 'let-in') return { outcome: 'let-in', admission: stored };
  if (state === 'waiting' && isSame(stored, wish)) return { outcome: 'same', admission: stored };
  const unitsAsked = [...new Set([...stored.unitsAsked, wish.unit])];
  if (stored.revision >= most.changes || unitsAsked.length > most.units) return { outcome: 'too-often', admission: stored };
  const { comment: _, ...kept } = stored;
  return { outcome: state === 'waiting' ? 'changed' : 'asked', admission: { ...kept, ...who, ...wish, state: 'waiting', revision: stored.revision + 1, unitsAsked } };
}

const isSame = (one: Wish, other: Wish): boolean => one.unit === other.unit && one.level === other.level && one.organisation === other.organisation && one.comment === other.comment;

const closed = (admission: Admission, state: Exclude<AdmissionState, 'waiting'>): Admission => {
  const { comment: _, ...rest } = admission;
  return { ...rest, state, revision: admission.revision + 1 };
};

/** Undefined: nothing waits. */
export const withdraw = (admission: Admission, now: Temporal.Instant): Admission | undefined => (standing(admission, now) === 'waiting' ? closed(admission, 'withdrawn') : undefined);

/** Undefined: it waits still, or has been answered. */
export const runOut = (admission: Admission, now: Temporal.Instant): Admission | undefined => (admission.state === 'waiting' && standing(admission, now) === 'expired' ? closed(admission, 'expired') : undefined);

export type Decision = { readonly decision: 'let-in'; readonly level: NetworkLevel; readonly organisation: string } | { readonly decision: 'turned-down' };
export type Decided =
  | { readonly outcome: 'decided'; readonly admission: Admission }
  /** `same`: the same click once more. `over`: answered, withdrawn or run out. `changed`: it says something else now than what was looked at. */
  | { readonly outcome: 'same' | 'over' | 'changed'; readonly admission: Admission };

/** The first decides. @param revision of what was looked at. Who may decide is `mayDecide`. */
export function decide(admission: Admission, revision: number, decision: Decision, by: string, now: Temporal.Instant): Decided {
  if (admission.state === decision.decision && admission.decided?.by === by && admission.revision === revision + 1) return { outcome: 'same', admission };
  if (standing(admission, now) !== 'waiting') return { outcome: 'over', admission };
  if (admission.revision !== revision) return { outcome: 'changed', admission };
  const { decision: state, ...corrected } = decision;
  return { outcome: 'decided', admission: { ...closed(admission, state), ...corrected, decided: { by, at: now.toString() } } };
}

/** Lets in nobody who is there, and nobody themselves. */
export const mayDecide = (member: Member, admission: Pick<Admission, 'unit' | 'memberId' | 'addresses'>): boolean =>
  member.id !== admission.memberId && !admission.addresses.includes(member.email)
  && (hasRole(member, 'sekretariat') || member.seats.some(({ role, unit }) => role === 'koordinator' && unit === admission.unit));

/** The member they have become in another way, an import say. */
export const memberBehind = (network: Pick<Network, 'members' | 'memberByEmail'>, { memberId, addresses }: Pick<Admission, 'memberId' | 'addresses'>): Member | undefined =>
  network.members.get(memberId) ?? addresses.map((address) => network.memberByEmail(address)).find((member) => member !== undefined);

/** The unit's koordinatorer; where it has none, and for what is byomfattende, the sekretariat. */
export function deciders(network: Pick<Network, 'members' | 'units'>, admission: Pick<Admission, 'unit' | 'memberId' | 'addresses'>): readonly Member[] {
  const may = [...network.members.values()].filter((member) => mayDecide(member, admission));
  const own = network.units.get(admission.unit)?.kind === 'sekretariat' ? [] : may.filter(({ seats }) => seats.some(({ role, unit }) => role === 'koordinator' && unit === admission.unit));
  return own.length > 0 ? own : may.filter((member) => hasRole(member, 'sekretariat'));
}

/** Those told of it: the sekretariat too where none of the koordinatorer can be reached, all are away, or none has answered for a week. */
export function toldOf(network: Network, admission: Admission, reach: ReadonlyMap<string, Reachability>, now: Temporal.ZonedDateTime): readonly Member[] {
  const first = deciders(network, admission);
  const today = now.toPlainDate().toString();
  if (!reached(toldOthersAt(admission), now.toInstant()) && first.some(({ id }) => (reach.get(id)?.how ?? 'not-at-all') !== 'not-at-all' && !isAbsent(network, id, today))) return first;
  return [...new Set([...first, ...[...network.members.values()].filter((member) => hasRole(member, 'sekretariat') && mayDecide(member, admission))])];
}

/** A card has room for so many; with more units than that, those that have people of their own to call come first. */
const mostChoices = 80;
const kindsFirst: readonly Unit['kind'][] = ['sekretariat', 'sentrum', 'bydel', 'region', 'politi', 'etat', 'sivilsamfunn', 'overordnet'];
const choosable = ({ units }: Pick<Network, 'units'>, not: readonly Unit['kind'][]): readonly Unit[] =>
  [...units.values()].filter(({ kind }) => !not.includes(kind)).toSorted((one, other) => kindsFirst.indexOf(one.kind) - kindsFirst.indexOf(other.kind)).slice(0, mostChoices);

/** Where somebody may ask for a seat. */
export const arenas = (network: Pick<Network, 'units'>): readonly Unit[] => choosable(network, ['overordnet']);
/** Who may employ them: a region employs nobody. */
export const employers = (network: Pick<Network, 'units'>): readonly Unit[] => choosable(network, ['region']);

/** Never anything but `medlem`. */
export const seatOf = ({ unit, level, organisation }: Wish, { units }: Pick<Network, 'units'>): Seat =>
  ({ unit, level, role: 'medlem', organisation, party: units.get(organisation)?.party ?? 'annet', title: '', primary: true });
