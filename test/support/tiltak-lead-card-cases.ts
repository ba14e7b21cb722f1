/** The cards of the leader's side of a check-in with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { button } from '../../src/cards/parts.ts';
import { extendCard, extendModel, measureCard, measureModel, rowsCard, rowsModel, statusColors, statusTitle } from '../../src/tiltak/card-drill-down.ts';
import { formCard, formModel, previewCard, previewModel, type Named, type PreviewInput } from '../../src/tiltak/card-form.ts';
import { rollUpCard, rollUpModel, tableCard, tableModel, type RollUpInput } from '../../src/tiltak/card-roll-up.ts';
import { unitQuestionsCard, unitQuestionsModel, type UnitQuestionsInput } from '../../src/tiltak/card-unit-questions.ts';
import { measureStatuses, type StatusCount, type StatusEntry } from '../../src/tiltak/domain.ts';
import type { TypedCheckIn } from '../../src/tiltak/form.ts';
import type { RollUp } from '../../src/tiltak/roll-up.ts';
import { partsOf, type AnswerFields } from '../../src/tiltak/unit-answer-form.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'tiltak-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const now = Temporal.Instant.from('2027-01-20T09:03:07Z');
const areaTitles = ['Felles innsats i prioriterte områder', 'Rus blant unge', 'Vold blant jevnaldrende', 'Kriminalitetsforebygging på nett'];
const areas = areaTitles.map((title, at) => ({ id: String(at + 1), title }));
const reasons = [['ressurser', 'Mangel på ressurser'], ['prioritering', 'Prioritering'], ['usikkert-behov', 'Usikkerhet om behov'], ['avventer-avklaring', 'Avventer avklaring'], ['gjennomforing', 'Utfordringer ved gjennomføringen']].map(([id = '', title = '']) => ({ id, title }));
const plan = { id: 'salto-2023-2025', title: 'SaLTo handlingsprogram 2023–2025' };

const count = (started: number, notStarted: number, completed: number, discontinued: number, unanswered: number): StatusCount =>
  ({ total: started + notStarted + completed + discontinued + unanswered, started, notStarted, completed, discontinued, unanswered, reasons: notStarted === 0 ? {} : { ressurser: notStarted, prioritering: Math.ceil(notStarted / 2), 'avventer-avklaring': 1 } });

export function tiltakLeadCases(free: FreeText, units: readonly Named[]): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id;
  const areaTitle = (id: string): string => areas.find((area) => area.id === id)?.title ?? id;
  const rollUp: RollUp = {
    total: count(150, 41, 30, 12, 100), late: 9, nobody: 3,
    areas: [count(40, 8, 10, 2, 18), count(40, 10, 8, 4, 30), count(50, 13, 7, 4, 30), count(20, 10, 5, 2, 22)].map((of, at) => ({ id: String(at + 1), count: of, late: at })),
    units: units.slice(0, 20).map(({ id }, at) => ({ id, count: at % 5 === 0 ? count(12, 4, 1, 0, 0) : count(8, 1, 2, 1, 5), late: at % 7 === 0 ? 2 : 0 })), closedLevels: [],
  };
  const live: RollUpInput = {
    promptId, state: 'open', title: free.title, plan: plan.title, opens: '2027-01-11', deadline: '2027-01-29', rollUp, areaTitle, unitName, reasons, updatedAt: now, timeZone: 'Europe/Oslo',
    all: true, mayLead: true, yearly: { units: 20, left: units.slice(0, 13).map(({ name }) => name) }, series: { interval: 'halvar', next: '2027-07-12' },
  };
  const none: RollUp = { total: count(0, 0, 0, 0, 17), late: 0, nobody: 0, areas: [{ id: '1', count: count(0, 0, 0, 0, 17), late: 0 }], units: [{ id: units[0]?.id ?? '', count: count(0, 0, 0, 0, 17), late: 0 }], closedLevels: [] };
  const said = (at: number, text: string): StatusEntry => ({
    status: measureStatuses[at % 4] ?? 'igangsatt', reasons: at % 4 === 1 ? ['ressurser', 'prioritering'] : [], at: `202${at + 4}-11-12T10:00:00Z`, ...(at % 4 === 0 ? { outcome: text, benefit: text } : {}),
    ...(at === 0 ? {} : { checkIn: { promptId, by: 'm1', late: at % 2 === 1 } }),
  });
  const measure = { promptId, measureId: 'bydel-alna-01', title: free.title, unitId: 'bydel-alna', unit: unitName('bydel-alna'), area: areaTitles[0] ?? '', nameOf: () => free.person, reasons, timeZone: 'Europe/Oslo' };
  return [
    ...formCases(free, units).map(([name, input]) => one(formCard, name, (t) => formModel(input, t))),
    ...previewCases(free, units).map(([name, input]) => one(previewCard, name, (t) => previewModel(input, t))),
    one(rollUpCard, '', (t) => rollUpModel(live, t)),
    one(rollUpCard, 'start', (t) => rollUpModel({ ...live, title: free.title.slice(0, 40), rollUp: none, yearly: { units: 1, left: [unitName('bydel-alna')] }, series: { interval: 'kvartal', next: 'stopped' } }, t)),
    one(rollUpCard, 'unit', (t) => rollUpModel({ ...live, rollUp: { ...rollUp, units: rollUp.units.slice(0, 2), closedLevels: ['styrende', 'utovende'] }, all: false, mayLead: false }, t)),
    one(rollUpCard, 'closed', (t) => rollUpModel({ ...live, state: 'closed', rollUp: { ...rollUp, nobody: 0, areas: [...rollUp.areas, { id: '5', count: count(9, 0, 0, 0, 2), late: 0 }] } }, t)),
    one(rollUpCard, 'scheduled', (t) => rollUpModel({ ...live, state: 'scheduled', series: { interval: 'ar' }, rollUp: { total: count(0, 0, 0, 0, 0), late: 0, nobody: 0, areas: [], units: [], closedLevels: [] } }, t)),
    one(tableCard, '', (t) => tableModel({ promptId, title: free.title, rollUp, by: 'unit', nameOf: unitName, page: 1 }, t)),
    one(tableCard, 'area', (t) => tableModel({ promptId, title: free.title, rollUp, by: 'area', nameOf: areaTitle, page: 1 }, t)),
    one(rowsCard, '', (t) => rowsModel({
      title: unitName('bydel-alna'), subtitle: [free.title], empty: t.tiltakLead.unit.notYours, page: 1, verb: 'tiltak-lead.unit', data: { promptId, unit: 'bydel-alna' },
      rows: Array.from({ length: 24 }, (_, at) => ({ group: areaTitles[Math.floor(at / 6)] ?? '', name: at === 0 ? free.title : 'Økt samarbeid og samordning mellom etater, ordinære tjenester og situasjonsbestemte innsatser', detail: at % 5 === 4 ? `${statusTitle(undefined, t)} · ${t.tiltakLead.unit.waitsFor(free.person)}` : statusTitle(measureStatuses[at % 4], t), color: at % 5 === 4 ? 'Default' as const : statusColors[measureStatuses[at % 4] ?? 'igangsatt'], button: { title: t.tiltakLead.rollUp.open, verb: 'tiltak-lead.measure', data: { promptId, measureId: `bydel-alna-${at}` }, style: 'default' as const } })),
      buttons: [{ title: t.common.back, verb: 'tiltak-lead.units', data: { promptId }, style: 'default' }],
    }, t)),
    one(rowsCard, 'units', (t) => rowsModel({ title: free.title, subtitle: [t.tiltakLead.rollUp.byUnit], empty: t.tiltakLead.rollUp.noneToSee, page: 2, verb: 'tiltak-lead.units', data: { promptId }, rows: rollUp.units.map(({ id, count: of }) => ({ name: unitName(id), count: of, detail: t.tiltakLead.rollUp.ofTotal(of.total - of.unanswered, of.total), button: { title: t.tiltakLead.rollUp.open, verb: 'tiltak-lead.unit', data: { promptId, unit: id }, style: 'default' as const } })) }, t)),
    one(rowsCard, 'empty', (t) => rowsModel({ title: t.tiltakLead.listCard.title, empty: t.tiltakLead.listCard.empty, rows: [], page: 1, verb: 'tiltak-lead.list', data: {} }, t)),
    one(measureCard, '', (t) => measureModel({ ...measure, history: [said(0, free.agenda), said(1, ''), said(4, `${free.agenda}\n${'Unge møter voksne de kjenner, og får raskere hjelp. '.repeat(8)}`), said(5, '')], page: 1 }, t)),
    one(measureCard, 'same-day', (t) => measureModel({ ...measure, history: [said(0, ''), { ...said(1, ''), at: '2027-01-12T08:05:00Z' }, { ...said(4, free.agenda), at: '2027-01-12T12:41:00Z' }], page: 1 }, t)),
    one(measureCard, 'imported', (t) => measureModel({ ...measure, history: [said(0, free.agenda)], page: 1 }, t)),
    one(measureCard, 'empty', (t) => measureModel({ ...measure, history: [], page: 1 }, t)),
    one(measureCard, 'silent', (t) => measureModel({ ...measure, now: `${statusTitle(undefined, t)} · ${t.tiltakLead.unit.waitsFor('Aud Stjernedryss')}`, history: [said(0, free.agenda)], page: 1, actions: [button(t.tiltak.delegate.takeOver, 'tiltak.take-over', { promptId, measureId: 'bydel-alna-01', at: 'lead' }, 'positive'), button(t.tiltak.delegate.handOver, 'tiltak.delegate', { promptId, measureId: 'bydel-alna-01', at: 'lead' })] }, t)),
    one(extendCard, '', (t) => extendModel({ promptId, title: free.title, deadline: '2027-01-29', typed: '2027-01-20', fault: 'deadline-not-later' }, t)),
    ...questionCases(free, unitName).map(([name, input]) => one(unitQuestionsCard, name, (t) => unitQuestionsModel(input, t))),
  ];
}

function formCases(free: FreeText, units: readonly Named[]): [string, Parameters<typeof formModel>[0]][] {
  const typed: TypedCheckIn = { title: free.title, plan: plan.id, units: '*', date: '2027-01-01', deadline: '2026-12-31', series: 'halvar', yearly: 'true' };
  const data = { formId: '3f1c2b7a-9d4e-4c55' };
  return [
    ['', { typed, plans: [plan, { id: 'ekstremisme', title: 'Handlingsplan mot voldelig ekstremisme 2026–2029' }], units: units.slice(0, 20), allUnits: true, data, editing: true, faults: { title: 'text-too-long', plan: 'plan-unknown', units: 'no-measures', date: 'date-past', deadline: 'deadline-before-date', series: 'series-unknown' } }],
    ['new', { typed: { ...typed, title: '', date: '2027-01-20', deadline: '2027-02-10', series: 'engang', yearly: 'false' }, plans: [plan], units: units.slice(0, 20), allUnits: true, data }],
    ['search', { typed: { ...typed, title: '', units: 'bydel-alna,u299', date: '2027-01-20', deadline: '2027-02-10', series: 'engang', yearly: 'false' }, plans: [plan], units: [...units, ...Array.from({ length: 300 }, (_, at) => ({ id: `u${at}`, name: `Enhet ${at}` }))], allUnits: true, search: 'enhet 29', data }],
    ['local', { typed: { ...typed, title: '', units: 'bydel-alna', date: '2027-01-20', deadline: '2027-02-10', series: '', yearly: 'false' }, plans: [plan], units: units.slice(0, 2), allUnits: false, data }],
  ];
}

function previewCases(free: FreeText, units: readonly Named[]): [string, PreviewInput][] {
  const preview: PreviewInput = {
    title: free.title, plan: plan.title, opens: '2027-02-01', deadline: '2027-02-19', lateUntil: '2027-03-05', yearly: true, series: { interval: 'halvar', next: '2027-08-01' }, people: 61,
    byUnit: new Map(units.slice(0, 20).map(({ name }, at) => [free.unit === undefined ? name : `${name}${at}`, 12 + at])), unreachable: 7, withoutAnybody: 3, empty: units.slice(20, 22).map(({ name }) => name), overlaps: [{ title: free.title, units: 4 }], data: { promptId },
  };
  const { opens: _, series: __, ...atOnce } = preview;
  const clean = { unreachable: 0, withoutAnybody: 0, empty: [], overlaps: [] };
  return [
    ['', preview],
    ['local', { ...atOnce, ...clean, yearly: false, people: 3, byUnit: new Map([[units[0]?.name ?? '', 17]]) }],
    ['nobody', { ...atOnce, ...clean, people: 0, withoutAnybody: 17, byUnit: new Map([[units[0]?.name ?? '', 17]]) }],
  ];
}

function questionCases(free: FreeText, unitName: (id: string) => string): [string, UnitQuestionsInput][] {
  const parts = partsOf(areas);
  const values: AnswerFields = { adopted: 'vedtatt', parties: 'bydel,politi', use: 'delvis', 'focus-1': free.agenda, 'focus-2': free.agenda, goals: free.agenda, pleased: free.agenda, challenges: '', input: free.title };
  const input: UnitQuestionsInput = { promptId, unitId: 'bydel-alna', unit: unitName('bydel-alna'), checkIn: free.title, fields: parts[0] ?? [], part: 1, parts: parts.length, values, areaTitle: (id) => areaTitles[Number(id) - 1] ?? id, seen: 'abcdefghijklmnop', earlier: true };
  return [
    ['', { ...input, fields: parts[1] ?? [], part: 2, earlier: false, lastSaved: { name: free.person, when: '20. januar' }, conflict: { name: free.person, values: { ...values, goals: 'Målene er i hovedsak nådd.', pleased: '' } }, faults: { challenges: 'identity-number', input: 'contact-details' } }],
    ['first', { ...input, values: {}, earlier: false }],
    ['filled', { ...input, conflict: { name: free.person, values: { ...values, adopted: 'orientert', parties: 'bydel' } } }],
  ];
}
