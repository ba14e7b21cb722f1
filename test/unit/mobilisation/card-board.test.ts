/** The board's size: whatever people, units and places are called, it is within what a platform shows. */
import { describe, expect, test } from '@jest/globals';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { texts } from '../../../src/locales/texts.ts';
import { boardCard, boardModel } from '../../../src/mobilisation/card-board.ts';
import { channelBoardModel } from '../../../src/mobilisation/card-board-channel.ts';
import type { MobilisationDetails, Shift } from '../../../src/mobilisation/domain.ts';
import { locales, networkLevels } from '../../../src/shared/network-terms.ts';
import { boardCases } from '../../support/mobilisation-card-cases.ts';

const cards = createCardRenderer();

test('the lead is told what the button does, and that somebody who dropped out has opened it again', () => {
  const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, needed: 100, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 1, messages: [] };
  const [, input] = boardCases({ title: 'Voksne ute', place: 'Tveita', person: 'Kåre Koordinator' } as never, details, details, [])[0]!;
  const noteOf = (change: Partial<typeof input>) => boardModel({ ...input, ...change }, texts('nb')).quota.flatMap(({ note }) => note);
  expect(noteOf({})).toEqual(['Noen meldte forfall etter at behovet var dekket. De andre er spurt på nytt.']);
  expect(noteOf({ details: { ...details, needed: 2 } })).toEqual(['Nok folk kommer. Trykk «Behovet er dekket» for å takke av dem som ikke trengs.']);
  expect(noteOf({ details: { ...details, needed: 2 }, mayLead: false })).toEqual(['Nok folk kommer']);
  // What is over asks nobody for anything, and says of nobody that they come.
  for (const state of ['cancelled', 'closed'] as const) expect(noteOf({ details: { ...details, needed: 2 }, state })).toEqual([]);
  expect(boardModel({ ...input, medianMinutes: 0 }, texts('nb')).answered).toContain('innen 1 min');
});

test('the numbers of a row add up to those called, also when some have been thanked; without any there is no column for it', () => {
  const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
  const [, input] = boardCases({ title: 'Voksne ute', place: 'Tveita', person: 'Kåre Koordinator' } as never, details, details, [])[0]!;
  const answers = { 'er-fremme': 1, 'kan-bista-digitalt': 1, 'kan-ikke': 4, 'takket-av': 2 };
  const group = { addressed: 13, silent: 5, answers };
  const tableOf = (total: typeof group) => boardModel({ ...input, tally: { total, byLevel: new Map(), byUnit: new Map([['bydel-alna', total]]) } }, texts('nb'));
  const { columns, tables } = tableOf(group);
  expect(columns).toEqual({ heads: ['Her', 'Vei', 'Dig', 'Nei', 'Takk', '–'], explain: 'Her: fremme  ·  Vei: på vei  ·  Dig: digitalt  ·  –: ikke svart  ·  Takk: takket av' });
  expect(tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => Number(text))))).toEqual([[1, 0, 1, 4, 2, 5]]);
  expect(tableOf({ ...group, answers: { ...answers, 'takket-av': 0 } }).columns.heads).toEqual(['Her', 'Vei', 'Dig', 'Nei', '–']);
});

test('until its day nobody is on the way to what is planned: they come', () => {
  const details: MobilisationDetails = { mobilisationKind: 'arrangement', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
  const [, input] = boardCases({ title: 'Voksne ute', place: 'Tveita', person: 'Kåre Koordinator' } as never, details, details, [])[0]!;
  const today = input.now.toZonedDateTimeISO(input.timeZone).toPlainDate();
  const wordsOn = (date: Temporal.PlainDate) => { const { counts, columns } = boardModel({ ...input, details: { ...details, date: date.toString() } }, texts('nb')); return [counts[1]?.label, columns.heads[1], columns.explain.split('  ·  ')[1]]; };
  expect([wordsOn(today.add({ days: 1 })), wordsOn(today)]).toEqual([['Ja', 'Ja', 'Ja: kommer'], ['På vei', 'Vei', 'Vei: på vei']]);
});

test('further pages open below the board that is drawn anew with the first of each, and turn in place there', () => {
  const details: MobilisationDetails = { mobilisationKind: 'arrangement', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
  const shifts = Array.from({ length: 12 }, (_, n) => ({ id: `s${n}`, start: '2027-01-30T10:00:00Z', end: '2027-01-30T14:00:00Z', needed: 4 }));
  const [, input] = boardCases({ title: 'Voksne ute', place: 'Tveita', person: 'Kåre Koordinator' } as never, details, details, Array.from({ length: 20 }, (_, n) => ({ id: `u${n}`, name: `Enhet ${n}` })) as never)[0]!;
  const froms = (live: boolean) => {
    const board = boardModel({ ...input, details: { ...details, shifts }, live }, texts('nb'));
    return [...board.pages, ...board.people.flatMap(({ pages }) => pages), ...board.shifts.flatMap(({ pages, pick }) => [...pages, ...pick])].flatMap(({ buttons }) => buttons.map(({ data }) => data['from']));
  };
  expect(froms(true)).toEqual(['list', 'list', 'list', 'list']);
  expect(froms(false)).toEqual([undefined, undefined, undefined, undefined]);
  // Looked at anew it is the same card.
  expect(boardModel({ ...input, live: true }, texts('nb')).buttons[0]?.data).toMatchObject({ live: true });
});

test('names that may not be seen are counted: nobody is told that none comes', () => {
  const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
  const [, input] = boardCases({ title: 'Voksne ute', place: 'Tveita', person: 'Kåre Koordinator' } as never, details, details, [])[0]!;
  const total = { addressed: 5, answers: { 'kan-stille': 2, 'er-fremme': 1 }, silent: 2 };
  const said = (coming: number, change: Partial<typeof input> = {}) => boardModel({ ...input, tally: { ...input.tally, total }, coming: (input.coming ?? []).slice(0, coming), ...change }, texts('nb')).people.flatMap(({ empty }) => empty);
  expect([said(3), said(2), said(0)]).toEqual([[], ['Én kommer uten at du ser navnet.'], ['3 kommer uten at du ser navnet.']]);
  expect(said(0, { tally: { ...input.tally, total: { addressed: 5, answers: {}, silent: 5 } } })).toEqual(['Ingen har sagt ja ennå.']);
  const shift = { id: 's1', start: '2027-01-30T10:00:00Z', end: '2027-01-30T14:00:00Z', needed: 4 };
  expect(said(0, { details: { ...details, shifts: [shift] }, shift: 's1', signedUp: new Map([['s1', 2]]) })).toEqual(['2 kommer uten at du ser navnet.']);
});

const bytesOf = (card: unknown): number => Buffer.byteLength(JSON.stringify(card));

describe.each([['å', 200], ['𝕏', 200], ['\u0007', 500], ['Langt Navn-', 60]])('names of «%s», %d times', (part, times) => {
  const long = part.repeat(times);
  const details: MobilisationDetails = { mobilisationKind: 'demonstrasjon', exercise: true, situation: long.slice(0, 500), place: long.slice(0, 200), date: '2027-01-30', meetAt: '18:30', deadlineMinutes: 2880, needed: 12, waves: ['utovende@*', 'koordinerende@*', 'styrende@*'], waveOrder: 'nivaer', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
  const shifts: Shift[] = Array.from({ length: 20 }, (_, n) => ({ id: `s${n}`, start: '2027-01-30T22:00:00Z', end: '2027-01-31T05:00:00Z', needed: 9999 }));
  const { needed: _, ...untimed } = details;
  const units = Array.from({ length: 40 }, (__, n) => ({ id: `unit-${n}`, name: long }));
  const cases = boardCases({ title: long, place: long, person: long } as never, details, { ...untimed, shifts }, units);

  const closed = networkLevels.map((level) => ({ level, people: 9999 }));
  const turned = cases.flatMap(([name, input]) => [[name === '' ? 'all' : name, input], [`${name}, all at once`, { ...input, closed, unitPage: 1, comingPage: 2, shiftPage: 2, toCall: 250 }]] as const);
  test.each(turned)('%s', (_, input) => {
    const named = { ...input, leadId: crypto.randomUUID(), coming: input.coming?.map((person) => ({ ...person, name: long, unit: long, comment: long.slice(0, 300), enteredBy: 'm' })) };
    // Languages differ by a few words; names fill the card.
    for (const locale of part === '𝕏' ? locales : ['nb'] as const) {
      const sizes = [boardModel(named, texts(locale)), channelBoardModel({ ...named, coming: undefined }, texts(locale))].map((model) => bytesOf(cards.render(boardCard, model)));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(28 * 1024);
    }
  });
});
