/** Innspill through the whole product: sent, told of, lifted, taken onto an agenda, and what becomes of two who decide at once. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { queryAll } from '../../../src/ports/document-store.ts';
import { person, type Person } from '../../support/activities.ts';
import { call, typed } from '../../support/meetings.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Clicked, type Salto } from '../../support/salto.ts';

describe('innspill', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const ute = person(6);
  const [leder, police, other] = [person(3), person(4), person(8)];
  const inputs = { title: 'Åpent på klubben i høstferien', comment: 'Mange har ingen steder å være.', place: '', named: 'false' };
  const send = async (who: Person, more: Partial<typeof inputs> = {}): Promise<Clicked> => {
    const { verb, data } = buttonOf((await salto.say(who, 'innspill')).card, 'Send');
    return await salto.click(who, verb, { ...data, ...inputs, ...more });
  };
  const press = (who: Person, card: unknown, title: string, more: object = {}): Promise<Clicked> => {
    const { verb, data } = buttonOf(card, title);
    return salto.click(who, verb, { ...data, ...more });
  };
  /** The card of the only one that waits, as this person decides on it. */
  const opened = async (who: Person): Promise<Clicked> => await press(who, (await salto.say(who, 'innspill')).card, 'Behandle');
  const heard = (who: Person, what: string): readonly string[] => salto.inbox(who).map(({ card, activity }) => `${activity?.summary} ${wordsOf(card)}`).filter((words) => words.includes(what));
  /** By a message of its own, which a phone shows. */
  const told = (who: Person, summary: string): number => salto.inbox(who).filter(({ activity }) => JSON.stringify(activity?.channelData)?.includes('"alert":true') && activity?.summary?.includes(summary)).length;
  const agendaOf = async (promptId: string): Promise<string | undefined> => ((await createPromptStore(salto.store, salto.clock, 30).load<{ readonly agenda?: string }>(promptId))?.details.agenda);
  const stored = async (): Promise<readonly Record<string, unknown>[]> => await queryAll(salto.store, 'network', { partition: 'innspill' });

  test('a member’s is told to the koordinator once, lifted, taken onto an agenda that every card shows, and the sender hears of each step', async () => {
    const promptId = await call(salto, { levels: 'koordinerende', units: 'bydel-alna', title: 'Koordineringsgruppen', kind: 'koordineringsgruppe', agenda: 'Velkommen' }, [2, 4, 5]);
    await salto.click(police, 'meeting.answer', { promptId, answer: 'kommer' });
    const sent = await send(ute);
    expect(wordsOf(sent.card)).toContain('Innspillet er sendt. Går til Kåre Koordinator.');
    await salto.clock.advance(1000);
    await send(ute, { title: 'En sak til' });
    await salto.until(() => told(koordinator, '2 innspill venter') === 1, 180_000);
    expect(told(sekretariat, 'innspill venter')).toBe(0);
    await press(ute, (await salto.say(ute, 'innspill')).card, 'Trekk tilbake', { formId: 'not-a-form-of-mine' });

    const card = (await opened(koordinator)).card;
    expect(wordsOf(card)).toContain('Ute Øygard');
    expect(wordsOf(card)).toContain('Ingen møter som kommer, er for dette nivået.');
    const lift = { comment: 'God sak' };
    const lifted = await Promise.all([press(koordinator, card, 'Løft', lift), press(koordinator, card, 'Løft', lift)]);
    for (const one of lifted) expect(wordsOf(one.card)).toContain('Løftet til Koordinerende nivå · Bydel Alna.');
    await salto.until(() => told(ute, 'Innspillet ditt: Løftet til Koordinerende nivå') === 1 && heard(ute, '«God sak»').length === 1);

    const now = (await opened(koordinator)).card;
    expect(wordsOf((await press(koordinator, now, 'Ta med i møte', { meeting: 'meeting-of-somebody-else' })).card)).toContain('Velg et møte i listen.');
    for (let time = 0; time < 2; time += 1) expect(wordsOf((await press(koordinator, now, 'Ta med i møte', { meeting: promptId })).card)).toContain('Tatt med på dagsordenen: «Koordineringsgruppen».');
    expect(await agendaOf(promptId)).toBe('Velkommen\nÅpent på klubben i høstferien');
    await salto.until(() => heard(police, 'Åpent på klubben i høstferien').length === 1);
    expect([heard(police, 'Endret:').length, heard(police, 'Du har svart').length]).toEqual([0, 1]);
    await salto.until(() => heard(ute, 'Tas opp i «Koordineringsgruppen», onsdag 3. februar').length === 1);
    expect(heard(ute, 'Innspillet ditt: Løftet')).toEqual([]);
    // The card that told of them says how it stands now.
    await salto.until(() => heard(koordinator, 'Ingen innspill venter.').length === 1, 120_000);
    await salto.clock.pass(120_000);
    expect((await agendaOf(promptId))?.split('\n')).toHaveLength(2);
    expect(JSON.stringify(salto.lines)).not.toMatch(/høstferien|God sak/);
    await salto.click(sekretariat, 'meeting.change', { promptId });
    const moved = await press(sekretariat, salto.inbox(sekretariat).at(-1)?.card, 'Forhåndsvis', { ...typed, agenda: 'Velkommen\nÅpent på klubben i høstferien', date: '2027-02-10' });
    await press(sekretariat, moved.card, 'Send');
    expect(wordsOf((await salto.say(ute, 'innspill')).card)).toContain('onsdag 10. februar');
    await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
    await salto.until(() => heard(ute, 'Venter igjen, fordi møtet ble avlyst').length === 1);
    expect(wordsOf((await salto.say(koordinator, 'innspill')).card)).toContain('Åpent på klubben i høstferien');
  });

  test('two who decide at once: the second is told, and nothing of the first is overwritten', async () => {
    const promptId = await call(salto, { levels: 'utovende', units: 'bydel-alna', title: 'Utøvermøtet' }, [6]);
    await send(ute, { named: 'true' });
    const form = (await salto.say(koordinator, 'møte')).card;
    expect(wordsOf(form)).toContain('1 innspill venter');
    await salto.click(sekretariat, 'meeting.open', { promptId });
    const live = salto.inbox(sekretariat).at(-1)?.card;
    await press(sekretariat, live, 'Se 1 innspill');
    expect(heard(sekretariat, 'Kan tas med i «Utøvermøtet»')).toHaveLength(1);
    const all = (await salto.click(sekretariat, 'innspill.waiting', { scope: 'all' })).card;
    const [theirs, mine] = [(await press(sekretariat, all, 'Behandle')).card, (await opened(koordinator)).card];
    const done = await Promise.all([press(koordinator, mine, 'Ta med i møte', { meeting: promptId }), press(sekretariat, theirs, 'Ikke nå', { comment: 'Vi tar det til våren.' })]);
    const words = done.map(({ card }) => wordsOf(card));
    expect(words.filter((one) => one.includes('har behandlet innspillet i mellomtiden')).length).toBe(1);
    const [innspill] = await stored();
    expect(innspill?.['history']).toHaveLength(1);
    expect(await agendaOf(promptId)).toBe(innspill?.['state'] === 'taken' ? 'Velkommen\nÆrlig talt\nÅpent på klubben i høstferien (innspill fra Ute Øygard)' : 'Velkommen\nÆrlig talt');
  });

  test('nobody else sees it or decides on it; an identity number is stored nowhere; what is withdrawn waits no more', async () => {
    const refused = await send(ute, { comment: 'Gjelder 01010750160', title: 'En sak' });
    expect(wordsOf(refused.card)).toMatch(/fødselsnummer.*En sak|En sak.*fødselsnummer/u);
    expect(wordsOf(refused.card)).toContain('Gjelder 01010750160');
    expect(await stored()).toEqual([]);
    const asked = await send(ute, { comment: 'Ring 22 33 44 55' });
    expect(wordsOf(asked.card)).toContain('Trykk en gang til');
    const sent = await press(ute, asked.card, 'Send', { ...inputs, comment: 'Ring 22 33 44 55' });
    expect(wordsOf(sent.card)).toContain('Innspillet er sendt');
    const innspillId = (await stored())[0]?.['id'] as string;
    for (const who of [police, leder, other]) {
      for (const verb of ['open', 'take', 'lift', 'not-now']) expect((await salto.click(who, `innspill.${verb}`, { innspillId, revision: 0, comment: 'Nei', meeting: 'x' })).text).toContain('Kontakt Kåre Koordinator');
      expect((await salto.click(who, 'innspill.withdraw', { innspillId, revision: 0 })).text).toContain('finnes ikke lenger');
      expect(wordsOf((await salto.click(who, 'innspill.waiting', { scope: 'all' })).card)).not.toContain('høstferien');
    }
    const card = (await opened(koordinator)).card;
    expect(wordsOf((await press(koordinator, card, 'Ikke nå', { comment: '' })).card)).toContain('Skriv kort hvorfor.');
    expect(wordsOf((await press(ute, sent.card, 'Trekk tilbake')).card)).toContain('Innspillet er trukket tilbake.');
    expect(wordsOf((await press(koordinator, card, 'Ikke nå', { comment: 'Senere' })).card)).toContain('trukket tilbake av den som sendte det');
    expect(JSON.stringify(await stored())).not.toContain('22 33 44 55');
    await salto.clock.pass(300_000);
    expect([told(koordinator, 'innspill venter'), told(ute, 'Innspillet ditt')]).toEqual([0, 0]);
  });

  test('in the evening nobody is told before working time', async () => {
    await salto.clock.jump('2027-01-11T20:00:00Z');
    await send(ute);
    await press(sekretariat, (await salto.click(sekretariat, 'innspill.waiting', { scope: 'all' })).card, 'Behandle').then(({ card }) => press(sekretariat, card, 'Ikke nå', { comment: 'Senere' }));
    await send(ute, { title: 'En sak til' });
    await salto.clock.jump('2027-01-12T05:00:00Z');
    await salto.clock.advance(5000);
    expect([told(koordinator, 'innspill venter'), told(ute, 'Innspillet ditt')]).toEqual([0, 0]);
    await salto.clock.jump('2027-01-12T06:31:00Z');
    await salto.until(() => told(ute, 'Innspillet ditt: Ikke nå') === 1);
    await salto.clock.jump('2027-01-12T08:00:30Z');
    await salto.until(() => told(koordinator, '1 innspill venter') === 1);
  });
});
