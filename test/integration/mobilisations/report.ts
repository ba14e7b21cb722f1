/** The report after a mobilisation through the real stack: who may have it, what is in it, sent into OneDrive with consent or by link. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mobilisationReport } from '../../../src/cli/mobilisation-report.ts';
import { ringeliste } from '../../../src/cli/ringeliste.ts';
import { parseConfig } from '../../../src/config.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { channel, execute, invoke, person, type Person } from '../../support/activities.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { startFakeDrive, type FakeDrive } from '../../support/fake-drive.ts';
import { mobilisations, type TypedMobilisation } from '../../support/mobilisations.ts';
import { buttonOf, koordinator, leder, members, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation report', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  let drive: FakeDrive;
  beforeEach(async () => {
    drive = await startFakeDrive();
    salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign', UPLOAD_HOSTS: `*.sharepoint.com,${new URL(drive.url).host}` } });
  });
  afterEach(async () => { await salto.close(); await drive.close(); });

  const { boards, callsTo, answer, send } = mobilisations(() => salto);
  async function mobilise(word = 'mobiliser', change: Partial<TypedMobilisation> = {}): Promise<string> {
    const promptId = await send(sekretariat, { situation: '=Trenger voksne ute ved Alna senter', needed: '2', ...change }, word);
    await salto.until(() => [3, 4, 5, 6].some((number) => callsTo(number).length > 0) && boards().length > 0);
    return promptId;
  }

  /** What a click posts below the card, if anything. */
  async function posted(who: Person, verb: string, data: Readonly<Record<string, unknown>>) {
    const before = salto.connector.ledger.length;
    const clicked = await salto.click(who, verb, data);
    const entry = salto.connector.ledger.slice(before).find(({ conversationId, what }) => conversationId === salto.chat(who).conversationId && what !== 'conversation');
    return { clicked, entry };
  }
  const offerCard = async (who: Person, promptId: string) => (await posted(who, 'reports.mobilisation', { promptId })).entry?.card;
  const linkIn = (card: unknown, title: string): string | undefined => [...nodesOf(card)].flatMap(({ type, title: own, url }) => (type === 'Action.OpenUrl' && own === title ? [String(url)] : []))[0];
  const download = (url: string | undefined) => fetch(String(url).replace(publicUrl, `${salto.url()}/`));
  const wordXml = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
  const textOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('|').replaceAll('&amp;', '&');

  interface Consent { readonly contentType?: string; readonly name?: string; readonly content?: { readonly acceptContext?: Record<string, unknown>; readonly sizeInBytes?: number }; readonly contentUrl?: string }
  const attachmentOf = (entry: { readonly activity?: unknown } | undefined): Consent => (entry?.activity as { attachments?: Consent[] } | undefined)?.attachments?.[0] ?? {};
  async function offer(who: Person, promptId: string, file = 'mobilisering-docx') {
    const { entry, clicked } = await posted(who, 'file.offer', { file, promptId });
    return { consent: attachmentOf(entry), entry, clicked };
  }
  async function consented(who: Person, value: unknown, replyToId?: string) {
    const before = salto.connector.ledger.length;
    const place = salto.chat(who);
    const { status } = await salto.post({ ...invoke(who, place, 'fileConsent/invoke', value), ...(replyToId === undefined ? {} : { replyToId }) });
    return { status, entries: salto.connector.ledger.slice(before).filter(({ conversationId }) => conversationId === place.conversationId) };
  }
  const accept = (context: unknown, upload: Partial<ReturnType<FakeDrive['session']>> = drive.session()) => ({ type: 'fileUpload', action: 'accept', context, uploadInfo: upload });
  const said = ({ entries }: Awaited<ReturnType<typeof consented>>): string => entries.map(({ activity }) => activity?.text ?? '').join(' ');

  async function withAnswers(): Promise<string> {
    const promptId = await mobilise();
    await answer(6, promptId, 'kan-stille', { eta: '15', comment: '@SUM(1)' });
    await salto.clock.pass(120_000);
    await answer(4, promptId, 'kan-stille');
    await answer(7, promptId, 'kan-ikke');
    await answer(6, promptId, 'er-fremme');
    return promptId;
  }

  describe('the report', () => {
    test('is nothing for a koordinator of none of those called; of an exercise the file is named so', async () => {
      const promptId = await mobilise('øvelse', { units: 'bydel-alna' });
      expect((await posted(person(8), 'reports.mobilisation', { promptId })).clicked.text).toContain('Du har ikke tilgang');
      expect((await offer(person(8), promptId)).clicked.text).toContain('ikke tilgang');
      for (const file of ['mobilisering-docx', 'mobilisering-csv']) expect((await offer(sekretariat, promptId, file)).consent.name).toMatch(/^ovelse-mobiliseringsrapport-2027-01-11\.(docx|csv)$/u);
    });

    test('is offered from the board, running (preliminary) and called off, as Word and CSV, to send or to download', async () => {
      const promptId = await withAnswers();
      const { verb, data } = buttonOf(boards().at(-1)?.card, 'Rapport');
      const card = (await posted(sekretariat, verb, data)).entry?.card;
      for (const title of ['Send Word-filen hit', 'Send CSV-filen hit']) expect(buttonOf(card, title).verb).toBe('file.offer');
      expect(wordsOf(card)).toContain('FORELØPIG');
      expect(linkIn(card, 'Last ned Word')).toContain(`${publicUrl}files/`);

      await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
      await salto.until(() => wordsOf(boards().at(-1)?.card).includes('Avblåst'));
      const after = await offerCard(sekretariat, promptId);
      expect(wordsOf(after)).not.toContain('FORELØPIG');
      const response = await download(linkIn(after, 'Last ned Word'));
      expect([response.status, response.headers.get('cache-control'), response.headers.get('content-disposition')]).toEqual([200, 'no-store', 'attachment; filename="mobiliseringsrapport-2027-01-11.docx"']);
      const text = textOf(wordXml(new Uint8Array(await response.arrayBuffer())));
      for (const words of ['Rapport etter mobilisering', '8 personer ble kalt ut', '1 meldte seg fremme', 'Tidslinje', 'Det første svaret', 'Behovet på 2 er nådd', 'Avblåst', 'Bydel Alna', 'Ute Øygard', '1 person kunne ikke nås i Teams']) expect(text).toContain(words);
    });

    test('as CSV has a row for each person called, without phone numbers, and nothing a spreadsheet would run', async () => {
      const withPhones = members.replace('p6@example.no,,', 'p6@example.no,22 00 00 06,').replace('Åse Ærlig', '=Åse Ærlig');
      expect((await importMembers(withPhones, { store: salto.store, ids: { newId: () => crypto.randomUUID() } })).outcome).toBe('imported');
      await salto.clock.advance(6000);
      const promptId = await withAnswers();
      const csv = await (await download(linkIn(await offerCard(sekretariat, promptId), 'Last ned CSV'))).text();
      const lines = csv.trimEnd().split('\n');
      expect(lines).toHaveLength(9);
      expect(lines[0]?.replace('\uFEFF', '')).toBe('Navn;Enhet;Nivå;Part;Bølge;Nådd;Svar;Første svar;Minutter til svar;Ventet fremme;Fremme;Siste svar;Antall svar;På telefon;Merknad;Ringt');
      expect(lines.find((line) => line.startsWith('Ute Øygard'))).toMatch(/^Ute Øygard;Bydel Alna;Utøvende;Bydel;1;ja;Er fremme;2027-01-11 09:0\d:\d\d;1;;2027-01-11 09:0\d:\d\d;2027-01-11 09:0\d:\d\d;2;;'@SUM\(1\);$/u);
      expect(lines.find((line) => line.includes('Ærlig'))).toMatch(/^'=Åse Ærlig;/u);
      expect(lines.find((line) => line.startsWith('Usett'))).toMatch(/^Usett Person;Bydel Sagene;Utøvende;Bydel;1;nei;Ikke svart;;;/u);
      expect(csv).not.toContain('22 00 00');
    });

    test('an exercise says so on every page, and in every row of the table', async () => {
      const promptId = await mobilise('øvelse');
      const bytes = new Uint8Array(await (await download(linkIn(await offerCard(sekretariat, promptId), 'Last ned Word'))).arrayBuffer());
      expect(textOf(wordXml(bytes))).toContain('Rapport etter øvelse|');
      expect(Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('header')).map(([, xml]) => textOf(strFromU8(xml))).filter((text) => text !== '')).toEqual(expect.arrayContaining(['ØVELSE · FORELØPIG']));
      const rows = (await (await download(linkIn(await offerCard(sekretariat, promptId), 'Last ned CSV'))).text()).replace('\uFEFF', '').trimEnd().split('\n');
      expect(new Set(rows.map((row) => row.split(';')[0]))).toEqual(new Set(['ØVELSE']));
    });

    test('of an event says how each shift was filled', async () => {
      const promptId = await mobilise('mobiliser', { kind: 'arrangement', date: '2027-01-30', needed: '', shifts: '18:00-20:00 2\n20:00-23:00 1' });
      await answer(6, promptId, 'kan-stille', { shifts: '*' });
      const text = textOf(wordXml(new Uint8Array(await (await download(linkIn(await offerCard(sekretariat, promptId), 'Last ned Word'))).arrayBuffer())));
      expect(text).toMatch(/Vakter\|Vakt\|Behov\|Påmeldt\|lør\. 30\. jan\. kl\. 18\.00–lør\. 30\. jan\. kl\. 20\.00\|2\|1\|lør\. 30\. jan\. kl\. 20\.00–lør\. 30\. jan\. kl\. 23\.00\|1\|1/u);
    });

    test('gives leder and koordinator counts of their own, and those who were called nothing', async () => {
      const promptId = await mobilise('mobiliser', { levels: 'utovende' });
      await answer(6, promptId, 'kan-stille', { comment: '@SUM(1)' });
      for (const who of [koordinator, leder]) {
        const card = await offerCard(who, promptId);
        expect(() => buttonOf(card, 'Send CSV-filen hit')).toThrow();
        const text = textOf(wordXml(new Uint8Array(await (await download(linkIn(card, 'Last ned Word'))).arrayBuffer())));
        expect(text).toContain('1 person ble kalt ut');
        expect(text).not.toMatch(/Ute Øygard|Pål Politi|Bydel Sagene|Alna senter|SUM/u);
        expect((await offer(who, promptId, 'mobilisering-csv')).consent).toEqual({});
      }
      for (const who of [person(6), stranger]) expect((await posted(who, 'reports.mobilisation', { promptId })).entry?.card ?? '').not.toEqual(expect.objectContaining({ actions: expect.anything() }));
      expect((await salto.click(person(6), 'reports.mobilisation', { promptId })).text).toContain('Du har ikke tilgang');
      for (const forged of ['finnes-ikke', '../../x', '']) expect((await salto.click(sekretariat, 'reports.mobilisation', { promptId: forged })).kind).toBe('text');
    });
  });

  test('the operator gets all of it as a file that nobody else can read', async () => {
    const promptId = await withAnswers();
    const folder = await mkdtemp(join(tmpdir(), 'rapport-'));
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const failed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const tools = { store: salto.store, clock: salto.clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => '' } };
      const out = join(folder, 'rapport.json');
      expect(await mobilisationReport(tools, { id: promptId, format: 'json', out })).toBe(0);
      const report = JSON.parse(await readFile(out, 'utf8')) as { total: Record<string, unknown>; people: { name: string; answer?: string }[]; units: { unit: string; called: number }[] };
      expect(report).toMatchObject({ promptId, exercise: false, preliminary: true, state: 'open', total: { called: 8, reached: 7, answered: 3, came: 1 }, failures: { unreachable: 1, failed: 0, unknown: 0 } });
      expect(report.units.map(({ unit, called }) => [unit, called]).sort()).toEqual([['bydel-alna', 5], ['bydel-sagene', 3]]);
      expect(report.people.find(({ name }) => name === 'Ute Øygard')?.answer).toBe('er-fremme');
      expect((await stat(out)).mode & 0o777).toBe(0o600);
      for (const format of ['docx', 'csv'] as const) expect(await mobilisationReport(tools, { id: promptId, format, out: join(folder, `rapport.${format}`) })).toBe(0);
      expect(said).toHaveBeenCalledTimes(3);
      expect(await mobilisationReport(tools, { id: 'finnes-ikke', format: 'docx', out })).toBe(1);
      expect(failed).toHaveBeenCalledWith('Finner ingen mobilisering som er sendt ut, med id finnes-ikke.');
      const list = join(folder, 'liste.csv');
      expect(await ringeliste(tools, promptId, list)).toBe(0);
      expect(await readFile(list, 'utf8')).toContain('Usett Person');
    } finally {
      jest.restoreAllMocks();
      await rm(folder, { recursive: true });
    }
  });

  describe('a file into the chat', () => {
    test('is asked for, made when it is allowed, put where Teams says, and shown in place of the question', async () => {
      const promptId = await withAnswers();
      const { consent, entry } = await offer(sekretariat, promptId);
      expect([consent.contentType, consent.name, Number(consent.content?.sizeInBytes) > 5000]).toEqual(['application/vnd.microsoft.teams.card.file.consent', 'mobiliseringsrapport-2027-01-11.docx', true]);
      const session = drive.session();
      const { status, entries } = await consented(sekretariat, accept(consent.content?.acceptContext, session), entry?.activityId);
      expect(status).toBe(200);
      const [put] = drive.puts;
      expect([drive.puts.length, put?.range, put?.authorization]).toEqual([1, `bytes 0-${Number(put?.body.length) - 1}/${put?.body.length}`, undefined]);
      expect(textOf(wordXml(put?.body as Uint8Array))).toContain('Ute Øygard');
      expect(entries.map(({ what, activityId }) => [what, activityId])).toEqual([['update', entry?.activityId]]);
      expect(attachmentOf(entries[0])).toEqual({ contentType: 'application/vnd.microsoft.teams.card.file.info', name: session.name, contentUrl: session.contentUrl, content: { uniqueId: session.uniqueId, fileType: 'docx' } });
      expect(JSON.stringify(salto.lines)).not.toContain(new URL(session.uploadUrl).pathname);
    });

    test('declined: nothing is made or sent', async () => {
      const { consent } = await offer(sekretariat, await withAnswers());
      expect(said(await consented(sekretariat, { type: 'fileUpload', action: 'decline', context: consent.content?.acceptContext }))).toBe('Greit, filen ble ikke sendt.');
      expect(drive.puts).toEqual([]);
    });

    test.each<[string, Record<string, string>]>([
      ['another host', { uploadUrl: 'https://evil.example.com/upload' }], ['a host that only looks like it', { uploadUrl: 'https://evilsharepoint.com/upload' }], ['without TLS', { uploadUrl: 'http://contoso-my.sharepoint.com/upload' }],
      ['with a password in it', { uploadUrl: 'https://a:b@contoso-my.sharepoint.com/upload' }], ['no address', { uploadUrl: '' }], ['a script', { uploadUrl: 'javascript:alert(1)' }], ['a link to elsewhere', { contentUrl: 'https://evil.example.com/file.docx' }],
    ])('is not put to an address that is not Teams’ own: %s', async (_, change) => {
      const { consent } = await offer(sekretariat, await withAnswers());
      expect(said(await consented(sekretariat, accept(consent.content?.acceptContext, { ...drive.session(), ...change })))).toContain('ikke godkjent');
      expect(drive.puts).toEqual([]);
    });

    test.each([[404, 'brukt opp eller for gammel'], [410, 'brukt opp eller for gammel'], [503, 'OneDrive tok ikke imot'], [302, 'OneDrive tok ikke imot']])('OneDrive answers %i', async (status, words) => {
      const { consent } = await offer(sekretariat, await withAnswers());
      drive.answer(status);
      expect(said(await consented(sekretariat, accept(consent.content?.acceptContext)))).toContain(words);
    });

    test('an upload that hangs is given up in time', async () => {
      const { consent } = await offer(sekretariat, await withAnswers());
      drive.answer('hang');
      const pending = consented(sekretariat, accept(consent.content?.acceptContext));
      await salto.until(() => drive.puts.length === 1);
      await salto.clock.advance(10_000);
      expect(said(await pending)).toContain('OneDrive tok ikke imot');
    });

    test('an accept that arrives again, also at the same time, is put once', async () => {
      const { consent } = await offer(sekretariat, await withAnswers());
      const value = accept(consent.content?.acceptContext);
      await Promise.all([consented(sekretariat, value), consented(sekretariat, value)]);
      expect(drive.puts).toHaveLength(1);
      expect(said(await consented(sekretariat, value))).toContain('allerede sendt');
      expect(drive.puts).toHaveLength(1);
    });

    test('an accept is judged anew: somebody else’s context, lost rights, and forged ones', async () => {
      const promptId = await withAnswers();
      const { consent } = await offer(sekretariat, promptId);
      const gone = 'Filen finnes ikke lenger, eller du har ikke tilgang til den.';
      expect(said(await consented(person(6), accept(consent.content?.acceptContext)))).toBe(gone);
      for (const context of [{}, null, 'x', { file: 'ringeliste', promptId }, { file: 'constructor', promptId }, { file: 'mobilisering-docx', promptId: 'finnes-ikke' }]) expect(said(await consented(sekretariat, accept(context)))).toBe(gone);
      const counts = await offer(koordinator, promptId);
      const demoted = members.replace('bydel-alna,koordinerende,koordinator', 'bydel-alna,koordinerende,medlem');
      expect((await importMembers(demoted, { store: salto.store, ids: { newId: () => crypto.randomUUID() } })).outcome).toBe('imported');
      await salto.clock.advance(6000);
      expect(said(await consented(koordinator, accept(counts.consent.content?.acceptContext)))).toBe(gone);
      expect(drive.puts).toEqual([]);
    });

    test.each([null, 7, 'x', {}, { action: 'accept' }, { action: ['accept'], context: 3, uploadInfo: 'x' }])('a misshapen answer is answered: %j', async (value) => {
      const { status, entries } = await consented(sekretariat, value);
      expect([status, entries.length, drive.puts.length]).toEqual([200, 1, 0]);
    });

    test('not in a channel', async () => {
      const promptId = await withAnswers();
      const { body } = await salto.post(execute(sekretariat, channel(salto.connector.url), 'file.offer', { file: 'mobilisering-docx', promptId }));
      expect(body.value).toContain('i din egen chat');
    });
  });
});
