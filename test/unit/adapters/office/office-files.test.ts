/** DOCX and XLSX as other programs read them: texts of any kind come through as text, lists are whole, the parts are sound XML. */
import { describe, expect, test } from '@jest/globals';
import { read as readXlsx, utils } from '@e965/xlsx';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { officeFiles } from '../../../../src/adapters/office/office-files.ts';
import type { Block, OfficeDocument, Passage, Sheet } from '../../../../src/ports/office-files.ts';

const document = (...blocks: Block[]): OfficeDocument => ({ language: 'nb-NO', cover: { over: 'SaLTo', title: 'Årsrapport', subtitle: 'Plan', lines: ['Linje'] }, contentsTitle: 'Innhold', footer: 'SaLTo', page: 'Side', blocks });
const table = (rows: Iterable<readonly string[]>): Block => ({ kind: 'table', caption: 'Tabell', columns: [{ title: 'Tiltak', width: 3 }, { title: 'Antall', width: 1, align: 'right' }], rows });
const passages = (...items: Passage[]): Block => ({ kind: 'passages', items });

async function partsOf(file: Promise<Buffer>): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(await file)).filter(([path]) => /\.(xml|rels)$/.test(path)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** What any XML reader would refuse: tags that do not match, a bare `&` or `<`, characters that may not be there. */
function faults(xml: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, text = '', closing, name = '', selfClosed] of xml.replace(/<\?[^>]*\?>/g, '').matchAll(/([^<]*)(?:<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|(?=$))/g)) {
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) found.push(`text ${text.slice(0, 40)}`);
    if (name === '') continue;
    if (closing === '/') { if (open.pop() !== name) found.push(`</${name}>`); } else if (selfClosed !== '/') open.push(name);
  }
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uE000\uE001]/.test(xml) || !xml.isWellFormed()) found.push('a character that may not be there');
  return [...found, ...open];
}
const unescaped = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const textsIn = (xml: string): string[] => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => unescaped(text));
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

const evil = ['=1+1', '+47', '-2', '@SUM(A1)', '<script>&amp;"\'', ' luft ', 'null\u0000bjelle\u0007', 'halv \uD800 emoji 😀', '\uE0000.row.0\uE001', '$& $1 {{navn}}', '987654000001', '_x0041_'];

describe('a document', () => {
  test('every text is there as text, and every part is sound XML', async () => {
    const parts = await partsOf(officeFiles.document(document(
      { kind: 'heading', level: 1, text: evil.join(' ') }, { kind: 'text', text: evil.join(' '), tone: 'warning' }, table(evil.map((text) => [text, '1'])),
      passages(...evil.flatMap((text): Passage[] => [{ as: 'unit', text }, { as: 'measure', text }, { as: 'labelled', label: text, text }, { as: 'text', text }])),
      { kind: 'chart', title: evil[4] ?? '', description: evil[4] ?? '', categories: evil.map((text) => `${text} `), series: [{ name: evil[4] ?? '', color: '112233', values: evil.map((_, at) => at) }], stacked: true },
    )));
    for (const [path, xml] of Object.entries(parts)) expect([path, faults(xml)]).toEqual([path, []]);
    const texts = textsIn(parts['word/document.xml'] ?? '');
    for (const text of ['=1+1', '<script>&amp;"\'', ' luft ', 'nullbjelle', 'halv  emoji 😀', '0.row.0', '$& $1 {{navn}}']) expect(texts.filter((other) => other === text)).toHaveLength(6);
  });

  test('rows and passages come in order, all of them, with line breaks as breaks', async () => {
    const rows = Array.from({ length: 700 }, (_, at) => [`Tiltak ${at}`, String(at)]);
    const { 'word/document.xml': xml = '' } = await partsOf(officeFiles.document(document(table(rows), passages({ as: 'labelled', label: 'Hva: ', text: 'en\nto\r\ntre' }), table([]))));
    expect(textsIn(xml).filter((text) => text.startsWith('Tiltak '))).toEqual(rows.map(([title]) => title));
    expect(xml).toContain('en</w:t><w:br/><w:t xml:space="preserve">to</w:t><w:br/><w:t xml:space="preserve">tre</w:t>');
    expect(count(xml, /<w:tr>/g)).toBe(700 + 2);
    expect(count(xml, /<w:tblHeader\/>/g)).toBe(2);
  });

  test('a table’s sum stays on the page of the row before it', async () => {
    const rows = [['en', '1'], ['to', '2'], ['tre', '3']];
    const kept = async (totals?: readonly string[]): Promise<boolean[]> => {
      const { 'word/document.xml': xml = '' } = await partsOf(officeFiles.document(document({ ...table(rows), ...(totals === undefined ? {} : { totals }) })));
      return (xml.match(/<w:tr>.*?<\/w:tr>/g) ?? []).map((row) => row.includes('<w:keepNext/>'));
    };
    expect(await kept(['Sum', '6'])).toEqual([true, false, false, true, false]);
    expect(await kept()).toEqual([true, false, false, false]);
  });

  test('any text survives in any place', async () => {
    // Many to a document: making one takes longer than all that is written into it.
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 40, size: 'max' }), async (texts) => {
      const { 'word/document.xml': xml = '' } = await partsOf(officeFiles.document(document(table(texts.map((text) => [text, ''])))));
      expect(faults(xml)).toEqual([]);
    }), { numRuns: 5 });
  });

  test('has headings, contents, page numbers, language and described charts', async () => {
    const parts = await partsOf(officeFiles.document(document(
      { kind: 'heading', level: 1, text: 'Sammendrag' }, { kind: 'chart', title: 'Status', description: 'Status. Område: igangsatt 2.', categories: ['Område'], series: [{ name: 'Igangsatt', color: '1B6E63', values: [2] }], stacked: true },
      { kind: 'landscape' }, { kind: 'heading', level: 1, text: 'Vedlegg' },
    )));
    const xml = parts['word/document.xml'] ?? '';
    expect(unescaped(xml)).toContain('TOC \\h \\o "1-2"');
    expect(textsIn(xml).filter((text) => text === 'Sammendrag')).toHaveLength(2);
    expect(count(xml, /<w:pStyle w:val="Heading1"\/>/g)).toBe(2);
    expect(xml).toContain('descr="Status. Område: igangsatt 2."');
    expect(xml).toContain('w:orient="landscape"');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="nb-NO"/>');
    expect(parts['word/charts/chart1.xml']).not.toContain('en-US');
    expect(parts['word/settings.xml']).toContain('<w:updateFields/>');
    expect(Object.entries(parts).some(([path, part]) => /footer\d\.xml$/.test(path) && /PAGE/.test(part))).toBe(true);
  });
});

describe('a workbook', () => {
  const sheet = (name: string, rows: (string | number)[][]): Sheet => ({ name, rows, rowCount: rows.length, columns: [{ title: 'Tiltak', width: 30, type: 'text' }, { title: 'Antall', width: 10, type: 'number' }, { title: 'Merknad', width: 20, type: 'text' }] });
  const opened = async (...sheets: Sheet[]) => {
    const file = await officeFiles.workbook({ title: 'Årsrapport', sheets });
    for (const [path, xml] of Object.entries(await partsOf(Promise.resolve(file)))) expect([path, faults(xml)]).toEqual([path, []]);
    return readXlsx(file, { type: 'buffer', cellFormula: true });
  };

  test('is read by another library, with numbers as numbers and texts as texts', async () => {
    const rows = evil.map((text, at) => [text, at, 'x']);
    const book = await opened(sheet('Alle', rows));
    const cells = book.Sheets['Alle'] ?? {};
    expect(Object.entries(cells).filter(([, cell]) => (cell as { f?: string } | undefined)?.f !== undefined)).toEqual([]);
    expect(utils.sheet_to_json(cells, { header: 1 })).toEqual([['Tiltak', 'Antall', 'Merknad'], ...rows.map(([, ...others], at) => [['=1+1', '+47', '-2', '@SUM(A1)', '<script>&amp;"\'', 'luft', 'nullbjelle', 'halv  emoji 😀', '0.row.0', '$& $1 {{navn}}', '987654000001', '_x0041_'][at], ...others])]);
    expect(cells['!autofilter']).toEqual({ ref: `A1:C${rows.length + 1}` });
  });

  test('names of sheets are what a spreadsheet takes, no two alike, and quoted where they are referred to', async () => {
    const names = ['Kriminalitetsforebygging på nett og i skolen', 'Kriminalitetsforebygging på nett og hjemme', 'a/b:c*d?[e]\\', '’', "det's", '', 'ALLE', 'alle'];
    const book = await opened(...names.map((name) => sheet(name, [])));
    expect(book.SheetNames).toHaveLength(names.length);
    expect(new Set(book.SheetNames.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of book.SheetNames) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
    const { 'xl/workbook.xml': xml = '' } = await partsOf(officeFiles.workbook({ title: '', sheets: [sheet('Alle tiltak', [])] }));
    expect(xml).toContain(">'Alle tiltak'!$1:$1<");
  });

  test('a long sheet is whole, and its rows numbered', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => [`Tiltak ${at}`, at, '']);
    const book = await opened(sheet('Alle', rows), sheet('Ingen', []));
    expect(utils.sheet_to_json<unknown[]>(book.Sheets['Alle'] ?? {}, { header: 1 }).slice(1).map(([title, number]) => [title, number])).toEqual(rows.map(([title, number]) => [title, number]));
    expect(utils.sheet_to_json(book.Sheets['Ingen'] ?? {}, { header: 1 })).toHaveLength(1);
  });
});
