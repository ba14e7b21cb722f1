/** When the owner of a task is reminded: seven days before, on the day (the working day before, where it is none), then weekly until it is done. Pure rules: DESIGN.md, job 1. */
import type { WorkingTime } from '../schedule/working-time.ts';
import type { Task } from './domain.ts';

export interface Reminder {
  /** -1: seven days before · 0: on the day · 1, 2 …: so many weeks after it. */
  readonly week: number;
  readonly at: Temporal.Instant;
}

type Asked = Pick<Task, 'due' | 'askedAt'>;
type Times = Pick<WorkingTime, 'movedEarlier' | 'movedLater' | 'timeZone'>;

const morning = Temporal.PlainTime.from('09:00');
/** Two years: by then it is deleted. */
const lastWeek = 104;

function timeOf({ due }: Asked, week: number, { movedEarlier, movedLater, timeZone }: Times): Temporal.Instant {
  const wish = Temporal.PlainDate.from(due).add({ weeks: week }).toZonedDateTime({ timeZone, plainTime: morning });
  // Before the date runs out there is still something to be done about it.
  return week <= 0 ? movedEarlier(wish).toInstant() : movedLater(wish.toInstant());
}

/** Neither before the task was given, nor on the day of that. */
function* planOf(task: Asked, times: Times): Generator<Reminder> {
  const dayOf = (at: Temporal.Instant): string => at.toZonedDateTimeISO(times.timeZone).toPlainDate().toString();
  const asked = Temporal.Instant.from(task.askedAt);
  for (let week = -1; week <= lastWeek; week += 1) {
    const at = timeOf(task, week, times);
    if (Temporal.Instant.compare(at, asked) > 0 && dayOf(at) !== dayOf(asked)) yield { week, at };
  }
}

/** The latest that has fallen due; undefined while none has. */
export function reminderDue(task: Asked, now: Temporal.Instant, times: Times): Reminder | undefined {
  let due: Reminder | undefined;
  for (const reminder of planOf(task, times)) {
    if (Temporal.Instant.compare(reminder.at, now) > 0) break;
    due = reminder;
  }
  return due;
}

/** The first that is still to come; undefined when none is. */
export function nextReminder(task: Asked, now: Temporal.Instant, times: Times): Reminder | undefined {
  for (const reminder of planOf(task, times)) if (Temporal.Instant.compare(reminder.at, now) > 0) return reminder;
  return undefined;
}
