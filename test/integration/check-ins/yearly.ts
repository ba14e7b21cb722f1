/** The yearly questions through the real stack: once per unit, pre-filled, correctable, guarded, and never written over silently. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { createUnitAnswers } from '../../../src/tiltak/unit-questions.ts';
import { loadSaid } from '../../../src/tiltak/store.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { person } from '../../support/activities.ts';
import { answer, leadRows, liveCard, press, sendCheckIn } from '../../support/check-in-leads.ts';
import { fill, progressIn } from '../../support/check-ins.ts';
import { buttonOf, koordinator, leder, members, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in yearly', () => {
  const kjersti = person(8);
  /** Kjersti coordinates in Alna too. */
  const twoSeats = `${members}Kjersti Koordinator,p8@example.no,,bydel-sagene,bydel-alna,koordinerende,koordinator,nei,,\n`;
  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto();
    const imported = await importMembers(twoSeats, { store: salto.store, ids: countingIds('members') });
    if (imported.outcome !== 'imported') throw new Error(JSON.stringify(imported));
    await salto.clock.pass(60_000);
    await fill(salto, leadRows);
  });
  afterEach(async () => { await salto.close(); });

  const stored = async (promptId: string, unit = 'bydel-alna') => await createUnitAnswers(salto.store).load('p1', promptId, unit);
  const openPart = (who: typeof kjersti, promptId: string, part = 1, unit = 'bydel-alna') => salto.click(who, 'tiltak-lead.yearly-unit', { promptId, unit, part });
  const first = { adopted: 'vedtatt', parties: 'bydel,skole', use: 'delvis', 'focus-1': 'Tryggere gater', 'focus-2': '' };
  const middle = { goals: 'I hovedsak nådd', pleased: '' };
  const last = { challenges: 'Tid', input: '' };
  async function save(who: typeof kjersti, card: unknown, typed: Readonly<Record<string, string>>, title = 'Lagre og neste') {
    const { verb, data } = buttonOf(card, title);
    return await salto.click(who, verb, { ...data, ...typed });
  }

  describe('the yearly questions', () => {
    test('are opened from the overview, answered in parts, corrected, and counted on the roll-up', async () => {
      const promptId = await sendCheckIn(salto);
      await salto.until(() => salto.inbox(koordinator).some(({ card }) => wordsOf(card).includes('tiltak-lead.yearly')));
      const overview = salto.inbox(koordinator).find(({ card }) => wordsOf(card).includes('tiltak-lead.yearly'));
      const { verb, data } = buttonOf(overview?.card, 'Årsspørsmål');
      // Alna and its region are one koordinator's: which unit is asked first.
      const list = await press(salto, koordinator, verb, data);
      expect(wordsOf(list.card)).toContain('Groruddalen');
      const part1 = await openPart(koordinator, promptId);
      expect(wordsOf(part1.card)).toContain('Rus: hva har innsatsen betydd');
      const part2 = await save(koordinator, part1.card, first);
      expect(wordsOf(part2.card)).toContain('Del 2 av 3');
      // One part of three is a beginning: they are still nudged.
      expect(wordsOf((await press(salto, koordinator, verb, data)).card)).toMatch(/Bydel Alna.*Påbegynt · mandag 11\. januar/u);
      await salto.until(() => liveCard(salto, sekretariat).includes('0 av 4 enheter har svart på alt'));
      const part3 = await save(koordinator, part2.card, middle);
      expect(wordsOf((await save(koordinator, part3.card, last, 'Lagre')).card)).toContain('Lagret. Takk!');
      expect((await stored(promptId))?.answer).toEqual({ unit: 'bydel-alna', adopted: 'vedtatt', parties: ['bydel', 'skole'], use: 'delvis', focus: { 1: 'Tryggere gater' }, goals: 'I hovedsak nådd', challenges: 'Tid', at: expect.any(String), by: expect.any(String) });
      await salto.until(() => liveCard(salto, sekretariat).includes('1 av 4 enheter har svart på alt'));
      expect(liveCard(salto, sekretariat)).toContain('Gjenstår: Bydel Sagene, Groruddalen, Utdanningsetaten.');
      expect(wordsOf((await press(salto, koordinator, verb, data)).card)).toMatch(/Bydel Alna.*Besvart · /u);

      const again = await openPart(koordinator, promptId, 2);
      expect(wordsOf(again.card)).toContain('I hovedsak nådd');
      await save(koordinator, again.card, { ...middle, goals: '' });
      expect((await stored(promptId))?.answer.goals).toBeUndefined();
      expect((await stored(promptId))?.history.map(({ goals }) => goals)).toEqual([undefined, 'I hovedsak nådd', 'I hovedsak nådd']);
      expect((await loadSaid(salto.store, 'p1')).units).toHaveLength(1);
    });

    test('a doubled click is one answer; two who write at once are told, and nothing is written over silently', async () => {
      const promptId = await sendCheckIn(salto);
      const [mine, theirs] = [await openPart(koordinator, promptId), await openPart(kjersti, promptId)];
      await Promise.all([save(koordinator, mine.card, first), save(koordinator, mine.card, first)]);
      expect((await stored(promptId))?.history).toEqual([]);

      const refused = await save(kjersti, theirs.card, { ...first, 'focus-1': 'Noe helt annet', use: 'lite' });
      for (const words of ['Kåre Koordinator lagret andre svar', 'Lagret nå: Tryggere gater', 'Lagret nå: Delvis', 'Noe helt annet']) expect(wordsOf(refused.card)).toContain(words);
      expect((await stored(promptId))?.answer.focus).toEqual({ 1: 'Tryggere gater' });
      // The other part is nobody's yet: no conflict there.
      expect(wordsOf((await save(kjersti, (await openPart(kjersti, promptId, 2)).card, middle)).card)).toContain('Del 3 av 3');
      // Having seen it, they may.
      await save(kjersti, refused.card, { ...first, 'focus-1': 'Noe helt annet' });
      expect((await stored(promptId))?.answer).toMatchObject({ focus: { 1: 'Noe helt annet' }, goals: 'I hovedsak nådd' });
      expect((await stored(promptId))?.history.map(({ focus }) => focus['1'])).toEqual(['Tryggere gater', 'Tryggere gater']);
    });

    test('are filled in from the check-in before, and count only once they are saved', async () => {
      const before = await sendCheckIn(salto);
      await save(koordinator, (await save(koordinator, (await openPart(koordinator, before)).card, first)).card, middle);
      await salto.clock.advance(60_000);
      const { verb, data } = buttonOf((await press(salto, sekretariat, 'tiltak-lead.cancel', { promptId: before })).card, 'Ja, avlys');
      await salto.click(sekretariat, verb, data);
      const promptId = await sendCheckIn(salto);
      const shown = await openPart(koordinator, promptId);
      expect(wordsOf(shown.card)).toMatch(/forrige innsjekk.*Tryggere gater/u);
      expect(await stored(promptId)).toBeUndefined();
      await save(koordinator, shown.card, { ...first, 'focus-1': '' });
      // What was emptied stays empty, what nobody has looked at is still filled in.
      expect(wordsOf((await openPart(koordinator, promptId)).card)).not.toContain('Tryggere gater');
      expect(wordsOf((await openPart(koordinator, promptId, 2)).card)).toContain('I hovedsak nådd');
      expect((await stored(promptId))?.answer.goals).toBeUndefined();
    });

    test('reach a koordinator whose unit’s measures are all somebody else’s, once, and count nothing as theirs to answer', async () => {
      await fill(salto, leadRows.map((row) => (row.unit === 'bydel-sagene' ? { ...row, responsible_email: 'p4@example.no' } : row)).filter(({ unit }) => unit === 'bydel-sagene'));
      const promptId = await sendCheckIn(salto, sekretariat, { units: 'bydel-sagene' });
      await salto.until(() => salto.inbox(kjersti).length > 0);
      const [card, ...others] = salto.inbox(kjersti).map((entry) => entry.card);
      expect(others).toEqual([]);
      expect(wordsOf(card)).toContain('Årsspørsmålene er dine å svare på');
      expect(wordsOf(card)).not.toContain('0 av 0');
      const { verb, data } = buttonOf(card, 'Årsspørsmål');
      const form = await press(salto, kjersti, verb, data);
      expect(wordsOf(form.card)).toContain('Årsspørsmål: Bydel Sagene');
      expect(wordsOf((await salto.say(kjersti, 'mine')).card)).toMatch(/Status våren 2027.*Årsspørsmål/u);
      const found = wordsOf((await salto.say(kjersti, 'tiltak')).card);
      for (const words of ['ikke er ferdig besvart: Bydel Sagene', 'tiltak-lead.yearly']) expect(found).toContain(words);
      expect([...(await progressIn(salto, promptId)).people.keys()]).toHaveLength(1);
      // Without the questions there is nothing to bring.
      await sendCheckIn(salto, sekretariat, { units: 'bydel-sagene', yearly: 'false', title: 'Uten spørsmål' });
      await salto.until(() => salto.inbox(person(4)).length > 1);
      expect(salto.inbox(kjersti).some(({ activity }) => String(activity?.summary).includes('Uten spørsmål'))).toBe(false);
    });

    test('are reminded of by how far each has come, on the same card as the measures, until every part is answered', async () => {
      const promptId = await sendCheckIn(salto, sekretariat, { units: 'bydel-sagene,bydel-alna' });
      const nudges = (who: typeof kjersti) => salto.inbox(who).filter(({ activity }) => String(activity?.summary).startsWith('Påminnelse:')).map(({ card }) => wordsOf(card));
      for (const measureId of ['sagene-1', 'alna-1', 'alna-2']) await answer(salto, kjersti, promptId, measureId, { status: 'igangsatt', outcome: 'Ja' });
      await salto.clock.jump('2027-01-18T08:05:00Z');
      await salto.until(() => nudges(person(4)).length === 1);
      expect(nudges(kjersti)).toEqual([]); // has begun
      await salto.clock.jump('2027-01-22T08:05:00Z');
      await salto.until(() => nudges(kjersti).length === 1);
      for (const words of ['Du er i gang: årsspørsmålene gjenstår', 'ikke er ferdig besvart: Bydel Alna, Bydel Sagene', 'Du har svart på alle tiltakene', 'tiltak-lead.yearly']) expect(nudges(kjersti)[0]).toContain(words);
      expect(nudges(kjersti)[0]).not.toContain('Du har svart på alt');
      let part = await openPart(koordinator, promptId);
      for (const typed of [first, middle]) part = await save(koordinator, part.card, typed);
      await save(koordinator, part.card, last, 'Lagre');
      await salto.clock.jump('2027-01-25T08:05:00Z');
      await salto.until(() => nudges(kjersti).length === 2);
      for (const words of ['Bare årsspørsmålene er igjen', 'ikke er ferdig besvart: Bydel Sagene']) expect(nudges(kjersti)[1]).toContain(words);
      part = await openPart(kjersti, promptId, 1, 'bydel-sagene');
      for (const typed of [first, middle]) part = await save(kjersti, part.card, typed);
      await save(kjersti, part.card, last, 'Lagre');
      const overview = () => wordsOf(salto.inbox(kjersti).find(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027')?.card);
      await salto.until(() => overview().includes('Du har svart på alt'));
      // Kåre has two measures answered by Kjersti and the questions by himself: nothing waits for him.
      expect(nudges(koordinator)).toHaveLength(1);
    });

    test('of a unit that nobody coordinates are answered by sekretariatet', async () => {
      const promptId = await sendCheckIn(salto);
      const { card } = await press(salto, sekretariat, 'tiltak-lead.yearly', { promptId });
      const { verb, data } = buttonOf(card, 'Svar');
      // What one may answer stands first, whatever page the others are on.
      expect(wordsOf(card).indexOf('Utdanningsetaten')).toBeLessThan(wordsOf(card).indexOf('Bydel'));
      expect(data).toMatchObject({ unit: 'ude' });
      // Whoever leads it is reminded of them, as koordinatorer are; a check-in led by somebody else waits for no more of sekretariatet.
      const nudges = () => salto.inbox(sekretariat).filter(({ activity }) => String(activity?.summary).startsWith('Påminnelse:')).map((entry) => wordsOf(entry.card));
      expect(wordsOf((await salto.say(sekretariat, 'mine')).card)).toMatch(/Status våren 2027.*Årsspørsmål/u);
      await salto.clock.jump('2027-01-18T08:05:00Z');
      await salto.until(() => nudges().length === 1);
      for (const words of ['Årsspørsmålene venter på deg', 'ikke er ferdig besvart: Utdanningsetaten', 'tiltak-lead.yearly']) expect(nudges()[0]).toContain(words);
      let part = (await salto.click(sekretariat, verb, data)).card;
      for (const typed of [first, middle]) part = (await save(sekretariat, part, typed)).card;
      await save(sekretariat, part, last, 'Lagre');
      expect((await stored(promptId, 'ude'))?.answer).toMatchObject({ adopted: 'vedtatt' });
      expect(wordsOf((await salto.say(sekretariat, 'mine')).card)).not.toContain('Status våren 2027');
      await salto.clock.jump('2027-01-25T08:05:00Z');
      await salto.until(() => salto.inbox(koordinator).filter(({ activity }) => String(activity?.summary).startsWith('Påminnelse:')).length > 1);
      expect(nudges()).toHaveLength(1);
      expect((await openPart(leder, promptId, 1, 'ude')).text).toContain('Bare en koordinator for enheten');
      expect((await openPart(sekretariat, promptId, 1, 'borte')).text).toContain('Bare en koordinator for enheten');
      const others = await sendCheckIn(salto, sekretariat, { units: 'bydel-sagene', date: '2027-01-25', deadline: '2027-02-10' });
      expect((await openPart(sekretariat, others, 1, 'ude')).text).toContain('Bare en koordinator for enheten');
    });

    test('count in no report once the check-in was called off', async () => {
      const promptId = await sendCheckIn(salto);
      await save(koordinator, (await openPart(koordinator, promptId)).card, first);
      expect((await loadSaid(salto.store, 'p1')).units).toHaveLength(1);
      for (const _ of [1, 2]) await salto.click(sekretariat, 'tiltak-lead.cancel-confirmed', { promptId });
      expect((await loadSaid(salto.store, 'p1')).units).toEqual([]);
    });

    test('are for the unit’s own koordinatorer, while it is open, with the guard on every text', async () => {
      const promptId = await sendCheckIn(salto);
      const shown = await openPart(koordinator, promptId);
      const { verb, data } = buttonOf(shown.card, 'Lagre og neste');
      for (const who of [sekretariat, leder, person(6)]) for (const one of ['tiltak-lead.yearly-unit', verb]) expect((await salto.click(who, one, { ...data, ...first })).text).toContain('Bare en koordinator for enheten');
      for (const unit of ['bydel-sagene', 'borte', '']) expect((await salto.click(koordinator, verb, { ...data, ...first, unit })).text).toContain('Bare en koordinator for enheten');
      const identity = await salto.click(koordinator, verb, { ...data, ...first, 'focus-2': 'Om 01010750160' });
      expect(wordsOf(identity.card)).toMatch(/fødselsnummer/u);
      const long = await salto.click(koordinator, verb, { ...data, ...first, 'focus-2': 'ord '.repeat(2500) });
      expect(wordsOf(long.card)).toContain('Teksten er for lang');
      const phone = await salto.click(koordinator, verb, { ...data, ...first, 'focus-2': 'Ring 90 11 22 33' });
      expect(wordsOf(phone.card)).toContain('Trykk en gang til');
      expect(await stored(promptId)).toBeUndefined();
      expect(wordsOf((await save(koordinator, phone.card, { ...first, 'focus-2': 'Ring 90 11 22 33' })).card)).toContain('Del 2 av 3');
      // Asked about and saved: not asked about again while it stands.
      const again = (await openPart(koordinator, promptId)).card;
      expect(wordsOf((await save(koordinator, again, { ...first, adopted: 'nei', 'focus-2': 'Ring 90 11 22 33' })).card)).toContain('Del 2 av 3');
      expect(wordsOf((await save(koordinator, again, { ...first, 'focus-2': 'Ring 90 11 22 34' })).card)).toContain('Trykk en gang til');
      // A choice that is not there is no answer.
      await salto.click(koordinator, verb, { ...data, seen: buttonOf((await openPart(koordinator, promptId)).card, 'Lagre og neste').data['seen'], ...first, adopted: 'kanskje', parties: 'bydel,nasa' });
      expect((await stored(promptId))?.answer).toMatchObject({ parties: ['bydel'] });
      expect((await stored(promptId))?.answer.adopted).toBeUndefined();
      await salto.clock.jump('2027-02-10T09:00:00Z');
      await salto.until(async () => (await salto.click(koordinator, verb, { ...data, ...first })).text.includes('Innsjekken er lukket'));
      const plain = await sendCheckIn(salto, sekretariat, { yearly: 'false', date: '2027-02-10', deadline: '2027-02-20' });
      expect((await salto.click(koordinator, 'tiltak-lead.yearly', { promptId: plain })).text).toContain('stiller ikke årsspørsmål');
    });
  });
});
