/** The yearly report's numbers: they are the network's own, they always add up, and an earlier moment is found again. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { asOf, ofUnits, yearlyReport } from '../../../src/reports/yearly-report.ts';
import { measureStatuses, type PlanRead, type StatusEntry, type UnitAnswer } from '../../../src/tiltak/domain.ts';
import { inventedPlan, networkTotals, unitNames } from '../../support/invented-plan.ts';

const unitName = (id: string): string => unitNames.get(id) ?? id;
const parts = ['started', 'notStarted', 'completed', 'discontinued', 'unanswered'] as const;

const entry = fc.record({ status: fc.constantFrom(...measureStatuses), reasons: fc.subarray(['ressurser', 'prioritering', 'ukjent']), at: fc.date({ min: new Date('2023-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }).map((date) => date.toISOString()) });
const measure = fc.record({ id: fc.uuid(), plan: fc.constant('p'), unit: fc.constantFrom('bydel-alna', 'sentrum', 'ukjent-enhet'), area: fc.constantFrom('1', '2', 'ukjent'), title: fc.string(), history: fc.array(entry, { maxLength: 4 }).map((history): StatusEntry[] => history.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) });
const plan = fc.array(measure, { maxLength: 60 }).map((measures): PlanRead => ({
  plan: { id: 'p', title: 'P', from: '2023-01-01', to: '2025-12-31' }, areas: ['1', '2', '3'].map((id) => ({ plan: 'p', id, title: `Område ${id}` })), reasons: [], measures, units: [], closedLevels: [],
}));

describe('the yearly report’s numbers', () => {
  test('are those of the network’s own report', () => {
    const report = yearlyReport(inventedPlan(), unitName);
    expect(report.areas.map(({ area, total, started, notStarted }) => ({ area, total, started, notStarted }))).toEqual(networkTotals.map(({ area, total, started }) => ({ area, total, started, notStarted: total - started })));
    expect(report).toMatchObject({ plan: 'salto-2023-2025', total: 333, started: 278, notStarted: 55, completed: 0, discontinued: 0, unanswered: 0 });
    expect(report.areas.map(({ total, started, notStarted }) => `${total}/${started}/${notStarted}`).join(', ')).toBe('78/70/8, 92/76/16, 104/85/19, 59/47/12');
  });

  test('have the shape of the outer contract, and nothing more', () => {
    const report = yearlyReport(inventedPlan(), unitName);
    expect(Object.keys(report)).toEqual(['plan', 'areas', 'units', 'total', ...parts]);
    expect(Object.keys(report.areas[0] ?? {})).toEqual(['area', 'title', 'total', ...parts, 'reasons']);
    expect(Object.keys(report.units[0] ?? {})).toEqual(['unit', 'total', ...parts, 'reasons']);
  });

  test('units come by name as Norwegian sorts', () => {
    const names = yearlyReport(inventedPlan(), unitName).units.map(({ unit }) => unitName(unit));
    expect(names.indexOf('Bydel Østensjø')).toBeGreaterThan(names.indexOf('Bydel Vestre Aker'));
  });

  test('always add up: in each row, over areas and over units, whatever the plan and the moment', () => {
    fc.assert(fc.property(plan, fc.date({ min: new Date('2022-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (read, date) => {
      for (const report of [yearlyReport(read, unitName), yearlyReport(asOf(read, Temporal.Instant.from(date.toISOString())), unitName)]) {
        for (const row of [report, ...report.areas, ...report.units]) expect(parts.reduce((sum, part) => sum + row[part], 0)).toBe(row.total);
        for (const part of ['total', ...parts] as const) {
          expect(report.areas.reduce((sum, area) => sum + area[part], 0)).toBe(report[part]);
          expect(report.units.reduce((sum, unit) => sum + unit[part], 0)).toBe(report[part]);
        }
        expect(report.total).toBe(read.measures.length);
      }
    }));
  });

  test('an area without measures is there, and a measure of an area that is gone is counted', () => {
    const read = inventedPlan();
    const moved = { ...read, areas: [...read.areas.slice(1), { plan: read.plan.id, id: '5', title: 'Nytt område' }] };
    const areas = yearlyReport(moved, unitName).areas;
    expect(areas.map(({ area, total }) => [area, total])).toEqual([['2', 92], ['3', 104], ['4', 59], ['5', 0], ['1', 78]]);
  });
});

describe('as of an earlier moment', () => {
  const read = inventedPlan({ unansweredEvery: 9 });
  test('only what was said by then counts, to the instant', () => {
    const then = yearlyReport(asOf(read, Temporal.Instant.from('2024-11-05T10:00:00Z')), unitName);
    const before = yearlyReport(asOf(read, Temporal.Instant.from('2024-11-05T09:59:59.999Z')), unitName);
    expect(then.unanswered).toBe(yearlyReport(read, unitName).unanswered);
    expect(then.started).toBeLessThan(yearlyReport(read, unitName).started);
    expect(before).toMatchObject({ total: 333, unanswered: 333 });
    expect(asOf(read, Temporal.Instant.from('2025-11-19T00:00:00Z')).units).toEqual([]);
  });
  test('a unit that has saved nothing but blanks, or has taken back what it said, has not answered', () => {
    const [first, second, ...others] = read.units;
    const blank = { ...first!, focus: { 1: '' }, parties: [], by: 'm', at: '2025-11-21T09:00:00.000Z' };
    for (const field of ['adopted', 'use', 'goals', 'pleased', 'challenges', 'input'] as const) delete (blank as Partial<UnitAnswer>)[field];
    const said = [first!, blank, { ...blank, unit: second!.unit, parties: ['skole' as const] }, ...others];
    expect(asOf({ ...read, unitHistory: said }, Temporal.Instant.from('2026-01-01T00:00:00Z')).units.map(({ unit }) => unit)).toEqual(read.units.slice(1).map(({ unit }) => unit));
  });
  test('what was said last is what is known now', () => {
    expect(asOf(read, Temporal.Instant.from('2026-01-01T00:00:00Z'))).toEqual(read);
  });
});

test('a report of some units has only what is theirs', () => {
  const some = ofUnits(inventedPlan(), new Set(['bydel-alna']));
  expect(new Set(some.measures.map(({ unit }) => unit))).toEqual(new Set(['bydel-alna']));
  expect(some.units.map(({ unit }) => unit)).toEqual(['bydel-alna']);
});
