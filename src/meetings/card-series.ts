/** View models of meetings called together: their days in the preview, what was made, and the series in `møter`. */
import { z } from 'zod';
import { capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { once, repeatOf } from '../shared/repeats.ts';
import type { DaysOff, MeetingDetails, MeetingSeries } from './domain.ts';
import { meetingKind } from './kinds.ts';
import type { SeriesDay } from './series.ts';

const text = z.string().min(1);

export const seriesSection = z.strictObject({
  heading: text,
  years: z.array(z.strictObject({ year: text, days: z.array(z.strictObject({ text, weight: z.enum(['default', 'bolder']) })) })),
  notes: z.array(text),
  opens: text,
});

export interface SeriesPreview {
  readonly rule: string;
  readonly days: readonly SeriesDay[];
  readonly daysOff: DaysOff;
  /** How many of them open as soon as they are sent. */
  readonly opensNow: number;
}

const notesShown = 8;

/** Every day (none broken over two lines), those that were moved in bold; what was done about days off; when the invitations leave. */
export function seriesSectionModel({ rule, days, daysOff, opensNow }: SeriesPreview, { meetingKind: kind }: Pick<MeetingDetails, 'meetingKind'>, t: Texts): z.infer<typeof seriesSection> {
  const words = t.meetings.series;
  const held = days.flatMap((day) => (day.date === undefined ? [] : [{ ...day, date: day.date }])).sort((one, other) => (one.date < other.date ? -1 : 1));
  const notes = days.flatMap((day) => noteOf(day, daysOff, t) ?? []);
  const years = [...Map.groupBy(held, ({ date }) => date.slice(0, 4))];
  return {
    heading: `${t.repeats[repeatOf(rule) ?? once]}: ${words.meetings(held.length)}`,
    years: years.map(([year, own]) => ({
      year,
      days: own.map(({ date, planned }, at) => ({ text: `${formatDate(date, t.locale, 'short').replaceAll(' ', '\u00a0')}${at === own.length - 1 ? '' : '  ·  '}`, weight: date === planned ? 'default' as const : 'bolder' as const })),
    })),
    notes: [...notes.slice(0, notesShown), ...(notes.length > notesShown ? [words.more(notes.length - notesShown)] : [])],
    opens: words.opens(meetingKind(kind)?.opensDaysBefore ?? 0, opensNow),
  };
}

function noteOf({ planned, date, dayOff }: SeriesDay, daysOff: DaysOff, t: Texts): string | undefined {
  const words = t.meetings.series;
  const day = capitalised(formatDate(planned, t.locale, 'day'));
  if (dayOff === undefined) return date === undefined ? words.taken(day) : undefined;
  const why = words.dayOff[dayOff];
  if (date === undefined) return daysOff === 'dropp' ? words.dropped(day, why) : words.taken(day);
  return date === planned ? words.kept(day, why) : words.moved(day, why, formatDate(date, t.locale, 'day'));
}

/** For sentCard. */
export function seriesSentModel({ details, series }: { readonly details: MeetingDetails; readonly series: MeetingSeries }, t: Texts): { title: string; meeting: string; when: string; lead: string } {
  const words = t.meetings.series;
  const dates = series.dates ?? [details.date];
  return { title: words.sent, meeting: details.title, when: spanOf(dates, t), lead: words.sentLead(series.of) };
}

/** From the first day to the last. */
export const spanOf = (dates: readonly string[], t: Texts): string =>
  capitalised(t.meetings.series.sentWhen(formatDate(dates[0] ?? '', t.locale, 'long'), formatDate(dates.at(-1) ?? '', t.locale, 'long')));

export const seriesMark = (series: Pick<MeetingSeries, 'number' | 'of'> | undefined, t: Texts): string => (series === undefined ? '' : ` · ${t.meetings.series.mark(series.number, series.of).toLocaleLowerCase(t.locale)}`);
