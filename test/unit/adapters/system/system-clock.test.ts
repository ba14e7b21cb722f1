import { expect, jest, test } from '@jest/globals';
import { createSystemClock } from '../../../../src/adapters/system/system-clock.ts';

test('a delay longer than Node can hold is made in stretches, and can be cancelled in any of them', () => {
  jest.useFakeTimers();
  try {
    const clock = createSystemClock();
    const days = (n: number) => n * 86_400_000;
    let ran = 0;
    clock.after(days(60), () => { ran += 1; });
    const cancel = clock.after(days(50), () => { ran += 100; });
    jest.advanceTimersByTime(days(40));
    expect(ran).toBe(0);
    cancel();
    jest.advanceTimersByTime(days(20));
    expect(ran).toBe(1);
  } finally {
    jest.useRealTimers();
  }
});
