/** Which cards are out of date after an answer or a change, and asking the queue for them. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { isTakenOver, overviewPurpose, passedOnPurpose, type CheckIn, type CheckInItem } from './check-in.ts';

/** Delivery purpose of the one measure that a colleague was sent: once for each time it was handed to them, so that they hear of the next time too. */
export const delegatedPurpose = 'tiltak-delegated';
export const delegatedPurposeOf = (measureId: string, at: string): string => `${delegatedPurpose}:${Temporal.Instant.from(at).epochMilliseconds}:${measureId}`;
/** One for all that fell to others at the same time. */
export const passedOnPurposeOf = (at: string): string => `${passedOnPurpose}:${Temporal.Instant.from(at).epochMilliseconds}`;
export const measureOf = (purpose: string): string => purpose.split(':').slice(2).join(':');

/** Milliseconds since 1970: an overview changes with every answer of several people, so it only has to grow. The first is the check-in's own, a small number. */
const revisionNow = (clock: Clock): number => clock.now().epochMilliseconds;

export const overviewRedraw = (clock: Clock, { promptId }: Pick<CheckIn, 'promptId'>, recipientId: string): DeliveryRequest =>
  ({ promptId, purpose: overviewPurpose, recipientId, revision: revisionNow(clock), priority: deliveryPriorities.liveCard });

export const delegatedCard = (clock: Clock, { promptId, measureId, delegatedTo }: Pick<CheckInItem, 'promptId' | 'measureId'> & Required<Pick<CheckInItem, 'delegatedTo'>>): DeliveryRequest =>
  ({ promptId, purpose: delegatedPurposeOf(measureId, delegatedTo.at), recipientId: delegatedTo.memberId, revision: revisionNow(clock), priority: deliveryPriorities.checkIn });

/**
 * After an answer, or after a measure changed hands: the organiser's roll-up, the overviews that show the measure, and the answerer's own card where it was handed over.
 * Not the colleague's card after somebody else's answer: they may be typing in it, and the answer they give says if it comes too late.
 */
export function redrawAfterAnswer({ liveCards, clock }: { readonly liveCards: LiveCards; readonly clock: Clock }, checkIn: CheckIn, items: readonly CheckInItem[], by: string): void {
  liveCards.touch(checkIn);
  const { promptId } = checkIn;
  for (const memberId of new Set(items.flatMap(({ responsibleIds }) => responsibleIds))) liveCards.redraw(`${promptId} ${memberId}`, () => overviewRedraw(clock, checkIn, memberId), memberId === by ? 'its-person' : undefined);
  for (const { delegatedTo, ...item } of items) {
    if (delegatedTo?.memberId !== by) continue;
    // Taken over: it stands on their overview, and they have no card of it.
    if (isTakenOver({ delegatedTo })) liveCards.redraw(`${promptId} ${by}`, () => overviewRedraw(clock, checkIn, by), 'its-person');
    else liveCards.redraw(`${promptId} ${by} ${item.measureId}`, () => ({ ...delegatedCard(clock, { ...item, delegatedTo }), priority: deliveryPriorities.liveCard }), 'its-person');
  }
}
