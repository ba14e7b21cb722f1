/** Mobilisation through the real stack: from the word to people on their way. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nb } from '../../../src/locales/nb.ts';
import { execute, person, submit } from '../../support/activities.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { mobilisations, typedMobilisation as typed } from '../../support/mobilisations.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });
  const { callsTo, boards, board, responses, preview, send, mobilise, answer, stored, given, summaries } = mobilisations(() => salto);

  describe('a serious incident', () => {
    test('is called, answered and followed: three interactions from the word to sent', async () => {
      const shown = await preview();
      expect(wordsOf(shown.card)).toContain('8 personer kalles ut');
      expect(wordsOf(shown.card)).toContain('Bydel Alna 5');
      expect(wordsOf(shown.card)).toContain('1 person kan ikke nås i Teams');
      const { verb, data } = buttonOf(shown.card, 'Send');
      const sent = await salto.click(sekretariat, verb, data);
      expect(wordsOf(sent.card)).toContain('Mobiliseringen er på vei');
      const promptId = data['promptId'] as string;

      await salto.until(() => [2, 3, 4, 5, 6, 7, 8].every((number) => callsTo(number).length === 1));
      expect(callsTo(9)).toEqual([]);
      expect(callsTo(1)).toEqual([]);
      expect(callsTo(7)[0]?.activity?.summary).toBe('SaLTo mobiliserer: kan du stille? Svar innen 15 minutter');

      const { verb: answerVerb, data: answerData } = buttonOf(callsTo(6)[0]?.card, 'Kan stille');
      const answered = await salto.click(person(6), answerVerb, { ...answerData, eta: '30', etaTime: '', comment: '' });
      expect(wordsOf(answered.card)).toContain('Ankomst ca. kl. 09.31');
      await answer(4, promptId, 'kan-bista-digitalt');
      await answer(3, promptId, 'kan-ikke');
      await answer(7, promptId, 'kan-stille', { eta: '09:15' });
      await salto.until(() => board().includes('4 av 8 har svart'), 3000);
      expect(board()).toContain('Ute Øygard');
      expect(board()).toContain('ca. kl. 09.31');

      const arrived = await salto.click(person(6), 'mobilisation.answer', buttonOf(answered.card, 'Er fremme').data);
      expect(wordsOf(arrived.card)).toContain('Takk for at du er her');
      await salto.until(() => board().includes('Fremme | Åse') || /Ute Øygard \| .*?Fremme/u.test(board()), 3000);
      expect((await responses(promptId)).map(({ level, answer: given }) => `${level} ${given}`).sort()).toEqual(['koordinerende kan-bista-digitalt', 'styrende kan-ikke', 'utovende er-fremme', 'utovende kan-stille']);
    });
  });

  test('a remark with a phone number that has been asked about stays, and is not asked about again at every change', async () => {
    const promptId = await mobilise();
    const comment = 'Ring meg på 400 12 345';
    const asked = await answer(6, promptId, 'kan-stille', { comment });
    expect(wordsOf(asked.card)).toContain(nb.faults['contact-details']);
    // Nor when a time that has passed comes in between.
    const late = await answer(6, promptId, 'kan-stille', { ...buttonOf(asked.card, 'Kan stille').data, comment, etaTime: '08:50' });
    expect(wordsOf(late.card)).toContain('Tidspunktet er passert');
    await answer(6, promptId, 'kan-stille', { ...buttonOf(late.card, 'Kan stille').data, comment, etaTime: '' });
    expect(wordsOf((await answer(6, promptId, 'er-fremme', { comment })).card)).toContain('Takk for at du er her');
    expect(wordsOf((await answer(6, promptId, 'kan-ikke', { comment: `${comment} eller 400 12 346` })).card)).toContain(nb.faults['contact-details']);
    expect(await given(promptId)).toEqual(['er-fremme']);
  });

  describe('sending', () => {
    test('a phone number in the text is asked about once, also beside another fault', async () => {
      const text = { situation: 'Ring 22 80 20 30 når du er der' };
      const asked = await preview(sekretariat, { ...text, deadline: 'snart' });
      expect(wordsOf(asked.card)).toContain(nb.faults['contact-details']);
      const { verb, data } = buttonOf(asked.card, 'Forhåndsvis');
      const shown = await salto.click(sekretariat, verb, { ...data, ...typed, ...text });
      expect(buttonOf(shown.card, 'Send').verb).toBe('mobilisation.send');
    });

    test('pressed four times at once, and again later, is sent once', async () => {
      const { verb, data } = buttonOf((await preview()).card, 'Send');
      const replies = await Promise.all([1, 2, 3, 4].map(() => salto.click(sekretariat, verb, data)));
      for (const reply of replies) expect(wordsOf(reply.card)).toContain('Mobiliseringen er på vei');
      await salto.until(() => callsTo(6).length === 1);
      await salto.click(sekretariat, verb, data);
      await salto.clock.advance(30_000);
      expect(callsTo(6)).toHaveLength(1);
      expect(callsTo(1)).toEqual([]);
    });

    test('at night, on a Sunday, it goes out all the same', async () => {
      await salto.clock.jump('2027-01-17T02:00:00Z');
      await mobilise();
      expect(callsTo(6)[0]?.activity?.summary).toContain('kan du stille?');
    });

    test('an exercise says so on every card and on the lock screen', async () => {
      const shown = await preview(sekretariat, {}, 'øvelse');
      expect(wordsOf(shown.card)).toContain('ØVELSE');
      const { verb, data } = buttonOf(shown.card, 'Send');
      expect(wordsOf((await salto.click(sekretariat, verb, data)).card)).toContain('Øvelsen er på vei');
      await salto.until(() => callsTo(6).length === 1 && boards().length === 1);
      expect(callsTo(6)[0]?.activity?.summary).toBe('ØVELSE – SaLTo mobiliserer: kan du stille? Svar innen 15 minutter');
      expect([wordsOf(callsTo(6)[0]?.card), board()].map((words) => words.includes('ØVELSE'))).toEqual([true, true]);
      for (const verb of ['mobilisation.message', 'mobilisation.hand-over', 'mobilisation.cancel', 'prompts.call-list', 'reports.mobilisation']) await salto.click(sekretariat, verb, { promptId: data['promptId'] });
      expect(summaries(1).filter((summary) => summary?.startsWith('ØVELSE – ') !== true)).toEqual([]);
      expect(summaries(1).length).toBeGreaterThanOrEqual(7);
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId: data['promptId'] });
      await salto.until(() => summaries(6).includes('ØVELSE – SaLTo: mobiliseringen er avblåst'));
    });

    test.each([['units', { unitSearch: 'sagene' }], ['groups', { groupSearch: 'ressurs' }]])('%s are searched for without losing what is typed', async (list, search) => {
      const { data } = buttonOf((await salto.say(sekretariat, 'øvelse')).card, 'Forhåndsvis');
      const { card } = await salto.click(sekretariat, `mobilisation.find-${list}`, { ...data, ...typed, units: 'bydel-alna', ...search });
      for (const words of [typed.situation, typed.place, 'bydel-alna', 'ØVELSE']) expect(wordsOf(card)).toContain(words);
      expect(wordsOf(card)).not.toContain(nb.form.fix);
      expect(buttonOf(card, 'Forhåndsvis').data).toEqual(data);
      expect((await salto.click(person(6), `mobilisation.find-${list}`, { ...data, ...typed })).text).not.toBe('');
    });

    test('a form with a fault comes back with what was typed, and nothing of it is kept', async () => {
      const { card } = await preview(sekretariat, { situation: 'Gjelder 21483609245', meetAt: '08:30' });
      for (const words of ['fødselsnummer', 'Tidspunktet er passert', 'Gjelder 21483609245']) expect(wordsOf(card)).toContain(words);
      expect(JSON.stringify(await salto.store.query('prompts', { across: true, where: { type: 'prompt' } }))).not.toContain('21483609245');
      expect(JSON.stringify(salto.lines)).not.toContain('21483609245');
    });

    test('more needed than called is a warning, and it can be sent', async () => {
      const { card } = await preview(sekretariat, { needed: '20' });
      expect(wordsOf(card)).toContain('Du trenger 20, men bare 8 kalles ut');
      expect(buttonOf(card, 'Send').verb).toBe('mobilisation.send');
    });

    test('the unreachable are named on request', async () => {
      const { card } = await preview(sekretariat, { levels: 'utovende', units: 'bydel-sagene' });
      expect(wordsOf(card)).toContain('1 person kan ikke nås');
      const names = await salto.click(sekretariat, 'mobilisation.unreachable', buttonOf(card, 'Vis navn').data);
      expect(wordsOf(names.card)).toContain('Usett Person');
      expect(wordsOf((await salto.click(sekretariat, 'mobilisation.draft', buttonOf(names.card, 'Tilbake').data)).card)).toContain('2 personer kalles ut');
    });

    test('the hour that summer time skips is no time to meet; soon after midnight people still say in how many minutes', async () => {
      await salto.clock.jump('2027-03-28T00:30:00Z');
      expect(wordsOf((await preview(sekretariat, { meetAt: '02:30' })).card)).toContain('Klokkeslettet finnes ikke');
      await salto.clock.jump('2027-03-28T21:30:00Z');
      await mobilise({ meetAt: '00:30' });
      expect(wordsOf(callsTo(6)[0]?.card)).toContain('Om 15 minutter');
    });

    test('two at once are two, and answers go to their own', async () => {
      // The koordinator first: the other one calls them too, and their form is not to be taken for that.
      const second = await send(koordinator, { levels: 'utovende', units: 'bydel-alna', situation: 'En annen hendelse' });
      const first = await send(sekretariat);
      await salto.until(() => callsTo(6).length === 2);
      await answer(6, first, 'kan-ikke');
      await answer(6, second, 'kan-stille');
      expect([await given(first), await given(second)]).toEqual([['kan-ikke'], ['kan-stille']]);
      expect(wordsOf((await salto.say(sekretariat, 'tavle')).card)).toContain('Mobiliseringer nå');
    });
  });

  describe('answering', () => {
    test('a change of mind keeps its history; the same click four times is one', async () => {
      const promptId = await mobilise();
      const click = execute(person(6), salto.chat(person(6)), 'mobilisation.answer', { promptId, answer: 'kan-stille', eta: '15' });
      await Promise.all([click, click, { ...click, id: 'again' }, click].map((activity) => salto.post(activity)));
      expect((await responses(promptId))[0]?.history).toHaveLength(1);
      await answer(6, promptId, 'kan-ikke');
      await answer(6, promptId, 'kan-stille', { eta: '60' });
      expect((await responses(promptId))[0]?.history.map(({ answer: id }) => id)).toEqual(['kan-stille', 'kan-ikke', 'kan-stille']);
      await answer(6, promptId, 'er-fremme');
      expect(await given(promptId)).toEqual(['er-fremme']);
    });

    test('works through the Action.Submit fallback, in place', async () => {
      const promptId = await mobilise();
      const [card] = callsTo(6);
      await salto.post(submit(person(6), { ...salto.chat(person(6)), conversationId: card!.conversationId }, 'mobilisation.answer', { promptId, answer: 'kan-stille', eta: '15' }, card!.activityId));
      expect(await given(promptId)).toEqual(['kan-stille']);
      expect(wordsOf(callsTo(6)[0]?.card)).toContain('Ankomst ca. kl.');
    });

    test.each([
      [{ eta: '08:30' }, 'Tidspunktet er passert'],
      [{ eta: 'snart' }, 'Skriv minutter eller et klokkeslett'],
      [{ eta: '15', comment: 'Tar med 21483609245' }, 'fødselsnummer'],
      [{ eta: '15', comment: 'Ring 22334455' }, 'Trykk en gang til'],
      [{ eta: '15', comment: 'x'.repeat(6000) }, 'Teksten er for lang'],
      [{ eta: 'om en stund, så snart bussen går fra Tveita' }, 'Skriv minutter eller et klokkeslett'],
    ])('%j is a fault in the card, which keeps what was typed, and nothing is stored', async (more, sentence) => {
      const promptId = await mobilise();
      const { card } = await answer(6, promptId, 'kan-stille', { etaTime: '', comment: '', ...more });
      expect(wordsOf(card)).toContain(sentence);
      expect([...nodesOf(card)].find(({ id }) => id === 'comment')?.value).toBe('comment' in more ? more.comment : '');
      expect(await given(promptId)).toEqual([]);
      expect(JSON.stringify(salto.lines)).not.toContain('21483609245');
    });

    test('a remark reaches the board', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', { eta: '15', comment: 'Har med bil' });
      await salto.until(() => board().includes('Har med bil'), 3000);
    });

    test.each<[string, number, Record<string, unknown>, string]>([
      ['has not said that they come', 6, { answer: 'er-fremme' }, 'Svar først at du kan stille'],
      ['sends another answer', 6, { answer: 'kommer' }, 'ikke et av valgene'],
      ['was not called', 1, { answer: 'kan-stille' }, 'Du er ikke kalt ut'],
      ['forges the id', 6, { promptId: { $ne: '' }, answer: 'kan-stille' }, 'finnes ikke lenger'],
    ])('somebody who %s gets a clear sentence and changes nothing', async (_, number, data, sentence) => {
      const promptId = await mobilise();
      expect((await salto.click(person(number), 'mobilisation.answer', { promptId, ...data })).text).toContain(sentence);
      expect(await given(promptId)).toEqual([]);
    });

    test('a call unanswered stands first in `mine`', async () => {
      await mobilise();
      expect(wordsOf((await salto.say(person(6), 'mine')).card)).toContain('Trenger voksne ute ved Alna senter');
    });
  });

  describe('who may', () => {
    test('members are told whom to contact, strangers that they are not known', async () => {
      for (const word of ['mobiliser', 'øvelse']) expect((await salto.say(person(6), word)).activity?.text).toBe('Bare SaLTo-koordinatorer og SaLTo-sekretariatet kan kalle ut folk. Kontakt Kåre Koordinator.');
      expect(wordsOf((await salto.say(stranger, 'mobiliser')).card)).toContain('Jeg finner deg ikke');
      expect(wordsOf((await salto.say(person(6), 'meny')).card)).not.toContain('Mobiliser');
    });

    test('a koordinator calls the own bydel; a forged audience is refused with what was typed', async () => {
      expect(wordsOf((await preview(koordinator, { units: 'bydel-alna' })).card)).toContain('4 personer kalles ut');
      for (const units of ['*', 'bydel-sagene', 'bydel-alna,ude']) {
        const { card } = await preview(koordinator, { units });
        expect([wordsOf(card).includes('Du kan ikke kalle ut alle i dette utvalget'), wordsOf(card).includes(typed.situation)]).toEqual([true, true]);
      }
    });

    test('another’s draft cannot be sent, nor another’s mobilisation led', async () => {
      const { verb, data } = buttonOf((await preview()).card, 'Send');
      expect((await salto.click(koordinator, verb, data)).text).toContain('finnes ikke lenger');
      const { data: drafted } = buttonOf((await preview(koordinator, { units: 'bydel-alna' })).card, 'Send');
      expect((await salto.click(sekretariat, 'prompts.call-list', drafted)).text).toContain('Du har ikke tilgang');
      const promptId = await mobilise();
      for (const lead of ['cancel', 'cancel-confirmed', 'message', 'message-send', 'enough']) {
        expect((await salto.click(koordinator, `mobilisation.${lead}`, { promptId, comment: 'Hei', messageId: 'message-1' })).text).toContain('Kontakt Solveig Sekretær');
      }
      expect((await stored(promptId))?.state).toBe('open');
    });

    test('names are for whoever leads; a leader sees those of the own level and unit, a member counts alone', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      await answer(7, promptId, 'kan-stille', { eta: '15' });
      const seen = async (who: ReturnType<typeof person>): Promise<string> => wordsOf((await salto.click(who, 'mobilisation.board', { promptId })).card);
      const [own, koord, lead, member] = [await seen(sekretariat), await seen(koordinator), await seen(leder), await seen(person(4))];
      expect([own.includes('Ute Øygard'), own.includes('Åse Ærlig')]).toEqual([true, true]);
      expect([koord.includes('Ute Øygard'), koord.includes('Åse Ærlig')]).toEqual([true, false]);
      for (const words of [lead, member]) expect([words.includes('Ute Øygard'), words.includes('Åse Ærlig'), words.includes('2 av 8 har svart')]).toEqual([false, false, true]);
    });
  });
});
