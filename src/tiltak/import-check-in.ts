/** A check-in in the årshjul: what a row of kind `tiltak-innsjekk` becomes. Pure. */
import type { Prompt } from '../prompts/domain.ts';
import { checkInFrom, type CreateCheckInDeps } from './create-check-in.ts';
import { usualDays } from './form.ts';

export interface CheckInRow {
  /** The id in the file. */
  readonly id: string;
  readonly title: string;
  readonly date: Temporal.PlainDate;
  /** Plan id. */
  readonly plan: string;
  /** Unit ids; absent: every unit of the plan. */
  readonly units?: readonly string[];
  readonly organiserId: string;
}

/** The file has no column for the yearly questions: they go with the check-in that is named for the report. */
const isYearly = (title: string): boolean => /årsrapport/iu.test(title);

/** Scheduled for its day, three weeks to answer; undefined when these are over. */
export function scheduledCheckIn({ id, title, date, plan, units, organiserId }: CheckInRow, now: Temporal.Instant, workingTime: CreateCheckInDeps['workingTime']): Prompt | undefined {
  const checkIn = checkInFrom({ promptId: `tiltak-${id}`, organiserId, details: { title, plan, ...(units === undefined ? {} : { units }), yearly: isYearly(title) }, opens: date, deadline: date.add({ days: usualDays }) }, now, workingTime);
  return Temporal.Instant.compare(checkIn.deadline, now) > 0 ? { ...checkIn, state: 'scheduled' } : undefined;
}
