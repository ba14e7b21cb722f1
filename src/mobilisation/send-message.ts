/** A message from whoever leads, to all who were called or to those who come. */
import { deliveryPriorities, type DeliveryQueue } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import { channelNews } from './channel-calls.ts';
import { isCalled, isComing, type CallerMessage, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface SendMessageDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
}

/** Far more than anybody reads; keeps the prompt small. */
const mostMessages = 50;

/** @param message.id one per form: sending it twice is sending it once. @returns member ids of those it goes to. */
export async function sendMessage({ prompts, clock, deliveries }: SendMessageDeps, promptId: string, message: Omit<CallerMessage, 'at'>): Promise<{ readonly outcome: 'sent'; readonly people: readonly string[] } | { readonly outcome: 'over' | 'nobody' | 'full' }> {
  const [audience, { responses, closedLevels }] = await Promise.all([prompts.audience(promptId), prompts.responses(promptId)]);
  const answers = new Map(responses.map(({ memberId, answer }) => [memberId, answer]));
  // Whether those of a closed level come is seen when it is sent.
  const recipients = (mobilisation: Mobilisation): string[] => [...audience.values()]
    .filter((addressee) => isCalled(mobilisation, addressee) && (message.to === 'all' || isComing(answers.get(addressee.memberId)) || closedLevels.includes(addressee.level))).map(({ memberId }) => memberId);
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (prompt) => {
    const { messages } = prompt.details;
    const fits = prompt.state === 'open' && messages.length < mostMessages && !messages.some(({ id }) => id === message.id) && recipients(prompt as Mobilisation).length > 0;
    return fits ? { ...prompt, details: { ...prompt.details, messages: [...messages, { ...message, at: clock.now().toString() }] } } : undefined;
  });
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open') return { outcome: 'over' };
  const people = recipients(changed.prompt as Mobilisation);
  if (people.length === 0) return { outcome: 'nobody' };
  if (!changed.prompt.details.messages.some(({ id }) => id === message.id)) return { outcome: 'full' };
  // Those in channels see there that there is one, and it is shown to whoever it is for.
  await deliveries.enqueue([...channelNews(changed.prompt as Mobilisation, `message:${message.id}`), ...people.map((recipientId) => ({ promptId, purpose: `mobilisation-message:${message.id}`, recipientId, revision: 0, priority: deliveryPriorities.mobilisationUpdate }))]);
  return { outcome: 'sent', people };
}
