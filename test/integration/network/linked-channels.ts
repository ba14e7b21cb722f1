/** Linked channels through the real stack: linked by a word, and the board comes and follows there. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fakeBotId, membersChanged, message, person, type Person, type Place } from '../../support/activities.ts';
import { buttonOf, koordinator, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('linked channels', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const teamId = '19:alna-team@thread.tacv2';
  const channelId = '19:alna-beredskap@thread.tacv2';
  const place = (): Place => ({ serviceUrl: salto.connector.url, tenantId: salto.chat(koordinator).tenantId, conversationId: `${channelId};messageid=1700000000000`, type: 'channel', teamId });
  async function say(who: Person, text: string, at = place()): Promise<string> {
    const before = salto.connector.ledger.length;
    await salto.post(message(who, at, text));
    return String(salto.connector.ledger.slice(before).find(({ conversationId }) => conversationId === at.conversationId)?.activity?.text ?? '');
  }
  const links = async () => (await salto.store.query('network', { partition: 'channel-link' })).items.map(({ unit, level, conversationId }) => [unit, level, conversationId].join(' '));
  const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', date: '', meetAt: '', deadline: '', needed: '2', shifts: '', levels: '*', units: 'bydel-alna', groups: '', includeAbsent: 'false', waves: '', waveMinutes: '' };
  async function mobilise(change: Partial<typeof typed> = {}, word = 'mobiliser'): Promise<string> {
    const form = buttonOf((await salto.say(sekretariat, word)).card, 'Forhåndsvis');
    const { verb, data } = buttonOf((await salto.click(sekretariat, form.verb, { ...form.data, ...typed, ...change })).card, 'Send');
    await salto.click(sekretariat, verb, data);
    return data['promptId'] as string;
  }
  const boards = () => salto.connector.messages(channelId);
  const board = () => boards().map(({ card }) => wordsOf(card)).join(' ');
  const answer = (number: number, promptId: string, id: string) => salto.click(person(number), 'mobilisation.answer', { promptId, answer: id, eta: '15' });

  test('a team is greeted in the network’s language, whatever language the client of whoever added the app has', async () => {
    const team: Place = { ...place(), conversationId: teamId };
    salto.connector.setMembers(teamId, []);
    await salto.post(membersChanged({ ...sekretariat, locale: 'en-US' }, team, 'membersAdded', [fakeBotId]));
    expect(wordsOf(salto.connector.messages(teamId).at(-1)?.card)).toContain('er lagt til i teamet');
  });

  describe('koble', () => {
    test('by the unit’s koordinator or the sekretariat; again for another level; and off', async () => {
      expect(await say(koordinator, 'koble koordinerende bydel-alna')).toContain('Kanalen er koblet til Bydel Alna, Koordinerende nivå');
      expect(await links()).toEqual([`bydel-alna koordinerende ${channelId}`]);
      expect(await say(koordinator, 'Koble Utøvende Bydel Alna')).toContain('Bydel Alna, Utøvende nivå');
      expect(await say(sekretariat, 'koble bydel-alna')).toContain('Bydel Alna, alle nivåer');
      expect(await links()).toEqual([`bydel-alna * ${channelId}`]);
      expect(await say(person(6), 'koble')).toContain('Kanalen er koblet til Bydel Alna, alle nivåer');
      expect(await say(koordinator, 'koble bort')).toContain('ikke koblet lenger');
      expect(await links()).toEqual([]);
    });

    test.each<[string, Person, string, string]>([
      ['a member', person(6), 'koble koordinerende bydel-alna', 'Du har ikke tilgang til dette. Kontakt Kåre Koordinator.'],
      ['another bydel’s koordinator', person(8), 'koble koordinerende bydel-alna', 'Du har ikke tilgang til dette'],
      ['somebody unknown', stranger, 'koble koordinerende bydel-alna', ''],
      ['a unit that does not exist', koordinator, 'koble koordinerende atlantis', 'Jeg fant ikke enheten'],
      ['a level alone', koordinator, 'koble koordinerende', 'Jeg fant ikke enheten'],
      ['nothing', koordinator, 'koble', 'Skriv dette i kanalen som skal kobles'],
      ['off what is not linked', koordinator, 'koble bort', 'Skriv dette i kanalen som skal kobles'],
    ])('%s is refused with a sentence', async (_, who, text, sentence) => {
      expect(await say(who, text)).toContain(sentence);
      expect(await links()).toEqual([]);
    });

    test('another’s channel is not taken or let go by a koordinator', async () => {
      await say(koordinator, 'koble koordinerende bydel-alna');
      expect(await say(person(8), 'koble utøvende bydel-sagene')).toContain('Du har ikke tilgang til dette');
      expect(await say(person(8), 'koble bort')).toContain('Du har ikke tilgang til dette');
      expect(await links()).toEqual([`bydel-alna koordinerende ${channelId}`]);
    });

    test('in the person’s own chat it says how', async () => {
      expect((await salto.say(koordinator, 'koble koordinerende bydel-alna')).activity?.text).toContain('Skriv dette i kanalen');
      expect(await links()).toEqual([]);
    });

    test('the app taken from the team ends it', async () => {
      await say(koordinator, 'koble bydel-alna');
      await salto.post(membersChanged(koordinator, { ...place(), conversationId: teamId }, 'membersRemoved', [fakeBotId]));
      await salto.until(async () => (await links()).length === 0);
    });
  });

  describe('the board in the channel', () => {
    test('comes once, follows the answers, has no names and no buttons, and says when it is over', async () => {
      await say(koordinator, 'koble koordinerende bydel-alna');
      const promptId = await mobilise();
      await salto.until(() => board().includes('0 av 5 har svart'));
      await answer(4, promptId, 'kan-stille');
      await answer(6, promptId, 'kan-stille');
      await answer(5, promptId, 'kan-ikke');
      await salto.until(() => board().includes('3 av 5 har svart') && board().includes('2 av 2 kommer'), 4000);
      expect(boards()).toHaveLength(1);
      expect(boards()[0]?.activity?.summary).toBe('Mobilisering: tavle');
      expect(board()).not.toMatch(/Politi|Øygard|Rektor|Leder|Action\.|Input\./u);
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      await salto.until(() => board().includes('Avblåst'));
      expect(boards()).toHaveLength(1);
    });

    test('only where somebody of that level and unit is called, also by a later wave; an exercise says so', async () => {
      await say(koordinator, 'koble koordinerende bydel-alna');
      await mobilise({ units: 'bydel-sagene' });
      await salto.clock.advance(20_000);
      expect(boards()).toEqual([]);
      await mobilise({ waves: 'nivaer' }, 'øvelse');
      await salto.clock.advance(60_000);
      expect(boards()).toEqual([]);
      await salto.until(() => board().includes('ØVELSE'), 11 * 60_000);
      expect(boards()[0]?.activity?.summary).toBe('ØVELSE – Mobilisering: tavle');
    });

    test.each([[403, 'BotNotInConversationRoster'], [404, 'ConversationNotFound']])('a channel that answers %i is linked no longer, and the call goes on', async (status, code) => {
      await say(koordinator, 'koble bydel-alna');
      salto.connector.fail({ how: { status, body: { error: { code, message: '' } } }, match: ({ conversationId }) => conversationId === channelId, times: 100 });
      const promptId = await mobilise();
      await salto.until(() => salto.inbox(person(6)).length > 0);
      await salto.until(async () => (await links()).length === 0);
      await answer(6, promptId, 'kan-stille');
      await salto.clock.advance(10_000);
      expect(salto.connector.requests.filter(({ conversationId }) => conversationId === channelId).length).toBeLessThanOrEqual(2);
    });
  });
});
