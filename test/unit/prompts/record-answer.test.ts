import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { forgetAnswers } from '../../../src/prompts/forget-answers.ts';
import { promptJobs, type OpenPromptDeps } from '../../../src/prompts/open-prompt.ts';
import { createPhoneCalls } from '../../../src/prompts/phone-calls.ts';
import { recordAnswer } from '../../../src/prompts/record-answer.ts';
import { createPromptStore, type PromptStore } from '../../../src/prompts/store.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { addressee, openPromptAt } from '../../support/prompt-fixtures.ts';

const people = Array.from({ length: 6 }, (_, number) => addressee(number));
let clock: FakeClock;
let store: DocumentStore;
let prompts: PromptStore;

const answer = (memberId: string, given: string, promptId = 'meeting-1') => recordAnswer(prompts, clock, { kind: 'meeting', promptId, memberId, answer: given });

beforeEach(async () => {
  clock = createFakeClock('2027-01-11T08:00:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  prompts = createPromptStore(store, clock, 30);
  const prompt = openPromptAt(clock.now());
  await prompts.create(prompt);
  await prompts.saveAudience(prompt, people);
});

describe('an answer', () => {
  test('is stored in the container of the level of the seat, and nowhere else', async () => {
    await answer('m1', 'kommer');
    expect(people[1]?.level).toBe('koordinerende');
    expect((await prompts.responsesOf('meeting-1', 'koordinerende')).map(({ memberId }) => memberId)).toEqual(['m1']);
    expect(await prompts.responsesOf('meeting-1', 'styrende')).toEqual([]);
    expect(await prompts.responsesOf('meeting-1', 'utovende')).toEqual([]);
  });

  test('can be changed, with its history in the same document', async () => {
    await answer('m1', 'kommer');
    await clock.advance(60_000);
    await answer('m1', 'kommer-ikke');
    const [response] = (await prompts.responses('meeting-1')).responses;
    expect(response?.answer).toBe('kommer-ikke');
    expect(response?.history).toEqual([{ answer: 'kommer', at: '2027-01-11T08:00:00Z' }, { answer: 'kommer-ikke', at: '2027-01-11T08:01:00Z' }]);
  });

  test('changed without end is remembered without end, of its remarks the newest', async () => {
    for (let at = 0; at < 30; at += 1) await recordAnswer(prompts, clock, { kind: 'meeting', promptId: 'meeting-1', memberId: 'm1', answer: at % 2 === 0 ? 'kommer' : 'kanskje', comment: `Merknad ${at}` });
    const [response] = (await prompts.responses('meeting-1')).responses;
    expect([response?.answer, response?.comment, response?.history.length]).toEqual(['kanskje', 'Merknad 29', 30]);
    expect(response?.history.map(({ comment = '' }) => comment)).toEqual([...Array.from({ length: 9 }, () => ''), ...Array.from({ length: 21 }, (_, at) => `Merknad ${9 + at}`)]);
  });

  test('four times at once is one answer', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => answer('m1', 'kommer')));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'unchanged', 'unchanged', 'unchanged']);
    expect((await prompts.responses('meeting-1')).responses[0]?.history).toHaveLength(1);
  });

  test.each([
    ['somebody not asked', 'm99', 'meeting-1', 'not-addressed'],
    ['a prompt that does not exist', 'm1', 'meeting-2', 'not-found'],
  ])('of %s is refused', async (_, memberId, promptId, outcome) => {
    expect((await answer(memberId, 'kommer', promptId)).outcome).toBe(outcome);
    expect((await prompts.responses('meeting-1')).responses).toEqual([]);
  });

  test('given on another job’s card is refused', async () => {
    expect(await recordAnswer(prompts, clock, { kind: 'mobilisation', promptId: 'meeting-1', memberId: 'm1', answer: 'kan-stille' })).toEqual({ outcome: 'not-found' });
  });

  test.each(['closed', 'cancelled', 'scheduled'] as const)('to a %s prompt changes nothing', async (state) => {
    const stored = await prompts.load('meeting-1');
    await prompts.replace({ ...openPromptAt(clock.now()), state }, stored!.etag);
    expect(await answer('m1', 'kommer')).toMatchObject({ outcome: 'not-open', state });
    expect((await prompts.responses('meeting-1')).responses).toEqual([]);
  });

  test('any sequence of answers by anybody ends with each person’s last, and a history without repeats', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('kommer', 'kanskje', 'kommer-ikke')), { maxLength: 30 }), fc.uuid(), async (clicks, promptId) => {
      const prompt = openPromptAt(clock.now(), { promptId });
      await prompts.create(prompt);
      await prompts.saveAudience(prompt, people);
      for (const [person, given] of clicks) await answer(`m${person}`, given, promptId);
      const stored = (await prompts.responses(promptId)).responses;
      const last = new Map(clicks.map(([person, given]) => [`m${person}`, given]));
      expect(Object.fromEntries(stored.map((response) => [response.memberId, response.answer]))).toEqual(Object.fromEntries(last));
      for (const { history } of stored) expect(history.every((entry, index) => entry.answer !== history[index - 1]?.answer)).toBe(true);
    }), { numRuns: 40 });
  });
});

test('a level whose container is closed is named, and the others are read', async () => {
  await answer('m0', 'kommer');
  await answer('m1', 'kommer');
  const closed: DocumentStore = {
    ...store,
    query: (container, query) => (container === 'responses-styrende' ? Promise.reject(new AppError('store-denied', 'closed')) : store.query(container, query)),
  };
  const read = await createPromptStore(closed, clock, 30).responses('meeting-1');
  expect(read.closedLevels).toEqual(['styrende']);
  expect(read.responses.map(({ memberId }) => memberId)).toEqual(['m1']);
});

test('an audience of thousands is stored in parts and read whole, also by an instance that looked before', async () => {
  const other = createPromptStore(store, clock, 30);
  expect((await other.audience('stor')).size).toBe(0);
  const many = Array.from({ length: 2400 }, (_, number) => addressee(number));
  const prompt = openPromptAt(clock.now(), { promptId: 'stor' });
  await prompts.saveAudience(prompt, many);
  await prompts.saveAudience(prompt, many);
  for (const instance of [prompts, other]) expect((await instance.audience('stor')).size).toBe(2400);
});

describe('a deputy', () => {
  const given = { kind: 'meeting', promptId: 'meeting-1', memberId: 'm1', answer: 'kommer-ikke' } as const;
  const said = async (more: Partial<Parameters<typeof recordAnswer>[2]> = {}) => {
    const recorded = await recordAnswer(prompts, clock, { ...given, ...more });
    return 'response' in recorded && recorded.response ? [recorded.outcome, recorded.response.deputy, recorded.response.history.length] : [recorded.outcome];
  };

  test('stays while the answer does, is taken back by an empty one, and goes with another answer', async () => {
    expect(await said({ deputy: 'Kari', onlyFrom: ['kommer-ikke'] })).toEqual(['not-yet']);
    await said();
    expect(await said({ deputy: 'Kari', onlyFrom: ['kommer-ikke'] })).toEqual(['recorded', 'Kari', 2]);
    expect(await said({ deputy: 'Kari' })).toEqual(['unchanged', 'Kari', 2]);
    expect(await said()).toEqual(['unchanged', 'Kari', 2]);
    expect(await said({ deputy: '' })).toEqual(['recorded', undefined, 3]);
    expect(await said({ deputy: '' })).toEqual(['unchanged', undefined, 3]);
    await said({ deputy: 'Kari' });
    expect(await said({ answer: 'kommer' })).toEqual(['recorded', undefined, 5]);
  });

  test('is counted when the person is deleted, and named no more', async () => {
    await said();
    await said({ deputy: 'Kari' });
    await forgetAnswers(store)({ memberId: 'm1', name: 'Ola', email: '', teamsIds: [] });
    const response = (await prompts.responses('meeting-1')).responses[0];
    expect([response?.deputy, JSON.stringify(response).includes('Kari')]).toEqual(['', false]);
  });
});

test('what was said on the phone is entered once, and forgotten of the one who is deleted, and of nobody else', async () => {
  const calls = createPhoneCalls({ store, clock, retentionDays: 30 });
  for (const memberId of ['m1', 'm2', 'm2']) await calls.add('meeting-1', memberId, { by: 'm3', said: 'no-reply', comment: 'Er på reise' });
  await forgetAnswers(store)({ memberId: 'm1', name: 'Ola', email: '', teamsIds: [] });
  expect([...await calls.of('meeting-1')].map(([memberId, of]) => [memberId, of.map(({ comment }) => comment)])).toEqual([['m1', [undefined]], ['m2', ['Er på reise']]]);
});

test('what was moved opens and closes when it says now, though its jobs are from before', async () => {
  await prompts.create({ ...openPromptAt(clock.now()), promptId: 'opens-later', state: 'scheduled', opensAt: '2027-01-12T08:00:00Z' });
  await prompts.create({ ...openPromptAt(clock.now()), promptId: 'closes-later', closesAt: '2027-01-13T08:00:00Z' });
  const jobs = promptJobs({ prompts, clock, behaviours: { meeting: {} } } as unknown as OpenPromptDeps);
  for (const [job, promptId, until] of [['prompt-open', 'opens-later', '2027-01-12T08:00:00Z'], ['prompt-close', 'closes-later', '2027-01-13T08:00:00Z']] as const) {
    expect(await jobs[job]?.({ promptId, job, dueAt: '2027-01-11T08:00:00Z' })).toEqual({ outcome: 'postponed', until });
  }
});

test('a draft that is never sent is kept for a day', async () => {
  await prompts.create({ ...openPromptAt(clock.now()), promptId: 'meeting-draft', state: 'draft' });
  expect(await prompts.load('meeting-draft')).toMatchObject({ expiresAt: '2027-01-12T08:00:00Z' });
});

test('an answer that does not stand since a change is taken anew, also the same one and over one entered by phone', async () => {
  const stands = (_: unknown, { revision = 0 }: { readonly revision?: number }): boolean => revision >= 1;
  const prompt = (await prompts.load('meeting-1'))!;
  const give = async (more: object) => { const { outcome } = await recordAnswer(prompts, clock, { kind: 'meeting', promptId: 'meeting-1', memberId: 'm1', answer: 'kommer', stands, ...more }); return outcome; };
  expect(await give({})).toBe('recorded');
  await prompts.replace({ ...prompt, revision: 1 }, prompt.etag);
  expect([await give({ enteredBy: 'm2' }), await give({ enteredBy: 'm2' })]).toEqual(['recorded', 'unchanged']);
  expect([await give({}), await give({}), await give({ enteredBy: 'm2', answer: 'kommer-ikke' })]).toEqual(['recorded', 'unchanged', 'unchanged']);
  expect((await prompts.responses('meeting-1')).responses[0]?.history.map(({ revision }) => revision)).toEqual([undefined, 1, 1]);
  expect([await give({ answer: 'kanskje', onlyIf: () => false }), await give({ memberId: 'm2', onlyIf: () => false })]).toEqual(['unchanged', 'not-yet']);
});
