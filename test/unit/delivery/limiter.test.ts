import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSendLimiter } from '../../../src/delivery/limiter.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const start = '2026-03-02T10:00:00Z';
const windows = [[7, 1000], [8, 2000], [60, 30_000], [1800, 3_600_000]] as const;
const mostWithin = (times: number[], ms: number) => Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

describe('the send limiter', () => {
  test('one conversation: the published limits in any window, and no slower than they allow', async () => {
    const clock = createFakeClock(start);
    const limiter = createSendLimiter({ clock, ratePerSecond: 1000 });
    const times: number[] = [];
    for (let sent = 0; sent < 200; sent += 1) {
      for (let grant = limiter.take('c'); !grant.go; grant = limiter.take('c')) {
        expect(grant.scope).toBe('conversation');
        await clock.advance(grant.waitMs);
      }
      times.push(clock.now().epochMilliseconds);
    }
    for (const [count, ms] of windows) expect(mostWithin(times, ms)).toBeLessThanOrEqual(count);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(4 * 30_000);
  });

  test('everybody: never above the rate in any second, whatever the pattern', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(0.5, 1, 2.5, 30), fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 40 }), async (ratePerSecond, pauses) => {
      const clock = createFakeClock(start);
      const limiter = createSendLimiter({ clock, ratePerSecond });
      const times: number[] = [];
      for (const [index, pause] of pauses.entries()) {
        await clock.advance(pause);
        for (let grant = limiter.take(`c${index}`); !grant.go; grant = limiter.take(`c${index}`)) await clock.advance(grant.waitMs);
        times.push(clock.now().epochMilliseconds);
      }
      const burst = Math.max(1, Math.floor(ratePerSecond));
      expect(mostWithin(times, (burst / ratePerSecond) * 1000)).toBeLessThanOrEqual(burst);
    }), { numRuns: 15 });
  });

  test('a refusal holds its own conversation; five in a row hold everybody, for as long as told', async () => {
    const clock = createFakeClock(start);
    const limiter = createSendLimiter({ clock, ratePerSecond: 30 });
    limiter.throttled('a', 4000);
    limiter.throttled('a', 5000);
    expect(limiter.heldMs()).toBe(0);
    expect(limiter.take('a')).toEqual({ go: false, scope: 'conversation', waitMs: 5000 });
    expect(limiter.take('b')).toMatchObject({ go: true });
    limiter.throttled('b', 3500);
    expect(limiter.heldMs()).toBe(0);
    for (const other of ['b2', 'b3']) limiter.throttled(other, 3500);
    expect(limiter.heldMs()).toBe(0);
    limiter.throttled('b4', 3000);
    expect(limiter.take('c')).toEqual({ go: false, scope: 'all', waitMs: 3000 });
    expect(limiter.heldMs()).toBe(3000);
    await clock.advance(3000);
    expect(limiter.take('c')).toMatchObject({ go: true });
    expect(limiter.heldMs()).toBe(0);
    await clock.advance(2000);
    limiter.throttled('c', 1000);
    expect(limiter.take('d')).toMatchObject({ go: true });
  });

  test('replies within turns count', () => {
    const limiter = createSendLimiter({ clock: createFakeClock(start), ratePerSecond: 2 });
    limiter.note('a');
    limiter.note('b');
    expect(limiter.take('c')).toMatchObject({ go: false, scope: 'all' });
  });
});
