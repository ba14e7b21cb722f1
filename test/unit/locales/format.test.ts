import { expect, test } from '@jest/globals';
import { byName, capitalised, formatClock, formatDate, formatTime, formatWhen } from '../../../src/locales/format.ts';

const meeting = { date: '2027-02-03', start: '12:00', end: '14:00' };

test.each([
  ['nb', 'onsdag 3. februar 2027 kl. 12.00–14.00'], ['nn', 'onsdag 3. februar 2027 kl. 12.00–14.00'], ['en', 'Wednesday 3 February 2027 at 12:00–14:00'],
] as const)('a meeting in %s', (locale, words) => expect(formatWhen(meeting, locale)).toBe(words));

test('over several days both ends are dated', () =>
  expect(formatWhen({ ...meeting, endDate: '2027-02-04' }, 'nb', 'day')).toBe('onsdag 3. februar kl. 12.00 – torsdag 4. februar kl. 14.00'));

test('a leap day, and a nynorsk weekday', () => {
  expect(formatDate('2028-02-29', 'nb')).toBe('tirsdag 29. februar 2028');
  expect(formatDate('2027-02-06', 'nn')).toBe('laurdag 6. februar 2027');
});

test('times and capitals', () => {
  expect([formatTime('09:05', 'nb'), formatTime('09:05', 'en'), capitalised('øvelse'), capitalised('')]).toEqual(['09.05', '09:05', 'Øvelse', '']);
});

test('the clock is the wall clock of the place, over the change to summer time', () => {
  expect(formatClock(Temporal.Instant.from('2027-03-28T00:59:59Z'), 'Europe/Oslo')).toBe('01:59:59');
  expect(formatClock(Temporal.Instant.from('2027-03-28T01:00:00Z'), 'Europe/Oslo')).toBe('03:00:00');
});

test('names sort as in Norwegian', () =>
  expect([{ name: 'Ås' }, { name: 'Østby' }, { name: 'Ærø' }, { name: 'Zahl' }, { name: 'Ali' }].sort(byName).map(({ name }) => name)).toEqual(['Ali', 'Zahl', 'Ærø', 'Østby', 'Ås']));
