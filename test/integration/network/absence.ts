/** Absence through the real stack: told in the chat, and who is away is neither called out nor reminded. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person } from '../../support/activities.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';
import { leadRows, sendCheckIn } from '../../support/check-in-leads.ts';
import { fill } from '../../support/check-ins.ts';
import { callMeeting } from '../../support/call-meeting.ts';

describe('absence', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const away = async (number: number, from: string, to = '') => wordsOf((await salto.click(person(number), 'absence.save', { from, to })).card);
  const stored = async () => (await salto.store.query('network', { partition: 'absence' })).items.filter(({ periods }) => (periods as unknown as readonly unknown[]).length > 0);

  describe('fravær', () => {
    test('is told, listed, joined and deleted', async () => {
      expect(wordsOf((await salto.say(person(6), 'Fravær')).card)).toContain('Du har ikke meldt fravær');
      expect(await away(6, '2027-01-18', '2027-01-22')).toContain('Mandag 18. januar 2027 – fredag 22. januar 2027');
      expect(await away(6, '2027-01-20', '2027-01-25')).toContain('slått sammen');
      const listed = (await salto.say(person(6), 'fravaer')).card;
      expect(wordsOf(listed)).toContain('Mandag 18. januar 2027 – mandag 25. januar 2027');
      const { verb, data } = buttonOf(listed, 'Slett');
      expect(wordsOf((await salto.click(person(7), verb, data)).card)).toContain('Du har ikke meldt fravær');
      expect(await stored()).toHaveLength(1);
      expect(wordsOf((await salto.click(person(6), verb, data)).card)).toContain('Fraværet er slettet');
      await salto.click(person(6), verb, data);
      expect(await stored()).toEqual([]);
      await Promise.all([away(6, '2027-02-15'), salto.click(person(6), verb, data)]);
      expect(await stored()).toHaveLength(1);
    });

    test('told twice at once in two ways, both are kept; over an import and a restart too', async () => {
      await Promise.all([away(6, '2027-01-18', '2027-01-22'), away(6, '2027-02-15', '2027-02-19'), away(6, '2027-01-18', '2027-01-22')]);
      await salto.stop();
      await salto.restart();
      const words = wordsOf((await salto.say(person(6), 'fravær')).card);
      expect([words.includes('18. januar'), words.includes('15. februar')]).toEqual([true, true]);
      expect(await stored()).toHaveLength(1);
    });

    test.each([['2027-01-22', '2027-01-18', 'Siste dag er før første dag'], ['2027-01-04', '2027-01-08', 'Fraværet er over allerede'], ['', '', 'Velg en dato'], ['2027-02-30', '', 'Datoen finnes ikke'], ['2027-01-18', '2227-01-18', 'høyst to år']])('%j to %j is refused with what was typed', async (from, to, sentence) => {
      const words = await away(6, from, to);
      expect(words).toContain(sentence);
      expect(words).toContain(`${from} `.trim());
      expect(await stored()).toEqual([]);
    });
  });

  describe('whoever is away', () => {
    const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', date: '', meetAt: '', deadline: '', needed: '', shifts: '', levels: '*', units: 'bydel-alna', groups: '', includeAbsent: 'false', waves: '', waveMinutes: '' };
    async function preview(change: Partial<typeof typed> = {}) {
      const { verb, data } = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
      return await salto.click(sekretariat, verb, { ...data, ...typed, ...change });
    }
    const send = async (card: unknown) => {
      const { verb, data } = buttonOf(card, 'Send');
      await salto.click(sekretariat, verb, data);
      return data['promptId'] as string;
    };
    const summaries = (number: number) => salto.inbox(person(number)).map(({ activity }) => String(activity?.summary));
    const called = (number: number) => summaries(number).some((summary) => summary.includes('kan du stille?'));
    const audience = async (promptId: string) => (await createPromptStore(salto.store, salto.clock, 30).audience(promptId)).size;

    test('is left out of a mobilisation, and the preview says how many', async () => {
      await away(6, '2027-01-11', '2027-01-15');
      const { card } = await preview();
      expect([wordsOf(card).includes('4 personer kalles ut'), wordsOf(card).includes('1 person har meldt fravær og kalles ikke ut.')]).toEqual([true, true]);
      const promptId = await send(card);
      await salto.until(() => [2, 3, 4, 5].every(called));
      await salto.clock.advance(10_000);
      expect([called(6), await audience(promptId)]).toEqual([false, 4]);
    });

    test('is called all the same where the caller says so, and gets no reminder', async () => {
      await away(6, '2027-01-11', '2027-01-15');
      const { card } = await preview({ includeAbsent: 'true' });
      expect([wordsOf(card).includes('5 personer kalles ut'), wordsOf(card).includes('1 person har meldt fravær, men kalles ut likevel.')]).toEqual([true, true]);
      await send(card);
      await salto.until(() => [2, 3, 4, 5, 6].every(called));
      await salto.until(() => summaries(4).some((summary) => summary.includes('vi venter på svar')), 10 * 60_000);
      await salto.clock.advance(60_000);
      expect(summaries(6).some((summary) => summary.includes('vi venter på svar'))).toBe(false);
    });

    test('on the day of an event, and on every day of its shifts', async () => {
      await away(6, '2027-01-20');
      const count = async (change: Partial<typeof typed>) => /(\d) personer kalles ut/u.exec(wordsOf((await preview({ kind: 'arrangement', ...change })).card))?.[1];
      expect([await count({ date: '2027-01-20' }), await count({ date: '2027-01-21' }), await count({ shifts: '2027-01-20 10-14 1\n2027-01-20 14-18 1' }), await count({ shifts: '2027-01-20 10-14 1\n2027-01-21 10-14 1' })]).toEqual(['4', '5', '4', '5']);
    });

    test('everybody: the form comes back and says how they are called', async () => {
      await away(6, '2027-01-11');
      const { card } = await preview({ levels: 'utovende' });
      expect(wordsOf(card)).toContain('Alle i utvalget har meldt fravær');
      expect(wordsOf((await preview({ levels: 'utovende', includeAbsent: 'true' })).card)).toContain('1 person kalles ut');
    });

    test('is asked in a check-in, and not reminded of it while away', async () => {
      await fill(salto, leadRows);
      await sendCheckIn(salto);
      await away(4, '2027-01-18', '2027-01-19');
      const nudges = () => summaries(4).filter((summary) => summary.startsWith('Påminnelse:')).length;
      await salto.clock.jump('2027-01-18T08:05:00Z');
      await salto.clock.pass(120_000);
      expect(nudges()).toBe(0);
      await salto.clock.jump('2027-01-22T08:05:00Z');
      await salto.until(() => nudges() === 1);
    });

    test('is invited to a meeting, and not reminded of it while away', async () => {
      await away(6, '2027-01-13', '2027-01-22');
      await callMeeting(salto);
      await salto.until(() => summaries(6).length > 0 && summaries(4).length > 0);
      const before = [summaries(6).length, summaries(4).length];
      await salto.clock.jump('2027-01-22T12:00:00Z');
      await salto.until(() => summaries(4).length > before[1]!);
      await salto.clock.advance(60_000);
      expect(summaries(6)).toHaveLength(before[0]!);
    });
  });
});
