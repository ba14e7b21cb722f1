import { afterEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { createLease, leaseTimes, requestDeadlineMs } from '../../../src/delivery/lease.ts';
import type { Lease } from '../../../src/delivery/lease.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createProcessClock } from '../../support/paused-clock.ts';
import { silentLog } from '../../support/silent-log.ts';

const stores: DocumentStore[] = [];
afterEach(async () => { for (const store of stores.splice(0)) await store.close(); });

async function stage() {
  const clock = createFakeClock('2026-03-02T10:00:00Z');
  const real = createSqliteStore({ file: ':memory:', clock });
  stores.push(real);
  await real.init();
  const make = (holder: string, skewMs = 0) => {
    const own = createProcessClock(clock, skewMs);
    const line: { cut: boolean; losesAnswers: boolean } = { cut: false, losesAnswers: false };
    const store = new Proxy(real, {
      get: (target, method: keyof DocumentStore) => async (...args: unknown[]) => {
        await own.running();
        if (line.cut) throw new AppError('store-unavailable', 'cut off');
        const result = await (target[method] as (...all: unknown[]) => Promise<unknown>)(...args);
        await own.running();
        if (line.losesAnswers && method === 'replace') throw new AppError('store-unavailable', 'answer lost');
        return result;
      },
    });
    const lease = createLease({ store, clock: own, log: silentLog, holder, changed: () => undefined });
    return { lease, line, own };
  };
  return { clock, make };
}
/** Milliseconds until it holds, in steps of 100. */
async function heldAfter(clock: ReturnType<typeof createFakeClock>, lease: Lease, longestMs = 60_000): Promise<number> {
  for (let ms = 0; ms <= longestMs; ms += 100) {
    if (lease.epoch() !== undefined) return ms;
    await clock.advance(100);
  }
  throw new Error('never held');
}

describe('the lease', () => {
  test('one holds, at once; the other stands by for as long as it is renewed', async () => {
    const { clock, make } = await stage();
    const [one, two] = [make('one'), make('two')];
    one.lease.start();
    await clock.advance(0);
    two.lease.start();
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60_000);
      expect([one.lease.epoch(), two.lease.epoch()]).toEqual([1, undefined]);
    }
    await two.lease.stop();
    await one.lease.stop();
    expect(clock.pending()).toBe(0);
  });

  test('a request that leaves while it is held ends before a takeover', () => {
    expect(leaseTimes.validMs + requestDeadlineMs).toBeLessThanOrEqual(leaseTimes.takeoverMs);
    expect(leaseTimes.takeoverMs + 2 * leaseTimes.lookEveryMs).toBeLessThan(15_000);
  });

  test.each([0, 3_600_000, -3_600_000])('a holder that dies is succeeded within 15 s, and not before it has stopped (taker’s clock wrong by %i ms)', async (skewMs) => {
    const { clock, make } = await stage();
    const [one, two] = [make('one'), make('two', skewMs)];
    one.lease.start();
    await clock.advance(5000);
    two.lease.start();
    await clock.advance(7777);
    one.own.pause();
    const ms = await heldAfter(clock, two.lease);
    expect(ms).toBeGreaterThan(leaseTimes.validMs);
    expect(ms).toBeLessThan(13_500);
    expect(two.lease.epoch()).toBe(2);
    expect(one.lease.epoch()).toBeUndefined();
    one.own.resume();
    await clock.advance(60_000);
    expect([one.lease.epoch(), two.lease.epoch()]).toEqual([undefined, 2]);
  });

  test('one that was released is taken at the next look', async () => {
    const { clock, make } = await stage();
    const [one, two] = [make('one'), make('two')];
    one.lease.start();
    await clock.advance(1000);
    two.lease.start();
    await clock.advance(1000);
    await one.lease.stop();
    expect(await heldAfter(clock, two.lease)).toBeLessThanOrEqual(leaseTimes.lookEveryMs);
    expect(two.lease.epoch()).toBe(2);
  });

  test('a store that is away for a while suspends it; the same reign goes on when nobody else has taken it', async () => {
    const { clock, make } = await stage();
    const one = make('one');
    one.lease.start();
    await clock.advance(3000);
    one.line.cut = true;
    await clock.advance(leaseTimes.validMs);
    expect([one.lease.epoch(), one.lease.isStoreAway()]).toEqual([undefined, true]);
    one.line.cut = false;
    expect(await heldAfter(clock, one.lease)).toBeLessThanOrEqual(leaseTimes.lookEveryMs + 100);
    expect([one.lease.epoch(), one.lease.isStoreAway()]).toEqual([1, false]);
  });

  test('renewals whose answers are lost count for nothing until one is confirmed', async () => {
    const { clock, make } = await stage();
    const one = make('one');
    one.lease.start();
    await clock.advance(3000);
    one.line.losesAnswers = true;
    await clock.advance(leaseTimes.validMs + 100);
    expect(one.lease.epoch()).toBeUndefined();
    one.line.losesAnswers = false;
    await clock.advance(1000);
    expect(one.lease.epoch()).toBe(1);
  });

  test('a machine that was suspended believes its wall clock', async () => {
    const clock = createFakeClock('2026-03-02T10:00:00Z');
    const store = createSqliteStore({ file: ':memory:', clock });
    stores.push(store);
    await store.init();
    let wallMs = 0;
    const lease = createLease({ store, clock: { ...clock, now: () => clock.now().add({ milliseconds: wallMs }) }, log: silentLog, holder: 'one', changed: () => undefined });
    lease.start();
    await clock.advance(100);
    wallMs = 60_000;
    expect(lease.epoch()).toBeUndefined();
  });
});

test('never two at a time, whatever is paused, cut off or wrong', async () => {
  const event = fc.record({ who: fc.nat(2), what: fc.constantFrom('pause', 'resume', 'cut', 'mend', 'lose-answers', 'stop', 'start'), forMs: fc.integer({ min: 0, max: 16_000 }) });
  await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
    const { clock, make } = await stage();
    const all = [make('a'), make('b', 600_000), make('c', -600_000)];
    for (const { lease } of all) lease.start();
    const reigns = new Map<number, number>();
    for (const { who, what, forMs } of events) {
      const { own, line, lease } = all[who]!;
      if (what === 'pause') own.pause();
      if (what === 'resume') own.resume();
      if (what === 'cut' || what === 'mend') Object.assign(line, { cut: what === 'cut', losesAnswers: false });
      if (what === 'lose-answers') line.losesAnswers = true;
      if (what === 'stop') void lease.stop();
      if (what === 'start') lease.start();
      for (let ms = 0; ms < forMs; ms += 500) {
        await clock.advance(500);
        const held = all.flatMap(({ lease }, index) => { const epoch = lease.epoch(); return epoch === undefined ? [] : [{ index, epoch }]; });
        expect(held.length).toBeLessThanOrEqual(1);
        for (const { index, epoch } of held) {
          expect(reigns.get(epoch) ?? index).toBe(index);
          reigns.set(epoch, index);
        }
      }
    }
    for (const { own } of all) own.resume();
    await Promise.all(all.map(({ lease }) => lease.stop()));
  }), { numRuns: 20 });
}, 60_000);
