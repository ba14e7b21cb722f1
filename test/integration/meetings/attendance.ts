/** After a meeting, through the whole product: who came is asked, said by one or by two at once, and corrected. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fakeBotId, fakeTenantId, joins, membersChanged, person } from '../../support/activities.ts';
import { answer, call } from '../../support/meetings.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Clicked, type Salto } from '../../support/salto.ts';

describe('who came', () => {
  let salto: Salto;
  /** A colleague of the organiser, in the sekretariat too. */
  const siri = person(10);
  beforeEach(async () => { salto = await startSalto({ people: [[10, 'Siri Sekretær', 'sekretariatet', 'sekretariatet', 'koordinerende', 'sekretariat']] }); });
  afterEach(async () => { await salto.close(); });

  const asked = (): unknown => salto.inbox(sekretariat).find(({ card }) => wordsOf(card).includes('Hvem møtte?') && wordsOf(card).includes('Input.ChoiceSet'))?.card;
  const choices = (card: unknown): { readonly title: string; readonly value: string }[] => {
    const found = (card as { body: { items?: { id?: string; choices: { title: string; value: string }[] }[] }[] }).body.flatMap(({ items = [] }) => items).find(({ id }) => id === 'present');
    return found?.choices ?? [];
  };
  const idsOf = (card: unknown, ...names: string[]): string => choices(card).filter(({ title }) => names.some((name) => title.startsWith(name))).map(({ value }) => value).join(',');
  const valueOf = (card: unknown): string => (card as { body: { items?: { id?: string; value: string }[] }[] }).body.flatMap(({ items = [] }) => items).find(({ id }) => id === 'present')?.value ?? '';
  const press = (who: typeof sekretariat, card: unknown, inputs: Readonly<Record<string, string>>): Promise<Clicked> => {
    const { verb, data } = buttonOf(card, 'Lagre');
    return salto.click(who, verb, { ...data, ...inputs });
  };
  /** Friday evening: the answers are in. */
  async function over(): Promise<string> {
    const promptId = await call(salto, { date: '2027-01-15', start: '19:00', end: '21:00' });
    await answer(salto, person(4), promptId, 'kommer');
    await answer(salto, person(6), promptId, 'kommer-digitalt');
    await answer(salto, person(5), promptId, 'kommer-ikke');
    await salto.clock.jump('2027-01-15T20:00:00Z');
    await salto.clock.advance(20_000);
    return promptId;
  }

  test('is asked in working time, ticked as people answered; two who save at once lose nothing; it can be corrected', async () => {
    const promptId = await over();
    expect(asked()).toBeUndefined();
    const early = await salto.click(koordinator, 'meeting.attendance', { promptId });
    expect([early.kind, early.text]).toEqual(['text', expect.stringContaining('Bare den som har innkalt')]);
    await salto.clock.jump('2027-01-18T06:31:00Z');
    const card = await salto.until(asked);
    expect(wordsOf(card)).toContain('2 av 10 er krysset av');
    const pål = idsOf(card, 'Pål');
    const ute = idsOf(card, 'Ute');

    // Both have the same card: one takes Pål out, the other adds Åse and three guests.
    await press(siri, card, { present: ute, guests: '0' });
    const second = await press(sekretariat, card, { present: [pål, ute, idsOf(card, 'Åse')].join(','), guests: '3' });
    expect(wordsOf(second.card)).toContain('Siri Sekretær har også lagret i mellomtiden');
    expect(idsOf(second.card, 'Ute', 'Åse').split(',').sort()).toEqual(valueOf(second.card).split(',').sort());
    expect(wordsOf((await press(sekretariat, second.card, { present: valueOf(second.card), guests: '3' })).card)).toMatch(/Oppmøtet er lagret.*2 personer møtte \+ 3 gjester/u);

    // A number of guests that another has changed is asked about, not written over.
    const third = await press(siri, card, { present: [pål, ute].join(','), guests: '5' });
    expect(wordsOf(third.card)).toContain('Solveig Sekretær har lagret 3 gjester i mellomtiden');
    const bad = await press(sekretariat, third.card, { present: idsOf(third.card, 'Ute', 'Åse'), guests: 'fem' });
    expect(wordsOf(bad.card)).toMatch(/fem \| .*Skriv et helt tall/u);

    // The card that was sent shows what is saved, with a way to correct it; nobody else gets in.
    await salto.until(() => salto.inbox(sekretariat).some(({ card: sent }) => wordsOf(sent).includes('2 personer møtte + 3 gjester')));
    const refused = await press(koordinator, card, { present: '', guests: '9' });
    expect(refused.text).toContain('Bare den som har innkalt');
    const list = await salto.say(sekretariat, 'møter');
    const held = buttonOf(list.card, 'Møter som har vært');
    await salto.click(sekretariat, held.verb, held.data);
    expect(wordsOf(salto.inbox(sekretariat).at(-1)?.card)).toContain('Oppmøte lagret');
    expect(salto.lines.map((line) => JSON.stringify(line)).join('')).not.toMatch(/Pål|Ute|Åse|Solveig/u);
  });

  test('who joined online is marked and ticked, whatever they had answered; nobody else, at no other time', async () => {
    const thread = '19:meeting_OGUz@thread.v2';
    const promptId = await call(salto, { date: '2027-01-15', start: '12:00', end: '13:00', joinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=%7b%7d` });
    await answer(salto, person(4), promptId, 'kommer');
    const chat = (conversationId = thread) => ({ serviceUrl: salto.connector.url, tenantId: fakeTenantId, conversationId, type: 'groupChat' as const });
    const comesIn = async (number: number, conversationId?: string): Promise<void> => { await salto.post(joins(person(number), chat(conversationId))); };
    salto.connector.setMembers(thread, []);
    await salto.post(membersChanged(sekretariat, chat(), 'membersAdded', [fakeBotId]));
    expect(wordsOf(salto.connector.messages(thread)[0]?.card)).toMatch(/er lagt til i chatten.*hvem av de innkalte som ble med/u);
    await comesIn(7);
    await salto.clock.jump('2027-01-15T10:50:00Z');
    for (const number of [5, 5, 99]) await comesIn(number);
    await comesIn(8, '19:meeting_another@thread.v2');
    await salto.clock.jump('2027-01-15T12:20:00Z');
    const card = await salto.until(asked);
    const marked = choices(card).filter(({ title }) => title.includes('i Teams-møtet')).map(({ title }) => title.split(' · ')[0]);
    expect([marked, valueOf(card).split(',').length]).toEqual([['Ragnhild Rektor'], 2]);
    expect(wordsOf(card)).toContain('Teams så 1 av de innkalte i møtet');
    // Once somebody has saved it, it is as they say.
    expect(wordsOf((await press(sekretariat, card, { present: idsOf(card, 'Pål'), guests: '0' })).card)).toMatch(/1 person møtte/u);
    await comesIn(6);
    expect((await salto.store.query('prompts', { partition: promptId, where: { type: 'attendance' } })).items).toMatchObject([{ guests: 0 }]);
    await salto.click(sekretariat, 'meeting.attendance', { promptId });
    expect(valueOf(salto.inbox(sekretariat).at(-1)?.card).split(',')).toHaveLength(1);
  });

  test('nobody is asked of a meeting that is called off, nor an organiser while they are away; a page that is turned keeps its ticks', async () => {
    const off = await call(salto, { title: 'Avlyst møte', date: '2027-01-15' });
    await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId: off });
    await salto.click(sekretariat, 'absence.save', { from: '2027-01-13', to: '2027-01-18' });
    await over();
    await salto.clock.jump('2027-01-18T09:00:00Z');
    await salto.clock.advance(20_000);
    expect(asked()).toBeUndefined();
    expect((await salto.click(sekretariat, 'meeting.attendance', { promptId: off })).text).toContain('avlyst');
    await salto.clock.jump('2027-01-19T06:31:00Z');
    const card = await salto.until(asked);
    expect(salto.inbox(sekretariat).filter(({ card: sent }) => wordsOf(sent).includes('Kryss av dem som møtte'))).toHaveLength(1);

    const { verb, data } = buttonOf(card, 'Lagre');
    const turned = await salto.click(sekretariat, verb, { ...data, done: false, present: idsOf(card, 'Pål', 'Lena'), guests: '2' });
    expect(wordsOf(turned.card)).toContain('Kryssene er tatt vare på');
    expect(valueOf(turned.card).split(',')).toHaveLength(2);
    // The chat read anew shows the card as it was sent; what has been saved stays.
    const old = await salto.click(sekretariat, verb, { ...data, present: valueOf(card), guests: '2' });
    expect([wordsOf(old.card).includes('Kortet var eldre'), valueOf(old.card)]).toEqual([true, valueOf(turned.card)]);
    const stale = await salto.click(sekretariat, verb, { ...data, people: 'x,y,z' });
    expect(stale.text).toContain('gammelt');
  });
});
