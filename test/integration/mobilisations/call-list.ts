/** The ringeliste: whom a meeting's invitation did not surely reach, as the sender sees it in the chat and as a file. Through HTTP. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ringeliste } from '../../../src/cli/ringeliste.ts';
import { parseConfig } from '../../../src/config.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { person, type Person } from '../../support/activities.ts';
import { callMeeting } from '../../support/call-meeting.ts';
import { buttonOf, koordinator, members, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';
import { nodesOf } from '../../support/card-walk.ts';
import type { LedgerEntry } from '../../support/fake-connector-model.ts';

describe('call list', () => {
  const secret = 'a secret for tests, long enough to sign';
  const publicUrl = 'https://salto.example.no/bot/';
  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: secret } });
    const withPhones = members.replace('p9@example.no,,', 'p9@example.no,+47 900 00 009,').replace('p6@example.no,,', 'p6@example.no,22 00 00 06,').replace('Usett Person', '=Usett Person');
    const imported = await importMembers(withPhones, { store: salto.store, ids: { newId: () => crypto.randomUUID() } });
    if (imported.outcome !== 'imported') throw new Error(JSON.stringify(imported));
    await salto.clock.advance(6000);
  });
  afterEach(async () => { await salto.close(); });

  const liveCard = () => salto.inbox(sekretariat).map(({ card }) => card).findLast((card) => wordsOf(card).includes('har svart'));
  /** `Feilet` → `1`, as the card's columns say it: the number above its label. */
  function progress(): Readonly<Record<string, string>> {
    const texts = [...nodesOf(liveCard() ?? {})].flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    return Object.fromEntries(texts.slice(texts.indexOf('Utsending') + 1).flatMap((text, at, all) => (/^\d+$/u.test(text) ? [[all[at + 1], text]] : [])));
  }
  const posted = async (who: Person, promptId: string, data: Readonly<Record<string, unknown>> = {}): Promise<LedgerEntry | undefined> => {
    const before = salto.connector.ledger.length;
    await salto.click(who, 'prompts.call-list', { promptId, ...data });
    return salto.connector.ledger.slice(before).find(({ conversationId }) => conversationId === salto.chat(who).conversationId);
  };
  const linkIn = (card: unknown): string => String([...nodesOf(card)].find(({ type, title }) => type === 'Action.OpenUrl' && title === 'Last ned som CSV')?.url);
  /** As the proxy in front of the server passes it on. */
  const download = (url: string) => fetch(url.replace(publicUrl, `${salto.url()}/`));

  const sendsTo = (who: Person) => ({ method, path }: { method: string; path: string }): boolean => method === 'POST' && decodeURIComponent(path).endsWith(`${who.userId}/activities`);

  /** 9 has never been seen, 6 refuses, the answer for 7 is lost after the message was taken, 4 can never be sent to. */
  async function callWithTrouble(): Promise<string> {
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } }, match: sendsTo(person(6)) });
    salto.connector.fail({ when: 'after', how: 'reset', match: sendsTo(person(7)) });
    salto.connector.fail({ how: { status: 500 }, match: sendsTo(person(4)) });
    const promptId = await callMeeting(salto);
    await salto.until(() => isDeepStrictEqual(progress(), { Sendt: '5', Feilet: '1', 'Kan ikke nås': '2', Usikkert: '1' }));
    return promptId;
  }

  describe('a meeting that did not reach everybody', () => {
    test('names them to the sender, why, and with their number to dial', async () => {
      const promptId = await callWithTrouble();
      const { verb, data } = buttonOf(liveCard(), 'Ringeliste');
      expect([verb, data]).toEqual(['prompts.call-list', { promptId }]);
      const card = (await posted(sekretariat, promptId))?.card;
      const words = wordsOf(card);
      expect(words).toContain('4 personer');
      for (const [name, reason] of [['=Usett Person', 'har ikke appen'], ['Ute Øygard', 'har blokkert meldinger'], ['Åse Ærlig', 'usikkert om den kom fram'], ['Pål Politi', 'sendingen feilet']] as const) {
        const row = [...nodesOf(card)].find((node) => node.type === 'ColumnSet' && wordsOf(node).includes(name));
        expect(wordsOf(row).split(' | ')).toContain(reason);
      }
      expect([...nodesOf(card)].flatMap(({ url }) => (String(url).startsWith('tel:') ? [url] : [])).sort()).toEqual(['tel:+4790000009', 'tel:22000006']);
    });

    test('an unknown outcome is not sent again, and off the list when the person answers', async () => {
      const promptId = await callWithTrouble();
      await salto.clock.pass(120_000);
      expect(salto.connector.requests.filter(sendsTo(person(7)))).toHaveLength(1);
      expect(salto.inbox(person(7)).filter(({ card }) => wordsOf(card).includes('meeting.answer'))).toHaveLength(1);
      await salto.click(person(7), 'meeting.answer', { promptId, answer: 'kommer' });
      const words = wordsOf((await posted(sekretariat, promptId))?.card);
      expect([words.includes('Åse Ærlig'), words.includes('Ute Øygard')]).toEqual([false, true]);
    });

    test('shows a koordinator the own unit, a member and a stranger nothing', async () => {
      const promptId = await callWithTrouble();
      const own = wordsOf((await posted(koordinator, promptId))?.card);
      expect([own.includes('Ute Øygard'), own.includes('Åse Ærlig'), own.includes('Usett Person')]).toEqual([true, false, false]);
      expect((await salto.click(person(5), 'prompts.call-list', { promptId })).text).toContain('Du har ikke tilgang til dette');
      expect(wordsOf((await posted(stranger, promptId))?.card)).not.toContain('Øygard');
      for (const forged of ['meeting-finnes-ikke', '../../x', '']) expect((await salto.click(sekretariat, 'prompts.call-list', { promptId: forged })).kind).toBe('text');
    });
  });

  test('nobody to call, no button', async () => {
    await callMeeting(salto, { levels: 'styrende', units: 'bydel-alna' });
    await salto.until(() => isDeepStrictEqual(progress(), { Sendt: '1' }));
    expect(wordsOf(liveCard())).not.toContain('Ringeliste');
  });

  test('the operator gets the whole list as a file that nobody else can read', async () => {
    const promptId = await callWithTrouble();
    const folder = await mkdtemp(join(tmpdir(), 'ringeliste-'));
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const failed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const tools = { store: salto.store, clock: salto.clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => '' } };
      const out = join(folder, 'liste.csv');
      expect(await ringeliste(tools, promptId, out)).toBe(0);
      expect(said).toHaveBeenCalledWith(expect.stringContaining('4 på ringelisten'));
      expect((await readFile(out, 'utf8')).trimEnd().split('\n')).toHaveLength(5);
      expect((await stat(out)).mode & 0o777).toBe(0o600);
      expect(await ringeliste(tools, 'finnes-ikke', join(folder, 'annen.csv'))).toBe(1);
      expect(failed).toHaveBeenCalledWith('Finner ingen utsending med id finnes-ikke.');
    } finally {
      jest.restoreAllMocks();
      await rm(folder, { recursive: true });
    }
  });

  describe('the link to the file', () => {
    async function linkFor(who: Person, promptId: string): Promise<string> {
      const url = linkIn((await posted(who, promptId))?.card);
      expect(url.startsWith(`${publicUrl}files/`)).toBe(true);
      return url;
    }

    test('gives the list as a spreadsheet takes it, to nobody’s cache', async () => {
      const response = await download(await linkFor(sekretariat, await callWithTrouble()));
      expect([response.status, response.headers.get('cache-control'), response.headers.get('content-type'), response.headers.get('content-disposition')])
        .toEqual([200, 'no-store', 'text/csv; charset=utf-8', 'attachment; filename="ringeliste.csv"']);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const lines = bytes.toString('utf8').slice(1).trimEnd().split('\n');
      expect(lines).toHaveLength(5);
      expect(lines[0]).toBe('Navn;Enhet;Nivå;Telefon;Hvorfor;Ringt');
      expect(lines).toContain('Ute Øygard;Bydel Alna;Utøvende;22 00 00 06;har blokkert meldinger;');
      expect(lines).toContain("'=Usett Person;Bydel Sagene;Utøvende;+47 900 00 009;har ikke appen;");
    });

    test('holds what its owner may see, and nothing once they may not', async () => {
      const url = await linkFor(koordinator, await callWithTrouble());
      const file = await (await download(url)).text();
      expect([file.includes('Ute Øygard'), file.includes('Åse Ærlig')]).toEqual([true, false]);
      const demoted = members.replace('Kåre Koordinator,p2@example.no,,bydel-alna,bydel-alna,koordinerende,koordinator', 'Kåre Koordinator,p2@example.no,,bydel-alna,bydel-alna,koordinerende,medlem');
      expect((await importMembers(demoted, { store: salto.store, ids: { newId: () => crypto.randomUUID() } })).outcome).toBe('imported');
      await salto.clock.advance(6000);
      expect((await download(url)).status).toBe(404);
    });

    test('works for 15 minutes, and not when a letter of it is changed', async () => {
      const url = await linkFor(sekretariat, await callWithTrouble());
      const token = url.slice(`${publicUrl}files/`.length);
      for (const forged of [`${token}x`, token.slice(0, -1), `x${token}`, token.replace('.', ''), '', '%00', 'a.b', `${token}.`, 'x'.repeat(5000)]) {
        const response = await download(`${publicUrl}files/${forged}`);
        expect({ forged: forged.slice(0, 20), status: response.status }).toEqual({ forged: forged.slice(0, 20), status: 404 });
      }
      await salto.clock.pass(14 * 60_000);
      expect((await download(url)).status).toBe(200);
      await salto.clock.advance(60_000);
      const late = await download(url);
      expect([late.status, late.headers.get('cache-control'), late.headers.get('content-type')]).toEqual([404, 'no-store', 'text/html; charset=utf-8']);
      expect(await late.text()).toContain('Lenken virker ikke lenger');
      expect(JSON.stringify(salto.lines)).not.toContain(token);
    });
  });
});
