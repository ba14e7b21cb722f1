/** The yearly report in the chat, through the real stack: who may have which, sent with consent or by link. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { read as readWorkbook } from '@e965/xlsx';
import { invoke, person, type Person } from '../../support/activities.ts';
import { importPlans } from '../../../src/tiltak/import-plans.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { fill } from '../../support/check-ins.ts';
import { startFakeDrive, type FakeDrive } from '../../support/fake-drive.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('yearly report chat', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  let drive: FakeDrive;
  beforeEach(async () => {
    drive = await startFakeDrive();
    salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign', UPLOAD_HOSTS: new URL(drive.url).host } });
  });
  afterEach(async () => { await salto.close(); await drive.close(); });

  const rows = [
    { id: 'a1', unit: 'bydel-alna', status: 'igangsatt', outcome: 'Åpen hall på fredager', benefit: 'Ungdom har et sted å være' },
    { id: 'a2', unit: 'bydel-alna', area: '2' },
    { id: 'r1', unit: 'groruddalen', status: 'igangsatt', outcome: 'Felles uteteam i helgene' },
    { id: 's1', unit: 'bydel-sagene', status: 'ikke-igangsatt', reasons: 'ressurser' },
  ];
  /** The card that a click leaves below. */
  async function opened(who: Person, verb: string, data: Readonly<Record<string, unknown>>): Promise<unknown> {
    const before = salto.connector.ledger.length;
    await salto.click(who, verb, data);
    return salto.connector.ledger.slice(before).find(({ conversationId, what }) => conversationId === salto.chat(who).conversationId && what === 'activity')?.card;
  }
  const links = (card: unknown): Map<string, string> => new Map([...nodesOf(card)].flatMap(({ type, title, url }) => (type === 'Action.OpenUrl' ? [[String(title), String(url)] as const] : [])));
  const download = (url: string | undefined) => fetch(String(url).replace(publicUrl, `${salto.url()}/`));
  async function filesFor(who: Person, title: string): Promise<unknown> {
    const { verb, data } = buttonOf((await salto.say(who, 'rapport')).card, title);
    return await opened(who, verb, data);
  }

  test('the sekretariat gets the whole network’s, with texts or without, as Word, Excel and CSV', async () => {
    await fill(salto, rows);
    const card = await filesFor(sekretariat, 'Handlingsprogram: Med tekster');
    expect(wordsOf(card)).toContain('Gjelder hele nettverket.');
    expect(['Send Word-filen hit', 'Send Excel-filen hit', 'Send CSV-filen hit'].map((title) => buttonOf(card, title).verb)).toEqual(['file.offer', 'file.offer', 'file.offer']);
    const xlsx = await download(links(card).get('Last ned Excel'));
    expect(xlsx.status).toBe(200);
    expect(readWorkbook(new Uint8Array(await xlsx.arrayBuffer())).SheetNames.length).toBeGreaterThanOrEqual(3);
    expect(await (await download(links(card).get('Last ned CSV'))).text()).toContain('Åpen hall på fredager');
    const without = await filesFor(sekretariat, 'Handlingsprogram: Uten tekster');
    const csv = await (await download(links(without).get('Last ned CSV'))).text();
    expect(csv).toContain('a1');
    expect(csv).not.toContain('Åpen hall');
  });

  test('with consent the Word file is put into their own OneDrive', async () => {
    await fill(salto, rows);
    const { verb, data } = buttonOf(await filesFor(sekretariat, 'Handlingsprogram: Med tekster'), 'Send Word-filen hit');
    const before = salto.connector.ledger.length;
    await salto.click(sekretariat, verb, data);
    const offer = salto.connector.ledger.slice(before).flatMap(({ activity }) => (activity as { attachments?: { name?: string; content?: { acceptContext?: unknown } }[] } | undefined)?.attachments ?? []).find(({ content }) => content?.acceptContext !== undefined);
    expect(offer?.name).toMatch(/^.*p1-2027-01-11\.docx$/u);
    await salto.post(invoke(sekretariat, salto.chat(sekretariat), 'fileConsent/invoke', { type: 'fileUpload', action: 'accept', context: offer?.content?.acceptContext, uploadInfo: drive.session() }));
    expect(drive.puts).toHaveLength(1);
  });

  test('a koordinator gets their own unit’s and their region’s, this without texts, whatever their click says; others are told whom to ask', async () => {
    await fill(salto, rows);
    const buttons = [(await salto.say(koordinator, 'rapport')).card];
    while (wordsOf(buttons.at(-1)).includes('Neste')) {
      const next = buttonOf(buttons.at(-1), 'Neste');
      buttons.push((await salto.click(koordinator, next.verb, next.data)).card);
    }
    // No card has more buttons than clients show, nor fewer reports than there is room for.
    const verbsOf = (card: unknown) => [...nodesOf(card)].flatMap(({ type, verb }) => (type === 'Action.Execute' ? [String(verb)] : []));
    expect(buttons.map((card) => [verbsOf(card).filter((verb) => verb === 'reports.yearly').length, verbsOf(card).length])).toEqual([[3, 6], [3, 6]]);
    const csvOf = async (title: string): Promise<string> => {
      const { verb, data } = buttonOf(buttons, title);
      const card = await opened(koordinator, verb, data);
      expect(wordsOf(card)).toContain(title.includes('Alna') ? 'Gjelder Bydel Alna.' : 'Gjelder Groruddalen.');
      return await (await download(links(card).get('Last ned CSV'))).text();
    };
    const own = await csvOf('Handlingsprogram, Bydel Alna: Med tekster');
    for (const words of ['a2', 'Åpen hall på fredager']) expect(own).toContain(words);
    for (const words of ['r1', 's1']) expect(own).not.toContain(words);
    // The region stands for itself and its bydeler; what the others wrote is theirs.
    const region = await csvOf('Handlingsprogram, Groruddalen: Uten tekster');
    for (const words of ['a2', 'r1']) expect(region).toContain(words);
    for (const words of ['s1', 'Felles uteteam']) expect(region).not.toContain(words);
    expect(wordsOf(buttons)).not.toContain('Groruddalen: Med tekster');
    expect((await salto.click(koordinator, 'file.offer', { file: 'arsrapport-csv', promptId: 'with|groruddalen|p1' })).text).toContain('ikke tilgang');
    for (const unit of ['', 'bydel-sagene']) {
      const { text } = await salto.click(koordinator, 'reports.yearly', { plan: 'p1', unit, texts: 'with' });
      expect(text).toContain('Kontakt Solveig Sekretær.');
      const offered = await salto.click(koordinator, 'file.offer', { file: 'arsrapport-csv', promptId: `with|${unit}|p1` });
      expect(offered.text).toBe('Filen finnes ikke lenger, eller du har ikke tilgang til den.');
    }
    for (const who of [leder, person(6)]) {
      await salto.say(who, 'rapport');
      expect(salto.inbox(who).at(-1)?.activity?.text ?? '').not.toBe('');
      expect((await salto.click(who, 'file.offer', { file: 'arsrapport-docx', promptId: 'with||p1' })).text).toContain('ikke tilgang');
    }
    expect((await salto.click(sekretariat, 'reports.yearly', { plan: 'finnes-ikke', unit: '', texts: 'with' })).text).not.toBe('');
  });

  test('before there is a plan, a sentence says who imports it', async () => {
    const said = await salto.say(sekretariat, 'rapport');
    expect(JSON.stringify(said)).toContain('Det er ikke importert noen plan ennå.');
  });

  test('of many plans every one can be had, however new the others are', async () => {
    await fill(salto, rows);
    const deps = { store: salto.store, ids: countingIds('plans'), clock: salto.clock };
    await importPlans(`id,title,from,to\n${[4, 5, 6].map((n) => `p${n},Plan ${n},202${n}-01-01,203${n}-01-01`).join('\n')}\n`, deps);
    const first = (await salto.say(sekretariat, 'rapport')).card;
    const titles: string[] = [];
    for (let card: unknown = first; ;) {
      titles.push(...[...nodesOf(card)].flatMap(({ type, title }) => (type === 'Action.Execute' && String(title).endsWith('Med tekster') ? [String(title)] : [])));
      if (!wordsOf(card).includes('| Neste |')) break;
      const { verb, data } = buttonOf(card, 'Neste');
      ({ card } = await salto.click(sekretariat, verb, data));
    }
    expect([...new Set(titles)].sort()).toEqual(['Handlingsplan mot ekstremisme: Med tekster', 'Handlingsprogram: Med tekster', 'Plan 4: Med tekster', 'Plan 5: Med tekster', 'Plan 6: Med tekster']);
  });
});
