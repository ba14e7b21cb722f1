/** Shifts through the real stack: typed, called, taken, changed, full, and reminded of. Judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person } from '../../support/activities.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation shifts', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const shifts = '2027-01-20 10:00-14:00 2\n2027-01-20 14:00-18:00 1\n2027-01-20 22:00-06:00 neste dag 1';
  const typed = { kind: 'arrangement', situation: 'Norway Cup trenger voksne', place: 'Ekeberg', date: '', meetAt: '', deadline: '120', needed: '', shifts, levels: '*', units: '*', groups: '', waves: '', waveMinutes: '' };
  type Typed = typeof typed;

  async function preview(change: Partial<Typed> = {}) {
    const { verb, data } = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
    return await salto.click(sekretariat, verb, { ...data, ...typed, ...change });
  }
  async function mobilise(change: Partial<Typed> = {}) {
    const { verb, data } = buttonOf((await preview(change)).card, 'Send');
    await salto.click(sekretariat, verb, data);
    await salto.until(() => [3, 4, 5, 6, 7].every((number) => calls(number).length > 0) && boards().length > 0);
    return data['promptId'] as string;
  }
  const calls = (number: number) => salto.inbox(person(number)).filter(({ card }) => wordsOf(card).includes('mobilisation.answer'));
  const boards = () => salto.inbox(sekretariat).filter(({ activity }) => activity?.summary === 'Mobilisering: tavle');
  const board = () => wordsOf(boards()[0]?.card);
  const answer = (number: number, promptId: string, id: string, chosen?: string) => salto.click(person(number), 'mobilisation.answer', { promptId, answer: id, ...(chosen === undefined ? {} : { shifts: chosen }) });
  const responses = async (promptId: string) => (await createPromptStore(salto.store, salto.clock, 30).responses(promptId)).responses;
  const taken = async (promptId: string) => (await responses(promptId)).map(({ answer: id, shifts: own = [] }) => [id, ...own].join(' ')).sort();
  const summaries = (number: number) => salto.inbox(person(number)).map(({ activity }) => activity?.summary);

  describe('the form', () => {
    test('the preview says what each shift needs, and warns of one that needs more than are called', async () => {
      const { card } = await preview({ shifts: `${shifts}\n2027-01-21 10-12 20` });
      for (const words of ['4 vakter fra onsdag 20. januar', 'Ons. 20. jan. 10.00–14.00', 'trenger 2', 'Ons. 20. jan. 22.00–06.00', 'Tor. 21. jan. 10.00–12.00 trenger flere enn de 8 som kalles ut', '8 personer kalles ut']) expect(wordsOf(card)).toContain(words);
    });

    test.each<[string, Partial<Typed>, string]>([
      ['a shift ends before it starts', { shifts: '2027-01-20 10-14 2\n2027-01-20 22:00-06:00 4' }, 'Linje 2: vakten slutter før den begynner. Over midnatt skriver du 22:00-06:00 neste dag 4.'],
      ['a shift has begun', { shifts: '2027-01-11 08:30-12:00 2' }, 'Linje 1: vakten har begynt allerede'],
      ['a line says nothing', { shifts: 'lørdag formiddag' }, 'Linje 1: skriv dato, tid og antall'],
      ['there is no date', { shifts: '10:00-14:00 6' }, 'Linje 1: skriv datoen først på linjen'],
      ['it is a serious incident', { kind: 'alvorlig-hendelse' }, 'Ved en alvorlig hendelse lar du feltet stå tomt'],
    ])('when %s the form comes back with what was typed', async (_, change, sentence) => {
      const { card } = await preview(change);
      expect(wordsOf(card)).toContain(sentence);
      expect(wordsOf(card)).toContain(change.shifts ?? shifts);
    });

    test('the date of the form holds for lines without one; a draft is changed as it was typed', async () => {
      const { card } = await preview({ date: '2027-01-20', shifts: '10:00-14:00 6' });
      expect(wordsOf(card)).toContain('Ons. 20. jan. 10.00–14.00');
      expect(wordsOf((await salto.click(sekretariat, 'mobilisation.edit', buttonOf(card, 'Endre').data)).card)).toContain('2027-01-20 10:00-14:00 6');
    });

    test.each<[string, Partial<Typed>, string, string]>([
      ['first shift has begun', { shifts: '2027-01-11 09:30-12:00 2' }, '2027-01-11T08:31:00Z', 'Linje 1: vakten har begynt allerede'],
      ['day is over', { shifts: '', date: '2027-01-11' }, '2027-01-11T23:00:00Z', 'Datoen er passert.'],
    ])('a draft whose %s by now is not sent', async (_, change, now, sentence) => {
      const { verb, data } = buttonOf((await preview(change)).card, 'Send');
      await salto.clock.jump(now);
      expect(wordsOf((await salto.click(sekretariat, verb, data)).card)).toContain(sentence);
      expect(calls(6)).toEqual([]);
    });
  });

  describe('signing up', () => {
    test('shifts are taken on the card, changed with history, and counted each by itself', async () => {
      const promptId = await mobilise();
      expect(wordsOf(calls(6)[0]?.card)).toContain('Ons. 20. jan. 22.00–06.00 · trenger 1');
      const { data } = buttonOf(calls(6)[0]?.card, 'Kan stille');
      const answered = await salto.click(person(6), 'mobilisation.answer', { ...data, shifts: 's1,s3', comment: '' });
      expect(wordsOf(answered.card)).toContain('Endre vakter');
      expect(wordsOf(answered.card)).not.toContain('Er fremme |');
      await answer(6, promptId, 'kan-stille', 's3,s1');
      await answer(6, promptId, 'er-fremme');
      await answer(7, promptId, 'kan-stille', '*');
      await answer(4, promptId, 'kan-bista-digitalt');
      await answer(5, promptId, 'kan-ikke');
      await salto.until(() => board().includes('3 av 3 vakter er dekket'), 3000);
      await answer(6, promptId, 'kan-stille', 's1');
      await answer(7, promptId, 'kan-stille', 's2');
      expect((await responses(promptId)).find(({ shifts: own }) => own?.[0] === 's1')?.history.map(({ shifts: own }) => own)).toEqual([['s1', 's3'], ['s1']]);
      await salto.until(() => board().includes('1 av 3 vakter er dekket') && board().includes('mangler 1'), 3000);
      expect(await taken(promptId)).toEqual(['kan-bista-digitalt', 'kan-ikke', 'kan-stille s1', 'kan-stille s2']);
      // Below the board, which is drawn anew without it.
      const names = async (shift: string) => {
        expect((await salto.click(sekretariat, 'mobilisation.board', { ...buttonOf(boards()[0]?.card, 'Vis navn').data, shift })).kind).toBe('text');
        return wordsOf(boards().at(-1)?.card);
      };
      const [first, second, third] = [await names('s1'), await names('s2'), await names('s3')];
      expect([first.includes('Ute Øygard'), first.includes('Åse Ærlig'), second.includes('Åse Ærlig'), third.includes('Ingen har meldt seg på ennå')]).toEqual([true, false, true, true]);
    });

    test.each<[string | undefined]>([[undefined], [''], ['s9'], ['alle']])('%j is no shift: the card says so and nothing is stored', async (chosen) => {
      const promptId = await mobilise();
      expect(wordsOf((await answer(6, promptId, 'kan-stille', chosen)).card)).toContain('Velg minst én vakt.');
      expect(await taken(promptId)).toEqual([]);
    });

    test('the only shift need not be chosen', async () => {
      const promptId = await mobilise({ shifts: '2027-01-20 10-14 1' });
      await answer(6, promptId, 'kan-stille', '');
      expect(await taken(promptId)).toEqual(['kan-stille s1']);
    });

    test('`mine` leads to the card where shifts are chosen', async () => {
      await mobilise();
      const { verb, data } = buttonOf((await salto.say(person(6), 'mine')).card, 'Svar');
      await salto.click(person(6), verb, data);
      expect(calls(6)).toHaveLength(2);
    });

    test('a member sees how many are missing, and nobody’s name', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', '*');
      const words = wordsOf((await salto.click(person(4), 'mobilisation.board', { promptId, shift: 's1' })).card);
      expect([words.includes('mangler 1'), words.includes('Vis navn'), words.includes('Ute Øygard')]).toEqual([true, false, false]);
    });
  });

  describe('enough people', () => {
    test('is when every shift is full; the surplus is thanked, and a shift given up opens it again', async () => {
      const promptId = await mobilise();
      await answer(6, promptId, 'kan-stille', 's1,s3');
      await answer(7, promptId, 'kan-stille', 's1');
      await salto.until(() => board().includes('2 av 3 vakter er dekket'), 3000);
      expect(board()).not.toContain('mobilisation.enough');
      await answer(4, promptId, 'kan-stille', 's2');
      await answer(5, promptId, 'kan-stille', 's1,s2');
      await salto.until(() => board().includes('3 av 3 vakter er dekket') && board().includes('mobilisation.enough'), 3000);
      const enough = buttonOf(boards()[0]?.card, 'Behovet er dekket');
      expect((await salto.click(sekretariat, enough.verb, enough.data)).text).toBe('3 fortsetter. 1 takkes av.');
      await salto.until(() => summaries(5).includes('SaLTo: behovet er dekket, takk'));
      await answer(6, promptId, 'kan-stille', 's1');
      await salto.until(() => [3, 5].every((number) => summaries(number).includes('SaLTo mobiliserer: det trengs flere. Kan du stille?')));
    });

    test('the next wave is called while one shift is short of people, and not when all are full', async () => {
      const { verb, data } = buttonOf((await preview({ waves: 'nivaer', shifts: '2027-01-20 10-14 1\n2027-01-20 14-18 1' })).card, 'Send');
      await salto.click(sekretariat, verb, data);
      await salto.until(() => calls(6).length === 1 && calls(7).length === 1);
      const promptId = data['promptId'] as string;
      await answer(6, promptId, 'kan-stille', 's1');
      await answer(7, promptId, 'kan-stille', 's1');
      await salto.clock.pass(10.5 * 60_000);
      await salto.until(() => calls(4).length === 1);
      await answer(4, promptId, 'kan-stille', 's2');
      await salto.clock.pass(15 * 60_000);
      expect(calls(3)).toEqual([]);
    });
  });

  test('an hour before their shift those signed up are reminded, once, and can say that they have arrived', async () => {
    const promptId = await mobilise();
    await answer(6, promptId, 'kan-stille', 's1,s2');
    await answer(7, promptId, 'kan-stille', 's2');
    await salto.stop();
    await salto.clock.jump('2027-01-20T08:00:05Z');
    await salto.restart();
    const reminders = (number: number) => summaries(number).filter((summary) => summary === 'SaLTo: vakten din begynner snart').length;
    await salto.until(() => reminders(6) === 1);
    expect(reminders(7)).toBe(0);
    const card = salto.inbox(person(6)).at(-1)?.card;
    const arrived = await salto.click(person(6), 'mobilisation.answer', buttonOf(card, 'Er fremme').data);
    expect(wordsOf(arrived.card)).toContain('Takk for at du er her');
    expect(await taken(promptId)).toEqual(['er-fremme s1 s2', 'kan-stille s2']);
    await salto.clock.jump('2027-01-20T14:00:00Z');
    expect(wordsOf((await salto.click(sekretariat, 'mobilisation.board', { promptId })).card)).toContain('ferdig');
  });
});
