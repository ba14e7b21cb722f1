/** Change of lead through the real stack. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNetworkDirectory } from '../../../src/network/create-directory.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person, type Person } from '../../support/activities.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { mobilisations, typedMobilisation } from '../../support/mobilisations.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation lead', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  const { boardOf, mobiliseAlna: mobilise, posted } = mobilisations(() => salto);
  const summaries = (who: Person) => salto.inbox(who).map(({ activity }) => activity?.summary);
  const prompt = async (promptId: string) => await createPromptStore(salto.store, salto.clock, 30).load<{ events?: { what: string; by?: string; to?: string }[] }>(promptId);
  const find = async (who: Person, promptId: string, name: string) => (await salto.click(who, 'mobilisation.hand-over-find', { promptId, person: name })).card;

  describe('handing over', () => {
    test('to somebody called: type a name, pick, and they have board and rights; the old lead sees who leads', async () => {
      const promptId = await mobilise();
      const { verb, data } = buttonOf(boardOf(koordinator), 'Overlat ledelsen');
      const form = (await posted(koordinator, verb, data)).card;
      expect(wordsOf(form)).toContain('Hvem skal lede?');
      const search = buttonOf(form, 'Finn');
      const found = (await salto.click(koordinator, search.verb, { ...search.data, person: 'pål' })).card;
      expect(wordsOf(found)).toContain('Pål Politi');
      const choose = buttonOf(found, 'Velg');
      const replies = await Promise.all([salto.click(koordinator, choose.verb, choose.data), salto.click(koordinator, choose.verb, choose.data)]);
      expect(replies.map(({ kind, card, text }) => (kind === 'card' ? wordsOf(card) : text)).join(' ')).toContain('Pål Politi leder nå mobiliseringen');
      await salto.until(() => boardOf(person(4)) !== undefined && wordsOf(boardOf(koordinator)).includes('Ledes av Pål Politi'));
      // Of four who were called one now leads, and is not waited for.
      expect(wordsOf(boardOf(koordinator))).toContain('0 av 3 har svart');
      expect(summaries(person(4)).filter((summary) => summary === 'SaLTo: du leder nå mobiliseringen')).toHaveLength(1);
      expect(wordsOf(boardOf(person(4)))).toContain('Avblås');
      expect(wordsOf(boardOf(koordinator))).not.toContain('Avblås');
      expect((await prompt(promptId))?.details.events?.map(({ what }) => what)).toEqual(['lead']);

      expect((await salto.click(koordinator, 'mobilisation.cancel-confirmed', { promptId })).text).toContain('Kontakt Pål Politi');
      // The lead goes to nobody who was not called, and brings no right to call meetings.
      expect((await salto.click(person(4), 'mobilisation.hand-over-to', { promptId, memberId: (await createIds()).get('p7@example.no') })).text).toContain('Velg en som er kalt ut');
      expect((await salto.click(person(4), 'mobilisation.meeting', { promptId })).text).toContain('Du har ikke tilgang');
      expect((await salto.click(koordinator, 'mobilisation.hand-over-to', { promptId, memberId: choose.data['memberId'] })).text).toBe('Pål Politi leder allerede.');
      expect((await salto.click(person(6), 'mobilisation.hand-over-to', { promptId, memberId: choose.data['memberId'] })).text).not.toContain('leder allerede');
      expect((await salto.click(koordinator, 'mobilisation.send', { promptId })).text).toBe('Mobiliseringen er allerede sendt.');
      // Both go on seeing who comes.
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-stille' });
      await salto.until(() => [koordinator, person(4)].every((who) => wordsOf(boardOf(who)).includes('Ute Øygard')));
      await salto.click(person(4), 'mobilisation.cancel-confirmed', { promptId });
      await salto.until(() => wordsOf(boardOf(koordinator)).includes('Avblåst'));
      expect((await prompt(promptId))?.state).toBe('cancelled');
    });

    test('the call still says who called; a message is from whoever wrote it', async () => {
      const promptId = await mobilise();
      const { data } = buttonOf(await find(koordinator, promptId, 'Pål Pol'), 'Velg');
      await salto.click(koordinator, 'mobilisation.hand-over-to', data);
      const opened = (await posted(person(6), 'mobilisation.open', { promptId })).card;
      expect(wordsOf(opened)).toContain('Kåre Koordinator');
      const form = (await posted(person(4), 'mobilisation.message', { promptId })).card;
      const send = buttonOf(form, 'Send');
      await salto.click(person(4), send.verb, { ...send.data, comment: 'Møt ved kiosken', to: 'all' });
      await salto.until(() => salto.inbox(person(6)).some(({ card }) => wordsOf(card).includes('Beskjed fra Pål Politi')));
      await salto.click(sekretariat, 'mobilisation.message-send', { promptId, messageId: 'from-the-sekretariat', comment: 'Vi sender mat', to: 'all' });
      await salto.until(() => salto.inbox(person(6)).some(({ card }) => wordsOf(card).includes('Beskjed fra Solveig Sekretær')));
    });

    test.each([['', 'Skriv minst to bokstaver'], ['x', 'Skriv minst to bokstaver'], ['Finnes Ikke', 'Fant ingen som passer til «Finnes Ikke»'], ['Ærlig', 'Fant ingen'], ['Kåre', 'Fant ingen']])('searching for «%s»', async (name, words) => {
      const promptId = await mobilise();
      const card = await find(koordinator, promptId, name);
      expect(wordsOf(card)).toContain(words);
      expect([...nodesOf(card)].find(({ id }) => id === 'person')?.value).toBe(name);
    });

    test('not to somebody who cannot be reached, is not called, or does not exist, and not by others', async () => {
      const promptId = await mobilise(sekretariat, 'mobiliser', { units: '*' });
      const unseen = await find(sekretariat, promptId, 'usett');
      expect(wordsOf(unseen)).toContain('kan ikke nås i Teams');
      expect(() => buttonOf(unseen, 'Velg')).toThrow();
      const network = await createIds();
      for (const memberId of [network.get('p9@example.no'), 'finnes-ikke', '']) expect((await salto.click(sekretariat, 'mobilisation.hand-over-to', { promptId, memberId })).text).toContain('Velg en som er kalt ut');
      for (const verb of ['mobilisation.hand-over', 'mobilisation.hand-over-find', 'mobilisation.hand-over-to']) expect((await salto.click(person(6), verb, { promptId, person: 'Pål', memberId: network.get('p6@example.no') })).text).toContain('Bare den som leder mobiliseringen');
      for (const forged of ['meeting-x', '../../', '']) expect((await salto.click(sekretariat, 'mobilisation.hand-over', { promptId: forged })).text).toContain('finnes ikke lenger');
      expect((await prompt(promptId))?.formerOrganiserIds).toBeUndefined();
    });

    test('of two changes at once one is made', async () => {
      const promptId = await mobilise();
      const [pal, lena] = await Promise.all(['Pål', 'Lena'].map(async (name) => buttonOf(await find(koordinator, promptId, name), 'Velg').data));
      await Promise.all([salto.click(koordinator, 'mobilisation.hand-over-to', pal), salto.click(koordinator, 'mobilisation.hand-over-to', lena)]);
      expect((await prompt(promptId))?.details.events).toHaveLength(1);
    });

    test('the sekretariat presses twice for somebody else: told who leads', async () => {
      const promptId = await mobilise();
      const { verb, data } = buttonOf(await find(sekretariat, promptId, 'Pål'), 'Velg');
      await salto.click(sekretariat, verb, data);
      expect((await salto.click(sekretariat, verb, data)).text).toBe('Pål Politi leder allerede.');
    });

    test('a form from before the lead changed, and a board from before it, take it from nobody unseen: they say who leads now and ask again', async () => {
      const promptId = await mobilise();
      const { data: takeOver } = buttonOf((await posted(sekretariat, 'mobilisation.board', { promptId, from: 'list' })).card, 'Ta over ledelsen');
      const old = await find(sekretariat, promptId, 'Ragnhild');
      expect(wordsOf(old)).toContain('Kåre Koordinator leder nå.');
      await salto.click(koordinator, 'mobilisation.hand-over-to', buttonOf(await find(koordinator, promptId, 'Pål'), 'Velg').data);
      const asked = [(await salto.click(sekretariat, 'mobilisation.hand-over-to', buttonOf(old, 'Velg').data)).card, (await salto.click(sekretariat, 'mobilisation.hand-over-find', { ...buttonOf(old, 'Finn').data, person: 'Ragnhild' })).card];
      for (const card of [...asked, (await posted(sekretariat, 'mobilisation.take-over', takeOver)).card]) expect(wordsOf(card)).toContain('Ledelsen er endret i mellomtiden: Pål Politi leder nå.');
      const leads = async () => (await createIds()).get('p4@example.no') === (await prompt(promptId))?.organiserId;
      expect(await leads()).toBe(true);
      expect(wordsOf((await salto.click(sekretariat, 'mobilisation.hand-over-to', buttonOf(asked[0], 'Velg').data)).card)).toContain('Ragnhild Rektor leder nå mobiliseringen');
      expect(await leads()).toBe(false);
    });

    test('not when it is over', async () => {
      const promptId = await mobilise();
      const { data } = buttonOf(await find(koordinator, promptId, 'Pål'), 'Velg');
      await salto.click(koordinator, 'mobilisation.cancel-confirmed', { promptId });
      expect((await salto.click(koordinator, 'mobilisation.hand-over-to', data)).text).toBe('Mobiliseringen er over.');
    });
  });

  describe('taking over', () => {
    test('the sekretariat does, also from a lead who has left the network; nobody else', async () => {
      const promptId = await mobilise();
      for (const who of [person(3), person(6), koordinator]) expect((await salto.click(who, 'mobilisation.take-over', { promptId })).text).toContain('Bare sekretariatet');
      const prompts = createPromptStore(salto.store, salto.clock, 30);
      const stored = await prompts.load(promptId);
      if (!stored) throw new Error('no prompt');
      await prompts.replace({ ...stored, organiserId: 'has-left' }, stored.etag);
      const board = (await posted(sekretariat, 'mobilisation.board', { promptId, from: 'list' })).card;
      expect(wordsOf(board)).toContain('Ledes av ingen – sekretariatet kan ta over');
      const { verb, data } = buttonOf(board, 'Ta over ledelsen');
      expect(data).toEqual({ promptId, memberId: 'has-left' });
      expect((await salto.click(sekretariat, verb, data)).text).toContain('Du leder nå mobiliseringen');
      await salto.until(() => wordsOf(boardOf(sekretariat)).includes('Ledes av Solveig Sekretær'));
      expect((await salto.click(sekretariat, verb, data)).text).toContain('Du leder nå mobiliseringen');
      expect((await prompt(promptId))?.details.events).toHaveLength(1);
      expect(wordsOf(boardOf(sekretariat))).not.toContain('Ta over ledelsen');
      expect(wordsOf(salto.inbox(sekretariat).map(({ card }) => card))).toContain('Den som ledet før, er ikke lenger i nettverket. Tavla viser hvem som kommer.');
    });
  });

  describe('a lead who leaves', () => {
    const told = (who: Person) => salto.inbox(who).filter(({ activity }) => activity?.summary === 'SaLTo: mobiliseringen trenger en ny leder');
    const listed = async (rows: string) => {
      expect((await importMembers(`name,email,phone,organisation,unit,level,role,primary,groups,title\n${rows}`, { store: salto.store, ids: countingIds('later') })).outcome).toBe('imported');
      await salto.clock.advance(6000);
    };

    test('by an import may lead no longer; the sekretariat is told once, and the first to press takes over', async () => {
      const promptId = await mobilise();
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-stille' });
      const form = buttonOf((await salto.say(koordinator, 'mobiliser')).card, 'Forhåndsvis');
      const previewed = buttonOf((await salto.click(koordinator, form.verb, { ...form.data, ...typedMobilisation, units: 'bydel-alna' })).card, 'Send');
      await listed('Kåre Koordinator,p2@example.no,,bydel-alna,bydel-alna,koordinerende,medlem,ja,,\nKjersti Koordinator,p8@example.no,,sekretariatet,sekretariatet,koordinerende,sekretariat,ja,,\n');
      for (const verb of ['cancel-confirmed', 'message', 'enough', 'wave', 'hand-over']) expect((await salto.click(koordinator, `mobilisation.${verb}`, { promptId, wave: 2 })).text).toBe('Du kan ikke lenger lede denne mobiliseringen. Kontakt SaLTo-sekretariatet.');
      for (const [verb, data] of [['mobilisation.board', { from: 'list' }], ['prompts.call-list', {}], ['reports.mobilisation', {}]] as const) expect((await salto.click(koordinator, verb, { promptId, ...data })).text).toContain('Du har ikke tilgang');
      expect((await salto.click(koordinator, previewed.verb, previewed.data)).text).toContain('Du har ikke tilgang');
      // Whoever presses a button of the board they still have gets in its place what it has become.
      expect(wordsOf((await salto.click(koordinator, 'mobilisation.board', { promptId, live: true })).card)).toMatch(/Ledes av ingen(?!.*Ute Øygard)/u);
      await salto.until(() => told(sekretariat).length === 1 && told(person(8)).length === 1, 180_000);
      const [card] = told(sekretariat);
      expect(wordsOf(card)).toContain('Kåre Koordinator kan ikke lenger lede');
      const [first, second] = [buttonOf(told(person(8))[0]?.card, 'Ta over ledelsen'), buttonOf(card?.card, 'Ta over ledelsen')];
      // Their board names nobody any more, and has no button that would be refused.
      await salto.until(() => wordsOf(boardOf(koordinator)).includes('Ledes av ingen – sekretariatet kan ta over'));
      expect(wordsOf(boardOf(koordinator))).not.toMatch(/Ute Øygard|mobilisation\.|prompts\.|reports\./u);
      expect((await salto.click(person(8), first.verb, first.data)).text).toContain('Du leder nå mobiliseringen');
      await salto.until(() => wordsOf(boardOf(koordinator)).includes('Ledes av Kjersti Koordinator'));
      const redrawn = () => salto.connector.ledger.filter(({ conversationId, card }) => conversationId === salto.chat(koordinator).conversationId && wordsOf(card).includes('Ledes av Kjersti')).length;
      expect(wordsOf((await posted(sekretariat, second.verb, second.data)).card)).toContain('Kjersti Koordinator leder nå. Trykk en gang til hvis du skal overta.');
      await salto.until(() => wordsOf(boardOf(person(8))).includes('Ute Øygard'));
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-ikke' });
      await salto.clock.pass(300_000);
      expect(redrawn()).toBe(1);
      expect([told(sekretariat), told(person(8)), told(koordinator)].map(({ length }) => length)).toEqual([1, 1, 0]);
    });

    test('by telling that they are away: the sekretariat is told, and whoever presses all the same is there', async () => {
      const promptId = await mobilise(koordinator, 'øvelse');
      const directory = createNetworkDirectory({ store: salto.store, clock: salto.clock, admins: [] });
      for (const email of ['p2@example.no', 'p5@example.no']) await directory.changeAbsences((await createIds()).get(email) as string, () => [{ from: '2027-01-11', to: '2027-01-12' }]);
      await salto.until(() => salto.inbox(sekretariat).some(({ activity, card }) => activity?.summary === 'ØVELSE – SaLTo: mobiliseringen trenger en ny leder' && wordsOf(card).includes('Kåre Koordinator leder, men har meldt fravær.')), 180_000);
      await salto.until(() => wordsOf(boardOf(koordinator)).includes('Kåre Koordinator, som har meldt fravær'));
      expect(wordsOf(await find(koordinator, promptId, 'Ragnhild'))).toContain('har meldt fravær');
      await salto.click(koordinator, 'mobilisation.cancel-confirmed', { promptId });
      expect((await prompt(promptId))?.state).toBe('cancelled');
    });

    test('who calls, or takes over, although they had told that they are away, is there', async () => {
      const directory = createNetworkDirectory({ store: salto.store, clock: salto.clock, admins: [] });
      for (const email of ['p1@example.no', 'p2@example.no']) await directory.changeAbsences((await directory.network()).memberByEmail(email)?.id as string, () => [{ from: '2027-01-11', to: '2027-01-12' }]);
      await salto.clock.advance(6000);
      const promptId = await mobilise();
      await salto.clock.pass(180_000);
      expect([told(sekretariat).length, wordsOf(boardOf(koordinator)).includes('meldt fravær')]).toEqual([0, false]);
      await salto.click(sekretariat, 'mobilisation.take-over', { promptId });
      await salto.until(() => wordsOf(boardOf(sekretariat)).includes('Ledes av Solveig Sekretær'));
      expect(wordsOf(boardOf(sekretariat))).not.toContain('meldt fravær');
    });
  });

  async function createIds(): Promise<ReadonlyMap<string, string>> {
    const { members: all } = await createNetworkDirectory({ store: salto.store, clock: salto.clock, admins: [] }).network();
    return new Map([...all.values()].map(({ email, id }) => [email, id]));
  }
});
