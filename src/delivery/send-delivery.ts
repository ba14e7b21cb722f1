/** One delivery, from its turn in the queue to a recorded outcome: the guards, the one request, the record. */
import type { NetworkDirectory } from '../network/directory.ts';
import type { Contact } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CreateOutcome, LookUpOutcome, MessageSender, OutgoingMessage, SendOutcome } from '../ports/message-sender.ts';
import type { Alarm } from '../shared/alarm.ts';
import { isAppError } from '../shared/errors.ts';
import type { Composed, Composers } from './composer.ts';
import type { Delivery } from './domain.ts';
import { beginAttempt, ended, isRedraw, next, postponed, replacedBy } from './domain.ts';
import type { Grant, SendLimiter } from './limiter.ts';
import { createSendLine } from './send-line.ts';
import type { DeliveryStore, StoredDelivery } from './store.ts';

/** What sending needs of the network. */
export type SendingDirectory = Pick<NetworkDirectory, 'reachability' | 'conversationCreated' | 'conversationGone' | 'blocked'>;

export interface SendDeliveryDeps {
  readonly deliveries: DeliveryStore;
  readonly sender: MessageSender;
  readonly directory: SendingDirectory;
  readonly composers: Composers;
  readonly limiter: SendLimiter;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  /** Rung when the dispatcher stops, and when something more urgent comes. */
  readonly alarm: Alarm;
  readonly stopping: () => boolean;
  /** The reign in which this instance may send, while it surely may (lease.ts). */
  readonly epoch: () => number | undefined;
  /** Something more urgent waits: whoever has no claim yet lets it pass. */
  readonly outranked: (delivery: Delivery) => boolean;
  /** Told when a request may leave. */
  readonly granted: (delivery: Delivery) => void;
  /** Told after every recorded change. */
  readonly recorded: (delivery: Delivery) => void;
  /** Told when the store does not take an outcome. */
  readonly troubled: () => void;
}

/**
 * `refused`: the platform does not know this bot any more; nobody may be sent to.
 * `unclaimed`: the store did not say whether the claim was written; the request has certainly not left.
 */
export type Handled = 'handled' | 'refused' | 'unclaimed';

/** While the database keeps closed what a message is made from. */
const setAside = { minutes: 2 };
const longestRecordWaitMs = 30_000;
const fieldsOf = ({ promptId, purpose, recipientId, state, reason }: Delivery) => ({ promptId, purpose, recipientId, state, reason });

/** Throws what the store or the directory throws before the request has left; after that it records until the store answers. */
export function createDeliverySending(deps: SendDeliveryDeps): (delivery: StoredDelivery) => Promise<Handled> {
  const { deliveries, sender, directory, limiter, clock, log, random, alarm } = deps;
  const line = createSendLine({ limiter, alarm });

  /** Without a request: whoever has written meanwhile is right. */
  async function settle(read: StoredDelivery, delivery: Delivery): Promise<Handled> {
    if (delivery.state === 'failed') log.error('delivery.failed', fieldsOf(delivery));
    if (await deliveries.save(read, delivery) !== undefined) deps.recorded(delivery);
    return 'handled';
  }

  /** False when the outcome is no news: a successor has claimed it anew since, or has seen it arrive. Over its mere guess this is right. */
  async function record(read: StoredDelivery, after: Delivery): Promise<boolean> {
    for (let current = read; ;) {
      if (await deliveries.save(current, after) !== undefined) return true;
      const present = await deliveries.reread(read);
      if (present === undefined || present.attempt !== after.attempt || present.epoch !== after.epoch || present.state === 'sent') return false;
      current = present;
    }
  }

  /** After a request: what is known now is known by nobody else, and not given up while the process lives. */
  async function insist(read: StoredDelivery, delivery: Delivery): Promise<void> {
    if (delivery.state === 'failed') log.error('delivery.failed', fieldsOf(delivery));
    for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, longestRecordWaitMs)) {
      try {
        if (await record(read, delivery)) deps.recorded(delivery);
        return;
      } catch (error) {
        log.warn('delivery.outcome-not-recorded', { ...fieldsOf(delivery), error });
        deps.troubled();
        if (deps.stopping()) return; // left in `sending`: the next start takes it up as unknown
        await alarm.wait(waitMs);
      }
    }
  }

  async function compose(delivery: StoredDelivery, replaces: boolean): Promise<Composed | { readonly fault: string }> {
    const composer = deps.composers[delivery.purpose.replace(/:.*/s, '')];
    if (composer === undefined) return { fault: 'no-composer' };
    try {
      return await composer(delivery, { replaces });
    } catch (error) {
      if (isAppError(error, 'store-unavailable')) throw error;
      // A closed container is one level's: the others' messages go on.
      if (isAppError(error, 'store-denied')) {
        log.warn('delivery.set-aside', { ...fieldsOf(delivery), error });
        return { postpone: clock.now().add(setAside).toString() };
      }
      log.error('delivery.composer-threw', { ...fieldsOf(delivery), error });
      return { fault: 'composer-threw' };
    }
  }

  /** A grant when the request may leave. Otherwise the delivery has been put off, or stays in the queue as it is. */
  async function mayLeave(delivery: StoredDelivery, conversation: string): Promise<Extract<Grant, { go: true }> | undefined> {
    const grant = await line.wait(delivery, conversation, () => !deps.stopping() && !deps.outranked(delivery) && deps.epoch() !== undefined);
    if (grant === undefined) return undefined;
    if (grant.go) {
      deps.granted(delivery);
      return grant;
    }
    await settle(delivery, postponed(delivery, clock.now(), grant.waitMs, 'busy-conversation'));
    return undefined;
  }

  /** A sender that throws has broken its contract; whether the request left is not known then. */
  async function guarded<Outcome>(request: () => Promise<Outcome>): Promise<Outcome | { readonly outcome: 'unknown'; readonly reason: string }> {
    try {
      return await request();
    } catch (error) {
      log.error('delivery.sender-threw', { error });
      return { outcome: 'unknown', reason: 'sender-threw' };
    }
  }

  /** False while the store does not take it. */
  async function learn(outcome: SendOutcome, contact: Contact): Promise<boolean> {
    try {
      if (outcome.outcome === 'gone') await directory.conversationGone(contact);
      if (outcome.outcome === 'unreachable') await directory.blocked(contact, outcome.reason);
      return true;
    } catch (error) {
      log.warn('delivery.contact-not-updated', { memberId: contact.memberId, outcome: outcome.outcome, error });
      return false;
    }
  }

  async function conclude(read: StoredDelivery, attempted: Delivery, outcome: SendOutcome, contact: Contact, conversation: string): Promise<Handled> {
    const after = next(attempted, outcome, clock.now(), random);
    if (outcome.outcome === 'throttled') limiter.throttled(conversation, Temporal.Instant.from(after.notBefore).since(clock.now()).total('milliseconds'));
    // Before it is recorded: whoever is told of the outcome looks at how else they can be reached, and a crash between the two is not to leave them reachable in name.
    const learnt = await learn(outcome, contact);
    await insist(read, after);
    if (!learnt) await learn(outcome, contact);
    return outcome.outcome === 'refused' ? 'refused' : 'handled';
  }

  async function openConversation(delivery: StoredDelivery, contact: Contact): Promise<{ readonly conversationId: string } | Handled> {
    const conversation = `user:${contact.userId}`;
    if (!await mayLeave(delivery, conversation)) return 'handled';
    const { serviceUrl, tenantId, userId } = contact;
    const created = await guarded(() => sender.createConversation({ serviceUrl, tenantId, userId }));
    if (created.outcome !== 'created') return conclude(delivery, { ...delivery, attempt: delivery.attempt + 1 }, asSendOutcome(created), contact, conversation);
    await directory.conversationCreated(contact, created.conversationId);
    return { conversationId: created.conversationId };
  }

  /** Repeatable: a person's conversation is the same however often it is asked for. */
  async function openAhead(delivery: StoredDelivery, contact: Contact): Promise<Handled> {
    const { conversationId } = contact;
    const conversation = conversationId === undefined ? await openConversation(delivery, contact) : { conversationId };
    return typeof conversation === 'string' ? conversation : settle(delivery, { ...next(delivery, { outcome: 'sent', activityId: '' }, clock.now(), random), ...conversation });
  }

  async function lookUp(delivery: StoredDelivery, contact: Contact): Promise<Handled> {
    const conversation = contact.conversationId === undefined ? await openConversation(delivery, contact) : { conversationId: contact.conversationId };
    if (typeof conversation === 'string') return conversation;
    const { conversationId } = conversation;
    if (!await mayLeave(delivery, conversationId)) return 'handled';
    const { serviceUrl, tenantId, userId } = contact;
    const attempted: Delivery = { ...delivery, attempt: delivery.attempt + 1, conversationId };
    const found = await guarded(() => sender.lookUpMember({ serviceUrl, tenantId, conversationId }, userId));
    if (found.outcome === 'found') return settle(delivery, next(attempted, { outcome: 'sent', activityId: '' }, clock.now(), random));
    return conclude(delivery, attempted, ofLookUp(found, delivery), { ...contact, conversationId }, conversationId);
  }

  async function send(delivery: StoredDelivery, contact: Contact, message: OutgoingMessage, earlier: StoredDelivery | undefined): Promise<Handled> {
    const known = earlier?.conversationId ?? contact.conversationId;
    const conversation = known === undefined ? await openConversation(delivery, contact) : { conversationId: known };
    if (typeof conversation === 'string') return conversation;
    const { conversationId } = conversation;
    const grant = await mayLeave(delivery, conversationId);
    if (grant === undefined) return 'handled';

    const epoch = deps.epoch();
    if (epoch === undefined) return 'handled';
    let sending: StoredDelivery | undefined;
    try {
      sending = await deliveries.save(delivery, beginAttempt(delivery, conversationId, earlier?.activityId, epoch));
      if (sending === undefined) return 'handled'; // somebody else has written it between the reading and now
      // The process may have been paused while the claim was written. From here to the request nothing is waited for.
      if (deps.epoch() !== epoch) return await settle(sending, postponed(sending, clock.now(), 0, 'lease-lost'));
    } catch (error) {
      log.warn('delivery.not-claimed', { ...fieldsOf(delivery), error });
      return 'unclaimed';
    }
    const address = { serviceUrl: contact.serviceUrl, tenantId: contact.tenantId, conversationId };
    const { activityId } = sending;
    grant.leaves();
    // A holder that is paused here and wakes up has lost its lease: nothing of it may still leave.
    const isHolder = (): boolean => deps.epoch() === epoch;
    const outcome = await guarded(() => (activityId === undefined ? sender.send(address, message, isHolder) : sender.update(address, activityId, message, isHolder)));
    return conclude(sending, sending, outcome, contact, conversationId);
  }

  /** Live cards are redrawn by the hundred: only the one on the screen is worth keeping. */
  async function forgetEarlier(delivery: StoredDelivery, siblings: readonly StoredDelivery[], onScreen: StoredDelivery | undefined): Promise<void> {
    if (!isRedraw(delivery)) return;
    for (const old of siblings) if (old.revision < delivery.revision && old !== onScreen) await deliveries.remove(old);
  }

  return async (delivery) => {
    const siblings = await deliveries.siblings(delivery);
    if (siblings.some(({ revision }) => revision > delivery.revision)) return settle(delivery, ended(delivery, 'superseded', 'newer-revision'));
    const reach = (await directory.reachability([delivery.recipientId])).get(delivery.recipientId);
    if (reach === undefined || reach.how === 'not-at-all') return settle(delivery, ended(delivery, 'unreachable', reach?.reason ?? 'never-seen'));
    const earlier = replacedBy(delivery, siblings);
    const composed = await compose(delivery, earlier !== undefined);
    if ('fault' in composed) return settle(delivery, ended(delivery, 'failed', composed.fault));
    if ('skip' in composed) return settle(delivery, ended(delivery, 'superseded', composed.skip));
    if ('postpone' in composed) return settle(delivery, postponed(delivery, Temporal.Instant.from(composed.postpone), 0, 'not-now'));
    if ('open' in composed) return openAhead(delivery, reach.contact);
    if ('lookUp' in composed) return lookUp(delivery, reach.contact);
    await forgetEarlier(delivery, siblings, earlier);
    return send(delivery, reach.contact, composed.message, earlier);
  };
}

/** Opening a conversation shows nothing to anybody: when its outcome is unknown it may be repeated, and when it fails for good there is nothing to renew. */
function asSendOutcome(failed: Exclude<CreateOutcome, { readonly outcome: 'created' }>): SendOutcome {
  if (failed.outcome === 'unknown') return { outcome: 'retry', reason: failed.reason };
  return failed.outcome === 'gone' ? { outcome: 'unreachable', reason: failed.reason } : failed;
}

/** Looking changes nothing and may be repeated. Whoever is not in the conversation opened anew either is without the app. */
function ofLookUp(failed: Exclude<LookUpOutcome, { readonly outcome: 'found' }>, { renewed }: Delivery): SendOutcome {
  if (failed.outcome === 'unknown') return { outcome: 'retry', reason: failed.reason };
  return failed.outcome === 'gone' && renewed === true ? { outcome: 'unreachable', reason: 'BotNotInConversationRoster' } : failed;
}
