import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { isNudged, nudgePlan } from '../../../src/tiltak/nudges.ts';

const timeZone = 'Europe/Oslo';
const holiday = '2027-03-25';
const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: (date) => date.toString() === holiday } });
/** @param lastDay the last day on which one answers in time */
const plan = (openedAt: string, lastDay: string) => nudgePlan({ opensAt: openedAt, openedAt, deadline: Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString() }, workingTime)
  .map(({ name, at }) => `${name} ${at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString()}`);

test('a week before, two days before and on the last day, at nine', () => {
  expect(plan('2027-02-01T08:00:00Z', '2027-02-24')).toEqual(['nudge-7 2027-02-17T09:00:00', 'nudge-2 2027-02-22T09:00:00', 'last-day 2027-02-24T09:00:00']);
});

test('on a weekend or a holiday it comes on the working day before; of two on one day the later stays', () => {
  // The last day is a Sunday: two days before and the day itself are both the Friday.
  expect(plan('2027-02-01T08:00:00Z', '2027-02-28')).toEqual(['nudge-7 2027-02-19T09:00:00', 'last-day 2027-02-26T09:00:00']);
  expect(plan('2027-03-01T08:00:00Z', '2027-03-25')).toEqual(['nudge-7 2027-03-18T09:00:00', 'nudge-2 2027-03-23T09:00:00', 'last-day 2027-03-24T09:00:00']);
});

test('never on the day it was sent or before', () => {
  expect(plan('2027-02-22T06:30:00Z', '2027-02-24')).toEqual(['last-day 2027-02-24T09:00:00']);
  expect(plan('2027-02-24T06:30:00Z', '2027-02-24')).toEqual([]);
});

test('whatever the dates, each is in working time, after opening and before the deadline, in order', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), (opens, days) => {
    const opened = Temporal.PlainDate.from('2027-01-04').add({ days: opens });
    const deadline = opened.add({ days: days + 1 }).toZonedDateTime(timeZone).toInstant();
    const openedAt = opened.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
    const times = nudgePlan({ opensAt: openedAt.toString(), deadline: deadline.toString() }, workingTime).map(({ at }) => at);
    for (const at of times) {
      expect(workingTime.isWorkingTime(at.toZonedDateTimeISO(timeZone))).toBe(true);
      expect(Temporal.Instant.compare(at, openedAt) > 0 && Temporal.Instant.compare(at, deadline) < 0).toBe(true);
    }
    expect(new Set(times.map((at) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString())).size).toBe(times.length);
    expect(times).toEqual(times.toSorted(Temporal.Instant.compare));
  }));
});

test('a week ahead only those who have not opened it; nobody who is done', () => {
  expect(['not-opened', 'begun', 'one-left', 'done'].map((state) => ['nudge-7', 'nudge-2', 'last-day'].filter((name) => isNudged(name, state as 'done')).length)).toEqual([3, 2, 2, 0]);
});
