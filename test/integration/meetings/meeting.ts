/** The first job through the real stack: HTTP in, botbuilder, use case, store, Bot Connector out. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { execute, person, submit } from '../../support/activities.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('meeting', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const typed = {
    title: 'Temamøte: Rus blant unge', kind: 'temamote', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rådhuset', joinUrl: 'https://teams.microsoft.com/l/meetup-join/x',
    agenda: 'Velkommen\nÆrlig talt', deadline: '', levels: '*', units: '*', groups: '', showNames: 'true',
  };

  async function preview(who = sekretariat, change: Partial<typeof typed> = {}) {
    const { verb, data } = buttonOf((await salto.say(who, 'møte')).card, 'Forhåndsvis');
    return await salto.click(who, verb, { ...data, ...typed, ...change });
  }

  async function call(change: Partial<typeof typed> = {}) {
    const shown = await preview(sekretariat, change);
    const { verb, data } = buttonOf(shown.card, 'Send');
    await salto.click(sekretariat, verb, data);
    await salto.until(() => invitationsTo(person(7)).length > 0 && wordsOf(salto.inbox(sekretariat).map(({ card }) => card)).includes('Svarene så langt') || wordsOf(salto.inbox(sekretariat).map(({ card }) => card)).includes('har svart'));
    return data['promptId'] as string;
  }
  const invitationsTo = (who: ReturnType<typeof person>) => salto.inbox(who).filter(({ card }) => wordsOf(card).includes('meeting.answer') || wordsOf(card).includes('Avlyst') || wordsOf(card).includes('avlyst'));
  const liveCard = () => salto.inbox(sekretariat).map(({ card }) => wordsOf(card)).find((words) => words.includes('har svart')) ?? '';
  const responses = (promptId: string) => createPromptStore(salto.store, salto.clock, 30).responses(promptId);

  describe('a temamøte', () => {
    test('is called, answered, and followed live, by level in each level’s own container', async () => {
      const shown = await preview();
      expect(wordsOf(shown.card)).toContain('9 personer innkalles');
      expect(wordsOf(shown.card)).toContain('1 person kan ikke nås i Teams');
      const send = buttonOf(shown.card, 'Send');
      const sent = await salto.click(sekretariat, send.verb, send.data);
      expect(wordsOf(sent.card)).toContain('Innkallingen er på vei');

      await salto.until(() => [1, 2, 3, 4, 5, 6, 7, 8].every((number) => invitationsTo(person(number)).length === 1));
      expect(invitationsTo(person(9))).toEqual([]);
      const [invitation] = invitationsTo(person(7));
      expect(invitation?.activity?.summary).toBe('Innkalling: Temamøte: Rus blant unge, ons. 3. feb. kl. 12.00–14.00');

      const promptId = send.data['promptId'] as string;
      for (const [number, title] of [[3, 'Kommer'], [4, 'Kommer digitalt'], [6, 'Kanskje'], [7, 'Kommer ikke']] as const) {
        const { verb, data } = buttonOf(invitationsTo(person(number))[0]?.card, title);
        const answered = await salto.click(person(number), verb, data);
        expect(wordsOf(answered.card)).toContain('Du har svart');
      }
      await salto.until(() => liveCard().includes('4 av 9 har svart'));
      expect(liveCard()).toContain('Ingen har sagt ja fra: skole');

      const byLevel = async (level: 'styrende' | 'koordinerende' | 'utovende') => (await createPromptStore(salto.store, salto.clock, 30).responsesOf(promptId, level)).map(({ answer }) => answer).sort();
      expect([await byLevel('styrende'), await byLevel('koordinerende'), await byLevel('utovende')]).toEqual([['kommer'], ['kommer-digitalt'], ['kanskje', 'kommer-ikke']]);
    });

    test('sent twice, and sent again after it was sent, is sent once', async () => {
      const { verb, data } = buttonOf((await preview()).card, 'Send');
      const replies = await Promise.all([1, 2, 3, 4].map(() => salto.click(sekretariat, verb, data)));
      for (const reply of replies) expect(wordsOf(reply.card)).toContain('Innkallingen er på vei');
      await salto.until(() => invitationsTo(person(7)).length === 1);
      await salto.click(sekretariat, verb, data);
      await salto.clock.advance(30_000);
      expect(invitationsTo(person(7))).toHaveLength(1);
    });

    test('an answer delivered four times at once is one; a changed one is kept with its history', async () => {
      const promptId = await call();
      const click = execute(person(7), salto.chat(person(7)), 'meeting.answer', { promptId, answer: 'kommer' });
      const statuses = await Promise.all([click, click, { ...click, id: 'another-id' }, click].map((activity) => salto.post(activity)));
      expect(statuses.map(({ body }) => body.statusCode)).toEqual([200, 200, 200, 200]);
      expect((await responses(promptId)).responses[0]?.history).toHaveLength(1);
      await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer-ikke' });
      expect((await responses(promptId)).responses[0]).toMatchObject({ answer: 'kommer-ikke', history: [{ answer: 'kommer' }, { answer: 'kommer-ikke' }] });
    });

    test('can be answered through the Action.Submit fallback, which changes the card in place', async () => {
      const promptId = await call();
      const [card] = invitationsTo(person(7));
      await salto.post(submit(person(7), { ...salto.chat(person(7)), conversationId: card!.conversationId }, 'meeting.answer', { promptId, answer: 'kommer' }, card!.activityId));
      expect((await responses(promptId)).responses[0]?.answer).toBe('kommer');
      expect(wordsOf(invitationsTo(person(7))[0]?.card)).toContain('Du har svart');
    });

    test('the person’s own card is brought up to date in the chat', async () => {
      const promptId = await call();
      await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' });
      await salto.until(() => wordsOf(invitationsTo(person(7))[0]?.card).includes('Du har svart'));
      expect(invitationsTo(person(7))).toHaveLength(1);
    });

    test.each([
      ['nobody knows', stranger, 'Jeg finner deg ikke i SaLTo-nettverket'],
      ['who was not invited', leder, 'Du er ikke innkalt til dette møtet'],
    ])('a click by somebody %s gets a clear sentence and changes nothing', async (_, who, sentence) => {
      const promptId = await call({ levels: 'utovende', units: 'bydel-sagene' });
      const before = salto.inbox(who).length;
      const { text } = await salto.click(who, 'meeting.answer', { promptId, answer: 'kommer' });
      expect(text).toContain(sentence);
      expect(salto.inbox(who)).toHaveLength(before);
      expect((await responses(promptId)).responses).toEqual([]);
    });

    test.each([
      [{ promptId: 'meeting-finnes-ikke', answer: 'kommer' }, 'finnes ikke lenger'],
      [{ promptId: { $ne: '' }, answer: 'kommer' }, 'finnes ikke lenger'],
      [{ promptId: '../../x', answer: 'kommer' }, 'finnes ikke lenger'],
      [{}, 'finnes ikke lenger'],
    ])('forged card data %j is a sentence, never a fault', async (data, sentence) => {
      const { status, text } = await salto.click(person(7), 'meeting.answer', data);
      expect([status, text.includes(sentence)]).toEqual([200, true]);
    });

    test('an answer that is not on the card is refused', async () => {
      const promptId = await call();
      expect((await salto.click(person(7), 'meeting.answer', { promptId, answer: 'tja' })).text).toContain('ikke et av valgene');
    });

    test('another tenant is turned away, and nothing is stored', async () => {
      const promptId = await call();
      const foreign = { ...salto.chat(person(7)), tenantId: '99999999-9999-4999-8999-999999999999' };
      expect((await salto.post(execute(person(7), foreign, 'meeting.answer', { promptId, answer: 'kommer' }))).status).toBe(403);
      expect((await responses(promptId)).responses).toEqual([]);
    });

    test('after it is over, a click on the old card changes nothing and says so', async () => {
      const promptId = await call({ date: '2027-01-11', start: '10:00', end: '11:00' });
      await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' });
      await salto.clock.jump('2027-01-11T11:00:00Z');
      await salto.until(async () => (await createPromptStore(salto.store, salto.clock, 30).load(promptId))?.state === 'closed');
      const late = await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer-ikke' });
      expect(wordsOf(late.card)).toContain('Svarene er avsluttet');
      expect((await responses(promptId)).responses[0]?.answer).toBe('kommer');
    });
  });

  describe('cancelling', () => {
    test('is for the organiser and the sekretariat, tells those who had not said no, and marks every card', async () => {
      const promptId = await call();
      await salto.click(person(6), 'meeting.answer', { promptId, answer: 'kommer-ikke' });
      expect((await salto.click(koordinator, 'meeting.cancel-confirmed', { promptId })).text).toContain('Kontakt Solveig Sekretær');
      expect((await createPromptStore(salto.store, salto.clock, 30).load(promptId))?.state).toBe('open');

      const done = await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
      expect(wordsOf(done.card)).toContain('Møtet er avlyst');
      await salto.until(() => [2, 3, 4, 5, 7, 8].every((number) => invitationsTo(person(number)).filter(({ card }) => wordsOf(card).includes('Møtet er avlyst')).length === 2));
      await salto.until(() => invitationsTo(person(6)).filter(({ card }) => wordsOf(card).includes('Møtet er avlyst')).length === 1);
      const late = await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' });
      expect(wordsOf(late.card)).toContain('Møtet er avlyst');
    });
  });

  describe('cancelling while it goes out', () => {
    test('takes back what has not left: whoever has not got the invitation hears nothing', async () => {
      await salto.close();
      salto = await startSalto({ env: { SEND_RATE_PER_SECOND: '1' } });
      const { verb, data } = buttonOf((await preview()).card, 'Send');
      await salto.click(sekretariat, verb, data);
      const heard = (number: number): number => invitationsTo(person(number)).length;
      const invited = () => [2, 3, 4, 5, 6, 7, 8].filter((number) => heard(number) > 0);
      await salto.until(() => invited().length > 0);
      await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId: data['promptId'] as string });
      const told = invited();
      expect(told.length).toBeLessThan(7);
      await salto.clock.advance(60_000);
      await salto.until(() => told.every((number) => heard(number) === 2));
      expect(invited()).toEqual(told);
    });
  });

  describe('who may call and see', () => {
    test('a member is told whom to contact', async () => {
      expect((await salto.say(person(6), 'møte')).activity?.text).toBe('Du har ikke tilgang til dette. Kontakt Kåre Koordinator.');
    });

    test('a koordinator calls the own bydel and nobody else, even with forged data', async () => {
      expect(wordsOf((await preview(koordinator, { levels: '*', units: 'bydel-alna' })).card)).toContain('5 personer innkalles');
      const beyond = await preview(koordinator, { levels: '*', units: 'bydel-sagene' });
      expect(wordsOf(beyond.card)).toContain('Du kan ikke innkalle alle i dette utvalget');
      expect(wordsOf(beyond.card)).toContain(typed.title);
    });

    test('somebody else’s draft cannot be sent', async () => {
      const { verb, data } = buttonOf((await preview()).card, 'Send');
      expect((await salto.click(koordinator, verb, data)).text).toContain('finnes ikke lenger');
      await salto.clock.advance(30_000);
      expect(invitationsTo(person(7))).toEqual([]);
    });

    test('names: all for the organiser, own unit for the koordinator, those who come for a member', async () => {
      const promptId = await call();
      for (const [number, answer] of [[6, 'kommer-ikke'], [7, 'kommer'], [3, 'kanskje']] as const) await salto.click(person(number), 'meeting.answer', { promptId, answer });
      const seen = async (who: ReturnType<typeof person>): Promise<string> => {
        const before = salto.connector.ledger.length;
        await salto.click(who, 'meeting.who', { promptId });
        return wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card));
      };
      const organiser = await seen(sekretariat);
      for (const name of ['Ute Øygard', 'Åse Ærlig', 'Lena Leder', 'Usett Person']) expect(organiser).toContain(name);
      const own = await seen(koordinator);
      expect([own.includes('Ute Øygard'), own.includes('Åse Ærlig'), own.includes('Usett Person')]).toEqual([true, true, false]);
      const member = await seen(person(4));
      expect([member.includes('Åse Ærlig'), member.includes('Ute Øygard'), member.includes('Lena Leder')]).toEqual([true, false, false]);
    });
  });

  describe('reminders', () => {
    const remindersTo = (number: number, words: string) => salto.inbox(person(number)).filter(({ card }) => wordsOf(card).includes(words)).length;

    test('go to people’s state at that moment, once, over restarts, and never at night', async () => {
      const promptId = await call();
      await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' });
      // Nudges: 24 January is a Sunday, so the first comes on Friday the 22nd, the second on the 29th.
      await salto.clock.jump('2027-01-22T07:00:00Z');
      expect(remindersTo(6, 'Vi har ikke fått svar')).toBe(0);
      await salto.stop();
      await salto.clock.jump('2027-01-22T09:00:00Z');
      await salto.restart();
      await salto.until(() => remindersTo(6, 'Vi har ikke fått svar') === 1);
      expect(remindersTo(7, 'Vi har ikke fått svar')).toBe(0);

      await salto.click(person(6), 'meeting.answer', { promptId, answer: 'kommer-digitalt' });
      await salto.clock.jump('2027-01-29T09:00:00Z');
      await salto.until(() => remindersTo(3, 'Vi har ikke fått svar') === 2);
      expect(remindersTo(6, 'Vi har ikke fått svar')).toBe(1);

      await salto.clock.jump('2027-02-02T08:00:00Z');
      await salto.until(() => remindersTo(6, 'I morgen') === 1 && remindersTo(7, 'I morgen') === 1);
      expect(remindersTo(3, 'I morgen')).toBe(0);
      await salto.clock.jump('2027-02-03T10:45:00Z');
      await salto.until(() => remindersTo(6, 'Starter om') === 1);
      expect(wordsOf(salto.inbox(person(6)).map(({ card }) => card))).toContain('https://teams.microsoft.com/l/meetup-join/x');
      await salto.stop();
      await salto.restart();
      await salto.clock.advance(60_000);
      expect([remindersTo(6, 'Vi har ikke fått svar'), remindersTo(6, 'I morgen'), remindersTo(6, 'Starter om')]).toEqual([1, 1, 1]);
    });
  });
});
