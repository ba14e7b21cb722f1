/** Every card of a check-in at its largest (the longest texts in scripts of three bytes a character, forged input, hundreds of units) stays within what Teams takes, and nothing somebody wrote is lost unsaid. */
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { texts, type Texts } from '../../../src/locales/texts.ts';
import type { CardDefinition } from '../../../src/ports/card-renderer.ts';
import { namesCard, namesModel } from '../../../src/cards/common.ts';
import { locales } from '../../../src/shared/network-terms.ts';
import { delegateCard, delegateModel } from '../../../src/tiltak/card-delegate.ts';
import { extendCard, extendModel, measureCard, measureModel as historyModel, rowsCard, rowsModel } from '../../../src/tiltak/card-drill-down.ts';
import { formCard, formModel, previewCard, previewModel } from '../../../src/tiltak/card-form.ts';
import { answerCard, measureModel, type MeasureInput } from '../../../src/tiltak/card-measure.ts';
import { listCard, listModel, overviewCard, overviewModel } from '../../../src/tiltak/card-overview.ts';
import { rollUpCard, rollUpModel, tableCard, tableModel } from '../../../src/tiltak/card-roll-up.ts';
import { unitQuestionsCard, unitQuestionsModel } from '../../../src/tiltak/card-unit-questions.ts';
import type { StatusCount } from '../../../src/tiltak/domain.ts';
import { mostUnits, typedCheckIn } from '../../../src/tiltak/form.ts';
import { readMeasureForm, typedMeasure } from '../../../src/tiltak/measure-form.ts';
import { partsOf, readFields } from '../../../src/tiltak/unit-answer-form.ts';
import { nodesOf } from '../../support/card-walk.ts';

const maxBytes = 28 * 1024;
const renderer = createCardRenderer();
const render = <Schema extends z.ZodType>(card: CardDefinition<Schema>, model: z.infer<Schema>): string => JSON.stringify(renderer.render(card, model));

/** Ids, names and titles as long as an import takes them, texts as long as a form does. */
const id = (n: number): string => `${String(n).padStart(3, '0')}${'x'.repeat(77)}`;
const promptId = `tiltak-${'f'.repeat(64)}`;
const scripts = { CJK: '文', emoji: '👩‍👩‍👧', quotes: '"', lines: 'æ\n' } as const;
const counts: StatusCount = { total: 9999, started: 1999, notStarted: 2000, completed: 2000, discontinued: 2000, unanswered: 2000, reasons: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [id(at), 999])) };

function casesIn(script: string, t: Texts): Record<string, string> {
  const of = (length: number, at = 0): string => `${at} ${script.repeat(length)}`.slice(0, length);
  const [title, name, long] = [of(120), of(300), of(2000)];
  const forged = script.repeat(10_000).slice(0, 10_000);
  const reasons = Array.from({ length: 20 }, (_, at) => ({ id: id(at), title: of(300, at) }));
  const unitsOf = (n: number) => Array.from({ length: n }, (_, at) => ({ id: id(at), name: of(300, at) }));
  const answer = { status: 'ikke-igangsatt' as const, reasons: reasons.map((reason) => reason.id), outcome: long, benefit: long };
  const measure: MeasureInput = {
    promptId, measureId: id(1), title: name, area: name, unit: name, position: { number: 300, of: 300 }, last: { words: of(900), answer }, reasons, seen: 99, at: 'walk', answerable: true, delegation: 'delegate',
    banners: [{ text: t.tiltak.measure.withColleague(name), style: 'accent' }],
  };
  const allFaults = { status: 'status-missing', reasons: 'reasons-unknown', outcome: 'text-too-long', benefit: 'text-too-long' } as const;
  const items = Array.from({ length: 60 }, (_, at) => ({
    measureId: id(at), title: of(300, at), unreadable: false, last: { status: 'ikke-igangsatt' as const, imported: true },
    ...(at % 3 === 0 ? { answered: { status: 'ikke-igangsatt' as const, late: true, by: name } } : { handedBy: name, ...(at % 3 === 1 ? { handedTo: name } : {}) }),
  }));
  const rollUp = { total: counts, late: 99, nobody: 99, areas: Array.from({ length: 30 }, (_, at) => ({ id: id(at), count: counts, late: 9 })), units: unitsOf(300).map((unit) => ({ id: unit.id, count: counts, late: 9 })), closedLevels: ['styrende', 'koordinerende', 'utovende'] as const };
  const entry = { ...answer, at: '2027-01-20T09:03:07Z', checkIn: { promptId, by: 'm', late: true } };
  const parts = partsOf(Array.from({ length: 7 }, (_, at) => ({ id: id(at) })));
  const yearly = (part: number, values: Readonly<Record<string, unknown>>) => {
    const fields = parts[part] ?? [];
    const read = readFields(fields, values, false);
    return render(unitQuestionsCard, unitQuestionsModel({
      promptId, unitId: id(1), unit: name, checkIn: title, fields, part: part + 1, parts: parts.length, ...read, areaTitle: () => name, seen: 'x'.repeat(40), lastSaved: { name, when: t.tiltak.overview.late }, earlier: true,
      ...(Object.keys(read.faults).length > 0 ? {} : { conflict: { name, values: Object.fromEntries(fields.map((field) => [field, long.toWellFormed().split('').reverse().join('').toWellFormed()])) } }),
    }, t));
  };
  const everyField = (value: string) => Object.fromEntries(['title', 'plan', 'units', 'date', 'deadline', 'series', 'yearly', 'status', 'reasons', 'outcome', 'benefit', ...parts.flat()].map((field) => [field, value]));
  return {
    answer: render(answerCard, measureModel(measure, t)),
    'answer, forged': render(answerCard, measureModel({ ...measure, typed: { values: typedMeasure(everyField(forged)), faults: allFaults } }, t)),
    'answer, unsaved': render(answerCard, measureModel({ ...measure, typed: { values: typedMeasure(everyField(forged)), faults: allFaults, unsaved: true }, banners: [{ text: t.tiltak.measure.unsaved, lines: [t.tiltak.measure.unsavedText], style: 'warning' }, ...measure.banners] }, t)),
    'answer, conflict': render(answerCard, measureModel({ ...measure, delegation: 'take-back', typed: { values: typedMeasure({ ...answer, reasons: answer.reasons.join(',') }), faults: {} }, conflict: { name, answer } }, t)),
    overview: render(overviewCard, overviewModel({ promptId, state: 'open', title, plan: name, deadline: '2027-01-25', closes: '2027-02-08', overdue: true, items, at: 'walk', page: 2, closedLevels: Object.values(t.levels), banners: [{ text: t.tiltak.overview.confirmed(12), style: 'good' }], more: [{ title: t.tiltakLead.list, verb: 'tiltak-lead.list', data: { promptId }, style: 'default' }] }, t)),
    list: render(listCard, listModel({ page: 2, more: [], checkIns: Array.from({ length: 30 }, () => ({ promptId, title, plan: name, deadline: '2027-01-25', asked: 300, answered: 100, waiting: 200, unitsLeft: 1 })) }, t)),
    delegate: render(delegateCard, delegateModel({ promptId, measureId: id(1), title: name, at: 'walk', query: forged, people: unitsOf(5).map((person) => ({ memberId: person.id, name: person.name, place: name, phone: of(40), reachable: false })), matches: 300, page: 2 }, t)),
    'form, 300 units': render(formCard, formModel({ typed: typedCheckIn({ ...everyField(title), units: unitsOf(300).map((unit) => unit.id).join(',') }), faults: Object.fromEntries(['title', 'plan', 'units', 'date', 'deadline', 'series'].map((field) => [field, 'deadline-before-sent'])), plans: unitsOf(40).map((plan) => ({ id: plan.id, title: plan.name })), units: unitsOf(300), allUnits: true, search: forged, data: { formId: 'x'.repeat(64) }, editing: true }, t)),
    'form, forged': render(formCard, formModel({ typed: typedCheckIn(everyField(forged)), faults: { title: 'text-too-long' }, plans: [{ id: id(1), title: name }], units: unitsOf(40), allUnits: true, data: { formId: 'x'.repeat(64) } }, t)),
    names: render(namesCard, namesModel({ title: name, subtitle: title, page: 2, verb: 'tiltak-lead.nobody', data: { promptId }, people: Array.from({ length: 300 }, (_, at) => ({ name: of(300, at), detail: of(900), group: of(300, at) })), back: { title: t.common.back, verb: 'tiltak-lead.draft', data: { promptId }, style: 'default' } }, t)),
    preview: render(previewCard, previewModel({ title, plan: name, opens: '2027-02-01', deadline: '2027-02-19', lateUntil: '2027-03-05', yearly: true, series: { interval: 'halvar', next: '2027-08-01' }, people: 999, byUnit: new Map(unitsOf(300).map((unit) => [unit.name, 99])), unreachable: 99, withoutAnybody: 99, empty: unitsOf(300).map((unit) => unit.name), overlaps: Array.from({ length: 30 }, () => ({ title, units: 99 })), data: { promptId } }, t)),
    'roll-up': render(rollUpCard, rollUpModel({ promptId, state: 'open', title, plan: name, opens: '2027-01-11', deadline: '2027-01-29', rollUp, areaTitle: () => name, unitName: () => name, reasons, updatedAt: Temporal.Instant.from('2027-01-20T09:03:07Z'), timeZone: 'Europe/Oslo', all: false, mayLead: true, handedOn: true, toCall: 9, yearly: { units: 300, left: unitsOf(299).map((unit) => unit.name) }, series: { interval: 'halvar', next: '2027-07-12' } }, t)),
    table: render(tableCard, tableModel({ promptId, title, rollUp, by: 'unit', nameOf: () => name, page: 2 }, t)),
    rows: render(rowsCard, rowsModel({ title: name, subtitle: [`${title} · ${name}`, t.tiltakLead.unit.notYours], empty: 'x', page: 2, verb: 'tiltak-lead.unit', data: { promptId, unit: id(1) }, rows: Array.from({ length: 300 }, (_, at) => ({ group: of(300, at), name: of(300, at), detail: of(2000), count: counts, button: { title: t.tiltakLead.rollUp.open, verb: 'tiltak-lead.measure', data: { promptId, measureId: id(at), page: 1 }, style: 'default' as const } })), buttons: [] }, t)),
    history: render(measureCard, historyModel({ promptId, measureId: id(1), title: name, unitId: id(1), unit: name, area: name, history: Array.from({ length: 20 }, () => entry), nameOf: () => name, reasons, timeZone: 'Europe/Oslo', page: 2, actions: [t.tiltak.delegate.takeOver, t.tiltak.delegate.handOver].map((words) => ({ title: words, verb: 'tiltak.take-over', data: { promptId, measureId: id(1), at: 'lead' }, style: 'default' as const })) }, t)),
    extend: render(extendCard, extendModel({ promptId, title, deadline: '2027-01-29', typed: forged, fault: 'deadline-not-later' }, t)),
    ...Object.fromEntries(parts.flatMap((_, at) => [[`unit questions ${at}`, yearly(at, everyField(long))], [`unit questions ${at}, forged`, yearly(at, everyField(forged))]])),
  };
}

const tooLarge = (script: string, t: Texts): string[] => Object.entries(casesIn(script, t)).map(([name, card]) => `${name} ${Buffer.byteLength(card)}`).filter((line) => Number(line.split(' ').at(-1)) > maxBytes);
test.each([['emoji', scripts.emoji], ['lines', scripts.lines], ['control characters', '\u0001\u{10FFFF}\uD800']])('every card at its largest fits: %s', (_, script) => { expect(tooLarge(script, texts('nb'))).toEqual([]); });
test.each(locales)('every card at its largest fits, three bytes a character, in %s', (locale) => { expect(tooLarge(scripts.CJK, texts(locale))).toEqual([]); });

test('nothing that people wrote stands where a client reads markdown', () => {
  const read = Object.entries(casesIn('[se her](http://ond.example)', texts('nb'))).flatMap(([name, card]) => [...nodesOf(JSON.parse(card))].filter(({ type }) => type === 'TextBlock' || type === 'FactSet').map((node) => `${name}: ${JSON.stringify(node)}`));
  expect(read.filter((line) => line.includes('](http'))).toEqual([]);
});

test('among hundreds of units those that are chosen stay in the list, and the others are searched for', () => {
  const units = Array.from({ length: 300 }, (_, at) => ({ id: `u${at}`, name: `Enhet ${at}` }));
  const typed = typedCheckIn({ units: 'u7,u299' });
  const listed = (search?: string) => formModel({ typed, plans: [], units, allUnits: true, search, data: {} }, texts('nb'));
  expect(listed().units).toHaveLength(1 + mostUnits);
  for (const search of [undefined, '15', 'enhet 15', 'finnes ikke']) expect(listed(search).units.map(({ value }) => value)).toEqual(expect.arrayContaining(['*', 'u7', 'u299']));
  expect(listed('15').units.map(({ title }) => title)).toEqual(['Alle enheter', 'Enhet 7', 'Enhet 299', 'Enhet 15', ...Array.from({ length: 10 }, (_, at) => `Enhet 15${at}`)]);
  expect(listed('15').values.units).toBe('u7,u299');
  expect(formModel({ typed, plans: [], units: units.slice(0, mostUnits), allUnits: true, data: {} }, texts('nb')).unitSearch).toEqual([]);
});

describe('what somebody typed', () => {
  const t = texts('nb');
  const input: MeasureInput = { promptId, measureId: 'a', title: 'Tiltak', area: 'Rus', unit: 'Alna', reasons: [], seen: 0, at: 'walk', answerable: true, delegation: 'none', banners: [] };
  const shown = (outcome: string, benefit: string) => {
    const values = typedMeasure({ status: 'igangsatt', outcome, benefit });
    const read = readMeasureForm(values, { reasons: [] });
    return measureModel({ ...input, typed: { values, faults: 'faults' in read ? read.faults : {} } }, t).form[0]!;
  };

  test('comes back whole when it is 10,000 characters, and it is said how long it may be', () => {
    const { outcome, benefit } = shown('æ'.repeat(2_000) + 'a'.repeat(8_000), 'kort');
    expect(outcome.value).toHaveLength(10_000);
    // A client that cuts what a field is filled in with to its longest would lose it.
    expect([outcome.most, benefit.most]).toEqual([10_000, 10_000]);
    expect(outcome.faults.join()).toMatch(/2[\s\u00A0]000/u);
    expect(benefit).toMatchObject({ value: 'kort', faults: [] });
  });

  test('comes back as far as there is room, and it is said that the rest is not there', () => {
    const { outcome, benefit } = shown('文'.repeat(10_000), '文'.repeat(2_000));
    expect(benefit.value).toBe('文'.repeat(2_000));
    expect(outcome.value).toMatch(/^文{2001,}$/u);
    expect(outcome.faults.join()).toContain(outcome.value.length.toLocaleString('nb'));
  });

  test('is never cut while it is no longer than it may be, in any script', () => {
    for (const script of Object.values(scripts)) {
      const text = script.repeat(2_000).slice(0, 2_000).trim().toWellFormed();
      expect(shown(text, text)).toMatchObject({ outcome: { value: text }, benefit: { value: text } });
    }
  });

  test('of the yearly questions comes back too', () => {
    const fields = partsOf([])[0]!;
    const { values, faults } = readFields(fields, Object.fromEntries(fields.map((field) => [field, field === 'goals' ? 'a'.repeat(10_000) : 'kort'])), false);
    const model = unitQuestionsModel({ promptId, unitId: 'u', unit: 'Alna', checkIn: 'c', fields, part: 1, parts: 2, values, faults, areaTitle: (area) => area, seen: '', earlier: false }, t);
    const goals = model.texts.find((text) => text.id === 'goals')!;
    expect([goals.value.length, goals.most]).toEqual([10_000, 10_000]);
    expect(goals.faults.join()).toMatch(/2[\s\u00A0]000/u);
  });
});
