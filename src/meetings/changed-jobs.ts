/** What follows a change of an open meeting: everything is planned anew, every card says how it is now, and whoever had said that they come, or perhaps, is asked again. A scheduled job, so that a crash at any point is made good by running it again. */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Prompt } from '../prompts/domain.ts';
import { ownCardRevision, type LiveCards } from '../prompts/live-cards.ts';
import { closeOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence, Schedule } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { attendanceOccurrence } from './attendance-jobs.ts';
import { begunOccurrence } from './begun-job.ts';
import { stands, type Meeting, type MeetingDetails } from './domain.ts';
import { reminderJob, reminderOccurrences } from './remind.ts';

export interface ChangedJobDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly workingTime: WorkingTime;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly replan: Schedule['replan'];
  readonly plan: Schedule['plan'];
}

const job = 'meeting-changed';
const cardPurpose = 'invitation';
/** Done long ago, and planned again only because the record of it has been deleted since. */
const madeGoodWithin = { hours: 24 * 30 };

/** One for each revision; none where nobody had been asked yet. */
export const changedOccurrences = (prompt: Prompt): Occurrence[] => {
  const { promptId, revision, changedAt } = prompt as Meeting;
  return changedAt === undefined ? [] : [{ promptId, job: `${job}:${revision}`, dueAt: changedAt }];
};

export const changedJobs = (deps: ChangedJobDeps): JobHandlers => ({
  async [job]({ promptId, dueAt }) {
    const meeting = await deps.prompts.load<MeetingDetails>(promptId) as Meeting | undefined;
    if (meeting?.state !== 'open' || Temporal.Instant.compare(dueAt, deps.clock.now().subtract(madeGoodWithin)) < 0) return { outcome: 'dropped', reason: 'not-open' };
    await deps.replan(promptId, reminderJob, reminderOccurrences(meeting, deps.workingTime));
    await deps.plan([closeOccurrence(meeting), begunOccurrence(meeting), attendanceOccurrence(meeting, deps.workingTime)]);
    await tellEverybody(deps, meeting);
    deps.liveCards.touch(meeting);
    return { outcome: 'done' };
  },
});

async function tellEverybody({ prompts, deliveries, enqueue }: ChangedJobDeps, meeting: Meeting): Promise<void> {
  const { promptId, moved } = meeting;
  const [reached, { responses }, audience] = await Promise.all([deliveries.reached(promptId, cardPurpose), prompts.responses(promptId), prompts.audience(promptId)]);
  const answers = new Map(responses.map((response) => [response.memberId, response]));
  // Whoever has not got it yet gets it as it is now.
  const people = [...audience.keys()].filter((memberId) => reached.has(memberId) || answers.has(memberId));
  const askedAgain = moved === undefined ? [] : responses.filter((response) => !stands(meeting, response));
  await enqueue([
    // With its revision, so that a meeting that is moved twice is announced anew and not edited into the message before.
    ...askedAgain.map(({ memberId: recipientId }) => ({ promptId, purpose: `changed:${moved?.revision}`, recipientId, revision: moved?.revision ?? 0, priority: deliveryPriorities.update })),
    ...people.map((recipientId) => ({ promptId, purpose: cardPurpose, recipientId, revision: ownCardRevision(meeting, answers.get(recipientId)), priority: deliveryPriorities.meeting })),
  ]);
}
