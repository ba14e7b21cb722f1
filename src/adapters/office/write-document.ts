/** Documents as DOCX: structure, styles, charts and table of contents by the docx library, long lists by `fillPackage`. */
import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LeaderType, Packer, PageBreak, PageNumber, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableOfContents, TableRow, TabStopType, TextRun, type FileChild, type ISectionOptions } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Block, OfficeDocument, Passage, TableColumn } from '../../ports/office-files.ts';
import { documentStyles, palette } from './document-styles.ts';
import { clean, fillPackage, mark, xmlText } from './fill-package.ts';
import { repeatPatterns, type Filling, type RepeatedList } from './repeat-patterns.ts';

/** A4 with margins of 2 cm, and room for the footer, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134, footed: 1_474 };
/** 96 pixels to the inch. */
const chartSize = { width: 640, height: 300 };

/** Collects the lists while the skeleton is made: their number is in the marks of their patterns. */
interface Draft { readonly lists: RepeatedList[]; readonly textWidth: number }

const paragraph = (text: string, style?: string): Paragraph => new Paragraph({ text: clean(text), ...(style === undefined ? {} : { style }) });

/** `last`: before the totals, and on their page. */
type RowLook = 'header' | 'body' | 'last' | 'totals';

function cell(text: string, width: number, { align }: TableColumn, look: RowLook): TableCell {
  const bold = look === 'header' || look === 'totals';
  return new TableCell({
    width: { size: width, type: 'dxa' },
    ...(!bold ? {} : { shading: { type: ShadingType.CLEAR, fill: look === 'header' ? palette.dark : palette.pale } }),
    children: [new Paragraph({
      style: 'Celle',
      keepNext: look === 'header' || look === 'last',
      alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
      children: [new TextRun({ text, bold, ...(look === 'header' ? { color: 'FFFFFF' } : {}) })],
    })],
  });
}

function table({ caption, columns, rows, totals }: Extract<Block, { kind: 'table' }>, { lists, textWidth }: Draft): FileChild[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / shares));
  const row = (texts: readonly string[], look: RowLook): TableRow =>
    new TableRow({ cantSplit: true, tableHeader: look === 'header', children: columns.map((column, at) => cell(clean(texts[at] ?? ''), widths[at] ?? 0, column, look)) });
  const list = lists.length;
  lists.push({ element: 'w:tr', items: totals === undefined ? filled(rows, 'row') : filled(rows, 'last') });
  const pattern = (look: 'row' | 'last'): TableRow => new TableRow({ cantSplit: true, children: columns.map((column, at) => cell(mark(list, look, at), widths[at] ?? 0, column, look === 'row' ? 'body' : look)) });
  const border = { style: BorderStyle.SINGLE, size: 4, color: palette.line };
  return [
    ...(caption === undefined ? [] : [paragraph(caption, 'Caption')]),
    new Table({
      columnWidths: widths, width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' }, layout: 'fixed',
      borders: { top: border, bottom: border, insideHorizontal: border, left: { style: BorderStyle.NONE }, right: { style: BorderStyle.NONE }, insideVertical: { style: BorderStyle.NONE } },
      rows: [row(columns.map(({ title }) => title), 'header'), pattern('row'), ...(totals === undefined ? [] : [pattern('last'), row(totals, 'totals')])],
    }),
    // Two tables with nothing between them are one to a word processor.
    paragraph('', 'EtterTabell'),
  ];
}

/** One after another, the last with a pattern of its own. */
function* filled(rows: Iterable<readonly string[]>, last: string): Iterable<Filling> {
  let waiting: readonly string[] | undefined;
  for (const texts of rows) {
    if (waiting !== undefined) yield { pattern: 'row', texts: waiting };
    waiting = texts;
  }
  if (waiting !== undefined) yield { pattern: last, texts: waiting };
}

const passageFilling = (passage: Passage): Filling =>
  passage.as === 'labelled' ? { pattern: 'labelled', texts: [passage.label, passage.text] } : { pattern: passage.as, texts: [passage.text] };

function passages(items: Iterable<Passage>, { lists }: Draft): FileChild[] {
  const list = lists.length;
  lists.push({ element: 'w:p', items: (function* fill() { for (const item of items) yield passageFilling(item); })() });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_3, text: mark(list, 'unit', 0) }),
    new Paragraph({ style: 'Tiltak', text: mark(list, 'measure', 0) }),
    new Paragraph({ children: [new TextRun({ text: mark(list, 'labelled', 0), bold: true }), new TextRun({ text: mark(list, 'labelled', 1) })] }),
    new Paragraph({ text: mark(list, 'text', 0) }),
  ];
}

function lineChart({ title, description, categories, categoryTitle, valueTitle, series }: Extract<Block, { shape: 'line' }>): FileChild {
  return new Paragraph({
    alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240, line: 240, lineRule: 'auto' },
    children: [new ChartRun({
      type: 'line', title: { text: clean(title), font: { size: 11, bold: true } }, transformation: chartSize,
      // One series needs no key: the title says what it is.
      ...(series.length === 1 ? { legend: false as const } : {}),
      categories: categories.map(clean), categoryAxis: { title: clean(categoryTitle) }, valueAxis: { title: clean(valueTitle), minimum: 0, numberFormat: '0' },
      series: series.map(({ name, color, values }) => ({ name: clean(name), color, values })),
      altText: { name: clean(title), title: clean(title), description: clean(description) },
    })],
  });
}

function chart({ title, description, categories, series, stacked }: Extract<Block, { stacked: boolean }>): FileChild {
  return new Paragraph({
    alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240, line: 240, lineRule: 'auto' },
    children: [new ChartRun({
      type: 'bar', title: { text: clean(title), font: { size: 11, bold: true } }, transformation: { ...chartSize, height: Math.max(200, 110 + categories.length * (stacked ? 46 : 60)) },
      // One series needs no key: the title says what it is.
      ...(series.length === 1 ? { legend: false as const } : {}),
      categories: categories.map(clean), categoryAxis: { reverseOrder: true }, valueAxis: { minimum: 0, visible: false, gridlines: false }, stacking: stacked ? 'stacked' : 'none', gapWidth: 60,
      // A part that is nought has no length and needs no label.
      series: series.map(({ name, color, values }) => ({ name: clean(name), color, values, dataLabels: { value: true, numberFormat: '0;;;', font: { size: 9, ...(stacked ? { color: isDark(color) ? 'FFFFFF' : '1A1A1A' } : {}) } } })),
      altText: { name: clean(title), title: clean(title), description: clean(description) },
    })],
  });
}

const isDark = (color: string): boolean => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 140;
};

function children(block: Block, draft: Draft): FileChild[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ text: clean(block.text), heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })];
    case 'text': return [paragraph(block.text, block.tone === 'warning' ? 'Varsel' : block.tone === 'note' ? 'Merknad' : undefined)];
    case 'table': return table(block, draft);
    case 'passages': return passages(block.items, draft);
    case 'chart': return [block.shape === 'line' ? lineChart(block) : chart(block)];
    case 'landscape': return [];
  }
}

const cover = ({ cover: { over, title, subtitle, lines }, contentsTitle }: OfficeDocument): FileChild[] => (contentsTitle === undefined ? [
  paragraph(title, 'Tittel'), paragraph([over, subtitle].filter((text) => text !== '').join(' · '), 'Forsidelinje'),
  ...lines.map((line) => paragraph(line, 'Forsidelinje')),
] : [
  paragraph(over, 'Overtittel'), paragraph(title, 'Title'), paragraph(subtitle, 'Subtitle'),
  ...lines.map((line) => paragraph(line, 'Forsidelinje')),
  new Paragraph({ children: [new PageBreak()] }),
  paragraph(contentsTitle, 'Innholdstittel'),
  // Only a word processor knows the page numbers. Those that do not fill them in on opening show a list of links, with no dots to nothing.
  new TableOfContents(contentsTitle, { hyperlink: true, headingStyleRange: '1-2', tabLeader: LeaderType.NONE }),
  new Paragraph({ children: [new PageBreak()] }),
]);

const header = (mark: string): Header => new Header({ children: [new Paragraph({ style: 'Merke', text: clean(mark) })] });

const footer = ({ footer: text, page: pageWord }: OfficeDocument, textWidth: number): Footer => new Footer({
  children: [new Paragraph({
    style: 'Footer', tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [new TextRun({ text: `${clean(text)}\t${pageWord} ` }), new TextRun({ children: [PageNumber.CURRENT] })],
  })],
});

/** @param sections blocks between the points where the page turns */
function section(content: OfficeDocument, blocks: readonly Block[], lists: RepeatedList[], first: boolean): ISectionOptions {
  const textWidth = (first ? page.width : page.height) - 2 * page.margin;
  return {
    properties: {
      titlePage: first && content.contentsTitle !== undefined,
      page: {
        size: { width: page.width, height: page.height, orientation: first ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
        margin: { top: page.margin, right: page.margin, bottom: page.footed, left: page.margin },
      },
    },
    ...(content.mark === undefined ? {} : { headers: { default: header(content.mark), first: header(content.mark) } }),
    footers: { default: footer(content, textWidth), ...(first ? { first: new Footer({ children: [paragraph('')] }) } : {}) },
    children: [...(first ? cover(content) : []), ...blocks.flatMap((block) => children(block, { lists, textWidth }))],
  };
}

/** Only lists are written one by one; headings and charts are few. */
export async function writeDocument(content: OfficeDocument): Promise<Buffer> {
  const lists: RepeatedList[] = [];
  const turn = content.blocks.findIndex(({ kind }) => kind === 'landscape');
  const upright = turn === -1 ? content.blocks : content.blocks.slice(0, turn);
  const sections = [section(content, upright, lists, true), ...(turn === -1 ? [] : [section(content, content.blocks.slice(turn), lists, false)])];
  const skeleton = await Packer.toBuffer(new Document({
    title: clean(`${content.cover.title}: ${content.cover.subtitle}`), creator: 'SaLTo', description: clean(content.cover.over),
    features: { updateFields: content.contentsTitle !== undefined }, styles: documentStyles(content.language), sections,
  }));
  return await fillPackage(skeleton, (path, xml) => {
    if (path === 'word/document.xml') return repeatPatterns(xml, lists, wordText);
    // The library writes its charts for American readers.
    return path.startsWith('word/charts/') ? [xml.replaceAll('"en-US"', `"${content.language}"`)] : undefined;
  });
}

const wordText = (text: string): string => xmlText(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');
