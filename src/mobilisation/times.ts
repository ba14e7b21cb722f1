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

/** Somebody who writes a time that is this long past means it; beyond that they mean after midnight. */
const meansTomorrowAfterHours = 12;

/** A time of day without a date: today, or tomorrow when it is nearer that way. `past` when it has just been. */
export function nextTime(time: Temporal.PlainTime, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | 'past' {
  const today = now.withPlainTime(time);
  if (Temporal.ZonedDateTime.compare(today, now.round({ smallestUnit: 'minute', roundingMode: 'trunc' })) >= 0) return today;
  return today.until(now).total('hours') > meansTomorrowAfterHours ? now.add({ days: 1 }).withPlainTime(time) : 'past';
}

const mostMinutes = 24 * 60;

export type ReadEta = { readonly eta?: string } | { readonly fault: 'eta-invalid' | 'eta-past' };

/**
 * Minutes from now, or HH:MM; empty is no answer. @param date the day of an event that lies ahead, YYYY-MM-DD.
 * Returned as an ISO instant on a whole minute, never earlier than was said.
 */
export function readEta(typed: string, now: Temporal.ZonedDateTime, date?: string): ReadEta {
  if (typed === '') return {};
  if (/^\d{1,4}$/.test(typed)) {
    const minutes = Number(typed);
    return minutes > mostMinutes ? { fault: 'eta-invalid' } : { eta: wholeMinute(now.add({ minutes })) };
  }
  const time = readTime(typed);
  if (!time) return { fault: 'eta-invalid' };
  if (date !== undefined && Temporal.PlainDate.compare(date, now.toPlainDate()) > 0) {
    return { eta: wholeMinute(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: now.timeZoneId, plainTime: time })) };
  }
  const at = nextTime(time, now);
  return at === 'past' ? { fault: 'eta-past' } : { eta: wholeMinute(at) };
}

const wholeMinute = (at: Temporal.ZonedDateTime): string => at.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).toInstant().toString();
