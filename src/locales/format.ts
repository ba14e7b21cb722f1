/** Dates, times and names in words. Dates are local (Europe/Oslo) already, as people agree on them. */
import type { Locale } from '../shared/network-terms.ts';

type DateStyle = 'long' | 'short' | 'day';

const intlLocale: Readonly<Record<Locale, string>> = { nb: 'nb', nn: 'nn', en: 'en-GB' };
const styles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
};
// Building a formatter costs far more than using it, and few dates are formatted again and again.
const formats = new Map<string, Intl.DateTimeFormat>();
const formatted = new Map<string, string>();
const mostFormatted = 1000;

/** `2027-02-03` → `onsdag 3. februar 2027` (long), `onsdag 3. februar` (day), `ons. 3. feb.` (short). */
export function formatDate(date: string, locale: Locale, style: DateStyle = 'long'): string {
  const key = `${locale} ${style} ${date}`;
  const known = formatted.get(key);
  if (known !== undefined) return known;
  const text = formatOf(locale, style).format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds).replace(/^(\w+),/u, '$1');
  if (formatted.size >= mostFormatted) formatted.clear();
  formatted.set(key, text);
  return text;
}

function formatOf(locale: Locale, style: DateStyle): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(intlLocale[locale], { ...styles[style], timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** `12:00` → `12.00`, as Norwegian writes it; English keeps the colon. */
export const formatTime = (time: string, locale: Locale): string => (locale === 'en' ? time : time.replaceAll(':', '.'));

interface When { readonly date: string; readonly start: string; readonly end: string; readonly endDate?: string }

/** `onsdag 3. februar 2027 kl. 12.00–14.00`; over several days both ends are dated. */
export function formatWhen(when: When, locale: Locale, style: DateStyle = 'long'): string {
  const at = locale === 'en' ? ' at ' : ' kl. ';
  const start = `${formatDate(when.date, locale, style)}${at}${formatTime(when.start, locale)}`;
  return when.endDate === undefined || when.endDate === when.date
    ? `${start}–${formatTime(when.end, locale)}`
    : `${start} – ${formatDate(when.endDate, locale, style)}${at}${formatTime(when.end, locale)}`;
}

/** `14:03:07` on the wall clock of a place. */
export const formatClock = (instant: Temporal.Instant, timeZone: string): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'second' });

/** First letter as at the beginning of a line. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);

/** By name as Norwegian sorts it (å last). */
const collator = new Intl.Collator('nb', { numeric: true });
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number => collator.compare(a.name, b.name);
