/** Clicks that come from where, or about what, they should not. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { channel, execute, message, person } from '../../support/activities.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('crossings', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const said = (conversation: string): string => wordsOf(salto.connector.ledger.filter(({ conversationId }) => conversationId === conversation).map(({ card, activity }) => [card, activity?.text]));
  const inOwnChat = (number: number): string => wordsOf(salto.inbox(person(number)).map(({ card }) => card));

  describe('a click on one job’s card', () => {
    test('never answers another job’s prompt', async () => {
      const form = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
      const preview = await salto.click(sekretariat, form.verb, { ...form.data, kind: 'alvorlig-hendelse', situation: 'Uro ved torget', place: 'Torget', deadline: '15', levels: '*', units: '*', groups: '' });
      const send = buttonOf(preview.card, 'Send');
      await salto.click(sekretariat, send.verb, send.data);
      await salto.until(() => inOwnChat(7).includes('mobilisation.answer'));
      const promptId = send.data['promptId'] as string;
      expect((await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' })).text).toContain('finnes ikke lenger');
      expect((await createPromptStore(salto.store, salto.clock, 30).responses(promptId)).responses).toEqual([]);
    });
  });

  describe('in a channel', () => {
    const place = () => channel(salto.connector.url);

    test('a menu button is answered in the person’s own chat, and shows the others nothing', async () => {
      await salto.post(message(koordinator, place(), 'noe rart'));
      const menu = salto.connector.ledger.find(({ conversationId }) => conversationId === place().conversationId)?.card;
      for (const title of ['Nettverket', 'Ubesvart', 'Nytt møte']) {
        const { verb, data } = buttonOf(menu, title);
        const { body } = await salto.post(execute(koordinator, place(), verb, data));
        expect(wordsOf(body)).toContain('Svaret ligger i din egen chat');
      }
      await salto.until(() => inOwnChat(2).includes('Hvem kan nås?') && inOwnChat(2).includes('Dette venter på deg') && inOwnChat(2).includes('Nytt møte'));
      expect(said(place().conversationId)).not.toContain('Hvem kan nås?');
    });

    test('a command that the person may not use is answered in their own chat too', async () => {
      await salto.post(message(person(6), place(), 'møte'));
      await salto.until(() => inOwnChat(6).includes('Du har ikke tilgang til dette. Kontakt Kåre Koordinator.'));
      expect(said(place().conversationId)).not.toContain('Kontakt');
    });

    test('any other click is sent to the own chat', async () => {
      const { body } = await salto.post(execute(sekretariat, place(), 'meeting.list', { page: 1 }));
      expect(wordsOf(body)).toContain('din egen chat');
    });
  });

  test('an identity number in the join link is refused like any other', async () => {
    const { verb, data } = buttonOf((await salto.say(sekretariat, 'møte')).card, 'Forhåndsvis');
    for (const joinUrl of ['https://x.example.no/13097248022', 'https://x.example.no/1309%37248022']) {
      const shown = await salto.click(sekretariat, verb, { ...data, title: 'Møte', kind: 'annet', date: '2027-02-03', start: '12:00', end: '13:00', levels: '*', units: '*', joinUrl });
      expect(wordsOf(shown.card)).toContain('fødselsnummer');
    }
    expect((await salto.store.query('prompts', { across: true, where: { type: 'prompt' } })).items).toEqual([]);
  });
});
