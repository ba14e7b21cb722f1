import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { Delivery } from '../../../src/delivery/domain.ts';
import { beginAttempt, deliveryPriorities, ended, mayHaveArrived, next, progressOf, reachableAgain, replacedBy } from '../../../src/delivery/domain.ts';
import { createDeliveryStore } from '../../../src/delivery/store.ts';
import type { SendOutcome } from '../../../src/ports/message-sender.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const now = Temporal.Instant.from('2026-03-02T10:00:00Z');
const delivery = (patch: Partial<Delivery> = {}): Delivery =>
  ({ promptId: 'p', purpose: 'invitation', recipientId: 'm', revision: 1, priority: deliveryPriorities.meeting, state: 'sending', attempt: 1, notBefore: '2026-03-02T10:00:00.000Z', conversationId: 'c', ...patch });
const inMs = (after: Delivery) => Temporal.Instant.from(after.notBefore).epochMilliseconds - now.epochMilliseconds;
const step = (from: Delivery, outcome: SendOutcome, random = 0) => next(from, outcome, now, () => random);
const unknown: SendOutcome = { outcome: 'unknown', reason: 'http-502' };

describe('the error policy', () => {
  test('sent is recorded with its activity and without the last reason', () => {
    expect(step(delivery({ reason: 'throttled' }), { outcome: 'sent', activityId: 'a' })).toEqual(delivery({ state: 'sent', activityId: 'a', sentAt: '2026-03-02T10:00:00.000Z' }));
  });
  test('429 waits exactly as long as it is told, however often', () => {
    const after = step(delivery({ attempt: 9999 }), { outcome: 'throttled', retryAfterMs: 4200 });
    expect([after.state, inMs(after)]).toEqual(['pending', 4200]);
  });
  test('429 without a time, and 412, back off with jitter', () => {
    expect([1, 2, 3].map((attempt) => inMs(step(delivery({ attempt }), { outcome: 'throttled' })))).toEqual([500, 1000, 2000]);
    expect([0, 0.999].map((random) => inMs(step(delivery({ attempt: 3 }), { outcome: 'retry', reason: 'http-412' }, random)))).toEqual([2000, 3998]);
    expect(inMs(step(delivery({ attempt: 59 }), { outcome: 'retry', reason: 'x' }, 0.999))).toBeLessThanOrEqual(300_000);
    expect(inMs(step(delivery({ attempt: 59, priority: 0 }), { outcome: 'retry', reason: 'x' }, 0.999))).toBeLessThanOrEqual(15_000);
  });
  test('an unknown outcome is final and named, but repeated in a crisis', () => {
    expect(step(delivery(), unknown)).toMatchObject({ state: 'unknown', reason: 'http-502' });
    expect(step(delivery({ priority: deliveryPriorities.mobilisation }), unknown)).toMatchObject({ state: 'pending' });
    expect(step(delivery({ priority: deliveryPriorities.mobilisationUpdate }), unknown)).toMatchObject({ state: 'pending' });
    expect(step(delivery({ priority: deliveryPriorities.update }), unknown)).toMatchObject({ state: 'unknown' });
  });
  test('replacing a message may be repeated: it is the same message in the end', () => {
    expect(step(delivery({ activityId: 'a' }), unknown)).toMatchObject({ state: 'pending', activityId: 'a' });
  });
  test('a gone conversation is forgotten and made anew, once', () => {
    const after = step(delivery({ activityId: 'a' }), { outcome: 'gone', reason: 'http-404' });
    expect(after).toMatchObject({ state: 'pending', renewed: true, notBefore: '2026-03-02T10:00:00.000Z' });
    expect(after).not.toHaveProperty('conversationId');
    expect(after).not.toHaveProperty('activityId');
    expect(step({ ...after, state: 'sending' }, { outcome: 'gone', reason: 'http-404' })).toMatchObject({ state: 'unreachable' });
  });
  test.each([['unreachable', 'unreachable'], ['failed', 'failed'], ['refused', 'pending']] as const)('%s → %s', (outcome, state) => {
    expect(step(delivery(), { outcome, reason: 'r' })).toMatchObject({ state, reason: 'r' });
  });
  test('patience ends', () => {
    expect(step(delivery({ attempt: 60 }), { outcome: 'retry', reason: 'r' }).state).toBe('failed');
    expect(step(delivery({ attempt: 239, priority: 0 }), unknown).state).toBe('pending');
    expect(step(delivery({ attempt: 240, priority: 0 }), unknown).state).toBe('unknown');
  });
});

describe('any run of outcomes', () => {
  const anyOutcome = fc.oneof(
    fc.record({ outcome: fc.constant('sent' as const), activityId: fc.string() }),
    fc.record({ outcome: fc.constant('throttled' as const), retryAfterMs: fc.integer({ min: 0, max: 600_000 }) }),
    fc.record({ outcome: fc.constantFrom('retry', 'unknown', 'unreachable', 'gone', 'failed', 'refused' as const), reason: fc.constant('r') }),
  ) as fc.Arbitrary<SendOutcome>;
  const anyPriority = fc.constantFrom(...Object.values(deliveryPriorities));

  test('one request each, never again after an end, never before now, no fresh message twice without need', () => {
    fc.assert(fc.property(anyPriority, fc.array(anyOutcome, { maxLength: 400 }), fc.option(fc.constant('old-activity'), { nil: undefined }), (priority, outcomes, replaces) => {
      let state = delivery({ priority, state: 'pending', attempt: 0 });
      let requests = 0;
      let unknownFresh = 0;
      let gone = 0;
      for (const outcome of outcomes) {
        if (state.state !== 'pending') break;
        const sending = beginAttempt(state, state.conversationId ?? 'new', state.renewed === true ? undefined : replaces, 1);
        requests += 1;
        if (unknownFresh > 0) expect(priority).toBeLessThanOrEqual(deliveryPriorities.mobilisationUpdate);
        if (outcome.outcome === 'unknown' && sending.activityId === undefined) unknownFresh += 1;
        if (outcome.outcome === 'gone') gone += 1;
        state = next(sending, outcome, now, () => 0.5);
        expect(inMs(state)).toBeGreaterThanOrEqual(0);
        expect(state.attempt).toBe(requests);
        if (state.state !== 'sent') expect(state.reason).toBeDefined();
        expect(state.state).not.toBe('sending');
        if (outcome.outcome === 'sent') expect(state.state).toBe('sent');
      }
      expect(gone).toBeLessThanOrEqual(2);
    }));
  });
});

test('whoever was only refused has got nothing; whoever may have got it is not forgotten, whatever comes after', () => {
  const urgent = delivery({ priority: deliveryPriorities.mobilisation });
  const refused: SendOutcome[] = [{ outcome: 'throttled', retryAfterMs: 1000 }, { outcome: 'retry', reason: 'http-412' }, { outcome: 'gone', reason: 'x' }];
  for (const outcome of refused) {
    const after = step(urgent, outcome);
    expect([after, ended(after, 'superseded', 'withdrawn')].map(mayHaveArrived)).toEqual([false, false]);
    const twice = step(beginAttempt(step(urgent, unknown), 'c', undefined, 1), outcome);
    expect([twice, ended(twice, 'superseded', 'withdrawn')].map(mayHaveArrived)).toEqual([true, true]);
  }
  expect([urgent, step(urgent, { outcome: 'sent', activityId: 'a' }), step(delivery(), unknown)].map(mayHaveArrived)).toEqual([true, true, true]);
});

test('which is remembered by the store, for the one that takes over', async () => {
  const clock = createFakeClock(now.toString());
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  try {
    const deliveries = createDeliveryStore({ store, clock, retentionDays: 1 });
    await deliveries.createMany(['refused', 'unknown'].map((recipientId) => ({ promptId: 'p', purpose: 'call', recipientId, revision: 0, priority: deliveryPriorities.mobilisation })));
    for (const stored of await deliveries.ofPrompt('p', 'call')) await deliveries.save(stored, step(beginAttempt(stored, 'c', undefined, 1), stored.recipientId === 'unknown' ? unknown : { outcome: 'throttled' }));
    expect((await deliveries.ofPrompt('p', 'call')).filter(mayHaveArrived).map(({ recipientId }) => recipientId)).toEqual(['unknown']);
  } finally {
    await store.close();
  }
});

describe('revisions', () => {
  const sent = (revision: number, activityId?: string) => delivery({ revision, state: 'sent', ...(activityId === undefined ? {} : { activityId }) });
  test('the newest earlier message that arrived is replaced', () => {
    const siblings = [sent(1, 'a1'), sent(2, 'a2'), delivery({ revision: 3, state: 'unknown', activityId: 'a3' }), sent(5, 'a5')];
    expect(replacedBy(delivery({ revision: 4 }), siblings)?.activityId).toBe('a2');
    expect(replacedBy(delivery({ revision: 1 }), siblings)).toBeUndefined();
    expect(replacedBy(delivery({ revision: 4, renewed: true }), siblings)).toBeUndefined();
  });
  test('progress counts each purpose and recipient once, by the newest revision that was not left out', () => {
    const of = (recipientId: string, revision: number, state: Delivery['state']) => delivery({ recipientId, revision, state, reason: 'r' });
    expect(progressOf([of('a', 1, 'sent'), of('a', 2, 'failed'), of('b', 1, 'sent'), of('b', 2, 'superseded'), of('c', 1, 'sending'), of('d', 1, 'pending'), of('e', 1, 'unreachable')]))
      .toEqual({ pending: 2, sent: 1, unknown: 0, failed: 1, unreachable: 1, unsettled: [
        { recipientId: 'a', purpose: 'invitation', state: 'failed', reason: 'r' }, { recipientId: 'e', purpose: 'invitation', state: 'unreachable', reason: 'r' }] });
    expect(progressOf([ended(delivery(), 'superseded', 'cancelled')])).toMatchObject({ pending: 0, sent: 0 });
  });
});

test('a redraw that waits or fails takes nothing from the message that has arrived; an update does', () => {
  const first = delivery({ recipientId: 'm1', revision: 0, state: 'sent', activityId: 'a1' });
  const redraw = delivery({ recipientId: 'm1', revision: 1, state: 'pending', priority: deliveryPriorities.liveCard });
  const lastRedraw = delivery({ recipientId: 'm2', revision: 1, state: 'failed', activityId: 'a2', priority: deliveryPriorities.liveCard });
  for (const order of [[first, redraw, lastRedraw], [lastRedraw, redraw, first]]) expect(progressOf(order)).toEqual({ pending: 0, sent: 2, unknown: 0, failed: 0, unreachable: 0, unsettled: [] });
  expect(progressOf([first, delivery({ recipientId: 'm1', revision: 2, state: 'failed', priority: deliveryPriorities.update })])).toMatchObject({ sent: 0, failed: 1 });
});

test('whom nothing has reached stays so while an update waits or leaves; not once something has, or may have, or when they have just come back', () => {
  const of = (revision: number, state: Delivery['state'], more: Partial<Delivery> = {}) => delivery({ recipientId: 'm1', revision, state, reason: 'uninstalled', priority: deliveryPriorities.mobilisationUpdate, ...more });
  const missed = of(1, 'unreachable', { priority: deliveryPriorities.mobilisation });
  for (const waits of [of(2, 'pending'), of(2, 'sending')]) {
    for (const order of [[missed, waits], [waits, missed], [missed, waits, of(3, 'pending')]]) expect(progressOf(order)).toMatchObject({ pending: 0, unreachable: 1, unsettled: [{ recipientId: 'm1', state: 'unreachable', reason: 'uninstalled' }] });
  }
  expect(progressOf([missed, of(2, 'sent'), of(3, 'pending')])).toMatchObject({ pending: 1, unreachable: 0 });
  expect(progressOf([missed, of(2, 'failed'), of(3, 'pending')])).toMatchObject({ pending: 0, failed: 1, unreachable: 0 });
  expect(progressOf([missed, of(2, 'pending', { uncertain: true })])).toMatchObject({ pending: 1, unreachable: 0 });
  expect(progressOf([missed, of(2, 'pending', { reason: reachableAgain })])).toMatchObject({ pending: 1, unreachable: 0 });
  expect(progressOf([missed, of(2, 'sent')])).toMatchObject({ sent: 1, unreachable: 0 });
});
