/** A step and what follows it, on a real store: also when the process dies in between, and when the meeting takes nothing more. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DeliveryRequest } from '../../../src/delivery/domain.ts';
import { innspillJobs, sendInnspill, step, type DecideDeps } from '../../../src/innspill/decide.ts';
import type { Innspill } from '../../../src/innspill/domain.ts';
import { createInnspillStore, type InnspillStore } from '../../../src/innspill/store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import type { Occurrence } from '../../../src/schedule/domain.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const clock = createFakeClock('2027-01-11T08:00:00Z');
const network = networkOf([member('kåre', [seat('koordinerende@alna', { role: 'koordinator' })]), member('kari', [seat('koordinerende@alna', { role: 'koordinator' })]), member('ute', [seat('utovende@alna')])]);
const innspill: Innspill = { id: 'innspill-1', memberId: 'ute', title: 'Sak', named: true, level: 'utovende', unit: 'alna', state: 'waiting', at: clock.now().toString(), history: [] };
const meeting = { promptId: 'm', title: 'Møte', date: '2027-02-03' };

describe('a step', () => {
  let store: DocumentStore;
  let kept: InnspillStore;
  let asked: DeliveryRequest[];
  let planned: Occurrence[];
  let agenda: string[];
  let answers: ('added' | 'full' | 'dies')[];
  let deps: DecideDeps;

  beforeEach(async () => {
    store = createSqliteStore({ file: ':memory:', clock });
    await store.init();
    kept = createInnspillStore({ store, clock, retentionDays: 30 });
    [asked, planned, agenda, answers] = [[], [], [], []];
    deps = {
      innspill: kept, clock, defaultLocale: 'nb', directory: { network: async () => network }, workingTime: { timeZone: 'Europe/Oslo', movedLater: (at) => at },
      deliveries: { reached: async () => new Set(['kåre']) }, enqueue: async (requests) => { asked.push(...requests); }, plan: async (occurrences) => { planned.push(...occurrences); },
      agendas: {
        coming: async () => [], takes: async () => [], titleOf: async () => undefined, detailsOf: async () => undefined,
        async add(_, { line }) {
          const answer = answers.shift() ?? 'added';
          if (answer === 'dies') throw new Error('killed');
          if (answer === 'added' && !agenda.includes(line)) agenda.push(line);
          return answer;
        },
      },
    };
    await sendInnspill(deps, innspill);
  });
  afterEach(async () => { await store.close(); });

  const to = (purpose: string): string[] => [...new Set(asked.filter((request) => request.purpose === purpose).map(({ recipientId }) => recipientId))].toSorted();

  test('sent twice it is there once; somebody else’s form is refused; those who prepare are told', async () => {
    expect([(await sendInnspill(deps, innspill)).outcome, (await sendInnspill(deps, { ...innspill, memberId: 'kåre' })).outcome]).toEqual(['sent', 'foreign']);
    expect([(await kept.waiting()).length, to('innspill-waiting'), to('innspill-own')]).toEqual([1, ['kari', 'kåre'], []]);
    const ids = new Set(asked.map(({ promptId, purpose, recipientId, revision }) => [promptId, purpose, recipientId, revision].join('|')));
    expect(ids.size).toBe(4);
  });

  test('of two at once one is made; the other is told what holds', async () => {
    const outcomes = await Promise.all([step(deps, 'innspill-1', 0, { step: 'taken', meeting }, 'kåre'), step(deps, 'innspill-1', 0, { step: 'not-now', comment: 'Nei' }, 'kari')]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'done']);
    expect((await kept.load('innspill-1'))?.history).toHaveLength(1);
  });

  test('that was stored just before the process died is finished by the job, once', async () => {
    answers = ['dies'];
    await expect(step(deps, 'innspill-1', 0, { step: 'taken', meeting }, 'kåre')).rejects.toThrow('killed');
    expect([(await kept.load('innspill-1'))?.state, agenda, to('innspill-own')]).toEqual(['taken', [], []]);
    expect(planned.at(-1)).toEqual({ promptId: 'innspill-1', job: 'innspill-settle:1', dueAt: '2027-01-11T08:01:00Z' });
    for (let time = 0; time < 2; time += 1) await innspillJobs(deps)['innspill-settle']?.(planned.at(-1)!);
    expect([agenda, to('innspill-own')]).toEqual([['Sak (innspill fra Person ute)'], ['ute']]);
  });

  test('onto a full agenda is undone, and nobody has been told that it was taken', async () => {
    answers = ['full'];
    expect((await step(deps, 'innspill-1', 0, { step: 'taken', meeting }, 'kåre')).outcome).toBe('full');
    expect([(await kept.waiting()).map(({ state, history }) => [state, history.length]), to('innspill-own')]).toEqual([[['waiting', 2]], []]);
    expect((await step(deps, 'innspill-1', 2, { step: 'taken', meeting }, 'kari')).outcome).toBe('done');
    expect(to('innspill-own')).toEqual(['ute']);
  });

  test('by the sender themselves tells them nothing, and what somebody sent who has left is decided on all the same', async () => {
    await sendInnspill(deps, { ...innspill, id: 'innspill-2', memberId: 'kåre' });
    await sendInnspill(deps, { ...innspill, id: 'innspill-3', memberId: 'gone' });
    expect((await step(deps, 'innspill-2', 0, { step: 'taken', meeting }, 'kåre')).outcome).toBe('done');
    expect((await step(deps, 'innspill-3', 0, { step: 'not-now', comment: 'Nei' }, 'kåre')).outcome).toBe('done');
    expect([to('innspill-own'), agenda]).toEqual([[], ['Sak (innspill fra Person kåre)']]);
  });
});
