/** Change of lead by itself: of two at once one is made, repeating changes nothing, names are found by their parts; a calling off that was broken off; whom a need that is met concerns; and to whom nothing is sent. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { texts } from '../../../src/locales/texts.ts';
import { giveAnswer, type AnswerCallDeps } from '../../../src/mobilisation/answer-call.ts';
import { cancelJobs, cancelMobilisation, type CancelMobilisationDeps } from '../../../src/mobilisation/cancel-mobilisation.ts';
import { coverJobs, reopenIfNeeded } from '../../../src/mobilisation/cover-need.ts';
import { findByName, handOver, mayBecomeLead } from '../../../src/mobilisation/hand-over.ts';
import { sendMessage } from '../../../src/mobilisation/send-message.ts';
import { shiftJobs } from '../../../src/mobilisation/remind-shift.ts';
import { callNextWave, waveJobs } from '../../../src/mobilisation/waves.ts';
import { leadGone, leadJobs, mayDirect } from '../../../src/mobilisation/who-leads.ts';
import type { Mobilisation } from '../../../src/mobilisation/domain.ts';
import type { DeliveryRequest } from '../../../src/delivery/domain.ts';
import type { Member, Network } from '../../../src/network/domain.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { createPromptStore, type PromptStore } from '../../../src/prompts/store.ts';
import type { Addressee } from '../../../src/prompts/domain.ts';
import type { Occurrence } from '../../../src/schedule/domain.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member as someone, networkOf, seat } from '../../support/networks.ts';

const clock = createFakeClock('2027-01-16T20:00:00Z');
const at = '2027-01-16T19:50:00Z';
const mobilisation: Mobilisation = {
  promptId: 'mobilisation-1', kind: 'mobilisation', state: 'open', revision: 3, audience: '*@*', organiserId: 'kari', createdAt: at, opensAt: at, openedAt: at, sortAt: at, deadline: at, closesAt: '2027-01-17T20:00:00Z',
  details: { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 's', place: 'p', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] },
};
let store: DocumentStore;
let prompts: PromptStore;
let enqueued: DeliveryRequest[];
let touched: number;
const deps = () => ({
  prompts, clock, deliveries: { enqueue: async (requests: readonly DeliveryRequest[]) => { enqueued.push(...requests); return { created: requests.length, existed: 0 }; } },
  liveCards: { touch: () => { touched += 1; } } as never,
});
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  prompts = createPromptStore(store, clock, 30);
  await prompts.create(mobilisation);
  enqueued = [];
  touched = 0;
});
afterEach(async () => { await store.close(); });
const stored = async () => await prompts.load<Mobilisation['details']>('mobilisation-1');
const change = (from: string, to: string) => handOver(deps(), { promptId: 'mobilisation-1', from, to });

describe('a change of lead', () => {
  test('is written once, told once to the new lead, and redraws the boards', async () => {
    expect(await change('kari', 'pål')).toMatchObject({ outcome: 'handed-over', mobilisation: { organiserId: 'pål', formerOrganiserIds: ['kari'], revision: 3 } });
    expect((await stored())?.details.events).toEqual([{ what: 'lead', at: '2027-01-16T20:00:00Z', by: 'kari', to: 'pål' }]);
    expect([enqueued.map(({ purpose, recipientId }) => `${purpose} ${recipientId}`), touched]).toEqual([['mobilisation-lead:1 pål'], 1]);
    expect((await change('kari', 'pål')).outcome).toBe('handed-over');
    expect((await stored())?.details.events).toHaveLength(1);
    expect(new Set(enqueued.map(({ purpose }) => purpose)).size).toBe(1);
  });

  test('stored by a process that died before it told anybody: the clock tells the new lead, and not when it is long ago', async () => {
    await change('kari', 'pål');
    const dies = async (from: string, to: string) => await handOver({ ...deps(), deliveries: { enqueue: async () => { throw new Error('killed'); } } }, { promptId: 'mobilisation-1', from, to });
    await expect(dies('pål', 'kari')).rejects.toThrow('killed');
    enqueued = [];
    const told = async (minutes: number) => {
      const jobs = leadJobs({ ...deps(), clock: createFakeClock(clock.now().add({ minutes }).toString()), timeZone: 'Europe/Oslo', directory: { network: async () => ({ members: new Map() }) as unknown as Network } });
      expect((await jobs['mobilisation-lead']?.({ promptId: 'mobilisation-1', job: 'mobilisation-lead', dueAt: at }))?.outcome).toBe('postponed');
      return enqueued.splice(0).map(({ purpose, recipientId }) => `${purpose} ${recipientId}`);
    };
    expect([await told(2), await told(120)]).toEqual([['mobilisation-lead:2 kari'], []]);
  });

  test('of two at once the first is made', async () => {
    const outcomes = await Promise.all([change('kari', 'pål'), change('kari', 'lena')]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['handed-over', 'led-by-another']);
    expect(new Set(outcomes.map((one) => 'mobilisation' in one && one.mobilisation.organiserId)).size).toBe(1);
    expect((await stored())?.details.events).toHaveLength(1);
  });

  test('there and back: whoever called is known, nobody twice', async () => {
    await change('kari', 'pål');
    await change('pål', 'kari');
    await change('kari', 'lena');
    expect(await stored()).toMatchObject({ organiserId: 'lena', formerOrganiserIds: ['kari', 'pål'] });
  });

  test('not to oneself, not when it is over, not in one that is not there', async () => {
    expect((await change('kari', 'kari')).outcome).toBe('handed-over');
    expect((await stored())?.details.events).toBeUndefined();
    const open = await stored();
    if (!open) throw new Error('no prompt');
    await prompts.replace({ ...open, state: 'cancelled' }, open.etag);
    expect((await change('kari', 'pål')).outcome).toBe('over');
    expect((await handOver(deps(), { promptId: 'mobilisation-2', from: 'kari', to: 'pål' })).outcome).toBe('over');
  });
});

test('called off by a process that died before it told anybody: the clock tells those who got it', async () => {
  await prompts.saveAudience(mobilisation, [{ memberId: 'ute', unit: 'alna', level: 'utovende', party: 'bydel' }]);
  const planned: Occurrence[] = [];
  const { enqueue } = deps().deliveries;
  const off = (send: typeof enqueue) => ({ ...deps(), plan: async (occurrences: readonly Occurrence[]) => { planned.push(...occurrences); }, deliveries: { enqueue: send, reached: async () => new Set(['ute']), withdraw: async () => undefined } }) as unknown as CancelMobilisationDeps;
  await expect(cancelMobilisation(off(async () => { throw new Error('killed'); }), 'mobilisation-1')).rejects.toThrow('killed');
  expect(await cancelJobs(off(enqueue))[planned[0]?.job ?? '']?.(planned[0] as Occurrence)).toEqual({ outcome: 'done' });
  expect(enqueued.map(({ purpose, recipientId }) => `${purpose} ${recipientId}`)).toContain('mobilisation-off ute');
});

const called = (memberId: string, level: Addressee['level'], wave: number): Addressee => ({ memberId, unit: 'alna', level, party: 'bydel', wave });
const told = () => enqueued.splice(0).map(({ purpose, recipientId }) => `${purpose} ${recipientId}`).toSorted();

test('who leads is called in no later wave; nobody who is away is told of the silent, reminded of a shift, or asked to take over while another can', async () => {
  const shifts = [{ id: 's1', start: '2027-01-16T21:00:00Z', end: '2027-01-16T22:00:00Z', needed: 1 }];
  const waved: Mobilisation = { ...mobilisation, promptId: 'waves', details: { ...mobilisation.details, shifts, waves: ['*@alna', '*@grorud'] } };
  await prompts.create(waved);
  await prompts.saveAudience(waved, [called('ute', 'utovende', 1), called('kari', 'utovende', 2), called('ola', 'utovende', 2)]);
  const today = { absences: [{ from: '2027-01-16', to: '2027-01-16' }] };
  const there = (...more: Member[]) => networkOf([someone('lena', [seat('styrende@alna', { role: 'leder' })]), someone('leif', [seat('styrende@alna', { role: 'leder' })], today), ...more]);
  const kari = someone('kari', [seat('koordinerende@alna', { role: 'koordinator' })]);
  const sekretariat = [someone('siri', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), someone('solveig', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })], today)];
  const signedUp = ['lena', 'leif'].map((memberId) => ({ ...called(memberId, 'styrende', 1), promptId: 'waves', answer: 'kan-stille', shifts: ['s1'], at, history: [] }));
  const run = async (job: string, network: Network) => {
    const all = { ...deps(), timeZone: 'Europe/Oslo', directory: { network: async () => network }, plan: async () => undefined, workingTime: { afterQuietHours: (now: Temporal.Instant) => now } };
    const read = { ...all, prompts: { ...prompts, responses: async () => ({ closedLevels: [], responses: signedUp }) } };
    await { ...waveJobs(all), ...shiftJobs(read), ...leadJobs(all) }[job.split(':')[0] ?? '']?.({ promptId: 'waves', job, dueAt: at });
    return told();
  };
  expect(await run('mobilisation-escalation:1', there(kari))).toEqual(['mobilisation-escalation:1 lena']);
  expect(await run('mobilisation-shift:s1', there(kari))).toEqual(['mobilisation-shift:s1 lena']);
  expect(await run('mobilisation-wave:2:now', there(kari))).toEqual(['mobilisation-call ola']);
  expect(await callNextWave({ clock, plan: async () => undefined }, await prompts.load<Mobilisation['details']>('waves') as Mobilisation, 3)).toBe('none');
  expect(await run('mobilisation-lead', there(...sekretariat))).toEqual(['mobilisation-leaderless:0 siri']);
  expect(await run('mobilisation-lead', there(...sekretariat.slice(1)))).toEqual(['mobilisation-leaderless:0 solveig']);
});

test.each([[49, { outcome: 'sent', people: ['ute'] }], [50, { outcome: 'full' }]])('after %i messages one more is %j; nobody gets it whose wave was never called', async (sent, done) => {
  const messages = Array.from({ length: sent }, (_, n) => ({ id: `message-${n}`, text: 'Hei', to: 'all' as const, at }));
  const talked: Mobilisation = { ...mobilisation, promptId: 'talked', details: { ...mobilisation.details, messages, waves: ['*@alna', '*@grorud'] } };
  await prompts.create(talked);
  await prompts.saveAudience(talked, [called('ute', 'utovende', 1), called('senere', 'utovende', 2)]);
  expect(await sendMessage(deps(), 'talked', { id: 'message-new', by: 'kari', text: 'Møt nå', to: 'all' })).toEqual(done);
});

test('a need declared met is told in channels, and opened again when somebody drops out: not while answers are closed, nor to a wave that was never called', async () => {
  const covered: Mobilisation = { ...mobilisation, promptId: 'covered', details: { ...mobilisation.details, needed: 1, waves: ['*@alna', '*@grorud'], coveredAt: at, channelCalls: [{ id: '1', channel: 'kanal', memberIds: ['ola'], at }] } };
  await prompts.create(covered);
  await prompts.saveAudience(covered, [called('ute', 'utovende', 1), called('lena', 'styrende', 1), called('senere', 'utovende', 2)]);
  const covering = (closedLevels: readonly Addressee['level'][], ...coming: string[]) => ({
    ...deps(), plan: async () => undefined,
    prompts: { ...prompts, responses: async () => ({ closedLevels, responses: coming.map((memberId) => ({ ...called(memberId, 'utovende', 1), promptId: 'covered', answer: 'kan-stille', at, history: [] })) }) },
  });
  // Whoever is not needed can say that they do not come, and nothing else.
  const viewer = { member: someone('ute', [seat('utovende@alna')]), network: networkOf([]), t: texts('nb') };
  const answering = { ...deps(), liveCards: { touch: () => undefined, answered: () => undefined }, views: { now: () => clock.now().toZonedDateTimeISO('Europe/Oslo') }, droppedOut: async () => undefined } as unknown as AnswerCallDeps;
  for (const answer of ['kan-stille', 'kan-ikke']) await giveAnswer(answering, viewer, { promptId: 'covered', answer });
  expect((await prompts.responses('covered')).responses.map(({ history }) => history.map(({ answer }) => answer))).toEqual([['kan-ikke']]);
  await coverJobs(covering(['styrende'], 'pål'))['mobilisation-covered']?.({ promptId: 'covered', job: 'mobilisation-covered:0', dueAt: at });
  expect(told()).toEqual(['mobilisation-call ute', 'mobilisation-channel-call:1 kanal', 'mobilisation-channel-news:1:covered:0 kanal']);
  await reopenIfNeeded(covering(['styrende']), covered);
  expect([told(), (await prompts.load<Mobilisation['details']>('covered'))?.details.coveredAt]).toEqual([[], at]);
  await reopenIfNeeded(covering([]), covered);
  expect(told().filter((one) => one.startsWith('mobilisation-reopened'))).toEqual(['mobilisation-reopened:1 lena', 'mobilisation-reopened:1 ute']);
});

const member = (id: string, name: string, role: Member['seats'][number]['role'] = 'medlem'): Member => ({ id, name, email: `${id}@example.no`, seats: [{ organisation: 'o', unit: 'u', level: 'utovende', role, party: 'bydel', primary: true, groups: [] }], absences: [] } as unknown as Member);
const people = [member('a', 'Åse-Marie Øverkværn'), member('b', 'Pål Ås'), member('c', 'Kåre Koordinator', 'koordinator'), member('d', 'PAUL AASE'), member('e', "Séan O'Brien 🚲"), member('f', '${name} **Fet**')];
const network = { members: new Map(people.map((one) => [one.id, one])) } as unknown as Network;

test.each([['åse', ['a']], ['marie', ['a']], ['øv ås', ['a']], ['ÅS', ['b', 'a']], ['pål  ås', ['b']], ['a\u030as', ['b', 'a']], ['ærlig', []], ['.*', []], ['pa', ['d']], ["o'brien", ['e']], ['O’Bri', ['e']], ['obrien', ['e']], ['🚲', ['e']], ['${name}', ['f']], ['**fet', ['f']], ['--', []], ["''", []]])('«%s» finds %j', (typed, ids) =>
  expect(findByName(network, typed, () => true).map(({ id }) => id).sort()).toEqual([...ids].sort()));

test('who is called may lead, and who may mobilise at all; the lead is not chosen again', () => {
  const called = new Set(['a']);
  expect(people.filter((one) => mayBecomeLead({ ...mobilisation, organiserId: 'z' }, called, one)).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(mayBecomeLead({ ...mobilisation, organiserId: 'a' }, called, people[0] as Member)).toBe(false);
});

describe('a lead who has gone', () => {
  const now = Temporal.ZonedDateTime.from('2027-01-16T21:00[Europe/Oslo]');
  const away = { ...member('e', 'Eva Etter', 'koordinator'), absences: [{ from: '2027-01-16', to: '2027-01-17' }] };
  const all = { members: new Map([...people, away].map((one) => [one.id, one])) } as unknown as Network;
  const details = (change: object) => ({ ...mobilisation.details, ...change });
  test.each<[string, object, readonly string[], ReturnType<typeof leadGone>]>([
    ['x', {}, [], 'left'], ['a', {}, [], 'role'], ['a', {}, ['a'], undefined], ['c', {}, [], undefined], ['e', {}, [], 'away'],
    ['e', { date: '2027-01-17' }, [], 'away'], ['e', { date: '2027-01-30' }, [], undefined], ['e', { date: '2027-01-15' }, [], 'away'],
  ])('%s leads %j and %j are called', (organiserId, change, called, gone) => {
    const led = { ...mobilisation, organiserId, details: details(change) };
    expect(leadGone(led, new Set(called), all, now)).toBe(gone);
    const lead = all.members.get(organiserId);
    if (lead) expect(mayDirect(led, new Set(called), lead)).toBe(gone !== 'role');
  });
});
