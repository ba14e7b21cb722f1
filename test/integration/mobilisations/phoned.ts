/** What people say on the phone, entered from the ringeliste: counted, marked, kept in history, and never over their own answer. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mobilisationReport } from '../../../src/cli/mobilisation-report.ts';
import { parseConfig } from '../../../src/config.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person, type Person } from '../../support/activities.ts';
import { callMeeting } from '../../support/call-meeting.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Clicked, type Salto } from '../../support/salto.ts';

describe('phoned', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  let promptId: string;
  let ids: ReadonlyMap<string, string>;
  beforeEach(async () => {
    salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign' } });
  });
  afterEach(async () => { await salto.close(); });

  const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', date: '', meetAt: '', deadline: '', needed: '1', levels: '*', units: '*', groups: '', waves: '', waveMinutes: '', shifts: '' };
  /** Sent, and the time to answer is over: everybody silent is on the list. */
  async function mobilise(change: Partial<typeof typed> = {}, word = 'mobiliser'): Promise<void> {
    const form = buttonOf((await salto.say(sekretariat, word)).card, 'Forhåndsvis');
    const { verb, data } = buttonOf((await salto.click(sekretariat, form.verb, { ...form.data, ...typed, ...change })).card, 'Send');
    await salto.click(sekretariat, verb, data);
    promptId = data['promptId'] as string;
    await salto.until(() => wordsOf(board()).includes('Sendt'), 180_000);
    ids = new Map([...(await createPromptStore(salto.store, salto.clock, 30).audience(promptId)).keys()].map((id) => [id, id]));
    await salto.clock.jump(salto.clock.now().add({ minutes: 16 }));
    await salto.clock.advance(5000);
  }
  const board = () => salto.inbox(sekretariat).findLast(({ activity }) => String(activity?.summary).endsWith('Mobilisering: tavle'))?.card;
  /** Both pages of it. */
  async function list(who: Person = sekretariat): Promise<readonly unknown[]> {
    const before = salto.connector.ledger.length;
    await salto.click(who, 'prompts.call-list', { promptId });
    const first = salto.connector.ledger.slice(before).find(({ conversationId }) => conversationId === salto.chat(who).conversationId)?.card;
    return [first, (await salto.click(who, 'prompts.call-list', { promptId, page: 2 })).card];
  }
  /** The row of somebody on the card. */
  const rowOf = (card: unknown, name: string) => [...nodesOf(card as object)].find((node) => node.type === 'Container' && Array.isArray(node.items) && (node.items as { type?: string }[])[0]?.type === 'ColumnSet' && wordsOf(node).includes(name));
  async function press(name: string, title: string, more: Record<string, unknown> = {}, who: Person = sekretariat): Promise<Clicked> {
    const { verb, data } = buttonOf(rowOf(await list(who), name), title);
    return await salto.click(who, verb, { ...data, comment: '', ...more });
  }
  const answers = async () => (await createPromptStore(salto.store, salto.clock, 30).responses(promptId)).responses;
  const download = async () => {
    const url = [...nodesOf(await list() as never)].flatMap(({ type, title, url: address }) => (type === 'Action.OpenUrl' && title === 'Last ned som CSV' ? [String(address)] : []))[0];
    return await (await fetch(String(url).replace(publicUrl, `${salto.url()}/`))).text();
  };

  describe('somebody phoned', () => {
    test('for an event with shifts whoever comes is entered for the shifts chosen; without one nothing is stored', async () => {
      await mobilise({ kind: 'arrangement', needed: '', shifts: '2027-01-20 10:00-14:00 2\n2027-01-20 14:00-18:00 1' });
      const asked = (await press('Usett Person', 'Kommer')).card;
      expect(wordsOf(asked)).toContain('Velg vakt før du trykker «Kommer».');
      expect(await answers()).toHaveLength(0);
      const choices = [...nodesOf(asked)].find(({ id }) => id === 'shifts')?.choices as { value: string }[];
      expect(choices).toHaveLength(2);
      await press('Usett Person', 'Kommer', { shifts: choices[1]!.value });
      expect(await answers()).toMatchObject([{ answer: 'kan-stille', shifts: [choices[1]!.value] }]);
      await press('Usett Person', 'Kommer ikke', { shifts: choices[1]!.value });
      expect((await answers())[0]).toMatchObject({ answer: 'kan-ikke' });
      expect((await answers())[0]?.shifts).toBeUndefined();
    });

    test('who comes counts on the board, marked, with the remark, and stands last on the list', async () => {
      await mobilise();
      expect(ids.size).toBe(8);
      const after = (await press('Usett Person', 'Kommer', { comment: 'tar med nøkler' })).card;
      expect(wordsOf(after)).toContain('Ført på Usett Person: kommer.');
      expect(wordsOf(rowOf(await list(), 'Usett Person'))).toContain('Ringt kl. 09.16 av Solveig Sekretær: kommer – tar med nøkler');
      expect(wordsOf(after)).toContain('7 personer bør ringes');
      await salto.until(() => wordsOf(board()).includes('Usett Person'));
      expect(wordsOf(board())).toContain('Bydel Sagene · Utøvende · på telefon · tar med nøkler');
      expect(await answers()).toMatchObject([{ answer: 'kan-stille', comment: 'tar med nøkler', enteredBy: expect.any(String), history: [{ answer: 'kan-stille', enteredBy: expect.any(String) }] }]);
      expect(await download()).toMatch(/Usett Person;Bydel Sagene;Utøvende;;har ikke appen;Ringt kl\. 09\.16 av Solveig Sekretær: kommer – tar med nøkler/u);
    });

    test('who does not answer the phone stays on the list; who does not come is counted as such; both can be entered anew', async () => {
      await mobilise();
      await press('Pål Politi', 'Fikk ikke svar', { comment: 'ringer kl. 10' });
      expect(wordsOf(rowOf(await list(), 'Pål Politi'))).toContain('fikk ikke svar – ringer kl. 10');
      expect(await answers()).toEqual([]);
      await salto.clock.advance(61_000);
      await press('Pål Politi', 'Kommer ikke');
      await press('Pål Politi', 'Kommer');
      const tools = { store: salto.store, clock: salto.clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => '' } };
      const folder = await mkdtemp(join(tmpdir(), 'ringt-'));
      jest.spyOn(console, 'log').mockImplementation(() => undefined);
      await mobilisationReport(tools, { id: promptId, format: 'csv', out: join(folder, 'r.csv') });
      expect((await readFile(join(folder, 'r.csv'), 'utf8')).split('\n').find((line) => line.startsWith('Pål'))).toMatch(/;ja;Kan stille;.*;ført av Solveig Sekretær;;Ringt kl\. 09\.16 av Solveig Sekretær: fikk ikke svar – ringer kl\. 10 \| Ringt kl\. 09\.17 .*: kommer ikke \| Ringt kl\. 09\.17 .*: kommer$/u);
      await rm(folder, { recursive: true });
      jest.restoreAllMocks();
      expect(await answers()).toMatchObject([{ answer: 'kan-stille', history: [{ answer: 'kan-ikke' }, { answer: 'kan-stille' }] }]);
    });

    test('a doubled click is one', async () => {
      await mobilise();
      const { verb, data } = buttonOf(rowOf(await list(), 'Ute Øygard'), 'Kommer');
      await Promise.all([1, 2, 3].map(() => salto.click(sekretariat, verb, { ...data, comment: '' })));
      expect((await answers())[0]?.history).toHaveLength(1);
    });

    test('what they answer themselves replaces it, and is never replaced', async () => {
      await mobilise();
      const { verb, data } = buttonOf(rowOf(await list(), 'Ute Øygard'), 'Kommer');
      await salto.click(sekretariat, verb, { ...data, comment: '' });
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-ikke' });
      const refused = await salto.click(sekretariat, verb, { ...data, comment: '' });
      expect(wordsOf(refused.card)).toContain('Ute Øygard har svart selv: Kan ikke. Svaret er ikke endret.');
      expect(rowOf(refused.card, 'Ute Øygard')).toBeUndefined();
      const [response] = await answers();
      expect([response?.answer, response?.enteredBy, response?.history.map(({ answer: id }) => id)]).toEqual(['kan-ikke', undefined, ['kan-stille', 'kan-ikke']]);
      const silent = await salto.click(sekretariat, verb, { ...data, said: 'no-reply', comment: '' });
      expect(wordsOf(silent.card)).toContain('har svart selv');
    });

    test('somebody who says the same themselves has answered themselves', async () => {
      await mobilise();
      await press('Ute Øygard', 'Kommer');
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-stille' });
      expect((await answers())[0]?.enteredBy).toBeUndefined();
      expect(rowOf(await list(), 'Ute Øygard')).toBeUndefined();
    });

    test.each([['21483609245', 'fødselsnummer'], ['x'.repeat(6000), 'for lang'], ['ring 22 33 44 55', 'Trykk en gang til']])('a remark that may not be kept comes back with its fault: %s', async (comment, words) => {
      await mobilise();
      const card = (await press('Ute Øygard', 'Kommer', { comment })).card;
      expect(wordsOf(card)).toContain(words);
      expect([...nodesOf(card)].find(({ id }) => id === 'comment')?.value).toBe(comment);
      expect(await answers()).toEqual([]);
      if (words !== 'Trykk en gang til') return;
      const { verb, data } = buttonOf(rowOf(card, 'Ute Øygard'), 'Kommer');
      await salto.click(sekretariat, verb, { ...data, comment });
      expect(await answers()).toMatchObject([{ comment }]);
    });

    test('a koordinator enters for the own unit only; others for nobody; forged ids do nothing', async () => {
      await mobilise();
      const all = await list();
      const [own, other] = ['Ute Øygard', 'Åse Ærlig'].map((name) => buttonOf(rowOf(all, name), 'Kommer').data);
      expect(rowOf(await list(koordinator), 'Åse Ærlig')).toBeUndefined();
      expect((await salto.click(koordinator, 'prompts.phoned', { ...other, comment: '' })).text).toContain('ikke lenger på listen din');
      expect((await salto.click(person(5), 'prompts.phoned', { ...own, comment: '' })).text).toContain('ikke lenger på listen din');
      for (const forged of [{ ...own, memberId: 'finnes-ikke' }, { ...own, promptId: 'finnes-ikke' }, { ...own, said: 'er-fremme' }, {}]) expect((await salto.click(sekretariat, 'prompts.phoned', forged)).text).toContain('ikke lenger på listen din');
      expect(await answers()).toEqual([]);
      expect((await salto.click(koordinator, 'prompts.phoned', { ...own, comment: '' })).kind).toBe('card');
      expect(await answers()).toHaveLength(1);
    });

    test('not over, and not when the need is covered', async () => {
      await mobilise();
      const { verb, data } = buttonOf(rowOf(await list(), 'Ute Øygard'), 'Kommer');
      await salto.click(person(4), 'mobilisation.answer', { promptId, answer: 'kan-stille' });
      await salto.click(sekretariat, 'mobilisation.enough', { promptId });
      expect(wordsOf((await salto.click(sekretariat, verb, { ...data, comment: '' })).card)).toContain('Behovet er dekket. Svaret ble ikke lagret.');
      const resting = wordsOf(await list());
      expect(resting).toContain('Behovet er dekket. Ingen trenger å ringes.');
      expect(resting).not.toMatch(/Usett|Ærlig/u);
      await salto.until(() => wordsOf(board()).includes('Behovet er dekket') && !wordsOf(board()).includes('Ringeliste'));
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      expect(wordsOf((await salto.click(sekretariat, verb, { ...data, comment: '' })).card)).toContain('Det er over');
      expect(wordsOf(await list())).toContain('Mobiliseringen er avblåst. Ingen trenger å ringes.');
      expect((await answers()).map(({ memberId }) => memberId)).not.toContain(data['memberId']);
    });

    test('who is not needed any more, or is again, is to be phoned anew: no message reaches them', async () => {
      await mobilise();
      await press('Usett Person', 'Kommer');
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-stille', eta: '5' });
      expect((await salto.click(sekretariat, 'mobilisation.enough', { promptId })).text).toBe('1 fortsetter. 1 takkes av.');
      await salto.until(async () => (await answers()).some(({ answer: id }) => id === 'takket-av'));
      expect((await answers()).find(({ answer: id }) => id === 'takket-av')?.enteredBy).toBeDefined();
      const words = wordsOf((await list())[0]);
      expect(words).toContain('trengs ikke lenger og må få beskjed');
      expect(words).toContain('Behovet er dekket. Ring bare dem som må få beskjed.');
      expect(words).not.toContain('Åse Ærlig');
      await salto.until(() => wordsOf(board()).includes('takket av') && wordsOf(board()).includes('Ringeliste'));
      await salto.click(person(6), 'mobilisation.answer', { promptId, answer: 'kan-ikke' });
      const again = wordsOf(await list());
      expect([again.includes('må få beskjed'), again.includes('Usett Person')]).toEqual([false, true]);
      await press('Usett Person', 'Kommer');
      expect((await answers()).find(({ enteredBy }) => enteredBy !== undefined)?.answer).toBe('kan-stille');
      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      await salto.until(async () => wordsOf((await list())[0]).includes('trengs ikke lenger og må få beskjed'));
    });

    test('somebody entered as coming who then does not opens the need again', async () => {
      await mobilise();
      await press('Ute Øygard', 'Kommer');
      const { verb, data } = { verb: 'prompts.phoned', data: buttonOf(rowOf(await list(), 'Ute Øygard'), 'Kommer ikke').data };
      await salto.click(sekretariat, 'mobilisation.enough', { promptId });
      await salto.click(sekretariat, verb, { ...data, comment: '' });
      await salto.until(async () => (await createPromptStore(salto.store, salto.clock, 30).load<{ coveredAt?: string; reopened?: number }>(promptId))?.details.reopened === 1);
    });
  });

  test('an exercise is marked on the list, on the lock screen and in every row of the file; a koordinator of nobody called is not told what it is about', async () => {
    await mobilise({ units: 'bydel-sagene' }, 'øvelse');
    expect(wordsOf(await list())).toContain('ØVELSE – Trenger voksne ute');
    expect(salto.inbox(sekretariat).map(({ activity }) => activity?.summary)).toContain('ØVELSE – Ringeliste');
    expect((await download()).trim().split(/\r?\n/u).map((line) => line.replace(/^\uFEFF/u, '').split(';')[0])).toEqual(Array.from({ length: 4 }, () => 'ØVELSE'));
    expect(await salto.click(koordinator, 'prompts.call-list', { promptId })).toMatchObject({ kind: 'text', text: 'Du har ikke tilgang til dette. Kontakt Solveig Sekretær.' });
  });

  test('who said yes themselves, and whom no message tells that it is off, is to be phoned', async () => {
    await mobilise();
    for (const number of [6, 7]) await salto.click(person(number), 'mobilisation.answer', { promptId, answer: 'kan-stille', eta: '30' });
    salto.connector.fail({ times: 20, how: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } }, match: ({ path }) => decodeURIComponent(path).includes(person(6).userId) });
    await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
    await salto.until(() => wordsOf(board()).includes('Avblåst') && wordsOf(board()).includes('Ringeliste'));
    const words = wordsOf(await list());
    expect(words).toContain('Mobiliseringen er avblåst. Ring bare dem som må få beskjed.');
    expect([words.includes('Ute Øygard'), words.includes('trengs ikke lenger og må få beskjed'), words.includes('Åse Ærlig'), words.includes('Usett Person')]).toEqual([true, true, false, false]);
  });

  test('a meeting’s list takes it too', async () => {
    promptId = await callMeeting(salto);
    await salto.until(() => salto.inbox(sekretariat).some(({ card }) => wordsOf(card).includes('Ringeliste')));
    const after = (await press('Usett Person', 'Kommer')).card;
    expect(wordsOf(rowOf(after, 'Usett Person'))).toContain('kommer');
    expect(await answers()).toMatchObject([{ answer: 'kommer', enteredBy: expect.any(String) }]);
  });
});
