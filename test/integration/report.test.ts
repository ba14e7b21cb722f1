/** `salto report arsrapport` as an operator runs it, on the network's own examples: the four formats say the same, and what is wrong is said. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { read as readXlsx, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createAttendanceStore } from '../../src/meetings/attendance-store.ts';
import { meetingFrom } from '../../src/meetings/create-meeting.ts';
import { createPromptStore } from '../../src/prompts/store.ts';
import type { YearlyReport } from '../../src/reports/yearly-report.ts';
import { runInTest, type Ran } from '../support/operators-tool.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
const salto = (...args: readonly string[]): Promise<Ran> => runInTest(args, { DATA_DIR: join(folder, 'data') });
const report = (...args: readonly string[]): Promise<Ran> => salto('report', 'arsrapport', ...args);
const data = (name: string): string => join(root, 'data', name);
const out = (name: string): string => join(folder, name);

type Row = Record<string, string>;
const source: Row[] = parse(readFileSync(data('tiltak-2023-2025.csv')), { columns: true, bom: true });
const having = (field: string, value: string): Row[] => source.filter((row) => row[field] === value);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'salto-report-'));
  expect((await report('--out', out('tidlig.docx')))).toEqual({ code: 1, out: '', err: 'Det er ingen planer i registeret. Importer planer og tiltak først.\n' });
  for (const [kind, file] of [['units', 'units.csv'], ['planer', 'planer.csv'], ['innsatsomrader', 'innsatsomrader.csv'], ['grunner', 'grunner.csv'], ['tiltak', 'tiltak-2023-2025.csv']] as const) {
    expect(await salto('import', kind, data(file))).toMatchObject({ code: 0, err: '' });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the examples of the network', () => {
  let numbers: YearlyReport;
  beforeAll(async () => {
    for (const format of ['json', 'csv', 'docx', 'xlsx']) {
      expect(await report('--format', format, '--out', out(`r.${format}`))).toEqual({ code: 0, out: `Rapporten er skrevet til ${out(`r.${format}`)}.\n`, err: '' });
      // For whoever ran the command.
      expect(statSync(out(`r.${format}`)).mode & 0o777).toBe(0o600);
    }
    numbers = JSON.parse(readFileSync(out('r.json'), 'utf8'));
  });

  test('reproduce their own totals, by area and by unit', () => {
    expect(numbers.total).toBe(source.length);
    for (const area of numbers.areas) expect([area.total, area.started, area.notStarted]).toEqual([having('area', area.area).length, ...['igangsatt', 'ikke-igangsatt'].map((status) => having('area', area.area).filter((row) => row['status'] === status).length)]);
    for (const unit of numbers.units) expect(unit.total).toBe(having('unit', unit.unit).length);
    const reasons = source.flatMap((row) => (row['reasons'] ?? '').split(';').filter((reason) => reason !== ''));
    for (const reason of new Set(reasons)) expect(numbers.areas.reduce((sum, area) => sum + (area.reasons[reason] ?? 0), 0)).toBe(reasons.filter((other) => other === reason).length);
  });

  test('the CSV has every measure, marked as imported', () => {
    const file = readFileSync(out('r.csv'));
    expect([...file.subarray(0, 3)]).toEqual([0xEF, 0xBB, 0xBF]);
    const rows: Row[] = parse(file, { columns: true, bom: true, delimiter: ';' });
    expect(new Map(rows.map((row) => [row['Id'], row['Tiltak']]))).toEqual(new Map(source.map((row) => [row['id'], row['title']])));
    expect(new Set(rows.map((row) => row['Kilde']))).toEqual(new Set(['Importert']));
  });

  test('the workbook says the same: totals, a sheet per area, what units say, and every row', () => {
    const book = readXlsx(readFileSync(out('r.xlsx')), { type: 'buffer' });
    const rows = (name: string): Record<string, string | number>[] => utils.sheet_to_json(book.Sheets[name] ?? {});
    const [first = '', ...others] = book.SheetNames;
    const last = others.pop() ?? '';
    expect(rows(first)[0]).toMatchObject({ Tiltak: numbers.total, Igangsatt: numbers.started, 'Ikke igangsatt': numbers.notStarted, Ubesvart: numbers.unanswered });
    expect(rows(others.pop() ?? '').map((row) => row['Sist besvart'])).toEqual(numbers.units.map(() => 'Ikke besvart'));
    expect(others.map((name) => rows(name).length)).toEqual(numbers.areas.map(({ total }) => total));
    expect(rows(last).map((row) => row['Id']).toSorted()).toEqual(source.map((row) => row['id']).toSorted());
  });

  test('the document names every measure', () => {
    const xml = strFromU8(unzipSync(readFileSync(out('r.docx')))['word/document.xml'] ?? new Uint8Array());
    const texts = new Set([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&')));
    expect(source.filter((row) => !texts.has(row['title'] ?? '')).map((row) => row['title'])).toEqual([]);
  });

  test('a unit has its own; a region has its bydeler too; before the import nothing was known', async () => {
    await report('--format', 'json', '--unit', 'bydel-alna', '--out', out('alna.json'));
    expect(JSON.parse(readFileSync(out('alna.json'), 'utf8'))).toMatchObject({ total: having('unit', 'bydel-alna').length, units: [{ unit: 'bydel-alna' }] });
    await report('--format', 'json', '--unit', 'region-vest', '--out', out('vest.json'));
    expect((JSON.parse(readFileSync(out('vest.json'), 'utf8')) as YearlyReport).units.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['region-vest', 'bydel-frogner']));
    await report('--format', 'json', '--to', '2024-12-31', '--out', out('then.json'));
    expect(JSON.parse(readFileSync(out('then.json'), 'utf8'))).toMatchObject({ total: source.length, unanswered: source.length, started: 0 });
  });
});

describe('key figures', () => {
  const clock = createSystemClock();
  const year = clock.now().toZonedDateTimeISO('Europe/Oslo').year - 1;
  const topics = ['Unge som begår gjentatt kriminalitet', 'Skadelig seksuell atferd (SSA)', 'Radikalisering m.m.'];
  /** The section's own year: kind, how many, who came. */
  const held = [['byomfattende', 10, 22, ''], ['temamote', 6, 60, ''], ...topics.map((topic) => ['ressursgruppe', 4, 24, topic] as const), ['styringsgruppe', 3, 9, '']] as const;

  beforeAll(async () => {
    expect(await salto('import', 'groups', data('groups.csv'))).toMatchObject({ code: 0, err: '' });
    const store = createSqliteStore({ file: join(folder, 'data', 'salto.sqlite'), clock });
    const prompts = createPromptStore(store, clock, 3650);
    const attendance = createAttendanceStore({ store, prompts, clock, retentionDays: 3650 });
    for (const [kind, times, people, topic] of held) for (let n = 1; n <= times; n += 1) {
      const date = `${year}-${String(n).padStart(2, '0')}-15`;
      const made = meetingFrom({ promptId: `meeting-${kind}-${topic.slice(0, 4)}-${n}`, organiserId: 'x', audience: kind === 'styringsgruppe' ? 'gruppe:styring-vest' : '*@*', details: { meetingKind: kind, title: kind, date, start: '09:00', end: '11:00', answerBy: date, showNames: true, ...(topic === '' ? {} : { topic }) } }, clock.now(), 'Europe/Oslo');
      await prompts.create({ ...made, state: 'closed', openedAt: made.opensAt });
      await attendance.save(made, { ticks: new Map(), guests: { shown: 0, typed: people }, confirm: true, by: 'x' });
    }
    await store.close();
  });

  test('are those of the section’s statement, in all formats; who meets too seldom is named', async () => {
    const period = ['--from', `${year}-01-01`, '--to', `${year}-12-31`];
    for (const format of ['json', 'csv', 'docx', 'xlsx']) {
      expect(await salto('report', 'nokkeltall', '--format', format, '--out', out(`n.${format}`), ...period)).toEqual({
        code: 0, err: '', out: `Rapporten er skrevet til ${out(`n.${format}`)}.\nStyringsgrupper med færre enn fire møter i ${year}:\n  Styringsgruppe Bydel Alna: 0 avholdt, 0 planlagt\n  Styringsgruppe region vest: 3 avholdt, 0 planlagt\n`,
      });
    }
    expect(JSON.parse(readFileSync(out('n.json'), 'utf8'))).toEqual({ from: `${year}-01-01`, to: `${year}-12-31`, kinds: [
      { kind: 'byomfattende', held: 10, averageAttendance: 22 }, { kind: 'temamote', held: 6, averageAttendance: 60 },
      ...topics.toSorted((one, other) => one.localeCompare(other, 'nb')).map((topic) => ({ kind: 'ressursgruppe', topic, held: 4, averageAttendance: 24 })), { kind: 'styringsgruppe', held: 3, averageAttendance: 9 },
    ] });
    const rows: Row[] = parse(readFileSync(out('n.csv')), { columns: true, bom: true, delimiter: ';' });
    expect(rows[2]).toEqual({ Type: 'Ressursgruppemøter', Avholdt: '12 (4 Radikalisering m.m., 4 Skadelig seksuell atferd (SSA), 4 Unge som begår gjentatt kriminalitet)', 'Oppmøte i snitt': 'ca. 24', Grunnlag: '' });
    const book = readXlsx(readFileSync(out('n.xlsx')), { type: 'buffer' });
    expect([book.SheetNames, utils.sheet_to_json(book.Sheets['Nøkkeltall'] ?? {})[1], utils.sheet_to_json(book.Sheets['Etter tema'] ?? {})[0]]).toEqual([
      ['Nøkkeltall', 'Etter tema', 'Styringsgrupper'], { Type: 'Temamøter', Avholdt: '6', 'Oppmøte i snitt': 'ca. 60', Grunnlag: '' }, expect.objectContaining({ Type: 'Byomfattende SaLTo-møter', Avholdt: 10, 'Oppmøte i snitt': 22 }),
    ]);
    const xml = strFromU8(unzipSync(readFileSync(out('n.docx')))['word/document.xml'] ?? new Uint8Array());
    for (const words of ['Byomfattende SaLTo-møter', 'ca. 60', 'Styringsgruppe region vest', `Styringsgrupper med færre enn fire møter i ${year}`]) expect(xml).toContain(words);
  });

  test('of a unit; a bad period and an unknown unit are refused', async () => {
    expect(await salto('report', 'nokkeltall', '--format', 'json', '--unit', 'region-vest', '--to', `${year}-02-28`, '--out', out('vest-n.json'))).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out('vest-n.json'), 'utf8'))).toEqual({ from: `${year}-01-01`, to: `${year}-02-28`, kinds: [{ kind: 'styringsgruppe', held: 2, averageAttendance: 9 }] });
    expect((await salto('report', 'nokkeltall', '--out', out('x.docx'), '--unit', 'nei')).err).toBe('Enheten «nei» finnes ikke.\n');
    expect((await salto('report', 'nokkeltall', '--out', out('x.docx'), '--from', '2025-12-31', '--to', '2025-01-01')).err).toContain('Datoen i --from');
  });
});

describe('a bad command', () => {
  test.each([
    [['--format', 'pdf', '--out', 'x'], '«pdf» kan ikke brukes i --format'],
    [[], 'Mangler --out'],
    [['--out', 'x', '--from', '2025-02-30'], '--from: datoen 2025-02-30 finnes ikke.'],
    [['--out', 'x', '--to', 'i fjor'], '--to: skriv datoen som ÅÅÅÅ-MM-DD, ikke «i fjor».'],
    [['--out', 'x', '--from', '2025-12-31', '--to', '2025-01-01'], 'Datoen i --from må være før eller lik datoen i --to.'],
    [['--out', 'x', '--plan', 'nei'], 'Planen «nei» finnes ikke.'],
    [['--out', 'x', '--unit', 'nei'], 'Enheten «nei» finnes ikke.'],
    [['--out', join('mangler', 'x')], 'finnes ikke.'],
  ])('%j is refused in bokmål, and writes nothing', async (args, sentence) => {
    const before = readdirSync(folder);
    const { code, out: said, err } = await report(...args.map((arg, at) => (args[at - 1] === '--out' ? out(arg) : arg)));
    expect([code, said]).toEqual([1, '']);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/error|Uventet| at /);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('leaves the file that was there as it was', async () => {
    writeFileSync(out('kept.docx'), 'den gamle');
    expect((await report('--plan', 'nei', '--out', out('kept.docx'))).code).toBe(1);
    expect(readFileSync(out('kept.docx'), 'utf8')).toBe('den gamle');
    expect((await report('--out', folder)).err).toContain('er en mappe');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('two plans: which one is asked', async () => {
    writeFileSync(out('planer.csv'), `${readFileSync(data('planer.csv'), 'utf8').trimEnd()}\nny-2026,Nytt handlingsprogram,2026-01-01,2029-12-31\n`);
    expect((await salto('import', 'planer', out('planer.csv'))).code).toBe(0);
    const { code, err } = await report('--out', out('valgt.docx'));
    expect([code, err]).toEqual([1, 'Velg plan med --plan: ny-2026, salto-2023-2025.\n']);
    expect((await report('--plan', 'ny-2026', '--uten-tekster', '--out', out('ny.docx'))).code).toBe(0);
  });
});
