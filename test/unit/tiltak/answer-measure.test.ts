/** One measure that is answered over and over: what is kept of it, and who is told of whom; one that falls to somebody else, or is asked about no more. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { answerMeasure, type AnsweredMeasure } from '../../../src/tiltak/answer-measure.ts';
import { overviewPurpose, passedOnPurpose, saidAt, timesAnswered, type CheckIn, type MeasureAnswer } from '../../../src/tiltak/check-in.ts';
import { createCheckInStore, type CheckInStore } from '../../../src/tiltak/check-in-store.ts';
import { calledOffPurpose, tellCalledOff } from '../../../src/tiltak/close-check-in.ts';
import { extendCheckIn, type ExtendCheckInDeps } from '../../../src/tiltak/extend-check-in.ts';
import { reassignJobs } from '../../../src/tiltak/reassign.ts';
import { entriesOf } from '../../../src/tiltak/store.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const promptId = 'innsjekk';
const timeZone = 'Europe/Oslo';
const hour = 60 * 60_000;
let store: DocumentStore;
let clock: FakeClock;
let checkIns: CheckInStore;
beforeEach(async () => {
  clock = createFakeClock('2027-01-04T08:00:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  const prompts = createPromptStore(store, clock, 400);
  checkIns = createCheckInStore(store, prompts, clock, 400);
  const checkIn: CheckIn = {
    promptId, kind: 'tiltak', state: 'open', revision: 0, audience: 'rolle:koordinator@*', organiserId: 'x', createdAt: '2027-01-04T08:00:00Z', opensAt: '2027-01-04T08:00:00Z',
    deadline: '2027-12-01T23:00:00Z', closesAt: '2027-12-15T23:00:00Z', sortAt: '2027-12-01T23:00:00Z', details: { title: 'Status 2027', plan: 'p1', yearly: false },
  };
  await prompts.create(checkIn);
  await checkIns.saveItems(checkIn, [{ promptId, measureId: 'a', unit: 'alna', area: '1', title: 'Vold', level: 'koordinerende', responsibleIds: ['anne', 'bo'] }]);
});
afterEach(() => store.close());

const say = (memberId: string, outcome: string, seen: number): Promise<AnsweredMeasure> =>
  answerMeasure({ checkIns, clock, timeZone }, { promptId, measureId: 'a', memberId, seen, answer: { status: 'igangsatt', reasons: [], outcome } });
const current = async (): Promise<MeasureAnswer> => {
  const answer = await checkIns.answer({ promptId, measureId: 'a', level: 'koordinerende' });
  if (!answer) throw new Error('no answer');
  return answer;
};

test('of very many long answers the first, the last of each day and the last twenty are kept, and the document stays far below its limit', async () => {
  for (let at = 0; at < 150; at += 1) {
    expect((await say('anne', `${at} ${'\u{1F600}'.repeat(995)}`, at)).outcome).toBe('recorded');
    await clock.advance(5 * hour);
  }
  const answer = await current();
  expect(timesAnswered(answer)).toBe(150);
  const numbers = answer.history.map(({ outcome }) => Number(outcome?.split(' ')[0]));
  expect([numbers[0], numbers.length]).toEqual([0, 49]);
  expect(numbers.slice(-20)).toEqual(Array.from({ length: 20 }, (_, at) => 130 + at));
  // A day has four or five answers here: the days between are whole weeks of their last ones.
  const days = numbers.slice(1, -20).map((at) => Temporal.Instant.from('2027-01-04T08:00:00Z').add({ hours: 5 * at }).toZonedDateTimeISO(timeZone));
  expect(days.slice(1).every((day, at) => day.toPlainDate().equals((days[at] as Temporal.ZonedDateTime).toPlainDate().add({ days: 1 })))).toBe(true);
  expect(days.slice(0, -1).every((day) => day.hour >= 19)).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(500_000);
  expect(entriesOf(answer, timeZone).at(-1)).toMatchObject({ outcome: answer.outcome });
});

test('a card from before much of it was dropped still tells who has said what since', async () => {
  for (let at = 0; at < 40; at += 1) await say('anne', String(at), at);
  expect((await current()).history).toHaveLength(22);
  expect((await say('bo', 'mine', 39)).outcome).toBe('conflict');
  expect((await say('bo', 'mine', 40)).outcome).toBe('recorded');
  // Anne has not seen that.
  expect((await say('anne', 'again', 40)).outcome).toBe('conflict');
  expect((await say('anne', '39', 41)).outcome).toBe('recorded');
  expect((await say('anne', '0', 0)).outcome).toBe('conflict');
  expect(timesAnswered(await current())).toBe(42);
});

test('the same click once more, after its sender has said something else, says nothing again; said when it should have closed long ago, it is kept as long as others', async () => {
  await say('anne', 'first', 0);
  await say('anne', 'second', 1);
  expect((await say('anne', 'first', 0)).outcome).toBe('conflict');
  await clock.jump('2027-12-20T08:00:00Z');
  await say('anne', 'third', 2);
  expect(await current()).toMatchObject({ outcome: 'third', expiresAt: '2029-01-23T08:00:00Z' });
});

test('that the check-in is off is told to those who had something left and got the card', async () => {
  const asked: string[] = [];
  const checkIn = await checkIns.load(promptId) as CheckIn;
  await tellCalledOff({
    store, checkIns, clock, timeZone, prompts: createPromptStore(store, clock, 400), directory: { network: async () => networkOf([]) },
    deliveries: { reached: async () => new Set(['anne']), enqueue: async (requests) => { asked.push(...requests.map(({ purpose, recipientId }) => `${purpose} ${recipientId}`)); return { created: 0, existed: 0 }; } },
  }, checkIn);
  expect(asked.filter((one) => one.startsWith(calledOffPurpose))).toEqual([`${calledOffPurpose} anne`]);
});

test('a check-in that has closed gets no more time', async () => {
  const { etag, ...checkIn } = (await checkIns.load(promptId))!;
  const prompts = createPromptStore(store, clock, 400);
  await prompts.replace({ ...checkIn, state: 'closed' }, etag);
  expect(await extendCheckIn({ prompts, checkIns, workingTime: { timeZone } } as unknown as ExtendCheckInDeps, promptId, Temporal.PlainDate.from('2027-12-05'))).toBe('over');
  expect((await checkIns.load(promptId))?.deadline).toBe(checkIn.deadline);
});

test('what a card showed is found again where it is kept, and never mistaken for another answer', async () => {
  for (let at = 1; at <= 100; at += 1) {
    await say(at === 1 ? 'bo' : 'anne', String(at), at - 1);
    await clock.advance(3 * hour);
    const answer = await current();
    const found = Array.from({ length: at }, (_, seen) => saidAt(answer, seen + 1)?.outcome);
    for (const [index, outcome] of found.entries()) expect([undefined, String(index + 1)]).toContain(outcome);
    expect([found[0], ...found.slice(-20)]).toEqual(['1', ...Array.from({ length: Math.min(at, 20) }, (_, back) => String(Math.max(0, at - 20) + back + 1))]);
  }
  expect(saidAt(await current(), 0)).toBeUndefined();
  // The first is kept, and whoever has seen anything has seen it.
  expect((await say('anne', 'again', 2)).outcome).toBe('recorded');
});

test('what falls to somebody else is told to them, also when the process died meanwhile; not to those who had it, nor when it is answered', async () => {
  const checkIn = await checkIns.load(promptId) as CheckIn;
  await checkIns.saveItems(checkIn, [{ promptId, measureId: 'b', unit: 'alna', area: '1', title: 'Rus', level: 'koordinerende', responsibleIds: ['anne', 'bo'], asKoordinator: true }]);
  let [dies, told] = [true, [] as string[]];
  /** By a process of its own. */
  const run = async (...coordinate: string[]) => {
    await clock.advance(hour);
    told = [];
    const network = networkOf(coordinate.map((id) => member(id, [seat('koordinerende@alna', { role: 'koordinator' })])));
    const deps = {
      checkIns, clock, timeZone, prompts: createPromptStore(store, clock, 400), workingTime: { movedLater: (at: Temporal.Instant) => at }, liveCards: { touch: () => undefined },
      directory: { network: async () => network, reachability: async () => new Map() }, deliveries: { reached: async () => new Set(coordinate) },
      enqueue: async (requests: readonly { readonly purpose: string; readonly recipientId: string }[]) => { if (dies) throw new Error('killed'); told.push(...requests.map(({ purpose, recipientId }) => `${purpose.split(':')[0]} ${recipientId}`)); },
    };
    await reassignJobs(deps)['tiltak-reassign']?.({ promptId, job: 'tiltak-reassign', dueAt: clock.now().toString() });
    return told.toSorted();
  };
  await expect(run('anne', 'nils')).rejects.toThrow('killed');
  dies = false;
  expect(await run('anne', 'nils')).toEqual([`${overviewPurpose} anne`, `${overviewPurpose} anne`, `${overviewPurpose} nils`, `${passedOnPurpose} nils`]);
  expect(await run('anne', 'nils')).toEqual([]);
  await answerMeasure({ checkIns, clock, timeZone }, { promptId, measureId: 'b', memberId: 'anne', seen: 0, answer: { status: 'igangsatt', reasons: [] } });
  expect(await run('anne', 'per')).toEqual([`${overviewPurpose} anne`]);
});
