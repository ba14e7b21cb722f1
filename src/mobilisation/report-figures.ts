/** What a mobilisation came to: who was called, reached and came, how fast they answered, and what happened when. Pure. */
import type { Visibility } from '../prompts/visibility.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import type { Addressee, Response } from '../prompts/domain.ts';
import { comingAnswers, isCalled, isComing, stoodDown, waveCalledAt, wavesCalled, type Mobilisation } from './domain.ts';

/**
 * Names are for whoever called or leads it, and for the sekretariat; koordinator and leder get counts of their units and region
 * (the design's table, narrowed as for everything in a mobilisation). Somebody who was only called gets no report.
 */
export const seesReport = ({ names, counts }: Visibility): 'named' | 'counts' | 'nothing' =>
  (names.all ? 'named' : counts.areas.length > 0 ? 'counts' : 'nothing');

/** Whole minutes, rounded up, from the call of each person's wave: within which so many of those *called* had answered. Absent when they never did. */
export interface AnswerTimes {
  readonly first?: number;
  readonly half?: number;
  readonly ninety?: number;
}

/** People; `called = came + coming + digital + no + stoodDown + silent`. */
export interface GroupFigures {
  readonly called: number;
  /** Got the message, or were spoken to on the phone. */
  readonly reached: number;
  readonly answered: number;
  /** On the way when it ended. */
  readonly coming: number;
  readonly digital: number;
  readonly no: number;
  readonly stoodDown: number;
  /** Er fremme. */
  readonly came: number;
  readonly silent: number;
  readonly times: AnswerTimes;
}

export interface PersonFigures extends Addressee {
  readonly wave: number;
  readonly reached: boolean;
  /** As it last stood; absent for the silent. */
  readonly answer?: string;
  readonly eta?: string;
  readonly comment?: string;
  readonly firstAt?: string;
  readonly lastAt?: string;
  readonly arrivedAt?: string;
  /** Answers in all: more than one when they changed their mind. */
  readonly changes: number;
  /** Minutes to the first answer. */
  readonly minutes?: number;
  /** Who entered the answer that stands, after a phone call. */
  readonly enteredBy?: string;
}

export type TimelineEntry =
  | { readonly what: 'called'; readonly at: string; readonly wave: number; readonly people: number }
  /** So many percent of those called had answered: 0 is the first answer. */
  | { readonly what: 'answered'; readonly at: string; readonly percent: 0 | 50 | 90; readonly people: number }
  | { readonly what: 'arrived'; readonly at: string }
  | { readonly what: 'need-met'; readonly at: string; readonly needed: number }
  | { readonly what: 'message'; readonly at: string; readonly to: 'all' | 'coming'; readonly text: string }
  | { readonly what: 'covered' | 'reopened' | 'cancelled' | 'closed'; readonly at: string }
  | { readonly what: 'lead'; readonly at: string; readonly by?: string; readonly to?: string };

export interface ReportFigures {
  readonly total: GroupFigures;
  readonly byUnit: ReadonlyMap<string, GroupFigures>;
  readonly byLevel: ReadonlyMap<NetworkLevel, GroupFigures>;
  readonly byWave: ReadonlyMap<number, GroupFigures>;
  readonly people: readonly PersonFigures[];
  readonly timeline: readonly TimelineEntry[];
  /** Minutes since the first call → how many had answered, and how many were coming then. Begins at 0; at most 25 points. */
  readonly overTime: readonly { readonly minute: number; readonly answered: number; readonly coming: number }[];
  /** Recipients whom the call did not surely reach and who have not answered, by what became of it; `notSent`: nothing, since it was called off or covered before, or is under way. */
  readonly failures: Readonly<Record<'failed' | 'unreachable' | 'unknown' | 'notSent', number>>;
}

export interface ReportInput {
  readonly mobilisation: Mobilisation;
  /** Everybody addressed whom the report is about; those of waves that were never called are left out here. */
  readonly audience: ReadonlyMap<string, Addressee>;
  readonly responses: readonly Response[];
  /** Recipients to whom the call went out, as far as is known. */
  readonly reached: ReadonlySet<string>;
  readonly unsettled: readonly { readonly recipientId: string; readonly state: 'unknown' | 'failed' | 'unreachable' }[];
  readonly now: Temporal.Instant;
}

export function reportFigures(input: ReportInput): ReportFigures {
  const { mobilisation, audience } = input;
  const given = new Set(input.responses.map(({ memberId }) => memberId));
  // As on the board: whoever leads and never answered is not among the silent.
  const called = [...audience.values()].filter((addressee) => isCalled(mobilisation, addressee) && (addressee.memberId !== mobilisation.organiserId || given.has(addressee.memberId)));
  const ids = new Set(called.map(({ memberId }) => memberId));
  const responses = input.responses.filter(({ memberId }) => ids.has(memberId));
  const people = peopleOf({ ...input, responses }, called);
  const failures = { failed: 0, unreachable: 0, unknown: 0, notSent: 0 };
  const answered = new Set(responses.map(({ memberId }) => memberId));
  for (const { recipientId, state } of input.unsettled) if (ids.has(recipientId) && !answered.has(recipientId)) failures[state] += 1;
  failures.notSent = people.filter(({ reached }) => !reached).length - failures.failed - failures.unreachable - failures.unknown;
  return {
    total: figuresOf(people),
    byUnit: grouped(people, ({ unit }) => unit),
    byLevel: new Map([...grouped(people, ({ level }) => level)].toSorted(([one], [other]) => networkLevels.indexOf(one) - networkLevels.indexOf(other))),
    byWave: new Map([...grouped(people, ({ wave }) => wave)].toSorted(([one], [other]) => one - other)),
    people, failures,
    timeline: timelineOf({ ...input, responses }, people),
    overTime: overTimeOf(mobilisation, responses, input.now),
  };
}

function peopleOf({ mobilisation, responses, reached, unsettled }: ReportInput, called: readonly Addressee[]): PersonFigures[] {
  const given = new Map(responses.map((response) => [response.memberId, response]));
  const doubtful = new Set(unsettled.map(({ recipientId }) => recipientId));
  return called.map((addressee) => {
    const { memberId, wave = 1 } = addressee;
    const response = given.get(memberId);
    const calledAt = waveCalledAt(mobilisation, wave);
    const first = response?.history[0]?.at;
    const arrivedAt = response?.history.find(({ answer }) => answer === 'er-fremme')?.at;
    return {
      ...addressee, wave,
      // Whoever has answered was reached, whatever is known of the sending.
      reached: response !== undefined || (reached.has(memberId) && !doubtful.has(memberId)),
      changes: response?.history.length ?? 0,
      ...(response === undefined ? {} : {
        answer: response.answer, lastAt: response.at,
        ...(response.eta === undefined ? {} : { eta: response.eta }), ...(response.comment === undefined ? {} : { comment: response.comment }),
        ...(response.enteredBy === undefined ? {} : { enteredBy: response.enteredBy }),
      }),
      ...(first === undefined ? {} : { firstAt: first }), ...(arrivedAt === undefined ? {} : { arrivedAt }),
      ...(first === undefined || calledAt === undefined ? {} : { minutes: Math.max(0, Temporal.Instant.from(calledAt).until(first).total('minutes')) }),
    };
  });
}

function figuresOf(people: readonly PersonFigures[]): GroupFigures {
  const count = (fits: (person: PersonFigures) => boolean): number => people.filter(fits).length;
  const standing = (answer: string | undefined): number => count((person) => person.answer === answer);
  return {
    called: people.length,
    reached: count(({ reached }) => reached),
    answered: people.length - standing(undefined),
    came: standing('er-fremme'), coming: standing('kan-stille'), digital: standing('kan-bista-digitalt'), no: standing('kan-ikke'), stoodDown: standing(stoodDown), silent: standing(undefined),
    times: timesOf(people),
  };
}

/** Nearest rank over all who were called: the silent are slower than everybody. */
function timesOf(people: readonly PersonFigures[]): AnswerTimes {
  const minutes = people.flatMap((person) => person.minutes ?? []).toSorted((one, other) => one - other);
  const within = (share: number): number | undefined => minutes[Math.max(1, Math.ceil(people.length * share)) - 1];
  const [first, half, ninety] = [within(0), within(0.5), within(0.9)].map((time) => (time === undefined ? undefined : Math.ceil(time)));
  return { ...(first === undefined ? {} : { first }), ...(half === undefined ? {} : { half }), ...(ninety === undefined ? {} : { ninety }) };
}

const grouped = <Key>(people: readonly PersonFigures[], keyOf: (person: PersonFigures) => Key): ReadonlyMap<Key, GroupFigures> =>
  new Map([...Map.groupBy(people, keyOf)].map(([key, of]) => [key, figuresOf(of)]));

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;
const byTime = (one: { readonly at: string }, other: { readonly at: string }): number => ms(one.at) - ms(other.at);

function timelineOf({ mobilisation, responses, now }: ReportInput, people: readonly PersonFigures[]): TimelineEntry[] {
  const { details, state, closesAt } = mobilisation;
  const firsts = responses.flatMap(({ history }) => history[0]?.at ?? []).toSorted((one, other) => ms(one) - ms(other));
  const share = (percent: 0 | 50 | 90): TimelineEntry[] => {
    const answers = Math.max(1, Math.ceil((people.length * percent) / 100));
    const at = firsts[answers - 1];
    return at === undefined ? [] : [{ what: 'answered', at, percent, people: answers }];
  };
  const arrived = people.flatMap(({ arrivedAt }) => arrivedAt ?? []).toSorted((one, other) => ms(one) - ms(other))[0];
  const met = details.needed === undefined ? undefined : comingSteps(responses).find(({ coming }) => coming >= (details.needed as number));
  const entries: TimelineEntry[] = [
    ...Array.from({ length: wavesCalled(mobilisation) }, (_, at) => at + 1).flatMap((wave): TimelineEntry[] => {
      const at = waveCalledAt(mobilisation, wave);
      return at === undefined ? [] : [{ what: 'called', at, wave, people: people.filter((person) => person.wave === wave).length }];
    }),
    ...share(0), ...share(50), ...share(90),
    ...(arrived === undefined ? [] : [{ what: 'arrived' as const, at: arrived }]),
    ...(met === undefined || details.needed === undefined ? [] : [{ what: 'need-met' as const, at: met.at, needed: details.needed }]),
    ...details.messages.map(({ at, to, text }) => ({ what: 'message' as const, at, to, text })),
    ...(details.events ?? []).map(({ what, at, by, to }): TimelineEntry => (what === 'lead' ? { what, at, ...(by === undefined ? {} : { by }), ...(to === undefined ? {} : { to }) } : { what, at })),
    ...(state === 'closed' && Temporal.Instant.compare(closesAt, now) <= 0 ? [{ what: 'closed' as const, at: closesAt }] : []),
  ];
  // Stable: what happened in the same instant stays in the order above.
  return entries.toSorted(byTime);
}

/** After each change of an answer, how many were coming. */
function comingSteps(responses: readonly Response[]): { readonly at: string; readonly coming: number }[] {
  let coming = 0;
  return changesOf(responses).map(({ at, before, after }) => ({ at, coming: (coming += Number(isComing(after)) - Number(isComing(before))) }));
}

const changesOf = (responses: readonly Response[]): { readonly at: string; readonly before: string | undefined; readonly after: string }[] =>
  responses.flatMap(({ history }) => history.map(({ at, answer }, index) => ({ at, before: history[index - 1]?.answer, after: answer }))).toSorted(byTime);

const mostPoints = 24;
/** Steps that people read on an axis, minutes. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440] as const;

/** Until the last change, in even steps. */
function overTimeOf({ openedAt }: Mobilisation, responses: readonly Response[], now: Temporal.Instant): ReportFigures['overTime'] {
  if (openedAt === undefined) return [];
  const opened = ms(openedAt);
  const changes = changesOf(responses);
  const last = Math.max(1, (Math.min(now.epochMilliseconds, Math.max(opened, ...changes.map(({ at }) => ms(at)))) - opened) / 60_000);
  const step = steps.find((minutes) => last / minutes <= mostPoints) ?? Math.ceil(last / mostPoints);
  return Array.from({ length: Math.ceil(last / step) + 1 }, (_, at) => {
    const minute = at * step;
    const until = changes.filter((change) => ms(change.at) <= opened + minute * 60_000);
    return {
      minute,
      answered: until.filter(({ before }) => before === undefined).length,
      coming: until.reduce((sum, { before, after }) => sum + Number(comingAnswers.includes(after)) - Number(isComing(before)), 0),
    };
  });
}
