/** The mobilisation cards with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import { boardCard, boardModel } from '../../src/mobilisation/card-board.ts';
import type { BoardInput } from '../../src/mobilisation/board-input.ts';
import { channelBoardModel } from '../../src/mobilisation/card-board-channel.ts';
import { callCard, callModel, withBanner, type CallInput } from '../../src/mobilisation/card-call.ts';
import { channelCallCard, channelCallModel, type ChannelCallInput } from '../../src/mobilisation/card-call-channel.ts';
import { emptyForm, formCard, formModel, previewCard, previewModel } from '../../src/mobilisation/card-form.ts';
import { listCard, listModel, messageFormCard, messageFormModel } from '../../src/mobilisation/card-list.ts';
import type { MobilisationDetails } from '../../src/mobilisation/domain.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { networkLevels } from '../../src/shared/network-terms.ts';
import type { CardCase, FreeText } from './card-cases.ts';

interface Named { readonly id: string; readonly name: string }

const promptId = 'mobilisation-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const now = Temporal.ZonedDateTime.from('2027-01-16T21:07:00[Europe/Oslo]');
const at = (minutes: number): string => now.add({ minutes }).toInstant().toString();

export function mobilisationCases(free: FreeText, units: readonly Named[], groups: readonly Named[]): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const situation = free.title;
  const details: MobilisationDetails = {
    mobilisationKind: 'alvorlig-hendelse', exercise: false, situation, place: free.place, deadlineMinutes: 15, needed: 12,
    waves: ['utovende@*', 'koordinerende@*', 'styrende@*'], waveOrder: 'nivaer', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [],
  };
  const event: MobilisationDetails = { ...details, mobilisationKind: 'arrangement', date: '2027-01-30', meetAt: '18:30', deadlineMinutes: 2880, exercise: true };
  const day = (n: number, hour: number): string => Temporal.ZonedDateTime.from('2027-01-30T00:00[Europe/Oslo]').add({ days: n, minutes: hour * 60 }).toInstant().toString();
  const shifts = Array.from({ length: 20 }, (_, n) => ({ id: `s${n + 1}`, start: day(n >> 1, n % 2 === 0 ? 10 : 22), end: day(n >> 1, n % 2 === 0 ? 14.5 : 30), needed: 4 + n }));
  const { needed: _, meetAt: __, ...untimed } = event;
  const shifted: MobilisationDetails = { ...untimed, exercise: false, shifts };
  const call: CallInput = { promptId, state: 'open', details, caller: free.person, answerBy: at(15), now };
  const coming: CallInput = { ...call, details: { ...details, messages: [{ id: 'm1', text: free.title, to: 'all', at: at(-2) }] }, own: { answer: 'kan-stille', eta: at(30), comment: free.title } };
  const inChannel: ChannelCallInput = { promptId, state: 'open', details, people: [{ name: 'Pål Politi', userId: '29:pal' }, { name: 'Ragnhild Rektor' }], answerBy: at(15), now };
  return [
    one(formCard, '', (t) => formModel({
      typed: { ...emptyForm({ levels: '*', units: '*', groups: 'gruppe-1' }), kind: 'arrangement', situation, place: free.place, date: '2027-01-02', meetAt: '18:30', deadline: 'snart', needed: '0', shifts: '10:00-14:00 6\n22-06 4\ni morgen', includeAbsent: 'false', waves: 'enheter', waveMinutes: 'x' },
      faults: { situation: 'identity-number', place: 'contact-details', date: 'date-past', meetAt: 'start-past', deadline: 'minutes-invalid', needed: 'needed-invalid', shifts: [{ line: 2, code: 'shift-ends-first' }, { line: 3, code: 'shift-format' }], levels: 'nobody-called', units: 'call-not-allowed', groups: 'audience-unknown', includeAbsent: 'all-absent', waves: 'waves-units', waveMinutes: 'minutes-invalid' },
      exercise: true, editing: true, allUnits: true, units, groups, data: { formId: promptId, exercise: true },
    }, t)),
    one(formCard, 'new', (t) => formModel({ typed: emptyForm({ levels: '*', units: 'bydel-alna' }), exercise: false, allUnits: false, units: units.slice(0, 1), groups: [], data: { formId: promptId, exercise: false } }, t)),
    one(formCard, 'search', (t) => formModel({ typed: emptyForm({ levels: '*', units: 'bydel-alna,u299' }), exercise: false, allUnits: true, units: [...units, ...Array.from({ length: 300 }, (_, n) => ({ id: `u${n}`, name: `Enhet ${n}` }))], groups: [...groups, ...Array.from({ length: 200 }, (_, n) => ({ id: `g${n}`, name: `Ressursgruppe ${n}` }))], search: { units: 'enhet 29', groups: 'ressursgruppe 1' }, data: { formId: promptId, exercise: false } }, t)),
    one(formCard, 'sentrum', (t) => formModel({ typed: emptyForm({ levels: '*', units: 'sentrum' }), exercise: false, toSentrum: true, allUnits: false, units: units.slice(0, 19), groups: [], data: { formId: promptId, exercise: false } }, t)),
    one(previewCard, '', (t) => previewModel({ details: { ...event, needed: 240 }, now, absent: 7, inVain: Array.from({ length: 7 }, (_, n) => free.unit ?? `Barneskole ${n + 1}`), byLevel: new Map([['styrende', 42], ['koordinerende', 88], ['utovende', 100]]), byUnit: new Map(units.map(({ name }, n) => [free.unit === undefined ? name : `${name}${n}`, 7 + (n % 3)])), waves: [['utovende', 100], ['koordinerende', 88], ['styrende', 42]].map(([level, people]) => ({ name: t.levels[level as 'utovende'], people: Number(people) })), reach: { personal: 141, roster: 26, channel: 12, 'not-at-all': 51 }, channels: new Map(units.slice(0, 10).map(({ name }, n) => [free.unit === undefined ? `${name}, alle nivåer` : `${name}${n}`, 1 + (n % 2)])), data: { promptId } }, t)),
    one(previewCard, 'shifts', (t) => previewModel({ details: { ...shifted, shifts: shifts.slice(0, 5) }, now, absent: 0, inVain: [], byLevel: new Map([['utovende', 7]]), byUnit: new Map([[free.unit ?? 'Bydel Alna', 7]]), waves: [{ name: t.levels.utovende, people: 7 }], reach: { personal: 7, roster: 0, channel: 0, 'not-at-all': 0 }, channels: new Map(), data: { promptId } }, t)),
    one(previewCard, 'local', (t) => previewModel({ details, now, absent: 0, inVain: [], byLevel: new Map([['utovende', 14]]), byUnit: new Map([[free.unit ?? 'Bydel Alna', 14]]), waves: [{ name: t.levels.utovende, people: 14 }], reach: { personal: 14, roster: 0, channel: 0, 'not-at-all': 0 }, channels: new Map(), data: { promptId } }, t)),
    one(previewCard, 'nobody', (t) => previewModel({ details, now, absent: 0, inVain: [], byLevel: new Map([['utovende', 3]]), byUnit: new Map([[free.unit ?? 'Bydel Alna', 3]]), waves: [{ name: t.levels.utovende, people: 3 }], reach: { personal: 0, roster: 0, channel: 0, 'not-at-all': 3 }, channels: new Map(), data: { promptId } }, t)),
    one(callCard, '', (t) => callModel(call, t)),
    one(callCard, 'exercise', (t) => callModel({ ...call, details: event, answerBy: at(2880) }, t)),
    one(callCard, 'coming', (t) => callModel(coming, t)),
    one(callCard, 'arrived', (t) => callModel({ ...call, own: { answer: 'er-fremme' } }, t)),
    one(callCard, 'digital', (t) => callModel({ ...call, own: { answer: 'kan-bista-digitalt' } }, t)),
    one(callCard, 'no', (t) => callModel({ ...call, own: { answer: 'kan-ikke' } }, t)),
    one(callCard, 'fault', (t) => callModel({ ...call, faults: { eta: 'eta-past', comment: 'contact-details', typed: { eta: '', etaTime: '20:00', shifts: '', comment: free.title } } }, t)),
    one(callCard, 'shifts', (t) => callModel({ ...call, details: shifted, answerBy: at(2880), faults: { shifts: 'shifts-none', typed: { eta: '', etaTime: '', shifts: '', comment: '' } } }, t)),
    one(callCard, 'shift', (t) => callModel({ ...call, details: { ...shifted, shifts: shifts.slice(0, 4) }, own: { answer: 'kan-stille', shifts: ['s1', 's3'] }, now: now.add({ days: 14 }).with({ hour: 9 }) }, t)),
    one(callCard, 'thanked', (t) => callModel({ ...call, details: { ...details, coveredAt: at(-1) }, own: { answer: 'takket-av' } }, t)),
    one(callCard, 'reopened', (t) => withBanner(callModel({ ...call, own: { answer: 'takket-av' } }, t), t.mobilisation.call.reopened, [], 'warning')),
    one(callCard, 'message', (t) => withBanner(callModel({ ...coming, brings: 'm1' }, t), t.mobilisation.call.update(free.person), [free.title], 'accent')),
    one(callCard, 'cancelled', (t) => callModel({ ...coming, state: 'cancelled' }, t)),
    one(channelCallCard, '', (t) => channelCallModel({ ...inChannel, people: Array.from({ length: 20 }, (_, n) => ({ name: `Åse-Marie Øverkværn-Bjørnstjerne ${n >> 1}`, userId: `29:${'x'.repeat(100)}${n}` })) }, t)),
    one(channelCallCard, 'nudge', (t) => channelCallModel({ ...inChannel, news: 'nudge' }, t)),
    one(channelCallCard, 'exercise', (t) => channelCallModel({ ...inChannel, details: event, answerBy: at(2880), news: 'update' }, t)),
    one(channelCallCard, 'shifts', (t) => channelCallModel({ ...inChannel, details: shifted, answerBy: at(2880), people: Array.from({ length: 20 }, (_, n) => ({ name: `Åse-Marie Øverkværn-Bjørnstjerne ${n}`, userId: `29:${'x'.repeat(100)}${n}` })) }, t)),
    one(channelCallCard, 'covered', (t) => channelCallModel({ ...inChannel, details: { ...details, coveredAt: at(-1) } }, t)),
    one(channelCallCard, 'cancelled', (t) => channelCallModel({ ...inChannel, state: 'cancelled' }, t)),
    one(boardCard, 'channel-now', (t) => channelBoardModel({ ...boardCases(free, details, shifted, units)[0]![1], coming: undefined }, t)),
    one(boardCard, 'channel', (t) => channelBoardModel({ ...boardCases(free, shifted, shifted, units)[0]![1], coming: undefined, signedUp: new Map(shifts.map(({ id }, n) => [id, n])) }, t)),
    ...boardCases(free, details, shifted, units).map(([name, input]) => one(boardCard, name, (t) => boardModel(input, t))),
    one(listCard, '', (t) => listModel({ page: 1, today: '2027-01-16', mobilisations: Array.from({ length: 8 }, (_, n) => ({ promptId: `${promptId}-${n}`, details: n % 2 === 0 ? details : event, called: n % 3 > 0, unanswered: n % 3 === 1 })) }, t)),
    one(listCard, 'empty', (t) => listModel({ page: 1, today: '2027-01-16', mobilisations: [] }, t)),
    one(messageFormCard, '', (t) => messageFormModel({ promptId, details: event, messageId: 'message-1', typed: { text: free.title, to: 'coming' }, fault: 'identity-number' }, t)),
    one(messageFormCard, 'new', (t) => messageFormModel({ promptId, details, messageId: 'message-1', typed: { text: '', to: 'all' } }, t)),
  ];
}

export function boardCases(free: FreeText, details: MobilisationDetails, shifted: MobilisationDetails, units: readonly Named[]): [string, BoardInput][] {
  const counts = (n: number) => ({ addressed: n * 8, silent: n * 3, answers: { 'er-fremme': n, 'kan-stille': n, 'kan-bista-digitalt': n, 'kan-ikke': n, 'takket-av': n } });
  const total = { addressed: 250, silent: 104, answers: { 'er-fremme': 21, 'kan-stille': 47, 'kan-bista-digitalt': 30, 'kan-ikke': 44, 'takket-av': 4 } };
  const people = Array.from({ length: 68 }, (_, n) => ({
    name: n === 0 ? free.person : `Åse-Marie Øverkværn ${n}`, unit: units[n % 30]?.name ?? '', level: networkLevels[n % 3] ?? 'utovende' as const,
    answer: n < 4 ? 'er-fremme' : 'kan-stille', ...(n % 5 === 4 ? {} : { eta: at(n - 6) }), ...(n === 1 ? { comment: free.title, enteredBy: 'member-1' } : {}),
  }));
  const board: BoardInput = {
    promptId, state: 'open', details, lead: free.person, unitName: (id) => units.find((unit) => unit.id === id)?.name ?? id,
    tally: { total, byLevel: new Map(networkLevels.map((level, n) => [level, counts(9 + n)])), byUnit: new Map(units.map(({ id }, n) => [id, counts(1 + (n % 3))])) },
    coming: people, signedUp: new Map(), medianMinutes: 4, waves: { called: 1, all: 3, nextAt: at(8) },
    delivery: { sent: 190, waiting: 3, failed: 2, unreachable: 51, unknown: 4, spared: 0 }, now: now.toInstant(), timeZone: 'Europe/Oslo', toCall: 57, mayLead: true, followUps: ['report', 'hand-over', 'take-over', 'meeting'],
  };
  const none = { addressed: 12, silent: 12, answers: {} };
  const small = { tally: { total: none, byLevel: new Map([['utovende', none] as const]), byUnit: new Map([['bydel-alna', none]]) }, waves: { called: 1, all: 1 }, toCall: 0, medianMinutes: undefined };
  return [
    ['', { ...board, live: true }],
    ['shifts', { ...board, details: shifted, shift: 's3', shiftPage: 1, signedUp: new Map((shifted.shifts ?? []).map(({ id, needed }, n) => [id, Math.max(0, needed - (n % 4))])), coming: people.map((person, n) => ({ ...person, shifts: [`s${1 + (n % 20)}`, 's3'] })) }],
    ['closed', { ...board, closed: networkLevels.map((level, n) => ({ level, people: 42 + 46 * n })) }],
    ['page', { ...board, unitPage: 2, comingPage: 7 }],
    ['start', { ...board, ...small, details: { ...details, exercise: true, needed: 8 }, coming: [], delivery: { sent: 3, waiting: 9, failed: 0, unreachable: 0, unknown: 0, spared: 0 } }],
    ['covered', { ...board, details: { ...details, coveredAt: at(-3) }, waves: { called: 3, all: 3 } }],
    ['counts', { ...board, ...small, coming: undefined, mayLead: false, followUps: [] }],
    ['cancelled', { ...board, state: 'cancelled', delivery: { ...board.delivery, waiting: 0, spared: 3 }, waves: { called: 1, all: 1 }, followUps: ['report', 'meeting'] }],
  ];
}
