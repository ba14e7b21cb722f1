/** Who answers for a measure, as the network is now. Pure rules. */
import { hasRole, unitsUnder, type Member, type Network, type Seat } from '../network/domain.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import type { Measure } from './domain.ts';

export interface Responsible {
  /** The one named in the register, or every koordinator of the unit, any of whom may answer. Empty: there is nobody to ask. */
  readonly memberIds: readonly string[];
  /** Of the seat in which they are addressed: whose container the answer lies in. With nobody to ask: koordinerende. */
  readonly level: NetworkLevel;
}

type People = Pick<Network, 'units' | 'members' | 'memberByEmail'>;

/**
 * The person the register names, in the seat they have in the measure's unit (the primary one if several), else in their primary seat.
 * Nobody named, or no longer in the network: the unit's koordinatorer; a region's are those of the region and of its bydeler.
 */
export const responsibleFor = (network: People, { unit, responsibleEmail }: Pick<Measure, 'unit' | 'responsibleEmail'>): Responsible => {
  const units = unitsUnder(network, unit);
  const named = responsibleEmail === undefined ? undefined : network.memberByEmail(responsibleEmail);
  if (named) return { memberIds: [named.id], level: bestSeat(named, units).level };
  const koordinatorer = [...network.members.values()].filter(({ seats }) => seats.some((seat) => coordinates(seat, units)));
  const levels = new Set(koordinatorer.flatMap(({ seats }) => seats.filter((seat) => coordinates(seat, units)).map(({ level }) => level)));
  // One answer has one place, whoever gives it: the level a koordinator belongs to, unless none of them sits there.
  const level = levels.size === 0 || levels.has('koordinerende') ? 'koordinerende' : networkLevels.find((one) => levels.has(one)) ?? 'koordinerende';
  return { memberIds: koordinatorer.map(({ id }) => id), level };
};

/** Whose the yearly questions of a unit are: its koordinatorer's; where nobody coordinates it, that of whoever leads the check-in, if of the sekretariat, all of which may answer them. */
export function yearlyAnswerersOf(network: People, unit: string, { organiserId }: Pick<CheckIn, 'organiserId'>): readonly string[] {
  const { memberIds } = responsibleFor(network, { unit });
  const organiser = network.members.get(organiserId);
  return memberIds.length === 0 && organiser && hasRole(organiser, 'sekretariat') ? [organiserId] : memberIds;
}

/** Whether the yearly questions of some unit may be this person's. */
export const mayBeAskedYearly = (member: Member, { organiserId }: Pick<CheckIn, 'organiserId'>): boolean =>
  hasRole(member, 'koordinator') || (hasRole(member, 'sekretariat') && member.id === organiserId);

/** Who gets a card for the yearly questions of the units asked about, where they are asked: whoever leads the check-in has its live card. */
export const yearlyAnswerers = (network: People, { details }: { readonly details: Pick<CheckInDetails, 'yearly'> }, asked: readonly Pick<Measure, 'unit'>[]): readonly string[] =>
  (details.yearly ? [...new Set(asked.map(({ unit }) => unit))].flatMap((unit) => responsibleFor(network, { unit }).memberIds) : []);

const coordinates = ({ role, unit }: Seat, units: ReadonlySet<string>): boolean => role === 'koordinator' && units.has(unit);

const bestSeat = ({ seats }: Member, units: ReadonlySet<string>): Seat => {
  const there = seats.filter(({ unit }) => units.has(unit));
  const fitting = there.length > 0 ? there : seats;
  return fitting.find(({ primary }) => primary) ?? networkLevels.map((level) => fitting.find((seat) => seat.level === level)).find((seat) => seat !== undefined) ?? seats[0];
};
