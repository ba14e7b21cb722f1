/** Writes a report as a Word document: real headings and tables, charts that Word draws itself. */
import type { FileChild, ISectionOptions, IStylesOptions, Paragraph, Table } from 'docx';
import type * as docxModule from 'docx';
import type { ChartRunOptions } from 'docx/charts';
import type * as chartsModule from 'docx/charts';
import type { DocumentWriter, ReportDocument, ReportPart } from '../../ports/document-writer.ts';

type Docx = typeof docxModule;
type Charts = typeof chartsModule;

/** A4 with 2 cm margins, in twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 1134 };
const tableWidth = page.width - 2 * page.margin;
const colors = { text: '1A1A1A', subtle: '595959', accent: '0B4A6F', band: 'E8EEF2', mark: 'A4262C' };
const languages = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** Characters that XML cannot hold, from what people pasted, would make a file that Word refuses. */
// eslint-disable-next-line no-control-regex
const literal = (text: string): string => text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');

export const createWordDocuments = (): DocumentWriter => ({
  async write(document) {
    // Tens of megabytes resident that a server which writes no report need not carry.
    const [docx, charts] = await Promise.all([import('docx'), import('docx/charts')]);
    const body = [...titleOf(docx, document), ...document.parts.flatMap((part) => childrenOf(docx, charts, part))];
    return await docx.Packer.toBuffer(new docx.Document({
      title: literal(document.title), creator: 'SaLTo', description: literal(document.subtitle ?? ''),
      styles: stylesOf(document), features: { updateFields: false },
      numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: docx.LevelFormat.BULLET, text: '•', alignment: docx.AlignmentType.LEFT, style: { paragraph: { indent: { left: 400, hanging: 260 } } } }] }] },
      sections: [{ ...frameOf(docx, document), children: body }],
    }));
  },
});

function stylesOf({ locale }: ReportDocument): IStylesOptions {
  const heading = (size: number, before: number) => ({ run: { size, bold: true, color: colors.accent, font: 'Calibri' }, paragraph: { spacing: { before, after: 100 }, keepNext: true } });
  return {
    default: {
      document: { run: { font: 'Calibri', size: 22, color: colors.text, language: { value: languages[locale] } }, paragraph: { spacing: { after: 120 } } },
      title: { run: { size: 44, bold: true, color: colors.accent, font: 'Calibri' }, paragraph: { spacing: { after: 60 } } },
      heading1: heading(30, 360), heading2: heading(25, 280), heading3: heading(22, 200),
    },
  };
}

function frameOf({ Header, Footer, Paragraph, TextRun, PageNumber, AlignmentType }: Docx, { mark, foot }: ReportDocument): Omit<ISectionOptions, 'children'> {
  const { margin } = page;
  return {
    properties: { page: { size: { width: page.width, height: page.height }, margin: { top: margin, right: margin, bottom: margin, left: margin } } },
    ...(mark === undefined ? {} : { headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: literal(mark), bold: true, size: 28, color: colors.mark })] })] }) } }),
    footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ text: `${literal(foot)} · `, size: 17, color: colors.subtle }), new TextRun({ children: [PageNumber.CURRENT], size: 17, color: colors.subtle })] })] }) },
  };
}

const titleOf = ({ Paragraph, TextRun, HeadingLevel }: Docx, { title, subtitle }: ReportDocument): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.TITLE, text: literal(title) }),
  ...(subtitle === undefined ? [] : [new Paragraph({ spacing: { after: 240 }, children: [new TextRun({ text: literal(subtitle), color: colors.subtle })] })]),
];

function childrenOf(docx: Docx, charts: Charts, part: ReportPart): FileChild[] {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  switch (part.kind) {
    case 'heading': return [new Paragraph({ heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][part.level - 1] as typeof HeadingLevel.HEADING_1, text: literal(part.text) })];
    case 'paragraph': return [new Paragraph({ children: linesOf(docx, part.text, { bold: part.tone === 'strong', ...(part.tone === 'note' ? { color: colors.subtle, size: 19 } : {}) }) })];
    case 'list': return part.items.map((item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, spacing: { after: 60 }, children: linesOf(docx, item) }));
    case 'table': return [tableOf(docx, part), new Paragraph({ spacing: { after: 60 }, children: [] })];
    case 'chart': return [new Paragraph({ keepLines: true, children: [new charts.ChartRun(chartOf(part))] }), new Paragraph({ children: [new TextRun({ text: literal(part.text), size: 19, color: colors.subtle })] })];
  }
}

const linesOf = ({ TextRun }: Docx, text: string, run: { readonly bold?: boolean; readonly color?: string; readonly size?: number } = {}): InstanceType<Docx['TextRun']>[] =>
  literal(text).split(/\r?\n/u).map((line, at) => new TextRun({ text: line, ...run, ...(at === 0 ? {} : { break: 1 }) }));

/** The header row comes again on every page; a row is never torn apart. */
function tableOf(docx: Docx, { columns, rows, totals = false }: Extract<ReportPart, { kind: 'table' }>): Table {
  const { Table, TableRow, TableCell, Paragraph, AlignmentType, WidthType, BorderStyle, ShadingType } = docx;
  const shares = columns.map(({ width = 1 }) => width);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / all) * tableWidth));
  const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C8CDD1' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (cells: readonly string[], { header = false, bold = false } = {}) => new TableRow({
    tableHeader: header, cantSplit: true,
    children: columns.map(({ align }, at) => new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(header || bold ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: colors.band } } : {}),
      children: [new Paragraph({ spacing: { after: 0 }, alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, children: linesOf(docx, cells[at] ?? '', { bold: header || bold, size: 19 }) })],
    })),
  });
  return new Table({
    width: { size: tableWidth, type: WidthType.DXA }, columnWidths: widths,
    borders: { top: thin, bottom: thin, insideHorizontal: thin, left: none, right: none, insideVertical: none },
    rows: [row(columns.map(({ heading }) => heading), { header: true }), ...rows.map((cells, at) => row(cells, { bold: totals && at === rows.length - 1 }))],
  });
}

function chartOf({ shape, title, text, categories, categoryTitle, valueTitle, series }: Extract<ReportPart, { kind: 'chart' }>): ChartRunOptions {
  const shared = {
    title: literal(title),
    categories: categories.map((category) => (typeof category === 'string' ? literal(category) : category)) as string[],
    series: series.map(({ name, values, color }) => ({ name: literal(name), values, ...(color === undefined ? {} : { color }) })),
    categoryAxis: categoryTitle === undefined ? {} : { title: literal(categoryTitle) },
    valueAxis: { ...(valueTitle === undefined ? {} : { title: literal(valueTitle) }), numberFormat: '0' },
    transformation: { width: 620, height: shape === 'bar' || shape === 'stacked-bar' ? Math.max(220, 90 + 26 * categories.length) : 300 },
    altText: { name: literal(title), description: literal(text) },
  };
  switch (shape) {
    case 'line': return { type: 'line', ...shared };
    case 'column': return { type: 'column', ...shared };
    // Word draws the first category lowest.
    case 'bar': return { type: 'bar', ...shared, categoryAxis: { ...shared.categoryAxis, reverseOrder: true } };
    case 'stacked-bar': return { type: 'bar', ...shared, stacking: 'stacked', categoryAxis: { ...shared.categoryAxis, reverseOrder: true } };
  }
}
