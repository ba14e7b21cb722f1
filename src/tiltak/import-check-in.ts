/** A check-in in the årshjul: what a row of kind `tiltak-innsjekk` becomes. Pure. */
import { parseAudience } from '../prompts/audience-terms.ts';
import type { AudienceExpression, Prompt } from '../prompts/domain.ts';
import { checkInFrom, type CreateCheckInDeps } from './create-check-in.ts';
import { usualDays } from './form.ts';

export interface CheckInRow {
  /** The id in the file. */
  readonly id: string;
  readonly title: string;
  readonly date: Temporal.PlainDate;
  /** Plan id. */
  readonly plan: string;
  readonly audience: AudienceExpression;
  readonly organiserId: string;
}

/** The file has no column for the yearly questions: they go with the check-in that is named for the report. */
const isYearly = (title: string): boolean => /årsrapport/iu.test(title);

/** Scheduled for its day, three weeks to answer; undefined when these are over. Units named in the audience are those asked; `*` is all. */
export function scheduledCheckIn({ id, title, date, plan, audience, organiserId }: CheckInRow, now: Temporal.Instant, workingTime: CreateCheckInDeps['workingTime']): Prompt | undefined {
  const parsed = parseAudience(audience);
  const named = 'terms' in parsed ? parsed.terms.flatMap((term) => ('unit' in term ? [term.unit] : [])) : [];
  const units = named.length === 0 || named.includes('*') ? {} : { units: [...new Set(named)] };
  const checkIn = checkInFrom({ promptId: `tiltak-${id}`, organiserId, details: { title, plan, ...units, yearly: isYearly(title) }, opens: date, deadline: date.add({ days: usualDays }) }, now, workingTime);
  return Temporal.Instant.compare(checkIn.deadline, now) > 0 ? { ...checkIn, state: 'scheduled' } : undefined;
}
