/** Workbooks as XLSX: sheets, styles, filters by the hucre library, the rows by `fillPackage`. */
import { writeXlsx, colToLetter, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { Sheet, SheetCell, Workbook } from '../../ports/office-files.ts';
import { clean, fillPackage, mark, xmlText } from './fill-package.ts';

const header: CellStyle = { font: { name: 'Calibri', size: 11, bold: true, color: { rgb: 'FFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '2A2859' } }, alignment: { vertical: 'top', wrapText: true } };
const numberHeader: CellStyle = { ...header, alignment: { vertical: 'top', wrapText: true, horizontal: 'right' } };
const textCell: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
const numberCell: CellStyle = { alignment: { vertical: 'top' } };
/** What a spreadsheet allows in a cell. */
const longestText = 32_767;
/** Stands for a number in the pattern of a row; no count or year is as large. */
const numberMark = (place: number): number => 987_654_000_000 + place;
const marks = /\uE000\d+\.row\.(\d+)\uE001|987654(\d{6})(?=<)/;

/** Points. A spreadsheet shows no row higher than the second. */
const lineHeight = 15;
const highestRow = 409;

/** High enough for the longest cell, wrapped: not every spreadsheet works it out for itself. */
function rowHeight(columns: Sheet['columns'], row: readonly SheetCell[]): number {
  let lines = 1;
  for (const [place, { width }] of columns.entries()) {
    const text = row[place];
    // Half a character of margin at each side, and a word is not broken.
    if (typeof text === 'string' && (text.length > width - 2 || text.includes('\n'))) lines = Math.max(lines, text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0));
  }
  return Math.min(highestRow, lines * lineHeight);
}

/** A name that a spreadsheet takes, and no other sheet has. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base = clean(wanted).replace(/[[\]:*?/\\\n\t]/g, ' ').replace(/\s+/g, ' ').replaceAll("'", '’').trim().slice(0, 31).trim() || 'Ark';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base.slice(0, 31 - ` (${number})`.length)} (${number})`;
  taken.add(name.toLowerCase());
  return name;
}

function skeletonSheet({ columns, rowCount }: Sheet, name: string, number: number): WriteSheet {
  const pattern: CellValue[] = columns.map(({ type }, place) => (type === 'number' ? numberMark(place) : mark(number, 'row', place)));
  return {
    name,
    columns: columns.map(({ width, type }) => ({ width, style: type === 'number' ? numberCell : textCell })),
    rows: [columns.map(({ title }) => clean(title)), pattern],
    cells: new Map(columns.map(({ type }, place) => [`0,${place}`, { style: type === 'number' ? numberHeader : header }])),
    rowDefs: new Map([[0, { height: rowHeight(columns, columns.map(({ title }) => title)) }]]),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${Math.max(2, rowCount + 1)}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
  };
}

/** `_x0041_` in a cell would be read as an A. */
const sheetText = (value: SheetCell | undefined): string =>
  (typeof value === 'number' ? String(value) : xmlText((value ?? '').slice(0, longestText)).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').trim());

/** The second row is the pattern; its number is in the references of its cells. */
function* sheetXml(xml: string, { columns, rows }: Sheet): Iterable<string> {
  const start = xml.indexOf('<row r="2"');
  const cells = xml.indexOf('>', start) + 1;
  const end = xml.indexOf('</row>', start) + '</row>'.length;
  const pattern = xml.slice(cells, end).replaceAll('<t>', '<t xml:space="preserve">');
  const pieces = pattern.split(/(\uE000\d+\.row\.\d+\uE001|(?<=<v>)987654\d{6}(?=<)|(?<=\sr=")[A-Z]+2(?="))/).map((piece): ((row: readonly SheetCell[], number: number) => string) => {
    const [, textPlace, numberPlace] = marks.exec(`${piece}<`) ?? [];
    const place = textPlace ?? numberPlace;
    if (place !== undefined) return (row) => sheetText(row[Number(place)]);
    const reference = /^([A-Z]+)2$/.exec(piece);
    return reference ? (_, number) => `${reference[1]}${number}` : () => piece;
  });
  // What is said of the sheet's extent would be wrong, and may be left out.
  yield xml.slice(0, start).replace(/<dimension [^>]*\/>/, '');
  let number = 1;
  for (const row of rows) {
    number += 1;
    yield `<row r="${number}" ht="${rowHeight(columns, row)}" customHeight="1">${pieces.map((piece) => piece(row, number)).join('')}`;
  }
  yield xml.slice(end);
}

export async function writeWorkbook({ title, sheets }: Workbook): Promise<Buffer> {
  const taken = new Set<string>();
  const skeleton = await writeXlsx({
    stringMode: 'inline', properties: { title: clean(title), creator: 'SaLTo' }, defaultFont: { name: 'Calibri', size: 11 },
    sheets: sheets.map((sheet, at) => skeletonSheet(sheet, sheetName(sheet.name, taken), at)),
  });
  return await fillPackage(skeleton, (path, xml) => {
    // The library writes a sheet's name without the quotation marks that a name with a space in it must have: Excel would call the file damaged.
    if (path === 'xl/workbook.xml') return [xml.replaceAll(/(<definedName [^>]*>)([^<]*)(!\$1:\$1<)/g, (_, before: string, name: string, after: string) => `${before}'${name}'${after}`)];
    const sheet = sheets[Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1] ?? Number.NaN) - 1];
    return sheet && sheetXml(xml, sheet);
  });
}
