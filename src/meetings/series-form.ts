/** Reads what the meeting form says of repeating: which days it comes to, or the fault of each field. Pure. */
import { hasTime, parseDate } from './form-dates.ts';
import type { Holidays } from '../ports/holidays.ts';
import { endOfRepeat, once, repeatDays, repeatOf, repeatRule, type RepeatEnd } from '../shared/repeats.ts';
import { daysOffChoices, usualAnswerDays, type DaysOff, type MeetingDetails, type MeetingSeries } from './domain.ts';
import type { MeetingFault, MeetingField, TypedMeeting } from './form-fields.ts';
import { meetingKind } from './kinds.ts';
import { isMeetingRepeat, longestSeries, mostMeetings, onDay, seriesDates, seriesDays } from './series.ts';

export interface SeriesContext {
  readonly now: Temporal.ZonedDateTime;
  readonly holidays: Holidays;
  /** Names the series. */
  readonly formId: string;
}

type Fault = (field: MeetingField, code: MeetingFault) => void;

/** The series, with the details of its first meeting; undefined when it is none, or something is wrong with it. @param first as if it were the only one */
export function readSeries(typed: TypedMeeting, first: MeetingDetails, { now, holidays, formId }: SeriesContext, fault: Fault): { readonly series: MeetingSeries; readonly details: MeetingDetails } | undefined {
  if (typed.repeat === '' || typed.repeat === once) {
    // An end without a beginning was meant as a series.
    for (const field of ['repeatUntil', 'repeatCount'] as const) if (typed[field] !== '') fault('repeat', 'repeat-missing');
    return undefined;
  }
  const daysOff = typed.daysOff === '' ? 'flytt' : typed.daysOff;
  if (!isMeetingRepeat(typed.repeat)) { fault('repeat', 'repeat-unknown'); return undefined; }
  if (!isDaysOff(daysOff)) { fault('daysOff', 'days-off-unknown'); return undefined; }
  const date = Temporal.PlainDate.from(first.date);
  const end = readEnd(typed, date, fault);
  if (!end) return undefined;
  const rule = repeatRule(date, typed.repeat, now.timeZoneId, end);
  const days = seriesDays(rule, daysOff, holidays);
  const dates = seriesDates(days);
  const endField = 'count' in end ? 'repeatCount' : 'repeatUntil';
  const latest = date.add(longestSeries);
  const opensDaysBefore = meetingKind(first.meetingKind)?.opensDaysBefore ?? 0;
  // The first may have less time left than is usual.
  const answerDays = typed.deadline === '' ? usualAnswerDays : Temporal.PlainDate.from(first.answerBy).until(date, { largestUnit: 'days' }).days;
  const [firstDate] = dates;
  if (days.length > mostMeetings) fault(endField, 'repeat-too-many');
  else if (days.some(({ planned }) => Temporal.PlainDate.compare(planned, latest) > 0)) fault(endField, 'repeat-too-long');
  else if (firstDate === undefined || dates.length < 2) fault(endField, 'repeat-one');
  else if (answerDays >= opensDaysBefore) fault('deadline', 'deadline-before-opening');
  else {
    for (const field of ['start', 'end'] as const) if (dates.some((day) => !hasTime(day, first[field], now.timeZoneId))) fault(field, 'time-skipped-series');
    return { series: { id: formId, number: 1, of: dates.length, rule, daysOff, answerDays, dates }, details: onDay(first, firstDate, now.toPlainDate(), answerDays) };
  }
  return undefined;
}

const isDaysOff = (id: string): id is DaysOff => (daysOffChoices as readonly string[]).includes(id);

/** Either a last day or a number. */
function readEnd({ repeatUntil, repeatCount }: TypedMeeting, first: Temporal.PlainDate, fault: Fault): RepeatEnd | undefined {
  if (repeatUntil !== '' && repeatCount !== '') fault('repeatCount', 'repeat-end-both');
  else if (repeatCount !== '') {
    const count = /^\d{1,4}$/.test(repeatCount) ? Number(repeatCount) : 0;
    if (count >= 2 && count <= mostMeetings) return { count };
    fault('repeatCount', 'repeat-count-invalid');
  } else if (repeatUntil === '') fault('repeatUntil', 'repeat-end-missing');
  else {
    const until = parseDate(repeatUntil);
    if (!until) fault('repeatUntil', 'date-invalid');
    else if (Temporal.PlainDate.compare(until, first) <= 0) fault('repeatUntil', 'repeat-until-early');
    else if (Temporal.PlainDate.compare(until, first.add(longestSeries)) > 0) fault('repeatUntil', 'repeat-too-long');
    else return { until };
  }
  return undefined;
}

/** As it was typed: the day of the rule, which the first meeting may have been moved from. */
export function typedFromSeries({ rule, daysOff, answerDays }: MeetingSeries, details: MeetingDetails): Pick<TypedMeeting, 'date' | 'deadline' | 'repeat' | 'repeatUntil' | 'repeatCount' | 'daysOff'> {
  const [planned] = repeatDays(rule, 1);
  const end = endOfRepeat(rule);
  const date = planned ?? Temporal.PlainDate.from(details.date);
  return {
    date: date.toString(),
    deadline: answerDays === usualAnswerDays ? '' : date.subtract({ days: answerDays }).toString(),
    repeat: repeatOf(rule) ?? once,
    repeatUntil: end !== undefined && 'until' in end ? end.until.toString() : '',
    repeatCount: end !== undefined && 'count' in end ? String(end.count) : '',
    daysOff,
  };
}
