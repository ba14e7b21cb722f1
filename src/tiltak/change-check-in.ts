/** What becomes of a check-in after it was sent: called off, and its series carried on or stopped. */
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import { nextInSeries } from './series.ts';
import type { UnitAnswers } from './unit-questions.ts';

export interface ChangeCheckInDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'timeZone' | 'movedLater'>;
  readonly liveCards: Pick<LiveCards, 'touch'>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
  readonly unplan: (promptId: string) => Promise<unknown>;
  readonly unitAnswers: Pick<UnitAnswers, 'callOff'>;
  /** Those who were asked hear of it. Safe to repeat. */
  readonly tellCalledOff: (checkIn: CheckIn) => Promise<void>;
}

/** Safe to repeat: a second press finishes what a crash left of the first. Every card that was sent then says that it is off. */
export async function cancelCheckIn({ prompts, liveCards, unplan, unitAnswers, tellCalledOff }: ChangeCheckInDeps, promptId: string): Promise<'cancelled' | 'not-found' | 'over'> {
  const changed = await changePrompt<CheckInDetails>(prompts, promptId, (checkIn) =>
    mayMove(checkIn.state, 'cancelled') ? { ...checkIn, state: 'cancelled', revision: checkIn.revision + 1 } : undefined);
  if (changed.outcome === 'not-found') return 'not-found';
  const checkIn = changed.prompt;
  if (checkIn.state !== 'cancelled') return 'over';
  await unplan(promptId);
  if (checkIn.openedAt !== undefined) {
    await unitAnswers.callOff(checkIn.details.plan, promptId);
    await tellCalledOff(checkIn);
    liveCards.touch(checkIn);
  }
  return 'cancelled';
}

const nextJob = 'tiltak-next';

/** To be planned with what else is to happen while a check-in is open. */
export const seriesOccurrences = ({ promptId, openedAt, opensAt, details }: CheckIn): readonly Occurrence[] =>
  details.series === undefined ? [] : [{ promptId, job: nextJob, dueAt: openedAt ?? opensAt }];

/** When one of a series opens, the next is scheduled: once, for its id is made of the series and its number. One that was stopped stays stopped. */
export const seriesJobs = ({ prompts, clock, workingTime, plan, liveCards }: Pick<ChangeCheckInDeps, 'prompts' | 'clock' | 'workingTime' | 'plan' | 'liveCards'>): JobHandlers => ({
  async [nextJob]({ promptId }) {
    const checkIn = await prompts.load<CheckInDetails>(promptId);
    const next = checkIn?.kind === 'tiltak' ? nextInSeries(checkIn, clock.now(), workingTime) : undefined;
    if (!checkIn || !next) return { outcome: 'dropped', reason: 'not-found' };
    if ((await prompts.create(next)) === 'exists') {
      const existing = await prompts.load<CheckInDetails>(next.promptId);
      if (existing?.state !== 'scheduled') return { outcome: 'done' };
      await plan([openOccurrence(existing)]);
    } else await plan([openOccurrence(next)]);
    liveCards.touch(checkIn);
    return { outcome: 'done' };
  },
});

/** The next one is called off, and with it all after it: each is planned by the one before. */
export async function stopSeries(deps: ChangeCheckInDeps, next: CheckIn | undefined): Promise<'stopped' | 'not-running'> {
  if (next === undefined) return 'not-running';
  return (await cancelCheckIn(deps, next.promptId)) === 'cancelled' ? 'stopped' : 'not-running';
}
