/** Importing the register of tiltak: what is written, refused and warned of, what a crash leaves behind, on both stores. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { importFile } from '../../src/cli/import-file.ts';
import { toolConfig } from '../../src/cli/with-store.ts';
import { importUnits } from '../../src/network/import-units.ts';
import { loadNetwork } from '../../src/network/store.ts';
import { queryAll, type DocumentStore } from '../../src/ports/document-store.ts';
import type { ImportResult } from '../../src/shared/import-lists.ts';
import { countStatuses, type PlanRead } from '../../src/tiltak/domain.ts';
import { importAreas } from '../../src/tiltak/import-areas.ts';
import { importMeasures } from '../../src/tiltak/import-measures.ts';
import { importPlans } from '../../src/tiltak/import-plans.ts';
import { importReasons } from '../../src/tiltak/import-reasons.ts';
import { readPlan } from '../../src/tiltak/read-plan.ts';
import { foldAnswers, loadRegister } from '../../src/tiltak/store.ts';
import { startCosmosEmulator, type CosmosEmulator } from '../support/cosmos-emulator.ts';
import { countingIds } from '../support/counting-ids.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { faultyStore, noFaults } from '../support/faulty-store.ts';
import { member, networkOf, seat } from '../support/networks.ts';
import { answerOf, areas, fillRegister, measuresCsv, plans, reasons, type MeasureRow, type RegisterDeps } from '../support/tiltak-register.ts';

const data = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../data', name));
const network = networkOf([member('kari', [seat('koordinerende@alna')])]);

let emulator: CosmosEmulator;
beforeAll(async () => { emulator = await startCosmosEmulator(); });
afterAll(() => emulator.stop());

let clock: FakeClock;
let store: DocumentStore;
let deps: RegisterDeps;
let databases = 0;
const open = async (kind: 'sqlite' | 'cosmos'): Promise<void> => {
  clock = createFakeClock('2027-01-04T08:00:00Z');
  store = kind === 'sqlite' ? createSqliteStore({ file: ':memory:', clock }) : createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: `tiltak-${(databases += 1)}`, clock });
  await store.init();
  deps = { store, clock, ids: countingIds(), network };
};
beforeEach(() => open('sqlite'));
afterEach(() => store.close());

const faults = (result: ImportResult): string[] => (result.outcome === 'invalid' ? result.errors.map(({ line, reason }) => `${line}: ${reason}`) : ['imported']);
const warned = (result: ImportResult): string[] => (result.outcome === 'imported' ? (result.warnings?.errors ?? []).map(({ line, reason }) => `${line}: ${reason}`) : ['invalid']);
const everything = async () => Promise.all([queryAll(store, 'tiltak', { across: true }), queryAll(store, 'system', { partition: 'generation' })]);
const read = async (planId: string): Promise<PlanRead> => {
  const plan = await readPlan({ store, timeZone: 'Europe/Oslo', openAnswers: async () => ({ answers: [], closedLevels: [] }) }, planId);
  if (!plan) throw new Error(`no plan ${planId}`);
  return plan;
};
const importRows = (...rows: readonly MeasureRow[]): Promise<ImportResult> => importMeasures(measuresCsv(...rows), deps);

describe.each(['sqlite', 'cosmos'] as const)('on %s', (kind) => {
  beforeEach(async () => {
    await store.close();
    await open(kind);
  });

  test('the examples of data/ reproduce their own totals per area', async () => {
    expect((await importUnits(data('units.csv'), deps)).outcome).toBe('imported');
    const known = { ...deps, network: (await loadNetwork(store)).network };
    for (const result of [await importPlans(data('planer.csv'), known), await importAreas(data('innsatsomrader.csv'), known), await importReasons(data('grunner.csv'), known)]) expect(faults(result)).toEqual(['imported']);
    expect(await importMeasures(data('tiltak-2023-2025.csv'), known)).toEqual({ outcome: 'imported', rows: 50, added: 50, updated: 0, unchanged: 0 });
    const { measures, areas: found } = await read('salto-2023-2025');
    // Counted from the file's text: a title may hold commas, so what follows it is found from the end of the line, where no example has a text.
    const lines = data('tiltak-2023-2025.csv').toString().trim().split(/\r?\n/).slice(1).map((line) => {
      const cells = line.split(',');
      return { area: cells[3], status: cells.at(-4), reasons: cells.at(-3) };
    });
    expect(lines).toHaveLength(50);
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    for (const area of found) {
      const own = lines.filter((line) => line.area === area.id);
      const why: Record<string, number> = {};
      for (const line of own) if (line.reasons) for (const reason of line.reasons.split(';')) why[reason] = (why[reason] ?? 0) + 1;
      expect(countStatuses(measures.filter((measure) => measure.area === area.id))).toEqual({
        total: own.length, started: own.filter(({ status }) => status === 'igangsatt').length, notStarted: own.filter(({ status }) => status === 'ikke-igangsatt').length, completed: 0, discontinued: 0, unanswered: 0, reasons: why,
      });
    }
    expect(measures.every(({ history }) => history.length === 1 && history[0]?.checkIn === undefined)).toBe(true);
    const before = await everything();
    expect(await importMeasures(data('tiltak-2023-2025.csv'), known)).toMatchObject({ added: 0, updated: 0, unchanged: 50 });
    expect(await everything()).toEqual(before);
  });

  test('a new import keeps what is said, updates by id, and leaves what the file does not name', async () => {
    await fillRegister(deps, { id: 'a', status: 'ikke-igangsatt', reasons: 'prioritering;ressurser' }, { id: 'b', responsible_email: 'Kari@Example.no', status: 'igangsatt', outcome: 'Flere, og "bedre"\nto linjer', benefit: 'Trygghet' }, { id: 'x', plan: 'p2' });
    await clock.advance(1000);
    await foldAnswers(store, 'p1', 'i', [answerOf('i', 'a', '2027-01-04T08:00:00.500Z')], 'Europe/Oslo');
    expect(await importRows({ id: 'a', title: 'Ny tittel', status: 'ikke-igangsatt', reasons: 'ressurser;prioritering' }, { id: 'c' })).toEqual({ outcome: 'imported', rows: 2, added: 1, updated: 1, unchanged: 0 });
    await importPlans('id,title,from,to\np1,Handlingsprogram,2023-01-01,2026-12-31\n', deps);
    await importAreas('plan,id,title\np1,2,Rus blant unge\np1,3,Vold\n', deps);
    const { plan, areas: found, measures } = await read('p1');
    expect(plan.to).toBe('2026-12-31');
    expect(found.map(({ title }) => title)).toEqual(['Felles innsats', 'Rus blant unge', 'Vold']);
    const at = '2027-01-04T08:00:00.000Z';
    expect(measures).toEqual([
      { id: 'a', plan: 'p1', unit: 'alna', area: '1', title: 'Ny tittel', history: [{ status: 'ikke-igangsatt', reasons: ['ressurser', 'prioritering'], at }, { status: 'igangsatt', reasons: [], at: '2027-01-04T08:00:00.500Z', checkIn: { promptId: 'i', by: 'm1', late: false } }] },
      { id: 'b', plan: 'p1', unit: 'alna', area: '1', title: 'Tiltak b', responsibleEmail: 'kari@example.no', history: [{ status: 'igangsatt', reasons: [], outcome: 'Flere, og "bedre"\nto linjer', benefit: 'Trygghet', at }] },
      { id: 'c', plan: 'p1', unit: 'alna', area: '1', title: 'Tiltak c', history: [] },
    ]);
    expect((await read('p2')).measures.map(({ id }) => id)).toEqual(['x']);
  });

  test('a crash at any write leaves the old register whole or the new one, and no answer is lost; the next import cleans up', async () => {
    const statusesNow = async (): Promise<string> => (await Promise.all(['p1', 'p2'].map(read))).flatMap(({ measures }) => measures.map(({ id, history }) => `${id} ${history.map(({ status }) => status).join('>')}`)).join(', ');
    await fillRegister(deps, { id: 'a', status: 'igangsatt' }, { id: 'x', plan: 'p2' });
    await foldAnswers(store, 'p1', 'i', [answerOf('i', 'a', '2027-01-04T09:00:00Z', { status: 'fullfort' })], 'Europe/Oslo');
    await clock.advance(2 * 3_600_000);
    const [old, next] = ['a igangsatt>fullfort, x ', 'a igangsatt>fullfort>avsluttet, b , x igangsatt'];
    for (let writes = 0; ; writes += 1) {
      const failures = { ...noFaults(), writesLeft: writes };
      const rows = measuresCsv({ id: 'a', status: 'avsluttet' }, { id: 'b' }, { id: 'x', plan: 'p2', status: 'igangsatt' });
      await importMeasures(rows, { ...deps, store: faultyStore(store, failures) }).catch((error: unknown) => { expect(error).toMatchObject({ code: 'store-unavailable' }); });
      // Both plans of the file are switched in one write.
      expect([old, next]).toContain(await statusesNow());
      if (!failures.away) break;
      expect(writes).toBeLessThan(50);
      if (await statusesNow() === next) {
        await store.close();
        await open(kind);
        await fillRegister(deps, { id: 'a', status: 'igangsatt' }, { id: 'x', plan: 'p2' });
        await foldAnswers(store, 'p1', 'i', [answerOf('i', 'a', '2027-01-04T09:00:00Z', { status: 'fullfort' })], 'Europe/Oslo');
        await clock.advance(2 * 3_600_000);
      }
    }
    await importRows({ id: 'a', title: 'Ny' }, { id: 'x', plan: 'p2', title: 'Ny' });
    // One generation of each plan's measures, and the answer.
    expect((await queryAll(store, 'tiltak', { partition: 'p1' })).map(({ type }) => type)).toEqual(['measure', 'folded-answer']);
    expect((await queryAll(store, 'tiltak', { partition: 'p2' })).map(({ type }) => type)).toEqual(['measure']);
    // The pointer, and a record for plans, areas, reasons and the measures of each plan.
    expect(await queryAll(store, 'system', { partition: 'generation' })).toHaveLength(6);
  }, 120_000);

  test('imports and closing check-ins at the same time all take effect', async () => {
    await fillRegister(deps, { id: 'a', status: 'igangsatt' });
    await clock.advance(1000);
    const answers = ['a', 'b', 'c'].map((id) => answerOf('i', id, '2027-01-04T08:00:00.500Z', { status: 'fullfort' }));
    const [first, second] = await Promise.all([
      importRows({ id: 'b' }, { id: 'a', status: 'avsluttet' }), importRows({ id: 'c' }), foldAnswers(store, 'p1', 'i', answers.slice(0, 2), 'Europe/Oslo'), foldAnswers(store, 'p1', 'i', answers, 'Europe/Oslo'),
    ]);
    expect([first, second].map(({ outcome }) => outcome)).toEqual(['imported', 'imported']);
    expect((await read('p1')).measures.map(({ id, history }) => `${id} ${history.map(({ status }) => status).join('>')}`)).toEqual(['a igangsatt>fullfort>avsluttet', 'b fullfort', 'c fullfort']);
  });
});

describe('refused, with line and reason, and nothing changed', () => {
  const identityNumber = '15876500016';
  const longText = 'x'.repeat(10_000);
  type Importer = (file: Uint8Array | string, using: RegisterDeps) => Promise<ImportResult>;
  type Case = readonly [name: string, what: readonly [Importer, Uint8Array | string], expected: readonly unknown[]];
  const measures = (...rows: readonly MeasureRow[]): Case[1] => [importMeasures, measuresCsv(...rows)];
  const cases: readonly Case[] = [
    ['plan: empty file', [importPlans, ''], ['1: filen er tom']],
    ['plan: Latin-1', [importPlans, Buffer.from(plans.replace('ekstremisme', 'vold på nett'), 'latin1')], ['1: filen er ikke UTF-8; lagre den på nytt som CSV UTF-8']],
    ['plan: another list’s columns', [importPlans, areas], [expect.stringMatching(/^1: mangler kolonne: from, to; ukjent kolonne: plan\./)]],
    ['plan: ends before it begins', [importPlans, 'id,title,from,to\nny,Ny,2026-01-01,2025-12-31\n'], ['2: to: planen slutter 2025-12-31, før den begynner 2026-01-01']],
    ['plan: a day that does not exist', [importPlans, 'id,title,from,to\nny,Ny,2026-02-29,2026-12-31\n'], ['2: from: datoen 2026-02-29 finnes ikke; 2026 er ikke et skuddår']],
    ['plan: two periods that overlap', [importPlans, 'id,title,from,to\nny,Ny,2026-01-01,2027-12-31\nny,Ny,2027-12-31,2029-12-31\n'], ['3: id: «ny» står også på linje 2, og periodene overlapper; en plan har én periode, gi den neste en egen id']],
    ['plan: two periods', [importPlans, 'id,title,from,to\nny,Ny,2026-01-01,2027-12-31\nny,Ny,2028-01-01,2029-12-31\n'], ['3: id: «ny» står også på linje 2; en plan har én periode, gi den neste en egen id']],
    ['area: unknown plan, id twice, no title', [importAreas, 'plan,id,title\nborte,1,X\np1,5,X\np1,5,Y\np2,5,\n'], ['2: plan: ukjent plan «borte»; planer importeres først', '4: id: «5» står også på linje 3', '5: title: mangler']],
    ['reason: id twice, identity number', [importReasons, `id,title\nx,X\nx,Y\ny,Som ${identityNumber}\n`], ['3: id: «x» står også på linje 2', '4: title: ser ut til å inneholde et fødselsnummer; det kan ikke lagres']],
    ['measure: unknown plan, unit, area', measures({ id: 'n', plan: 'borte' }, { id: 'm', unit: 'borte' }, { id: 'o', area: '9' }, { id: 'q', plan: 'p2', area: '2' }),
      ['2: plan: ukjent plan «borte»; planer importeres først', '3: unit: ukjent enhet «borte»', '4: area: ukjent innsatsområde «9» i planen «p1»', '5: area: ukjent innsatsområde «2» i planen «p2»']],
    ['measure: unknown status and reason', measures({ id: 'n', status: 'påbegynt' }, { id: 'm', status: 'ikke-igangsatt', reasons: 'ressurser; vær' }),
      ['2: status: ukjent verdi «påbegynt»; velg mellom igangsatt, ikke-igangsatt, fullfort, avsluttet', '3: reasons: ukjent grunn «vær»']],
    ['measure: reasons of what is started; texts of what has no status', measures({ id: 'n', status: 'igangsatt', reasons: 'ressurser' }, { id: 'm', reasons: 'ressurser' }, { id: 'o', benefit: 'Trygghet' }),
      ['2: reasons: bare tiltak med status ikke-igangsatt har grunner', '3: reasons: bare tiltak med status ikke-igangsatt har grunner', '4: status: mangler, men raden har en tekst om tiltaket']],
    ['measure: 10,000 characters, identity numbers', measures({ id: 'n', status: 'igangsatt', outcome: longText }, { id: 'm', status: 'igangsatt', benefit: `Gutt ${identityNumber}` }, { id: 'o', title: `Til ${identityNumber}` }, { id: 'q', title: longText }),
      ['2: outcome: lengre enn 2000 tegn', '3: benefit: ser ut til å inneholde et fødselsnummer; det kan ikke lagres', '4: title: ser ut til å inneholde et fødselsnummer; det kan ikke lagres', '5: title: lengre enn 300 tegn']],
    ['measure: id twice, also in two plans', measures({ id: 'n' }, { id: 'n' }, { id: 'n', plan: 'p2' }), ['3: id: «n» står også på linje 2', '4: id: «n» står også på linje 2']],
    ['measure: no id, bad e-mail', measures({ id: '' }, { id: 'n', responsible_email: 'kari' }), [expect.stringMatching(/^2: id: ugyldig id/), '3: responsible_email: ugyldig e-postadresse «kari»']],
    ['measure: moved to another unit, area, plan', measures({ id: 'a', unit: 'grorud' }, { id: 'b', area: '2' }, { id: 'c', plan: 'p2' }), [
      '2: unit: «a» er registrert under enheten «alna»; et tiltak kan ikke flyttes, for da endres statistikken. Gi det en ny id',
      '3: area: «b» er registrert under innsatsområdet «1»; et tiltak kan ikke flyttes, for da endres statistikken. Gi det en ny id',
      '4: plan: «c» er registrert under planen «p1»; et tiltak kan ikke flyttes, for da endres statistikken. Gi det en ny id',
    ]],
  ];
  test.each(cases)('%s', async (_, [importIt, file], expected) => {
    await fillRegister(deps, { id: 'a' }, { id: 'b' }, { id: 'c' });
    const before = await everything();
    expect(faults(await importIt(file, deps))).toEqual(expected);
    expect(await everything()).toEqual(before);
  });

  test('measures before anything else', async () => {
    expect(faults(await importRows({ id: 'a' }))).toEqual(['2: plan: ukjent plan «p1»; planer importeres først']);
    expect(await everything()).toEqual([[], []]);
  });
});

describe('imported, with a word of warning', () => {
  test('a responsible person who is not in the network, and texts that name a number or an address', async () => {
    await fillRegister(deps);
    const result = await importRows({ id: 'a', responsible_email: 'borte@example.no' }, { id: 'b', responsible_email: 'kari@example.no' }, { id: 'c', status: 'igangsatt', outcome: 'Ring 22 33 44 55', benefit: 'post@example.no' }, { id: 'd', title: 'Vakttelefon 22 33 44 55' });
    expect(warned(result)).toEqual([
      '2: responsible_email: «borte@example.no» er ikke i medlemslisten; enhetens koordinator spørres i stedet',
      '4: outcome: ser ut til å inneholde et telefonnummer; kontroller at det skal stå der',
      '4: benefit: ser ut til å inneholde en e-postadresse; kontroller at det skal stå der',
      '5: title: ser ut til å inneholde et telefonnummer; kontroller at det skal stå der',
    ]);
    expect((await read('p1')).measures.map(({ responsibleEmail }) => responsibleEmail)).toEqual(['borte@example.no', 'kari@example.no', undefined, undefined]);
  });

  test('fifty warnings are listed and the others counted', async () => {
    await fillRegister(deps);
    const result = await importRows(...Array.from({ length: 60 }, (_, index) => ({ id: `t${index}`, responsible_email: 'borte@example.no' })));
    expect(warned(result)).toHaveLength(50);
    expect(result).toMatchObject({ outcome: 'imported', added: 60, warnings: { more: 10 } });
  });

  test('--dry-run says the same and writes nothing', async () => {
    await fillRegister(deps, { id: 'a' });
    const before = await everything();
    const rows = measuresCsv({ id: 'a', title: 'Ny' }, { id: 'b', responsible_email: 'borte@example.no' });
    const dry = await importMeasures(rows, { ...deps, dryRun: true });
    expect(await everything()).toEqual(before);
    expect(dry).toEqual(await importMeasures(rows, deps));
    expect(warned(dry)).toHaveLength(1);
  });
});

test('semicolons, a BOM, and a clock that went back: what is imported later was said later', async () => {
  await fillRegister(deps, { id: 'a', status: 'igangsatt' });
  const semicolons = measuresCsv({ id: 'a', status: 'fullfort' }).replaceAll(',', ';');
  const earlier = createFakeClock('2026-12-31T23:00:00Z');
  expect(faults(await importMeasures(Buffer.from(`\uFEFF${semicolons}`), { ...deps, clock: earlier }))).toEqual(['imported']);
  expect((await read('p1')).measures[0]?.history.map(({ status, at }) => `${status} ${at}`)).toEqual(['igangsatt 2027-01-04T08:00:00.000Z', 'fullfort 2027-01-04T08:00:00.000Z']);
});

test('plans, areas and reasons are data: new ones come in beside the old', async () => {
  await fillRegister(deps, { id: 'a' });
  for (const result of [await importPlans('id,title,from,to\nny,Program 2026,2026-01-01,2029-12-31\n', deps), await importAreas('plan,id,title\nny,utenforskap,Utenforskap\n', deps), await importReasons(`${reasons}\nstreik,Streik\n`, deps)]) expect(faults(result)).toEqual(['imported']);
  expect(faults(await importRows({ id: 'ny-1', plan: 'ny', area: 'utenforskap', status: 'ikke-igangsatt', reasons: 'streik' }))).toEqual(['imported']);
  expect(countStatuses((await read('ny')).measures)).toMatchObject({ total: 1, notStarted: 1, reasons: { streik: 1 } });
  expect([...(await loadRegister(store, 'all')).register.measures.keys()].toSorted()).toEqual(['ny', 'p1']);
});

describe('the operator’s tool', () => {
  let folder: string;
  let printed: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'salto-tiltak-'));
    printed = [];
    for (const method of ['log', 'error'] as const) jest.spyOn(console, method).mockImplementation((line: string) => { printed.push(line); });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  const run = async (kind: string, text: string, dryRun = false): Promise<number> => {
    const path = join(folder, 'fil.csv');
    writeFileSync(path, text);
    return importFile({ store, clock, ids: deps.ids, config: toolConfig({ DATA_DIR: folder }) }, kind, path, { dryRun });
  };

  test('imports the four lists, tells warnings and faults with their lines', async () => {
    expect(await run('units', 'id,name,kind,party,region\nalna,Bydel Alna,bydel,bydel,\n')).toBe(0);
    for (const [kind, text] of Object.entries({ planer: plans, innsatsomrader: areas, grunner: reasons })) expect(await run(kind, text)).toBe(0);
    expect(await run('tiltak', measuresCsv({ id: 'a', responsible_email: 'borte@example.no' }), true)).toBe(0);
    expect(await run('tiltak', measuresCsv({ id: 'a', status: 'igangsatt', reasons: 'ressurser' }))).toBe(1);
    expect(await run('tiltak', measuresCsv({ id: 'a' }))).toBe(0);
    expect(printed).toEqual([
      'Importert: 1 linjer (units), 1 nye, 0 endret, 0 uendret.',
      'Importert: 2 linjer (planer), 2 nye, 0 endret, 0 uendret.',
      'Importert: 3 linjer (innsatsomrader), 3 nye, 0 endret, 0 uendret.',
      'Importert: 2 linjer (grunner), 2 nye, 0 endret, 0 uendret.',
      'Filen er i orden: 1 linjer (tiltak), 1 nye, 0 endret, 0 uendret.',
      'Advarsel, linje 2: responsible_email: «borte@example.no» er ikke i medlemslisten; enhetens koordinator spørres i stedet',
      'Ingenting er lagret (--dry-run).',
      'Linje 2: reasons: bare tiltak med status ikke-igangsatt har grunner',
      'Ingenting er importert.',
      'Importert: 1 linjer (tiltak), 1 nye, 0 endret, 0 uendret.',
    ]);
  });

  test('takes an innsatsområde of a new plan as the theme of a meeting', async () => {
    await run('units', 'id,name,kind,party,region\nalna,Bydel Alna,bydel,bydel,\n');
    await run('members', 'name,email,phone,organisation,unit,level,role,primary,groups,title\nKari K,kari@example.no,,alna,alna,koordinerende,koordinator,ja,,\n');
    const year = 'id,kind,title,date,start,end,end_date,place,join_url,audience,organiser_email,theme,topic\nm1,temamote,Utenforskap,2027-06-10,09:00,11:00,,,,koordinerende@alna,kari@example.no,p2/1,\n';
    expect(await run('arshjul', year)).toBe(1);
    await fillRegister(deps);
    expect(await run('arshjul', year)).toBe(0);
  });
});
