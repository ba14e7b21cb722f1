import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answerBy, inOrderOfArrival, isCalled, isOverdue, medianAnswerMinutes, needIsMet, nextWaveAt, surplusOf, timesFrom, type Mobilisation, type MobilisationDetails } from '../../../src/mobilisation/domain.ts';
import { mobilisationCalledBy, overtakenByPhone } from '../../../src/mobilisation/ringeliste.ts';
import type { Addressee, Response } from '../../../src/prompts/domain.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'x', place: 'y', deadlineMinutes: 15, waves: ['a', 'b', 'c'], waveOrder: 'nivaer', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
const opened = '2027-01-16T20:00:00Z';
const mobilisation = (change: Partial<MobilisationDetails> = {}): Mobilisation => ({
  promptId: 'mobilisation-1', kind: 'mobilisation', state: 'open', revision: 0, audience: 'a', organiserId: 'm0', openedAt: opened, createdAt: opened, ...timesFrom(details, Temporal.Instant.from(opened), 'Europe/Oslo'), details: { ...details, ...change },
});
const person = (memberId: string, wave = 1): Addressee => ({ memberId, unit: 'alna', level: 'utovende', party: 'bydel', wave });
const response = (memberId: string, answer: string, minutes = 1, eta?: string): Response => {
  const at = Temporal.Instant.from(opened).add({ seconds: Math.round(minutes * 60) }).toString();
  return { ...person(memberId), promptId: 'mobilisation-1', answer, at, ...(eta === undefined ? {} : { eta }), history: [{ answer, at }] };
};

describe('enough people', () => {
  const coming = [
    response('late', 'kan-stille', 1, '2027-01-16T21:00:00Z'), response('soon', 'kan-stille', 9, '2027-01-16T20:15:00Z'), response('unknown', 'kan-stille', 2), response('first-unknown', 'kan-stille', 1),
    response('here', 'er-fremme', 12), response('no', 'kan-ikke'), response('digital', 'kan-bista-digitalt'), response('thanked', 'takket-av'),
  ];

  test('those who have arrived come first, then by arrival time, unknown times last', () => {
    expect(inOrderOfArrival(coming.slice(0, 5)).map(({ memberId }) => memberId)).toEqual(['here', 'soon', 'late', 'first-unknown', 'unknown']);
  });

  test.each([[1, ['soon', 'late', 'first-unknown', 'unknown']], [3, ['first-unknown', 'unknown']], [5, []], [9, []]])('%i needed: thanked are %j', (needed, thanked) => {
    expect(surplusOf({ ...details, needed }, coming).map(({ memberId }) => memberId)).toEqual(thanked);
  });

  test('no number asked for is neither met nor not, and nobody is surplus', () => {
    const now = Temporal.Instant.from(opened);
    expect([needIsMet(details, coming, now), needIsMet({ ...details, needed: 5 }, coming, now), needIsMet({ ...details, needed: 6 }, coming, now)]).toEqual([undefined, true, false]);
    expect(surplusOf(details, coming)).toEqual([]);
  });

  test('whoever is kept is as many as needed, or all; nobody who has arrived is ever surplus', () => {
    const answers = fc.constantFrom('er-fremme', 'kan-stille', 'kan-ikke', 'kan-bista-digitalt', 'takket-av');
    fc.assert(fc.property(fc.array(answers, { maxLength: 30 }), fc.integer({ min: 1, max: 30 }), (given, needed) => {
      const responses = given.map((answer, n) => response(`m${n}`, answer, n));
      const arrived = given.filter((answer) => answer === 'er-fremme').length;
      const comes = arrived + given.filter((answer) => answer === 'kan-stille').length;
      const surplus = surplusOf({ ...details, needed }, responses);
      expect(surplus.every(({ answer }) => answer === 'kan-stille')).toBe(true);
      expect(comes - surplus.length).toBe(Math.min(comes, Math.max(needed, arrived)));
    }));
  });
});

describe('waves', () => {
  const second = mobilisation({ laterWaves: ['2027-01-16T20:10:00Z'] });
  test('only those of a wave that was called are called, and answer by their own time', () => {
    expect([1, 2, 3].map((wave) => isCalled(second, person('m', wave)))).toEqual([true, true, false]);
    expect([answerBy(second, 1), answerBy(second, 2)]).toEqual(['2027-01-16T20:15:00Z', '2027-01-16T20:25:00Z']);
    const now = Temporal.Instant.from('2027-01-16T20:20:00Z');
    expect([1, 2, 3].map((wave) => isOverdue(second, person('m', wave), now))).toEqual([true, false, false]);
    expect(['kan-stille', 'kan-ikke'].map((answer) => overtakenByPhone({ ...second, state: 'cancelled' }, answer))).toEqual(['to-be-told', undefined]);
    const { phoned } = mobilisationCalledBy(createFakeClock(opened), 'Europe/Oslo');
    expect([1, 2, 3].map((wave) => phoned?.refuses?.(second, person('m', wave), 'coming', undefined))).toEqual([undefined, undefined, 'not-called']);
  });
  test('the next falls due some minutes after the last, until all are called', () => {
    expect([mobilisation(), second, mobilisation({ laterWaves: ['2027-01-16T20:10:00Z', '2027-01-16T20:20:00Z'] })].map(nextWaveAt)).toEqual(['2027-01-16T20:10:00Z', '2027-01-16T20:20:00Z', undefined]);
  });
  test('the median runs from the call of each person’s wave', () => {
    const audience = new Map([person('a'), person('b'), person('c', 2), person('d')].map((one) => [one.memberId, one]));
    expect(medianAnswerMinutes(second, audience, [])).toBeUndefined();
    expect(medianAnswerMinutes(second, audience, [response('a', 'kan-ikke', 2), response('b', 'kan-stille', 6), response('c', 'kan-stille', 13)])).toBe(3);
    expect(medianAnswerMinutes(second, audience, [response('a', 'kan-ikke', 2), response('b', 'kan-stille', 6)])).toBe(4);
  });
});

describe('times', () => {
  const now = Temporal.Instant.from(opened);
  test('an incident closes a day later, an event a day after it, and never before its deadline', () => {
    expect(timesFrom(details, now, 'Europe/Oslo')).toMatchObject({ deadline: '2027-01-16T20:15:00Z', sortAt: opened, closesAt: '2027-01-17T20:00:00Z' });
    expect(timesFrom({ ...details, date: '2027-01-30', meetAt: '18:30' }, now, 'Europe/Oslo')).toMatchObject({ sortAt: '2027-01-30T17:30:00Z', closesAt: '2027-01-31T17:30:00Z' });
    expect(timesFrom({ ...details, date: '2027-01-30' }, now, 'Europe/Oslo')).toMatchObject({ closesAt: '2027-01-31T23:00:00Z' });
    expect(timesFrom({ ...details, deadlineMinutes: 3000 }, now, 'Europe/Oslo').closesAt).toBe('2027-01-18T22:00:00Z');
  });
});
