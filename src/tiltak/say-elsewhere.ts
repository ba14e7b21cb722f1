/** Check-ins of one plan may be open side by side (one takes late answers when the next of a series begins): what is said in one is what stands last in the others. */
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { CheckIn, CheckInDetails, CheckInItem, MeasureAnswer } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { redrawAfterAnswer } from './redraw.ts';
import { entryOf } from './store.ts';

export interface SayElsewhereDeps {
  readonly prompts: Pick<PromptStore, 'list'>;
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
}

/** `Uendret` in another check-in must not say again what was so before these answers. Repeatable. */
export async function sayElsewhere(deps: SayElsewhereDeps, { promptId, details: { plan } }: CheckIn, answers: readonly MeasureAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const others = (await deps.prompts.list<CheckInDetails>('tiltak', ['open'], '')).filter((other) => other.promptId !== promptId && other.details.plan === plan);
  for (const other of others) {
    const changed = await Promise.all(answers.map((answer) => sayTo(deps.checkIns, other, answer)));
    redrawAfterAnswer(deps, other, changed.flat(), '');
  }
}

/** Only forwards in time: another answer may have been faster. */
async function sayTo(checkIns: CheckInStore, { promptId }: CheckIn, answer: MeasureAnswer): Promise<CheckInItem[]> {
  const { before, after } = await checkIns.changeItem({ promptId, measureId: answer.measureId }, (item) =>
    (item.last !== undefined && Temporal.Instant.compare(item.last.at, answer.at) >= 0 ? item : { ...item, last: entryOf(answer) })) ?? {};
  return after === undefined || after === before ? [] : [after];
}
