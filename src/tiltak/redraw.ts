/** Which cards are out of date after an answer or a change, and asking the queue for them. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { overviewPurpose, type CheckIn, type CheckInItem } from './check-in.ts';

/** Delivery purpose of the one measure that a colleague was sent. */
export const delegatedPurpose = 'tiltak-delegated';
export const delegatedPurposeOf = (measureId: string): string => `${delegatedPurpose}:${measureId}`;

/** Milliseconds since 1970: an overview changes with every answer of several people, so it only has to grow. The first is the check-in's own, a small number. */
const revisionNow = (clock: Clock): number => clock.now().epochMilliseconds;

export const overviewRedraw = (clock: Clock, { promptId }: Pick<CheckIn, 'promptId'>, recipientId: string): DeliveryRequest =>
  ({ promptId, purpose: overviewPurpose, recipientId, revision: revisionNow(clock), priority: deliveryPriorities.liveCard });

export const delegatedCard = (clock: Clock, { promptId, measureId }: Pick<CheckInItem, 'promptId' | 'measureId'>, recipientId: string): DeliveryRequest =>
  ({ promptId, purpose: delegatedPurposeOf(measureId), recipientId, revision: revisionNow(clock), priority: deliveryPriorities.checkIn });

/**
 * After an answer, or after a measure changed hands: the organiser's roll-up, the overviews that show the measure, and the answerer's own card where it was handed over.
 * Not the colleague's card after somebody else's answer: they may be typing in it, and the answer they give says if it comes too late.
 */
export function redrawAfterAnswer({ liveCards, clock }: { readonly liveCards: LiveCards; readonly clock: Clock }, checkIn: CheckIn, items: readonly CheckInItem[], by: string): void {
  liveCards.touch(checkIn);
  const { promptId } = checkIn;
  for (const memberId of new Set(items.flatMap(({ responsibleIds }) => responsibleIds))) liveCards.redraw(`${promptId} ${memberId}`, () => overviewRedraw(clock, checkIn, memberId));
  for (const item of items) if (item.delegatedTo?.memberId === by) liveCards.redraw(`${promptId} ${by} ${item.measureId}`, () => ({ ...delegatedCard(clock, item, by), priority: deliveryPriorities.liveCard }));
}
