/** The key figures: how many meetings and mobilisations of each kind took place in a period, and how many came on average. Pure rules; DOMAIN: the section's yearly statement. */
import type { Meeting } from '../meetings/domain.ts';
import { unitsUnder, type Group, type Network } from '../network/domain.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import type { AudienceExpression, AudienceTerm, Response } from '../prompts/domain.ts';
import type { Mobilisation } from '../mobilisation/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

/** Local dates, YYYY-MM-DD, both ends included. */
export interface Period { readonly from: string; readonly to: string }

/** One meeting or mobilisation that took place. */
export interface HeldEvent {
  readonly kind: string;
  readonly topic?: string;
  readonly people: number;
  /** Nobody has said who came: `people` is how many had answered that they would. */
  readonly fromAnswers: boolean;
}

/** The shape of `report nokkeltall --format json`: every meeting is in exactly one of `kinds`. */
export interface KeyFigures extends Period {
  readonly kinds: readonly { readonly kind: string; readonly topic?: string; readonly held: number; /** With one decimal. */ readonly averageAttendance: number }[];
}

/** A line of the table that the section reports: a kind, its topics in brackets. */
export interface KindLine {
  readonly kind: string;
  readonly held: number;
  /** Most first. */
  readonly topics: readonly { readonly topic: string; readonly held: number }[];
  /** Whole people, as the section rounds. */
  readonly average: number;
  /** How many of `held` are counted from answers. */
  readonly fromAnswers: number;
}

const collator = new Intl.Collator('nb', { numeric: true });
const sumOf = (events: readonly HeldEvent[]): number => events.reduce((sum, { people }) => sum + people, 0);

/** @param order ids of kinds in the order to show; others come after them */
const byKind = (events: readonly HeldEvent[], order: readonly string[]): [string, HeldEvent[]][] => {
  const rank = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return [...Map.groupBy(events, ({ kind }) => kind)].sort(([one], [other]) => rank(one) - rank(other) || collator.compare(one, other));
};

export const keyFigures = (events: readonly HeldEvent[], { from, to }: Period, order: readonly string[]): KeyFigures => ({
  from, to,
  kinds: byKind(events, order).flatMap(([kind, ofKind]) =>
    [...Map.groupBy(ofKind, ({ topic = '' }) => topic)].sort(([one], [other]) => collator.compare(one, other)).map(([topic, own]) =>
      ({ kind, ...(topic === '' ? {} : { topic }), held: own.length, averageAttendance: Math.round((sumOf(own) / own.length) * 10) / 10 }))),
});

export const kindLines = (events: readonly HeldEvent[], order: readonly string[]): KindLine[] => byKind(events, order).map(([kind, own]) => ({
  kind, held: own.length, average: Math.round(sumOf(own) / own.length), fromAnswers: own.filter(({ fromAnswers }) => fromAnswers).length,
  topics: [...Map.groupBy(own.filter(({ topic }) => topic !== undefined), ({ topic = '' }) => topic)].map(([topic, ofTopic]) => ({ topic, held: ofTopic.length })).sort((one, other) => other.held - one.held || collator.compare(one.topic, other.topic)),
}));

export const isWithin = (date: string, { from, to }: Period): boolean => from <= date && date <= to;

const termsOf = (audience: AudienceExpression): readonly AudienceTerm[] => {
  const parsed = parseAudience(audience);
  return 'terms' in parsed ? parsed.terms : [];
};

/** The topic that the årshjul gives; else the ressursgruppe that is called, by its name without the word before it. */
export function topicOf({ details, audience }: Pick<Meeting, 'details' | 'audience'>, { groups }: Pick<Network, 'groups'>): string | undefined {
  if (details.topic !== undefined) return details.topic;
  const called = termsOf(audience).flatMap((term) => (term.by === 'group' ? groups.get(term.group) ?? [] : [])).filter(({ kind }) => kind === 'ressursgruppe');
  return called.length === 1 ? called[0]?.name.replace(/^ressursgrupp[ea]\s*:\s*/iu, '') : undefined;
}

const arrived = ({ answer }: Response): boolean => answer === 'er-fremme';

/** Who came or was under way to a mobilisation that is over; of one that was called off, who had come by then. Undefined when it did not take place. */
export function cameTo({ state, closesAt, details }: Pick<Mobilisation, 'state' | 'closesAt' | 'details'>, responses: readonly Response[], now: Temporal.Instant): number | undefined {
  if (details.exercise) return undefined;
  if (state === 'cancelled') return responses.filter(arrived).length || undefined;
  const over = state === 'closed' || (state === 'open' && Temporal.Instant.compare(closesAt, now) <= 0);
  return over ? responses.filter((response) => arrived(response) || response.answer === 'kan-stille').length : undefined;
}

/** A registered styringsgruppe and its meetings in a calendar year. */
export interface GroupYear { readonly name: string; readonly held: number; /** Called or in the årshjul, and not over yet. */ readonly planned: number }

export const leastMeetings = 4;
const styringsgruppe = 'styringsgruppe';

export const styringsgrupper = ({ groups, units }: Pick<Network, 'groups' | 'units'>, unit?: string): readonly Group[] =>
  [...groups.values()].filter((group) => group.kind === styringsgruppe && (unit === undefined || (group.unit !== undefined && unitsUnder({ units }, unit).has(group.unit))));

/** A meeting of the group: it is called by its name, or a meeting of this kind calls the styrende level of its unit. */
export const meetsAs = ({ id, unit }: Group, { details, audience }: Pick<Meeting, 'details' | 'audience'>): boolean =>
  termsOf(audience).some((term) => (term.by === 'group' ? term.group === id : term.by === 'level' && details.meetingKind === styringsgruppe && term.level === 'styrende' && term.unit === unit));

export const belowLeast = (groups: readonly GroupYear[]): GroupYear[] =>
  groups.filter(({ held, planned }) => held + planned < leastMeetings).sort((one, other) => collator.compare(one.name, other.name));

/** What every form of the key figures is written from. */
export interface KeyFiguresContent {
  readonly figures: KeyFigures;
  readonly lines: readonly KindLine[];
  /** Registered styringsgrupper with too few meetings in `year`, by name; how many are registered. */
  readonly below: readonly GroupYear[];
  readonly groups: number;
  readonly year: number;
  /** Levels whose answers and attendance could not be read. */
  readonly closedLevels: readonly NetworkLevel[];
  /** By name. */
  readonly unit?: string;
  readonly madeAt: Temporal.PlainDate;
}
