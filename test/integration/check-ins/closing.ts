/** The end of a check-in through the real stack: late, extended, closed into the register, called off, and with a level that the database has closed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { readPlan } from '../../../src/tiltak/read-plan.ts';
import { lastStatus } from '../../../src/tiltak/domain.ts';
import { person } from '../../support/activities.ts';
import { answeringCheckIn, measuresAsked } from '../../support/answering-check-in.ts';
import { fill, openCheckIn, progressIn, promptId, storeOf } from '../../support/check-ins.ts';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in closing', () => {
  let salto: Salto;
  let faults: StoreFaults;
  beforeEach(async () => {
    faults = noFaults();
    salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
    await begin();
  });
  afterEach(async () => { await salto.close(); });
  const { begin, overviewOf, press, open, save, answersNow, summaries } = answeringCheckIn(() => salto);

  const plan = async () => readPlan({ store: salto.store, timeZone: 'Europe/Oslo', openAnswers: storeOf(salto).openAnswers }, 'p1');
  const statusOf = async (measureId: string) => { const measure = (await plan())?.measures.find(({ id }) => id === measureId); return measure && lastStatus(measure); };

  describe('deadline and closing', () => {
    test('late answers are taken and marked; closing puts every answer into the register, once', async () => {
      await save(2, await open(2, 'alna-1'), 'avsluttet');
      expect(await statusOf('alna-1')).toMatchObject({ status: 'avsluttet', checkIn: { promptId, late: false } });
      await salto.clock.jump('2027-01-26T08:00:00Z');
      await save(2, await open(2, 'alna-2'), 'fullfort');
      await save(2, await open(2, 'alna-1'), 'fullfort');
      expect((await progressIn(salto, promptId))).toMatchObject({ answered: 2, late: 2 });
      await salto.stop();
      await salto.clock.jump('2027-02-09T08:00:00Z');
      await salto.restart();
      await salto.until(async () => (await storeOf(salto).openAnswers('p1')).answers.length === 0);
      await salto.clock.jump('2027-02-09T08:05:00Z');
      await salto.clock.advance(60_000);
      const measures = new Map((await plan())?.measures.map((measure) => [measure.id, measure.history.map(({ status, checkIn }) => `${status}${checkIn?.late ? ' sent' : ''}`)]));
      expect(measures.get('alna-1')).toEqual(['igangsatt', 'avsluttet', 'fullfort sent']);
      expect(measures.get('alna-2')).toEqual(['ikke-igangsatt', 'fullfort sent']);
      expect(measures.get('sagene-1')).toEqual(['igangsatt']);
      await salto.until(() => wordsOf(overviewOf(2)?.card).includes('Innsjekken er avsluttet'));
      expect(wordsOf(overviewOf(2)?.card)).not.toContain('tiltak.open');
    });

    test('an answer is kept until it is in the register, however few days answers are kept', async () => {
      await salto.close();
      salto = await startSalto({ env: { RETENTION_DAYS_RESPONSES: '3' } });
      await fill(salto, [{ id: 'alna-1', unit: 'bydel-alna', title: 'Trygghetsvandring', status: 'igangsatt' }]);
      await openCheckIn(salto);
      await save(2, await open(2, 'alna-1'), 'avsluttet');
      await salto.clock.jump('2027-02-09T08:00:00Z');
      await salto.until(async () => (await storeOf(salto).openAnswers('p1')).answers.length === 0);
      expect(await statusOf('alna-1')).toMatchObject({ status: 'avsluttet', checkIn: { promptId } });
    });

    test('an extension moves the deadline, the reminders and the closing, and is on every card', async () => {
      const deps = { prompts: createPromptStore(salto.store, salto.clock, 30), checkIns: storeOf(salto), clock: salto.clock };
      expect(await extendThroughChat('2027-01-20')).toContain('senere enn');
      await extendThroughChat('2027-02-01');
      await salto.until(() => wordsOf(overviewOf(2)?.card).includes('Mandag 1. februar'));
      expect(await deps.checkIns.load(promptId)).toMatchObject({ deadline: '2027-02-01T23:00:00Z', closesAt: '2027-02-15T23:00:00Z', revision: 1 });
      await salto.clock.jump('2027-01-18T08:05:00Z');
      await salto.clock.advance(60_000);
      expect(summaries(4).filter((summary) => summary.startsWith('Påminnelse'))).toEqual([]);
      await salto.clock.jump('2027-01-25T08:05:00Z');
      await salto.until(() => summaries(4).some((summary) => summary.startsWith('Påminnelse')));
      await salto.clock.jump('2027-02-10T08:00:00Z');
      await salto.clock.advance(60_000);
      expect((await deps.checkIns.load(promptId))?.state).toBe('open');
      await salto.clock.jump('2027-02-16T08:00:00Z');
      await salto.until(async () => (await deps.checkIns.load(promptId))?.state === 'closed');
    });

    test('an extension after the deadline makes late answers timely again', async () => {
      await salto.clock.jump('2027-01-26T08:00:00Z');
      await save(2, await open(2, 'alna-1'), 'igangsatt');
      await salto.clock.jump('2027-01-28T08:00:00Z');
      await save(2, await open(2, 'alna-1'), 'fullfort');
      await save(2, await open(2, 'alna-2'), 'fullfort');
      expect(await progressIn(salto, promptId)).toMatchObject({ answered: 2, late: 2 });
      await extendThroughChat('2027-01-28');
      expect(await progressIn(salto, promptId)).toMatchObject({ answered: 2, late: 0 });
      expect((await answersNow()).get('alna-1')?.history.map(({ late }) => late)).toEqual([false, false]);
      await salto.until(() => !wordsOf(overviewOf(2)?.card).includes('etter fristen'));
    });

    test('never beyond the day on which its measures are deleted', async () => {
      await salto.close();
      salto = await startSalto({ env: { RETENTION_DAYS_RESPONSES: '30' } });
      await fill(salto, measuresAsked);
      await openCheckIn(salto);
      // Closed on 8 February, deleted on 10 March.
      expect(await extendThroughChat('2027-02-20')).toContain('slettes');
      expect((await storeOf(salto).load(promptId))?.deadline).toBe('2027-01-25T23:00:00Z');
      expect(await extendThroughChat('2027-02-14')).toContain('Svarfristen er nå');
    });

    async function extendThroughChat(deadline: string): Promise<string> {
      const reply = await salto.click(sekretariat, 'tiltak-lead.extend-confirmed', { promptId, deadline });
      return reply.text + wordsOf(reply.card);
    }

    test('called off, those with something left are told, and old cards are refused', async () => {
      const mine = await open(2, 'alna-1');
      await press(8, overviewOf(8)?.card, 'Bekreft alle uendret');
      await salto.click(sekretariat, 'tiltak-lead.cancel-confirmed', { promptId });
      await salto.until(() => summaries(2).filter((summary) => summary === 'Avlyst: Status våren 2027').length === 2);
      await salto.until(() => summaries(8).filter((summary) => summary === 'Avlyst: Status våren 2027').length === 1);
      expect((await save(2, mine, 'fullfort')).text).toContain('Innsjekken er avlyst');
      expect((await answersNow()).has('alna-1')).toBe(false);
    });
  });

  describe('a level that the database has closed', () => {
    test('says so, and the others go on', async () => {
      const styrt = await open(6, 'alna-5');
      faults.denied.add('responses-utovende');
      expect((await save(6, styrt, 'igangsatt')).text).toContain('stengt akkurat nå');
      expect(wordsOf((await salto.say(person(6), 'tiltak')).card)).toMatch(/Svar fra utøvende nivå kan ikke leses nå/iu);
      await save(2, await open(2, 'alna-1'), 'fullfort');
      expect((await progressIn(salto, promptId)).closedLevels).toEqual(['utovende']);
      faults.denied.clear();
      await save(6, styrt, 'igangsatt');
      expect([...(await answersNow()).keys()].sort()).toEqual(['alna-1', 'alna-5']);
    });

    test('at closing its answers stay where they are until it is open again', async () => {
      await save(6, await open(6, 'alna-5'), 'igangsatt');
      await save(2, await open(2, 'alna-1'), 'fullfort');
      faults.denied.add('responses-utovende');
      await salto.clock.jump('2027-02-09T08:00:00Z');
      await salto.until(async () => (await storeOf(salto).load(promptId))?.state === 'closed');
      await salto.clock.advance(5000);
      faults.denied.clear();
      expect((await storeOf(salto).openAnswers('p1')).answers).toHaveLength(2);
      await salto.clock.jump('2027-02-09T09:10:00Z');
      await salto.until(async () => (await storeOf(salto).openAnswers('p1')).answers.length === 0);
      expect(await statusOf('alna-5')).toMatchObject({ status: 'igangsatt', checkIn: { promptId } });
    });
  });
});
