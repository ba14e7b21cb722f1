/** A check-in when the process dies: at opening, in the middle of handing over, at closing. What was begun is finished by the next start, once. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readPlan } from '../../../src/tiltak/read-plan.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { person } from '../../support/activities.ts';
import { fill, networkOf, openCheckIn, promptId, scheduleCheckIn, storeOf } from '../../support/check-ins.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { buttonOf, koordinator, members, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in faults', () => {
  let salto: Salto;
  let faults: StoreFaults;
  beforeEach(async () => {
    faults = noFaults();
    salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
    await fill(salto, Array.from({ length: 9 }, (_, n) => ({ id: `m${n}`, unit: n < 6 ? 'bydel-alna' : 'bydel-sagene', status: 'igangsatt', title: `Tiltak ${n}` })));
  });
  afterEach(async () => { await salto.close(); });

  const overviews = (number: number) => salto.inbox(person(number)).filter(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027');
  const heal = async () => {
    await salto.stop();
    Object.assign(faults, noFaults());
    await salto.restart();
  };
  const press = (number: number, card: unknown, title: string) => { const { verb, data } = buttonOf(card, title); return salto.click(person(number), verb, data); };

  test.each([0, 1, 2, 4, 6, 9])('opening that dies after %i writes asks about each measure once, and each person once', async (writes) => {
    await scheduleCheckIn(salto);
    await salto.stop();
    faults.writesLeft = writes;
    await salto.restart();
    await salto.until(() => faults.away);
    await heal();
    await salto.until(() => overviews(2).length > 0 && overviews(8).length > 0, 600_000);
    await salto.clock.pass(60_000);
    expect([overviews(2).length, overviews(8).length]).toEqual([1, 1]);
    expect((await storeOf(salto).items(promptId)).map(({ measureId }) => measureId)).toHaveLength(9);
  });

  test.each([0, 1, 2, 3])('closing that dies after %i writes puts every answer into the register once', async (writes) => {
    await openCheckIn(salto);
    await salto.until(() => overviews(2).length > 0 && overviews(8).length > 0);
    await press(2, overviews(2)[0]?.card, 'Bekreft alle uendret');
    await press(8, overviews(8)[0]?.card, 'Bekreft alle uendret');
    await salto.until(() => wordsOf(overviews(2)[0]?.card).includes('6 av 6 besvart'));
    await salto.stop();
    await salto.clock.jump('2027-02-09T08:00:00Z');
    faults.writesLeft = writes;
    await salto.restart();
    await salto.until(() => faults.away).catch(() => undefined);
    await heal();
    await salto.until(async () => (await storeOf(salto).load(promptId))?.state === 'closed' && (await storeOf(salto).openAnswers('p1')).answers.length === 0, 1_200_000);
    const read = await readPlan({ store: salto.store, timeZone: 'Europe/Oslo', openAnswers: storeOf(salto).openAnswers }, 'p1');
    expect(read?.measures.map(({ history }) => history.map(({ checkIn }) => checkIn?.promptId ?? 'import').join())).toEqual(Array.from({ length: 9 }, () => `import,${promptId}`));
  });

  test.each([6, 16, 21, 25])('passing measures on that dies after %i writes, and stays away for days, tells those they fall to, once', async (writes) => {
    await openCheckIn(salto);
    await salto.until(() => overviews(2).length > 0 && overviews(8).length > 0);
    // Alna's fall to Ute, who has no card, Sagene's to Kåre, who has one.
    const csv = members.replace('p2@example.no,,bydel-alna,bydel-alna,', 'p2@example.no,,bydel-alna,bydel-sagene,').replace('bydel-alna,bydel-alna,utovende,medlem', 'bydel-alna,bydel-alna,utovende,koordinator').replace('bydel-sagene,bydel-sagene,koordinerende,koordinator', 'bydel-sagene,bydel-sagene,koordinerende,medlem');
    expect((await importMembers(csv, { store: salto.store, ids: countingIds('relisted') })).outcome).toBe('imported');
    await salto.stop();
    await salto.clock.jump('2027-01-11T08:11:00Z');
    faults.writesLeft = writes;
    await salto.restart();
    await salto.until(() => faults.away);
    await salto.stop();
    Object.assign(faults, noFaults());
    await salto.clock.jump('2027-01-14T08:00:00Z');
    await salto.restart();
    const told = () => salto.inbox(koordinator).filter(({ activity }) => activity?.summary === 'Tiltak er nå dine å svare på');
    await salto.until(() => overviews(6).length > 0 && told().length > 0, 900_000);
    await salto.until(() => wordsOf(overviews(8)[0]?.card).includes('Ingen tiltak venter på deg'));
    await salto.clock.pass(900_000);
    expect(overviews(6)).toHaveLength(1);
    // What fell before and after it died may be two messages; no measure is in both.
    const banners = told().map(({ card }) => wordsOf(card).split('Innsjekk av tiltak')[0]);
    for (const title of ['Tiltak 6', 'Tiltak 7', 'Tiltak 8']) expect({ title, times: banners.filter((words) => words?.includes(title)).length }).toEqual({ title, times: 1 });
  });

  test('an answer whose confirmation was lost is there, and the same click again changes nothing', async () => {
    await openCheckIn(salto);
    await salto.until(() => overviews(2).length > 0);
    faults.writesLeft = 0;
    expect((await salto.click(koordinator, 'tiltak.unchanged', { promptId, measureId: 'm1', at: 'walk', seen: 0 })).text).toContain('kanskje ikke lagret');
    await heal();
    await salto.click(koordinator, 'tiltak.unchanged', { promptId, measureId: 'm1', at: 'walk', seen: 0 });
    expect((await storeOf(salto).answers(promptId)).answers.map(({ measureId, history }) => [measureId, history.length])).toEqual([['m1', 1]]);
    await salto.until(() => wordsOf(overviews(2)[0]?.card).includes('1 av 6 besvart'));
  });

  test('handing over that dies half way is finished by pressing again', async () => {
    await openCheckIn(salto);
    await salto.until(() => overviews(2).length > 0);
    const to = (await networkOf(salto)).memberByEmail('p6@example.no')?.id ?? '';
    faults.writesLeft = 0;
    await salto.click(koordinator, 'tiltak.delegate-to', { promptId, measureId: 'm1', at: 'walk', to });
    await heal();
    await salto.click(koordinator, 'tiltak.delegate-to', { promptId, measureId: 'm1', at: 'walk', to });
    await salto.until(() => salto.inbox(person(6)).some(({ card }) => wordsOf(card).includes('har gitt deg dette tiltaket')));
  });
});
