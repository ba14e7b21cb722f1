/** The delivery queue on a real store with a scripted sender: broadcasts in their order, and messages that replace others. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import { closeStages, stage } from '../support/delivery-stage.ts';
import { drainDeliveries } from '../support/drain-deliveries.ts';

afterEach(closeStages);

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
      for (let passed = 0; passed < 2500; passed += 50) {
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
