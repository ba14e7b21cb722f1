/** What becomes of a check-in's answers and cards when it is over: into the register's history when it closes; told when it is called off. */
import { deliveryPriorities, type DeliveryQueue } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, JobResult, Occurrence } from '../schedule/domain.ts';
import { isTakenOver, overviewPurpose, type CheckIn } from './check-in.ts';
import { expectedFrom } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { leftToDo, type LeftToDoDeps } from './left-to-do.ts';
import { delegatedCard, overviewRedraw } from './redraw.ts';
import { foldAnswers } from './store.ts';

export interface CloseCheckInDeps {
  readonly store: DocumentStore;
  readonly prompts: Pick<PromptStore, 'audience'>;
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue' | 'reached'>;
}

const job = 'tiltak-fold';
export const calledOffPurpose = 'tiltak-off';
/** An answer that was on its way in when it closed is stored by then: no turn lasts as long. */
const lookAgainAfter = { minutes: 1 };
/** A level that is closed to us: until it is open again its answers stay where they are. */
const retryAfter = { hours: 1 };

/** Planned when it opens, so that no crash comes between closing and this. */
export const foldOccurrences = ({ promptId, closesAt }: CheckIn): Occurrence[] =>
  [{ promptId, job, dueAt: closesAt }, { promptId, job: `${job}:again`, dueAt: Temporal.Instant.from(closesAt).add(lookAgainAfter).toString() }];

export const closeJobs = (deps: CloseCheckInDeps): JobHandlers => ({ [job]: ({ promptId }) => fold(deps, promptId) });

/** Safe to repeat at every step. */
async function fold(deps: CloseCheckInDeps, promptId: string): Promise<JobResult> {
  const { store, checkIns, clock, timeZone } = deps;
  const checkIn = await checkIns.load(promptId);
  if (!checkIn || checkIn.state === 'cancelled') return { outcome: 'dropped', reason: 'not-closed' };
  // Closing is a job of its own that falls due at the same moment, or later where the deadline was moved.
  if (checkIn.state !== 'closed') return { outcome: 'postponed', until: checkIn.closesAt };
  const { answers, closedLevels } = await checkIns.answers(promptId);
  await foldAnswers(store, checkIn.details.plan, promptId, answers, timeZone);
  if (closedLevels.length > 0) return { outcome: 'postponed', until: clock.now().add(retryAfter).toString() };
  await checkIns.markFolded(checkIn);
  await redrawAll(deps, checkIn);
  return { outcome: 'done' };
}

/** Every card that people were sent says what the check-in is now. */
export async function redrawAll({ prompts, checkIns, clock, deliveries }: Omit<CloseCheckInDeps, 'store' | 'timeZone'>, checkIn: CheckIn): Promise<void> {
  const [people, items] = await Promise.all([prompts.audience(checkIn.promptId), checkIns.items(checkIn.promptId)]);
  await deliveries.enqueue([
    ...[...new Set([...people.keys(), ...items.flatMap(({ responsibleIds }) => responsibleIds)])].map((memberId) => overviewRedraw(clock, checkIn, memberId)),
    ...items.flatMap(({ delegatedTo, ...item }) => (delegatedTo === undefined || isTakenOver({ delegatedTo }) ? [] : [{ ...delegatedCard(clock, { ...item, delegatedTo }), priority: deliveryPriorities.liveCard }])),
  ]);
}

/** Those who had something left are told in a message of their own; nobody is who never got the card. Safe to repeat. */
export async function tellCalledOff(deps: CloseCheckInDeps & LeftToDoDeps, checkIn: CheckIn): Promise<void> {
  const { promptId } = checkIn;
  const [items, left, reached] = await Promise.all([deps.checkIns.items(promptId), leftToDo(deps, checkIn), deps.deliveries.reached(promptId, overviewPurpose)]);
  const waiting = [...left.values()].filter(({ state, memberId }) => state !== 'done' && (reached.has(memberId) || items.some((item) => item.delegatedTo?.memberId === memberId && expectedFrom(item).includes(memberId))));
  await deps.deliveries.enqueue(waiting.map(({ memberId: recipientId }) => ({ promptId, purpose: calledOffPurpose, recipientId, revision: checkIn.revision, priority: deliveryPriorities.update })));
  await redrawAll(deps, checkIn);
}
