/** The delivery queue on a real store with a scripted sender. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Composers } from '../../src/delivery/composer.ts';
import type { Delivery, DeliveryPriority } from '../../src/delivery/domain.ts';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import type { DispatcherOptions } from '../../src/delivery/dispatcher.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../../src/delivery/limiter.ts';
import type { DocumentStore, StoredDocument } from '../../src/ports/document-store.ts';
import { queryAll } from '../../src/ports/document-store.ts';
import { AppError } from '../../src/shared/errors.ts';
import { drainDeliveries } from '../support/drain-deliveries.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeDirectory } from '../support/fake-directory.ts';
import { createScriptedSender } from '../support/scripted-sender.ts';
import { silentLog } from '../support/silent-log.ts';

const stores: DocumentStore[] = [];
afterEach(async () => { for (const store of stores.splice(0)) await store.close(); });

async function stage(options: { people?: number; conversation?: boolean; latencyMs?: number; ratePerSecond?: number } & Partial<Pick<DispatcherOptions, 'parallel'>> = {}) {
  const { people = 3, conversation = true, latencyMs = 0, ratePerSecond = 30 } = options;
  const clock = createFakeClock('2026-03-02T10:00:00Z');
  const real = createSqliteStore({ file: ':memory:', clock });
  stores.push(real);
  await real.init();
  const trouble: { away: boolean; failAfter?: (method: string, args: unknown[]) => boolean } = { away: false };
  const store = new Proxy(real, {
    get: (target, method: keyof DocumentStore) => async (...args: unknown[]) => {
      if (trouble.away) throw new AppError('store-unavailable', 'away');
      const result = await (target[method] as (...all: unknown[]) => Promise<unknown>)(...args);
      if (trouble.failAfter?.(method, args) === true) throw new AppError('store-unavailable', 'no answer');
      return result;
    },
  });
  const directory = createFakeDirectory();
  const ids = Array.from({ length: people }, (_, index) => `m${String(index).padStart(3, '0')}`);
  for (const id of ids) directory.add(id, { conversation });
  const sender = createScriptedSender(clock, { latencyMs });
  const composers: Record<string, Composers[string]> = {};
  for (const purpose of ['invitation', 'call', 'live-card', 'reminder']) {
    composers[purpose] = async ({ recipientId, revision, purpose: full }) => ({ message: { card: { type: 'AdaptiveCard' }, summary: `${full} r${revision} ${recipientId}` } });
  }
  const recorded: Delivery[] = [];
  let instances = 0;
  const make = () => createDispatcher({
    instance: `instance-${(instances += 1)}`,
    store, sender, directory, composers, clock, log: silentLog, limiter: createSendLimiter({ clock, ratePerSecond }), retentionDays: 180,
    random: () => 0, recorded: (delivery) => { recorded.push(delivery); }, ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
  });
  const requests = (purpose = 'invitation', revision = 1, priority: DeliveryPriority = deliveryPriorities.meeting, promptId = 'p1') =>
    ids.map((recipientId) => ({ promptId, purpose, recipientId, revision, priority }));
  const stored = () => queryAll<Delivery & StoredDocument>(real, 'prompts', { across: true, where: { type: 'delivery' } });
  return { clock, real, trouble, directory, ids, sender, composers, recorded, make, requests, stored };
}

describe('a broadcast', () => {
  test('reaches everybody once at the rate, and asking again changes nothing', async () => {
    const { clock, sender, make, requests } = await stage({ people: 100 });
    const queue = make();
    queue.start();
    expect(await queue.enqueue(requests())).toEqual({ created: 100, existed: 0 });
    expect(await drainDeliveries(queue, clock, 'p1')).toMatchObject({ sent: 100, pending: 0, unsettled: [] });
    expect(await queue.enqueue(requests())).toEqual({ created: 0, existed: 100 });
    await clock.advance(10_000);
    expect(sender.ledger).toHaveLength(100);
    const times = sender.ledger.map(({ atMs }) => atMs);
    expect(Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length))).toBeLessThanOrEqual(30);
    expect(times.at(-1)! - times[0]!).toBeLessThan(4000);
    await queue.stop();
    expect(clock.pending()).toBe(0);
  });

  test('opens a missing conversation first, and remembers it', async () => {
    const { clock, sender, make, requests, directory } = await stage({ people: 2, conversation: false });
    const queue = make();
    queue.start();
    await queue.enqueue(requests());
    await drainDeliveries(queue, clock, 'p1');
    expect(sender.ledger.map(({ request, to }) => `${request} ${to}`).sort()).toEqual(['create 29:m000', 'create 29:m001', 'send conversation-29:m000', 'send conversation-29:m001']);
    expect(directory.contacts.get('m000')?.conversationId).toBe('conversation-29:m000');
    await queue.stop();
  });

  test('what is more urgent goes first, also when it comes later', async () => {
    const { clock, sender, make, requests } = await stage({ people: 40, parallel: 2 });
    const queue = make();
    await queue.enqueue(requests('invitation', 1, deliveryPriorities.checkIn, 'p2'));
    queue.start();
    await clock.advance(300);
    const before = sender.ledger.length;
    expect(before).toBeLessThan(40);
    await queue.enqueue(requests('call', 1, deliveryPriorities.mobilisation, 'p1'));
    await drainDeliveries(queue, clock, 'p1');
    await drainDeliveries(queue, clock, 'p2');
    const late = sender.ledger.slice(before).map(({ summary }) => summary!.split(' ')[0]);
    expect(late.lastIndexOf('call')).toBeLessThanOrEqual(40 + 2);
    await queue.stop();
  });

  test.each([['of this instance', false], ['of another instance, which does not ring here', true]])('a mobilisation %s in the middle of 2,400 check-ins is under way within 2 s and has the whole rate until it is done', async (_name, elsewhere) => {
    const { clock, sender, make, requests } = await stage({ people: 2400, latencyMs: 200 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests('invitation', 1, deliveryPriorities.checkIn, 'p2'));
    await clock.advance(20_000);
    const before = sender.ledger.length;
    expect(before).toBeGreaterThan(500);
    const calledAt = clock.now().epochMilliseconds;
    await (elsewhere ? make() : queue).enqueue(requests('call', 1, deliveryPriorities.mobilisation, 'p1').slice(0, 300));
    await clock.advance(13_000);
    const later = sender.ledger.slice(before);
    const calls = later.filter(({ summary }) => summary!.startsWith('call'));
    expect(calls[0]!.atMs - calledAt).toBeLessThan(2000);
    expect(calls).toHaveLength(300);
    const between = later.filter(({ summary, atMs }) => !summary!.startsWith('call') && atMs > calls[0]!.atMs && atMs < calls.at(-1)!.atMs);
    expect(between).toHaveLength(0);
    const seconds = (calls.at(-1)!.atMs - calls[0]!.atMs) / 1000;
    expect(300 / seconds).toBeGreaterThan(0.95 * 30);
    const stopped = queue.stop();
    await clock.advance(1000);
    await stopped;
  }, 60_000);

  test('live cards that are redrawn all the time delay no call: the last leaves when it would without any, within one send interval', async () => {
    const lastCallMs = async (redrawing: boolean): Promise<number> => {
      const { clock, sender, make, requests } = await stage({ people: 60, latencyMs: 50 });
      const queue = make();
      queue.start();
      await clock.advance(2000);
      let revision = 0;
      // A board that is out of date at every look, and the own cards of those who answer meanwhile.
      const redraw = async () => { revision += 1; await queue.enqueue([...requests('live-card', revision, deliveryPriorities.liveCard).slice(0, 1), ...requests('reminder', revision, deliveryPriorities.ownCard).slice(0, 40)]); };
      const startMs = clock.now().epochMilliseconds;
      await queue.enqueue(requests('call', 1, deliveryPriorities.mobilisation));
      for (let passed = 0; passed < 4000; passed += 50) {
        if (redrawing) await redraw();
        await clock.advance(50);
      }
      const calls = sender.ledger.filter(({ summary }) => summary!.startsWith('call'));
      expect([calls.length, sender.ledger.some(({ summary }) => summary!.startsWith('live-card'))]).toEqual([60, redrawing]);
      const stopped = queue.stop();
      await clock.advance(1000);
      await stopped;
      return calls.at(-1)!.atMs - startMs;
    };
    expect(await lastCallMs(true) - await lastCallMs(false)).toBeLessThanOrEqual(1000 / 30);
  });

  test.each([['invitation', deliveryPriorities.meeting, 7], ['call', deliveryPriorities.mobilisation, 1]] as const)('live cards come last, but among every so many of a %s there is one', async (purpose, priority, among) => {
    const { clock, sender, make, requests } = await stage({ people: 120, parallel: 1 });
    const queue = make();
    await queue.enqueue(requests('live-card', 1, deliveryPriorities.liveCard, 'p2').slice(0, 10));
    await queue.enqueue(requests(purpose, 1, priority, 'p1'));
    queue.start();
    await drainDeliveries(queue, clock, 'p1');
    await drainDeliveries(queue, clock, 'p2');
    const order = sender.ledger.map(({ summary }) => summary!.startsWith('live-card'));
    expect(order.slice(0, 15)).not.toContain(true);
    expect(order.slice(0, 120 + among).filter(Boolean)).toHaveLength(among);
    await queue.stop();
  });

  test('the organiser’s live card does not wait behind hundreds of people’s own cards', async () => {
    const { clock, sender, make, requests } = await stage({ people: 120, parallel: 1 });
    const queue = make();
    await queue.enqueue(requests('own-card', 1, deliveryPriorities.ownCard, 'p1'));
    queue.start();
    await clock.advance(500);
    await queue.enqueue(requests('live-card', 1, deliveryPriorities.liveCard, 'p2').slice(0, 1));
    const before = sender.ledger.length;
    await drainDeliveries(queue, clock, 'p2');
    await drainDeliveries(queue, clock, 'p1');
    const at = sender.ledger.findIndex(({ summary }) => summary!.startsWith('live-card'));
    expect(before).toBeLessThan(60);
    expect(at - before).toBeLessThan(40);
    await queue.stop();
  });
});

describe('revisions', () => {
  test('a newer one updates the message that arrived, and supersedes the one still waiting', async () => {
    const { clock, sender, make, requests, stored } = await stage({ people: 1 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests('invitation', 1));
    await drainDeliveries(queue, clock, 'p1');
    await queue.stop();
    await queue.enqueue(requests('invitation', 2));
    await queue.enqueue(requests('invitation', 3));
    queue.start();
    await drainDeliveries(queue, clock, 'p1');
    expect(sender.ledger.map(({ request, activityId, summary }) => [request, activityId, summary])).toEqual([
      ['send', undefined, 'invitation r1 m000'], ['update', 'activity-1', 'invitation r3 m000']]);
    expect((await stored()).map(({ revision, state }) => `${revision} ${state}`).sort()).toEqual(['1 sent', '2 superseded', '3 sent']);
    await queue.stop();
  });

  test('one that comes while its predecessor is under way waits for it, then updates it', async () => {
    const { clock, sender, make, requests } = await stage({ people: 1 });
    const queue = make();
    const release = sender.hold();
    queue.start();
    await queue.enqueue(requests('invitation', 1));
    await clock.advance(100);
    await queue.enqueue(requests('invitation', 2));
    await clock.advance(5000);
    expect(sender.ledger).toHaveLength(1);
    release();
    await drainDeliveries(queue, clock, 'p1');
    expect(sender.ledger.map(({ request }) => request)).toEqual(['send', 'update']);
    await queue.stop();
  });

  test('a live card keeps only what is on the screen', async () => {
    const { clock, make, requests, stored, sender } = await stage({ people: 1 });
    const queue = make();
    queue.start();
    for (let revision = 1; revision <= 20; revision += 1) {
      await queue.enqueue(requests('live-card', revision, deliveryPriorities.liveCard));
      await drainDeliveries(queue, clock, 'p1');
    }
    expect(sender.ledger.map(({ request }) => request)).toEqual(['send', ...Array.from({ length: 19 }, () => 'update')]);
    expect((await stored()).length).toBeLessThanOrEqual(2);
    await queue.stop();
  });

  test('a message that is gone is sent afresh, once', async () => {
    const { clock, sender, make, requests } = await stage({ people: 1 });
    const queue = make();
    queue.start();
    await queue.enqueue(requests('invitation', 1));
    await drainDeliveries(queue, clock, 'p1');
    sender.script.push({ outcome: 'gone', reason: 'http-404' });
    await queue.enqueue(requests('invitation', 2));
    await drainDeliveries(queue, clock, 'p1');
    expect(sender.ledger.map(({ request }) => request)).toEqual(['send', 'update', 'create', 'send']);
    await queue.stop();
  });
});

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
