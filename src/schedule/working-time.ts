/** When the network may be written to: not in quiet hours, not on weekends, not on a public holiday. */
import type { Holidays } from '../ports/holidays.ts';
import { AppError } from '../shared/errors.ts';

/** Local times of day. May run over midnight. The first minute is quiet, the last is not. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

export interface WorkingTime {
  readonly timeZone: string;
  /** By local time in `timeZone`, whatever zone the argument is in. */
  isWorkingTime(at: Temporal.ZonedDateTime): boolean;
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /** The last working day earlier than `date`. */
  workingDayBefore(date: Temporal.PlainDate): Temporal.PlainDate;
  /**
   * The moment itself when it is working time, otherwise the working day before, at the same time of day;
   * at the end of that day's quiet hours when the time of day is quiet. Never later than the wish.
   * Whether that has already passed is the caller's to see.
   */
  movedEarlier(wish: Temporal.ZonedDateTime): Temporal.ZonedDateTime;
  /** The moment itself when it is working time, otherwise when working time next begins. */
  movedLater(wish: Temporal.Instant): Temporal.Instant;
  /** The moment itself, or the end of the quiet hours that it lies in, on whatever day: for what cannot wait over a weekend. */
  afterQuietHours(wish: Temporal.Instant): Temporal.Instant;
}

/** Whether `parseQuietHours` takes it: for the check of the environment. */
export const isQuietHours = (text: string): boolean => text === 'off' || /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** `18:00-07:30`, or `off`; a span of no length is never quiet. Throws `config-invalid` on anything else. */
export function parseQuietHours(text: string): QuietHours | 'off' {
  if (text === 'off') return 'off';
  if (!isQuietHours(text)) throw new AppError('config-invalid', 'quiet hours are written HH:MM-HH:MM, or off');
  return { from: Temporal.PlainTime.from(text.slice(0, 5)), to: Temporal.PlainTime.from(text.slice(6)) };
}

function isQuiet(time: Temporal.PlainTime, quiet: QuietHours): boolean {
  const afterFrom = Temporal.PlainTime.compare(time, quiet.from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(time, quiet.to) < 0;
  return Temporal.PlainTime.compare(quiet.from, quiet.to) <= 0 ? afterFrom && beforeTo : afterFrom || beforeTo;
}

/** Quiet hours `off` lifts the whole rule, weekends and holidays too: a demonstration must work at any hour of any day. */
export function createWorkingTime(options: { readonly timeZone: string; readonly quietHours: QuietHours | 'off'; readonly holidays: Holidays }): WorkingTime {
  const { timeZone, quietHours, holidays } = options;
  const isWorkingDay = (date: Temporal.PlainDate): boolean => quietHours === 'off' || (date.dayOfWeek <= 5 && !holidays.isHoliday(date));
  const isQuietAt = (time: Temporal.PlainTime): boolean => quietHours !== 'off' && isQuiet(time, quietHours);

  const workingDayBefore = (date: Temporal.PlainDate): Temporal.PlainDate => {
    let day = date.subtract({ days: 1 });
    while (!isWorkingDay(day)) day = day.subtract({ days: 1 });
    return day;
  };
  const isWorkingTime = (at: Temporal.ZonedDateTime): boolean => {
    const local = at.withTimeZone(timeZone);
    return isWorkingDay(local.toPlainDate()) && !isQuietAt(local.toPlainTime());
  };

  return {
    timeZone,
    isWorkingDay,
    workingDayBefore,
    isWorkingTime,
    movedEarlier(wish) {
      if (isWorkingTime(wish)) return wish;
      const local = wish.withTimeZone(timeZone);
      const time = local.toPlainTime();
      const plainTime = quietHours !== 'off' && isQuietAt(time) ? quietHours.to : time;
      return workingDayBefore(local.toPlainDate()).toZonedDateTime({ timeZone, plainTime });
    },
    movedLater(wish) {
      const local = wish.toZonedDateTimeISO(timeZone);
      if (quietHours === 'off' || isWorkingTime(local)) return wish;
      for (let day = local.toPlainDate(); ; day = day.add({ days: 1 })) {
        for (const plainTime of [Temporal.PlainTime.from('00:00'), quietHours.to]) {
          const start = day.toZonedDateTime({ timeZone, plainTime });
          if (isWorkingTime(start) && Temporal.ZonedDateTime.compare(start, local) > 0) return start.toInstant();
        }
      }
    },
    afterQuietHours(wish) {
      const local = wish.toZonedDateTimeISO(timeZone);
      if (quietHours === 'off' || !isQuietAt(local.toPlainTime())) return wish;
      const end = local.toPlainDate().toZonedDateTime({ timeZone, plainTime: quietHours.to });
      return (Temporal.ZonedDateTime.compare(end, local) > 0 ? end : local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: quietHours.to })).toInstant();
    },
  };
}

/** `from`, or when working time next begins on a day on which nobody is away. @param isAway of a local date, YYYY-MM-DD */
export function workingTimeWhenThere({ movedLater, timeZone }: Pick<WorkingTime, 'movedLater' | 'timeZone'>, from: Temporal.Instant, isAway: (date: string) => boolean): Temporal.Instant {
  const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(timeZone).toPlainDate();
  let at = movedLater(from);
  while (isAway(dayOf(at).toString())) at = movedLater(dayOf(at).add({ days: 1 }).toZonedDateTime(timeZone).toInstant());
  return at;
}
