/** What every check-in card says: dates, statuses and titles in words, and where a card lives. */
import { textLines } from '../cards/parts.ts';
import { formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import type { MeasureStatus, StatusEntry } from './domain.ts';

/**
 * Where a card lives. own: the overview that the queue sent and redraws, so nothing is typed in it and what is opened comes below ·
 * walk: a card of its own that only the person's clicks change · delegated: the one measure that a colleague was sent ·
 * lead: the drill-down of somebody who sees to it that the unit's measures are answered.
 */
export const places = ['own', 'walk', 'delegated', 'lead'] as const;
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

/** A form's longest text, in UTF-16 units, as the input field counts them. */
const longestText = 2000;

/** Control characters and halves of characters: they show as nothing, and take six bytes each in JSON. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;
/** As it takes up room in a card. */
const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/** The beginning of what somebody wrote that takes at most so many bytes in a card. */
export const startOf = (text: string, bytes: number): string => cutToBytes(text.replaceAll(unseen, ''), bytes);

/** A measure's title, which is a line or two. */
export const titleLines = (title: string): string[] => textLines(startOf(title, 900), 4);

/** What people wrote, in the room there is for all of it together: each gets its share, and what one leaves goes to the others. */
export function keptTexts(texts: readonly string[], bytes: number): string[] {
  const kept = new Map<number, string>();
  let left = bytes;
  for (const [at, text] of [...texts.entries()].toSorted(([, one], [, other]) => bytesOf(one) - bytesOf(other))) {
    const start = startOf(text, Math.floor(left / (texts.length - kept.size)));
    left -= bytesOf(start);
    kept.set(at, start);
  }
  return texts.map((_, at) => kept.get(at) ?? '');
}

/** What a field for a longer text lets in. A client cuts what is pasted at this without a word: it is more than is taken, so that what is too long is told of. */
const mostLetIn = 10_000;

/** What a field lets in: what is too long already may only be made shorter, and no client cuts it. */
export const mostOf = (text: string, most = mostLetIn): number => Math.max(most, text.length);

/** Why a text is refused for its length, and how much of it has come back. */
export const tooLongWords = (text: string, kept: string, t: Texts, most = longestText): string => {
  const words = t.tiltak.longTexts;
  const number = (n: number): string => n.toLocaleString(t.locale);
  return kept.length < text.replaceAll(unseen, '').length ? `${words.tooLong(number(most))} ${words.onlyStart(number(kept.length))}` : words.tooLong(number(most));
};

export const bannerStyles = ['good', 'warning', 'attention', 'accent', 'emphasis'] as const;
export interface Banner {
  readonly text: string;
  readonly lines?: readonly string[];
  readonly style: (typeof bannerStyles)[number];
}
