/** How something repeats: the choices in the forms, the RRULE (RFC 5545) each of them becomes, and the days it gives. Pure. */
import { RRuleTemporal } from 'rrule-temporal';

/** Ids of the choices. `weekday`: the same weekday of the month (second Tuesday, last Friday), not the same date. */
const repeats = {
  uke: { freq: 'WEEKLY', interval: 1 },
  'annenhver-uke': { freq: 'WEEKLY', interval: 2 },
  'maned-ukedag': { freq: 'MONTHLY', interval: 1, weekday: true },
  'kvartal-ukedag': { freq: 'MONTHLY', interval: 3, weekday: true },
  maned: { freq: 'MONTHLY', interval: 1 },
  kvartal: { freq: 'MONTHLY', interval: 3 },
  halvar: { freq: 'MONTHLY', interval: 6 },
  ar: { freq: 'MONTHLY', interval: 12 },
} as const satisfies Readonly<Record<string, { readonly freq: string; readonly interval: number; readonly weekday?: true }>>;
export type Repeat = keyof typeof repeats;

/** The choice that repeats nothing. */
export const once = 'engang' as const;
/** The last of them: so many, or none after a day. */
export type RepeatEnd = { readonly count: number } | { readonly until: Temporal.PlainDate };

/** By the clock on the wall, at an hour that every day has. */
export const repeatsAt = Temporal.PlainTime.from('09:00');
/** Every month has this day. */
const safeDay = 28;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** Every month has four of a weekday. */
const safeWeek = 4;

/**
 * DTSTART and RRULE as RFC 5545 writes them. What begins on the 31st comes on the last day of a shorter month, and what begins on a
 * fifth Tuesday on the last Tuesday of each: plain rules would leave those months out.
 */
export function repeatRule(first: Temporal.PlainDate, repeat: Repeat, timeZone: string, end?: RepeatEnd): string {
  const { freq, interval, ...more } = repeats[repeat];
  const limit = end === undefined ? '' : 'count' in end ? `;COUNT=${end.count}` : `;UNTIL=${utc(end.until.add({ days: 1 }).toZonedDateTime(timeZone).subtract({ seconds: 1 }))}`;
  return `DTSTART;TZID=${timeZone}:${compact(first.toPlainDateTime(repeatsAt))}\nRRULE:FREQ=${freq};INTERVAL=${interval}${freq === 'WEEKLY' ? '' : inMonth(first, 'weekday' in more)}${limit}`;
}

function inMonth(first: Temporal.PlainDate, weekday: boolean): string {
  if (weekday) {
    const week = Math.ceil(first.day / 7);
    return `;BYDAY=${week > safeWeek ? -1 : week}${weekdays[first.dayOfWeek - 1]}`;
  }
  const days = Array.from({ length: first.day - safeDay + 1 }, (_, at) => safeDay + at);
  return first.day > safeDay ? `;BYMONTHDAY=${days.join(',')};BYSETPOS=-1` : '';
}

const compact = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
const utc = (at: Temporal.ZonedDateTime): string => `${compact(at.withTimeZone('UTC').toPlainDateTime())}Z`;

/** What the form said when the rule was made. */
export function repeatOf(rule: string): Repeat | undefined {
  const part = (name: string): string | undefined => new RegExp(`[:;]${name}=([^;]+)`).exec(rule)?.[1];
  return (Object.keys(repeats) as Repeat[]).find((id) => {
    const { freq, interval, ...more } = repeats[id];
    return part('FREQ') === freq && Number(part('INTERVAL')) === interval && ('weekday' in more) === (part('BYDAY') !== undefined);
  });
}

/** The end that the rule was made with. */
export function endOfRepeat(rule: string): RepeatEnd | undefined {
  const [, count] = /;COUNT=(\d+)/.exec(rule) ?? [];
  const [, timeZone = 'UTC'] = /TZID=([^:]+)/.exec(rule) ?? [];
  const [, until] = /;UNTIL=(\w+)/.exec(rule) ?? [];
  if (count !== undefined) return { count: Number(count) };
  return until === undefined ? undefined : { until: Temporal.Instant.from(until).toZonedDateTimeISO(timeZone).toPlainDate() };
}

/** The days of a rule from its first, at most so many. */
export const repeatDays = (rule: string, most: number): Temporal.PlainDate[] =>
  new RRuleTemporal({ rruleString: rule, temporal: Temporal }).all((_, at) => at < most).map((day) => day.toPlainDate());
