/** What meetings add to the shared mechanism of prompts. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { MeetingDetails } from './domain.ts';
import { reminderOccurrences } from './remind.ts';

export const meetingCalledBy: CalledBy = { cardPurpose: 'invitation', title: ({ details }) => (details as MeetingDetails).title };

export const meetingBehaviour = (workingTime: WorkingTime): PromptBehaviour => ({
  kind: 'meeting',
  cardPurpose: meetingCalledBy.cardPurpose,
  liveCardPurpose: 'meeting-live',
  priority: deliveryPriorities.meeting,
  occurrences: (meeting) => reminderOccurrences(meeting, workingTime),
});
