/** The monthly look at who can be reached: through the whole product, judged by what reached the connector. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { personalConversation } from '../../support/fake-connector-model.ts';
import { person } from '../../support/activities.ts';
import { koordinator, sekretariat, startSalto, wordsOf, type Salto, type SaltoOptions } from '../../support/salto.ts';

describe('canary', () => {
  let salto: Salto;
  afterEach(async () => { await salto.close(); });

  const summary = 'Månedlig sjekk av hvem som kan nås';
  /** Just before the day's quiet hours end, so that the network is known by then. */
  const start = async (options: SaltoOptions = {}) => { salto = await startSalto({ now: '2027-01-11T06:29:00Z', ...options, env: { CANARY: 'on', ...options.env } }); };
  const lookUps = () => salto.connector.requests.filter(({ method, path }) => method === 'GET' && path.includes('/members/'));
  const lookedUp = (number: number) => lookUps().filter(({ path }) => decodeURIComponent(path).endsWith(`/members/${person(number).userId}`)).length;
  const posted = () => salto.connector.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/conversations'));
  const reports = () => salto.inbox(sekretariat).filter(({ activity }) => activity?.summary === summary);
  const report = () => wordsOf(reports()[0]?.card);
  const known = [1, 2, 3, 4, 5, 6, 7, 8];

  test('off unless it is switched on', async () => {
    salto = await startSalto();
    await salto.clock.pass(20 * 60_000);
    expect([lookUps().length, reports().length]).toEqual([0, 0]);
  });

  describe('once a month', () => {
    test('everybody is looked up and nothing posted; the sekretariat is told who is lost, with names and phone', async () => {
      await start();
      // Without the app: neither the conversation nor a new one knows them.
      salto.connector.setMembers(personalConversation(person(4).userId), []);
      // The platform refuses for good.
      salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotDisabledByAdmin' } } }, match: ({ method, path }) => method === 'GET' && decodeURIComponent(path).endsWith(`/members/${person(5).userId}`), times: Infinity });
      await salto.until(() => known.every((number) => lookedUp(number) > 0), 180_000);
      expect(posted()).toEqual([]);

      await salto.until(() => reports().length === 1, 180_000);
      expect(posted()).toHaveLength(1);
      expect(report()).toContain('8 personer er slått opp i Teams uten at noen fikk melding, og 6 kan nås.');
      expect(report()).toContain('1 person har aldri vært å finne i Teams');
      expect(report()).toMatch(/Kan ikke lenger nås.*Pål Politi.*Bydel Alna · uten telefonnummer.*Ragnhild Rektor/u);
      expect(report()).not.toContain('Ute Øygard');

      const network = wordsOf((await salto.say(sekretariat, 'nettverk')).card);
      for (const name of ['Pål Politi', 'Ragnhild Rektor']) expect(network).toContain(name);
      expect(known.map(lookedUp)).toEqual([1, 1, 1, 2, 1, 1, 1, 1]);

      await salto.clock.pass(10 * 60_000);
      expect([reports().length, lookUps().length]).toEqual([1, 9]);
      expect(salto.lines.filter(({ event }) => event.endsWith('failed'))).toEqual([]);
    });

    test('again next month, on its first working day after the quiet hours; those lost before are told apart', async () => {
      await start({ now: '2027-01-29T06:29:00Z' });
      salto.connector.setMembers(personalConversation(person(4).userId), []);
      await salto.until(() => reports().length === 1, 180_000);
      salto.connector.clear();
      // The 1st of February 2027 is a Monday.
      await salto.clock.jump('2027-02-01T07:58:00Z');
      await salto.clock.advance(60_000);
      expect(lookUps()).toEqual([]);
      await salto.until(() => reports().length === 1, 300_000);
      expect(report()).toContain('Hadde allerede blokkert boten eller fjernet appen');
      expect(report()).not.toContain('Kan ikke lenger nås');
      expect([lookedUp(4), lookedUp(6)]).toEqual([0, 1]);
    });

    test('not at night and not on a weekend', async () => {
      await start({ now: '2027-01-09T10:00:00Z' }); // a Saturday
      await salto.clock.pass(5 * 60_000);
      expect(lookUps()).toEqual([]);
      await salto.clock.jump('2027-01-11T06:00:00Z');
      await salto.clock.advance(60_000);
      expect(lookUps()).toEqual([]);
      await salto.clock.jump('2027-01-11T06:31:00Z');
      await salto.until(() => reports().length === 1, 300_000);
    });

    test('a restart in the middle goes on where it was: nobody is looked up twice, one report', async () => {
      await start();
      await salto.until(() => lookUps().length >= 3, 180_000);
      await salto.stop();
      const before = lookUps().length;
      expect(before).toBeLessThan(8);
      await salto.restart();
      await salto.until(() => reports().length === 1, 300_000);
      await salto.stop();
      await salto.restart();
      await salto.clock.pass(5 * 60_000);
      expect([known.map(lookedUp), reports().length]).toEqual([known.map(() => 1), 1]);
    });

    test('429 is obeyed', async () => {
      await start();
      const refusedAt: number[] = [];
      salto.connector.fail({ how: { status: 429, retryAfter: '30' }, match: ({ method, path }) => {
        const meant = method === 'GET' && decodeURIComponent(path).endsWith(`/members/${person(6).userId}`);
        if (meant) refusedAt.push(salto.clock.now().epochMilliseconds);
        return meant && refusedAt.length === 1;
      }, times: Infinity });
      await salto.until(() => reports().length === 1, 300_000);
      expect(refusedAt).toHaveLength(2);
      expect((refusedAt[1] ?? 0) - (refusedAt[0] ?? 0)).toBeGreaterThanOrEqual(30_000);
      expect(report()).toContain('8 kan nås');
      expect(report()).toContain('Alle som kunne nås før, kan fortsatt nås.');
    });
  });

  test('the names are for the sekretariat; anything else in the card’s data is refused', async () => {
    await start();
    await salto.until(() => reports().length === 1, 180_000);
    expect(wordsOf((await salto.click(sekretariat, 'network.canary', { promptId: 'canary-2027-01', page: 1 })).card)).toContain('Månedlig sjekk');
    const refused = await salto.click(koordinator, 'network.canary', { promptId: 'canary-2027-01', page: 1 });
    expect([refused.kind, refused.text.includes('Solveig Sekretær')]).toEqual(['text', true]);
    expect((await salto.click(sekretariat, 'network.canary', { promptId: 'meeting-1', page: 1 })).kind).toBe('text');
  });
});
