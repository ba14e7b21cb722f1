/** What mobilisation adds to the shared mechanism of prompts: who is called and in which wave, how urgently, and what happens while it goes on. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import { channelCallOccurrences } from './channel-calls.ts';
import { coverOccurrences } from './cover-need.ts';
import { callPurpose, type Mobilisation } from './domain.ts';
import { shiftOccurrences } from './remind-shift.ts';
import { whoIsCalled } from './who-is-called.ts';
import { leadOccurrences } from './who-leads.ts';
import { waveOccurrences } from './waves.ts';

/** Edits of one message: 1800 an hour at most, as Teams allows in one conversation. */
const boardEveryMs = 2000;

export const mobilisationBehaviour = (timeZone: string): PromptBehaviour => ({
  cardPurpose: callPurpose,
  liveCardPurpose: 'mobilisation-board',
  liveCardEveryMs: boardEveryMs,
  priority: deliveryPriorities.mobilisation,
  addressees: (network, prompt) => whoIsCalled(network, prompt as Mobilisation, Temporal.Instant.from(prompt.opensAt).toZonedDateTimeISO(timeZone)),
  asksAtOnce: ({ wave = 1 }) => wave === 1,
  occurrences: (prompt) => [...waveOccurrences(prompt as Mobilisation), ...coverOccurrences(prompt as Mobilisation), ...shiftOccurrences(prompt as Mobilisation), ...leadOccurrences(prompt as Mobilisation), ...channelCallOccurrences(prompt as Mobilisation)],
});
