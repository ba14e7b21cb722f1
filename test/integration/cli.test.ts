/** The operator's tool on a data folder, judged by exit code, what it prints, and what the store holds afterwards. A few run it as an operator does: a process of its own. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createNetworkDirectory } from '../../src/network/create-directory.ts';
import { containers, queryAll, type DocumentStore } from '../../src/ports/document-store.ts';
import { createPromptStore } from '../../src/prompts/store.ts';
import { fakeTenantId, message, ownChat, person } from '../support/activities.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { groups, members, units } from '../support/network-lists.ts';
import { runAsProcess, runInTest, type Ran } from '../support/operators-tool.ts';

const root = join(import.meta.dirname, '../..');
const clock = createSystemClock();
const nextYear = clock.now().toZonedDateTimeISO('Europe/Oslo').year + 1;
const arshjul = `id,kind,title,date,start,end,end_date,place,join_url,audience,organiser_email,theme,topic
byomfattende-1,byomfattende,Byomfattende SaLTo-møte på Økern,${nextYear}-02-10,09:00,11:30,,Møterom 2,,gruppe:koord-alna,,,
styringsgruppe-1,styringsgruppe,Styringsgruppe,${nextYear}-03-10,09:00,11:00,,,,styrende@bydel-alna,p2@example.no,,
`;
const good = { units, groups, members, arshjul } as const;
type Kind = keyof typeof good;
const kinds = Object.keys(good) as Kind[];

let folder: string;
let data: string;
let files = 0;
type Env = Readonly<Record<string, string>>;
/** @param file its content; the word FILE among the arguments stands for it */
const salto = (args: readonly string[], file?: string | Uint8Array, env: Env = {}): Promise<Ran> => runInTest(given(args, file), { DATA_DIR: data, ...env });
const saltoProcess = (args: readonly string[], file?: string | Uint8Array, env: Env = {}): Promise<Ran> => runAsProcess(given(args, file), { DATA_DIR: data, ...env }, folder);
function given(args: readonly string[], file: string | Uint8Array | undefined): readonly string[] {
  const path = join(folder, `${(files += 1)}.csv`);
  if (file !== undefined) writeFileSync(path, file);
  return args.map((arg) => (arg === 'FILE' ? path : arg));
}

async function withStore<T>(work: (store: DocumentStore) => Promise<T>): Promise<T> {
  const store = createSqliteStore({ file: join(data, 'salto.sqlite'), clock });
  await store.init();
  try { return await work(store); } finally { await store.close(); }
}
/** Everything that is stored, to see that nothing changed. */
const everything = (): Promise<string> => withStore(async (store) => JSON.stringify(await Promise.all(containers.map(({ name }) => queryAll(store, name, { across: true })))));

/** A folder with all four lists imported, made once and copied. */
let prepared: string;
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'salto-cli-'));
  [folder, data] = [prepared, join(prepared, 'data')];
  for (const kind of kinds) {
    const { code, out, err } = await salto(['import', kind, 'FILE'], good[kind]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`linjer (${kind}), ${good[kind].trim().split('\n').length - 1} nye, 0 endret, 0 uendret`);
  }
});
afterAll(() => rmSync(prepared, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'salto-cli-'));
  data = join(folder, 'data');
  mkdirSync(data);
  for (const file of readdirSync(join(prepared, 'data'))) copyFileSync(join(prepared, 'data', file), join(data, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('import', () => {
  const second = (kind: Kind): string => good[kind].split('\n')[1] as string;
  const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

  /** Kind, file, complaint; every kind with every fault is tried where it is read. */
  type Bad = readonly [Kind, string | Uint8Array, RegExp];
  const bad: Readonly<Record<string, readonly Bad[]>> = {
    'wrong columns': [
      ['units', 'id;navn\nx;y\n', /^Linje 1: .*(name|kind)/m], ['arshjul', 'id,title\n1,x\n', /^Linje 1: /m],
    ],
    'a unit that does not exist': [
      ['members', `${members}Ny Person,ny@example.no,,atlantis,atlantis,utovende,medlem,ja,,\n`, /^Linje 11: .*atlantis/m],
      ['arshjul', arshjul.replace('styrende@bydel-alna', 'styrende@atlantis'), /^Linje 3: .*atlantis/m],
    ],
    'the same row twice': [
      ['groups', `${groups}${second('groups')}\n`, /^Linje 3: .*koord-alna/m], ['members', `${members}${second('members')}\n`, /^Linje 11: /m],
    ],
    'Latin-1': [['members', latin1(members), /UTF-8/]],
    'nothing in it': [['groups', '', /tom/i], ['arshjul', '', /tom/i]],
    'a header only, an impossible date, an identity number': [
      ['units', 'id,name,kind,party,region\n', /rad|linje|tom/i], ['arshjul', arshjul.replace(`${nextYear}-02-10`, `${nextYear}-02-30`), /^Linje 2: .*02-30/m],
      ['members', `${members}Ny Person,ny@example.no,,ude,ude,utovende,medlem,ja,,21483609245\n`, /^Linje 11: /m],
    ],
  };
  test.each(Object.keys(bad))('a file with %s: exit code 1, the line, and nothing stored', async (what) => {
    const before = await everything();
    for (const [kind, file, complaint] of bad[what] ?? []) {
      const { code, out, err } = await salto(['import', kind, 'FILE'], file);
      expect([kind, code, out]).toEqual([kind, 1, '']);
      expect(err).toMatch(complaint);
      expect(err).toContain('Ingenting er importert');
      expect(err).not.toContain('21483609245');
    }
    expect(await everything()).toBe(before);
  });

  test('10 MB of bad rows: the first fifty are told and the rest counted, in seconds and without using up the memory', async () => {
    const before = await everything();
    const rows = `${'feil rad uten kolonner og uten mening'.repeat(3)}\n`;
    const { code, err } = await saltoProcess(['import', 'members', 'FILE'], members + rows.repeat(Math.ceil(10_000_000 / rows.length)), { NODE_OPTIONS: '--max-old-space-size=200' });
    expect([code, err.split('\n').filter((line) => line.startsWith('Linje ')).length]).toEqual([1, 50]);
    expect(err).toMatch(/… og \d+ feil til\. Ingenting er importert/);
    expect(await everything()).toBe(before);
  });

  test('a file that is not there, too large, or of no known kind', async () => {
    expect(await salto(['import', 'units', join(folder, 'mangler.csv')])).toMatchObject({ code: 1, err: expect.stringContaining('Finner ikke filen') });
    expect(await salto(['import', 'units', 'FILE'], Buffer.alloc(21 * 1024 * 1024))).toMatchObject({ code: 1, err: expect.stringContaining('over 20 MB') });
    expect(await salto(['import', 'tull', 'FILE'], units)).toMatchObject({ code: 1, err: expect.stringContaining('kan ikke importeres') });
  });

  test('--dry-run says what would happen and stores nothing', async () => {
    const before = await everything();
    const { code, out } = await salto(['import', 'units', 'FILE', '--dry-run'], `${units}bydel-ny,Bydel Ny,bydel,bydel,\n`);
    expect([code, out]).toEqual([0, expect.stringContaining('7 linjer (units), 1 nye, 0 endret, 6 uendret')]);
    expect(out).toContain('Ingenting er lagret');
    expect(await everything()).toBe(before);
  });

  test('again updates by id or e-mail, with a byte order mark and semicolons too', async () => {
    for (const kind of kinds) expect((await salto(['import', kind, 'FILE'], good[kind])).out).toMatch(/ 0 nye, 0 endret, \d+ uendret/);
    const changed = `\ufeff${members.replace('Ute Øygard', 'Ute Ny-Øygard').replaceAll(',', ';')}`;
    expect((await salto(['import', 'members', 'FILE'], changed)).out).toContain('0 nye, 1 endret, 8 uendret');
    expect((await salto(['import', 'arshjul', 'FILE'], arshjul.replace('09:00,11:30', '10:00,12:00'))).out).toContain('0 nye, 1 endret, 1 uendret');
    const stored = await everything();
    expect([stored.includes('Ute Ny-Øygard'), stored.includes('"start":"10:00"')]).toEqual([true, true]);
  });

  test('an årshjul may be a calendar: what repeats is a meeting each time, and the same ones when it is imported again', async () => {
    const calendar = (end: string): string => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'SUMMARY:Styringsgruppe', `DTSTART;TZID=Europe/Oslo:${nextYear}0210T090000`, `DTEND;TZID=Europe/Oslo:${nextYear}0210T${end}`, 'RRULE:FREQ=WEEKLY;COUNT=3', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
    const options = ['--kind', 'styringsgruppe', '--audience', 'styrende@bydel-alna'];
    expect(await salto(['import', 'arshjul', 'FILE'], calendar('110000'))).toMatchObject({ code: 1, err: expect.stringMatching(/^Linje 2: møtetypen mangler.*--kind\nLinje 2: .*--audience\nIngenting er importert\.\n$/) });
    expect((await salto(['import', 'arshjul', 'FILE', ...options], calendar('110000'))).out).toContain('3 nye, 0 endret, 0 uendret');
    expect((await salto(['import', 'arshjul', 'FILE', ...options], calendar('120000'))).out).toContain('0 nye, 3 endret, 0 uendret');
  });

  test('beside a running server, the server knows it within seconds', async () => {
    const roster = [{ id: person(50).userId, aadObjectId: person(50).aadObjectId, email: 'p50@example.no', userPrincipalName: 'p50@example.no', name: 'Ny Person', tenantId: fakeTenantId }];
    const connector = await startFakeConnector({ members: { '*': roster } });
    const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/index.ts')], {
      cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], DATA_DIR: data, BOT_AUTH: 'none', PORT: '0', SERVICE_URL_HOSTS: new URL(connector.url).host },
    });
    try {
      const { promise: port, resolve } = Promise.withResolvers<number>();
      createInterface({ input: server.stdout }).on('line', (line) => {
        const entry = JSON.parse(line) as { event?: string; msg?: string; port: number };
        if ([entry.event, entry.msg].includes('server.started')) resolve(entry.port);
      });
      const url = `http://127.0.0.1:${await port}/api/messages`;
      const said = async (): Promise<string> => {
        connector.clear();
        await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(message(person(50), ownChat(person(50), connector.url), 'hjelp')) });
        return JSON.stringify(connector.ledger);
      };
      expect(await said()).toContain('Jeg finner deg ikke');
      expect(await saltoProcess(['import', 'members', 'FILE'], `${members}Ny Person,p50@example.no,,bydel-alna,bydel-alna,utovende,medlem,ja,,\n`)).toEqual({ code: 0, out: 'Importert: 10 linjer (members), 1 nye, 0 endret, 9 uendret.\n', err: '' });
      const importedAt = performance.now();
      while (!(await said()).includes('viser møtene som kommer')) {
        expect(performance.now() - importedAt).toBeLessThan(10_000);
        await pause(250);
      }
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
      await connector.close();
    }
  });
});

describe('network check', () => {
  test('says who can be reached; an empty network is a fault with its remedy', async () => {
    const { code, out } = await salto(['network', 'check']);
    expect([code, out]).toEqual([0, expect.stringContaining('9 personer i nettverket')]);
    expect(out).toContain('Ute Øygard <p6@example.no>, bydel-alna: boten har aldri sett personen');
    const empty = await salto(['network', 'check'], undefined, { DATA_DIR: join(folder, 'empty') });
    expect(empty).toMatchObject({ code: 1, err: expect.stringContaining('Importer units, groups og members') });
  });
});

describe('responses export', () => {
  const comments = ['Rødgrøt, «fløte» og "sitat"', '=HYPERLINK("http://x")', '+SUM(1)', '-1', '@alle', 'linje 1\nlinje 2', '😀'];
  beforeEach(async () => {
    await withStore(async (store) => {
      const network = await createNetworkDirectory({ store, clock, admins: [] }).network();
      const memberId = [...network.members.values()].find(({ name }) => name === 'Ute Øygard')?.id ?? '';
      const prompts = createPromptStore(store, clock, 30);
      const at = clock.now().toString();
      for (const [index, comment] of comments.entries()) await prompts.saveResponse({ promptId: `meeting-${index}`, memberId, unit: 'bydel-alna', level: 'utovende', party: 'bydel', answer: 'kommer', comment, at, history: [{ answer: 'kommer', comment, at }] }, undefined);
    });
  });

  test('as JSON, with everything as it was written, of that level only', async () => {
    const { code, out } = await salto(['responses', 'export', '--level', 'utovende', '--format', 'json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { comment: string }[]).map(({ comment }) => comment).sort()).toEqual(comments.toSorted());
    expect(JSON.parse((await salto(['responses', 'export', '--level', 'styrende'])).out)).toEqual([]);
  });

  test('as CSV that a spreadsheet reads with its letters right and runs nothing of', async () => {
    const { code, out } = await salto(['responses', 'export', '--level', 'utovende', '--format', 'csv']);
    expect([code, out.startsWith('\ufeffpromptId,')]).toEqual([0, true]);
    expect(out).toContain(',Ute Øygard,');
    expect(out).toContain('"Rødgrøt, «fløte» og ""sitat"""');
    for (const formula of ['=HYPERLINK', '+SUM', '-1', '@alle']) expect(out).not.toMatch(new RegExp(`(^|,)"?${RegExp.escape(formula)}`, 'm'));
    expect(out).toContain(`'=HYPERLINK`);
  });
});

describe('a command line that is wrong', () => {
  test.each([
    [['tull'], 'Ukjent kommando: tull'],
    [['import', 'units'], 'Mangler <fil>'],
    [['import', 'units', '.'], '. er en mappe'],
    [['doctor', '--rask'], 'Ukjent valg: --rask'],
    [['responses', 'export'], 'Mangler --level <nivå>'],
    [['responses', 'export', '--level'], 'Mangler verdi etter --level'],
    [['responses', 'export', '--level', 'hemmelig'], '«hemmelig» kan ikke brukes i --level <nivå>. Velg mellom styrende, koordinerende, utovende.'],
  ])('%j: exit code 1 and a sentence in Norwegian', async (args, sentence) => {
    expect(await salto(args)).toEqual({ code: 1, out: '', err: expect.stringContaining(sentence) });
  });
});

describe('store init and doctor', () => {
  test('store init makes the store, and again changes nothing', async () => {
    const DATA_DIR = join(folder, 'new', 'place');
    expect(await salto(['store', 'init'], undefined, { DATA_DIR })).toMatchObject({ code: 0, out: expect.stringContaining('Lageret er klart (sqlite)') });
    expect(existsSync(join(DATA_DIR, 'salto.sqlite'))).toBe(true);
    const before = await everything();
    expect((await salto(['store', 'init'])).code).toBe(0);
    expect(await everything()).toBe(before);
  });

  test('doctor finds nothing wrong with a local set-up', async () => {
    const { code, out } = await salto(['doctor'], undefined, { BOT_AUTH: 'none' });
    expect([code, out.includes('FEIL')]).toEqual([0, false]);
    for (const what of ['Oppsett', 'Lager: alle 8 containere svarer', 'Pålogging', 'Klokke', 'App-pakke']) expect(out).toContain(what);
  });

  test('doctor tells every fault of the environment with its remedy', async () => {
    const { code, out } = await salto(['doctor'], undefined, { BOT_APP_TYPE: 'SingleTenat', BOT_APP_ID: 'x', PORT: 'åtti' });
    expect(code).toBe(1);
    for (const name of ['BOT_APP_TYPE', 'BOT_APP_ID', 'BOT_APP_TENANT_ID', 'PORT']) expect(out).toContain(name);
  });

  test('doctor tells of a store that is away and of an app package that cannot be made', async () => {
    const bot = { BOT_APP_TYPE: 'SingleTenant', BOT_APP_ID: person(1).aadObjectId, BOT_APP_TENANT_ID: fakeTenantId, BOT_APP_PASSWORD: 'hemmelig-passord' };
    const { code, out } = await saltoProcess(['doctor'], undefined, { ...bot, STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:9', COSMOS_KEY: 'eA==', PUBLIC_URL: 'http://salto.example.no', LINK_SECRET: 'x'.repeat(32) });
    expect(code).toBe(1);
    expect(out).toMatch(/FEIL {2}Lager: svarer ikke/);
    expect(out).toMatch(/FEIL {2}App-pakke: PUBLIC_URL må være .*https/);
    expect(out).not.toContain('hemmelig-passord');
  });

  test('a data folder that cannot be used is told of with what to do, by doctor and by every other command', async () => {
    const DATA_DIR = join(folder, 'a-file');
    writeFileSync(DATA_DIR, '');
    const remedy = /Kontroller at DATA_DIR .*a-file.* kan skrives til/;
    expect(await salto(['doctor'], undefined, { BOT_AUTH: 'none', DATA_DIR })).toMatchObject({ code: 1, out: expect.stringMatching(remedy) });
    expect(await salto(['network', 'check'], undefined, { DATA_DIR })).toEqual({ code: 1, out: '', err: expect.stringMatching(remedy) });
  });

  test('a bad environment stops every command, and nobody learns more than is wrong', async () => {
    expect(await salto(['network', 'check'], undefined, { QUIET_HOURS: 'natt' })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('QUIET_HOURS') });
  });
});
