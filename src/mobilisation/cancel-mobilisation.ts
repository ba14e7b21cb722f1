/** Avblåsing: nobody more is called, every card that was sent says so, and those who got it are told. */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { ownCardRevision, type LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import { channelNews } from './channel-calls.ts';
import { callPurpose, isCalled, nudgePurpose, offPurpose, reopenedPurpose, wavesCalled, withEvent, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface CancelMobilisationDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue' | 'reached' | 'withdraw'>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

const job = 'mobilisation-cancel';

export type Cancelled = { readonly outcome: 'cancelled'; readonly mobilisation: Mobilisation } | { readonly outcome: 'not-found' | 'over' };

/** Planned before anything changes, so that a crash half way is made good. Safe to repeat. */
export async function cancelMobilisation(deps: CancelMobilisationDeps, promptId: string): Promise<Cancelled> {
  await deps.plan([{ promptId, job, dueAt: deps.clock.now().toString() }]);
  return await callOff(deps, promptId);
}

export const cancelJobs = (deps: CancelMobilisationDeps): JobHandlers => ({
  [job]: async ({ promptId }) => {
    const done = await callOff(deps, promptId);
    return done.outcome === 'cancelled' ? { outcome: 'done' } : { outcome: 'dropped', reason: done.outcome };
  },
});

async function callOff({ prompts, liveCards, deliveries, clock }: CancelMobilisationDeps, promptId: string): Promise<Cancelled> {
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (mobilisation) =>
    mayMove(mobilisation.state, 'cancelled') ? { ...mobilisation, state: 'cancelled', revision: mobilisation.revision + 1, details: withEvent(mobilisation.details, { what: 'cancelled', at: clock.now().toString() }) } : undefined);
  if (changed.outcome === 'not-found') return { outcome: 'not-found' };
  const mobilisation = changed.prompt as Mobilisation;
  if (mobilisation.state !== 'cancelled') return { outcome: 'over' };
  const called = [...(await prompts.audience(promptId)).values()].filter((addressee) => isCalled(mobilisation, addressee)).map(({ memberId }) => memberId);
  await deliveries.withdraw(promptId, callPurpose, mobilisation.revision);
  const reached = await deliveries.reached(promptId, callPurpose);
  const answers = new Map((await prompts.responses(promptId)).responses.map((response) => [response.memberId, response]));
  // Whoever cannot come needs no new message; the card they have says it.
  const told = called.filter((memberId) => reached.has(memberId) && answers.get(memberId)?.answer !== 'kan-ikke');
  const message = { promptId, priority: deliveryPriorities.mobilisationUpdate };
  await deliveries.enqueue([
    ...told.map((recipientId) => ({ ...message, purpose: offPurpose, recipientId, revision: mobilisation.revision })),
    ...called.map((recipientId) => ({ ...message, purpose: callPurpose, recipientId, revision: ownCardRevision(mobilisation, answers.get(recipientId)) })),
    ...await askedAgain(deliveries, mobilisation),
    ...channelNews(mobilisation, 'off'),
  ]);
  liveCards.touch(mobilisation);
  return { outcome: 'cancelled', mobilisation };
}

/** Cards that have asked somebody again, and would go on asking. */
async function askedAgain(deliveries: CancelMobilisationDeps['deliveries'], mobilisation: Mobilisation): Promise<DeliveryRequest[]> {
  const { promptId, revision, details } = mobilisation;
  const numbered = (purpose: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${purpose}:${at + 1}`);
  const cards = await Promise.all([...numbered(nudgePurpose, wavesCalled(mobilisation)), ...numbered(reopenedPurpose, details.reopened)].map(async (purpose) =>
    [...await deliveries.reached(promptId, purpose)].map((recipientId) => ({ promptId, purpose, recipientId, revision, priority: deliveryPriorities.ownCard }))));
  return cards.flat();
}
