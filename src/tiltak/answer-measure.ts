/** Takes one answer about one measure: authorised by the frozen check-in, stored once however often it arrives, and never over what somebody else has said meanwhile. */
import type { Clock } from '../ports/clock.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import { keptOf, saidSince, timesAnswered, type CheckIn, type CheckInItem, type MeasureAnswer, type MeasureAnswerEntry } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { mayAnswer } from './check-in-progress.ts';
import type { StatusAnswer } from './domain.ts';

export interface GivenMeasureAnswer {
  readonly promptId: string;
  readonly measureId: string;
  readonly memberId: string;
  /** How many answers the card that was filled in knew of. */
  readonly seen: number;
  /** `unchanged`: what the card showed. */
  readonly answer: StatusAnswer | 'unchanged';
}

export type MeasureSituation = { readonly checkIn: CheckIn; readonly item: CheckInItem };
export type AnsweredMeasure =
  | MeasureSituation & { readonly outcome: 'recorded' | 'unchanged'; readonly answer: MeasureAnswer }
  /** Somebody else has answered since, or this person has, after saying just this. Nothing was written. */
  | MeasureSituation & { readonly outcome: 'conflict'; readonly answer: MeasureAnswer }
  | MeasureSituation & { readonly outcome: 'no-status' }
  | { readonly outcome: 'not-found' | 'not-yours' }
  | { readonly outcome: 'not-open'; readonly checkIn: CheckIn };

export interface AnswerMeasureDeps {
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Throws `store-unavailable`, after which the answer may or may not be there, or `store-denied` (the level's container is closed). */
export async function answerMeasure({ checkIns, clock, timeZone }: AnswerMeasureDeps, given: GivenMeasureAnswer): Promise<AnsweredMeasure> {
  const [checkIn, item] = await Promise.all([checkIns.load(given.promptId), checkIns.item(given.promptId, given.measureId)]);
  if (!checkIn || checkIn.state === 'draft') return { outcome: 'not-found' };
  if (checkIn.state !== 'open') return { outcome: 'not-open', checkIn };
  if (!item || !mayAnswer(item, given.memberId)) return { outcome: 'not-yours' };
  return await retryOnConflict<AnsweredMeasure>('an answer about a measure', async () => {
    const current = await checkIns.answer(item);
    const said = given.answer === 'unchanged' ? current ?? item.last : given.answer;
    if (!said) return { outcome: 'no-status', checkIn, item };
    const others = saidSince(current, given.seen).some(({ by }) => by !== given.memberId);
    if (current && (given.answer === 'unchanged' ? !others : sameAnswer(current, said))) return { outcome: 'unchanged', checkIn, item, answer: current };
    // A click that arrives once more, after its sender has said something else: not to be said again without being asked.
    const again = saidSince(current, given.seen).some((entry) => entry.by === given.memberId && sameAnswer(entry, said));
    if (current && (others || again)) return { outcome: 'conflict', checkIn, item, answer: current };
    const next = nextAnswer(item, current, entryOf(said, given.memberId, clock.now(), checkIn), timeZone);
    // A conflict: another click won, and what it stored is looked at.
    return await checkIns.saveAnswer(next, checkIn, current) === 'saved' ? { outcome: 'recorded', checkIn, item, answer: next } : 'conflict';
  });
}

const sameAnswer = (one: StatusAnswer, other: StatusAnswer): boolean =>
  one.status === other.status && one.outcome === other.outcome && one.benefit === other.benefit && one.reasons.join() === other.reasons.join();

const entryOf = ({ status, reasons, outcome, benefit }: StatusAnswer, by: string, now: Temporal.Instant, { deadline }: CheckIn): MeasureAnswerEntry => ({
  status, reasons, ...(outcome === undefined ? {} : { outcome }), ...(benefit === undefined ? {} : { benefit }),
  at: now.toString(), by, late: Temporal.Instant.compare(now, deadline) >= 0,
});

function nextAnswer({ promptId, measureId, unit, level }: CheckInItem, current: MeasureAnswer | undefined, entry: MeasureAnswerEntry, timeZone: string): MeasureAnswer {
  const history = keptOf([...(current?.history ?? []), entry], timeZone);
  const dropped = timesAnswered(current) + 1 - history.length;
  return { promptId, measureId, unit, level, ...entry, history, ...(dropped === 0 ? {} : { dropped }) };
}
