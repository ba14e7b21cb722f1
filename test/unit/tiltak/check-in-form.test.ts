import { describe, expect, test } from '@jest/globals';
import { readMeasureForm, typedFromAnswer, typedMeasure } from '../../../src/tiltak/measure-form.ts';
import { findColleagues } from '../../../src/tiltak/delegate.ts';
import { overviewModel, measuresPerPage, type OverviewInput, type OverviewItem } from '../../../src/tiltak/card-overview.ts';
import { texts } from '../../../src/locales/texts.ts';
import { buildNetwork, type Member } from '../../../src/network/domain.ts';

const reasons = [{ id: 'ressurser' }, { id: 'prioritering' }];
const typed = { status: 'igangsatt', reasons: '', outcome: '', benefit: '' };

describe('what was typed about a measure', () => {
  test('is an answer; what does not belong to its status is left out', () => {
    expect(readMeasureForm({ ...typed, reasons: 'ressurser', outcome: 'Ja', benefit: 'Nei' }, reasons, false)).toEqual({ answer: { status: 'igangsatt', reasons: [], outcome: 'Ja', benefit: 'Nei' } });
    expect(readMeasureForm({ ...typed, status: 'ikke-igangsatt', reasons: 'prioritering, ressurser,prioritering', outcome: 'Ja' }, reasons, false)).toEqual({ answer: { status: 'ikke-igangsatt', reasons: ['ressurser', 'prioritering'] } });
  });
  test('comes back as it was said', () => {
    const answer = { status: 'ikke-igangsatt' as const, reasons: ['ressurser', 'prioritering'] };
    expect(readMeasureForm(typedFromAnswer(answer), reasons, false)).toEqual({ answer });
    expect(typedFromAnswer(undefined)).toEqual({ status: '', reasons: '', outcome: '', benefit: '' });
  });
  test('2,000 characters are taken, one more is not; what is no text is none', () => {
    expect(readMeasureForm({ ...typed, outcome: 'a'.repeat(2000) }, reasons, false)).toHaveProperty('answer');
    expect(readMeasureForm({ ...typed, outcome: 'a'.repeat(2001) }, reasons, false)).toEqual({ faults: { outcome: 'text-too-long' } });
    expect(typedMeasure({ status: 7, reasons: ['x'], outcome: null })).toEqual({ status: '', reasons: '', outcome: '', benefit: '' });
  });
});

describe('the overview of very many', () => {
  const t = texts('nb');
  const input = (items: OverviewItem[], page?: number): OverviewInput => ({ promptId: 'p', state: 'open', title: 'T', plan: 'P', deadline: '2027-01-25', closes: '2027-02-08', overdue: false, items, page, at: 'own', closedLevels: [] });
  const item = (n: number, answered: boolean): OverviewItem => ({ measureId: `m${n}`, title: `Tiltak ${n}`, unreadable: false, last: { status: 'igangsatt', imported: true }, ...(answered ? { answered: { status: 'igangsatt', late: false } } : {}) });
  test('333 measures are on 17 pages, which together show each once', () => {
    const items = Array.from({ length: 333 }, (_, n) => item(n, false));
    const pages = Array.from({ length: 17 }, (_, page) => overviewModel(input(items, page + 1), t));
    expect(pages.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(items.map(({ title }) => title));
    expect(pages[0]?.rows).toHaveLength(measuresPerPage);
    expect(pages[16]?.rows).toHaveLength(13);
  });
  test('opens where there is something to answer, and confirms those shown and no others', () => {
    const model = overviewModel(input(Array.from({ length: 50 }, (_, n) => item(n, n < 25))), t);
    expect(model.rows[0]?.title).toBe('Tiltak 20');
    expect(JSON.parse(String(model.buttons.find(({ verb }) => verb === 'tiltak.confirm-all')?.data['measures']))).toEqual(Array.from({ length: 15 }, (_, n) => `m${25 + n}`));
  });
});

test('colleagues are found by parts of their names, on any keyboard', () => {
  const member = (id: string, name: string, email: string): Member => ({ id, name, email, seats: [{ unit: 'u', level: 'utovende', role: 'medlem', organisation: 'u', party: 'bydel', title: '', primary: true }], groups: [] });
  const network = buildNetwork('1', [], [], [member('1', 'Åse Øygård', 'aase@x.no'), member('2', 'Bjørn Ås', 'bjorn@x.no'), member('3', 'Ærlig Person', 'p3@x.no')]);
  const found = (query: string) => { const people = findColleagues(network, query, { responsibleIds: ['2'] }); return people === 'too-short' ? people : people.map(({ id }) => id); };
  expect(['å', 'ase oy', 'ÅSE', 'bjørn', 'aerlig', 'aase@x', 'x.no', '  '].map(found)).toEqual(['too-short', ['1'], ['1'], [], ['3'], ['1'], ['3', '1'], 'too-short']);
});
