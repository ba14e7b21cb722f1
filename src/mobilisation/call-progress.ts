/** How far the calls of a mobilisation have come: whoever is mentioned in a channel has been sent to when that card has. */
import type { DeliveryProgress, DeliveryQueue } from '../delivery/domain.ts';
import { callPurpose, type ChannelCall, type Mobilisation } from './domain.ts';

export const channelCallCards = 'mobilisation-channel-call';
/** Delivery purpose of a card in a channel, one for each. */
export const channelCallPurpose = ({ id }: Pick<ChannelCall, 'id'>): string => `${channelCallCards}:${id}`;

export interface CallProgress extends DeliveryProgress {
  /** Member ids of those whom a card in a channel has reached, and nothing else. */
  readonly throughChannel: ReadonlySet<string>;
}

/** Those whom no message of their own reached count as the card in the channel does, while there is hope for that. */
export async function callProgress(deliveries: Pick<DeliveryQueue, 'progress'>, { promptId, details }: Pick<Mobilisation, 'promptId' | 'details'>): Promise<CallProgress> {
  const own = await deliveries.progress(promptId, callPurpose);
  const states = new Map<string, 'sent' | 'pending'>();
  for (const call of details.channelCalls ?? []) {
    const { sent, pending } = await deliveries.progress(promptId, channelCallPurpose(call));
    if (sent + pending > 0) for (const memberId of call.memberIds) states.set(memberId, sent > 0 ? 'sent' : 'pending');
  }
  const saved = own.unsettled.filter(({ recipientId, state }) => state === 'unreachable' && states.has(recipientId));
  const throughChannel = new Set(saved.filter(({ recipientId }) => states.get(recipientId) === 'sent').map(({ recipientId }) => recipientId));
  return {
    ...own, throughChannel,
    sent: own.sent + throughChannel.size, pending: own.pending + saved.length - throughChannel.size, unreachable: own.unreachable - saved.length,
    unsettled: own.unsettled.filter((delivery) => !saved.includes(delivery)),
  };
}

/** Called off, or covered: what waits are changes of cards, and no call. Who got one, and who was spared it. @param reached recipients whose call has left */
export function whenNoMoreAreCalled(progress: CallProgress, { organiserId }: Pick<Mobilisation, 'organiserId'>, called: ReadonlyMap<string, unknown>, reached: ReadonlySet<string>): CallProgress & { readonly spared: number } {
  const doubtful = new Set(progress.unsettled.map(({ recipientId }) => recipientId));
  const sent = new Set([...reached, ...progress.throughChannel].filter((memberId) => !doubtful.has(memberId)));
  const spared = [...called.keys()].filter((memberId) => memberId !== organiserId && !sent.has(memberId) && !doubtful.has(memberId)).length;
  return { ...progress, pending: 0, sent: sent.size, spared };
}
