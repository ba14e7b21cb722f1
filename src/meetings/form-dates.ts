/** Dates and times as forms hand them over. Pure. */

/** Undefined when there is no such day. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  return parse(() => Temporal.PlainDate.from(text, { overflow: 'reject' }), /^\d{4}-\d{2}-\d{2}$/.test(text));
}

export function parseTime(text: string): Temporal.PlainTime | undefined {
  return parse(() => Temporal.PlainTime.from(text, { overflow: 'reject' }), /^([01]\d|2[0-3]):[0-5]\d$/.test(text));
}

function parse<T>(read: () => T, wellFormed: boolean): T | undefined {
  if (!wellFormed) return undefined;
  try { return read(); } catch { return undefined; }
}

/** The hour that summer time skips does not exist: moved there and back it is another hour. */
export const hasTime = (date: Temporal.PlainDate | string, time: Temporal.PlainTime | string, timeZone: string): boolean =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toPlainTime().equals(time);
