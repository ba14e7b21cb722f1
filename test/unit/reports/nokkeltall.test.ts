/** The key figures: what counts as held and in which period, how it is averaged, and which styringsgrupper meet too seldom. */
import { describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { createAttendanceStore } from '../../../src/meetings/attendance-store.ts';
import { forgetAttendance } from '../../../src/meetings/forget-attendance.ts';
import { meetingFrom } from '../../../src/meetings/create-meeting.ts';
import type { MeetingDetails } from '../../../src/meetings/domain.ts';
import type { MobilisationDetails } from '../../../src/mobilisation/domain.ts';
import { buildNetwork, type Group, type Unit } from '../../../src/network/domain.ts';
import type { Addressee, Prompt } from '../../../src/prompts/domain.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { arshjulCheck } from '../../../src/reports/arshjul-check.ts';
import { makeKeyFigures, readKeyFigures, type KeyFiguresRequest } from '../../../src/reports/make-nokkeltall.ts';
import { keyFiguresCsv } from '../../../src/reports/nokkeltall-files.ts';
import { networkLevels } from '../../../src/shared/network-terms.ts';
import { faultyStore, noFaults } from '../../support/faulty-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, seat } from '../../support/networks.ts';

const timeZone = 'Europe/Oslo';
const unit = (id: string, kind: Unit['kind'], region?: string): Unit => ({ id, name: `Bydel ${id}`, kind, party: 'bydel', ...(region === undefined ? {} : { region }) });
const group = (id: string, kind: string, name: string, unitId?: string): Group => ({ id, kind, name, ...(unitId === undefined ? {} : { unit: unitId }) });
const network = buildNetwork('1', [unit('alna', 'bydel', 'vest'), unit('frogner', 'bydel', 'vest'), unit('vest', 'region'), unit('sagene', 'bydel')], [
  group('styring-alna', 'styringsgruppe', 'Styringsgruppe Alna', 'alna'), group('styring-sagene', 'styringsgruppe', 'Styringsgruppe Sagene', 'sagene'),
  group('ressurs-vold', 'ressursgruppe', 'Ressursgruppe: Vold'), group('ressurs-rus', 'ressursgruppe', 'Ressursgruppe: Rus'),
], []);

/** Looked at on 5 January 2028. */
function stage() {
  const clock = createFakeClock('2026-12-01T08:00:00Z');
  const faults = noFaults();
  const bare = createSqliteStore({ file: ':memory:', clock });
  const store = faultyStore(bare, faults);
  const prompts = createPromptStore(store, clock, 3650);
  const attendance = createAttendanceStore({ store, prompts, clock, retentionDays: 3650 });
  let n = 0;
  const people = (count: number): Addressee[] => Array.from({ length: count }, (_, at) => ({ memberId: `m${at}`, unit: 'alna', party: 'bydel', level: networkLevels[at % 3]! }));
  async function hold<Details>(prompt: Prompt<Details>, answers: readonly string[]): Promise<string> {
    const addressees = people(answers.length);
    await prompts.create(prompt);
    await prompts.saveAudience(prompt, addressees);
    for (const [at, answer] of answers.entries()) if (answer !== '') await prompts.saveResponse({ ...addressees[at]!, promptId: prompt.promptId, answer, at: '2027-01-01T00:00:00Z', history: [] }, undefined);
    return prompt.promptId;
  }
  return {
    clock, store, prompts, attendance, faults,
    async start() { await bare.init(); await clock.jump('2028-01-05T08:00:00Z'); },
    meeting: (details: Partial<MeetingDetails>, answers: readonly string[] = [], { audience = '*@*', state = 'closed' as Prompt['state'] } = {}): Promise<string> => {
      const made = meetingFrom({ promptId: `meeting-${(n += 1)}`, organiserId: 'm0', audience, details: { meetingKind: 'temamote', title: 'T', date: '2027-03-01', start: '12:00', end: '14:00', answerBy: '2027-03-01', showNames: true, ...details } }, Temporal.Instant.from('2026-12-01T08:00:00Z'), timeZone);
      return hold({ ...made, state, ...(state === 'scheduled' ? {} : { openedAt: made.opensAt }) }, answers);
    },
    mobilisation: (details: Partial<MobilisationDetails>, answers: readonly string[], state: Prompt['state'] = 'closed'): Promise<string> => hold({
      promptId: `mobilisation-${(n += 1)}`, kind: 'mobilisation', state, revision: 0, audience: 'utovende@alna', organiserId: 'm0', deadline: '2027-05-01T10:00:00Z', closesAt: '2027-05-02T10:00:00Z', sortAt: '2027-05-01T10:00:00Z', createdAt: '', opensAt: '', openedAt: '2027-05-01T10:00:00Z',
      details: { mobilisationKind: 'arrangement', exercise: false, situation: '', place: '', deadlineMinutes: 15, waves: [], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [], ...details },
    }, answers),
    save: async (promptId: string, ticks: Record<string, boolean>, guests: number) => {
      const prompt = await prompts.load(promptId);
      await attendance.save(prompt!, { ticks: new Map(Object.entries(ticks)), guests: { shown: 0, typed: guests }, confirm: true, by: 'm0' });
    },
    figures: (request: KeyFiguresRequest = { from: '2027-01-01', to: '2027-12-31' }) =>
      readKeyFigures({ prompts, attended: attendance.attended, directory: { network: async () => network }, clock, timeZone }, request),
  };
}
const yes = 'kommer';

describe('key figures', () => {
  test('average what was confirmed with its guests, and answers where nothing was; each meeting counts once, by topic', async () => {
    const { start, meeting, save, figures } = stage();
    await start();
    const confirmed = await meeting({}, [yes, 'kommer-digitalt', 'kommer-ikke', 'kanskje', '']);
    await save(confirmed, { m1: false, m4: true }, 3);
    await meeting({}, [yes, 'kommer-digitalt', 'kanskje', 'kommer-ikke', '']);
    await meeting({ meetingKind: 'ressursgruppe', topic: 'Vold' }, [yes, yes, yes]);
    await meeting({ meetingKind: 'ressursgruppe' }, [yes], { audience: 'gruppe:ressurs-vold' });
    await meeting({ meetingKind: 'ressursgruppe' }, [yes, yes], { audience: 'gruppe:ressurs-rus' });
    const { figures: numbers, lines } = await figures();
    expect(numbers).toEqual({ from: '2027-01-01', to: '2027-12-31', kinds: [
      { kind: 'temamote', held: 2, averageAttendance: 3.5 }, { kind: 'ressursgruppe', topic: 'Rus', held: 1, averageAttendance: 2 }, { kind: 'ressursgruppe', topic: 'Vold', held: 2, averageAttendance: 2 },
    ] });
    expect(keyFiguresCsv({ lines } as Parameters<typeof keyFiguresCsv>[0])).toBe('\uFEFFType;Avholdt;Oppmøte i snitt;Grunnlag\nTemamøter;2;ca. 4;1 av 2 fra svar\nRessursgruppemøter;3 (2 Vold, 1 Rus);ca. 2;fra svar\n');
  });

  test('take the local date: New Year in Oslo is not New Year in Greenwich', async () => {
    const { start, meeting, mobilisation, prompts, figures } = stage();
    await start();
    await meeting({ title: 'nyttårsaften 2026', date: '2026-12-31', start: '23:10', end: '23:50' }, [yes]);
    await meeting({ title: 'første nyttårsdag', date: '2027-01-01', start: '00:10', end: '00:40' }, [yes, yes]);
    await meeting({ title: 'nyttårsaften 2027', date: '2027-12-31', start: '23:10', end: '23:50' }, [yes, yes, yes]);
    await meeting({ title: 'neste år', date: '2028-01-01', start: '00:10', end: '00:40' }, [yes]);
    const id = await mobilisation({}, ['er-fremme']);
    const stored = await prompts.load(id);
    await prompts.replace({ ...stored!, sortAt: '2026-12-31T23:30:00Z' }, stored!.etag);
    expect((await figures()).figures.kinds).toEqual([{ kind: 'temamote', held: 2, averageAttendance: 2.5 }, { kind: 'arrangement', held: 1, averageAttendance: 1 }]);
    expect((await figures({ to: '2026-12-31' })).figures).toEqual({ from: '2026-01-01', to: '2026-12-31', kinds: [{ kind: 'temamote', held: 1, averageAttendance: 1 }] });
  });

  test('leave out what was called off, has not been, was never sent, or was an exercise; of mobilisations those count who came or were under way', async () => {
    const { start, meeting, mobilisation, figures } = stage();
    await start();
    await meeting({}, [yes], { state: 'cancelled' });
    await meeting({}, [yes], { state: 'scheduled' });
    await meeting({ date: '2028-02-01', answerBy: '2028-02-01' }, [yes], { state: 'open' });
    await meeting({ meetingKind: 'ekstraordinaert', exercise: true }, [yes]);
    await meeting({ meetingKind: 'ekstraordinaert' }, [yes]);
    await mobilisation({}, ['er-fremme', 'kan-stille', 'kan-bista-digitalt', 'kan-ikke', 'takket-av', '']);
    await mobilisation({ exercise: true }, ['er-fremme', 'er-fremme']);
    await mobilisation({}, ['kan-stille'], 'cancelled');
    await mobilisation({ mobilisationKind: 'alvorlig-hendelse' }, ['er-fremme', 'kan-stille'], 'cancelled');
    expect((await figures({ from: '2027-01-01', to: '2028-12-31' })).figures.kinds).toEqual([
      { kind: 'ekstraordinaert', held: 1, averageAttendance: 1 }, { kind: 'alvorlig-hendelse', held: 1, averageAttendance: 1 }, { kind: 'arrangement', held: 1, averageAttendance: 2 },
    ]);
  });

  test('of a unit: what calls people there and nobody elsewhere, a region with its bydeler', async () => {
    const { start, meeting, figures } = stage();
    await start();
    for (const audience of ['utovende@alna', 'gruppe:styring-alna', 'utovende@alna;person:p1@example.no', 'utovende@vest', 'utovende@alna;utovende@sagene', '*@*', 'gruppe:ressurs-rus']) await meeting({}, [yes], { audience });
    const heldIn = async (of: string) => (await figures({ from: '2027-01-01', to: '2027-12-31', unit: of })).figures.kinds[0]?.held;
    expect([await heldIn('alna'), await heldIn('vest'), await heldIn('frogner')]).toEqual([3, 4, undefined]);
    await expect(figures({ unit: 'mars' })).rejects.toMatchObject({ code: 'not-found', userMessage: 'Enheten «mars» finnes ikke.' });
  });

  test('name the styringsgrupper below four meetings in the year, planned ones counted too', async () => {
    const { start, clock, meeting, figures } = stage();
    await start();
    for (const date of ['2028-01-02', '2028-01-03']) await meeting({ meetingKind: 'styringsgruppe', date }, [], { audience: 'gruppe:styring-alna' });
    await meeting({ meetingKind: 'styringsgruppe', date: '2028-06-01' }, [], { audience: 'styrende@alna', state: 'scheduled' });
    await meeting({ meetingKind: 'styringsgruppe', date: '2028-01-04' }, [], { audience: 'gruppe:styring-alna', state: 'cancelled' });
    expect((await figures({})).below).toEqual([{ name: 'Styringsgruppe Alna', held: 2, planned: 1 }, { name: 'Styringsgruppe Sagene', held: 0, planned: 0 }]);
    await meeting({ meetingKind: 'styringsgruppe', date: '2028-09-01' }, [], { audience: 'gruppe:styring-alna', state: 'scheduled' });
    expect((await figures({})).below.map(({ name }) => name)).toEqual(['Styringsgruppe Sagene']);
    expect((await figures({ unit: 'alna' })).below).toEqual([]);
    expect(clock.now().toString()).toContain('2028-01-05');
  });

  test('the årshjul check: each sees those of their own unit and region, and from October those of the year that is being planned', async () => {
    const { start, clock, prompts, meeting } = stage();
    await start();
    const check = async (place: Parameters<typeof seat>[0], role: 'sekretariat' | 'koordinator' | 'leder') =>
      (await arshjulCheck({ prompts, clock, timeZone })({ member: member('x', [seat(place, { role })]), network })).map(({ year, below }) => [year, ...below.map(({ name, held, planned }) => `${name.slice(15)} ${held}+${planned}`)]);
    for (const date of ['2028-01-03', '2028-03-01', '2028-11-20', '2028-12-04', '2029-01-08']) await meeting({ meetingKind: 'styringsgruppe', date }, [], { audience: 'gruppe:styring-alna', state: date < '2028-01-05' ? 'closed' : 'scheduled' });
    await meeting({ meetingKind: 'styringsgruppe', date: '2028-05-01', exercise: true }, [], { audience: 'gruppe:styring-sagene', state: 'scheduled' });
    expect([await check('koordinerende@alna', 'sekretariat'), await check('koordinerende@alna', 'koordinator'), await check('koordinerende@frogner', 'koordinator'), await check('koordinerende@sagene', 'koordinator'), await check('styrende@sagene', 'leder')]).toEqual([[[2028, 'Sagene 0+0']], [], [], [[2028, 'Sagene 0+0']], []]);
    await clock.jump('2028-10-02T08:00:00Z');
    expect(await check('koordinerende@alna', 'koordinator')).toEqual([[2028, 'Alna 1+2'], [2029, 'Alna 0+1']]);
  });
});

describe('who came', () => {
  test('a person who is deleted leaves no trace but the number, whether they came or saved it; again changes nothing', async () => {
    const { start, meeting, save, store, figures } = stage();
    await start();
    await save(await meeting({}, [yes, yes, yes]), {}, 1);
    const forget = (memberId: string) => forgetAttendance(store)({ memberId, name: '', email: '', teamsIds: [] });
    expect([await forget('m0'), await forget('m0'), await forget('m1')]).toEqual([2, 0, 1]);
    expect((await figures()).figures.kinds).toEqual([{ kind: 'temamote', held: 1, averageAttendance: 4 }]);
    for (const container of ['prompts', 'responses-styrende', 'responses-koordinerende'] as const) {
      expect(JSON.stringify(await store.query(container, { across: true, where: { type: 'attendance' } }))).not.toMatch(/"m[01]"/u);
    }
  });

  test('hundreds who join online at once are all seen; deleting one of them changes no number; what was seen before the meeting was moved to another day does not hold', async () => {
    const { clock, start, meeting, save, prompts, attendance, store, figures } = stage();
    await start();
    const prompt = async (promptId: string) => (await prompts.load(promptId))!;
    const ids = Array.from({ length: 300 }, (_, at) => `m${at}`);
    const promptId = await meeting({ date: '2028-01-05', start: '09:30', end: '10:30' }, ids.map((_, at) => (at === 0 ? yes : at === 1 ? 'kommer-ikke' : '')), { state: 'open' });
    const now = await prompt(promptId);
    await Promise.all([...ids, 'x'].map(async (id) => { await attendance.joined(now, [id]); }));
    expect([(await attendance.read(now)).joined.size, (await attendance.read(now)).present.size]).toEqual([300, 300]);

    const moved = { ...now, ...meetingFrom({ ...now, details: { ...now.details as MeetingDetails, date: '2028-01-06' } }, clock.now(), timeZone), state: 'open' as const };
    expect(await attendance.read(moved)).toMatchObject({ joined: new Set(), present: new Set(['m0']) });

    for (const memberId of ['m0', 'm1']) await forgetAttendance(store)({ memberId, name: '', email: '', teamsIds: [] });
    await save(promptId, {}, 2);
    await forgetAttendance(store)({ memberId: 'm2', name: '', email: '', teamsIds: [] });
    await clock.jump('2028-01-05T12:00:00Z');
    expect((await figures({ from: '2028-01-01', to: '2028-12-31' })).figures.kinds).toEqual([{ kind: 'temamote', held: 1, averageAttendance: 302 }]);
  });

  test('of a level that the database has closed nothing is read or written, the others go on, and the figures say so', async () => {
    const { start, meeting, save, attendance, prompts, faults, figures } = stage();
    await start();
    const promptId = await meeting({}, [yes, yes, yes]);
    faults.denied.add('responses-styrende');
    await attendance.joined((await prompts.load(promptId))!, ['m0', 'm1', 'm2']);
    await save(promptId, { m1: false }, 0);
    expect(await attendance.read((await prompts.load(promptId))!)).toMatchObject({ present: new Set(['m2']), joined: new Set(['m1', 'm2']), closedLevels: ['styrende'] });
    expect(await figures()).toMatchObject({ closedLevels: ['styrende'], figures: { kinds: [{ held: 1, averageAttendance: 1 }] } });
    await expect(save(promptId, { m0: false }, 0)).rejects.toMatchObject({ code: 'store-denied' });
    faults.denied.clear();
    expect((await attendance.read((await prompts.load(promptId))!)).present).toEqual(new Set(['m0', 'm2']));
  });

  test('two who save the same page at once lose nothing of each other; a file is made of the whole', async () => {
    const { start, meeting, attendance, prompts, clock } = stage();
    await start();
    const prompt = (await prompts.load(await meeting({}, [yes, yes, yes, '', '', ''])))!;
    const saved = await Promise.all([['m0', false], ['m3', true], ['m4', true], ['m1', false]].map(([id, came], at) =>
      attendance.save(prompt, { ticks: new Map([[id as string, came as boolean]]), guests: { shown: 0, typed: at < 2 ? 0 : at }, confirm: true, by: `m${at}` })));
    expect([...(await attendance.read(prompt)).present].sort()).toEqual(['m2', 'm3', 'm4']);
    expect(saved.filter(({ guestsClash }) => guestsClash)).toHaveLength(1);
    const office = { document: async () => Buffer.from('d'), workbook: async () => Buffer.from('w') };
    const file = await makeKeyFigures({ prompts, attended: attendance.attended, directory: { network: async () => network }, clock, timeZone, office }, { from: '2027-01-01', to: '2027-12-31', format: 'json' });
    expect([file.name, Object.keys(JSON.parse(file.content.toString()))]).toEqual(['nokkeltall-2027-01-01-2027-12-31.json', ['from', 'to', 'kinds']]);
  });
});
