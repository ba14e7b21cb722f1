/** The store closes a level, is away at start, or goes away while people use the bot: what was acknowledged stays, the rest is a sentence. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { channel, install, person } from '../../support/activities.ts';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { answer, call, invitationsTo, liveCard, preview, reachable, readyz } from '../../support/meetings.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('store faults', () => {
  const [leder, koordinator, utover, otherUtover] = [person(3), person(2), person(6), person(7)] as const;
  const nothingStored = 'Ingenting ble lagret';
  const notConfirmed = 'Prøv igjen om litt';

  let faults: StoreFaults;
  let salto: Salto;
  beforeEach(async () => {
    faults = noFaults();
    salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
  });
  afterEach(async () => {
    faults.away = false;
    faults.writesLeft = Infinity;
    await salto.close();
  });
  const answersTo = (promptId: string) => createPromptStore(salto.store, salto.clock, 30).responses(promptId);

  describe('a level that the database has closed', () => {
    beforeEach(() => { faults.denied.add('responses-utovende'); });

    test('stops nobody else: everybody is called, the other levels answer, the live card goes on without it and says so', async () => {
      const promptId = await call(salto);
      expect(wordsOf((await answer(salto, leder, promptId, 'kommer')).card)).toContain('Du har svart');
      expect(wordsOf((await answer(salto, koordinator, promptId, 'kommer-digitalt')).card)).toContain('Du har svart');
      const refused = await answer(salto, utover, promptId, 'kommer');
      expect([refused.status, refused.text]).toEqual([200, expect.stringContaining(nothingStored)]);

      await salto.until(() => liveCard(salto).includes('2 av 9 har svart'));
      expect(liveCard(salto)).toContain('Svar fra utøvende nivå kan ikke leses nå');
      expect((await answersTo(promptId)).responses.map(({ memberId }) => memberId)).toHaveLength(2);

      faults.denied.clear();
      expect(wordsOf((await answer(salto, utover, promptId, 'kommer')).card)).toContain('Du har svart');
      await salto.until(() => liveCard(salto).includes('3 av 9 har svart') && !liveCard(salto).includes('kan ikke leses nå'));
    });

    test('lists, names and reminders go on without it', async () => {
      faults.denied.clear();
      const promptId = await call(salto);
      await answer(salto, utover, promptId, 'kommer');
      await answer(salto, leder, promptId, 'kommer');
      faults.denied.add('responses-utovende');

      for (const word of ['møter', 'mine']) expect(wordsOf((await salto.say(utover, word)).card)).toContain('Temamøte');
      expect(wordsOf((await salto.say(leder, 'mine')).card)).toContain('Du har svart på alt');
      const before = salto.connector.ledger.length;
      await salto.click(sekretariat, 'meeting.names', { promptId });
      const names = wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card));
      expect([names.includes('Lena Leder'), names.includes('Ute Øygard')]).toEqual([true, false]);

      // Nobody is nagged whose answer cannot be read.
      await salto.clock.jump('2027-01-22T09:00:00Z');
      const nudged = (number: number): boolean => salto.inbox(person(number)).some(({ card }) => wordsOf(card).includes('Vi har ikke fått svar'));
      await salto.until(() => nudged(4) && nudged(8));
      expect([nudged(6), nudged(7), nudged(3)]).toEqual([false, false, false]);
    });

    test('readyz is 200 and names it; the log too, and nobody in it', async () => {
      const promptId = await call(salto);
      await answer(salto, utover, promptId, 'kommer');
      expect(await readyz(salto)).toMatchObject({ status: 200, body: { status: 'ready', closed: ['responses-utovende'], unavailable: [] } });
      expect(salto.lines).toContainEqual(expect.objectContaining({ event: 'store.containers', fields: { closed: ['responses-utovende'], unavailable: [] } }));
      const log = inspect(salto.lines, { depth: 10 });
      expect(log).toContain('store-denied');
      for (const personal of ['Ute', 'Øygard', 'p6@example.no', utover.userId, utover.aadObjectId, 'Temamøte', 'Rådhuset']) expect(log).not.toContain(personal);
    });
  });

  test('without the prompts nothing works, and readyz says which container is closed', async () => {
    faults.denied.add('prompts');
    expect(await readyz(salto)).toMatchObject({ status: 503, body: { status: 'not-ready', closed: ['prompts'] } });
    expect(wordsOf((await salto.say(sekretariat, 'møter')).activity)).toContain('stengt');
  });

  describe('a store that is away at start', () => {
    test('readyz says so, healthz lives, clicks get a sentence; when it is back everything works without a restart', async () => {
      const promptId = await call(salto);
      await salto.stop();
      faults.away = true;
      await salto.restart();
      expect((await fetch(`${salto.url()}/healthz`)).status).toBe(200);
      expect((await readyz(salto)).status).toBe(503);
      const refused = await answer(salto, leder, promptId, 'kommer');
      expect([refused.status, refused.text]).toEqual([200, expect.stringContaining(notConfirmed)]);
      expect(wordsOf((await salto.say(leder, 'møter')).activity)).toContain(notConfirmed);
      await salto.clock.pass(120_000);

      faults.away = false;
      await salto.until(async () => (await readyz(salto)).status === 200);
      expect(wordsOf((await answer(salto, leder, promptId, 'kommer')).card)).toContain('Du har svart');
      await salto.until(() => liveCard(salto).includes('1 av 9 har svart'));
      // What was planned before runs too.
      await salto.clock.jump('2027-01-22T09:00:00Z');
      await salto.until(() => salto.inbox(utover).some(({ card }) => wordsOf(card).includes('Vi har ikke fått svar')));
    });
  });

  describe('an install while the store is away', () => {
    const welcomes = (conversationId: string) => salto.connector.ledger.filter((entry) => entry.conversationId === conversationId && entry.card !== undefined).length;

    test.each([
      ['in a person’s own chat', () => salto.chat(utover), 'personal'],
      ['in a team', () => channel(salto.connector.url), 'channel'],
    ] as const)('%s is asked for again, and done and welcomed once when the store is back', async (_, where, type) => {
      const place = where();
      const installs = () => salto.lines.filter(({ event, fields }) => event === 'chat.installed' && fields?.['type'] === type).length;
      const before = installs();
      // Somebody of whom there is something new to store.
      const { userId, aadObjectId } = person(9);
      if (type === 'channel') salto.connector.setMembers(place.teamId ?? '', [{ id: userId, aadObjectId, email: 'p9@example.no' }]);
      faults.away = true;
      const events = install(utover, place);
      for (const event of events) expect((await salto.post(event)).status).toBe(503);
      expect([installs(), welcomes(place.conversationId)]).toEqual([before, 0]);

      faults.away = false;
      for (const event of [...events, ...events]) expect((await salto.post(event)).status).toBe(200);
      expect([installs(), welcomes(place.conversationId)]).toEqual([before + 1, 1]);
    });
  });

  describe('a store that goes away while the bot runs', () => {
    test('takes nothing that was acknowledged with it', async () => {
      const promptId = await call(salto);
      await answer(salto, leder, promptId, 'kommer');
      faults.away = true;
      const refused = await answer(salto, utover, promptId, 'kommer');
      expect([refused.status, refused.text]).toEqual([200, expect.stringContaining(notConfirmed)]);
      expect((await readyz(salto)).status).toBe(503);
      await salto.clock.advance(60_000);
      faults.away = false;
      expect((await answersTo(promptId)).responses.map(({ answer }) => answer)).toEqual(['kommer']);
      expect(wordsOf((await answer(salto, utover, promptId, 'kanskje')).card)).toContain('Du har svart');
      await salto.until(() => liveCard(salto).includes('2 av 9 har svart'));
      await salto.until(async () => (await readyz(salto)).status === 200);
    });

    test('an answer whose acknowledgement was lost is one answer when it is pressed again', async () => {
      const promptId = await call(salto);
      faults.writesLeft = 0;
      expect((await answer(salto, leder, promptId, 'kommer')).text).toContain(notConfirmed);
      faults.away = false;
      faults.writesLeft = Infinity;
      expect(wordsOf((await answer(salto, leder, promptId, 'kommer')).card)).toContain('Du har svart');
      expect((await answersTo(promptId)).responses).toMatchObject([{ answer: 'kommer', history: [{ answer: 'kommer' }] }]);
    });

    // Each write that calling a meeting makes, from the draft to the last invitation, may be the last one that is taken.
    test.each([0, 1, 2, 3, 4, 5, 8, 13, 21])('in the middle of calling a meeting (after %i writes): pressed again, everybody is called once', async (writes) => {
      const shown = await preview(salto);
      const { verb, data } = buttonOf(shown.card, 'Send');
      faults.writesLeft = writes;
      const first = await salto.click(sekretariat, verb, data);
      expect(first.status).toBe(200);
      for (let second = 0; second < 20; second += 1) await salto.clock.advance(1000);
      expect([faults.away, (await readyz(salto)).status]).toEqual([true, 503]);

      faults.away = false;
      faults.writesLeft = Infinity;
      await salto.until(async () => (await readyz(salto)).status === 200);
      expect(wordsOf((await salto.click(sekretariat, verb, data)).card)).toContain('Innkallingen er på vei');
      await salto.until(() => reachable.every((number) => invitationsTo(salto, person(number)).length > 0), 180_000);
      expect(reachable.map((number) => invitationsTo(salto, person(number)).length)).toEqual(reachable.map(() => 1));
      expect(wordsOf((await answer(salto, otherUtover, data['promptId'] as string, 'kommer')).card)).toContain('Du har svart');
    });
  });
});
