import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readDate, readEta, readTime, soonestMeeting } from '../../../src/mobilisation/times.ts';

const at = (time: string) => Temporal.ZonedDateTime.from(`2027-01-16T${time}[Europe/Oslo]`);
const said = (typed: string, now = '21:07:30', date?: string): string => {
  const read = readEta(typed, at(now), date === undefined ? {} : { date });
  return 'fault' in read ? read.fault : read.eta === undefined ? 'nothing' : Temporal.Instant.from(read.eta).toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString({ smallestUnit: 'minute' });
};

describe('when somebody can be there', () => {
  test.each([
    ['', 'nothing'],
    ['15', '2027-01-16T21:23'],
    ['0', '2027-01-16T21:08'],
    ['1440', '2027-01-17T21:08'],
    ['1441', 'eta-invalid'],
    ['21:30', '2027-01-16T21:30'],
    ['21:07', '2027-01-16T21:07'],
    ['21:06', 'eta-past'],
    ['09:30', 'eta-past'],
    ['00:10', '2027-01-17T00:10'],
    ['24:00', 'eta-invalid'],
    ['snart', 'eta-invalid'],
    ['-5', 'eta-invalid'],
    ['15.5', 'eta-invalid'],
    ['9:30', 'eta-invalid'],
  ])('%j is %s', (typed, expected) => { expect(said(typed)).toBe(expected); });

  test('on the day of an event that lies ahead', () => {
    expect(said('18:15', '21:07:00', '2027-01-30')).toBe('2027-01-30T18:15');
    expect(said('20:00', '21:07:00', '2027-01-16')).toBe('eta-past');
  });

  test.each([
    ['23:50', '23:30:00', '2027-01-17', '00:30', '2027-01-16T23:50'],
    ['00:20', '23:30:00', '2027-01-17', '00:30', '2027-01-17T00:20'],
    ['00:30', '09:00:00', '2027-01-18', '22:00', '2027-01-19T00:30'],
    ['21:30', '09:00:00', '2027-01-18', '22:00', '2027-01-18T21:30'],
    ['00:30', '09:00:00', '2027-01-16', '22:00', '2027-01-17T00:30'],
    ['08:30', '09:00:00', '2027-01-16', '10:00', 'eta-past'],
    ['22:00', '21:00:00', '2027-01-16', '09:00', '2027-01-16T22:00'],
  ])('%s, said at %s about a meeting on %s at %s, is %s', (typed, now, date, meetAt, expected) => {
    const read = readEta(typed, at(now), { date, meetAt });
    expect('fault' in read ? read.fault : Temporal.Instant.from(read.eta as string).toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(expected);
  });

  // 25 October 2026 has 02.00–03.00 twice, 29 March 2026 not at all.
  test.each([
    ['02:30', '2026-10-25T01:50+02:00', '2026-10-25T02:30+02:00', 'the first that comes'],
    ['02:30', '2026-10-25T02:40+02:00', '2026-10-25T02:30+01:00', 'the second, when the first has been'],
    ['02:50', '2026-10-25T02:45+01:00', '2026-10-25T02:50+01:00', 'within the second'],
    ['02:30', '2026-10-25T02:45+01:00', 'eta-past', 'both have been'],
    ['03:10', '2026-10-25T02:45+02:00', '2026-10-25T03:10+01:00', 'an hour and 25 minutes'],
    ['02:30', '2026-10-24T23:50+02:00', '2026-10-25T02:30+02:00', 'from the evening before'],
    ['02:30', '2026-03-29T01:50+01:00', '2026-03-29T03:30+02:00', 'there is none: as long from now as was meant'],
    ['03:10', '2026-03-29T01:50+01:00', '2026-03-29T03:10+02:00', '20 minutes'],
    ['60', '2026-10-25T02:40+02:00', '2026-10-25T02:40+01:00', 'minutes are minutes'],
  ])('%s, said at %s, is %s: %s', (typed, now, expected) => {
    for (const meeting of [{}, { date: '2026-10-25', meetAt: '02:30' }].slice(0, typed === '02:50' ? 2 : 1)) {
      const read = readEta(typed, Temporal.ZonedDateTime.from(`${now}[Europe/Oslo]`), meeting);
      expect('fault' in read ? read.fault : Temporal.Instant.from(read.eta as string).toZonedDateTimeISO('Europe/Oslo').toString({ timeZoneName: 'never', smallestUnit: 'minute' })).toBe(expected);
    }
  });

  test('is never earlier than was said', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 86_399 }), (minutes, second) => {
      const now = at('00:00:00').add({ seconds: second });
      const read = readEta(String(minutes), now);
      if (!('eta' in read) || read.eta === undefined) throw new Error('no eta');
      const after = now.until(Temporal.Instant.from(read.eta).toZonedDateTimeISO('Europe/Oslo')).total('minutes');
      expect(after).toBeGreaterThanOrEqual(minutes);
      expect(after).toBeLessThan(minutes + 1);
    }));
  });
});

test.each(['2027-02-29', '27-02-01', '', '2027-13-01'])('%j is no date', (typed) => { expect(readDate(typed)).toBeUndefined(); });
test('a time is HH:MM', () => { expect([readTime('23:59')?.toString(), readTime('7:00'), readTime('')]).toEqual(['23:59:00', undefined, undefined]); });

test.each([['09:01', '2027-01-16 10:00-11:00'], ['13:58', '2027-01-16 15:00-16:00'], ['19:30', '2027-01-16 20:00-21:00'], ['20:31', '2027-01-17 09:00-10:00'], ['23:45', '2027-01-17 09:00-10:00'], ['03:00', '2027-01-16 09:00-10:00']])('called out at %s, the soonest meeting is %s', (now, soonest) => {
  const { date, start, end } = soonestMeeting(at(now));
  expect(`${date} ${start}-${end}`).toBe(soonest);
});
