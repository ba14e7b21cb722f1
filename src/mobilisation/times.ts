/** Times as people type them: a meeting time, and when they can be there. Pure. */

/** HH:MM as an Input.Time gives it, or undefined. */
export const readTime = (typed: string): Temporal.PlainTime | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? Temporal.PlainTime.from(typed) : undefined;

/** YYYY-MM-DD of a date that exists, or undefined. */
export function readDate(typed: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  try { return Temporal.PlainDate.from(typed, { overflow: 'reject' }); } catch { return undefined; }
}

/** The hour that summer time skips does not exist: moved there and back it is another hour. */
export const exists = (date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): boolean =>
  date.toZonedDateTime({ timeZone, plainTime: time }).toPlainTime().equals(time);

/** When clocks go back an hour comes twice: what can still come is not past. */
export const lastAt = (date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.ZonedDateTime =>
  date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'later' });

/** Somebody who writes a time that is this long past means it; beyond that they mean after midnight. */
const meansTomorrowAfterHours = 12;

/**
 * A time of day without a date: today, or tomorrow when it is nearer that way. `past` when it has just been. One that comes twice is the
 * next of the two; one in the hour that summer time skips is as long from now as it would have been.
 */
export function nextTime(time: Temporal.PlainTime, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | 'past' {
  const today = now.withPlainTime(time);
  const thisMinute = now.round({ smallestUnit: 'minute', roundingMode: 'trunc' });
  const next = [today, lastAt(now.toPlainDate(), time, now.timeZoneId)].find((at) => Temporal.ZonedDateTime.compare(at, thisMinute) >= 0);
  if (next !== undefined) return next;
  return today.until(now).total('hours') > meansTomorrowAfterHours ? now.add({ days: 1 }).withPlainTime(time) : 'past';
}

/** People have this long to get there. */
const noticeMinutes = 30;

/** When those called out can meet afterwards: the next whole hour they have time to reach, by day. Date YYYY-MM-DD, times HH:MM. */
export function soonestMeeting(now: Temporal.ZonedDateTime): { readonly date: string; readonly start: string; readonly end: string } {
  const soonest = now.add({ minutes: noticeMinutes }).round({ smallestUnit: 'hour', roundingMode: 'ceil' });
  const day = soonest.hour > 20 ? soonest.add({ days: 1 }) : soonest;
  const start = soonest.hour < 9 || soonest.hour > 20 ? day.withPlainTime('09:00') : day;
  const clock = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' });
  return { date: start.toPlainDate().toString(), start: clock(start), end: clock(start.add({ hours: 1 })) };
}

const mostMinutes = 24 * 60;

export type ReadEta = { readonly eta?: string } | { readonly fault: 'eta-invalid' | 'eta-past' };

/** The day on which people meet, YYYY-MM-DD, and the time, HH:MM, where they are known. */
export interface Meeting { readonly date?: string; readonly meetAt?: string }

/**
 * Minutes from now, or HH:MM; empty is no answer. A time is of the day that brings it nearest to when people meet: around midnight that is
 * the day before or after. Returned as an ISO instant on a whole minute, never earlier than was said.
 */
export function readEta(typed: string, now: Temporal.ZonedDateTime, meeting: Meeting = {}): ReadEta {
  if (typed === '') return {};
  if (/^\d{1,4}$/.test(typed)) {
    const minutes = Number(typed);
    return minutes > mostMinutes ? { fault: 'eta-invalid' } : { eta: wholeMinute(now.add({ minutes })) };
  }
  const time = readTime(typed);
  if (!time) return { fault: 'eta-invalid' };
  const there = nearestTo(meeting, time, now.timeZoneId);
  if (there !== undefined && Temporal.ZonedDateTime.compare(there, now) > 0) return { eta: wholeMinute(there) };
  const at = nextTime(time, now);
  return at === 'past' ? { fault: 'eta-past' } : { eta: wholeMinute(at) };
}

function nearestTo({ date, meetAt }: Meeting, time: Temporal.PlainTime, timeZone: string): Temporal.ZonedDateTime | undefined {
  if (date === undefined) return undefined;
  const at = (days: number, plainTime: Temporal.PlainTime | string): Temporal.ZonedDateTime => Temporal.PlainDate.from(date).add({ days }).toZonedDateTime({ timeZone, plainTime });
  if (meetAt === undefined) return at(0, time);
  const away = (days: number): number => Math.abs(at(days, time).epochMilliseconds - at(0, meetAt).epochMilliseconds);
  return at([0, -1, 1].reduce((nearest, days) => (away(days) < away(nearest) ? days : nearest)), time);
}

const wholeMinute = (at: Temporal.ZonedDateTime): string => at.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).toInstant().toString();
