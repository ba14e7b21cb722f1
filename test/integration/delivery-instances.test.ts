/** Several dispatchers on one store: one sends, another takes over, and one that was paused sends nothing when it wakes. Judged by the sender's ledger. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Delivery, DeliveryPriority } from '../../src/delivery/domain.ts';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../../src/delivery/limiter.ts';
import type { DocumentStore } from '../../src/ports/document-store.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import { drainDeliveries } from '../support/drain-deliveries.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeDirectory } from '../support/fake-directory.ts';
import { createProcessClock } from '../support/paused-clock.ts';
import { createScriptedSender } from '../support/scripted-sender.ts';
import { silentLog } from '../support/silent-log.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

async function sqlite(clock: FakeClock): Promise<DocumentStore> {
  const store = createSqliteStore({ file: ':memory:', clock });
  closing.push(() => store.close());
  await store.init();
  return store;
}
async function cosmos(clock: FakeClock): Promise<DocumentStore> {
  const emulator = await startCosmosEmulator();
  closing.push(() => emulator.stop());
  const store = createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'salto', clock });
  closing.push(() => store.close());
  await store.init();
  return store;
}

async function stage(open: (clock: FakeClock) => Promise<DocumentStore> = sqlite, { people = 30, parallel = 30, latencyMs = 100 } = {}) {
  const clock = createFakeClock('2026-03-02T10:00:00Z');
  const real = await open(clock);
  const directory = createFakeDirectory();
  const ids = Array.from({ length: people }, (_, index) => `m${String(index).padStart(3, '0')}`);
  for (const id of ids) directory.add(id);
  const sender = createScriptedSender(clock, { latencyMs });
  const call = async ({ recipientId }: Delivery) => ({ message: { card: { type: 'AdaptiveCard' as const }, summary: recipientId } });
  const make = (instance: string) => {
    const own = createProcessClock(clock);
    /** Claims to let through before the process is paused inside the next one. */
    const pause: { afterClaims: number } = { afterClaims: Infinity };
    const store = new Proxy(real, {
      get: (target, method: keyof DocumentStore) => async (...args: unknown[]) => {
        await own.running();
        const result = await (target[method] as (...all: unknown[]) => Promise<unknown>)(...args);
        if (method === 'replace' && (args[1] as Partial<Delivery>).state === 'sending' && (pause.afterClaims -= 1) < 0) own.pause();
        await own.running();
        return result;
      },
    });
    const queue = createDispatcher({
      instance, store, sender, parallel, directory, clock: own, log: silentLog, retentionDays: 180, random: () => 0,
      composers: { call, invitation: call }, limiter: createSendLimiter({ clock: own, ratePerSecond: 30 }),
    });
    return { queue, own, pause };
  };
  const requests = (purpose: string, priority: DeliveryPriority) => ids.map((recipientId) => ({ promptId: 'p1', purpose, recipientId, revision: 1, priority }));
  return { clock, real, ids, sender, make, requests };
}
/** Loopback traffic needs turns of the real event loop. */
async function advance(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
    await clock.advance(100);
  }
}

describe.each([['SQLite', sqlite], ['Cosmos DB', cosmos]] as const)('on %s', (_name, open) => {
  test('three instances: one sends, whoever is asked to; after its stop another goes on at once', async () => {
    const { clock, sender, make, requests, ids } = await stage(open);
    const all = [make('a'), make('b'), make('c')];
    for (const { queue } of all) queue.start();
    await advance(clock, 2000);
    expect(all.map(({ queue }) => queue.status()).sort()).toEqual(['dispatching', 'standby', 'standby']);
    const first = all.find(({ queue }) => queue.status() === 'dispatching')!;
    const others = all.filter((one) => one !== first);
    await others[0]!.queue.enqueue(requests('call', deliveryPriorities.mobilisation));
    await advance(clock, 1500);
    expect(sender.ledger.length).toBeGreaterThan(0);
    const stopped = first.queue.stop();
    await advance(clock, 1500);
    await stopped;
    expect(first.queue.status()).toBe('stopped');
    expect(others.map(({ queue }) => queue.status()).sort()).toEqual(['dispatching', 'standby']);
    await advance(clock, 3000);
    expect(sender.ledger.map(({ summary }) => summary).sort()).toEqual(ids);
    const stops = others.map(({ queue }) => queue.stop());
    await advance(clock, 2000);
    await Promise.all(stops);
  }, 60_000);
});

describe('a holder that is paused between its claim and its request', () => {
  test.each([
    ['a mobilisation is sent by the successor, once', 'call', deliveryPriorities.mobilisation, { sent: 30, unknown: 0 }, 30],
    ['anything else is named, and sent by nobody', 'invitation', deliveryPriorities.meeting, { sent: 29, unknown: 1 }, 29],
  ] as const)('%s', async (_name, purpose, priority, progress, posts) => {
    const { clock, sender, make, requests } = await stage(sqlite, { parallel: 1, latencyMs: 0 });
    const [one, two] = [make('one'), make('two')];
    one.queue.start();
    await clock.advance(500);
    two.queue.start();
    one.pause.afterClaims = 10;
    await one.queue.enqueue(requests(purpose, priority));
    await clock.advance(3000);
    expect(sender.ledger).toHaveLength(10);
    await clock.advance(15_000);
    expect(two.queue.status()).toBe('dispatching');
    one.pause.afterClaims = Infinity;
    one.own.resume();
    await clock.advance(1000);
    expect(await drainDeliveries(two.queue, clock, 'p1')).toMatchObject(progress);
    expect(one.queue.status()).toBe('standby');
    await clock.advance(60_000);
    expect(sender.ledger).toHaveLength(posts);
    await one.queue.stop();
    await two.queue.stop();
  });

  test('a claim that it wrote after the takeover is put back or taken up, and reaches its recipient', async () => {
    const { clock, sender, make, requests, ids } = await stage();
    const [one, two] = [make('one'), make('two')];
    one.queue.start();
    await clock.advance(500);
    await one.queue.enqueue(requests('call', deliveryPriorities.mobilisation));
    one.own.pause(); // with deliveries in hand that are not claimed yet
    two.queue.start();
    await clock.advance(13_000);
    one.own.resume();
    await drainDeliveries(two.queue, clock, 'p1');
    expect(sender.ledger.map(({ summary }) => summary).sort()).toEqual(ids);
    await one.queue.stop();
    await two.queue.stop();
  });

  test('an outcome that comes in after the takeover is news for what was only guessed, and never sends anybody a third message', async () => {
    const { clock, sender, make, requests } = await stage(sqlite, { people: 1 });
    const [one, two] = [make('one'), make('two')];
    one.queue.start();
    await clock.advance(500);
    two.queue.start();
    sender.script.push({ outcome: 'unknown', reason: 'http-502' });
    const release = sender.hold();
    await one.queue.enqueue(requests('call', deliveryPriorities.mobilisation));
    await clock.advance(500);
    one.own.pause();
    await clock.advance(20_000); // the second has sent it again and waits for its answer
    expect(sender.ledger).toHaveLength(2);
    one.own.resume();
    release();
    await clock.advance(60_000);
    expect(sender.ledger).toHaveLength(2);
    expect(await two.queue.progress('p1')).toMatchObject({ sent: 1, pending: 0 });
    await one.queue.stop();
    await two.queue.stop();
  });
});

test('a stop does not wait for a connector that hangs: within 8 s, and what hung is named or sent again', async () => {
  const { clock, sender, make, requests } = await stage();
  const [one, two] = [make('one'), make('two')];
  one.queue.start();
  await clock.advance(500);
  sender.hold();
  await one.queue.enqueue(requests('invitation', deliveryPriorities.meeting));
  await clock.advance(1000);
  const underWay = sender.ledger.length;
  expect(underWay).toBeGreaterThan(5);
  let stopped = false;
  void one.queue.stop().then(() => { stopped = true; });
  await clock.advance(8000);
  expect(stopped).toBe(true);
  expect(sender.ledger).toHaveLength(underWay);
  two.queue.start();
  await clock.advance(1000);
  expect(await two.queue.progress('p1')).toMatchObject({ unknown: underWay });
  void two.queue.stop();
});
