/** What mobilisation adds to the shared mechanism of prompts: who is called and in which wave, how urgently, and what happens while it goes on. */
import { deliveryPriorities } from '../delivery/domain.ts';
import type { Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { resolveAudience } from '../prompts/audience.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import type { Addressee } from '../prompts/domain.ts';
import { isOverdue, type Mobilisation } from './domain.ts';

/** Edits of one message: 1800 an hour at most, as Teams allows in one conversation. */
const boardEveryMs = 2000;

export const callPurpose = 'mobilisation-call';

/** The ringeliste has the unreachable at once, and the silent when their time to answer is over. */
export const mobilisationCalledBy = (clock: Clock): CalledBy => ({
  cardPurpose: callPurpose,
  title: (prompt) => (prompt as Mobilisation).details.situation,
  overdue: (prompt, addressee) => prompt.state === 'open' && isOverdue(prompt as Mobilisation, addressee, clock.now()),
});

export const mobilisationBehaviour: PromptBehaviour = {
  kind: 'mobilisation',
  cardPurpose: callPurpose,
  liveCardPurpose: 'mobilisation-board',
  liveCardEveryMs: boardEveryMs,
  priority: deliveryPriorities.mobilisation,
  addressees: (network, prompt) => whoIsCalled(network, prompt as Mobilisation),
  asksAtOnce: ({ wave = 1 }) => wave === 1,
  occurrences: () => [],
};

/** Each person once, in the first wave that fits. Whoever calls is not called. */
export function whoIsCalled(network: Network, { details, organiserId }: Pick<Mobilisation, 'details' | 'organiserId'>): Addressee[] {
  const called = new Map<string, Addressee>();
  for (const [at, expression] of details.waves.entries()) {
    for (const addressee of resolveAudience(network, expression)) {
      if (addressee.memberId !== organiserId && !called.has(addressee.memberId)) called.set(addressee.memberId, { ...addressee, wave: at + 1 });
    }
  }
  return [...called.values()];
}
