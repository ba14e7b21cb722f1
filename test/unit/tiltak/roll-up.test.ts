/** Whatever is asked and answered, and whoever looks: the numbers add up. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { buildNetwork, type Member, type Seat } from '../../../src/network/domain.ts';
import { visibilityFor } from '../../../src/prompts/visibility.ts';
import { networkLevels, roles } from '../../../src/shared/network-terms.ts';
import type { CheckInItem, MeasureAnswer } from '../../../src/tiltak/check-in.ts';
import { measureStatuses, type StatusCount } from '../../../src/tiltak/domain.ts';
import { inListOrder } from '../../../src/tiltak/lead-chat.ts';
import { texts } from '../../../src/locales/texts.ts';
import { rollUpModel, type RollUpInput } from '../../../src/tiltak/card-roll-up.ts';
import { answeredOf, rollUp, seesMeasure, seesUnit } from '../../../src/tiltak/roll-up.ts';

const units = ['alna', 'bjerke', 'sagene', 'groruddalen'];
const areas = ['1', '2', '3'];
const promptId = 'tiltak-1';

const items = fc.array(fc.record({ unit: fc.constantFrom(...units), area: fc.constantFrom(...areas, 'borte'), level: fc.constantFrom(...networkLevels), nobody: fc.boolean() }), { maxLength: 60 })
  .map((list) => list.map(({ unit, area, level, nobody }, at): CheckInItem => ({ promptId, measureId: `m${at}`, unit, area, level, title: `Tiltak ${at}`, responsibleIds: nobody ? [] : ['p1'] })));
const answers = fc.array(fc.record({ at: fc.nat(70), status: fc.constantFrom(...measureStatuses), late: fc.boolean(), reasons: fc.uniqueArray(fc.constantFrom('ressurser', 'prioritering')) }), { maxLength: 80 })
  .map((list) => new Map(list.map(({ at, status, late, reasons }) => {
    const entry = { status, late, reasons: status === 'ikke-igangsatt' ? reasons : [], at: '2027-01-12T08:00:00Z', by: 'p1' };
    return [`m${at}`, { ...entry, promptId, measureId: `m${at}`, unit: 'alna', level: 'utovende', history: [entry] } satisfies MeasureAnswer];
  })));

const adds = ({ total, started, notStarted, completed, discontinued, unanswered }: StatusCount): boolean => total === started + notStarted + completed + discontinued + unanswered;
const sumOf = (rows: readonly { readonly count: StatusCount }[], key: Exclude<keyof StatusCount, 'reasons'>): number => rows.reduce((sum, { count }) => sum + count[key], 0);
const keys = ['total', 'started', 'notStarted', 'completed', 'discontinued', 'unanswered'] as const;

describe('a roll-up', () => {
  test('adds up: in the whole, in each row, over the areas and over the units', () => {
    fc.assert(fc.property(items, answers, fc.subarray(units), (asked, given, seen) => {
      const sum = rollUp({ items: asked, answers: given, closedLevels: [] }, areas.map((id) => ({ id })), (unit) => seen.includes(unit));
      const shown = asked.filter(({ unit }) => seen.includes(unit));
      expect(sum.total.total).toBe(shown.length);
      expect(answeredOf(sum.total)).toBe(shown.filter(({ measureId }) => given.has(measureId)).length);
      for (const { count } of [{ count: sum.total }, ...sum.areas, ...sum.units]) expect(adds(count)).toBe(true);
      for (const key of keys) expect([sumOf(sum.areas, key), sumOf(sum.units, key)]).toEqual([sum.total[key], sum.total[key]]);
      expect(sum.units.map(({ late }) => late).reduce((a, b) => a + b, 0)).toBe(sum.late);
      expect(sum.late).toBeLessThanOrEqual(answeredOf(sum.total));
      expect(sum.nobody).toBeLessThanOrEqual(sum.total.unanswered);
      for (const counted of Object.values(sum.total.reasons)) expect(counted).toBeLessThanOrEqual(sum.total.notStarted);
    }));
  });

  test('lists the areas as the register does, those it no longer knows last', () => {
    const item = (measureId: string, area: string): CheckInItem => ({ promptId, measureId, unit: 'alna', area, level: 'utovende', title: 'x', responsibleIds: [] });
    const sum = rollUp({ items: [item('a', 'borte'), item('b', '3'), item('c', '1')], answers: new Map(), closedLevels: ['utovende', 'styrende'] }, areas.map((id) => ({ id })), () => true);
    expect(sum.areas.map(({ id }) => id)).toEqual(['1', '3', 'borte']);
    expect(sum.closedLevels).toEqual(['utovende']);
  });
});

describe('who sees what', () => {
  const network = buildNetwork('1', [
    { id: 'alna', name: 'Alna', kind: 'bydel', party: 'bydel', region: 'groruddalen' }, { id: 'bjerke', name: 'Bjerke', kind: 'bydel', party: 'bydel', region: 'groruddalen' },
    { id: 'sagene', name: 'Sagene', kind: 'bydel', party: 'bydel' }, { id: 'groruddalen', name: 'Groruddalen', kind: 'region', party: 'annet' },
  ], [], []);
  const seat = fc.record({ unit: fc.constantFrom(...units), level: fc.constantFrom(...networkLevels), role: fc.constantFrom(...roles) }).map((one): Seat => ({ ...one, organisation: one.unit, party: 'bydel', title: '', primary: true }));
  const someone = fc.tuple(seat, fc.array(seat, { maxLength: 2 })).map(([first, more]): Member => ({ id: 'p2', name: 'P', email: 'p2@example.no', seats: [first, ...more], groups: [] }));

  test('nobody sees a measure whose numbers they do not see, unless it is their own', () => {
    fc.assert(fc.property(someone, items, (member, asked) => {
      const seen = visibilityFor(network, member, { prompt: { kind: 'tiltak', organiserId: 'p9' }, showNames: false }, false);
      for (const item of asked) if (seesMeasure(seen, member.id, item)) expect(seesUnit(seen, item.unit)).toBe(true);
      const all = member.seats.some(({ role }) => role === 'sekretariat');
      const leads = member.seats.filter(({ role }) => role === 'koordinator' || role === 'leder');
      for (const item of asked) {
        expect(seesMeasure(seen, member.id, item)).toBe(all || leads.some(({ role, unit, level }) => unit === item.unit && (role === 'koordinator' || level === item.level)));
        expect(seesMeasure(seen, 'p1', item)).toBe(seesMeasure(seen, member.id, item) || item.responsibleIds.includes('p1'));
      }
    }));
  });
});

test('the list begins with what is under way, newest first; then what comes, soonest first; then what is over', () => {
  const all = (['closed', 'closed', 'open', 'open', 'scheduled', 'scheduled'] as const).map((state, at) => ({ state, at }));
  expect(inListOrder(all).map(({ at }) => at)).toEqual([3, 2, 4, 5, 1, 0]);
});

describe('the card of a roll-up', () => {
  const asked = Array.from({ length: 18 }, (_, at): CheckInItem => ({ promptId, measureId: `m${at}`, unit: `bydel-${at}`, area: '1', level: 'koordinerende', title: `Tiltak ${at}`, responsibleIds: ['p1'] }));
  const cardOf = (items: readonly CheckInItem[], more: Partial<RollUpInput>) => rollUpModel({
    promptId, state: 'open', title: 'Årsrapport', plan: 'Plan', opens: '2027-11-10', deadline: '2027-12-01', rollUp: rollUp({ items, answers: new Map(), closedLevels: [] }, [{ id: '1' }], () => true), areaTitle: () => 'Rus', unitName: (id) => id,
    reasons: [], updatedAt: Temporal.Instant.from('2026-11-22T12:00:00Z'), timeZone: 'Europe/Oslo', all: true, mayLead: true, ...more,
  }, texts('nb'));
  test('has every unit of the city that has a plan', () => {
    expect(cardOf(asked, {}).units[0]).toMatchObject({ rows: { length: 18 }, more: [] });
  });
  test('of one that is to come says when, with the year, and that nothing has been shared out yet', () => {
    const { when, answered } = cardOf([], { state: 'scheduled', yearly: { units: 0, left: [] } });
    expect([when, answered]).toEqual(['Plan · Sendes onsdag 10. november 2027', 'Tiltakene fordeles på de ansvarlige når innsjekken sendes.']);
  });
});
