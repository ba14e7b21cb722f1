/** A mobilisation while the database keeps one level's answers closed: nobody there is taken for silent, and everybody is told what is missing. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { person } from '../../support/activities.ts';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation closed', () => {
  let faults: StoreFaults;
  let salto: Salto;
  beforeEach(async () => {
    faults = noFaults();
    salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
  });
  afterEach(async () => { await salto.close(); });

  const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute ved Alna senter', place: 'Tveita T-bane', date: '', meetAt: '', deadline: '', needed: '', levels: '*', units: '*', groups: '', waves: '', waveMinutes: '' };
  async function mobilise(change: Partial<typeof typed> = {}): Promise<string> {
    const form = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
    const { verb, data } = buttonOf((await salto.click(sekretariat, form.verb, { ...form.data, ...typed, ...change })).card, 'Send');
    await salto.click(sekretariat, verb, data);
    await salto.until(() => calls(6) === 1 && calls(7) === 1 && board() !== '');
    return data['promptId'] as string;
  }
  const summaries = (number: number) => salto.inbox(person(number)).map(({ activity }) => String(activity?.summary));
  const calls = (number: number) => summaries(number).filter((summary) => summary.includes('kan du stille?')).length;
  const nudges = (number: number) => summaries(number).filter((summary) => summary.includes('vi venter på svar')).length;
  const board = () => wordsOf(salto.inbox(sekretariat).find(({ activity }) => String(activity?.summary).endsWith('Mobilisering: tavle'))?.card ?? '');
  const answer = (number: number, promptId: string, id: string, more: Record<string, unknown> = {}) => salto.click(person(number), 'mobilisation.answer', { promptId, answer: id, ...more });
  const minutes = (n: number) => salto.clock.pass(n * 60_000);
  const close = () => { faults.denied.add('responses-utovende'); };

  test('everybody is called; the board counts the others and says what is missing, until it can be read', async () => {
    close();
    const promptId = await mobilise({ needed: '2' });
    expect((await answer(6, promptId, 'kan-stille')).text).toContain('Ingenting ble lagret');
    await answer(4, promptId, 'kan-stille', { eta: '15' });
    await salto.until(() => board().includes('1 av 5 har svart'));
    expect(board()).toContain('Svar fra utøvende nivå kan ikke leses nå: 3 personer er ikke med i tallene');
    expect(board()).toContain('1 av 2 kommer');

    faults.denied.clear();
    await answer(6, promptId, 'kan-stille');
    await salto.until(() => board().includes('2 av 8 har svart') && !board().includes('kan ikke leses nå'));
  });

  test('re-pings and escalation leave them out, and the ringeliste too', async () => {
    const promptId = await mobilise();
    await answer(6, promptId, 'kan-stille');
    close();
    await minutes(8);
    await salto.until(() => nudges(4) === 1 && nudges(8) === 1);
    expect([6, 7].map(nudges)).toEqual([0, 0]);

    await minutes(8);
    const told = (number: number) => wordsOf(salto.inbox(person(number)).filter(({ activity }) => String(activity?.summary).includes('svar på mobiliseringen i din enhet')).map(({ card }) => card));
    await salto.until(() => told(2) !== '' && told(8) !== '');
    expect(told(2)).toContain('Bydel Alna: 0 av 4 har svart');
    expect(told(2)).toContain('Svar fra utøvende nivå kan ikke leses nå: 1 person er ikke med');
    expect(told(8)).toContain('Bydel Sagene: 0 av 1 har svart');

    const before = salto.connector.ledger.length;
    await salto.click(sekretariat, 'prompts.call-list', { promptId });
    const list = wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card));
    expect(list).toContain('Pål Politi');
    expect(list).not.toMatch(/Ute Øygard|Åse Ærlig/u);
    // Whom the call did not reach is on it all the same.
    expect(list).toContain('Usett Person');
    expect(list).toContain('Svar fra utøvende nivå kan ikke leses nå');
  });

  test('the next wave waits for them once as long, then is called all the same; the caller can call it at once', async () => {
    const promptId = await mobilise({ waves: 'nivaer', needed: '2' });
    for (const number of [6, 7]) await answer(number, promptId, 'kan-stille', { eta: '15' });
    close();
    await minutes(15);
    await salto.until(() => board().includes('Neste bølge venter på disse svarene i høyst 10 min'));
    expect([calls(4), calls(3)]).toEqual([0, 0]);
    await minutes(6);
    await salto.until(() => calls(4) === 1 && calls(5) === 1);
    expect(calls(3)).toBe(0);
    const { verb, data } = buttonOf(salto.inbox(sekretariat).find(({ activity }) => String(activity?.summary).endsWith('tavle'))?.card, 'Kall ut neste bølge');
    await salto.click(sekretariat, verb, data);
    await salto.until(() => calls(3) === 1);
  });

  test('a wave is not called when what was closed turns out to be enough', async () => {
    const promptId = await mobilise({ waves: 'nivaer', needed: '2' });
    for (const number of [6, 7]) await answer(number, promptId, 'kan-stille', { eta: '15' });
    close();
    await minutes(13);
    faults.denied.clear();
    await minutes(20);
    expect(calls(4)).toBe(0);
  });

  test('a need declared met stays so, and nobody who comes is thanked and sent home', async () => {
    const promptId = await mobilise({ needed: '2' });
    for (const number of [6, 7]) await answer(number, promptId, 'kan-stille', { eta: '15' });
    await salto.until(() => board().includes('Nok folk kommer'));
    await salto.click(sekretariat, 'mobilisation.enough', { promptId });
    close();
    await minutes(5);
    await answer(4, promptId, 'kan-ikke');
    await minutes(3);
    const reopened = (number: number) => summaries(number).filter((summary) => summary.includes('det trengs flere')).length;
    expect([2, 3, 4, 5, 6, 7, 8].map(reopened)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    for (const number of [6, 7]) expect(wordsOf(salto.inbox(person(number)).map(({ card }) => card))).not.toContain('takket av');
    faults.denied.clear();
    await answer(6, promptId, 'kan-ikke');
    await salto.until(() => board().includes('1 av 2 kommer'), 120_000);
  });

  test('a message to those who come waits for the closed ones, and stops nobody else’s', async () => {
    const promptId = await mobilise();
    await answer(6, promptId, 'kan-stille', { eta: '15' });
    await answer(7, promptId, 'kan-ikke');
    await answer(4, promptId, 'kan-stille', { eta: '15' });
    await minutes(1);
    close();
    const form = await (async () => { const before = salto.connector.ledger.length; await salto.click(sekretariat, 'mobilisation.message', { promptId }); return salto.connector.ledger.slice(before).map(({ card }) => card); })();
    const { verb, data } = buttonOf(form, 'Send');
    await salto.click(sekretariat, verb, { ...data, comment: 'Møt ved nordinngangen', to: 'coming' });
    const got = (number: number) => salto.inbox(person(number)).filter(({ card }) => wordsOf(card).includes('nordinngangen') && wordsOf(card).includes('Beskjed')).length;
    await salto.until(() => got(4) === 1);
    await minutes(2);
    expect([6, 7].map(got)).toEqual([0, 0]);
    faults.denied.clear();
    await salto.until(() => got(6) === 1, 300_000);
    await minutes(3);
    expect([got(4), got(6), got(7)]).toEqual([1, 1, 0]);
  });
});
