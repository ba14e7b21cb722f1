import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CheckInItem, MeasureAnswer } from '../../../src/tiltak/check-in.ts';
import { mayAnswer, progressOf } from '../../../src/tiltak/check-in-progress.ts';

const item = (measureId: string, more: Partial<CheckInItem> = {}): CheckInItem => ({ promptId: 'p', measureId, unit: 'alna', area: '1', title: measureId, level: 'koordinerende', responsibleIds: ['a'], ...more });
const answer = (measureId: string, late = false): [string, MeasureAnswer] => {
  const entry = { status: 'igangsatt' as const, reasons: [], at: '2027-01-11T08:00:00Z', by: 'a', late };
  return [measureId, { ...entry, promptId: 'p', measureId, unit: 'alna', level: 'koordinerende', history: [entry] }];
};
const handed = (memberId: string) => ({ delegatedTo: { memberId, by: 'a', at: '2027-01-11T08:00:00Z' } });
const read = (items: CheckInItem[], answers: [string, MeasureAnswer][] = [], opened: string[] = []) => ({ items, answers: new Map(answers), opened: new Set(opened), closedLevels: [] });
const stateOf = (...given: Parameters<typeof read>) => progressOf(read(...given)).people.get('a')?.state;

describe('how far a person has come', () => {
  const four = ['1', '2', '3', '4'].map((id) => item(id));
  test('not opened, begun, one left, done', () => {
    expect(stateOf(four)).toBe('not-opened');
    expect(stateOf(four, [], ['a'])).toBe('begun');
    expect(stateOf(four, [answer('1')])).toBe('begun');
    expect(stateOf(four, ['1', '2', '3'].map((id) => answer(id)))).toBe('one-left');
    expect(stateOf(four, ['1', '2', '3', '4'].map((id) => answer(id)))).toBe('done');
    expect(stateOf([item('1')])).toBe('not-opened');
    expect(stateOf([item('1')], [], ['a'])).toBe('begun');
  });

  test('what was handed over is the colleague’s to do, and still the responsible’s to answer', () => {
    const items = [item('1', handed('b')), item('2')];
    const { people } = progressOf(read(items, [answer('2')]));
    expect(people.get('a')).toMatchObject({ asked: 1, state: 'done' });
    expect(people.get('b')).toMatchObject({ asked: 1, left: 1, state: 'not-opened' });
    expect(['a', 'b', 'c'].map((id) => mayAnswer(items[0] as CheckInItem, id))).toEqual([true, true, false]);
  });

  test('nobody is reminded of what cannot be read', () => {
    expect(progressOf({ ...read([item('1')]), closedLevels: ['koordinerende'] }).people.get('a')).toMatchObject({ left: 0, state: 'done' });
  });
});

test('whatever is asked and answered, the units add up to the whole and nobody has answered more than they were asked', () => {
  const one = fc.record({ unit: fc.constantFrom('alna', 'sagene', 'ude'), responsibleIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), to: fc.option(fc.constantFrom('c', 'd')), answered: fc.boolean(), late: fc.boolean() });
  fc.assert(fc.property(fc.array(one, { maxLength: 40 }), (all) => {
    const items = all.map(({ unit, responsibleIds, to }, at) => item(String(at), { unit, responsibleIds, ...(to === null ? {} : handed(to)) }));
    const answers = all.flatMap(({ answered, late }, at) => (answered ? [answer(String(at), late)] : []));
    const progress = progressOf(read(items, answers));
    for (const key of ['asked', 'answered', 'late', 'delegated', 'withoutResponsible'] as const) expect([...progress.units.values()].reduce((sum, unit) => sum + unit[key], 0)).toBe(progress[key]);
    expect(progress).toMatchObject({ asked: all.length, answered: answers.length });
    for (const { asked, answered, left } of progress.people.values()) expect(asked).toBe(answered + left);
  }));
});
