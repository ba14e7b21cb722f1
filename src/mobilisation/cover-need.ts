/**
 * Behovet er dekket: those who are not needed are thanked and stood down, those who have arrived or come first are kept. Somebody who
 * drops out after that opens it again, and those stood down and the silent are asked anew.
 */
import { deliveryPriorities, type DeliveryQueue } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { ownCardRevision, type LiveCards } from '../prompts/live-cards.ts';
import { recordAnswer } from '../prompts/record-answer.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, JobResult, Occurrence } from '../schedule/domain.ts';
import { channelNews } from './channel-calls.ts';
import { callPurpose, comingIn, isCalled, isComing, needIsMet, stoodDown, surplusOf, thanksPurpose, unreadableOf, withEvent, reopenedPurpose, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface CoverNeedDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

const job = 'mobilisation-covered';
/** Somebody may have said yes, or dropped out, in the moment it was declared or while the server was away. */
const lookAgainAfter = { minutes: 1 };

/** While the need is declared met, it is looked after by an occurrence of its own. */
export const coverOccurrences = ({ promptId, details }: Mobilisation): Occurrence[] =>
  (details.coveredAt === undefined ? [] : [{ promptId, job: `${job}:${details.reopened}`, dueAt: details.coveredAt }]);

/** Pressing it twice is pressing it once: `already`. */
export async function coverNeed({ prompts, clock, plan, liveCards }: CoverNeedDeps, promptId: string): Promise<{ readonly outcome: 'covered' | 'already'; readonly kept: number; readonly thanked: number } | { readonly outcome: 'not-met' | 'over' }> {
  const { responses } = await prompts.responses(promptId);
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (mobilisation) =>
    mobilisation.state === 'open' && mobilisation.details.coveredAt === undefined && needIsMet(mobilisation.details, responses, clock.now())
      ? { ...mobilisation, revision: mobilisation.revision + 1, details: withEvent({ ...mobilisation.details, coveredAt: clock.now().toString() }, { what: 'covered', at: clock.now().toString() }) } : undefined);
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open') return { outcome: 'over' };
  const mobilisation = changed.prompt as Mobilisation;
  if (mobilisation.details.coveredAt === undefined) return { outcome: 'not-met' };
  await plan(coverOccurrences(mobilisation));
  liveCards.touch(mobilisation);
  const thanked = surplusOf(mobilisation.details, responses).length;
  return { outcome: changed.outcome === 'changed' ? 'covered' : 'already', kept: comingIn(responses).length - thanked, thanked };
}

export const coverJobs = (deps: CoverNeedDeps): JobHandlers => ({ [job]: async ({ promptId }) => await lookAfter(deps, promptId) });

async function lookAfter(deps: CoverNeedDeps, promptId: string): Promise<JobResult> {
  const { prompts, clock, deliveries, liveCards } = deps;
  const mobilisation = await prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
  if (mobilisation?.state !== 'open' || mobilisation.details.coveredAt === undefined) return { outcome: 'dropped', reason: 'not-covered' };
  const again: JobResult = { outcome: 'postponed', until: clock.now().add(lookAgainAfter).toString() };
  const audience = await prompts.audience(promptId);
  const { responses, closedLevels } = await prompts.responses(promptId);
  if (needIsMet(mobilisation.details, responses, clock.now()) === false) {
    // Those who come may be among those who cannot be read.
    if (unreadableOf(mobilisation, audience.values(), closedLevels).length > 0) return again;
    await reopen(deps, mobilisation);
    return { outcome: 'done' };
  }
  // Only from on the way: somebody who has just arrived, or said no, is left as they are. Who said so on the phone stays known by phone: they are phoned.
  await Promise.all(surplusOf(mobilisation.details, responses).map(({ memberId, enteredBy }) => recordAnswer(prompts, clock, { kind: 'mobilisation', promptId, memberId, answer: stoodDown, onlyFrom: ['kan-stille'], ...(enteredBy === undefined ? {} : { enteredBy }) })));
  const answers = new Map((await prompts.responses(promptId)).responses.map((response) => [response.memberId, response]));
  const waiting = [...audience.values()].filter((addressee) => isCalled(mobilisation, addressee) && !closedLevels.includes(addressee.level) && !isComing(answers.get(addressee.memberId)?.answer));
  const message = { promptId, priority: deliveryPriorities.mobilisationUpdate };
  await deliveries.enqueue([
    ...waiting.filter(({ memberId }) => answers.get(memberId)?.answer === stoodDown).map(({ memberId: recipientId }) => ({ ...message, purpose: thanksPurpose(mobilisation.details), recipientId, revision: 0 })),
    ...waiting.map(({ memberId: recipientId }) => ({ ...message, purpose: callPurpose, recipientId, revision: ownCardRevision(mobilisation, answers.get(recipientId)) })),
    ...channelNews(mobilisation, `covered:${mobilisation.details.reopened}`),
  ]);
  liveCards.touch(mobilisation);
  return again;
}

/** After an answer that takes somebody away. Does nothing while enough others come. */
export async function reopenIfNeeded(deps: CoverNeedDeps, mobilisation: Mobilisation): Promise<void> {
  if (mobilisation.details.coveredAt === undefined) return;
  const { responses, closedLevels } = await deps.prompts.responses(mobilisation.promptId);
  const unreadable = unreadableOf(mobilisation, (await deps.prompts.audience(mobilisation.promptId)).values(), closedLevels);
  if (unreadable.length === 0 && needIsMet(mobilisation.details, responses, deps.clock.now()) === false) await reopen(deps, mobilisation);
}

async function reopen({ prompts, deliveries, liveCards, clock }: CoverNeedDeps, { promptId }: Mobilisation): Promise<void> {
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (mobilisation) => {
    const { coveredAt, ...details } = mobilisation.details;
    return mobilisation.state === 'open' && coveredAt !== undefined ? { ...mobilisation, revision: mobilisation.revision + 1, details: withEvent({ ...details, reopened: details.reopened + 1 }, { what: 'reopened', at: clock.now().toString() }) } : undefined;
  });
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open') return;
  const mobilisation = changed.prompt as Mobilisation;
  const { responses, closedLevels } = await prompts.responses(promptId);
  const answers = new Map(responses.map((response) => [response.memberId, response]));
  const asked = [...(await prompts.audience(promptId)).values()].filter((addressee) => isCalled(mobilisation, addressee) && !closedLevels.includes(addressee.level) && [undefined, stoodDown].includes(answers.get(addressee.memberId)?.answer));
  const message = { promptId, priority: deliveryPriorities.mobilisation };
  await deliveries.enqueue([...channelNews(mobilisation, `reopened:${mobilisation.details.reopened}`), ...asked.flatMap(({ memberId: recipientId }) => [
    { ...message, purpose: `${reopenedPurpose}:${mobilisation.details.reopened}`, recipientId, revision: 0 },
    { ...message, priority: deliveryPriorities.mobilisationUpdate, purpose: callPurpose, recipientId, revision: ownCardRevision(mobilisation, answers.get(recipientId)) },
  ])]);
  liveCards.touch(mobilisation);
}
