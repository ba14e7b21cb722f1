/** From a read form to a check-in on its way: a draft that can be looked at, and the explicit confirmation that schedules it. */
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { draftPrompt } from '../prompts/draft-prompt.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import { checkInTimes } from './series.ts';

export interface CreateCheckInDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'timeZone' | 'movedLater'>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

export interface CheckInDraft {
  /** Made once per form, so that pressing Forhåndsvis again writes over the same draft. */
  readonly promptId: string;
  readonly organiserId: string;
  readonly details: CheckInDetails;
  readonly opens: Temporal.PlainDate;
  /** The last day on which one answers in time. */
  readonly deadline: Temporal.PlainDate;
}

/** Those who answer where nobody else is named. Who is asked in fact follows from the measures when it opens. */
const audienceOf = ({ units }: Pick<CheckInDetails, 'units'>): string => (units ?? ['*']).map((unit) => `rolle:koordinator@${unit}`).join(';');

export const checkInFrom = ({ promptId, organiserId, details, opens, deadline }: CheckInDraft, now: Temporal.Instant, workingTime: CreateCheckInDeps['workingTime']): CheckIn => ({
  promptId, kind: 'tiltak', state: 'draft', revision: 0, audience: audienceOf(details), organiserId, details,
  ...checkInTimes(opens, deadline, now, workingTime),
  createdAt: now.toString(),
});

export async function draftCheckIn({ prompts, clock, workingTime }: CreateCheckInDeps, draft: CheckInDraft): Promise<CheckIn | 'sent' | 'foreign'> {
  const checkIn = checkInFrom(draft, clock.now(), workingTime);
  const drafted = await draftPrompt(prompts, checkIn);
  return drafted === 'drafted' ? checkIn : drafted;
}

/** The confirmation. Pressing it twice sends once: a draft leaves its state only once, and planning the opening again changes nothing. */
export async function sendCheckIn({ prompts, clock, workingTime, plan }: CreateCheckInDeps, promptId: string): Promise<{ readonly outcome: 'sent'; readonly checkIn: CheckIn } | { readonly outcome: 'not-found' | 'past' | 'too-late' }> {
  const now = clock.now();
  const later = (at: string): boolean => Temporal.Instant.compare(at, now) > 0;
  // Sent in the evening, it goes out the next morning: by then the deadline must not have passed.
  const inTime = ({ deadline, opensAt }: CheckIn): boolean => Temporal.Instant.compare(deadline, workingTime.movedLater(later(opensAt) ? Temporal.Instant.from(opensAt) : now)) > 0;
  const changed = await changePrompt<CheckInDetails>(prompts, promptId, (draft) =>
    mayMove(draft.state, 'scheduled') && inTime(draft) ? { ...draft, state: 'scheduled', opensAt: later(draft.opensAt) ? draft.opensAt : now.toString() } : undefined);
  if (changed.outcome === 'not-found') return { outcome: 'not-found' };
  if (changed.prompt.state === 'draft') return { outcome: later(changed.prompt.deadline) ? 'too-late' : 'past' };
  await plan([openOccurrence(changed.prompt)]);
  return { outcome: 'sent', checkIn: changed.prompt };
}
