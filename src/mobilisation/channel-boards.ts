/** The board in the channels linked to those who are called: posted when they are, and redrawn with the caller's. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitsUnder } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import { isCalled, type Mobilisation } from './domain.ts';

export const channelBoardPurpose = 'mobilisation-channel';

export interface ChannelBoardDeps {
  readonly prompts: Pick<PromptStore, 'audience'>;
  readonly directory: Pick<NetworkDirectory, 'network' | 'channelLinks'>;
  readonly clock: Clock;
}

/** Every touch of a mobilisation reaches its channels too. */
export function withChannelBoards(liveCards: LiveCards, deps: ChannelBoardDeps): LiveCards {
  return {
    ...liveCards,
    touch(prompt) {
      liveCards.touch(prompt);
      if (prompt.kind === 'mobilisation' && prompt.openedAt !== undefined) liveCards.redraw(`${prompt.promptId} channels`, () => channelBoards(deps, prompt));
    },
  };
}

async function channelBoards({ prompts, directory, clock }: ChannelBoardDeps, prompt: Prompt): Promise<readonly DeliveryRequest[]> {
  const links = await directory.channelLinks();
  if (links.length === 0) return [];
  const [network, audience] = await Promise.all([directory.network(), prompts.audience(prompt.promptId)]);
  const called = new Set([...audience.values()].filter((addressee) => isCalled(prompt as Mobilisation, addressee)).flatMap(({ unit, level }) => [`${unit} ${level}`, `${unit} *`]));
  // As for the caller's: two instances that redraw in the same second ask once.
  const message = { promptId: prompt.promptId, purpose: channelBoardPurpose, revision: Math.floor(clock.now().epochMilliseconds / 1000), priority: deliveryPriorities.liveCard };
  return links.filter(({ unit, level }) => [...unitsUnder(network, unit)].some((id) => called.has(`${id} ${level}`))).map(({ id: recipientId }) => ({ ...message, recipientId }));
}
