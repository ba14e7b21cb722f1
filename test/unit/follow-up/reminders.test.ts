/** When the owner of a task is reminded: a week before, on the day, weekly after; always in working time. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { nextReminder, reminderDue } from '../../../src/follow-up/reminders.ts';
import { createWorkingTime, parseQuietHours, workingTimeWhenThere } from '../../../src/schedule/working-time.ts';

const holidays = new Set(['2027-03-25', '2027-03-26', '2027-03-29', '2027-05-17']);
const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: (date) => holidays.has(date.toString()) } });
const instant = (at: string): Temporal.Instant => Temporal.Instant.from(at);
/** Every one, in order, up to so many. */
function plan(task: { due: string; askedAt: string }, most = 5): string[] {
  const found: string[] = [];
  for (let now = instant(task.askedAt); found.length < most;) {
    const next = nextReminder(task, now, workingTime);
    if (next === undefined) break;
    found.push(next.at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString({ smallestUnit: 'minute' }));
    now = next.at;
  }
  return found;
}

test.each([
  ['a Wednesday', '2027-02-24', '2027-02-01T10:00:00Z', ['2027-02-17T09:00', '2027-02-24T09:00', '2027-03-03T09:00', '2027-03-10T09:00']],
  ['a Sunday: the Friday before, then the first morning after', '2027-02-28', '2027-02-01T10:00:00Z', ['2027-02-19T09:00', '2027-02-26T09:00', '2027-03-08T07:30', '2027-03-15T07:30']],
  ['over Easter', '2027-03-29', '2027-03-01T10:00:00Z', ['2027-03-22T09:00', '2027-03-24T09:00', '2027-04-05T09:00', '2027-04-12T09:00']],
  ['given less than a week before', '2027-02-24', '2027-02-18T10:00:00Z', ['2027-02-24T09:00', '2027-03-03T09:00', '2027-03-10T09:00', '2027-03-17T09:00']],
  ['given on the very day', '2027-02-24', '2027-02-24T07:00:00Z', ['2027-03-03T09:00', '2027-03-10T09:00', '2027-03-17T09:00', '2027-03-24T09:00']],
] as const)('due %s', (_, due, askedAt, expected) => expect(plan({ due, askedAt }, 4)).toEqual(expected));

test('after a time away only the latest counts', () => {
  const task = { due: '2027-02-24', askedAt: '2027-02-01T10:00:00Z' };
  expect([reminderDue(task, instant('2027-02-17T07:59:59Z'), workingTime), reminderDue(task, instant('2027-02-17T08:00:00Z'), workingTime)?.week, reminderDue(task, instant('2027-03-11T12:00:00Z'), workingTime)?.week]).toEqual([undefined, -1, 2]);
});

test('never at night, on weekends or holidays, always after it was given, and later each time', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => Temporal.PlainDate.from('2027-01-01').add({ days }));
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 30 * 24 * 60 }), (due, before) => {
    const askedAt = due.toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' }).subtract({ minutes: before }).toInstant();
    const times = plan({ due: due.toString(), askedAt: askedAt.toString() }, 6);
    for (const at of times) expect(workingTime.isWorkingTime(Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Oslo'))).toBe(true);
    expect(times).toEqual([...new Set(times)].toSorted());
  }));
});

test('whoever is away hears of it in the first working time that they are back', () => {
  const away = (date: string): boolean => date >= '2027-02-22' && date <= '2027-02-26';
  expect(workingTimeWhenThere(workingTime, instant('2027-02-23T09:00:00Z'), away).toString()).toBe('2027-03-01T06:30:00Z');
  expect(workingTimeWhenThere(workingTime, instant('2027-02-19T09:00:00Z'), away).toString()).toBe('2027-02-19T09:00:00Z');
});
