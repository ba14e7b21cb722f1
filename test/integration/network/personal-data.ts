/** Innsyn and deletion of one person, after they have been called, answered, been phoned about, been away and answered for a measure. Through HTTP and the operator's tool. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { slett } from '../../../src/cli/personal-data.ts';
import { parseConfig } from '../../../src/config.ts';
import { texts } from '../../../src/locales/texts.ts';
import { importGroups } from '../../../src/network/import-groups.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { containers, queryAll } from '../../../src/ports/document-store.ts';
import { person, type Person } from '../../support/activities.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { answer, leadRows, sendCheckIn } from '../../support/check-in-leads.ts';
import { fill, networkOf } from '../../support/check-ins.ts';
import { mobilisations } from '../../support/mobilisations.ts';
import { groups, koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('personal data', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  let memberId: string;
  let promptId: string;
  const police = person(4);
  const { mobilise, given } = mobilisations(() => salto);

  beforeEach(async () => {
    salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign' } });
    let ids = 0;
    await importGroups(`${groups}vakt,Vaktgruppe,annet,,,person:P4@example.no;rolle:leder@bydel-alna\n`, { store: salto.store, ids: { newId: () => `group-import-${(ids += 1)}` } });
    await fill(salto, leadRows);
    memberId = (await networkOf(salto)).memberByEmail('p4@example.no')?.id ?? '';
    await salto.click(police, 'language.choose', { language: 'nn' });
    await salto.click(police, 'absence.save', { from: '2027-03-01', to: '2027-03-05' });
    promptId = await mobilise({ needed: '2' });
    await salto.click(sekretariat, 'prompts.phoned', { promptId, memberId, said: 'no-reply', comment: 'Ringte to gonger' });
    await salto.click(police, 'mobilisation.answer', { promptId, answer: 'kan-stille', eta: '30', comment: 'Eg tek med bilen' });
    await salto.click(police, 'innspill.send', { formId: 'form-of-police', title: 'Meir patruljering', comment: 'Eg kan fortelje', named: 'true' });
    const checkIn = await sendCheckIn(salto);
    await answer(salto, police, checkIn, 'alna-3', { status: 'igangsatt', outcome: 'Færre slåsskamper', benefit: 'Tryggere skolevei' });
  });
  afterEach(async () => { await salto.close(); });

  const everything = async (): Promise<string> => JSON.stringify(await Promise.all(containers.map(({ name }) => queryAll(salto.store, name, { across: true }))));
  const linkOf = (card: unknown, title: string): string => [...nodesOf(card)].flatMap(({ type, title: own, url }) => (type === 'Action.OpenUrl' && own === title ? [String(url).replace(publicUrl, `${salto.url()}/`)] : []))[0] ?? '';
  const pass = async (seconds: number): Promise<unknown> => {
    const later = salto.clock.now().add({ seconds });
    return await salto.until(() => Temporal.Instant.compare(salto.clock.now(), later) >= 0);
  };
  interface Innsyn { readonly about: { readonly name: string }; readonly held: readonly { readonly what: string; readonly type: string; readonly deletedAt?: string; readonly content: unknown }[] }
  const innsynOf = async (who: Person, title = 'Last ned JSON'): Promise<Innsyn> => await (await fetch(linkOf((await salto.say(who, 'innsyn')).card, title))).json() as Innsyn;

  test('everybody sees all that is stored about them, and of others nothing but ids', async () => {
    const words = wordsOf((await salto.say(police, 'Innsyn')).card);
    for (const part of ['Pål Politi', 'p4@example.no', 'Bydel Alna', 'tilsett i Enhet øst', 'Eitt fråvær', 'Kåre Koordinator']) expect(words).toContain(part);
    const { about, held } = await innsynOf(police);
    expect(about.name).toBe('Pål Politi');
    const types = new Set(held.map(({ type }) => type));
    for (const type of ['member', 'group', 'contact', 'preference', 'absence', 'audience', 'response', 'delivery', 'measure', 'check-in-item', 'measure-answer', 'innspill', 'audit']) expect(types).toContain(type);
    for (const said of ['Eg tek med bilen', 'Ringte to gonger', 'Eg kan fortelje', 'Færre slåsskamper']) expect(JSON.stringify(held)).toContain(said);
    // What is stored in a new way must be called by a name that people understand.
    expect(held.filter(({ what }) => !(Object.values(texts('nn').innsyn.kinds) as string[]).includes(what))).toEqual([]);
    for (const other of ['Ute Øygard', 'p2@example.no', 'Lena']) expect(JSON.stringify(held)).not.toContain(other);
    const docx = await fetch(linkOf((await salto.say(police, 'innsyn')).card, 'Last ned Word'));
    expect([docx.status, (await docx.arrayBuffer()).byteLength > 2000]).toEqual([200, true]);
  });

  test('the file of somebody else is refused, whatever the click says', async () => {
    expect((await salto.click(koordinator, 'file.offer', { file: 'innsyn-json', promptId: memberId })).text).toContain('finnes ikke');
  });

  test('deleted, nothing leads to them any more, and what was counted is counted still', async () => {
    const before = await given(promptId);
    const teamsIds = [police.userId, police.aadObjectId, salto.chat(police).conversationId];
    // A server that has read the lists a moment ago writes to them once more.
    const meanwhile = async (seconds: number): Promise<unknown> => {
      await salto.click(sekretariat, 'mobilisation.message-send', { promptId, messageId: 'message-1', comment: 'Møt ved T-banen', to: 'all' });
      return await pass(seconds);
    };
    const said: string[] = [];
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((line: string) => { said.push(line); });
    try {
      let ids = 0;
      const clock: Clock = { ...salto.clock, after: (ms, run) => { void meanwhile(ms / 1000).then(run); return () => undefined; } };
      const tools = { store: salto.store, clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => `deleting-${(ids += 1)}` } };
      expect(await slett({ ...tools, config: parseConfig({ BOT_AUTH: 'none', ADMINS: 'P4@example.no' }) }, 'p4@example.no')).toBe(1);
      expect(said.pop()).toContain('ADMINS');
      await pass(6);
      await salto.say(sekretariat, 'tavle');
      expect(await slett(tools, ' P4@Example.no')).toBe(0);
      expect(salto.inbox(police).map(({ activity }) => activity?.summary)).toContain('SaLTo: ny beskjed om mobiliseringa');
      expect(said.join('\n')).not.toContain('står fortsatt');
      const left = await everything();
      for (const trace of ['Pål Politi', 'p4@example.no', 'P4@example.no', 'Eg tek med bilen', 'Ringte to gonger', 'Eg kan fortelje', ...teamsIds]) expect(left).not.toContain(trace);
      expect(left).toContain('Færre slåsskamper');
      expect(await given(promptId)).toEqual(before);
      // Again, and for somebody who never was there.
      expect([await slett(tools, 'p4@example.no'), await slett(tools, 'ingen@example.no')]).toEqual([1, 1]);
    } finally {
      jest.restoreAllMocks();
    }
    await salto.clock.advance(10_000);
    expect(wordsOf((await salto.say(police, 'innsyn')).card ?? '')).not.toContain('p4@example.no');
    const board = wordsOf((await salto.say(sekretariat, 'tavle')).card);
    expect(board).toContain('Tveita');
    expect(board).not.toContain('undefined');
  });
});
