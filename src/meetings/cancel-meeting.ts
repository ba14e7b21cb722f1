/** Calls a meeting off: nobody is reminded any more, every card that was sent says so, and those who were coming are told. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { ownCardRevision, type LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { MeetingDetails, Meeting } from './domain.ts';

export interface CancelMeetingDeps {
  readonly prompts: PromptStore;
  readonly liveCards: LiveCards;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  /** Takes away what was planned for it. */
  readonly unplan: (promptId: string) => Promise<unknown>;
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
  deps.liveCards.touch(meeting);
  return { outcome: 'cancelled', meeting };
}

async function tellEverybody({ prompts, enqueue }: CancelMeetingDeps, meeting: Meeting): Promise<void> {
  const { responses } = await prompts.responses(meeting.promptId);
  const answers = new Map(responses.map((response) => [response.memberId, response]));
  const people = [...(await prompts.audience(meeting.promptId)).keys()];
  const notDeclined = people.filter((memberId) => answers.get(memberId)?.answer !== 'kommer-ikke');
  await enqueue([
    ...notDeclined.map((recipientId) => ({ promptId: meeting.promptId, purpose: 'cancelled', recipientId, revision: meeting.revision, priority: deliveryPriorities.update })),
    ...people.map((recipientId) => ({ promptId: meeting.promptId, purpose: 'invitation', recipientId, revision: ownCardRevision(meeting, answers.get(recipientId)), priority: deliveryPriorities.meeting })),
  ]);
}
