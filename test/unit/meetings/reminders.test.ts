import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { MeetingDetails } from '../../../src/meetings/domain.ts';
import { startOf } from '../../../src/meetings/domain.ts';
import { reminderPlan } from '../../../src/meetings/reminders.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';

const timeZone = 'Europe/Oslo';
const publicHolidays = new Set(['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-17', '2026-05-25', '2026-12-25', '2026-12-26', '2027-01-01']);
const holidays = { isHoliday: (date: Temporal.PlainDate) => publicHolidays.has(date.toString()) };
const rule = (quietHours = '18:00-07:30') => createWorkingTime({ timeZone, quietHours: parseQuietHours(quietHours), holidays });
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
const details = (date: string, start: string, answerBy: string): MeetingDetails =>
  ({ meetingKind: 'temamote', title: 'Prøve', date, start, end: '23:59', answerBy, showNames: true });

function planned(meeting: MeetingDetails, openedAt = '2026-01-01T08:00', quietHours?: string): string[] {
  return reminderPlan(meeting, { workingTime: rule(quietHours), openedAt: local(openedAt).toInstant() })
    .map(({ purpose, to, at }) => `${purpose} ${to} ${at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })}`);
}

describe('the default plan', () => {
  test('an ordinary Thursday meeting', () => {
    expect(planned(details('2026-03-19', '12:00', '2026-03-16'))).toEqual([
      'nudge-7 silent 2026-03-09T09:00', 'nudge-2 silent 2026-03-13T09:00', 'day-before coming 2026-03-18T09:00', 'soon coming 2026-03-19T11:45',
    ]);
  });

  test('of a meeting that was changed: nothing that would have come before the change, and no nudge on the day people were asked anew', () => {
    const plan = (changedAt: string, movedAt?: string): string[] => reminderPlan(details('2026-03-19', '12:00', '2026-03-16'), {
      workingTime: rule(), openedAt: local('2026-01-01T08:00').toInstant(), changedAt: local(changedAt).toInstant(), ...(movedAt === undefined ? {} : { movedAt: local(movedAt).toInstant() }),
    }).map(({ purpose }) => purpose);
    expect(plan('2026-03-09T08:59')).toEqual(['nudge-7', 'nudge-2', 'day-before', 'soon']);
    expect(plan('2026-03-09T09:00')).toEqual(['nudge-2', 'day-before', 'soon']);
    expect(plan('2026-03-09T08:00', '2026-03-09T08:00')).toEqual(['nudge-2', 'day-before', 'soon']);
    expect(plan('2026-03-18T10:00', '2026-03-18T10:00')).toEqual(['soon']);
    expect(plan('2026-03-19T11:50', '2026-03-19T11:50')).toEqual([]);
  });

  test('across Easter everything moves to the Wednesday before, and two nudges a day become one', () => {
    expect(planned(details('2026-04-07', '09:00', '2026-04-07'))).toEqual(
      ['nudge-7 silent 2026-03-31T09:00', 'nudge-2 silent 2026-04-01T09:00', 'day-before coming 2026-04-01T09:00', 'soon coming 2026-04-07T08:45']);
    const longHoliday = createWorkingTime({ timeZone, quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: (date) => date.month === 7 } });
    const july = reminderPlan(details('2026-08-03', '09:00', '2026-07-31'), { workingTime: longHoliday, openedAt: local('2026-06-01T08:00').toInstant() });
    expect(july.map(({ purpose }) => purpose)).toEqual(['nudge-2', 'day-before', 'soon']);
  });

  test('the clocks change on the night before: still 09:00 and 15 minutes before on the wall', () => {
    expect(planned(details('2026-03-30', '10:00', '2026-03-27')).slice(-2)).toEqual(['day-before coming 2026-03-27T09:00', 'soon coming 2026-03-30T09:45']);
    expect(planned(details('2026-10-26', '10:00', '2026-10-23')).slice(-1)).toEqual(['soon coming 2026-10-26T09:45']);
  });

  test('a leap day counts', () => {
    expect(planned(details('2028-03-01', '10:00', '2028-02-29')).slice(2)).toEqual(['day-before coming 2028-02-29T09:00', 'soon coming 2028-03-01T09:45']);
  });
});

describe('15 minutes before', () => {
  test.each([
    ['07:30', ['soon coming 2026-03-19T07:30']],
    ['07:35', ['soon coming 2026-03-19T07:30']],
    ['07:45', ['soon coming 2026-03-19T07:30']],
    ['17:55', ['soon coming 2026-03-19T17:40']],
    ['18:10', ['soon coming 2026-03-19T17:55']],
    ['18:30', []],
    ['06:00', []],
  ])('a meeting at %s', (start, expected) => {
    expect(planned(details('2026-03-19', start, '2026-03-16')).filter((line) => line.startsWith('soon'))).toEqual(expected);
  });

  test.each(['2026-03-21', '2026-05-14'])('none on %s, a day off; the day-before reminder has the link', (date) => {
    expect(planned(details(date, '12:00', '2026-03-16')).map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['day-before']));
    expect(planned(details(date, '12:00', '2026-03-16')).join()).not.toContain('soon');
  });

  test('at any hour of any day when quiet hours are off', () => {
    expect(planned(details('2026-03-21', '00:05', '2026-03-16'), undefined, 'off').slice(-1)).toEqual(['soon coming 2026-03-20T23:50']);
  });
});

describe('a meeting called late', () => {
  test('nobody is nudged on the day they were invited, and what has passed is left out', () => {
    expect(planned(details('2026-03-19', '12:00', '2026-03-18'), '2026-03-16T08:00')).toEqual(['day-before coming 2026-03-18T09:00', 'soon coming 2026-03-19T11:45']);
    expect(planned(details('2026-03-19', '12:00', '2026-03-19'), '2026-03-18T10:00')).toEqual(['soon coming 2026-03-19T11:45']);
    expect(planned(details('2026-03-19', '12:00', '2026-03-19'), '2026-03-19T11:50')).toEqual([]);
  });
});

describe('any meeting', () => {
  const anyMeeting = fc.record({
    day: fc.integer({ min: 0, max: 900 }), minute: fc.integer({ min: 0, max: 1439 }), answerDays: fc.integer({ min: 0, max: 30 }), openHours: fc.integer({ min: 1, max: 24 * 60 }),
    quietHours: fc.constantFrom('18:00-07:30', 'off', '20:00-08:15', '00:00-10:00'),
  }).map(({ day, minute, answerDays, openHours, quietHours }) => {
    const date = Temporal.PlainDate.from('2025-12-01').add({ days: day });
    const start = Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString({ smallestUnit: 'minute' });
    const meeting = details(date.toString(), start, date.subtract({ days: answerDays }).toString());
    return { meeting, openedAt: startOf(meeting, timeZone).subtract({ hours: openHours }).toInstant(), workingTime: rule(quietHours) };
  });

  test('in working time, after the opening, not after the start, in order, one nudge a day, always the same', () => {
    fc.assert(fc.property(anyMeeting, ({ meeting, openedAt, workingTime }) => {
      const plan = reminderPlan(meeting, { workingTime, openedAt });
      const start = startOf(meeting, timeZone);
      for (const { at } of plan) {
        expect(workingTime.isWorkingTime(at.toZonedDateTimeISO(timeZone))).toBe(true);
        expect(Temporal.Instant.compare(at, openedAt)).toBeGreaterThan(0);
        expect(Temporal.Instant.compare(at, start.toInstant())).toBeLessThanOrEqual(0);
      }
      expect(plan.map(({ at }) => at.epochMilliseconds)).toEqual(plan.map(({ at }) => at.epochMilliseconds).sort((a, b) => a - b));
      const nudgeDays = plan.filter(({ to }) => to === 'silent').map(({ at }) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString());
      expect(new Set(nudgeDays).size).toBe(nudgeDays.length);
      expect(new Set(plan.map(({ purpose }) => purpose)).size).toBe(plan.length);
      expect(reminderPlan(meeting, { workingTime, openedAt })).toEqual(plan);
    }));
  });

  test('one in working time, opened more than a quarter of an hour before, is always announced before it starts', () => {
    fc.assert(fc.property(anyMeeting, ({ meeting, openedAt, workingTime }) => {
      fc.pre(workingTime.isWorkingTime(startOf(meeting, timeZone)));
      expect(reminderPlan(meeting, { workingTime, openedAt }).at(-1)?.purpose).toBe('soon');
    }));
  });
});
