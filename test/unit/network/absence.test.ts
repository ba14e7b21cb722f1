import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readAbsence, withPeriod } from '../../../src/network/absence.ts';
import { buildNetwork, isAbsent, type AbsencePeriod, type Member } from '../../../src/network/domain.ts';

const today = Temporal.PlainDate.from('2027-01-11');
const read = (from: string, to: string, own: readonly AbsencePeriod[] = []) => readAbsence({ from, to }, own, today);

describe('reading an absence', () => {
  test.each([
    ['2027-01-18', '2027-01-22', { from: '2027-01-18', to: '2027-01-22' }], ['2027-01-18', '', { from: '2027-01-18', to: '2027-01-18' }],
    ['2027-01-11', '2027-01-11', { from: '2027-01-11', to: '2027-01-11' }], ['2027-01-04', '2027-01-15', { from: '2027-01-04', to: '2027-01-15' }],
  ])('%s to %s', (from, to, period) => { expect(read(from, to)).toEqual({ period }); });

  test.each([
    ['', '', { from: 'date-missing' }], ['', '2027-01-18', { from: 'date-missing' }], ['i morgen', '2027-01-18', { from: 'date-invalid' }], ['2027-02-30', '2027-13-01', { from: 'date-invalid', to: 'date-invalid' }], ['2027-01-18', 'fredag', { to: 'date-invalid' }],
    ['2027-01-22', '2027-01-18', { to: 'absence-ends-first' }], ['2027-01-04', '2027-01-10', { to: 'absence-past' }], ['2027-01-18', '2207-01-22', { to: 'absence-far' }],
  ])('%s to %s is refused', (from, to, faults) => { expect(read(from, to)).toEqual({ faults }); });

  test('there is an end to how many, and not to what joins them', () => {
    const own = Array.from({ length: 12 }, (_, n) => ({ from: `2027-0${1 + (n >> 1)}-${n % 2 === 0 ? '12' : '20'}`, to: `2027-0${1 + (n >> 1)}-${n % 2 === 0 ? '13' : '21'}` }));
    expect(read('2027-09-01', '', own)).toEqual({ faults: { to: 'absence-full' } });
    expect(read('2027-01-14', '2027-01-19', own)).toEqual({ period: { from: '2027-01-14', to: '2027-01-19' } });
  });
});

test('periods stay in order, apart from each other, and cover the very days that were told', () => {
  const first = Temporal.PlainDate.from('2027-01-01');
  const day = (n: number): string => first.add({ days: n }).toString();
  const period = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })).map(([from, length]) => ({ from: day(from), to: day(from + length) }));
  fc.assert(fc.property(fc.array(period, { maxLength: 10 }), (told) => {
    const periods = told.reduce<readonly AbsencePeriod[]>(withPeriod, []);
    for (const [at, { from }] of periods.entries()) if (at > 0) expect(Temporal.PlainDate.from(periods[at - 1]!.to).until(from).days).toBeGreaterThan(1);
    const seat = { unit: 'a', level: 'utovende', role: 'medlem', organisation: 'a', party: 'bydel', title: '', primary: true } as const;
    const member: Member = { id: 'm', name: 'M', email: 'm@example.no', seats: [seat], groups: [], absences: periods };
    const network = buildNetwork('1', [], [], [member]);
    for (let n = 0; n < 75; n += 1) expect(isAbsent(network, 'm', day(n))).toBe(told.some(({ from, to }) => from <= day(n) && day(n) <= to));
  }));
});
