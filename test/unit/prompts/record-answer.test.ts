import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
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

test('an audience of thousands is stored in parts and read whole', async () => {
  const many = Array.from({ length: 2400 }, (_, number) => addressee(number));
  const prompt = openPromptAt(clock.now(), { promptId: 'stor' });
  await prompts.saveAudience(prompt, many);
  await prompts.saveAudience(prompt, many);
  expect((await prompts.audience('stor')).size).toBe(2400);
});
