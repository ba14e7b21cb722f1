import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInClick } from '../../../src/local/check-in-habits.ts';
import { plannedAnswers } from '../../../src/local/habits.ts';
import { inventNetwork, type InventedUnit } from '../../../src/local/invent-network.ts';
import { shiftArshjul } from '../../../src/local/shift-arshjul.ts';
import { networkLevels } from '../../../src/shared/network-terms.ts';

const data = (name: string): string => readFileSync(join(import.meta.dirname, '../../../data', name), 'utf8');
const units = parse(data('units.csv'), { columns: true }) as InventedUnit[];
const { membersCsv, people } = inventNetwork(units);
const seats = parse(membersCsv, { columns: true }) as Record<string, string>[];

describe('the invented network', () => {
  test('has about 230 people, each name and address once, some of them unreachable', () => {
    expect(people.length).toBeGreaterThan(215);
    expect(people.length).toBeLessThan(245);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
    expect(people.filter(({ unreachable }) => unreachable).length).toBeGreaterThanOrEqual(6);
  });

  test('sits in every unit but the regions, on every level, with school and police in every bydel, and is the same every time', () => {
    const taken = new Set(seats.map(({ unit }) => unit));
    expect(units.filter(({ kind }) => kind !== 'region').map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
    for (const { id } of units.filter(({ kind }) => kind === 'bydel')) {
      const here = seats.filter(({ unit }) => unit === id);
      for (const level of networkLevels) expect(here.some((seat) => seat['level'] === level)).toBe(true);
      expect(here.some(({ organisation }) => organisation === 'ude') && here.some(({ organisation }) => organisation?.startsWith('politi-'))).toBe(true);
      // Where nobody coordinates, a measure has nobody, and the sekretariat answers the yearly questions: that is to be seen too.
      expect(here.filter(({ role }) => role === 'koordinator')).toHaveLength(id === 'bydel-sagene' ? 0 : 1);
    }
    expect(inventNetwork(units).membersCsv).toBe(membersCsv);
  });
});

describe('the årshjul moved to now', () => {
  const original = parse(data('arshjul-2027.csv'), { columns: true }) as Record<string, string>[];
  test('keeps weekdays, order and distances, and begins about a month from now, on any day of any year', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }), (day) => {
      const today = Temporal.PlainDate.from(day.toISOString().slice(0, 10));
      const moved = parse(shiftArshjul(data('arshjul-2027.csv'), today), { columns: true }) as Record<string, string>[];
      expect(moved).toHaveLength(original.length);
      const first = Temporal.PlainDate.from(moved[0]!['date']!);
      expect(today.until(first).days).toBeGreaterThanOrEqual(30);
      expect(today.until(first).days).toBeLessThan(37);
      for (const [at, row] of moved.entries()) {
        const before = Temporal.PlainDate.from(original[at]!['date']!);
        expect(Temporal.PlainDate.from(row['date']!).dayOfWeek).toBe(before.dayOfWeek);
        expect({ ...row, date: '', end_date: '' }).toEqual({ ...original[at], date: '', end_date: '' });
      }
    }), { numRuns: 25 });
  });
});

describe('habits', () => {
  const asked = Array.from({ length: 400 }, (_, number) => plannedAnswers({ person: `p${number}`, promptId: 'm', cards: 1, offered: ['kommer', 'kanskje', 'kommer-ikke'] }));
  test('most answer once, soon; some never, some wait for a reminder, some change their mind', () => {
    const answering = asked.filter(({ length }) => length > 0);
    expect(answering.length / asked.length).toBeGreaterThan(0.7);
    expect(answering.length / asked.length).toBeLessThan(0.9);
    expect(answering.some(({ length }) => length === 2)).toBe(true);
    const delays = answering.map(([first]) => first!.afterMs).sort((a, b) => a - b);
    expect(delays[0]).toBeLessThan(3000);
    expect(delays[Math.floor(delays.length * 0.9)]).toBeLessThan(150_000);
    const reminded = Array.from({ length: 400 }, (_, number) => plannedAnswers({ person: `p${number}`, promptId: 'm', cards: 2, offered: ['kommer'] })).filter(({ length }) => length > 0);
    expect(reminded.length).toBeGreaterThan(10);
  });
  test('are the same for the same person and prompt', () => {
    expect(plannedAnswers({ person: 'p1', promptId: 'm', cards: 1, offered: ['kommer', 'kanskje'] })).toEqual(plannedAnswers({ person: 'p1', promptId: 'm', cards: 1, offered: ['kommer', 'kanskje'] }));
  });
  test('whoever comes to a mobilisation says when, and arrives', () => {
    const coming = Array.from({ length: 200 }, (_, number) => plannedAnswers({ person: `p${number}`, promptId: 'mob', cards: 1, offered: ['kan-stille', 'kan-bista-digitalt', 'kan-ikke'] })).filter(([first]) => first?.answer === 'kan-stille');
    expect(coming.length).toBeGreaterThan(40);
    for (const [first, then] of coming) expect([first?.eta !== undefined, then?.answer]).toEqual([true, 'er-fremme']);
  });
});

describe('habits at a check-in', () => {
  const execute = (verb: string, data: object = {}) => ({ type: 'Action.Execute', verb, data: { promptId: 't', ...data } });
  const overview = { actions: [execute('tiltak.begin'), execute('tiltak.confirm-all', { measures: '["m1"]' })] };
  const measure = (status: string) => ({
    body: [{ type: 'Input.ChoiceSet', id: 'status', value: status }, { type: 'Input.ChoiceSet', id: 'reasons', choices: [{ title: 'Annet', value: 'annet' }, { title: 'Ressurser', value: 'ressurser' }] }],
    actions: ['tiltak.save', 'tiltak.unchanged', 'tiltak.skip'].map((verb) => execute(verb, { measureId: 'm1', seen: 0 })),
  });
  const people = Array.from({ length: 400 }, (_, number) => `p${number}`);

  test('some confirm all, more go through them, some are silent until they are reminded, and nobody begins again', () => {
    const verbs = people.map((person) => checkInClick(overview, person, () => 1)?.verb);
    const share = (verb: string | undefined) => verbs.filter((of) => of === verb).length / people.length;
    expect(share('tiltak.confirm-all')).toBeGreaterThan(0.2);
    expect(share('tiltak.begin')).toBeGreaterThan(share('tiltak.confirm-all'));
    expect(share(undefined)).toBeGreaterThan(0.1);
    expect(people.some((person) => checkInClick(overview, person, () => 1) === undefined && checkInClick(overview, person, () => 2) !== undefined)).toBe(true);
    expect(people.every((person) => checkInClick(overview, person, () => 0) === undefined)).toBe(true);
  });

  test('what is saved has a status, reasons only where it is not started, texts only where it is', () => {
    const clicks = people.flatMap((person) => checkInClick(measure(''), person, () => 0) ?? []);
    expect(clicks).toHaveLength(people.length);
    expect(new Set(clicks.map(({ verb }) => verb))).toEqual(new Set(['tiltak.save', 'tiltak.unchanged', 'tiltak.skip']));
    for (const { verb, data: { status, reasons, outcome, promptId, measureId } } of clicks) {
      expect([promptId, measureId]).toEqual(['t', 'm1']);
      // Nothing is typed where it would only be lost.
      if (verb !== 'tiltak.save') {
        expect(status).toBeUndefined();
        continue;
      }
      expect(['igangsatt', 'ikke-igangsatt', 'fullfort', 'avsluttet']).toContain(status);
      expect(reasons !== '').toBe(status === 'ikke-igangsatt');
      expect(outcome !== '').toBe(status !== 'ikke-igangsatt');
    }
  });

  test('most koordinatorer go on to the yearly questions when their measures are done, answer each part of their own unit once, and stop', () => {
    const done = { actions: [execute('tiltak-lead.yearly')] };
    const list = { body: ['u1', 'u2'].map((unit) => execute('tiltak-lead.yearly-unit', { unit })) };
    const form = { body: [{ type: 'Input.ChoiceSet', id: 'adopted', choices: [{ title: 'Ja', value: 'vedtatt' }] }, { type: 'Input.Text', id: 'goals' }], actions: [execute('tiltak-lead.yearly-save', { unit: 'u1', part: 1, go: 'previous' }), execute('tiltak-lead.yearly-save', { unit: 'u1', part: 1, go: 'next' })] };
    const share = people.filter((person) => checkInClick(done, person, () => 0)?.verb === 'tiltak-lead.yearly').length / people.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
    expect(checkInClick(list, 'p1', () => 0)).toMatchObject({ verb: 'tiltak-lead.yearly-unit', data: { unit: 'u1' } });
    const saved = checkInClick(form, 'p1', () => 0);
    expect(saved).toMatchObject({ verb: 'tiltak-lead.yearly-save', data: { promptId: 't', unit: 'u1', go: 'next', adopted: 'vedtatt' } });
    expect(saved?.data['goals']).toMatch(/\w{3}/u);
    expect(checkInClick({ actions: [execute('tiltak-lead.yearly-unit', { unit: 'u1' })] }, 'p1', () => 0)).toBeUndefined();
  });
});
