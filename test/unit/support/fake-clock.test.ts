import { expect, test } from '@jest/globals';
import { createFakeClock } from '../../support/fake-clock.ts';

test('runs timers in the order they are due, with promises settled between, and those set on the way', async () => {
  const clock = createFakeClock('2026-03-01T12:00:00Z');
  const seen: string[] = [];
  const note = (name: string) => { seen.push(`${name}@${clock.now().toString()}`); };
  clock.after(2000, () => note('late'));
  clock.after(1000, () => { void Promise.resolve().then(() => { note('early'); clock.after(500, () => note('nested')); }); });
  const cancel = clock.after(1200, () => note('never'));
  cancel();
  await clock.advance(Temporal.Duration.from({ seconds: 5 }));
  expect(seen).toEqual(['early@2026-03-01T12:00:01Z', 'nested@2026-03-01T12:00:01.5Z', 'late@2026-03-01T12:00:02Z']);
  expect(clock.now().toString()).toBe('2026-03-01T12:00:05Z');
  expect(clock.pending()).toBe(0);
});

test('passing goes in strides: what falls due within one runs at its end, in order, and nothing after the time that passed', async () => {
  const clock = createFakeClock('2026-03-01T12:00:00Z');
  const seen: string[] = [];
  const everySecond = (): void => { seen.push(String(clock.elapsedMs())); clock.after(1000, everySecond); };
  clock.after(1000, everySecond);
  clock.after(2000, () => { seen.push('two'); });
  expect(clock.nextInMs()).toBe(1000);
  await clock.pass(8000);
  expect([seen, clock.elapsedMs(), clock.nextInMs()]).toEqual([['3000', 'two', '6000', '8000'], 8000, 1000]);
});
