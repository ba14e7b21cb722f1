/** What meetings add to the shared mechanism of prompts. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { reminderOccurrences } from './remind.ts';

export const meetingBehaviour = (workingTime: WorkingTime): PromptBehaviour => ({
  kind: 'meeting',
  cardPurpose: 'invitation',
  liveCardPurpose: 'meeting-live',
  priority: deliveryPriorities.meeting,
  occurrences: (meeting) => reminderOccurrences(meeting, workingTime),
});
