/** What mobilisation adds to the shared mechanism of prompts: who is called and in which wave, how urgently, and what happens while it goes on. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import { coverOccurrences } from './cover-need.ts';
import { callPurpose, isCalled, isComing, isOverdue, offeredShifts, stoodDown, type Mobilisation } from './domain.ts';
import { shiftOccurrences } from './remind-shift.ts';
import { shiftWords } from './shifts.ts';
import { whoIsCalled } from './who-is-called.ts';
import { leadOccurrences } from './who-leads.ts';
import { waveOccurrences } from './waves.ts';

/** Edits of one message: 1800 an hour at most, as Teams allows in one conversation. */
const boardEveryMs = 2000;

/** The ringeliste has the unreachable at once, and the silent when their time to answer is over. */
export const mobilisationCalledBy = (clock: Clock, timeZone: string): CalledBy => ({
  cardPurpose: callPurpose,
  title: (prompt) => { const { exercise, situation } = (prompt as Mobilisation).details; return exercise ? `ØVELSE – ${situation}` : situation; },
  overdue: (prompt, addressee) => prompt.state === 'open' && isOverdue(prompt as Mobilisation, addressee, clock.now()),
  phoned: {
    coming: 'kan-stille', notComing: 'kan-ikke',
    words: (answer, t) => t.mobilisation.answers[answer as keyof typeof t.mobilisation.answers] ?? answer,
    overtaken(prompt, answer) {
      if (prompt.state === 'cancelled') return isComing(answer) ? 'to-be-told' : undefined;
      if (answer !== stoodDown) return undefined;
      return (prompt as Mobilisation).details.coveredAt === undefined ? 'ask-again' : 'to-be-told';
    },
    shifts: (prompt, t) => offeredShifts((prompt as Mobilisation).details, undefined, clock.now()).map((shift) => ({ title: shiftWords(shift, timeZone, t), value: shift.id })),
    refuses(prompt, addressee, said, current) {
      const mobilisation = prompt as Mobilisation;
      if (!isCalled(mobilisation, addressee)) return 'not-called';
      return said === 'coming' && mobilisation.details.coveredAt !== undefined && !isComing(current) ? 'covered' : undefined;
    },
  },
});

export const mobilisationBehaviour = (timeZone: string): PromptBehaviour => ({
  kind: 'mobilisation',
  cardPurpose: callPurpose,
  liveCardPurpose: 'mobilisation-board',
  liveCardEveryMs: boardEveryMs,
  priority: deliveryPriorities.mobilisation,
  addressees: (network, prompt) => whoIsCalled(network, prompt as Mobilisation, Temporal.Instant.from(prompt.opensAt).toZonedDateTimeISO(timeZone)),
  asksAtOnce: ({ wave = 1 }) => wave === 1,
  occurrences: (prompt) => [...waveOccurrences(prompt as Mobilisation), ...coverOccurrences(prompt as Mobilisation), ...shiftOccurrences(prompt as Mobilisation), ...leadOccurrences(prompt as Mobilisation)],
});
