/** Somebody who does not come says who comes instead. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person } from '../../support/activities.ts';
import { answer, call, liveCard } from '../../support/meetings.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('deputy', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const posted = async (number: number, verb: string, promptId: string): Promise<string> => {
    const before = salto.connector.ledger.length;
    await salto.click(person(number), verb, { promptId });
    return wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card));
  };

  test('counts as coming, is named where names are seen and ticked afterwards; only the person says and takes it back', async () => {
    const promptId = await call(salto);
    const said = await answer(salto, person(5), promptId, 'kommer-ikke');
    const { verb, data } = buttonOf(said.card, 'Lagre stedfortreder');
    const write = (deputy: string) => salto.click(person(5), verb, { ...data, deputy });
    for (const [typed, fault] of [['13097248022', 'fødselsnummer'], ['Kari 400 00 000', 'Skriv bare navnet'], [' ', 'Skriv navnet'], ['x'.repeat(101), 'for lang']] as const) expect(wordsOf((await write(typed)).card)).toContain(fault);
    await salto.until(() => liveCard(salto).includes('1 av 9 har svart'));
    expect(liveCard(salto)).toContain('Ingen har sagt ja fra: bydel, skole, politi');

    const twice = await Promise.all([write('Kari  Vikar'), write('Kari  Vikar')]);
    for (const { card } of twice) expect(wordsOf(card)).toContain('Kari Vikar kommer i stedet for deg.');
    await salto.until(() => liveCard(salto).includes('1 av 9 har svart · 1 stedfortreder kommer'));
    expect(liveCard(salto)).toContain('Ingen har sagt ja fra: bydel, politi');
    expect(await posted(1, 'meeting.names', promptId)).toContain('stedfortreder: Kari Vikar');
    expect(await posted(4, 'meeting.who', promptId)).toContain('stedfortreder: Kari Vikar');

    // Somebody else's card, or an old one of one's own, changes nothing of it.
    await salto.click(person(6), verb, { ...data, deputy: 'En Annen' });
    await answer(salto, person(5), promptId, 'kommer-ikke');
    const { responses } = await createPromptStore(salto.store, salto.clock, 30).responses(promptId);
    expect(responses.map(({ answer: given, deputy, history }) => [given, deputy, history.length])).toEqual([['kommer-ikke', 'Kari Vikar', 2]]);

    const { data: cleared } = buttonOf(twice[0]?.card, 'Fjern stedfortreder');
    expect(wordsOf((await salto.click(person(5), verb, cleared)).card)).not.toContain('Kari Vikar');
    await salto.until(() => !liveCard(salto).includes('stedfortreder'));
    await write('Per Vikar');
    await salto.clock.jump('2027-02-03T13:00:30Z');
    await salto.until(() => wordsOf(salto.inbox(sekretariat).map(({ card }) => card)).includes('1 av 9 er krysset av'));
    expect(wordsOf(salto.inbox(sekretariat).map(({ card }) => card))).toContain('Ragnhild Rektor (stedfortreder: Per Vikar)');
  });
});
