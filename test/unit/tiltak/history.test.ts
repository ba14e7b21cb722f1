/** What was ever said of a measure: imports and check-ins in any order lose nothing and mix nothing up. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { handlerOf } from '../../../src/schedule/domain.ts';
import type { CheckIn } from '../../../src/tiltak/check-in.ts';
import { foldOccurrences } from '../../../src/tiltak/close-check-in.ts';
import type { StatusAnswer, StatusEntry, UnitAnswer } from '../../../src/tiltak/domain.ts';
import { importMeasures } from '../../../src/tiltak/import-measures.ts';
import { listPlans, readPlan, type OpenAnswers } from '../../../src/tiltak/read-plan.ts';
import { entriesOf, foldAnswers, loadRegister, recordOf } from '../../../src/tiltak/store.ts';
import { createUnitAnswers } from '../../../src/tiltak/unit-questions.ts';
import { isoInstant } from '../../../src/shared/iso-instant.ts';
import { asOf, ofUnits } from '../../../src/reports/yearly-report.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { networkOf } from '../../support/networks.ts';
import { answerOf, fillRegister, measuresCsv, type RegisterDeps } from '../../support/tiltak-register.ts';

let store: DocumentStore;
let clock: FakeClock;
let deps: RegisterDeps;
const open = async (): Promise<void> => {
  clock = createFakeClock('2027-01-04T08:00:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  deps = { store, clock, ids: countingIds(), network: networkOf([]) };
};
beforeEach(open);
afterEach(() => store.close());

const nothingOpen: OpenAnswers = { answers: [], closedLevels: [] };
const read = (planId = 'p1', answers: Partial<OpenAnswers> = {}) => readPlan({ store, timeZone: 'Europe/Oslo', openAnswers: async () => ({ ...nothingOpen, ...answers }) }, planId);
const historyOf = async (id: string, answers: Partial<OpenAnswers> = {}): Promise<readonly StatusEntry[] | undefined> => (await read('p1', answers))?.measures.find((measure) => measure.id === id)?.history;
const statuses = async (id: string, answers: Partial<OpenAnswers> = {}): Promise<string[]> => ((await historyOf(id, answers)) ?? []).map(({ status, checkIn }) => `${status}${checkIn ? ` ${checkIn.promptId}` : ''}`);
const unitAnswer = (unit: string, at: string, more: Partial<UnitAnswer> = {}): UnitAnswer => ({ unit, parties: [], focus: {}, at, by: 'm1', ...more });

describe('any imports and check-ins', () => {
  const ids = ['a', 'b', 'c'];
  const said: fc.Arbitrary<StatusAnswer> = fc.oneof(
    fc.record({ status: fc.constant('igangsatt' as const), reasons: fc.constant([]), outcome: fc.constantFrom('Flere kommer', 'Færre klager') }, { requiredKeys: ['status', 'reasons'] }),
    fc.record({ status: fc.constant('ikke-igangsatt' as const), reasons: fc.subarray(['ressurser', 'prioritering']) }),
    fc.constant({ status: 'fullfort' as const, reasons: [] }),
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant('import' as const), rows: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), said: fc.option(said, { nil: undefined }) }), { selector: ({ id }) => id, minLength: 1 }), twice: fc.boolean() }),
    fc.record({ do: fc.constant('fold' as const), prompt: fc.constantFrom('innsjekk-1', 'innsjekk-2'), answers: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), said, minutesAgo: fc.integer({ min: 0, max: 120 }) }), { selector: ({ id }) => id }) }),
  );
  /** What the register should say, kept the plainest way: the imported ones as appended, a check-in's by its id. */
  interface Expected { readonly imported: StatusEntry[]; readonly said: Map<string, StatusEntry> }

  test('keep every entry, in order; the same again changes nothing', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await store.close();
      await open();
      await fillRegister(deps, ...ids.map((id) => ({ id })));
      const expected = new Map<string, Expected>(ids.map((id) => [id, { imported: [], said: new Map() }]));
      for (const one of steps) {
        await clock.advance(45 * 60_000);
        const now = isoInstant(clock.now());
        if (one.do === 'import') {
          const csv = measuresCsv(...one.rows.map((row) => ({ id: row.id, status: row.said?.status ?? '', reasons: row.said?.reasons.toReversed().join(';') ?? '', outcome: row.said?.outcome ?? '' })));
          expect((await importMeasures(csv, deps)).outcome).toBe('imported');
          const again = one.twice ? await importMeasures(csv, deps) : undefined;
          if (again) expect(again).toMatchObject({ added: 0, updated: 0 });
          for (const row of one.rows) {
            const { imported } = expected.get(row.id) as Expected;
            const last = imported.at(-1);
            if (row.said && JSON.stringify([last?.status, last?.reasons, last?.outcome]) !== JSON.stringify([row.said.status, row.said.reasons, row.said.outcome])) imported.push({ ...row.said, at: now });
          }
        } else {
          const answers = one.answers.map((answer) => answerOf(one.prompt, answer.id, isoInstant(clock.now().subtract({ minutes: answer.minutesAgo })), answer.said));
          for (let round = 0; round < 2; round += 1) await foldAnswers(store, 'p1', one.prompt, answers, 'Europe/Oslo');
          for (const answer of answers) {
            const { said: given } = expected.get(answer.measureId) as Expected;
            const known = given.get(one.prompt);
            if (!known || known.at < answer.at) given.set(one.prompt, entriesOf(answer, 'Europe/Oslo')[0]);
          }
        }
      }
      for (const [id, { imported, said: given }] of expected) {
        expect(await historyOf(id)).toEqual([...imported, ...[...given].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))));
      }
    }), { numRuns: 40 });
  }, 60_000);
});

test('what a unit said is kept with its corrections, so that an earlier moment is found again', async () => {
  await fillRegister(deps, { id: 'a' });
  const answers = createUnitAnswers(store);
  await answers.save('p1', 'i1', unitAnswer('alna', '2026-12-01T08:00:00Z', { goals: 'Først' }), ['goals'], undefined);
  await answers.save('p1', 'i1', unitAnswer('alna', '2027-01-03T08:00:00Z', { goals: 'Rettet' }), ['goals'], await answers.load('p1', 'i1', 'alna'));
  const plan = await read();
  expect(plan?.units.map(({ goals }) => goals)).toEqual(['Rettet']);
  expect(plan && asOf(plan, Temporal.Instant.from('2026-12-31T22:59:59Z')).units.map(({ goals }) => goals)).toEqual(['Først']);
  expect(plan && asOf(ofUnits(plan, new Set(['sagene'])), Temporal.Instant.from('2026-12-31T22:59:59Z')).units).toEqual([]);
});

describe('a check-in', () => {
  test('in which something is said at the same instant as in another stands in the same place open and folded', async () => {
    await fillRegister(deps, { id: 'a' });
    const at = isoInstant(clock.now());
    const [first, second] = ['en', 'to'].map((prompt) => answerOf(prompt, 'a', at));
    if (!first || !second) throw new Error('two answers');
    await foldAnswers(store, 'p1', 'to', [second], 'Europe/Oslo');
    const open = await statuses('a', { answers: [first] });
    await foldAnswers(store, 'p1', 'en', [first], 'Europe/Oslo');
    expect(await statuses('a')).toEqual(open);
  });

  test('that is open wins over older history, and loses to a newer import', async () => {
    await fillRegister(deps, { id: 'a', status: 'ikke-igangsatt', reasons: 'ressurser' });
    await clock.advance(60_000);
    const answers = [answerOf('ny', 'a', isoInstant(clock.now()), { status: 'fullfort' })];
    expect(await statuses('a', { answers })).toEqual(['ikke-igangsatt', 'fullfort ny']);
    await clock.advance(60_000);
    await importMeasures(measuresCsv({ id: 'a', status: 'avsluttet' }), deps);
    expect(await statuses('a', { answers })).toEqual(['ikke-igangsatt', 'fullfort ny', 'avsluttet']);
  });

  test('counts once while it closes, with what was said last', async () => {
    await fillRegister(deps, { id: 'a' });
    const early = answerOf('ny', 'a', '2027-01-05T08:00:00Z');
    await foldAnswers(store, 'p1', 'ny', [early], 'Europe/Oslo');
    // Milliseconds make this text the smaller one, and the instant the later.
    expect(await statuses('a', { answers: [answerOf('ny', 'a', '2027-01-05T08:00:00.500Z', { status: 'fullfort' })] })).toEqual(['fullfort ny']);
    expect(await statuses('a', { answers: [answerOf('ny', 'a', '2027-01-05T07:00:00Z', { status: 'fullfort' })] })).toEqual(['igangsatt ny']);
  });

  test('that closes while the plan is read is in it', async () => {
    await fillRegister(deps, { id: 'a' });
    const answers = [answerOf('ny', 'a', '2027-01-05T08:00:00Z')];
    let closed = false;
    const closing: DocumentStore = {
      ...store,
      async query(...args) {
        const page = await store.query(...args);
        if (args[1].where?.['type'] === 'folded-answer') {
          await foldAnswers(store, 'p1', 'ny', answers, 'Europe/Oslo');
          closed = true;
        }
        return page as never;
      },
    };
    const plan = await readPlan({ store: closing, timeZone: 'Europe/Oslo', openAnswers: async () => ({ ...nothingOpen, answers: closed ? [] : answers }) }, 'p1');
    expect(plan?.measures[0]?.history).toHaveLength(1);
  });

  test('that is repeated with an answer given in between takes the later one, and never an older one', async () => {
    await fillRegister(deps, { id: 'a' }, { id: 'b' });
    const [first, second] = [answerOf('ny', 'a', '2027-01-05T08:00:00Z'), answerOf('ny', 'a', '2027-01-05T09:00:00Z', { status: 'avsluttet', late: true })];
    await foldAnswers(store, 'p1', 'ny', [first], 'Europe/Oslo');
    await Promise.all([foldAnswers(store, 'p1', 'ny', [second, answerOf('ny', 'b', '2027-01-05T09:00:00Z')], 'Europe/Oslo'), foldAnswers(store, 'p1', 'ny', [first], 'Europe/Oslo')]);
    await foldAnswers(store, 'p1', 'ny', [first], 'Europe/Oslo');
    expect(await historyOf('a')).toEqual([{ status: 'avsluttet', reasons: [], at: '2027-01-05T09:00:00Z', checkIn: { promptId: 'ny', by: 'm1', late: true } }]);
    expect(await statuses('b')).toEqual(['igangsatt ny']);
    const closesAt = '2027-01-05T08:30:00Z';
    expect(foldOccurrences({ promptId: 'ny', closesAt } as CheckIn).map(({ job, dueAt }) => [handlerOf(job), dueAt])).toEqual([['tiltak-fold', closesAt], ['tiltak-fold', '2027-01-05T08:31:00Z']]);
  });

  test('that is corrected over New Year says what was so on each day, open, closing and closed', async () => {
    await fillRegister(deps, { id: 'a', status: 'avsluttet' });
    const said = (status: StatusAnswer['status'], at: string) => ({ status, reasons: [], at, by: 'm1', late: false });
    // The second is the last of the old year in Oslo, the third the first of the new one there and still of the old one in UTC.
    const history = [said('fullfort', '2027-12-30T12:00:00Z'), said('avsluttet', '2027-12-31T08:00:00Z'), said('ikke-igangsatt', '2027-12-31T22:59:00Z'), said('igangsatt', '2027-12-31T23:01:00Z'), said('fullfort', '2028-01-02T10:00:00Z')];
    const upTo = (count: number) => answerOf('ny', 'a', '', { ...history[count - 1], history: history.slice(0, count) });
    const whole = ['avsluttet', 'fullfort ny', 'ikke-igangsatt ny', 'igangsatt ny', 'fullfort ny'];
    expect(await statuses('a', { answers: [upTo(5)] })).toEqual(whole);
    await foldAnswers(store, 'p1', 'ny', [upTo(3)], 'Europe/Oslo');
    expect(await statuses('a', { answers: [upTo(5)] })).toEqual(whole);
    for (let round = 0; round < 2; round += 1) await foldAnswers(store, 'p1', 'ny', [upTo(5)], 'Europe/Oslo');
    await foldAnswers(store, 'p1', 'ny', [upTo(3)], 'Europe/Oslo');
    expect(await statuses('a', { answers: [upTo(3)] })).toEqual(whole);
    const plan = await read();
    expect(['2027-12-29', '2027-12-30', '2027-12-31', '2028-01-01', '2028-01-02'].map((day) => plan && asOf(plan, Temporal.Instant.from(`${day}T22:59:59.999Z`)).measures[0]?.history.at(-1)?.status))
      .toEqual(['avsluttet', 'fullfort', 'ikke-igangsatt', 'igangsatt', 'fullfort']);
  });

  test('that nobody answered folds nothing', async () => {
    await fillRegister(deps, { id: 'a' });
    await foldAnswers(store, 'p1', 'ny', [], 'Europe/Oslo');
    expect(await historyOf('a')).toEqual([]);
  });

  test('keeps an answer to a measure of another plan apart', async () => {
    await fillRegister(deps, { id: 'a' }, { id: 'x', plan: 'p2' });
    await foldAnswers(store, 'p2', 'ny', [answerOf('ny', 'x', '2027-01-05T08:00:00Z')], 'Europe/Oslo');
    expect((await read('p2'))?.measures.map(({ history }) => history.length)).toEqual([1]);
    expect(await historyOf('a')).toEqual([]);
  });
});

describe('a plan as read', () => {
  test('has its own areas and measures, in the register’s order, every reason, and what each unit said last', async () => {
    await fillRegister(deps, { id: 'c', area: '2' }, { id: 'b', unit: 'grorud' }, { id: 'a' }, { id: 'd', unit: 'alna' }, { id: 'x', plan: 'p2' });
    const { save } = createUnitAnswers(store);
    await save('p1', 'i', unitAnswer('grorud', '2027-01-01T08:00:00Z', { use: 'lite' }), ['use'], undefined);
    await save('p1', 'i', unitAnswer('alna', '2027-01-01T08:00:00Z'), ['use'], undefined);
    await save('p1', 'j', unitAnswer('alna', '2027-01-02T08:00:00Z', { use: 'aktivt' }), ['use'], undefined);
    const plan = await read('p1', { closedLevels: ['styrende'] });
    expect(plan?.areas.map(({ id }) => id)).toEqual(['1', '2']);
    expect(plan?.measures.map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
    expect(plan?.reasons.map(({ id }) => id)).toEqual(['ressurser', 'prioritering']);
    expect(plan?.units.map(({ unit, use }) => [unit, use])).toEqual([['alna', 'aktivt'], ['grorud', 'lite']]);
    expect(plan?.closedLevels).toEqual(['styrende']);
    expect(Object.keys(plan?.measures[0] ?? {})).toEqual(['id', 'plan', 'unit', 'area', 'title', 'history']);
  });

  test('that does not exist is none', async () => {
    expect(await read('borte')).toBeUndefined();
    await fillRegister(deps);
    expect(await read('borte')).toBeUndefined();
    expect((await read('p1'))?.measures).toEqual([]);
    expect((await listPlans(store)).map(({ id }) => id)).toEqual(['p2', 'p1']);
  });

  test('is of one moment, though a new import switches while it is read', async () => {
    await fillRegister(deps, { id: 'a' });
    let imported = false;
    const slow: DocumentStore = {
      ...store,
      async query(...args) {
        if (args[0] === 'tiltak' && args[1].partition === 'p1' && args[1].where?.['generation'] !== undefined && !imported) {
          imported = true;
          await importMeasures(measuresCsv({ id: 'a', title: 'Ny tittel' }, { id: 'b' }), deps);
        }
        return store.query(...args) as never;
      },
    };
    expect((await readPlan({ store: slow, timeZone: 'Europe/Oslo', openAnswers: async () => nothingOpen }, 'p1'))?.measures.map(({ title }) => title)).toEqual(['Ny tittel', 'Tiltak b']);
  });

  test('nothing said since the import: the history is the register’s own, not a copy', async () => {
    await fillRegister(deps, { id: 'a', status: 'igangsatt' });
    const measure = (await loadRegister(store, ['p1'])).register.measures.get('p1')?.get('a');
    if (!measure) throw new Error('not there');
    expect(recordOf(measure, []).history).toBe(measure.imported);
  });
});
