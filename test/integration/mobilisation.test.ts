/** Mobilisation through the real stack: from the word to people on their way. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPromptStore } from '../../src/prompts/store.ts';
import { execute, person, submit } from '../support/activities.ts';
import { nodesOf } from '../support/card-walk.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../support/salto.ts';

/** Each test starts the whole product; on a busy machine that takes a while. */
jest.setTimeout(30_000);

let salto: Salto;
beforeEach(async () => { salto = await startSalto(); });
afterEach(async () => { await salto.close(); });

const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute ved Alna senter', place: 'Tveita T-bane', date: '', meetAt: '', deadline: '', needed: '', levels: '*', units: '*', groups: '', waves: '', waveMinutes: '' };
type Typed = typeof typed;

async function preview(who = sekretariat, change: Partial<Typed> = {}, word = 'mobiliser') {
  const { verb, data } = buttonOf((await salto.say(who, word)).card, 'Forhåndsvis');
  return await salto.click(who, verb, { ...data, ...typed, ...change });
}
async function send(who = sekretariat, change: Partial<Typed> = {}, word = 'mobiliser') {
  const { verb, data } = buttonOf((await preview(who, change, word)).card, 'Send');
  await salto.click(who, verb, data);
  return data['promptId'] as string;
}
/** Sent, and arrived with everybody who can be reached. */
async function mobilise(change: Partial<Typed> = {}) {
  const promptId = await send(sekretariat, change);
  await salto.until(() => [3, 4, 5, 6].every((number) => callsTo(number).length > 0));
  await salto.until(() => board().includes('Tavle'));
  return promptId;
}
const cardsOf = (number: number) => salto.inbox(person(number)).filter(({ activity }) => activity?.summary !== 'Mobilisering: tavle');
const callsTo = (number: number) => cardsOf(number).filter(({ card }) => wordsOf(card).includes('mobilisation.answer') || wordsOf(card).includes('avblåst') || wordsOf(card).includes('dekket'));
const boards = () => salto.inbox(sekretariat).filter(({ activity }) => String(activity?.summary).endsWith('Mobilisering: tavle'));
const board = () => boards().map(({ card }) => wordsOf(card)).join(' ');
const answer = (number: number, promptId: string, id: string, more: Record<string, unknown> = {}) => salto.click(person(number), 'mobilisation.answer', { promptId, answer: id, ...more });
const responses = async (promptId: string) => (await createPromptStore(salto.store, salto.clock, 30).responses(promptId)).responses;
const stored = (promptId: string) => createPromptStore(salto.store, salto.clock, 30).load(promptId);
const given = async (promptId: string) => (await responses(promptId)).map(({ answer: id }) => id).sort();
const summaries = (number: number) => salto.inbox(person(number)).map(({ activity }) => activity?.summary);

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

describe('sending', () => {
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
    await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId: data['promptId'] });
    await salto.until(() => summaries(6).includes('ØVELSE – SaLTo: mobiliseringen er avblåst'));
  });

  test.each<[string, Partial<Typed>, string]>([
    ['nobody is chosen', { levels: '', units: '' }, 'Ingen passer til utvalget'],
    ['nobody but the caller fits', { levels: 'koordinerende', units: 'sekretariatet' }, 'ingen ville blitt kalt ut'],
    ['an identity number is in the text', { situation: 'Gjelder 21483609245' }, 'fødselsnummer'],
    ['a phone number is in the text', { situation: 'Ring 22 33 44 55' }, 'Trykk en gang til'],
    ['the situation is missing', { situation: '' }, 'Skriv kort hva det gjelder'],
    ['the place is missing', { place: ' ' }, 'Skriv hvor folk skal møte'],
    ['the time has passed', { meetAt: '08:30' }, 'Tidspunktet er passert'],
    ['an event has no date', { kind: 'arrangement' }, 'Velg en dato'],
    ['an event was yesterday', { kind: 'demonstrasjon', date: '2027-01-10' }, 'Datoen er passert'],
    ['the deadline is no number', { deadline: 'snart' }, 'helt antall minutter'],
    ['nobody is needed', { needed: '0' }, 'helt tall fra 1'],
    ['the kind is unknown', { kind: 'fest' }, 'Velg hva det gjelder'],
    ['a unit does not exist', { units: 'atlantis' }, 'ikke finnes'],
  ])('when %s the form comes back with what was typed', async (_, change, sentence) => {
    const { card } = await preview(sekretariat, change);
    expect(wordsOf(card)).toContain(sentence);
    expect(wordsOf(card)).toContain((change.situation ?? typed.situation) || typed.place);
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
    const [first, second] = [await send(sekretariat), await send(koordinator, { levels: 'utovende', units: 'bydel-alna', situation: 'En annen hendelse' })];
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
    for (const word of ['mobiliser', 'øvelse']) expect((await salto.say(person(6), word)).activity?.text).toBe('Du har ikke tilgang til dette. Kontakt Kåre Koordinator.');
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
    await salto.click(sekretariat, verb, { ...data, comment: 'Møt ved inngangen mot nord', to: 'coming' });
    await salto.until(() => summaries(6).includes('SaLTo: ny beskjed om mobiliseringen'));
    await salto.clock.advance(10_000);
    expect(summaries(6).filter((summary) => summary === 'SaLTo: ny beskjed om mobiliseringen')).toHaveLength(1);
    expect(wordsOf(cardsOf(6).map(({ card }) => card))).toContain('Møt ved inngangen mot nord');
    expect(summaries(4)).not.toContain('SaLTo: ny beskjed om mobiliseringen');
    expect(wordsOf((await write(promptId, 'all', 'Gjelder 21483609245')).reply.card)).toContain('fødselsnummer');
    expect(wordsOf((await write(promptId, 'all', 'Takk for innsatsen')).reply.card)).toContain('Beskjeden går til 8 personer');
    await salto.until(() => wordsOf(cardsOf(4).map(({ card }) => card)).includes('Takk for innsatsen'));
  });

  test('the need is met: the surplus is thanked, those under way first are kept, and a drop-out opens it again', async () => {
    const promptId = await mobilise({ needed: '2' });
    for (const [number, eta] of [[6, '60'], [7, '15'], [4, '30']] as const) await answer(number, promptId, 'kan-stille', { eta });
    await salto.until(() => board().includes('3 av 2 kommer'), 3000);
    const enough = buttonOf(boards()[0]?.card, 'Behovet er dekket');
    expect((await salto.click(sekretariat, enough.verb, enough.data)).text).toBe('2 fortsetter. 1 takkes av.');
    await salto.click(sekretariat, enough.verb, enough.data);
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
    await salto.clock.advance(16 * 60_000);
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
    const confirm = buttonOf(salto.inbox(sekretariat)[asked]?.card, 'Ja, avblås');
    await Promise.all([1, 2].map(() => salto.click(sekretariat, confirm.verb, confirm.data)));
    const off = (number: number) => cardsOf(number).filter(({ activity, card }) => activity?.summary === 'SaLTo: mobiliseringen er avblåst' && wordsOf(card).includes('avblåst')).length;
    await salto.until(() => [2, 3, 4, 5, 6, 8].every((number) => off(number) === 2) && off(7) === 1);
    await salto.clock.advance(130_000);
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
  await salto.clock.advance(180_000);
  const reached = got();
  expect(salto.lines.filter(({ event }) => event === 'chat.failed')).toEqual([]);
  expect(reached.length).toBeLessThan(7);
  for (const number of reached) expect(summaries(number)).toContain('SaLTo: mobiliseringen er avblåst');
  for (const number of [2, 3, 4, 5, 6, 7, 8].filter((one) => !reached.includes(one))) expect(cardsOf(number)).toEqual([]);
});

describe('by the clock', () => {
  const minutes = (n: number) => salto.clock.advance(n * 60_000);
  const inWaves = async (change: Partial<Typed> = {}) => {
    const promptId = await send(sekretariat, { waves: 'nivaer', needed: '2', ...change });
    await salto.until(() => callsTo(6).length === 1 && callsTo(7).length === 1);
    return promptId;
  };

  test('the preview says how many each wave calls', async () => {
    const { card } = await preview(sekretariat, { waves: 'nivaer' });
    for (const words of ['8 personer kalles ut', 'Bølge 1: 3 personer', 'Bølge 2: 4 personer', 'Bølge 3: 1 person']) expect(wordsOf(card)).toContain(words);
    expect(wordsOf((await preview(sekretariat, { waves: 'enheter' })).card)).toContain('én for én');
    expect(wordsOf((await preview(sekretariat, { waves: 'enheter', units: 'bydel-sagene,bydel-alna' })).card)).toContain('Bølge 1: 3 personer');
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
  });

  test('after the deadline the unit’s leder and koordinator get counts, never names', async () => {
    const promptId = await mobilise();
    await answer(6, promptId, 'kan-stille', { eta: '15' });
    for (const number of [7, 8]) await answer(number, promptId, 'kan-ikke');
    const told = (number: number) => salto.inbox(person(number)).filter(({ activity }) => activity?.summary === 'SaLTo: svar på mobiliseringen i din enhet').map(({ card }) => wordsOf(card)).join(' ');
    await minutes(14);
    expect(told(2)).toBe('');
    await salto.until(() => told(2) !== '' && told(3) !== '' && told(8) !== '', 120_000);
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
