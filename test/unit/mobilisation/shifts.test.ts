import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { texts } from '../../../src/locales/texts.ts';
import { readShifts, shiftWords, typedShifts } from '../../../src/mobilisation/shifts.ts';
import { needIsMet, surplusOf, type MobilisationDetails, type Shift } from '../../../src/mobilisation/domain.ts';
import type { Response } from '../../../src/prompts/domain.ts';

const zone = 'Europe/Oslo';
const now = Temporal.ZonedDateTime.from('2027-07-20T12:00[Europe/Oslo]');
const read = (typed: string, date = '2027-07-28', at = now) => readShifts(typed, { date, now: at });
const shiftsIn = (typed: string, date?: string, at?: Temporal.ZonedDateTime): readonly Shift[] => {
  const result = read(typed, date, at);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.shifts;
};
const words = (typed: string, date?: string): string[] => shiftsIn(typed, date).map((shift) => `${shiftWords(shift, zone, texts('nb'))} ${shift.needed}`);

describe('reading shifts', () => {
  test.each([
    ['2027-07-28 10:00-14:00 6', 'Ons. 28. juli 10.00–14.00 6'], ['10:00-14:00 6', 'Ons. 28. juli 10.00–14.00 6'], ['10-14 6', 'Ons. 28. juli 10.00–14.00 6'],
    ['kl. 10.00 – kl. 14.00, 6 personer', 'Ons. 28. juli 10.00–14.00 6'], ['29.7. 9.30-11 2', 'Tor. 29. juli 09.30–11.00 2'], ['29.07.2027 10-11 2', 'Tor. 29. juli 10.00–11.00 2'],
    ['3.2. 10-11 2', 'Tor. 3. feb. 10.00–11.00 2'], ['22:00-06:00 neste dag 4', 'Ons. 28. juli 22.00–06.00 4'], ['22-06 +1 4', 'Ons. 28. juli 22.00–06.00 4'], ['22-06+1 4', 'Ons. 28. juli 22.00–06.00 4'], ['18-24 4', 'Ons. 28. juli 18.00–00.00 4'],
  ])('%s', (typed, shown) => { expect(words(typed)).toEqual([shown]); });

  test.each([
    ['2027-12-20', '29.2. 10-11 2', 'Tir. 29. feb. 10.00–11.00 2'], ['2028-02-29', '29.2. 23-24 2', 'Tir. 29. feb. 23.00–00.00 2'], ['2028-02-28', '28.2. 22-02 neste dag 2', 'Man. 28. feb. 22.00–02.00 2'],
    ['2027-02-28', '29.2. 10-11 2', 'Tir. 29. feb. 10.00–11.00 2'], ['2028-03-01', '28.2. 10-11 2', 'shift-past'], ['2028-03-01', '29.2. 10-11 2', 'shift-past'], ['2028-08-01', '29.2. 10-11 2', 'shift-date'],
    // What has just been is a slip, not that day next year: the card would say «Lør. 20. nov.» and mean in a year.
    ['2026-11-22', '20.11. 10-14 2', 'shift-past'], ['2027-01-02', '30.12. 10-14 2', 'shift-past'], ['2026-11-22', '28.7. 10-14 2', 'Ons. 28. juli 10.00–14.00 2'], ['2026-11-22', '20.11.2027 10-14 2', 'Lør. 20. nov. 10.00–14.00 2'], ['2027-01-02', '30.1. 10-14 2', 'Lør. 30. jan. 10.00–14.00 2'], ['2026-07-01', '29.2. 10-11 2', 'shift-date'],
  ])('on %s, %s', (today, typed, shown) => {
    const result = read(typed, '', Temporal.ZonedDateTime.from(`${today}T09:00[Europe/Oslo]`));
    expect('faults' in result ? result.faults[0]?.code : `${shiftWords(result.shifts[0]!, zone, texts('nb'))} ${result.shifts[0]!.needed}`).toBe(shown);
  });

  test('empty lines count and mean nothing; shifts come in order of their start', () => {
    expect(words('\r\n14-18 2\n\n2027-07-27 10-14 1\n10-14 3\n')).toEqual(['Tir. 27. juli 10.00–14.00 1', 'Ons. 28. juli 10.00–14.00 3', 'Ons. 28. juli 14.00–18.00 2']);
    expect(read('')).toEqual({ shifts: [] });
    expect(read('\n\nfeil')).toEqual({ faults: [{ line: 3, code: 'shift-format' }] });
  });

  test.each([
    ['i morgen', 'shift-format'], ['10:00 6', 'shift-format'], ['2027-07-28 6', 'shift-format'], ['2027-02-30 10-14 6', 'shift-date'], ['31.6. 10-14 6', 'shift-date'], ['10-25 6', 'shift-time'], ['24-25 6', 'shift-time'], ['10:75-14 6', 'shift-time'],
    ['10-14', 'shift-needed'], ['10-14 0', 'shift-needed'], ['10-14 1000', 'shift-needed'], ['14-10 6', 'shift-ends-first'], ['10-10 6', 'shift-ends-first'], ['22-06 4', 'shift-ends-first'], ['10-11 neste dag 4', 'shift-long'],
    ['2027-07-20 11-14 6', 'shift-past'], ['2027-07-19 10-14 6', 'shift-past'], ['2028-03-26 02:30-06 6', 'shift-skipped'], ['10-14 6\n10:00-14:00 2', 'shift-twice', 2],
  ])('%s is refused', (typed, code, line = 1) => { expect(read(typed)).toEqual({ faults: [{ line, code }] }); });

  test('every faulty line is named; without a date in the form each needs its own; there is room for twenty', () => {
    expect(read('10-14 6\n2027-07-28 10-14 6\nx', '')).toEqual({ faults: [{ line: 1, code: 'shift-date-missing' }, { line: 3, code: 'shift-format' }] });
    const hours = Array.from({ length: 21 }, (_, hour) => `${hour}-${hour + 1} 1`);
    expect(shiftsIn(hours.slice(0, 20).join('\n'))).toHaveLength(20);
    expect(read(hours.join('\n'))).toEqual({ faults: [{ line: 21, code: 'shifts-too-many' }] });
  });

  test.each([['2028-03-25 22-06 neste dag 4', 7], ['2027-10-30 22-06 neste dag 4', 9], ['2027-10-31 01-03 1', 3], ['2028-03-26 01:30-03 1', 0.5]])('%s lasts %d hours', (typed, hours) => {
    const [shift] = shiftsIn(typed);
    expect(Temporal.Instant.from(shift!.start).until(shift!.end).total('hours')).toBe(hours);
  });

  test('whatever is typed is shifts or faults of lines that exist, and what was read is read again from what is shown', () => {
    const part = fc.constantFrom('2027-07-28', '28.7.', '30.10.', '2028-03-25', '10:00', '10', '22', '06:00', '02.30', '-', '–', ' ', ' ', 'neste dag', '+1', '6', '24', ',', '\n', 'kl.', 'x', '-1', '2027-13-45', '99999');
    const built = fc.tuple(fc.constantFrom('', '2027-07-28 ', '30.10. ', '2028-03-25 '), fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }), fc.constantFrom('', ' neste dag', '+1'), fc.integer({ min: 0, max: 1200 })).map(([date, from, to, next, needed]) => `${date}${from}-${to}${next} ${needed}`);
    const line = fc.oneof(built, fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')), fc.string());
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n')), (typed) => {
      const result = read(typed);
      if ('faults' in result) {
        for (const { line: at } of result.faults) expect(at >= 1 && at <= typed.split(/\r\n|\r|\n/u).length).toBe(true);
        return;
      }
      for (const { start, end, needed } of result.shifts) {
        expect(Temporal.Instant.compare(start, end)).toBe(-1);
        expect(Temporal.Instant.compare(start, now.toInstant())).not.toBe(-1);
        expect(needed).toBeGreaterThan(0);
      }
      expect(new Set(result.shifts.map(({ id }) => id)).size).toBe(result.shifts.length);
      expect(read(typedShifts(result.shifts, zone), '')).toEqual(result);
    }), { numRuns: 500 });
  });
});

describe('enough people for every shift', () => {
  const details: MobilisationDetails = { mobilisationKind: 'arrangement', exercise: false, situation: 'x', place: 'y', deadlineMinutes: 15, waves: ['a'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [], date: '2027-07-28' };
  const response = (memberId: string, minute: number, shifts: readonly string[], answer = 'kan-stille'): Response => {
    const at = now.add({ minutes: minute }).toInstant().toString();
    return { memberId, unit: 'alna', level: 'utovende', party: 'bydel', promptId: 'p', answer, shifts, at, history: [{ answer, shifts, at }] };
  };
  const shifts = shiftsIn('10-14 1\n14-18 2');
  const at = (hour: number) => Temporal.ZonedDateTime.from('2027-07-28T00:00[Europe/Oslo]').add({ hours: hour }).toInstant();

  test('the need is met when each shift that is not over is full', () => {
    const met = (hour: number, ...responses: Response[]) => needIsMet({ ...details, shifts }, responses, at(hour));
    expect(met(0, response('a', 0, ['s1', 's2']), response('b', 0, ['s2']))).toBe(true);
    expect(met(0, response('a', 0, ['s1']), response('b', 0, ['s1']), response('c', 0, ['s2']))).toBe(false);
    expect(met(0, response('a', 0, ['s1', 's2']), response('b', 0, ['s2'], 'kan-ikke'))).toBe(false);
    expect(met(15, response('a', 0, ['s2']), response('b', 0, ['s2']))).toBe(true);
  });

  test('first come is first kept; nobody is thanked whose shift would be short of people, nor who has arrived', () => {
    expect(surplusOf({ ...details, shifts }, [response('late', 3, ['s1']), response('first', 1, ['s1', 's2']), response('second', 2, ['s2']), response('here', 4, ['s1'], 'er-fremme')]).map(({ memberId }) => memberId)).toEqual(['late']);
    const ids = fc.subarray(['s1', 's2'], { minLength: 1 });
    fc.assert(fc.property(fc.array(fc.tuple(ids, fc.constantFrom('kan-stille', 'er-fremme', 'kan-ikke')), { maxLength: 12 }), (given) => {
      const responses = given.map(([own, answer], n) => response(`m${n}`, n, own, answer));
      const surplus = new Set(surplusOf({ ...details, shifts }, responses));
      const kept = responses.filter((one) => !surplus.has(one));
      expect([...surplus].every(({ answer }) => answer === 'kan-stille')).toBe(true);
      expect(needIsMet({ ...details, shifts }, kept, at(0))).toBe(needIsMet({ ...details, shifts }, responses, at(0)));
    }));
  });
});
