/** How things repeat: each choice as an RRULE and back, and the days that plain rules would get wrong. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { endOfRepeat, repeatDays, repeatOf, repeatRule, type Repeat } from '../../../src/shared/repeats.ts';

const timeZone = 'Europe/Oslo';
const all = ['uke', 'annenhver-uke', 'maned-ukedag', 'kvartal-ukedag', 'maned', 'kvartal', 'halvar', 'ar'] as const satisfies readonly Repeat[];
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10)));
const days = (first: string, repeat: Repeat, count: number): string[] => repeatDays(repeatRule(Temporal.PlainDate.from(first), repeat, timeZone, { count }), 100).map(String);

describe('a rule', () => {
  test('says what it was made from, and begins on its first day', () => {
    fc.assert(fc.property(day, fc.constantFrom(...all), fc.oneof(fc.integer({ min: 2, max: 60 }).map((count) => ({ count })), fc.integer({ min: 1, max: 700 })), (first, repeat, limit) => {
      const end = typeof limit === 'number' ? { until: first.add({ days: limit }) } : limit;
      const rule = repeatRule(first, repeat, timeZone, end);
      expect([repeatOf(rule), endOfRepeat(rule), repeatDays(rule, 1).map(String)]).toEqual([repeat, end, [first.toString()]]);
      const given = repeatDays(rule, 100);
      if ('until' in end) expect(given.every((date) => Temporal.PlainDate.compare(date, end.until) <= 0)).toBe(true);
      else expect(given).toHaveLength(end.count);
    }), { numRuns: 80 });
  });

  test('by weekday keeps the weekday, one in each period', () => {
    fc.assert(fc.property(day, fc.constantFrom('maned-ukedag', 'kvartal-ukedag'), (first, repeat) => {
      const given = repeatDays(repeatRule(first, repeat, timeZone, { count: 12 }), 12);
      const months = repeat === 'maned-ukedag' ? 1 : 3;
      given.forEach((date, at) => {
        expect(date.dayOfWeek).toBe(first.dayOfWeek);
        expect(date.toPlainYearMonth().equals(first.toPlainYearMonth().add({ months: months * at }))).toBe(true);
      });
    }), { numRuns: 60 });
  });

  test('on the last day it may have, that day counts, also where the clocks have changed', () => {
    const rule = repeatRule(Temporal.PlainDate.from('2027-03-18'), 'uke', timeZone, { until: Temporal.PlainDate.from('2027-04-01') });
    expect(repeatDays(rule, 10).map(String)).toEqual(['2027-03-18', '2027-03-25', '2027-04-01']);
  });

  test.each([
    // The 29th of January 2027 is a fifth Friday, the 29th of February 2028 a fifth Tuesday: the last of each month.
    ['2027-01-29', 'maned-ukedag', ['2027-01-29', '2027-02-26', '2027-03-26', '2027-04-30']],
    ['2028-02-29', 'maned-ukedag', ['2028-02-29', '2028-03-28', '2028-04-25', '2028-05-30']],
    ['2027-01-28', 'maned-ukedag', ['2027-01-28', '2027-02-25', '2027-03-25', '2027-04-22']],
    ['2027-01-12', 'kvartal-ukedag', ['2027-01-12', '2027-04-13', '2027-07-13', '2027-10-12']],
    ['2028-02-29', 'ar', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']],
    ['2028-02-29', 'annenhver-uke', ['2028-02-29', '2028-03-14', '2028-03-28', '2028-04-11']],
  ] as const)('from %s, %s', (first, repeat, wanted) => {
    expect(days(first, repeat, 4)).toEqual(wanted);
  });
});
