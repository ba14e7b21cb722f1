/** Calls a meeting off: nobody is reminded any more, what has not left is taken back, every card that was sent says so, and those who had not said no are told. */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { ownCardRevision, type LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import { meetingCalledBy } from './behaviour.ts';
import { declines, type MeetingDetails, type Meeting } from './domain.ts';

export interface CancelMeetingDeps {
  readonly prompts: PromptStore;
  readonly liveCards: LiveCards;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly deliveries: Pick<DeliveryQueue, 'reached' | 'withdraw'>;
  /** Takes away what was planned for it. */
  readonly unplan: (promptId: string) => Promise<unknown>;
  /** What else has to know. Repeatable. */
  readonly calledOff: (meeting: Meeting) => Promise<unknown>;
}

/** Safe to repeat: a second press finishes what a crash left of the first. */
export async function cancelMeeting(deps: CancelMeetingDeps, promptId: string): Promise<{ readonly outcome: 'cancelled'; readonly meeting: Meeting } | { readonly outcome: 'not-found' | 'over' }> {
  const changed = await changePrompt<MeetingDetails>(deps.prompts, promptId, (meeting) =>
    mayMove(meeting.state, 'cancelled') ? { ...meeting, state: 'cancelled', revision: meeting.revision + 1 } : undefined);
  if (changed.outcome === 'not-found') return { outcome: 'not-found' };
  const meeting = changed.prompt as Meeting;
  if (meeting.state !== 'cancelled') return { outcome: 'over' };
  await deps.unplan(promptId);
  if (meeting.openedAt !== undefined) await tellEverybody(deps, meeting);
  await deps.calledOff(meeting);
  // One that was never sent has no live card, and needs none.
  if (meeting.openedAt !== undefined) deps.liveCards.touch(meeting);
  return { outcome: 'cancelled', meeting };
}

async function tellEverybody({ prompts, enqueue, deliveries }: CancelMeetingDeps, meeting: Meeting): Promise<void> {
  const { promptId, revision } = meeting;
  await deliveries.withdraw(promptId, meetingCalledBy.cardPurpose, revision);
  const [reached, { responses }, audience] = await Promise.all([deliveries.reached(promptId, meetingCalledBy.cardPurpose), prompts.responses(promptId), prompts.audience(promptId)]);
  const answers = new Map(responses.map((response) => [response.memberId, response]));
  // Whoever has neither got it nor answered it elsewhere has not heard of it.
  const people = [...audience.keys()].filter((memberId) => reached.has(memberId) || answers.has(memberId));
  const notDeclined = people.filter((memberId) => { const answer = answers.get(memberId); return answer === undefined || !declines(answer); });
  await enqueue([
    ...notDeclined.map((recipientId) => ({ promptId, purpose: 'cancelled', recipientId, revision, priority: deliveryPriorities.update })),
    ...people.map((recipientId) => ({ promptId, purpose: meetingCalledBy.cardPurpose, recipientId, revision: ownCardRevision(meeting, answers.get(recipientId)), priority: deliveryPriorities.meeting })),
  ]);
}
