/** What meetings add to the shared mechanism of prompts. */
import { deliveryPriorities } from '../delivery/domain.ts';
import { summaryPurpose, taskPurpose } from '../follow-up/domain.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { attendanceOccurrence } from './attendance-jobs.ts';
import { begunOccurrence } from './begun-job.ts';
import { changedOccurrences } from './changed-jobs.ts';
import { stands, type Meeting, type MeetingDetails } from './domain.ts';
import { reminderOccurrences } from './remind.ts';

export const meetingCalledBy: CalledBy = { cardPurpose: 'invitation', title: ({ details }) => (details as MeetingDetails).title,
  phoned: { coming: 'kommer', notComing: 'kommer-ikke', stands: (meeting, response) => stands(meeting as Meeting, response), words: (answer, t) => t.answers[answer as keyof typeof t.answers] ?? answer } };

/** A meeting just sent opens within seconds, also when the store had to be waited for. */
const opensWithin = { minutes: 10 };
/** Its invitations have left within minutes, also behind a mobilisation of the whole network. */
const invitedWithin = { hours: 1 };

/**
 * A meeting sent by its organiser goes out at once, whatever the hour. What is late (it was imported late, or the server was away)
 * waits for working time, unless the meeting would have begun by then: nobody would hear of it.
 */
function notAtNight(meeting: Pick<Prompt, 'opensAt' | 'sortAt'>, now: Temporal.Instant, workingTime: Pick<WorkingTime, 'movedLater'>, inTime: Temporal.DurationLike): Temporal.Instant {
  if (Temporal.Duration.compare(now.since(meeting.opensAt), inTime) <= 0) return now;
  const mayGoAt = workingTime.movedLater(now);
  return Temporal.Instant.compare(mayGoAt, meeting.sortAt) < 0 ? mayGoAt : now;
}

/** When the first card of an open meeting may go to somebody: it may have waited in the queue while the server was away. */
export const invitesNotBefore = (meeting: Pick<Prompt, 'opensAt' | 'sortAt'>, now: Temporal.Instant, workingTime: Pick<WorkingTime, 'movedLater'>): Temporal.Instant =>
  notAtNight(meeting, now, workingTime, invitedWithin);

export const meetingBehaviour = (workingTime: WorkingTime): PromptBehaviour => ({
  cardPurpose: meetingCalledBy.cardPurpose,
  liveCardPurpose: 'meeting-live',
  priority: deliveryPriorities.meeting,
  renewedAfterwards: (purpose) => purpose === summaryPurpose || purpose.startsWith(`${taskPurpose}:`),
  opensNotBefore: (meeting, now) => notAtNight(meeting, now, workingTime, opensWithin),
  occurrences: (meeting) => [...reminderOccurrences(meeting, workingTime), begunOccurrence(meeting), attendanceOccurrence(meeting, workingTime), ...changedOccurrences(meeting)],
});
