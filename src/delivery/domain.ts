/** A message the bot sends unasked, from wish to outcome. */

/** Lower goes first. */
export const deliveryPriorities = { mobilisation: 0, mobilisationUpdate: 1, update: 2, meeting: 3, checkIn: 4, liveCard: 5 } as const;
export type DeliveryPriority = (typeof deliveryPriorities)[keyof typeof deliveryPriorities];

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unknown' | 'failed' | 'unreachable' | 'superseded';

/** What a feature asks for. Its id is made of promptId, purpose, recipient and revision, so asking twice is asking once. */
export interface DeliveryRequest {
  readonly promptId: string;
  /** `invitation`, `live-card`, `reminder:nudge-7` … Finds the composer that makes the card at the moment of sending. */
  readonly purpose: string;
  /** Member id. */
  readonly recipientId: string;
  /** A higher revision of the same purpose and recipient replaces the message already sent. */
  readonly revision: number;
  readonly priority: DeliveryPriority;
}

export interface Delivery extends DeliveryRequest {
  readonly state: DeliveryState;
  readonly attempt: number;
  /** ISO instant from which it may be tried. */
  readonly notBefore: string;
  /** The last reason: an outcome code, never content. */
  readonly reason?: string;
  readonly conversationId?: string;
  readonly activityId?: string;
  readonly sentAt?: string;
}
