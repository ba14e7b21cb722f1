/** `salto report arsrapport` as an operator runs it, on the network's own examples: the four formats say the same, and what is wrong is said. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { read as readXlsx, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { YearlyReport } from '../../src/reports/yearly-report.ts';

// Every test starts processes: minutes are for machines that are busy with other things.
jest.setTimeout(120_000);

const root = join(import.meta.dirname, '../..');
let folder: string;
interface Ran { readonly code: number; readonly out: string; readonly err: string }
async function salto(...args: readonly string[]): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>();
  execFile(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/cli.ts'), ...args], { cwd: folder, env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], DATA_DIR: join(folder, 'data') } },
    (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  return await promise;
}
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

  test('the workbook says the same: totals, a sheet per area, and every row', () => {
    const book = readXlsx(readFileSync(out('r.xlsx')), { type: 'buffer' });
    const rows = (name: string): Record<string, string | number>[] => utils.sheet_to_json(book.Sheets[name] ?? {});
    const [first = '', ...others] = book.SheetNames;
    const last = others.pop() ?? '';
    expect(rows(first)[0]).toMatchObject({ Tiltak: numbers.total, Igangsatt: numbers.started, 'Ikke igangsatt': numbers.notStarted, Ubesvart: numbers.unanswered });
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
    const { code, out: said, err } = await report(...args);
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
