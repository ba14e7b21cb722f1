/** Check-ins that come back: the rule of a series, and the next check-in it gives. Pure. */
import type { WorkingTime } from '../schedule/working-time.ts';
import { repeatDays, repeatOf, repeatRule, repeatsAt, type Repeat } from '../shared/repeats.ts';
import type { CheckIn } from './check-in.ts';

/** Ids of the choices in the form. */
export const seriesIntervals = ['maned', 'kvartal', 'halvar', 'ar'] as const satisfies readonly Repeat[];
export type SeriesInterval = (typeof seriesIntervals)[number];
export const isSeriesInterval = (id: string | undefined): id is SeriesInterval => (seriesIntervals as readonly (string | undefined)[]).includes(id);

/** A check-in opens in the morning, by the clock on the wall. */
const opensAtTime = repeatsAt;
/** Answers are still taken, and marked late, this many days after the deadline. */
export const lateDays = 14;

export const seriesRule = (first: Temporal.PlainDate, interval: SeriesInterval, timeZone: string): string => repeatRule(first, interval, timeZone);

/** What the form said when the series was made. */
export function intervalOf(rule: string): SeriesInterval | undefined {
  const repeat = repeatOf(rule);
  return isSeriesInterval(repeat) ? repeat : undefined;
}

/** The day on which this one of the series is due, weekend or not, so that moving one to a working day moves none after it. @param number from 1 */
export function dayInSeries(rule: string, number: number): Temporal.PlainDate {
  const days = repeatDays(rule, number);
  const day = days.at(-1);
  if (day === undefined || days.length < number) throw new RangeError('a series without an end has ended');
  return day;
}

/** The first interval after `date`, as the rule would have it. */
export const dayAfter = (date: Temporal.PlainDate, interval: SeriesInterval, timeZone: string): Temporal.PlainDate =>
  dayInSeries(seriesRule(date, interval, timeZone), 2);

/** The day itself, or the next working day. */
export const workingDay = (date: Temporal.PlainDate, { timeZone, movedLater }: Pick<WorkingTime, 'timeZone' | 'movedLater'>): Temporal.PlainDate =>
  movedLater(date.toZonedDateTime({ timeZone, plainTime: opensAtTime }).toInstant()).toZonedDateTimeISO(timeZone).toPlainDate();

/** The day on which a check-in for this date reaches people: one of today not before working time begins. */
export const sentOn = (date: Temporal.PlainDate, now: Temporal.Instant, workingTime: Pick<WorkingTime, 'timeZone' | 'movedLater'>): Temporal.PlainDate => {
  const today = now.toZonedDateTimeISO(workingTime.timeZone);
  return date.equals(today.toPlainDate()) ? workingTime.movedLater(now).toZonedDateTimeISO(workingTime.timeZone).toPlainDate() : workingDay(date, workingTime);
};

/** From dates to the instants of a prompt. A check-in of today opens now; one on a day off on the next working day. */
export function checkInTimes(opens: Temporal.PlainDate, deadline: Temporal.PlainDate, now: Temporal.Instant, workingTime: Pick<WorkingTime, 'timeZone' | 'movedLater'>): Pick<CheckIn, 'opensAt' | 'deadline' | 'closesAt' | 'sortAt'> {
  const { timeZone } = workingTime;
  const wish = workingTime.movedLater(workingDay(opens, workingTime).toZonedDateTime({ timeZone, plainTime: opensAtTime }).toInstant());
  const endOf = (date: Temporal.PlainDate): string => date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  const opensAt = Temporal.Instant.compare(wish, now) < 0 || opens.equals(now.toZonedDateTimeISO(timeZone).toPlainDate()) ? now : wish;
  return { opensAt: opensAt.toString(), deadline: endOf(deadline), closesAt: endOf(deadline.add({ days: lateDays })), sortAt: endOf(deadline) };
}

/** The last day on which one answers in time. */
export const deadlineDay = ({ deadline }: Pick<CheckIn, 'deadline'>, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(deadline).toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });

export const opensDay = ({ opensAt }: Pick<CheckIn, 'opensAt'>, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(opensAt).toZonedDateTimeISO(timeZone).toPlainDate();

export const seriesPromptId = (seriesId: string, number: number): string => `tiltak-${seriesId}${number === 1 ? '' : `-${number}`}`;

/**
 * The one after this, scheduled; those that should have been over meanwhile (the server was away) are left out.
 * The same check-in gives the same id, so planning it twice is planning it once. Undefined when it is in no series.
 */
export function nextInSeries(checkIn: CheckIn, now: Temporal.Instant, workingTime: Pick<WorkingTime, 'timeZone' | 'movedLater'>): CheckIn | undefined {
  const { series } = checkIn.details;
  if (series === undefined) return undefined;
  const { timeZone } = workingTime;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  let number = series.number;
  let day: Temporal.PlainDate;
  do day = dayInSeries(series.rule, (number += 1));
  while (Temporal.PlainDate.compare(day.add({ days: series.answerDays }), today) <= 0);
  const { openedAt: _, ...rest } = checkIn;
  return {
    ...rest,
    promptId: seriesPromptId(series.id, number),
    state: 'scheduled',
    revision: 0,
    createdAt: now.toString(),
    ...checkInTimes(day, later(day.add({ days: series.answerDays }), workingDay(day, workingTime)), now, workingTime),
    details: { ...checkIn.details, series: { ...series, number } },
  };
}

/** A few days to answer may all be days off: then it can be answered on the day on which it comes. */
const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(one, other) >= 0 ? one : other);
