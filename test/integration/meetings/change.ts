/** A meeting is changed after it was sent: what is looked at, who is asked again, and what is planned anew. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { changedMeeting } from '../../../src/meetings/change-meeting.ts';
import type { Meeting, MeetingDetails } from '../../../src/meetings/domain.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { createWorkingTime } from '../../../src/schedule/working-time.ts';
import { person } from '../../support/activities.ts';
import { answer, call, liveCard, typed } from '../../support/meetings.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('change', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const prompts = () => createPromptStore(salto.store, salto.clock, 30);
  const words = (number: number): string[] => salto.inbox(person(number)).map(({ card, activity }) => `${activity?.summary} ${wordsOf(card)}`);
  const heard = (number: number, what: string): number => words(number).filter((text) => text.includes(what)).length;
  const openForm = async (promptId: string) => {
    const before = salto.connector.ledger.length;
    await salto.click(sekretariat, 'meeting.change', { promptId });
    return salto.connector.ledger.slice(before).find(({ card }) => wordsOf(card).includes('Endre møtet'))?.card;
  };
  const preview = async (promptId: string, change: Partial<typeof typed>) => {
    const { verb, data } = buttonOf(await openForm(promptId), 'Forhåndsvis');
    return await salto.click(sekretariat, verb, { ...data, ...typed, deadline: '2027-01-31', ...change });
  };

  test('of the time: those who had said yes are asked again, everybody’s card is redrawn, and the history stays', async () => {
    const promptId = await call(salto);
    for (const [number, given] of [[3, 'kommer'], [4, 'kommer-digitalt'], [6, 'kanskje'], [7, 'kommer-ikke']] as const) await answer(salto, person(number), promptId, given);
    await salto.until(() => liveCard(salto).includes('4 av 9 har svart'));
    expect(liveCard(salto)).toContain('Endre møtet');

    const shown = wordsOf((await preview(promptId, { date: '2027-02-10', start: '13:00', end: '15:00' })).card);
    for (const part of ['Onsdag 3. februar 2027 kl. 12.00–14.00 | ', 'Onsdag 10. februar 2027 kl. 13.00–15.00', 'Søndag 7. februar 2027', '3 personer som har svart at de kommer eller kanskje kommer']) expect(shown).toContain(part);
    expect(shown).not.toContain('Rådhuset');
    const { verb, data } = buttonOf((await preview(promptId, { date: '2027-02-10', start: '13:00', end: '15:00' })).card, 'Send');
    const done = await Promise.all([1, 2, 3].map(() => salto.click(sekretariat, verb, data)));
    for (const { card } of done) expect(wordsOf(card)).toContain('Møtet er endret');

    await salto.until(() => [3, 4, 6].every((number) => heard(number, 'Endret: Temamøte: Rus blant unge, ons. 10. feb. kl. 13.00–15.00') === 1));
    await salto.until(() => [2, 3, 4, 5, 6, 7, 8].every((number) => heard(number, 'Innkalling: ') === 1 && heard(number, 'ons. 10. feb.') > 0));
    expect([heard(7, 'Endret:'), heard(8, 'Endret:'), heard(7, 'Svar på nytt hvis det nå passer bedre')]).toEqual([0, 0, 1]);
    for (const part of ['Kan du fortsatt komme?', 'Før endringen: onsdag 3. februar kl. 12.00–14.00.', 'Du svarte «Kommer» før endringen.']) expect(words(3).at(-1)).toContain(part);
    await salto.until(() => liveCard(salto).includes('1 av 9 har svart'));
    expect((await prompts().load(promptId))?.revision).toBe(1);

    // A yes on the card from before is not taken for a yes to the new time.
    expect(wordsOf((await answer(salto, person(3), promptId, 'kommer')).card)).toContain('Kan du fortsatt komme?');
    expect(wordsOf((await salto.click(person(5), 'meeting.answer', { promptId, answer: 'kommer' })).card)).toContain('Kommer du?');
    const again = buttonOf(salto.inbox(person(3)).at(-1)?.card, 'Kommer');
    expect(wordsOf((await salto.click(person(3), again.verb, again.data)).card)).toContain('Du har svart');
    await salto.until(() => liveCard(salto).includes('2 av 9 har svart'));
    expect((await prompts().responses(promptId)).responses.find(({ level }) => level === 'styrende')?.history.map(({ answer: given }) => given)).toEqual(['kommer', 'kommer']);
    // Nothing is left of the old day.
    await salto.clock.jump('2027-02-03T12:00:00Z');
    await salto.clock.advance(5000);
    expect([heard(3, 'I morgen'), heard(3, 'Starter om')]).toEqual([0, 0]);
    await salto.clock.jump('2027-02-09T08:00:30Z');
    await salto.until(() => heard(3, 'I morgen') === 1);
    expect(heard(4, 'I morgen')).toBe(0);
    await salto.clock.jump('2027-02-10T14:00:00Z');
    await salto.until(async () => (await prompts().load(promptId))?.state === 'closed');
    expect((await salto.click(sekretariat, 'meeting.change', { promptId })).text).toContain('Møtet er over');
  });

  test('of the agenda asks nobody again; two who change it at once never overwrite each other', async () => {
    const promptId = await call(salto);
    await answer(salto, person(3), promptId, 'kommer');
    const first = await preview(promptId, { agenda: 'Bare én sak' });
    expect(wordsOf(first.card)).toContain('Ingen blir spurt på nytt.');
    const second = buttonOf((await preview(promptId, { place: 'Tøyen' })).card, 'Send');
    const { verb, data } = buttonOf(first.card, 'Send');
    expect(wordsOf((await salto.click(sekretariat, verb, data)).card)).toContain('Møtet er endret');
    const refused = await salto.click(sekretariat, second.verb, second.data);
    expect(wordsOf(refused.card)).toContain('Noen andre har endret møtet i mellomtiden');
    expect(wordsOf(refused.card)).toContain('Tøyen');
    expect((await prompts().load(promptId))?.details).toMatchObject({ agenda: 'Bare én sak', place: 'Rådhuset' });
    await salto.until(() => heard(7, 'Bare én sak') === 1);
    expect([heard(3, 'Endret:'), heard(3, 'Du har svart')]).toEqual([0, 1]);
  });

  test('is for whoever called it and the sekretariat, until it is called off, and never into the past', async () => {
    const promptId = await call(salto);
    expect((await salto.click(koordinator, 'meeting.change', { promptId })).text).toContain('Kontakt Solveig Sekretær');
    const form = await preview(promptId, { date: '2027-01-10' });
    expect(wordsOf(form.card)).toContain('Datoen er passert.');
    expect(wordsOf(form.card)).toContain('Hvem som er innkalt, kan ikke endres her');
    expect(wordsOf((await preview(promptId, {})).card)).toContain('Ingenting er endret ennå');
    const { verb, data } = buttonOf((await preview(promptId, { start: '11:00' })).card, 'Send');
    expect((await salto.click(koordinator, verb, data)).text).toContain('Kontakt Solveig Sekretær');
    await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
    expect((await salto.click(sekretariat, verb, data)).text).toBe('Møtet er avlyst.');
  });

  test('that was stored just before the server was killed is told by the next, once, with every reminder in its new place', async () => {
    const promptId = await call(salto);
    await answer(salto, person(3), promptId, 'kommer');
    await salto.stop();
    const meeting = (await prompts().load(promptId))!;
    const to = { ...meeting.details as MeetingDetails, date: '2027-01-12', start: '13:00', end: '15:00', answerBy: '2027-01-11' };
    const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: 'off', holidays: { isHoliday: () => false } });
    await prompts().replace(changedMeeting(meeting as Meeting, to, salto.clock.now(), { timeZone: 'Europe/Oslo', workingTime }), meeting.etag);
    await salto.restart();
    await salto.until(() => heard(3, 'Endret:') === 1);
    await salto.stop();
    await salto.restart();
    const confirm = buttonOf(salto.inbox(person(3)).find(({ activity }) => activity?.summary?.startsWith('Endret:'))?.card, 'Kommer');
    await salto.click(person(3), confirm.verb, confirm.data);
    await salto.clock.jump('2027-01-12T11:45:00Z');
    await salto.until(() => heard(3, 'Starter om 15 minutter') === 1);
    expect([heard(3, 'Endret:'), heard(3, 'I morgen'), heard(8, 'Vi har ikke fått svar')]).toEqual([1, 0, 0]);
    await salto.clock.jump('2027-02-02T08:00:30Z');
    await salto.clock.advance(5000);
    expect([heard(3, 'I morgen'), heard(8, 'Vi har ikke fått svar')]).toEqual([0, 0]);
  });
});
