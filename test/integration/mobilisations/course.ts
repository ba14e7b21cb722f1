/** A mobilisation while it goes on, through the real stack: messages, enough people, avblåsing, and what happens by the clock. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { person } from '../../support/activities.ts';
import { mobilisations, type TypedMobilisation as Typed } from '../../support/mobilisations.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation course', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });
  const { cardsOf, callsTo, boards, board, preview, send, mobilise, answer, stored, given, summaries } = mobilisations(() => salto);

  describe('while it goes on', () => {
    const write = async (promptId: string, to: 'all' | 'coming', comment: string) => {
      const before = salto.inbox(sekretariat).length;
      await salto.click(sekretariat, 'mobilisation.message', { promptId });
      const form = salto.inbox(sekretariat)[before]?.card;
      const { verb, data } = buttonOf(form, 'Send');
      return { verb, data, reply: await salto.click(sekretariat, verb, { ...data, comment, to }) };
    };

    test('a message goes to those who come, once, and one with an identity number to nobody', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      const { verb, data, reply } = await write(promptId, 'coming', 'Møt ved inngangen mot nord');
      expect(wordsOf(reply.card)).toContain('Beskjeden går til 1 person');
      expect(wordsOf(reply.card)).not.toContain('må ringes');
      await salto.click(sekretariat, verb, { ...data, comment: 'Møt ved inngangen mot nord', to: 'coming' });
      await salto.until(() => summaries(6).includes('SaLTo: ny beskjed om mobiliseringen'));
      await salto.clock.advance(10_000);
      expect(summaries(6).filter((summary) => summary === 'SaLTo: ny beskjed om mobiliseringen')).toHaveLength(1);
      expect(wordsOf(cardsOf(6).at(-1)?.card).split('Møt ved inngangen mot nord')).toHaveLength(2);
      expect(summaries(4)).not.toContain('SaLTo: ny beskjed om mobiliseringen');
      expect(wordsOf((await write(promptId, 'all', 'Gjelder 21483609245')).reply.card)).toContain('fødselsnummer');
      const toAll = (await write(promptId, 'all', 'Takk for innsatsen')).reply.card;
      expect(wordsOf(toAll)).toMatch(/Beskjeden går til 8 personer.*1 av dem kan ikke nås i Teams og må ringes/u);
      expect(buttonOf(toAll, 'Ringeliste')).toMatchObject({ verb: 'prompts.call-list', data: { promptId } });
      await salto.until(() => wordsOf(cardsOf(4).map(({ card }) => card)).includes('Takk for innsatsen'));
    });

    test('the need is met: the surplus is thanked, those under way first are kept, and a drop-out opens it again', async () => {
      const promptId = await mobilise({ needed: '2' });
      for (const [number, eta] of [[6, '60'], [7, '15'], [4, '30']] as const) await answer(number, promptId, 'kan-stille', { eta });
      await salto.until(() => board().includes('3 av 2 kommer'), 3000);
      const enough = buttonOf(boards()[0]?.card, 'Behovet er dekket');
      expect((await salto.click(sekretariat, enough.verb, enough.data)).text).toBe('2 fortsetter. 1 takkes av.');
      expect((await salto.click(sekretariat, enough.verb, enough.data)).text).toBe('Behovet er allerede meldt dekket. 2 fortsetter.');
      await salto.until(() => summaries(6).includes('SaLTo: behovet er dekket, takk'));
      expect(await given(promptId)).toEqual(['kan-stille', 'kan-stille', 'takket-av']);
      await salto.until(() => wordsOf(callsTo(3).map(({ card }) => card)).includes('Behovet er dekket'));
      expect(summaries(3)).not.toContain('SaLTo: behovet er dekket, takk');
      expect(wordsOf((await answer(3, promptId, 'kan-stille', { eta: '15' })).card)).toContain('Det er nok folk nå');

      await answer(7, promptId, 'kan-ikke');
      await salto.until(() => [3, 5, 6].every((number) => summaries(number).includes('SaLTo mobiliserer: det trengs flere. Kan du stille?')));
      expect(summaries(4)).not.toContain('SaLTo mobiliserer: det trengs flere. Kan du stille?');
      expect(wordsOf((await answer(6, promptId, 'kan-stille', { eta: '30' })).card)).toContain('Ankomst ca. kl.');
      await salto.until(() => board().includes('2 av 2 kommer'), 3000);
    });

    test('the ringeliste has the unreachable at once and the silent after the deadline', async () => {
      const promptId = await mobilise();
      await salto.until(() => board().includes('Ringeliste'));
      const onList = async () => { const before = salto.connector.ledger.length; await salto.click(sekretariat, 'prompts.call-list', { promptId }); return wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card)); };
      expect([(await onList()).includes('Usett Person'), (await onList()).includes('Ute Øygard')]).toEqual([true, false]);
      await answer(7, promptId, 'kan-ikke');
      await salto.clock.pass(16 * 60_000);
      const late = await onList();
      expect([late.includes('Usett Person'), late.includes('Ute Øygard'), late.includes('Åse Ærlig')]).toEqual([true, true, false]);
    });
  });

  describe('avblåst', () => {
    test('everybody who got it is told, answers are no longer taken, and pressing twice tells once', async () => {
      const promptId = await mobilise();
      await answer(7, promptId, 'kan-ikke');
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      const asked = salto.inbox(sekretariat).length;
      const { verb, data } = buttonOf(boards()[0]?.card, 'Avblås');
      await salto.click(sekretariat, verb, data);
      const question = salto.inbox(sekretariat)[asked]?.card;
      // Several may go on at once.
      expect(wordsOf(question)).toContain('Trenger voksne ute ved Alna senter');
      const keep = buttonOf(question, 'Nei, fortsett');
      expect(wordsOf((await salto.click(sekretariat, keep.verb, keep.data)).card)).toContain('Mobiliseringen fortsetter.');
      const confirm = buttonOf(question, 'Ja, avblås');
      await Promise.all([1, 2].map(() => salto.click(sekretariat, confirm.verb, confirm.data)));
      const off = (number: number) => cardsOf(number).filter(({ activity, card }) => activity?.summary === 'SaLTo: mobiliseringen er avblåst' && wordsOf(card).includes('avblåst')).length;
      await salto.until(() => [2, 3, 4, 5, 6, 8].every((number) => off(number) === 2) && off(7) === 1);
      await salto.clock.pass(130_000);
      expect([2, 3, 6, 7, 9].map(off)).toEqual([2, 2, 2, 1, 0]);
      expect(wordsOf((await answer(3, promptId, 'kan-stille')).card)).toContain('Mobiliseringen er avblåst');
      expect(await given(promptId)).toEqual(['kan-ikke', 'kan-stille']);
      await salto.until(() => board().includes('Avblåst'));
    });
  });

  test('avblåst in the middle of the fan-out: the rest get nothing, those who got it are told', async () => {
    await salto.close();
    salto = await startSalto({ env: { SEND_RATE_PER_SECOND: '1' } });
    const promptId = await send();
    const got = () => [2, 3, 4, 5, 6, 7, 8].filter((number) => callsTo(number).length > 0);
    await salto.until(() => got().length >= 2);
    await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
    await salto.clock.pass(180_000);
    const reached = got();
    expect(salto.lines.filter(({ event }) => event === 'chat.failed')).toEqual([]);
    expect(reached.length).toBeLessThan(7);
    for (const number of reached) expect(summaries(number)).toContain('SaLTo: mobiliseringen er avblåst');
    for (const number of [2, 3, 4, 5, 6, 7, 8].filter((one) => !reached.includes(one))) expect(cardsOf(number)).toEqual([]);
    // Of eight one cannot be reached. Nobody waits for the rest of the calls.
    const sending = wordsOf(boards()[0]?.card).split('Utsending')[1]?.match(/\d+(?= \|.*?TextBlock)|Sendt|Kan ikke nås|Ikke sendt/gu);
    expect(sending).toEqual([String(reached.length), 'Sendt', '1', 'Kan ikke nås', String(7 - reached.length), 'Ikke sendt']);
  });

  describe('by the clock', () => {
    const minutes = (n: number) => salto.clock.pass(n * 60_000);
    const inWaves = async (change: Partial<Typed> = {}) => {
      const promptId = await send(sekretariat, { waves: 'nivaer', needed: '2', ...change });
      await salto.until(() => callsTo(6).length === 1 && callsTo(7).length === 1);
      return promptId;
    };

    test('the preview says whom each wave calls, and how many', async () => {
      const { card } = await preview(sekretariat, { waves: 'nivaer' });
      for (const words of ['8 personer kalles ut', 'Bølge 1, Utøvende nivå: 3 personer', 'Bølge 2, Koordinerende nivå: 4 personer', 'Bølge 3, Styrende nivå: 1 person']) expect(wordsOf(card)).toContain(words);
      expect(wordsOf((await preview(sekretariat, { waves: 'enheter' })).card)).toContain('én for én');
      expect(wordsOf((await preview(sekretariat, { waves: 'enheter', units: 'bydel-sagene,bydel-alna' })).card)).toContain('Bølge 1, Bydel Sagene: 3 personer');
    });

    test('the next wave is called while too few come, and not when enough do', async () => {
      const promptId = await inWaves();
      expect((await answer(4, promptId, 'kan-stille')).text).toContain('Du er ikke kalt ut');
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      await minutes(9.9);
      expect([callsTo(4), callsTo(3)]).toEqual([[], []]);
      await salto.until(() => [2, 4, 5, 8].every((number) => callsTo(number).length === 1));
      expect(callsTo(6)).toHaveLength(1);
      await answer(4, promptId, 'kan-stille', { eta: '15' });
      await minutes(25);
      expect(callsTo(3)).toEqual([]);
      await answer(4, promptId, 'kan-ikke');
      await minutes(11);
      expect(callsTo(3)).toHaveLength(1);
      expect((await stored(promptId))?.details).toMatchObject({ laterWaves: [expect.any(String), expect.any(String)] });
    });

    test('one click calls the next wave at once, and only once', async () => {
      await inWaves();
      await salto.until(() => board().includes('Kall ut neste bølge'));
      const { verb, data } = buttonOf(boards()[0]?.card, 'Kall ut neste bølge');
      const replies = await Promise.all([1, 2, 3].map(() => salto.click(sekretariat, verb, data)));
      expect(replies.map(({ text }) => text)).toEqual(Array.from({ length: 3 }, () => '4 personer kalles ut nå.'));
      await salto.until(() => [2, 4, 5, 8].every((number) => callsTo(number).length === 1));
      await salto.click(sekretariat, verb, data);
      await minutes(5);
      expect([callsTo(4).length, callsTo(3).length]).toEqual([1, 0]);
    });

    test('while the need is covered no wave is called and no leder is asked to remind anybody', async () => {
      const promptId = await inWaves({ needed: '1' });
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      await salto.click(sekretariat, 'mobilisation.enough', { promptId });
      await salto.until(() => board().includes('Behovet er dekket'));
      expect(board()).not.toContain('Kall ut neste bølge');
      expect((await salto.click(sekretariat, 'mobilisation.wave', { promptId, wave: 2 })).text).toContain('Behovet er dekket');
      await minutes(20);
      expect((await stored(promptId))?.details).toMatchObject({ laterWaves: [] });
      for (const number of [2, 3, 8]) expect(summaries(number)).not.toContain('SaLTo: svar på mobiliseringen i din enhet');
    });

    test('the confirmation says how many are called now; pressed again when it is called off it says that it is over', async () => {
      const { verb, data } = buttonOf((await preview(sekretariat, { waves: 'nivaer' })).card, 'Send');
      expect(wordsOf((await salto.click(sekretariat, verb, data)).card)).toContain('3 personer kalles ut nå');
      await salto.until(() => callsTo(6).length === 1);
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId: data['promptId'] });
      expect((await salto.click(sekretariat, verb, data)).text).toBe('Mobiliseringen er over.');
    });

    test('a wave that fell due while the server was away is called once when it is back', async () => {
      await inWaves();
      await salto.stop();
      await salto.clock.jump(salto.clock.now().add({ minutes: 11 }));
      await salto.restart();
      await salto.until(() => [2, 4, 5, 8].every((number) => callsTo(number).length === 1));
      await salto.stop();
      await salto.restart();
      await minutes(2);
      // The others have been reminded meanwhile; nobody was called twice.
      expect([4, 6, 3].map((number) => summaries(number).filter((summary) => String(summary).includes('kan du stille?')).length)).toEqual([1, 1, 0]);
    });

    test('the silent are reminded at half their time, once, over a restart', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-ikke');
      const nudges = (number: number) => summaries(number).filter((summary) => summary === 'SaLTo mobiliserer: vi venter på svar fra deg').length;
      await minutes(7.3);
      expect(nudges(4)).toBe(0);
      await salto.until(() => nudges(4) === 1 && nudges(7) === 1);
      await salto.stop();
      await salto.restart();
      await minutes(3);
      expect([nudges(4), nudges(6), nudges(7)]).toEqual([1, 0, 1]);
      // Called off, the reminder asks for nothing any more either.
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      await salto.until(() => salto.inbox(person(4)).every(({ card }) => !wordsOf(card).includes('mobilisation.answer')));
      expect(salto.inbox(person(4)).filter(({ card }) => wordsOf(card).includes('avblåst')).length).toBe(3);
    });

    test('after the deadline the unit’s leder and koordinator get counts, never names', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', { eta: '15' });
      for (const number of [7, 8]) await answer(number, promptId, 'kan-ikke');
      const told = (number: number) => salto.inbox(person(number)).filter(({ activity }) => activity?.summary === 'SaLTo: svar på mobiliseringen i din enhet').map(({ card }) => wordsOf(card)).join(' ');
      await minutes(14);
      expect(told(2)).toBe('');
      await salto.until(() => told(2) !== '' && told(3) !== '' && told(8) !== '', 120_000);
      // Several may go on at once.
      expect(told(2)).toContain('Trenger voksne ute ved Alna senter · Tveita T-bane');
      expect(told(2)).toContain('Bydel Alna: 1 av 5 har svart, 1 kommer');
      expect(told(8)).toContain('Bydel Sagene: 2 av 3 har svart, 0 kommer');
      for (const number of [2, 3, 8]) expect(told(number)).not.toMatch(/Øygard|Politi|Rektor|Usett/u);
      expect(told(4)).toBe('');
    });

    test('nothing of it happens after avblåsing', async () => {
      const promptId = await inWaves();
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      await salto.clock.jump(salto.clock.now().add({ minutes: 30 }));
      await minutes(2);
      expect([callsTo(4), summaries(6).filter((summary) => String(summary).includes('venter'))]).toEqual([[], []]);
    });
  });
});
