/** A message the bot sends unasked, from wish to outcome. Pure rules; storage is in store.ts. */
import type { Stored } from '../ports/document-store.ts';
import type { SendOutcome } from '../ports/message-sender.ts';
import { isoInstant } from '../shared/iso-instant.ts';

/** Lower goes first. */
export const deliveryPriorities = { mobilisation: 0, mobilisationUpdate: 1, update: 2, meeting: 3, checkIn: 4, liveCard: 5, ownCard: 6, ahead: 7 } as const;
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
  /** ISO instant from which it may be tried; absent: at once. */
  readonly notBefore?: string;
}

export interface Delivery extends DeliveryRequest {
  readonly state: DeliveryState;
  /** Claims so far, each for one request: tells one claim from the next. */
  readonly attempt: number;
  /** ISO instant from which it may be tried. */
  readonly notBefore: string;
  /** The last reason: an outcome code, never content. */
  readonly reason?: string;
  /** The reign (lease.ts) in which it was last claimed. */
  readonly epoch?: number;
  readonly conversationId?: string;
  /** The message as the platform knows it. Before `sent`: the earlier message that this one is to replace. */
  readonly activityId?: string;
  readonly sentAt?: string;
  /** Its conversation or the message to replace was gone: it is sent afresh, and only once. */
  readonly renewed?: true;
  /** Of an earlier request for it nobody knows whether it arrived; the others were refused. */
  readonly uncertain?: true;
}

/** How far a prompt's messages have come; the newest revision for each purpose and recipient counts. */
export interface DeliveryProgress {
  /** Waiting or under way. */
  readonly pending: number;
  readonly sent: number;
  readonly unknown: number;
  readonly failed: number;
  readonly unreachable: number;
  /** Those whom it did not surely reach, to be named to the sender. */
  readonly unsettled: readonly { readonly recipientId: string; readonly purpose: string; readonly state: 'unknown' | 'failed' | 'unreachable'; readonly reason: string }[];
}

/** What features may ask of the delivery queue. */
export interface DeliveryQueue {
  /** Durable once it resolves. Repeatable: those asked for before are left as they are. */
  enqueue(requests: readonly DeliveryRequest[]): Promise<{ readonly created: number; readonly existed: number }>;
  progress(promptId: string, purpose?: string): Promise<DeliveryProgress>;
  /** Recipients who have got a message of this purpose, or may have: a request for it has left and was not refused for good. */
  reached(promptId: string, purpose: string): Promise<ReadonlySet<string>>;
  /** Takes back every message of this purpose, below this revision, whose request has not left: those too that are just waiting for their turn to leave. */
  withdraw(promptId: string, purpose: string, belowRevision: number): Promise<void>;
}

/** What features may ask about messages that ended `unreachable` or `failed`. */
export interface UndeliveredMessages {
  /** To these people, of any prompt. */
  to(recipientIds: readonly string[]): Promise<readonly Stored<Delivery>[]>;
  ofPrompt(promptId: string, purpose: string): Promise<readonly Stored<Delivery>[]>;
  /** Puts one back into the queue. False when somebody else has, or when a newer revision has taken its place. */
  renew(delivery: Stored<Delivery>, notBefore: Temporal.Instant): Promise<boolean>;
}

/** Patience by urgency: about 45 minutes for a mobilisation, four hours otherwise. A composer may find it needless meanwhile. */
const patience = {
  urgent: { attempts: 240, longestWaitMs: 15_000 },
  ordinary: { attempts: 60, longestWaitMs: 300_000 },
} as const;
const firstWaitMs = 1000;

const isUrgent = ({ priority }: Delivery): boolean => priority <= deliveryPriorities.mobilisationUpdate;
const patienceFor = (delivery: Delivery) => (isUrgent(delivery) ? patience.urgent : patience.ordinary);

/** Exponential with jitter: between half and all of 1, 2, 4 … seconds. `random` is in [0, 1). */
function backOffMs(delivery: Delivery, random: () => number): number {
  const fullMs = Math.min(patienceFor(delivery).longestWaitMs, firstWaitMs * 2 ** Math.min(20, Math.max(0, delivery.attempt - 1)));
  return Math.round(fullMs * (0.5 + random() / 2));
}

/** A duplicate is better than silence in a crisis; replacing a message twice is replacing it once. */
const maySendAgain = (delivery: Delivery): boolean => isUrgent(delivery) || delivery.activityId !== undefined;

export const ended = (delivery: Delivery, state: 'unknown' | 'failed' | 'unreachable' | 'superseded', reason: string): Delivery => ({ ...delivery, state, reason });

/** Tried again no sooner than after `waitMs`. */
export const postponed = (delivery: Delivery, now: Temporal.Instant, waitMs: number, reason: string): Delivery =>
  ({ ...delivery, state: 'pending', notBefore: isoInstant(now.add({ milliseconds: Math.ceil(waitMs) })), reason });

/** The request is about to leave. From here on a crash means that nobody knows whether it arrived. */
export function beginAttempt(delivery: Delivery, conversationId: string, replaces: string | undefined, epoch: number): Delivery {
  const { activityId: _, ...rest } = delivery;
  return { ...rest, state: 'sending', attempt: delivery.attempt + 1, epoch, conversationId, ...(replaces === undefined ? {} : { activityId: replaces }) };
}

/**
 * What becomes of a delivery after one request for it: the error policy of the platform (Bot Connector's documentation,
 * reports from similar systems) and of the network (unknown outcomes are repeated in a crisis, and named otherwise).
 */
export function next(delivery: Delivery, outcome: SendOutcome, now: Temporal.Instant, random: () => number): Delivery {
  const patient = delivery.attempt < patienceFor(delivery).attempts;
  const again = (reason: string): Delivery => postponed(delivery, now, backOffMs(delivery, random), reason);
  switch (outcome.outcome) {
    case 'sent': {
      const { reason: _, ...rest } = delivery;
      return { ...rest, state: 'sent', activityId: outcome.activityId, sentAt: isoInstant(now) };
    }
    // Nothing was delivered, and the platform says when: no end to this patience.
    case 'throttled': return outcome.retryAfterMs === undefined ? again('throttled') : postponed(delivery, now, outcome.retryAfterMs, 'throttled');
    case 'retry': return patient ? again(outcome.reason) : ended(delivery, 'failed', outcome.reason);
    case 'unknown': return maySendAgain(delivery) && patient ? { ...again(outcome.reason), uncertain: true } : ended(delivery, 'unknown', outcome.reason);
    case 'unreachable': return ended(delivery, 'unreachable', outcome.reason);
    case 'gone': return delivery.renewed === true ? ended(delivery, 'unreachable', outcome.reason) : renewed(delivery, now, outcome.reason);
    case 'failed': return ended(delivery, 'failed', outcome.reason);
    // The bot itself is refused: nothing is wrong with this delivery, it waits until the bot may speak again.
    case 'refused': return postponed(delivery, now, 0, outcome.reason);
  }
}

function renewed(delivery: Delivery, now: Temporal.Instant, reason: string): Delivery {
  const { conversationId: _, activityId: __, ...rest } = delivery;
  return { ...postponed(rest, now, 0, reason), renewed: true };
}

/** The reason of a message that waits only because its recipient has just come (back). */
export const reachableAgain = 'reachable-again';

/** As if never tried: where the person can be reached now may be another conversation. */
export const reopened = ({ promptId, purpose, recipientId, revision, priority }: Delivery, notBefore: Temporal.Instant): Delivery =>
  ({ promptId, purpose, recipientId, revision, priority, state: 'pending', attempt: 0, notBefore: isoInstant(notBefore), reason: reachableAgain });

/** A redraw, the organiser's or a person's own: whoever has got the message has it, whatever becomes of a fresher picture of it. */
export const isRedraw = ({ priority }: Pick<Delivery, 'priority'>): boolean => priority === deliveryPriorities.liveCard || priority === deliveryPriorities.ownCard;
const hasArrived = (delivery: Delivery): boolean => delivery.state === 'sent' || (isRedraw(delivery) && delivery.activityId !== undefined);

/** The message that this revision replaces: the newest earlier one that surely arrived. */
export const replacedBy = <D extends Delivery>(delivery: Delivery, siblings: readonly D[]): D | undefined =>
  delivery.renewed === true ? undefined : siblings
    .filter(({ state, revision, activityId }) => state === 'sent' && revision < delivery.revision && activityId !== undefined)
    .sort((one, other) => other.revision - one.revision)[0];

/** One that the platform has only refused so far (429, say) has reached nobody. */
export const mayHaveArrived = ({ state, uncertain }: Delivery): boolean =>
  state === 'sent' || state === 'unknown' || state === 'sending' || ((state === 'pending' || state === 'superseded') && uncertain === true);

/** Waits or is under way, and for all that is known has not arrived: it says nothing new of whether its recipient can be reached. */
const isOpen = (delivery: Delivery): boolean => (delivery.state === 'pending' || delivery.state === 'sending') && delivery.uncertain !== true && delivery.reason !== reachableAgain;
const isMissed = ({ state }: Delivery): boolean => state === 'unknown' || state === 'failed' || state === 'unreachable';

export function progressOf(deliveries: readonly Delivery[]): DeliveryProgress {
  const newest = new Map<string, Delivery>();
  /** What became of the last that is over. */
  const lastEnded = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const key = `${delivery.purpose}|${delivery.recipientId}`;
    const known = newest.get(key);
    if (delivery.state === 'superseded') continue;
    if (known === undefined || (isRedraw(known) && !isRedraw(delivery)) || (isRedraw(known) === isRedraw(delivery) && known.revision < delivery.revision)) newest.set(key, delivery);
    if (!isRedraw(delivery) && !isOpen(delivery) && (lastEnded.get(key)?.revision ?? -1) < delivery.revision) lastEnded.set(key, delivery);
  }
  // Whom the message did not reach is not reached because an update of it waits.
  for (const [key, delivery] of newest) {
    const before = lastEnded.get(key);
    if (isOpen(delivery) && !isRedraw(delivery) && before !== undefined && isMissed(before)) newest.set(key, before);
  }
  const count = { pending: 0, sent: 0, unknown: 0, failed: 0, unreachable: 0 };
  const unsettled: DeliveryProgress['unsettled'][number][] = [];
  for (const delivery of newest.values()) {
    const { recipientId, purpose, reason = '' } = delivery;
    const state = hasArrived(delivery) ? 'sent' : delivery.state;
    if (state === 'superseded') continue;
    count[state === 'sending' ? 'pending' : state] += 1;
    if (state === 'unknown' || state === 'failed' || state === 'unreachable') unsettled.push({ recipientId, purpose, state, reason });
  }
  return { ...count, unsettled };
}
