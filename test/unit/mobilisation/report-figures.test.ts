/** The figures of the report: nobody lost or counted twice, times over those called, a timeline in order. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { callAnswers, stoodDown, type Mobilisation } from '../../../src/mobilisation/domain.ts';
import { reportFigures, type ReportInput } from '../../../src/mobilisation/report-figures.ts';
import type { Addressee, Response } from '../../../src/prompts/domain.ts';
import { networkLevels } from '../../../src/shared/network-terms.ts';

const opened = Temporal.Instant.from('2027-01-16T20:00:00Z');
const at = (minutes: number): string => opened.add({ seconds: Math.round(minutes * 60) }).toString();
const mobilisation = (details: Partial<Mobilisation['details']> = {}, more: Partial<Mobilisation> = {}): Mobilisation => ({
  promptId: 'mobilisation-1', kind: 'mobilisation', state: 'open', revision: 0, audience: '*@*', organiserId: 'lead', createdAt: at(-1), opensAt: at(-1), openedAt: at(0), deadline: at(15), closesAt: at(1440), sortAt: at(0),
  ...more,
  details: { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 's', place: 'p', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [], ...details },
});
const people = (count: number, of: (n: number) => Partial<Addressee> = () => ({})): Map<string, Addressee> =>
  new Map(Array.from({ length: count }, (_, n) => [`m${n}`, { memberId: `m${n}`, unit: 'alna', level: 'utovende', party: 'bydel', ...of(n) }]));
const said = (memberId: string, history: readonly (readonly [minute: number, answer: string])[], more: Partial<Response> = {}): Response => {
  const entries = history.map(([minute, answer]) => ({ answer, at: at(minute) }));
  return { promptId: 'mobilisation-1', memberId, unit: 'alna', level: 'utovende', party: 'bydel', ...entries.at(-1) as { answer: string; at: string }, history: entries, ...more };
};
const figures = (input: Partial<ReportInput>) => reportFigures({ mobilisation: mobilisation(), audience: people(10), responses: [], reached: new Set(), unsettled: [], now: Temporal.Instant.from(at(60)), ...input });

describe('times', () => {
  test('are minutes until so many of those called had answered; the silent are slower than everybody', () => {
    const responses = Array.from({ length: 5 }, (_, n) => said(`m${n}`, [[n + 0.5, 'kan-stille']]));
    expect(figures({ responses }).total.times).toEqual({ first: 1, half: 5 });
    expect(figures({ responses: [...responses, ...Array.from({ length: 4 }, (_, n) => said(`m${n + 5}`, [[20, 'kan-ikke']]))] }).total.times).toEqual({ first: 1, half: 5, ninety: 20 });
  });

  test('count from the call of each person’s wave', () => {
    const audience = people(4, (n) => ({ wave: n < 2 ? 1 : 2 }));
    const { byWave, total } = figures({ audience, mobilisation: mobilisation({ waves: ['a', 'b'], laterWaves: [at(10)] }), responses: [said('m0', [[4, 'kan-stille']]), said('m2', [[12, 'kan-ikke']])] });
    expect([byWave.get(1)?.times, byWave.get(2)?.times, total.times]).toEqual([{ first: 4, half: 4 }, { first: 2, half: 2 }, { first: 2, half: 4 }]);
  });

  test('whoever leads and was called counts when they answered, and is never one of the silent', () => {
    const led = mobilisation({}, { organiserId: 'm3' });
    expect([figures({ mobilisation: led }).total, figures({ mobilisation: led, responses: [said('m3', [[1, 'kan-stille']])] }).total]).toMatchObject([{ called: 9, silent: 9 }, { called: 10, silent: 9, coming: 1 }]);
  });

  test('nobody answered, nobody called', () => {
    expect([figures({}).total.times, figures({ audience: people(0) }).total]).toEqual([{}, expect.objectContaining({ called: 0, silent: 0, times: {} })]);
  });
});

test('a wave that was never called is not part of it', () => {
  const audience = people(4, (n) => ({ wave: n < 3 ? 1 : 2 }));
  expect(figures({ audience, mobilisation: mobilisation({ waves: ['a', 'b'] }) }).total.called).toBe(3);
});

test('reached: got it for sure, or answered whatever is known of the sending', () => {
  const { total, failures } = figures({
    reached: new Set(['m0', 'm1', 'm2']), responses: [said('m3', [[1, 'kan-ikke']]), said('m2', [[1, 'kan-ikke']])],
    unsettled: [{ recipientId: 'm1', state: 'unknown' }, { recipientId: 'm2', state: 'unknown' }, { recipientId: 'm4', state: 'unreachable' }, { recipientId: 'elsewhere', state: 'failed' }],
  });
  expect([total.reached, failures]).toEqual([3, { failed: 0, unreachable: 1, unknown: 1, notSent: 5 }]);
});

test('the timeline tells what happened in the order in which it did', () => {
  const { timeline } = figures({
    audience: people(2), now: Temporal.Instant.from(at(2000)),
    mobilisation: mobilisation({ needed: 1, messages: [{ id: 'a', text: 'Møt ved kiosken', to: 'coming', at: at(7) }], events: [{ what: 'covered', at: at(8) }, { what: 'lead', at: at(6), by: 'lead', to: 'm1' }, { what: 'reopened', at: at(9) }, { what: 'cancelled', at: at(30) }] }, { state: 'cancelled' }),
    responses: [said('m0', [[3, 'kan-stille'], [20, 'er-fremme']]), said('m1', [[5, 'kan-ikke']])],
  });
  expect(timeline.map(({ what, at: when }) => `${what} ${opened.until(when).total('minutes')}`)).toEqual(['called 0', 'answered 3', 'answered 3', 'need-met 3', 'answered 5', 'lead 6', 'message 7', 'covered 8', 'reopened 9', 'arrived 20', 'cancelled 30']);
});

test('closing is part of it once it has happened', () => {
  const closed = mobilisation({}, { state: 'closed', closesAt: at(1440) });
  expect(figures({ mobilisation: closed, now: Temporal.Instant.from(at(1500)) }).timeline.at(-1)).toEqual({ what: 'closed', at: at(1440) });
});

test('the curve begins at nothing and ends where things stand', () => {
  const responses = [said('m0', [[3, 'kan-stille'], [20, 'kan-ikke']]), said('m1', [[5, 'kan-stille'], [44, 'er-fremme']])];
  const { overTime } = figures({ responses });
  expect(overTime[0]).toEqual({ minute: 0, answered: 0, coming: 0 });
  expect(overTime.at(-1)).toEqual({ minute: 44, answered: 2, coming: 1 });
  expect(overTime.find(({ minute }) => minute === 10)).toEqual({ minute: 10, answered: 2, coming: 2 });
  expect(overTime.length).toBeLessThanOrEqual(25);
});

test('however it went, everybody called is counted once in each breakdown', () => {
  const answers = [...callAnswers, stoodDown];
  const person = fc.record({ unit: fc.constantFrom('alna', 'sagene', 'ost'), level: fc.constantFrom(...networkLevels), wave: fc.integer({ min: 1, max: 3 }), history: fc.array(fc.tuple(fc.double({ min: 0, max: 90, noNaN: true }), fc.constantFrom(...answers)), { maxLength: 4 }) });
  fc.assert(fc.property(fc.array(person, { maxLength: 40 }), fc.integer({ min: 0, max: 2 }), (crowd, later) => {
    const audience = people(crowd.length, (n) => { const { history: _, ...of } = crowd[n] as (typeof crowd)[number]; return of; });
    const responses = crowd.flatMap(({ history, unit, level }, n) => (history.length === 0 ? [] : [said(`m${n}`, history.toSorted(([one], [other]) => one - other), { unit, level })]));
    const all = figures({ audience, responses, mobilisation: mobilisation({ waves: ['a', 'b', 'c'], laterWaves: Array.from({ length: later }, (_, n) => at(10 * (n + 1))) }) });
    const called = crowd.filter(({ wave }) => wave <= later + 1).length;
    for (const groups of [[all.total], [...all.byUnit.values()], [...all.byLevel.values()], [...all.byWave.values()]]) {
      expect(groups.reduce((sum, { called: of }) => sum + of, 0)).toBe(called);
      for (const { called: of, came, coming, digital, no, stoodDown: off, silent, answered, reached } of groups) {
        expect(came + coming + digital + no + off + silent).toBe(of);
        expect(answered + silent).toBe(of);
        expect(reached).toBeGreaterThanOrEqual(answered);
      }
    }
    expect(all.timeline.map(({ at: when }) => Temporal.Instant.from(when).epochMilliseconds)).toEqual(all.timeline.map(({ at: when }) => Temporal.Instant.from(when).epochMilliseconds).toSorted((one, other) => one - other));
    expect(all.overTime.every(({ answered, coming }) => coming >= 0 && coming <= answered && answered <= called)).toBe(true);
  }), { numRuns: 60 });
});
