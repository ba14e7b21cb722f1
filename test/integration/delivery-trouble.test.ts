/** The delivery queue when something is in the way: guards before a send, what the platform refuses, stores and processes that go away. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../src/delivery/domain.ts';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import { AppError } from '../../src/shared/errors.ts';
import { closeStages, stage } from '../support/delivery-stage.ts';
import { drainDeliveries } from '../support/drain-deliveries.ts';

afterEach(closeStages);

describe('guards before a send', () => {
  test('one that the database keeps closed is set aside and comes when it is open; the others go on', async () => {
    const { clock, sender, make, composers, requests } = await stage({ people: 3 });
    let closed = true;
    const open = composers['invitation']!;
    composers['invitation'] = async (delivery, context) => {
      if (closed && delivery.recipientId === 'm001') throw new AppError('store-denied', '403');
      return await open(delivery, context);
    };
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    await clock.advance(60_000);
    expect([queue.status(), sender.ledger.length]).toEqual(['dispatching', 2]);
    await queue.enqueue(requests('reminder:x'));
    await clock.advance(1000);
    expect(sender.ledger).toHaveLength(5);
    closed = false;
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 6, unsettled: [] });
    expect(sender.ledger).toHaveLength(6);
    await queue.stop();
  });

  test('needless, cancelled, unreachable, without composer, with a faulty composer: no request', async () => {
    const { clock, sender, make, composers, directory } = await stage({ people: 5 });
    directory.contacts.delete('m000');
    composers['skipped'] = async () => ({ skip: 'cancelled' });
    composers['faulty'] = async () => { throw new TypeError('defect'); };
    const queue = make();
    queue.start();
    const request = (recipientId: string, purpose: string) => ({ promptId: 'p1', purpose, recipientId, revision: 1, priority: deliveryPriorities.meeting });
    await queue.enqueue([request('m000', 'invitation'), request('m001', 'skipped:x'), request('m002', 'nobody-knows'), request('m003', 'faulty'), request('m004', 'reminder:nudge-7')]);
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 1, failed: 2, unreachable: 1, unsettled: expect.arrayContaining([
      { recipientId: 'm000', purpose: 'invitation', state: 'unreachable', reason: 'never-seen' },
      { recipientId: 'm002', purpose: 'nobody-knows', state: 'failed', reason: 'no-composer' },
      { recipientId: 'm003', purpose: 'faulty', state: 'failed', reason: 'composer-threw' }]) });
    expect(sender.ledger).toHaveLength(1);
    await queue.stop();
  });
});

describe('what the platform answers', () => {
  test('403 is named and remembered, 400 fails, an unknown outcome is named and not repeated', async () => {
    const { clock, sender, make, requests, directory } = await stage({ people: 4, parallel: 1 });
    sender.script.push({ outcome: 'unreachable', reason: 'BotDisabledByAdmin' }, { outcome: 'failed', reason: 'http-400' }, { outcome: 'unknown', reason: 'http-502' });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 1, unknown: 1, failed: 1, unreachable: 1 });
    expect(sender.ledger).toHaveLength(4);
    expect(directory.contacts.get('m000')?.state).toBe('blocked');
    await queue.stop();
  });

  test.each([false, true])('who is refused, and whose chat is gone, is known before it is recorded, so that a kill between the two loses nobody; store away first: %s', async (away) => {
    const { clock, sender, make, requests, directory, recorded } = await stage({ people: 2, parallel: 1 });
    sender.script.push({ outcome: 'unreachable', reason: 'BotDisabledByAdmin' }, { outcome: 'gone', reason: 'http-404' });
    const told: string[] = [];
    for (const what of ['blocked', 'conversationGone'] as const) {
      const real = directory[what];
      directory[what] = async (contact) => {
        told.push(`${what} ${recorded.length}`);
        if (away && told.filter((one) => one.startsWith(what)).length === 1) throw new AppError('store-unavailable', 'away');
        await real(contact);
      };
    }
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 1, unreachable: 1 });
    expect(told).toEqual(away ? ['blocked 0', 'blocked 1', 'conversationGone 1', 'conversationGone 2'] : ['blocked 0', 'conversationGone 1']);
    expect(directory.contacts.get('m000')?.state).toBe('blocked');
    await queue.stop();
  });

  test('an unknown outcome of a mobilisation is sent again; so is one whose sender broke', async () => {
    const { clock, sender, make, requests } = await stage({ people: 2 });
    sender.script.push({ outcome: 'unknown', reason: 'deadline' }, 'throw');
    const queue = make();
    queue.start();
    await queue.enqueue(requests('call', 1, deliveryPriorities.mobilisation));
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 2 });
    expect(sender.ledger).toHaveLength(4);
    await queue.stop();
  });

  test('429 to one waits for that one; 429 to six in a row holds everybody for Retry-After', async () => {
    const { clock, sender, make, requests } = await stage({ people: 20, parallel: 1 });
    sender.script.push({ outcome: 'throttled', retryAfterMs: 5000 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    await clock.advance(3000);
    expect(sender.ledger).toHaveLength(20);
    await drainDeliveries(queue, clock, 'p1');
    expect(sender.ledger[20]!.atMs - sender.ledger[0]!.atMs).toBeGreaterThanOrEqual(5000);

    sender.script.push(...Array.from({ length: 6 }, () => ({ outcome: 'throttled' as const, retryAfterMs: 20_000 })));
    const from = sender.ledger.length;
    await queue.enqueue(requests('reminder:x'));
    await clock.advance(19_000);
    expect(sender.ledger.length).toBe(from + 6);
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 40 });
    await queue.stop();
  });

  test('401 stops everything, loses nothing, and a new start goes on', async () => {
    const { clock, sender, make, requests } = await stage({ people: 10, parallel: 2 });
    sender.script.push({ outcome: 'refused', reason: 'http-401' });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    await clock.advance(600_000);
    expect(queue.status()).toBe('refused');
    expect(sender.ledger.length).toBeLessThanOrEqual(2);
    await queue.stop();
    expect(queue.status()).toBe('refused');
    const after = make();
    after.start();
    expect(await drainDeliveries(after, clock, 'p1')).toMatchObject({ sent: 10 });
    expect(sender.ledger).toHaveLength(11);
    await after.stop();
  });

  test('a create whose outcome is unknown is repeated: it shows nothing', async () => {
    const { clock, sender, make, requests } = await stage({ people: 1, conversation: false });
    sender.createScript.push({ outcome: 'unknown', reason: 'http-504' }, { outcome: 'throttled', retryAfterMs: 2000 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 1 });
    expect(sender.ledger.map(({ request }) => request)).toEqual(['create', 'create', 'create', 'send']);
    await queue.stop();
  });

  test('a busy conversation is spaced by its own limit and holds up nobody else', async () => {
    const { clock, sender, make, directory } = await stage({ people: 1 });
    directory.add('other');
    const queue = make();
    await queue.enqueue(Array.from({ length: 12 }, (_, n) => ({ promptId: 'p1', purpose: `reminder:${n}`, recipientId: 'm000', revision: 1, priority: deliveryPriorities.meeting })));
    await queue.enqueue([{ promptId: 'p2', purpose: 'invitation', recipientId: 'other', revision: 1, priority: deliveryPriorities.checkIn }]);
    queue.start();
    await clock.advance(500);
    expect(sender.ledger.filter(({ to }) => to === 'chat-other')).toHaveLength(1);
    expect(sender.ledger.filter(({ to }) => to === 'chat-m000')).toHaveLength(7);
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 12 });
    await queue.stop();
  });
});

describe('trouble', () => {
  test('dropped in the middle and made anew on the same store: everybody once, those under way named', async () => {
    const { clock, sender, make, requests, trouble } = await stage({ people: 60, parallel: 8 });
    const first = make();
    first.start();
    await first.enqueue(requests());
    await clock.advance(500);
    sender.script.push(...Array.from({ length: 8 }, () => 'hang' as const));
    await clock.advance(800);
    const begun = sender.ledger.length;
    expect(begun).toBeLessThan(60);
    trouble.away = true; // the first never gets to write again
    void first.stop();
    await clock.advance(1);
    trouble.away = false;
    const second = make();
    second.start();
    expect(await drainDeliveries(second, clock, 'p1')).toMatchObject({ sent: 52, unknown: 8 });
    expect(new Set(sender.ledger.map(({ to }) => to)).size).toBe(60);
    expect(sender.ledger).toHaveLength(60);
    await second.stop();
  });

  test('a mobilisation cut off under way is sent again', async () => {
    const { clock, sender, make, requests } = await stage({ people: 3 });
    sender.script.push('hang');
    const first = make();
    first.start();
    await first.enqueue(requests('call', 1, deliveryPriorities.mobilisation));
    await clock.advance(1000);
    void first.stop();
    const second = make();
    second.start();
    expect(await drainDeliveries(second, clock, 'p1')).toMatchObject({ sent: 3 });
    expect(sender.ledger).toHaveLength(4);
    await second.stop();
  });

  test('a store that is away stops nothing for good: outcomes are recorded when it is back, nobody is sent to twice', async () => {
    const { clock, sender, make, requests, trouble } = await stage({ people: 60, latencyMs: 200 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    await clock.advance(450);
    trouble.away = true;
    await expect(queue.enqueue(requests('reminder:x'))).rejects.toMatchObject({ code: 'store-unavailable' });
    await clock.advance(60_000);
    expect(queue.status()).toBe('store-away');
    trouble.away = false;
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 60 });
    expect(queue.status()).toBe('dispatching');
    expect(sender.ledger).toHaveLength(60);
    await queue.stop();
  });

  test('a claim that was written though the store gave no answer is not taken for a message that left', async () => {
    const { clock, sender, make, requests, trouble } = await stage({ people: 3, parallel: 1 });
    let failures = 1;
    trouble.failAfter = (method, args) => method === 'replace' && (args[1] as Delivery).state === 'sending' && (failures -= 1) === 0;
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 3, unknown: 0 });
    expect(sender.ledger).toHaveLength(3);
    await queue.stop();
  });

  test('stopping finishes what is under way and takes no more', async () => {
    const { clock, sender, make, requests } = await stage({ people: 30, parallel: 4 });
    const queue = make();
    const release = sender.hold();
    queue.start();
    await queue.enqueue(requests());
    await clock.advance(100);
    let stopped = false;
    const stopping = queue.stop().then(() => { stopped = true; });
    await clock.advance(100);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(sender.ledger).toHaveLength(4);
    expect(await queue.progress('p1')).toMatchObject({ sent: 4, pending: 26 });
    expect(clock.pending()).toBe(0);
  });
});
