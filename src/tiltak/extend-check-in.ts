/** Gives people longer to answer: nudges, closing and every card follow. */
import { changePrompt } from '../prompts/change-prompt.ts';
import { closeOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Schedule } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import type { CheckIn, CheckInDetails, MeasureAnswerEntry } from './check-in.ts';
import { foldOccurrences, redrawAll, type CloseCheckInDeps } from './close-check-in.ts';
import { nudgeOccurrences, nudgePurpose } from './nudges.ts';
import { lateDays } from './series.ts';

export interface ExtendCheckInDeps extends Omit<CloseCheckInDeps, 'store' | 'prompts'> {
  readonly prompts: PromptStore;
  readonly workingTime: WorkingTime;
  readonly schedule: Pick<Schedule, 'plan' | 'replan'>;
}

/** A level that is closed when the check-in closes may keep its answers out of the register for a while. */
const timeToFold = { hours: 7 * 24 };

/**
 * @param deadline the last day on which one answers in time. Safe to repeat: the same day again finishes what a crash left.
 * @returns `beyond-kept` when measures and early answers would be deleted before it closes
 */
export async function extendCheckIn(deps: ExtendCheckInDeps, promptId: string, deadline: Temporal.PlainDate): Promise<'extended' | 'over' | 'not-later' | 'beyond-kept'> {
  const { prompts, workingTime, schedule } = deps;
  const endOf = (date: Temporal.PlainDate): string => date.add({ days: 1 }).toZonedDateTime(workingTime.timeZone).toInstant().toString();
  const wanted = endOf(deadline);
  const closesAt = endOf(deadline.add({ days: lateDays }));
  const keptUntil = await deps.checkIns.keptUntil(promptId);
  if (keptUntil !== undefined && Temporal.Instant.compare(Temporal.Instant.from(closesAt).add(timeToFold), keptUntil) > 0) return 'beyond-kept';
  const changed = await changePrompt<CheckInDetails>(prompts, promptId, (checkIn) =>
    checkIn.kind === 'tiltak' && checkIn.state === 'open' && Temporal.Instant.compare(wanted, checkIn.deadline) > 0
      ? { ...checkIn, deadline: wanted, sortAt: wanted, closesAt, revision: checkIn.revision + 1 } : undefined);
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open') return 'over';
  const { prompt: checkIn } = changed;
  if (!Temporal.Instant.from(checkIn.deadline).equals(wanted)) return 'not-later';
  await schedule.plan([closeOccurrence(checkIn), ...foldOccurrences(checkIn)]);
  await schedule.replan(promptId, nudgePurpose, nudgeOccurrences(checkIn, workingTime));
  await notLateAnyMore(deps, checkIn);
  await redrawAll(deps, checkIn);
  return 'extended';
}

/** What was said between the two deadlines is in time now. */
async function notLateAnyMore({ checkIns }: Pick<ExtendCheckInDeps, 'checkIns'>, checkIn: CheckIn): Promise<void> {
  const inTime = <Entry extends MeasureAnswerEntry>(entry: Entry): Entry => ({ ...entry, late: Temporal.Instant.compare(entry.at, checkIn.deadline) >= 0 });
  const marked = (await checkIns.answers(checkIn.promptId)).answers.filter(({ history }) => history.some(({ late }) => late));
  for (const answer of marked) {
    await retryOnConflict('an answer about a measure', async () => {
      const current = await checkIns.answer(answer);
      return current && await checkIns.saveAnswer({ ...inTime(current), history: current.history.map(inTime) }, checkIn, current);
    });
  }
}
