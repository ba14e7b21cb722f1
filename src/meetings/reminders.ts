/** Which reminders a meeting gets, to whom and when. Pure rules: DESIGN.md, job 1. */
import type { WorkingTime } from '../schedule/working-time.ts';
import type { MeetingDetails } from './domain.ts';
import { startOf } from './domain.ts';

export interface Reminder {
  readonly purpose: 'nudge-7' | 'nudge-2' | 'day-before' | 'soon';
  /** silent: those who have not answered at that moment · coming: those whose answer then is one of `comingAnswers`. */
  readonly to: 'silent' | 'coming';
  readonly at: Temporal.Instant;
}

export interface ReminderContext {
  readonly workingTime: WorkingTime;
  readonly openedAt: Temporal.Instant;
  /** When the meeting was last changed: what would have come before that is not made up for. */
  readonly changedAt?: Temporal.Instant | undefined;
  /** When people were asked anew because it was moved. */
  readonly movedAt?: Temporal.Instant | undefined;
}

type Wish = Omit<Reminder, 'at'> & { readonly at: Temporal.ZonedDateTime };

const morning = '09:00';

/**
 * The day-before and nudge reminders are moved to the working day before when they would fall outside working time.
 * The one 15 minutes before belongs to the meeting itself and cannot be moved to another day:
 * a meeting in working time always gets it, at 07:30 at the earliest; one in quiet hours, on a weekend or a holiday gets it
 * only if that moment is working time (15 minutes before 18:10, say). The day-before reminder carries the join link too.
 */
function soonAt(start: Temporal.ZonedDateTime, workingTime: WorkingTime): Temporal.ZonedDateTime | undefined {
  for (let minutes = 15; minutes >= 0; minutes -= 1) {
    const at = start.subtract({ minutes });
    if (workingTime.isWorkingTime(at)) return at;
  }
  return undefined;
}

function wishes(details: MeetingDetails, start: Temporal.ZonedDateTime, workingTime: WorkingTime): Wish[] {
  const { timeZone } = workingTime;
  const inTheMorning = (date: Temporal.PlainDate): Temporal.ZonedDateTime =>
    workingTime.movedEarlier(date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(morning) }));
  const answerBy = Temporal.PlainDate.from(details.answerBy);
  const soon = soonAt(start, workingTime);
  return [
    { purpose: 'nudge-7', to: 'silent', at: inTheMorning(answerBy.subtract({ days: 7 })) },
    { purpose: 'nudge-2', to: 'silent', at: inTheMorning(answerBy.subtract({ days: 2 })) },
    { purpose: 'day-before', to: 'coming', at: inTheMorning(start.toPlainDate().subtract({ days: 1 })) },
    ...(soon === undefined ? [] : [{ purpose: 'soon', to: 'coming', at: soon } as const]),
  ];
}

/**
 * Earliest first. Left out: what would come before the meeting opened or was changed, or after it starts, a nudge on the day people were
 * invited or asked anew, and the earlier of two on one day to the same people.
 */
export function reminderPlan(details: MeetingDetails, { workingTime, openedAt, changedAt = openedAt, movedAt = openedAt }: ReminderContext): readonly Reminder[] {
  const start = startOf(details, workingTime.timeZone);
  const askedOn = [openedAt, movedAt].map((at) => at.toZonedDateTimeISO(workingTime.timeZone).toPlainDate());
  const inTime = wishes(details, start, workingTime).filter(({ to, at }) =>
    Temporal.Instant.compare(at.toInstant(), openedAt) > 0 && Temporal.Instant.compare(at.toInstant(), changedAt) > 0
    && Temporal.ZonedDateTime.compare(at, start) <= 0
    && !(to === 'silent' && askedOn.some((day) => at.toPlainDate().equals(day))));
  const supersededByLater = (wish: Wish): boolean => inTime.some((other) =>
    other.to === wish.to && other.at.toPlainDate().equals(wish.at.toPlainDate()) && Temporal.ZonedDateTime.compare(other.at, wish.at) > 0);
  return inTime
    .filter((wish, index) => !supersededByLater(wish) && !inTime.some((other, later) => later > index && other.to === wish.to && other.at.equals(wish.at)))
    .map(({ purpose, to, at }) => ({ purpose, to, at: at.toInstant() }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
