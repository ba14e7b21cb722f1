import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';

const timeZone = 'Europe/Oslo';
const easter2026 = new Set(['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-14']);
const holidays = { isHoliday: (date: Temporal.PlainDate) => easter2026.has(date.toString()) };
const workingTime = (quietHours = '18:00-07:30') => createWorkingTime({ timeZone, quietHours: parseQuietHours(quietHours), holidays });
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);

describe('quiet hours as text', () => {
  test.each(['', '18-07', '24:00-07:00', '18:00-07:60', ' off', '18:00–07:30'])('%j is refused', (text) => {
    expect(() => parseQuietHours(text)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});

describe('working time', () => {
  test.each([
    ['2026-03-02T07:29:59', false], ['2026-03-02T07:30', true], ['2026-03-02T17:59:59', true], ['2026-03-02T18:00', false],
    ['2026-03-02T00:00', false], ['2026-03-07T12:00', false], ['2026-03-08T12:00', false], ['2026-04-02T12:00', false], ['2028-02-29T12:00', true],
    ['2026-03-30T07:30', true], ['2026-10-26T07:30', true],
  ])('%s → %s', (at, expected) => { expect(workingTime().isWorkingTime(local(at))).toBe(expected); });

  test('looks at the clock on the wall in Oslo whatever zone it is given, on both sides of a change of clocks', () => {
    const utc = (text: string) => Temporal.Instant.from(text).toZonedDateTimeISO('UTC');
    expect(workingTime().isWorkingTime(utc('2026-03-27T06:30:00Z'))).toBe(true);
    expect(workingTime().isWorkingTime(utc('2026-03-30T05:29:00Z'))).toBe(false);
    expect(workingTime().isWorkingTime(utc('2026-03-30T05:30:00Z'))).toBe(true);
  });

  test('quiet hours within one day, of no length, and off', () => {
    expect(workingTime('12:00-13:00').isWorkingTime(local('2026-03-02T12:30'))).toBe(false);
    expect(workingTime('12:00-13:00').isWorkingTime(local('2026-03-02T23:30'))).toBe(true);
    expect(workingTime('00:00-00:00').isWorkingTime(local('2026-03-02T03:00'))).toBe(true);
    expect(workingTime('off').isWorkingTime(local('2026-04-05T03:00'))).toBe(true);
  });
});

describe('moving earlier', () => {
  test.each([
    ['a working moment stays', '2026-03-02T09:00', '2026-03-02T09:00'],
    ['Sunday to Friday', '2026-03-08T09:00', '2026-03-06T09:00'],
    ['the whole of Easter', '2026-04-06T09:00', '2026-04-01T09:00'],
    ['a Friday holiday', '2026-05-01T09:00', '2026-04-30T09:00'],
    ['night to the end of quiet hours the working day before', '2026-03-03T03:00', '2026-03-02T07:30'],
    ['Sunday night of the change of clocks', '2026-03-29T02:30', '2026-03-27T07:30'],
    ['1 March to the leap day', '2032-02-29T09:00', '2032-02-27T09:00'],
  ])('%s', (_, wish, expected) => { expect(workingTime().movedEarlier(local(wish)).equals(local(expected))).toBe(true); });

  const anyMoment = fc.integer({ min: 0, max: 20 * 366 * 24 * 60 }).map((minutes) => local('2024-01-01T00:00').add({ minutes }));
  const anyQuiet = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 })).map((span) =>
    span.map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`).join('-'));

  test('always lands in working time, never later, by less than ten days, and stays when moved again', () => {
    fc.assert(fc.property(anyMoment, fc.constantFrom('18:00-07:30', 'off', '12:00-13:00', '00:00-06:00'), (wish, quietHours) => {
      const rule = workingTime(quietHours);
      const moved = rule.movedEarlier(wish);
      expect(rule.isWorkingTime(moved)).toBe(true);
      expect(Temporal.ZonedDateTime.compare(moved, wish)).toBeLessThanOrEqual(0);
      expect(moved.until(wish).total('hours')).toBeLessThan(240);
      expect(rule.movedEarlier(moved).equals(moved)).toBe(true);
    }));
  });

  test('any span of quiet hours: never later than the wish', () => {
    fc.assert(fc.property(anyMoment, anyQuiet, (wish, quietHours) => {
      expect(Temporal.ZonedDateTime.compare(workingTime(quietHours).movedEarlier(wish), wish)).toBeLessThanOrEqual(0);
    }));
  });
});

describe('after quiet hours', () => {
  test.each([
    ['by day, on whatever day', '2026-03-08T12:00', '2026-03-08T12:00'],
    ['evening to the next morning, Saturday too', '2026-03-06T18:00', '2026-03-07T07:30'],
    ['early morning to the same morning', '2026-03-08T02:30', '2026-03-08T07:30'],
    ['the night of the change of clocks', '2026-03-28T23:00', '2026-03-29T07:30'],
  ])('%s', (_, wish, expected) => { expect(workingTime().afterQuietHours(local(wish).toInstant())).toEqual(local(expected).toInstant()); });

  test('off is never waited for', () => {
    expect(workingTime('off').afterQuietHours(local('2026-03-08T03:00').toInstant())).toEqual(local('2026-03-08T03:00').toInstant());
    expect(workingTime('12:00-13:00').afterQuietHours(local('2026-03-08T12:30').toInstant())).toEqual(local('2026-03-08T13:00').toInstant());
  });
});

describe('moving later', () => {
  test.each([
    ['a working moment stays', '2026-03-02T09:00', '2026-03-02T09:00'],
    ['early morning to the same morning', '2026-03-03T02:30', '2026-03-03T07:30'],
    ['Friday evening to Monday', '2026-03-06T18:00', '2026-03-09T07:30'],
    ['the whole of Easter', '2026-04-02T09:00', '2026-04-07T07:30'],
    ['the night of the change of clocks', '2026-03-29T02:30', '2026-03-30T07:30'],
  ])('%s', (_, wish, expected) => { expect(workingTime().movedLater(local(wish).toInstant())).toEqual(local(expected).toInstant()); });

  test('a weekend without quiet hours ends at midnight; off is never waited for', () => {
    expect(workingTime('00:00-00:00').movedLater(local('2026-03-08T12:00').toInstant())).toEqual(local('2026-03-09T00:00').toInstant());
    expect(workingTime('off').movedLater(local('2026-03-08T03:00').toInstant())).toEqual(local('2026-03-08T03:00').toInstant());
  });
});
