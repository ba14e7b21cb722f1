import { afterEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import type { JobHandlers, Occurrence } from '../../../src/schedule/domain.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { recordingLog, silentLog } from '../../support/silent-log.ts';

const stores: DocumentStore[] = [];
afterEach(async () => { for (const store of stores.splice(0)) await store.close(); });

const start = '2026-03-02T10:00:00Z';
const at = (minutes: number) => Temporal.Instant.from(start).add({ seconds: minutes * 60 }).toString();
const occurrence = (minutes: number, job = 'note', promptId = 'p1'): Occurrence => ({ promptId, job, dueAt: at(minutes) });

async function stage(handlers: JobHandlers = {}) {
  const clock = createFakeClock(start);
  const real = createSqliteStore({ file: ':memory:', clock });
  stores.push(real);
  await real.init();
  const trouble = { away: false };
  const store = new Proxy(real, {
    get: (target, method: keyof DocumentStore) => (...args: unknown[]) => {
      if (trouble.away) return Promise.reject(new AppError('store-unavailable', 'away'));
      return (target[method] as (...all: unknown[]) => unknown)(...args);
    },
  });
  const ran: string[] = [];
  const minute = () => Math.round(clock.now().since(start).total('seconds')) / 60;
  const make = (log = silentLog) => createScheduler({
    store, clock, log, handlers: { note: async ({ promptId, job }) => { ran.push(`${promptId} ${job} @${minute()}`); return { outcome: 'done' }; }, ...handlers },
  });
  return { clock, ran, make, trouble, minute };
}

describe('the loop', () => {
  test('runs each when it is due, in order, once', async () => {
    const { clock, ran, make } = await stage();
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(10, 'note:b'), occurrence(5, 'note:a'), occurrence(-60, 'note:late'), occurrence(0.5, 'note:soon')]);
    await clock.advance(Temporal.Duration.from({ minutes: 60 }));
    expect(ran).toEqual(['p1 note:late @0', 'p1 note:soon @0.5', 'p1 note:a @5', 'p1 note:b @10']);
    await scheduler.stop();
    expect(clock.pending()).toBe(0);
  });

  test('finds what another process planned within half a minute', async () => {
    const { clock, ran, make } = await stage();
    const scheduler = make();
    scheduler.start();
    await clock.advance(1000);
    await make().plan([occurrence(0)]);
    await clock.advance(31_000);
    expect(ran).toHaveLength(1);
    await scheduler.stop();
  });

  test('many instances on one store run each once', async () => {
    const { clock, ran, make } = await stage();
    const instances = Array.from({ length: 4 }, () => make());
    await instances[0]!.plan(Array.from({ length: 30 }, (_, n) => occurrence(n % 3, `note:${n}`)));
    for (const instance of instances) instance.start();
    await clock.advance(Temporal.Duration.from({ minutes: 10 }));
    expect([...ran].map((line) => line.split(' ')[1]).sort()).toEqual(Array.from({ length: 30 }, (_, n) => `note:${n}`).sort());
    await Promise.all(instances.map((instance) => instance.stop()));
  });

  test('a store that is away delays, and loses nothing', async () => {
    const { clock, ran, make, trouble } = await stage();
    const scheduler = make();
    await scheduler.plan([occurrence(1)]);
    scheduler.start();
    trouble.away = true;
    await clock.advance(Temporal.Duration.from({ minutes: 5 }));
    trouble.away = false;
    await clock.advance(31_000);
    expect(ran).toHaveLength(1);
    await scheduler.stop();
  });
});

describe('handlers', () => {
  test('one that fails is tried again with growing pauses, and given up loudly in the end', async () => {
    const { log, lines } = recordingLog();
    let calls = 0;
    const { clock, make } = await stage({ faulty: async () => { calls += 1; throw new Error('text that must not be logged as such'); } });
    const scheduler = make(log);
    scheduler.start();
    await scheduler.plan([occurrence(0, 'faulty')]);
    await clock.advance(60_000);
    expect(calls).toBe(4); // at 0, 5, 15, 35 s
    await clock.advance(Temporal.Duration.from({ hours: 24 }));
    expect(calls).toBe(48);
    expect(lines.filter(({ event }) => event === 'schedule.handler-failed')).toHaveLength(48);
    await scheduler.stop();
  });

  test('postponed comes again at that time with the time it was meant for; into the past, a moment later', async () => {
    const calls: string[] = [];
    const { clock, make, minute } = await stage({
      wait: async ({ dueAt }) => { calls.push(`${dueAt} @${minute()}`); return calls.length < 3 ? { outcome: 'postponed', until: at(calls.length === 1 ? 30 : -5) } : { outcome: 'dropped', reason: 'over' }; },
    });
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(1, 'wait')]);
    await clock.advance(Temporal.Duration.from({ hours: 2 }));
    expect(calls).toEqual([`${at(1)} @1`, `${at(1)} @30`, `${at(1)} @${1801 / 60}`]);
    await scheduler.stop();
  });

  test('an unknown job waits for an instance that knows it', async () => {
    const { clock, make, ran } = await stage();
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(0, 'from-the-future:x'), occurrence(1, 'note')]);
    await clock.advance(Temporal.Duration.from({ minutes: 5 }));
    expect(ran).toHaveLength(1);
    await scheduler.stop();
  });

  test('one left by a crash is taken up again after half a minute', async () => {
    let calls = 0;
    const { clock, make } = await stage({ hanging: () => { calls += 1; return calls === 1 ? new Promise(() => {}) : Promise.resolve({ outcome: 'done' }); } });
    const crashed = make();
    crashed.start();
    await crashed.plan([occurrence(0, 'hanging')]);
    await clock.advance(1000);
    const scheduler = make();
    scheduler.start();
    await clock.advance(25_000);
    expect(calls).toBe(1);
    await clock.advance(10_000);
    expect(calls).toBe(2);
    await clock.advance(Temporal.Duration.from({ minutes: 30 }));
    expect(calls).toBe(2);
    await scheduler.stop();
  });
});

describe('planning', () => {
  test('twice for the same time is once, before and after it ran', async () => {
    const { clock, ran, make } = await stage();
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(1)]);
    await scheduler.plan([occurrence(1)]);
    await clock.advance(Temporal.Duration.from({ minutes: 2 }));
    await scheduler.plan([occurrence(1)]);
    await clock.advance(Temporal.Duration.from({ minutes: 2 }));
    expect(ran).toHaveLength(1);
    await scheduler.stop();
  });

  test('a moved meeting: planned ones move, one that ran runs again for the new time, one no longer wanted is dropped, other jobs stay', async () => {
    const { clock, ran, make } = await stage({});
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(1, 'note:early'), occurrence(10, 'note:moved'), occurrence(11, 'note:dropped'), occurrence(12, 'note', 'p2')]);
    await clock.advance(Temporal.Duration.from({ minutes: 2 }));
    await scheduler.replan('p1', 'note', [occurrence(20, 'note:early'), occurrence(30, 'note:moved')]);
    await clock.advance(Temporal.Duration.from({ minutes: 60 }));
    expect(ran).toEqual(['p1 note:early @1', 'p2 note @12', 'p1 note:early @20', 'p1 note:moved @30']);
    await scheduler.stop();
  });

  test('cancelled is not run, and may be planned again for the same time', async () => {
    const { clock, ran, make } = await stage();
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(5), occurrence(6, 'note', 'p2')]);
    await scheduler.cancel('p1');
    await clock.advance(Temporal.Duration.from({ minutes: 10 }));
    expect(ran).toEqual(['p2 note @6']);
    await scheduler.plan([occurrence(5)]);
    await clock.advance(60_000);
    expect(ran).toHaveLength(2);
    await scheduler.stop();
  });

  test('moved while its handler runs: the new time holds', async () => {
    let release = () => {};
    const times: string[] = [];
    const { clock, make } = await stage({ slow: ({ dueAt }) => { times.push(dueAt); return new Promise((resolve) => { release = () => resolve({ outcome: 'done' }); }); } });
    const scheduler = make();
    scheduler.start();
    await scheduler.plan([occurrence(0, 'slow')]);
    await clock.advance(1000);
    await scheduler.plan([occurrence(10, 'slow')]);
    release();
    await clock.advance(Temporal.Duration.from({ minutes: 11 }));
    expect(times).toEqual([at(0), at(10)]);
    release();
    await scheduler.stop();
  });
});
