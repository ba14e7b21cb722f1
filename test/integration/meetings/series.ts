/** Meetings called together, through the whole product: all or none, each on its own afterwards, and the rest of them called off. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Meeting, MeetingDetails } from '../../../src/meetings/domain.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person } from '../../support/activities.ts';
import { preview, reachable } from '../../support/meetings.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('series', () => {
  let salto: Salto;
  afterEach(async () => { await salto.close(); });

  const weekly = { title: 'Utøvermøte', kind: 'utovermote', repeat: 'uke', repeatUntil: '', repeatCount: '4', daysOff: 'flytt' } as const;
  const stored = async (): Promise<Meeting[]> => (await createPromptStore(salto.store, salto.clock, 30).list<MeetingDetails>('meeting', ['scheduled', 'open', 'closed', 'cancelled'], '')).map((prompt) => prompt as Meeting);
  const states = async (): Promise<string[]> => (await stored()).map(({ details, state }) => `${details.date} ${state}`);
  const heard = (number: number, what: string): number => salto.inbox(person(number)).filter(({ activity }) => activity?.summary?.startsWith(what)).length;

  test('is made whole by one confirmation, however often it is pressed; each meeting goes its own way; the rest is called off', async () => {
    salto = await startSalto();
    const refused = await preview(salto, { ...weekly, repeatCount: '' });
    for (const part of ['Velg siste dato, eller skriv antall møter.', 'Utøvermøte']) expect(wordsOf(refused.card)).toContain(part);
    const shown = await preview(salto, weekly);
    for (const part of ['Hver uke: 4 møter', 'ons.\u00a03.\u00a0feb.', 'ons.\u00a024.\u00a0feb.', 'sendes 28 dager før, til det første med en gang']) expect(wordsOf(shown.card)).toContain(part);
    const { verb, data } = buttonOf(shown.card, 'Send');
    const form = wordsOf((await salto.click(sekretariat, buttonOf(shown.card, 'Endre').verb, data)).card);
    expect(form).toContain('annenhver-uke');
    const sent = await Promise.all([1, 2, 3].map(() => salto.click(sekretariat, verb, data)));
    for (const { card } of sent) expect(wordsOf(card)).toContain('Møteserien er laget');
    await salto.until(() => reachable.every((number) => heard(number, 'Innkalling') === 1));
    expect(await states()).toEqual(['2027-02-03 open', '2027-02-10 scheduled', '2027-02-17 scheduled', '2027-02-24 scheduled']);
    expect((await stored()).map(({ opensAt, details: { answerBy }, series }) => [opensAt, answerBy, series?.number])).toEqual([
      ['2027-01-11T08:00:00Z', '2027-01-31', 1].map((value, at) => (at === 0 ? expect.stringMatching(/^2027-01-11T08:00/) : value)), ['2027-01-13T08:00:00Z', '2027-02-07', 2], ['2027-01-20T08:00:00Z', '2027-02-14', 3], ['2027-01-27T08:00:00Z', '2027-02-21', 4],
    ]);

    // Folded into the one that is open, and opened from there; `møter` of somebody who calls none has no button to stop it.
    const list = await salto.say(leder, 'møter');
    expect(wordsOf(list.card)).toContain('3 møter til i serien, siste onsdag 24. februar');
    const series = buttonOf(list.card, 'Vis serien');
    await salto.click(leder, series.verb, series.data);
    const opened = wordsOf(salto.inbox(leder).at(-1)?.card);
    for (const part of ['Møter i serien', 'møte 4 av 4 i serien']) expect(opened).toContain(part);
    expect(opened).not.toContain('Stopp serien');
    const [first, second, third] = await stored();
    expect((await salto.click(koordinator, 'meeting.series-stop-confirmed', { promptId: first?.promptId ?? '' })).text).toContain('Solveig Sekretær');

    // The form to change one says its own day, not that of the series.
    await salto.click(sekretariat, 'meeting.change', { promptId: second?.promptId ?? '' });
    const change = wordsOf(salto.inbox(sekretariat).at(-1)?.card);
    expect([change.includes('2027-02-10'), change.includes('2027-02-03'), change.includes('annenhver-uke')]).toEqual([true, false, false]);
    // Alone: the third is called off before anybody has heard of it.
    await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId: third?.promptId ?? '' });
    await salto.clock.jump('2027-01-13T08:00:30Z');
    await salto.until(() => reachable.every((number) => heard(number, 'Innkalling') === 2));
    await salto.click(sekretariat, 'meeting.open', { promptId: second?.promptId ?? '' });
    const live = salto.inbox(sekretariat).at(-1)?.card;
    expect(wordsOf(live)).toContain('møte 2 av 4 i serien');
    const off = buttonOf(live, 'Avlys møtet');
    await salto.click(sekretariat, off.verb, off.data);
    const stopping = buttonOf(salto.inbox(sekretariat).at(-1)?.card, 'Stopp serien');
    const question = (await salto.click(sekretariat, stopping.verb, stopping.data)).card;
    for (const part of ['Stoppe serien?', '2 møter', '9 personer er innkalt']) expect(wordsOf(question)).toContain(part);
    const stop = buttonOf(question, 'Ja, stopp serien');
    const done = await Promise.all([1, 2].map(() => salto.click(sekretariat, stop.verb, stop.data)));
    expect(done.map(({ card, text }) => `${wordsOf(card)} ${text}`).join()).toContain('2 møter er avlyst');
    await salto.until(() => reachable.every((number) => heard(number, 'Avlyst') === 2));
    expect(await states()).toEqual(['2027-02-03 open', '2027-02-10 cancelled', '2027-02-17 cancelled', '2027-02-24 cancelled']);
    expect(heard(3, 'Innkalling')).toBe(1);
    // What nobody had heard of gives no card of how people answer, and is not listed as called off.
    await salto.clock.advance(10_000);
    expect(salto.inbox(sekretariat).filter(({ card }) => /møte [34] av 4 i serien/.test(wordsOf(card)))).toEqual([]);
    const left = wordsOf((await salto.say(leder, 'møter')).card);
    expect([left.includes('10. februar'), left.includes('17. februar'), left.includes('Vis serien')]).toEqual([true, false, false]);
  });

  test('of which a part could not be stored is finished by itself', async () => {
    let failing = true;
    const wrapStore = (store: DocumentStore): DocumentStore => ({ ...store, create: async (container, document) => {
      if (failing && document['promptId'] !== undefined && String(document['promptId']).endsWith('-3') && document['type'] === 'prompt') throw new Error('the store went away');
      return await store.create(container, document);
    } });
    salto = await startSalto({ wrapStore });
    const { verb, data } = buttonOf((await preview(salto, weekly)).card, 'Send');
    await salto.click(sekretariat, verb, data);
    expect(await states()).not.toContain('2027-02-17 scheduled');
    failing = false;
    await salto.until(async () => (await states()).length === 4, 120_000);
    expect((await states()).filter((state) => state.endsWith('scheduled'))).toHaveLength(3);
    await salto.until(() => heard(3, 'Innkalling') === 1);
  });
});
