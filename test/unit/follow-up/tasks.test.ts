/** Tasks as they are stored: changed over what was read, kept as long as the meeting, handed on when their owner leaves, forgotten and still counted. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { Caller } from '../../../src/chat/caller.ts';
import type { Delivery, DeliveryRequest } from '../../../src/delivery/domain.ts';
import { changeTask, makeTask, reminderJob } from '../../../src/follow-up/change-task.ts';
import { mostTasks, type Task } from '../../../src/follow-up/domain.ts';
import { forgetTasks } from '../../../src/follow-up/forget-tasks.ts';
import { keepingLog, type FollowUpChatDeps } from '../../../src/follow-up/keeping.ts';
import { saveSummary, shareSummary } from '../../../src/follow-up/save-summary.ts';
import { shareChat } from '../../../src/follow-up/share-chat.ts';
import { createFollowUpStore, type FollowUpStore } from '../../../src/follow-up/store.ts';
import { taskChat } from '../../../src/follow-up/task-chat.ts';
import { finishChanges, taskComposers, taskJobs, type TaskJobDeps } from '../../../src/follow-up/task-jobs.ts';
import type { FollowUpViews } from '../../../src/follow-up/views.ts';
import { texts } from '../../../src/locales/texts.ts';
import type { Meeting } from '../../../src/meetings/domain.ts';
import type { Member } from '../../../src/network/domain.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { personalData } from '../../../src/privacy/personal-data.ts';
import { actionLog, placesOf } from '../../../src/reports/tiltakslogg.ts';
import { logCsv, logDocument, logWorkbook } from '../../../src/reports/tiltakslogg-files.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';
import { addressee } from '../../support/prompt-fixtures.ts';

const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: () => false } });
const meeting = {
  promptId: 'p', kind: 'meeting', state: 'closed', revision: 1, audience: 'koordinerende@alna;gruppe:koord', organiserId: 'org', deadline: '2027-02-01T11:00:00Z', closesAt: '2027-02-03T12:00:00Z', sortAt: '2027-02-03T11:00:00Z', createdAt: '2027-01-01T11:00:00Z', opensAt: '2027-01-01T11:00:00Z', openedAt: '2027-01-01T11:00:00Z',
  details: { meetingKind: 'koordineringsgruppe', title: '=Møte', date: '2027-02-03', start: '12:00', end: '13:00', answerBy: '2027-02-01', showNames: true },
} as const satisfies Meeting;
const anna = member('anna', [seat('koordinerende@alna')]);
const org = member('org', [seat('koordinerende@alna', { role: 'koordinator' })]);
const sek = member('sek', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]);
const given = (taskId: string, ownerId = 'anna') => ({ taskId, text: `Oppgave ${taskId}`, ownerId, due: '2027-02-24' });

let clock: FakeClock;
let store: DocumentStore;
let tasks: FollowUpStore;
let asked: DeliveryRequest[];
let deps: Parameters<typeof makeTask>[0];
beforeEach(async () => {
  clock = createFakeClock('2027-02-03T12:30:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  tasks = createFollowUpStore({ store, retentionDays: 730 });
  asked = [];
  deps = { tasks, clock, workingTime, enqueue: async (requests) => { asked.push(...requests); }, plan: async () => undefined };
});
afterEach(() => store.close());

test('of two changes of one revision the second is told; done twice is once; nothing is written over', async () => {
  expect((await makeTask(deps, meeting, given('task-one'), 'org')).outcome).toBe('made');
  expect((await makeTask(deps, meeting, given('task-one'), 'org')).outcome).toBe('known');
  expect((await makeTask(deps, meeting, { ...given('task-one'), text: 'Annet' }, 'org')).outcome).toBe('other');
  const among = (many: number) => ({ ...deps, tasks: { ...tasks, tasks: async () => Array.from({ length: many }, (_, n) => ({ taskId: n === 0 ? 'task-one' : `task-${n}` }) as Task) } });
  expect((await makeTask(among(mostTasks), meeting, given('task-one'), 'org')).outcome).toBe('known');
  expect((await makeTask(among(mostTasks), meeting, given('task-two'), 'org')).outcome).toBe('full');
  expect((await makeTask(among(mostTasks - 1), meeting, given('task-two'), 'org')).outcome).toBe('made');
  const at = { promptId: 'p', taskId: 'task-one' };
  const change = (text: string) => changeTask(deps, at, { what: 'changed', ...given('task-one'), text }, { by: 'org', seen: 0 });
  const both = await Promise.all([change('Det ene'), change('Det andre')]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'conflict']);
  await Promise.all(['org', 'anna', 'anna'].map((by) => changeTask(deps, at, { what: 'done' }, { by })));
  expect((await tasks.task('p', 'task-one'))?.history.map(({ what }) => what)).toEqual(['made', 'changed', 'done']);
  const summary = (text: string) => saveSummary({ ...deps, prompts: { audience: async () => new Map() } }, meeting, { text, seen: 0, by: 'org' });
  expect((await Promise.all([summary('a'), summary('b')])).map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'saved']);
});

test('shared once however often it is pressed, and again only when something has changed', async () => {
  const sharing = { ...deps, prompts: { audience: async () => new Map([['anna', addressee(1)]]) } };
  expect(await shareSummary(sharing, meeting, 1, 'org')).toEqual({ outcome: 'nothing' });
  await saveSummary(sharing, meeting, { text: 'Vedtatt', seen: 0, by: 'org' });
  for (const number of [1, 1, 2, 7]) {
    await clock.advance(1000);
    expect(await shareSummary(sharing, meeting, number, 'org')).toEqual({ outcome: 'shared', people: 1 });
  }
  await makeTask(deps, meeting, given('task-one'), 'org');
  // What was confirmed was what stood there then.
  await shareSummary(sharing, meeting, 1, 'org');
  expect((await tasks.summary('p'))?.history.filter(({ what }) => what === 'shared')).toHaveLength(1);
  await shareSummary(sharing, meeting, 2, 'org');
  expect(asked.filter(({ purpose }) => purpose === 'follow-up-summary').map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 2]);
});

test('given just before the process died, it is told of by the next; what was given long ago is not told again', async () => {
  const dies = { ...deps, enqueue: async () => { throw new Error('killed'); } };
  await expect(makeTask(dies, meeting, given('task-one'), 'org')).rejects.toThrow('killed');
  const planned: string[] = [];
  const next = { ...deps, plan: async (occurrences: readonly { readonly dueAt: string }[]) => { planned.push(...occurrences.map(({ dueAt }) => dueAt)); } };
  await finishChanges(next);
  expect([asked.map(({ purpose, recipientId }) => [purpose, recipientId]), new Set(planned)]).toEqual([[['follow-up-task:task-one', 'anna']], new Set(['2027-02-17T08:00:00Z'])]);
  await clock.jump('2027-02-05T12:30:00Z');
  await finishChanges(next);
  expect(asked).toHaveLength(1);
});

test('whoever has left is reminded no more: it falls to the organiser, and when they have left too to the sekretariat', async () => {
  await makeTask(deps, meeting, given('task-one'), 'org');
  let network = networkOf([org, sek]);
  const jobs = taskJobs({ ...deps, defaultLocale: 'nb', prompts: { load: async () => ({ ...meeting, etag: '1' }) as never, audience: async () => new Map() }, directory: { network: async () => network }, views: { today: () => clock.now().toString().slice(0, 10) } as FollowUpViews });
  const run = () => jobs[reminderJob]?.({ promptId: 'p', job: `${reminderJob}:task-one`, dueAt: clock.now().toString() });
  await clock.jump('2027-02-17T08:00:00Z');
  expect(await run()).toEqual({ outcome: 'postponed', until: '2027-02-24T08:00:00Z' });
  expect([(await tasks.task('p', 'task-one'))?.ownerId, asked.at(-1)]).toEqual(['org', expect.objectContaining({ purpose: 'follow-up-task:task-one' })]);
  network = networkOf([anna, sek]);
  await clock.jump('2027-02-24T08:00:00Z');
  await run();
  expect((await tasks.task('p', 'task-one'))?.ownerId).toBe('sek');
  await clock.jump('2027-03-03T08:00:00Z');
  await run();
  expect(asked.at(-1)).toMatchObject({ purpose: 'follow-up-reminder:task-one:2027-02-24:1', recipientId: 'sek' });
  // Not while they are away, nor at night.
  network = networkOf([{ ...sek, absences: [{ from: '2027-03-08', to: '2027-03-12' }] }]);
  await clock.jump('2027-03-10T20:00:00Z');
  expect(await run()).toEqual({ outcome: 'postponed', until: '2027-03-15T06:30:00Z' });
  // Nor where there is nobody left.
  network = networkOf([]);
  await clock.jump('2027-03-15T08:00:00Z');
  const before = asked.length;
  await run();
  expect(asked).toHaveLength(before);
  await changeTask(deps, { promptId: 'p', taskId: 'task-one' }, { what: 'withdrawn' }, { by: 'sek' });
  expect(await run()).toEqual({ outcome: 'dropped', reason: 'not-open' });
});

test('what was shared is for those who were called, once it is; a task is its owner’s in the moment it is written, and not theirs to take away', async () => {
  const shown = { card: {}, summary: '' };
  const network = async () => networkOf([anna, org, sek]);
  const chat = {
    ...deps, prompts: { load: async () => ({ ...meeting, etag: '1' }), audience: async () => new Map([['anna', addressee(1)]]) }, defaultLocale: 'nb',
    views: { overview: async () => shown, task: () => shown, today: () => '2027-02-03' }, directory: { network },
  } as unknown as FollowUpChatDeps & TaskJobDeps;
  const t = texts('nb');
  const by = async (who: Member): Promise<Caller> => ({ member: who, network: await network(), t, locale: 'nb' }) as Caller;
  const open = async (who: Member) => await shareChat(chat, keepingLog(chat))['follow-up.shared']?.(await by(who), { promptId: 'p' });
  await saveSummary(chat, meeting, { text: 'Vedtatt', seen: 0, by: 'org' });
  expect(await open(anna)).toEqual({ kind: 'text', text: t.tiltakslogg.share.notShared });
  await shareSummary(chat, meeting, 1, 'org');
  expect([(await open(anna))?.kind, await open(sek)]).toEqual(['card', { kind: 'text', text: t.refusals.notInvited }]);
  expect(await taskComposers(chat)['follow-up-summary']?.({ promptId: 'p', recipientId: 'sek' } as Delivery, { replaces: true })).toEqual({ skip: 'not-needed' });

  await makeTask(deps, meeting, given('task-one'), 'org');
  const before = await tasks.task('p', 'task-one');
  const settle = async (to: string, read = tasks) => await taskChat({ ...chat, tasks: read }).actions?.['follow-up.settle']?.(await by(anna), { promptId: 'p', taskId: 'task-one', to });
  await settle('withdrawn');
  expect(await tasks.task('p', 'task-one')).toEqual(before);
  await changeTask(deps, { promptId: 'p', taskId: 'task-one' }, { what: 'handed-on', ownerId: 'org' }, { by: '' });
  expect(await settle('done', { ...tasks, task: async () => before })).toEqual({ kind: 'text', text: t.tiltakslogg.task.notYours('Person org') });
  expect((await tasks.task('p', 'task-one'))?.state).toBe('open');
  // The form that was sent twice has moved the date, and has no fault.
  for (const _ of [1, 2]) expect(await taskChat(chat).actions?.['follow-up.postpone-save']?.(await by(org), { promptId: 'p', taskId: 'task-one', due: '2027-02-26', reason: 'Kurs', revision: 1 })).toMatchObject({ kind: 'card' });
  expect((await tasks.task('p', 'task-one'))?.history.map(({ what }) => what)).toEqual(['made', 'handed-on', 'postponed']);
  // What was on its way when it changed: a reminder of the old date, a card to whoever had it and never heard of it.
  const composed = async (recipientId: string, purpose: string) => await taskComposers(chat)[purpose.split(':')[0] as string]?.({ promptId: 'p', recipientId, purpose } as Delivery, { replaces: false });
  expect([await composed('org', 'follow-up-reminder:task-one:2027-02-24:1'), await composed('anna', 'follow-up-task:task-one')]).toEqual([{ skip: 'not-needed' }, { skip: 'not-needed' }]);
});

test('innsyn finds what is somebody’s; slett takes the person and their words, and the log adds up as before', async () => {
  await makeTask(deps, meeting, given('task-one'), 'org');
  await makeTask(deps, meeting, given('task-two', 'org'), 'anna');
  await makeTask(deps, meeting, given('task-three', 'org'), 'org');
  await changeTask(deps, { promptId: 'p', taskId: 'task-one' }, { what: 'postponed', due: '2027-02-26', reason: 'er på kurs' }, { by: 'anna' });
  await changeTask(deps, { promptId: 'p', taskId: 'task-two' }, { what: 'done' }, { by: 'org' });
  await changeTask(deps, { promptId: 'p', taskId: 'task-three' }, { what: 'withdrawn' }, { by: 'org' });
  await saveSummary({ ...deps, prompts: { audience: async () => new Map() } }, meeting, { text: 'Vedtatt', seen: 0, by: 'anna' });
  const person = { memberId: 'anna', name: 'Person anna', email: 'anna@example.no', teamsIds: [] };
  expect((await personalData(store, person)).held.map(({ type, expiresAt }) => [type, expiresAt])).toEqual(['meeting-summary', 'task', 'task'].map((type) => [type, '2029-02-02T12:00:00Z']));
  const network = networkOf([anna, org], [{ id: 'koord', name: 'Koordineringsgruppe', kind: 'koordineringsgruppe', level: 'koordinerende', unit: 'alna' }]);
  const log = async (members = network) => actionLog([{ meeting, tasks: await tasks.allTasks() }], members, { today: '2027-02-27', timeZone: 'Europe/Oslo', period: {} });
  const before = await log();
  expect([before.total, before.open, before.done, before.withdrawn, before.overdue]).toEqual([3, 1, 1, 1, 1]);
  expect(before.tasks.map(({ what, owner, state, doneAt, overdue }) => [what, owner, state, doneAt, overdue])).toEqual([
    ['Oppgave task-one', 'Person anna', 'open', undefined, true], ['Oppgave task-two', 'Person org', 'done', '2027-02-03', false], ['Oppgave task-three', 'Person org', 'withdrawn', undefined, false],
  ]);
  expect(placesOf(meeting.audience, network)).toEqual({ unit: 'Enhet alna, Koordineringsgruppe', level: 'koordinerende' });
  const content = { log: before, madeAt: Temporal.PlainDate.from('2027-02-27') };
  expect(logCsv(content)).toContain("'=Møte;Koordineringsgruppe;2027-02-03;Enhet alna, Koordineringsgruppe;koordinerende;Oppgave task-one;Person anna;2027-02-26;Åpen;;ja");
  expect([[...logWorkbook(content).sheets[1]!.rows], JSON.stringify(logDocument(content)).includes('3 oppgaver: 1 åpen (1 over fristen), 1 ferdig, 1 utgått.')]).toEqual([[[3, 1, 1, 1, 1]], true]);
  expect((await actionLog([{ meeting, tasks: await tasks.allTasks() }], network, { today: '2027-02-27', timeZone: 'Europe/Oslo', period: { from: '2027-02-04' } })).total).toBe(0);

  expect(await forgetTasks(store)(person)).toBe(3);
  expect(await forgetTasks(store)(person)).toBe(0);
  expect((await personalData(store, person)).held).toEqual([]);
  const after = await log(networkOf([org]));
  expect({ ...after, tasks: [] }).toEqual({ ...before, tasks: [] });
  expect([after.tasks[0]?.owner, JSON.stringify(await tasks.allTasks()).includes('kurs')]).toEqual(['ikke lenger i nettverket', false]);
});
