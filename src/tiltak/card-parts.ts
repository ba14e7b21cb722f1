/** What every check-in card says: dates, statuses and titles in words, and where a card lives. */
import { formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeasureStatus, StatusEntry } from './domain.ts';

/**
 * Where a card lives. own: the overview that the queue sent and redraws, so nothing is typed in it and what is opened comes below ·
 * walk: a card of its own that only the person's clicks change · delegated: the one measure that a colleague was sent.
 */
export const places = ['own', 'walk', 'delegated'] as const;
export type Place = (typeof places)[number];

/** The last day before an instant: deadlines are the midnight after it. */
export const lastDayBefore = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).subtract({ milliseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const dayOf = (instant: string, timeZone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const dayWords = (date: string, t: Texts): string => formatDate(date, t.locale, 'day');

export const statusWords = (status: MeasureStatus, t: Texts): string => t.tiltak.statuses[status];

/** `Igangsatt (importert)`, `Igangsatt, onsdag 3. februar`. */
export const entryWords = (entry: StatusEntry, timeZone: string, t: Texts): string =>
  (entry.checkIn === undefined ? t.tiltak.measure.imported(statusWords(entry.status, t)) : t.tiltak.measure.saidThen(statusWords(entry.status, t), dayWords(dayOf(entry.at, timeZone), t)));

/** On one line and within a length, for lists. */
export function shortTitle(title: string, most = 140): string {
  const characters = [...title.replaceAll(/\s+/gu, ' ')];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('').trimEnd()}…`;
}

export const bannerStyles = ['good', 'warning', 'attention', 'accent', 'emphasis'] as const;
export interface Banner {
  readonly text: string;
  readonly lines?: readonly string[];
  readonly style: (typeof bannerStyles)[number];
}
