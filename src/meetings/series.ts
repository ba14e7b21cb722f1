/** Meetings that are called together: on which days they are held. Pure. */
import type { Holidays } from '../ports/holidays.ts';
import { repeatDays, type Repeat } from '../shared/repeats.ts';
import type { DaysOff, MeetingDetails } from './domain.ts';

/** Ids of the choices in the form. */
export const meetingRepeats = ['uke', 'annenhver-uke', 'maned-ukedag', 'kvartal-ukedag'] as const satisfies readonly Repeat[];
export type MeetingRepeat = (typeof meetingRepeats)[number];
export const isMeetingRepeat = (id: string | undefined): id is MeetingRepeat => (meetingRepeats as readonly (string | undefined)[]).includes(id);

export const mostMeetings = 60;
/** From the first to the last. */
export const longestSeries = { years: 2 } as const;

/** One day that the rule gives. `date`: when the meeting is held, absent when there is none. `dayOff`: why the day of the rule is no working day. */
export interface SeriesDay { readonly planned: string; readonly date?: string; readonly dayOff?: 'weekend' | 'holiday' }

const dayOffOf = (date: Temporal.PlainDate, { isHoliday }: Holidays): SeriesDay['dayOff'] =>
  isHoliday(date) ? 'holiday' : date.dayOfWeek > 5 ? 'weekend' : undefined;

function nextWorkingDay(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date;
  while (dayOffOf(day, holidays) !== undefined) day = day.add({ days: 1 });
  return day;
}

/** At most one more than there may be. One that would be moved to the day of another is left out. */
export function seriesDays(rule: string, daysOff: DaysOff, holidays: Holidays): SeriesDay[] {
  const planned = repeatDays(rule, mostMeetings + 1);
  const taken = new Set<string>();
  return planned.map((day) => {
    const dayOff = dayOffOf(day, holidays);
    const why = dayOff === undefined ? {} : { dayOff };
    if (dayOff !== undefined && daysOff === 'dropp') return { planned: day.toString(), ...why };
    const date = (dayOff !== undefined && daysOff === 'flytt' ? nextWorkingDay(day, holidays) : day).toString();
    if (taken.has(date)) return { planned: day.toString(), ...why };
    taken.add(date);
    return { planned: day.toString(), date, ...why };
  });
}

export const seriesDates = (days: readonly SeriesDay[]): string[] => days.flatMap(({ date }) => date ?? []);

/** The first has the id of the form it was made with. */
export const seriesPromptId = (id: string, number: number): string => `meeting-${id}${number === 1 ? '' : `-${number}`}`;

/** The details with another day, answered so many days before it, but never before today. */
export function onDay(details: MeetingDetails, date: string, today: Temporal.PlainDate, answerDays: number): MeetingDetails {
  const answerBy = Temporal.PlainDate.from(date).subtract({ days: answerDays });
  return { ...details, date, answerBy: (Temporal.PlainDate.compare(answerBy, today) < 0 ? today : answerBy).toString() };
}
