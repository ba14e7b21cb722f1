/** A check-in's life through the real stack: handed to colleagues, two at once, reminded. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ringeliste } from '../../../src/cli/ringeliste.ts';
import { parseConfig } from '../../../src/config.ts';
import { fakeTenantId, install, person } from '../../support/activities.ts';
import { answeringCheckIn } from '../../support/answering-check-in.ts';
import { networkOf, progressIn, promptId } from '../../support/check-ins.ts';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in life', () => {
  let salto: Salto;
  let faults: StoreFaults;
  beforeEach(async () => {
    faults = noFaults();
    salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
    await begin();
  });
  afterEach(async () => { await salto.close(); });
  const { begin, overviewOf, press, open, save, answersNow, summaries } = answeringCheckIn(() => salto);

  const idOf = async (number: number) => (await networkOf(salto)).memberByEmail(`p${number}@example.no`)?.id ?? '';
  const handTo = async (number: number, measureId = 'alna-4') => salto.click(koordinator, 'tiltak.delegate-to', { promptId, measureId, at: 'walk', to: await idOf(number) });
  const delegatedTo = (number: number) => salto.inbox(person(number)).filter(({ card }) => wordsOf(card).includes('har gitt deg dette tiltaket') || wordsOf(card).includes('har tatt tiltaket tilbake') || wordsOf(card).includes('Svaret er lagret'));

  describe('handing a measure to a colleague', () => {
    test('finds by part of a name, says who can be reached, and sends just the one measure', async () => {
      const form = await press(2, await open(2, 'alna-4'), 'Gi videre');
      expect(wordsOf((await press(2, form.card, 'Finn', { deputy: 'u' })).card)).toContain('minst to bokstaver');
      expect(wordsOf((await press(2, form.card, 'Finn', { deputy: 'finnes ikke' })).card)).toContain('Fant ingen');
      const unseen = await press(2, form.card, 'Finn', { deputy: 'usett' });
      expect(wordsOf(unseen.card)).toContain('Kan ikke nås i Teams');
      const found = await press(2, form.card, 'Finn', { deputy: 'oygard ute' });
      expect(wordsOf(found.card)).toContain('Ute Øygard');
      expect(wordsOf(found.card)).toContain('Får kortet i Teams');
      const done = await press(2, found.card, 'Velg');
      expect(wordsOf(done.card)).toContain('Tiltaket er gitt videre til Ute Øygard.');
      await salto.until(() => delegatedTo(6).length === 1);
      expect(summaries(6)).toContain('Du er bedt om å svare på ett tiltak');
      const card = delegatedTo(6)[0]?.card;
      expect(wordsOf(card)).toContain('Nettpatrulje');
      expect(wordsOf(card)).not.toContain('Trygghetsvandring');

      expect((await salto.click(person(6), 'tiltak.save', { promptId, measureId: 'alna-1', at: 'delegated', seen: 0, status: 'fullfort' })).text).toContain('ikke ditt å svare på');
      const saved = await save(6, card, 'igangsatt', { outcome: 'Vi er på nett' });
      expect(wordsOf(saved.card)).toContain('Svaret er lagret');
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'igangsatt', by: await idOf(6), level: 'koordinerende' });
      await salto.until(() => wordsOf(delegatedTo(6)[0]?.card).includes('Svaret er lagret'));
      await salto.until(() => wordsOf(overviewOf(2)?.card).includes('av Ute Øygard'));
    });

    test('a list of many is paged, never hundreds', async () => {
      const form = await press(2, await open(2, 'alna-4'), 'Gi videre');
      const found = await press(2, form.card, 'Finn', { deputy: 'example' });
      expect(wordsOf(found.card)).toContain('Side 1 av 2');
      expect(wordsOf((await press(2, found.card, 'Neste', { deputy: 'example' })).card)).toContain('Side 2 av 2');
      expect(wordsOf((await press(2, found.card, 'Avbryt')).card)).toContain('Nettpatrulje');
    });

    test('one that has an answer already is shown with it, to be corrected, and nobody is thanked for what another said', async () => {
      await save(2, await open(2, 'alna-4'), 'igangsatt');
      await handTo(6);
      await salto.until(() => delegatedTo(6).length === 1);
      const words = wordsOf(delegatedTo(6)[0]?.card);
      expect(words).toContain('har gitt deg dette tiltaket');
      expect(words).toContain('Kåre Koordinator, ');
      expect(words).not.toContain('Takk!');
      const opened = await salto.click(person(6), 'tiltak.open', { promptId, measureId: 'alna-4', at: 'walk' });
      await save(6, opened.card, 'fullfort');
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'fullfort', by: await idOf(6) });
    });

    test('taken back, the colleague is told and can no longer answer', async () => {
      await handTo(6);
      await salto.until(() => delegatedTo(6).length === 1);
      const card = delegatedTo(6)[0]?.card;
      await press(2, await open(2, 'alna-4'), 'Ta tilbake');
      await salto.until(() => wordsOf(delegatedTo(6)[0]?.card).includes('har tatt tiltaket tilbake'));
      expect((await save(6, card, 'fullfort')).text).toContain('ikke ditt å svare på');
      expect((await answersNow()).size).toBe(0);
    });

    test('somebody who cannot be reached is named, finds it when they write, and is on the ringeliste as long as it waits for them', async () => {
      const done = await handTo(9);
      expect(wordsOf(done.card)).toContain('som ikke kan nås i Teams');
      expect((await progressIn(salto, promptId)).people.get(await idOf(9))).toMatchObject({ asked: 1, state: 'not-opened' });
      const toCall = async () => {
        const before = salto.connector.ledger.length;
        const { text } = await salto.click(sekretariat, 'prompts.call-list', { promptId });
        return text + wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card));
      };
      await salto.until(async () => (await toCall()).includes('Usett Person'));
      const out = join(await mkdtemp(join(tmpdir(), 'ringeliste-')), 'liste.csv');
      jest.spyOn(console, 'log').mockImplementation(() => undefined);
      expect(await ringeliste({ store: salto.store, clock: salto.clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => '' } }, promptId, out)).toBe(0);
      jest.restoreAllMocks();
      expect(await readFile(out, 'utf8')).toContain('Usett Person');
      await rm(dirname(out), { recursive: true });
      await save(2, await open(2, 'alna-4'), 'igangsatt');
      expect(await toCall()).not.toContain('Usett Person');
      await handTo(9, 'alna-2');
      await salto.until(async () => (await toCall()).includes('Usett Person'));
      await salto.click(koordinator, 'tiltak.take-back', { promptId, measureId: 'alna-2', at: 'walk' });
      expect(await toCall()).not.toContain('Usett Person');
    });

    test('somebody who gets the app afterwards gets the card too', async () => {
      await handTo(9);
      await salto.clock.advance(5000);
      const { userId: id, aadObjectId } = person(9);
      salto.connector.setMembers(salto.chat(person(9)).conversationId, [{ id, aadObjectId, email: 'p9@example.no', userPrincipalName: 'p9@example.no', name: 'Usett', tenantId: fakeTenantId }]);
      for (const activity of install(person(9), salto.chat(person(9)))) await salto.post(activity);
      await salto.until(() => delegatedTo(9).length === 1, 300_000);
    });

    test('only the responsible hand it over; one that nobody is responsible for, its organiser', async () => {
      const refusal = await salto.click(person(8), 'tiltak.delegate-to', { promptId, measureId: 'alna-4', to: await idOf(7) });
      expect(refusal.text).toContain('Bare den som er ansvarlig');
      await salto.click(sekretariat, 'tiltak.delegate-to', { promptId, measureId: 'ude-1', to: await idOf(5) });
      await salto.until(() => delegatedTo(5).length === 1);
      await save(5, delegatedTo(5)[0]?.card, 'igangsatt');
      expect((await answersNow()).get('ude-1')).toMatchObject({ by: await idOf(5) });
    });
  });

  describe('two people at once', () => {
    test('the slower one learns it: nothing is overwritten, what was typed is kept, and may be saved anyway', async () => {
      await handTo(6);
      await salto.until(() => delegatedTo(6).length === 1);
      const mine = await open(2, 'alna-4');
      await save(6, delegatedTo(6)[0]?.card, 'fullfort', { outcome: 'Ferdig i høst' });
      const back = await save(2, mine, 'igangsatt', { outcome: 'Dette skrev jeg' });
      const words = wordsOf(back.card);
      expect(words).toContain('Ute Øygard har svart i mellomtiden');
      expect(words).toContain('Ferdig i høst');
      expect(words).toContain('Dette skrev jeg');
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'fullfort', outcome: 'Ferdig i høst' });
      await press(2, back.card, 'Lagre likevel', { status: 'igangsatt', reasons: '', outcome: 'Dette skrev jeg', benefit: '' });
      const answer = (await answersNow()).get('alna-4');
      expect(answer).toMatchObject({ status: 'igangsatt', outcome: 'Dette skrev jeg', by: await idOf(2) });
      expect(answer?.history).toHaveLength(2);
    });

    test('a fault corrected after somebody else has answered is no way around being told', async () => {
      await handTo(6);
      await salto.until(() => delegatedTo(6).length === 1);
      const mine = await open(2, 'alna-4');
      await save(6, delegatedTo(6)[0]?.card, 'fullfort');
      const faulty = await save(2, mine, 'igangsatt', { outcome: 'Om 21483609245' });
      expect(wordsOf(faulty.card)).toContain('fødselsnummer');
      expect(wordsOf((await save(2, faulty.card, 'igangsatt', { outcome: 'Rettet' })).card)).toContain('har svart i mellomtiden');
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'fullfort' });
    });

    test('in the same moment exactly one is stored, and the other is asked', async () => {
      await handTo(6);
      await salto.until(() => delegatedTo(6).length === 1);
      const mine = await open(2, 'alna-4');
      const replies = await Promise.all([save(2, mine, 'igangsatt'), save(6, delegatedTo(6)[0]?.card, 'avsluttet')]);
      expect(replies.filter(({ card }) => wordsOf(card).includes('har svart i mellomtiden'))).toHaveLength(1);
      expect((await answersNow()).get('alna-4')?.history).toHaveLength(1);
    });

    test('a click that comes once more, after its sender has changed their mind, is not said again', async () => {
      const mine = await open(2, 'alna-4');
      await save(2, mine, 'igangsatt', { outcome: 'Først dette' });
      await save(2, await open(2, 'alna-4'), 'fullfort');
      const back = await save(2, mine, 'igangsatt', { outcome: 'Først dette' });
      expect((await answersNow()).get('alna-4')?.history.map(({ status }) => status)).toEqual(['igangsatt', 'fullfort']);
      // Meant after all, it is saved by a click on what came back.
      await press(2, back.card, 'Lagre likevel', { status: 'igangsatt', reasons: '', outcome: 'Først dette', benefit: '' });
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'igangsatt', outcome: 'Først dette' });
    });

    test('a list of measures that is none is nothing to confirm, and no fault of the product', async () => {
      for (const measures of ['{', '7', '[1]', JSON.stringify(Array.from({ length: 101 }, (_, n) => `m${n}`))]) expect(wordsOf((await salto.click(koordinator, 'tiltak.confirm-all', { promptId, at: 'walk', measures })).card)).toContain('Ingen av dem som vises');
      expect(salto.lines.filter(({ event }) => event === 'chat.failed')).toEqual([]);
      expect((await answersNow()).size).toBe(0);
    });

    test('«Uendret» over somebody else’s new answer asks too', async () => {
      const mine = await open(2, 'alna-1');
      await handTo(6, 'alna-1');
      await salto.until(() => delegatedTo(6).length === 1);
      await save(6, delegatedTo(6)[0]?.card, 'avsluttet');
      expect(wordsOf((await press(2, mine, 'Uendret')).card)).toContain('har svart i mellomtiden');
      expect((await answersNow()).get('alna-1')).toMatchObject({ status: 'avsluttet' });
    });
  });

  describe('reminders', () => {
    const nudges = (number: number) => summaries(number).filter((summary) => summary.startsWith('Påminnelse:'));
    test('go by how far each has come, in working time only, and to nobody who is away', async () => {
      await salto.click(person(6), 'absence.save', { from: '2027-01-15', to: '2027-01-19' });
      await save(2, await open(2, 'alna-1'), 'igangsatt');
      await press(8, overviewOf(8)?.card, 'Bekreft alle uendret');
      await salto.clock.jump('2027-01-18T08:05:00Z');
      await salto.until(() => nudges(4).length === 1);
      expect(nudges(2)).toEqual([]); // has begun
      expect(nudges(6)).toEqual([]); // is away
      // Two days before the 25th is a Saturday: the Friday before.
      await salto.clock.jump('2027-01-22T08:05:00Z');
      await salto.until(() => nudges(2).length === 1 && nudges(4).length === 2 && nudges(6).length === 1);
      expect(salto.inbox(koordinator).some(({ card }) => wordsOf(card).includes('Du er i gang: 2 tiltak igjen'))).toBe(true);
      await save(2, await open(2, 'alna-2'), 'fullfort');
      await salto.clock.jump('2027-01-25T08:05:00Z');
      await salto.until(() => nudges(2).length === 2);
      expect(salto.inbox(koordinator).some(({ card }) => wordsOf(card).includes('Bare ett tiltak igjen'))).toBe(true);
      expect(nudges(8)).toEqual([]); // done
    });

    test('one that fell due while the server was away waits for the morning', async () => {
      await salto.stop();
      await salto.clock.jump('2027-01-18T21:00:00Z');
      await salto.restart();
      await salto.clock.advance(60_000);
      expect(nudges(4)).toEqual([]);
      await salto.clock.jump('2027-01-19T06:31:00Z');
      await salto.until(() => nudges(4).length === 1);
    });
  });
});
