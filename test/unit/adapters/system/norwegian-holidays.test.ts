import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadNorwegianHolidays } from '../../../../src/adapters/system/norwegian-holidays.ts';
import type { Holidays } from '../../../../src/ports/holidays.ts';

const years: Record<number, { easter: string; moving: string[] }> = {
  2024: { easter: '2024-03-31', moving: ['2024-03-28', '2024-03-29', '2024-04-01', '2024-05-09', '2024-05-19', '2024-05-20'] },
  2025: { easter: '2025-04-20', moving: ['2025-04-17', '2025-04-18', '2025-04-21', '2025-05-29', '2025-06-08', '2025-06-09'] },
  2026: { easter: '2026-04-05', moving: ['2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-24', '2026-05-25'] },
  2038: { easter: '2038-04-25', moving: ['2038-04-22', '2038-04-23', '2038-04-26', '2038-06-03', '2038-06-13', '2038-06-14'] },
};

describe('Norwegian holidays', () => {
  let holidays: Holidays;
  beforeAll(async () => { holidays = await loadNorwegianHolidays({ from: 2024, to: 2038 }); }, 30_000);
  const is = (date: string) => holidays.isHoliday(Temporal.PlainDate.from(date));

  test.each(Object.keys(years).map(Number))('%i: exactly the twelve public holidays', (year) => {
    const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map((day) => `${year}-${day}`);
    const expected = [...new Set([...fixed, years[year]!.easter, ...years[year]!.moving])].sort();
    const found: string[] = [];
    for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
      if (is(day.toString())) found.push(day.toString());
    }
    expect(found).toEqual(expected);
  });

  test('days that are kept but not public holidays are ordinary', () => {
    expect(['2026-12-24', '2026-12-31', '2026-04-04', '2026-02-15', '2026-02-06'].filter(is)).toEqual([]);
  });
});
