/** From what a form's selects say to an audience expression, and from an expression to the people it addresses, each once and in which seat. */
import { addressedSeat, unitsUnder, type Group, type Member, type Network, type Seat } from '../network/domain.ts';
import { networkLevels, type NetworkLevel, type Role } from '../shared/network-terms.ts';
import { AppError } from '../shared/errors.ts';
import { parseAudience } from './audience-terms.ts';
import type { Addressee, AudienceExpression, AudienceTerm } from './domain.ts';

/** An expression worked out to plain look-ups, so that each seat of thousands costs two of them. */
interface Matcher {
  readonly levels: Map<string, Set<NetworkLevel>>;
  readonly roles: Map<string, Set<Role>>;
  readonly persons: Set<string>;
  readonly groups: Map<string, SeatRule>;
}

/** The seats in which an explicit member of a group sits there, where the group says so. */
type SeatRule = (seat: Seat) => boolean;

/**
 * Each member with a seat that fits, once: in the primary seat if that fits, otherwise in the first that fits (styrende, koordinerende, utøvende).
 * `person:` fits every seat. An explicit member of a group sits there in the seats of the group's unit and level, where the group has
 * these and the member has such a seat; otherwise every seat fits. Units and groups that no longer exist address nobody.
 */
export const resolveAudience = (network: Network, expression: AudienceExpression): Addressee[] => {
  const matcher = compile(network, expression);
  const addressees: Addressee[] = [];
  for (const member of network.members.values()) {
    const seat = addressedSeat(fittingSeats(matcher, member));
    if (seat) addressees.push({ memberId: member.id, unit: seat.unit, level: seat.level, party: seat.party });
  }
  return addressees;
};

const fittingSeats = (matcher: Matcher, member: Member): readonly Seat[] => {
  if (matcher.persons.has(member.email)) return member.seats;
  const rules = matcher.groups.size === 0 ? [] : member.groups.flatMap((group) => matcher.groups.get(group) ?? []);
  // A rule that fits none of the member's seats lets them all in.
  if (rules.some((rule) => !member.seats.some(rule))) return member.seats;
  return member.seats.filter((seat) =>
    matcher.levels.get(seat.unit)?.has(seat.level) || matcher.roles.get(seat.unit)?.has(seat.role) || rules.some((rule) => rule(seat)));
};

const compile = (network: Network, expression: AudienceExpression): Matcher => {
  const matcher: Matcher = { levels: new Map(), roles: new Map(), persons: new Set(), groups: new Map() };
  addExpression(network, matcher, expression);
  return matcher;
};

const addExpression = (network: Network, matcher: Matcher, expression: AudienceExpression): void => {
  const parsed = parseAudience(expression);
  // Expressions are checked where they come in, so this is a defect and never somebody's typing.
  if ('problems' in parsed) throw new AppError('not-found', 'an audience expression that does not parse was stored');
  for (const term of parsed.terms) addTerm(network, matcher, term);
};

const addTerm = (network: Network, matcher: Matcher, term: AudienceTerm): void => {
  switch (term.by) {
    case 'level': return addTo(matcher.levels, unitsNamed(network, term.unit), term.level === '*' ? networkLevels : [term.level]);
    case 'role': return addTo(matcher.roles, unitsNamed(network, term.unit), [term.role]);
    case 'person': matcher.persons.add(term.email); return;
    case 'group': {
      const group = network.groups.get(term.group);
      // A group is expanded once, so groups that name each other in a circle end here.
      if (!group || matcher.groups.has(group.id)) return;
      matcher.groups.set(group.id, seatRule(network, group));
      if (group.who !== undefined) addExpression(network, matcher, group.who);
    }
  }
};

const addTo = <Value>(map: Map<string, Set<Value>>, units: Iterable<string>, values: readonly Value[]): void => {
  for (const unit of units) {
    const set = map.get(unit) ?? new Set();
    for (const value of values) set.add(value);
    map.set(unit, set);
  }
};

/** Units of kind `overordnet` are only called by name. */
const unitsNamed = (network: Network, unit: string): Iterable<string> =>
  unit === '*' ? [...network.units.values()].filter(({ kind }) => kind !== 'overordnet').map(({ id }) => id) : unitsUnder(network, unit);

const seatRule = (network: Network, group: Group): SeatRule => {
  const units = group.unit === undefined ? undefined : unitsUnder(network, group.unit);
  return (seat) => (units === undefined || units.has(seat.unit)) && (group.level === undefined || seat.level === group.level);
};

/** A unit's own (a region's: of it and its bydeler): it calls people there, and nobody elsewhere but by name. */
export function isOfUnit(audience: AudienceExpression, network: Pick<Network, 'units' | 'groups'>, unit: string): boolean {
  const under = unitsUnder(network, unit);
  const parsed = parseAudience(audience);
  const places = ('terms' in parsed ? parsed.terms : []).flatMap((term) => (term.by === 'person' ? [] : [term.by === 'group' ? network.groups.get(term.group)?.unit ?? '*' : term.unit]));
  return places.length > 0 && places.every((place) => under.has(place));
}

/** Comma lists; `*` is all; empty or absent is none. */
export interface AudienceForm {
  readonly levels?: string | undefined;
  readonly units?: string | undefined;
  readonly groups?: string | undefined;
}

/** Keys of the sentences in locales. empty: nothing chosen, or one of levels and units without the other. unknown: not in the network (any more). all-and-some: every unit, and one of them. */
export type AudienceFormFaults = Readonly<Partial<Record<keyof AudienceForm, 'audience-empty' | 'audience-unknown' | 'audience-all-and-some'>>>;

/** Levels × units, plus groups, as the form's three multi-selects give them. */
export const audienceFromForm = (form: AudienceForm, network: Network): { readonly expression: AudienceExpression } | { readonly faults: AudienceFormFaults } => {
  const levels = listed(form.levels);
  const units = listed(form.units);
  const groups = listed(form.groups);
  const faults: AudienceFormFaults = {
    ...fieldError('levels', levels, (level) => (networkLevels as readonly string[]).includes(level), units.length > 0 || groups.length === 0),
    ...fieldError('units', units, (unit) => network.units.has(unit), levels.length > 0 || groups.length === 0),
    ...fieldError('groups', groups, (group) => network.groups.has(group), false),
  };
  if (Object.keys(faults).length > 0) return { faults };
  if (groups.includes('*') && network.groups.size === 0) return { faults: { groups: 'audience-unknown' } };
  const overordnet = units.filter((unit) => network.units.get(unit)?.kind === 'overordnet');
  // `*` stands ticked when a form opens. Whoever ticks one bydel beside it seldom means the whole city, and must not call it out by mistake.
  if (units.includes('*') && units.length > 1 + overordnet.length) return { faults: { units: 'audience-all-and-some' } };
  // `*` does not reach the overordnet units, so those chosen beside it are still named.
  const unitTerms = units.includes('*') ? ['*', ...overordnet] : units;
  const levelTerms = levels.includes('*') || networkLevels.every((level) => levels.includes(level)) ? ['*'] : levels;
  const groupTerms = groups.includes('*') ? [...network.groups.keys()] : groups;
  return { expression: [...unitTerms.flatMap((unit) => levelTerms.map((level) => `${level}@${unit}`)), ...groupTerms.map((group) => `gruppe:${group}`)].join(';') };
};

const listed = (value: string | undefined): readonly string[] =>
  [...new Set((value ?? '').toLowerCase().split(',').map((part) => part.trim()).filter((part) => part !== ''))];

const fieldError = (field: keyof AudienceForm, values: readonly string[], known: (value: string) => boolean, required: boolean): AudienceFormFaults => {
  if (values.length === 0) return required ? { [field]: 'audience-empty' } : {};
  return values.every((value) => value === '*' || known(value)) ? {} : { [field]: 'audience-unknown' };
};
