import { describe, expect, test } from '@jest/globals';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { button } from '../../../src/cards/parts.ts';
import { isUnsaved, readMeasureForm, typedFromAnswer, typedMeasure, type MeasureFormContext } from '../../../src/tiltak/measure-form.ts';
import { findColleagues } from '../../../src/tiltak/delegate.ts';
import { measureModel, type MeasureInput } from '../../../src/tiltak/card-measure.ts';
import { previewModel } from '../../../src/tiltak/card-form.ts';
import { overviewCard, overviewModel, measuresPerPage, type OverviewInput, type OverviewItem } from '../../../src/tiltak/card-overview.ts';
import { texts } from '../../../src/locales/texts.ts';
import { buildNetwork, type Member } from '../../../src/network/domain.ts';

const reasons = [{ id: 'ressurser' }, { id: 'prioritering' }];
const typed = { status: 'igangsatt', reasons: '', outcome: '', benefit: '' };

describe('what was typed about a measure', () => {
  const read = (more: Partial<typeof typed>, context: Partial<MeasureFormContext> = {}) => readMeasureForm({ ...typed, ...more }, { reasons, ...context });
  test('is an answer, and its texts stay with it whatever the status', () => {
    expect(read({ outcome: 'Ja', benefit: 'Nei' })).toEqual({ answer: { status: 'igangsatt', reasons: [], outcome: 'Ja', benefit: 'Nei' } });
    for (const status of ['fullfort', 'avsluttet']) expect(read({ status, benefit: 'Ja' })).toEqual({ answer: { status, reasons: [], benefit: 'Ja' } });
    expect(read({ status: 'ikke-igangsatt', reasons: 'prioritering, ressurser,prioritering', outcome: 'Venter på lokaler' })).toEqual({ answer: { status: 'ikke-igangsatt', reasons: ['ressurser', 'prioritering'], outcome: 'Venter på lokaler' } });
  });
  test.each(['igangsatt', 'ikke-igangsatt', 'fullfort', 'avsluttet', ''])('passes the privacy guard with status «%s»', (status) => {
    expect(read({ status, reasons: status === 'ikke-igangsatt' ? 'ressurser' : '', outcome: 'Om 21483609245', benefit: 'Ring 22 33 44 55' })).toMatchObject({ faults: { outcome: 'identity-number', benefit: 'contact-details' } });
  });
  test('reasons chosen with another status come back; those that the form was filled in with are outdated', () => {
    for (const status of ['igangsatt', 'fullfort', 'avsluttet']) expect(read({ status, reasons: 'ressurser' })).toEqual({ faults: { reasons: 'reasons-not-wanted' } });
    const shown = { status: 'ikke-igangsatt' as const, reasons: ['prioritering', 'ressurser'] };
    expect(read({ reasons: 'ressurser,prioritering' }, { shown })).toEqual({ answer: { status: 'igangsatt', reasons: [] } });
    expect(read({ reasons: 'ressurser' }, { shown })).toEqual({ faults: { reasons: 'reasons-not-wanted' } });
  });
  test('texts that the form was filled in with are not said of a measure that turns out not to be started', () => {
    const shown = { status: 'igangsatt' as const, reasons: [], outcome: 'Tryggere\nsenter', benefit: 'Flere er ute' };
    expect(read({ status: 'ikke-igangsatt', reasons: 'ressurser', outcome: 'Tryggere\r\nsenter', benefit: 'Nytt' }, { shown })).toEqual({ answer: { status: 'ikke-igangsatt', reasons: ['ressurser'], benefit: 'Nytt' } });
    expect(read({ status: 'fullfort', outcome: 'Tryggere\nsenter' }, { shown })).toEqual({ answer: { status: 'fullfort', reasons: [], outcome: 'Tryggere\nsenter' } });
    // Said of it as not started before: said again.
    expect(read({ status: 'ikke-igangsatt', reasons: 'ressurser', outcome: 'Venter' }, { shown: { status: 'ikke-igangsatt', reasons: ['ressurser'], outcome: 'Venter' } })).toMatchObject({ answer: { outcome: 'Venter' } });
  });
  test('a reason is asked for once, where there are any to choose', () => {
    expect(read({ status: 'ikke-igangsatt' })).toEqual({ faults: { reasons: 'reasons-missing' } });
    expect(read({ status: 'ikke-igangsatt' }, { withoutReasons: true })).toEqual({ answer: { status: 'ikke-igangsatt', reasons: [] } });
    expect(read({ status: 'ikke-igangsatt' }, { reasons: [] })).toHaveProperty('answer');
    expect(read({ status: 'ikke-igangsatt', reasons: 'latskap' }, { withoutReasons: true })).toEqual({ faults: { reasons: 'reasons-unknown' } });
  });
  test('comes back as it was said', () => {
    const answer = { status: 'ikke-igangsatt' as const, reasons: ['ressurser', 'prioritering'], outcome: 'Venter' };
    expect(readMeasureForm(typedFromAnswer(answer), { reasons, shown: answer })).toEqual({ answer });
    expect(typedFromAnswer(undefined)).toEqual({ status: '', reasons: '', outcome: '', benefit: '' });
  });
  test('2,000 characters are taken, one more is not; what is no text is none', () => {
    expect(read({ outcome: 'a'.repeat(2000) })).toHaveProperty('answer');
    expect(read({ outcome: 'a'.repeat(2001) })).toEqual({ faults: { outcome: 'text-too-long' } });
    expect(typedMeasure({ status: 7, reasons: ['x'], outcome: null })).toEqual({ status: '', reasons: '', outcome: '', benefit: '' });
  });
  test('is unsaved when it says something that the form was not filled in with', () => {
    const shown = { status: 'ikke-igangsatt' as const, reasons: ['ressurser', 'prioritering'], outcome: 'To\nlinjer' };
    expect(isUnsaved({ status: 'ikke-igangsatt', reasons: 'prioritering,ressurser', outcome: 'To\r\nlinjer', benefit: '' }, shown)).toBe(false);
    expect(isUnsaved({ status: '', reasons: '', outcome: '', benefit: '' }, shown)).toBe(false);
    for (const more of [{ benefit: 'Nytt' }, { outcome: 'Annet' }, { status: 'igangsatt' }, { reasons: 'ressurser' }]) expect(isUnsaved({ ...typedFromAnswer(shown), ...more }, shown)).toBe(true);
  });
});

describe('the form of a measure', () => {
  const input: MeasureInput = { promptId: 'p', measureId: 'a', title: 'Tiltak', area: 'Rus', unit: 'Alna', reasons: [], seen: 0, at: 'walk', answerable: true, delegation: 'none', banners: [] };
  const model = (more: Partial<MeasureInput>) => measureModel({ ...input, ...more }, texts('nb'));
  test('that came back with a fault is left with a second press only, for something else may have been written in it since', () => {
    const discards = (typed: MeasureInput['typed']) => model(typed === undefined ? {} : { typed }).buttons.find(({ verb }) => verb === 'tiltak.skip')?.data['discard'];
    const values = { ...typed, outcome: 'Ring 22 33 44 55' };
    expect([undefined, { values, faults: { outcome: 'contact-details' as const } }, { values, faults: { outcome: 'contact-details' as const }, unsaved: true }, { values, faults: {} }].map(discards)).toEqual([undefined, undefined, true, true]);
  });
  test('lets in more than is taken: what a client cuts without a word, nobody is told of', () => {
    expect(model({}).form[0]).toMatchObject({ outcome: { most: 10_000 }, benefit: { most: 10_000 } });
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

test('on the overview what to do with the measures stands above what else can be done', () => {
  const t = texts('nb');
  const item: OverviewItem = { measureId: 'm', title: 'Tiltak', unreadable: false };
  const card = JSON.stringify(createCardRenderer().render(overviewCard, overviewModel({ promptId: 'p', state: 'open', title: 'T', plan: 'P', deadline: '2027-01-25', closes: '2027-02-08', overdue: false, items: [item], at: 'own', closedLevels: [], more: [button('Ny innsjekk', 'tiltak-lead.new')] }, t)));
  expect(card.indexOf('tiltak.begin')).toBeLessThan(card.indexOf('tiltak-lead.new'));
  expect(card.indexOf('tiltak.begin')).toBeGreaterThan(0);
});

test('what is handed on and unanswered keeps the others from being done, and is told of', () => {
  const answered: OverviewItem = { measureId: 'a', title: 'A', unreadable: false, answered: { status: 'igangsatt', late: false } };
  const handed: OverviewItem = { measureId: 'b', title: 'B', unreadable: false, handedTo: 'Kari' };
  const said = (items: OverviewItem[], unitsLeft: readonly string[] = []) =>
    overviewModel({ promptId: 'p', state: 'open', title: 'T', plan: 'P', deadline: '2027-01-25', closes: '2027-02-08', overdue: true, items, unitsLeft, at: 'own', closedLevels: [] }, texts('nb')).banners.map(({ text, lines }) => [text, ...lines].join(' '));
  expect(said([answered, handed])).toEqual(['1 tiltak venter på en kollega. Ingenting venter på deg nå.']);
  expect(said([answered, handed], ['Bydel Alna'])).toEqual(['1 tiltak venter på en kollega.', 'Årsspørsmål som ikke er ferdig besvart: Bydel Alna']);
  expect(said([handed, { measureId: 'c', title: 'C', unreadable: false }])[0]).toContain('Fristen er ute');
});

test('in the preview a unit and its number stay together on a line, and the next of a series has its year', () => {
  const { facts, units: { rows } } = previewModel({ series: { interval: 'ar', next: '2028-01-11' }, title: 'T', plan: 'P', deadline: '2027-01-25', lateUntil: '2027-02-08', yearly: false, people: 2, byUnit: new Map([['Bydel Alna', 5], ['Bydel Stovner', 4]]), unreachable: 0, withoutAnybody: 0, empty: [], overlaps: [], data: {} }, texts('nb'));
  expect(facts.at(-1)?.value).toContain('11. januar 2028');
  expect(rows.map((row) => row.trim())).toEqual(['Bydel Alna\u00A05\u00A0\u00A0·', 'Bydel Stovner\u00A04']);
});

test('colleagues are found by parts of their names, on any keyboard', () => {
  const member = (id: string, name: string, email: string): Member => ({ id, name, email, seats: [{ unit: 'u', level: 'utovende', role: 'medlem', organisation: 'u', party: 'bydel', title: '', primary: true }], groups: [] });
  const network = buildNetwork('1', [], [], [member('1', 'Åse Øygård', 'aase@x.no'), member('2', 'Bjørn Ås', 'bjorn@x.no'), member('3', 'Ærlig Person', 'p3@x.no')]);
  const found = (query: string) => { const people = findColleagues(network, query, { responsibleIds: ['2'] }); return people === 'too-short' ? people : people.map(({ id }) => id); };
  expect(['å', 'ase oy', 'ÅSE', 'bjørn', 'aerlig', 'aase@x', 'x.no', '  '].map(found)).toEqual(['too-short', ['1'], ['1'], [], ['3'], ['1'], ['3', '1'], 'too-short']);
  // Whoever begins so stands before those in whom it is found somewhere.
  const others = buildNetwork('1', [], [], ['Amina Blå', 'Ingrid Fjell', 'Kari Ingersvik', 'Martin Fjell', 'Omar Fjellvåk'].map((name, at) => member(String(at), name, `${at}@x.no`)));
  const names = (query: string) => (findColleagues(others, query, { responsibleIds: [] }) as readonly Member[]).map(({ name }) => name);
  expect(names('in')).toEqual(['Ingrid Fjell', 'Kari Ingersvik', 'Amina Blå', 'Martin Fjell']);
  expect(names('in fjell')).toEqual(['Ingrid Fjell', 'Martin Fjell']);
});
