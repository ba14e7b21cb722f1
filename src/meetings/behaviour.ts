/** What meetings add to the shared mechanism of prompts. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { MeetingDetails } from './domain.ts';
import { reminderOccurrences } from './remind.ts';

export const meetingCalledBy: CalledBy = { cardPurpose: 'invitation', title: ({ details }) => (details as MeetingDetails).title,
  phoned: { coming: 'kommer', notComing: 'kommer-ikke', words: (answer, t) => t.answers[answer as keyof typeof t.answers] ?? answer } };

/** A meeting just sent opens within seconds, also when the store had to be waited for. */
const inTimeMinutes = 10;

/**
 * A meeting sent by its organiser opens at once, whatever the hour. One whose time was earlier (imported late, or the server was away)
 * waits for working time, unless it would have begun by then: nobody would hear of it.
 */
function opensNotBefore(meeting: Prompt, now: Temporal.Instant, workingTime: WorkingTime): Temporal.Instant {
  if (now.since(meeting.opensAt).total('minutes') <= inTimeMinutes) return now;
  const mayOpenAt = workingTime.movedLater(now);
  return Temporal.Instant.compare(mayOpenAt, meeting.sortAt) < 0 ? mayOpenAt : now;
}

export const meetingBehaviour = (workingTime: WorkingTime): PromptBehaviour => ({
  kind: 'meeting',
  cardPurpose: meetingCalledBy.cardPurpose,
  liveCardPurpose: 'meeting-live',
  priority: deliveryPriorities.meeting,
  opensNotBefore: (meeting, now) => opensNotBefore(meeting, now, workingTime),
  occurrences: (meeting) => reminderOccurrences(meeting, workingTime),
});
