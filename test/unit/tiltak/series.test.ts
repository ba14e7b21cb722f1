/** Series: which day is the next, by the clock on the wall, on working days, and never twice. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import type { CheckIn } from '../../../src/tiltak/check-in.ts';
import { checkInFrom } from '../../../src/tiltak/create-check-in.ts';
import { dayInSeries, deadlineDay, intervalOf, nextInSeries, opensDay, seriesIntervals, seriesRule, type SeriesInterval } from '../../../src/tiltak/series.ts';

const timeZone = 'Europe/Oslo';
const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: (date) => date.toString().endsWith('-05-17') } });
const intervals = seriesIntervals;
const monthsOf = { maned: 1, kvartal: 3, halvar: 6, ar: 12 } as const satisfies Record<SeriesInterval, number>;
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10)));
const inSeries = (first: string, interval: SeriesInterval, answerDays = 14): CheckIn => {
  const opens = Temporal.PlainDate.from(first);
  const details = { title: 'x', plan: 'p', yearly: false, series: { id: 'abc', rule: seriesRule(opens, interval, timeZone), number: 1, answerDays } };
  return { ...checkInFrom({ promptId: 'tiltak-abc', organiserId: 'p1', details, opens, deadline: opens.add({ days: answerDays }) }, opens.toZonedDateTime({ timeZone, plainTime: '08:00' }).toInstant(), workingTime), state: 'open', openedAt: 'x' };
};
const nextOf = (checkIn: CheckIn): CheckIn => {
  const next = nextInSeries(checkIn, Temporal.Instant.from(checkIn.opensAt), workingTime);
  if (!next) throw new Error('no next');
  return next;
};

describe('the days of a series', () => {
  test('are one in each period, on the day it began or the last of a shorter month', () => {
    fc.assert(fc.property(day, fc.constantFrom(...intervals), fc.integer({ min: 1, max: 20 }), (first, interval, number) => {
      const months = monthsOf[interval] * (number - 1);
      expect(dayInSeries(seriesRule(first, interval, timeZone), number).toString()).toBe(first.add({ months }).toString());
      expect(intervalOf(seriesRule(first, interval, timeZone))).toBe(interval);
    }), { numRuns: 60 });
  });
});

describe('the next check-in', () => {
  test('opens at nine in the morning on a working day, in winter and in summer', () => {
    const next = nextOf(inSeries('2027-01-11', 'kvartal'));
    // The 11th of April 2027 is a Sunday.
    expect(next).toMatchObject({ promptId: 'tiltak-abc-2', state: 'scheduled', revision: 0, opensAt: '2027-04-12T07:00:00Z', deadline: '2027-04-25T22:00:00Z', closesAt: '2027-05-09T22:00:00Z', details: { series: { number: 2 } } });
    expect(next.openedAt).toBeUndefined();
    expect(nextOf(inSeries('2026-11-17', 'halvar')).opensAt).toBe('2027-05-18T07:00:00Z');
  });

  test('can be answered on the day on which it comes, when all its days are days off', () => {
    // The 16th of January 2027 is a Saturday.
    const next = nextOf(inSeries('2026-12-16', 'maned', 1));
    expect(next).toMatchObject({ opensAt: '2027-01-18T08:00:00Z', deadline: '2027-01-18T23:00:00Z' });
  });

  test('follows from the day of the series and not from the day it was moved to, nor from a deadline that was extended', () => {
    fc.assert(fc.property(day, fc.constantFrom(...intervals), (first, interval) => {
      let checkIn = inSeries(first.toString(), interval);
      for (let number = 2; number <= 5; number += 1) {
        checkIn = nextOf({ ...checkIn, deadline: '2050-01-01T00:00:00Z', sortAt: '2050-01-01T00:00:00Z' });
        const wanted = first.add({ months: monthsOf[interval] * (number - 1) });
        expect(checkIn.details.series?.number).toBe(number);
        expect(workingTime.isWorkingDay(opensDay(checkIn, timeZone))).toBe(true);
        expect(Temporal.Instant.from(checkIn.opensAt).toZonedDateTimeISO(timeZone).hour).toBe(9);
        expect(wanted.until(opensDay(checkIn, timeZone)).days).toBeLessThan(5);
        expect(deadlineDay(checkIn, timeZone).equals(wanted.add({ days: 14 }))).toBe(true);
      }
    }), { numRuns: 40 });
  });

  test('leaves out those that should have been over, and is the same however often it is asked for', () => {
    const checkIn = inSeries('2027-01-11', 'maned');
    const late = Temporal.Instant.from('2027-06-01T08:00:00Z');
    const next = nextInSeries(checkIn, late, workingTime);
    expect(next).toMatchObject({ promptId: 'tiltak-abc-6', opensAt: '2027-06-11T07:00:00Z' });
    expect(nextInSeries(checkIn, late, workingTime)).toEqual(next);
    const { series: _, ...details } = checkIn.details;
    expect(nextInSeries({ ...checkIn, details }, late, workingTime)).toBeUndefined();
  });
});
