/** The yearly report as a workbook: totals, a sheet per area, what units say of the plan, and every measure as a raw row. */
import type { Sheet, SheetCell, Workbook } from '../ports/office-files.ts';
import { countStatuses, type MeasureRecord, type StatusCount, type UnitAnswer } from '../tiltak/domain.ts';
import { askedUnits, choicesOf } from './document-questions.ts';
import { localDate, rowFields, rowWriter, type RowField } from './measure-rows.ts';
import { countColumns, type ReportContent } from './report-content.ts';
import { inFigures, listed, reportTexts as t } from './texts.ts';
import { areasOf } from './yearly-report.ts';

const widths: Partial<Readonly<Record<RowField, number>>> = { area: 26, unit: 24, title: 50, responsible: 28, status: 15, reasons: 30, outcome: 60, benefit: 60, id: 24, plan: 18, unitId: 20, source: 16 };
/** In an area's own sheet the area needs no column. */
const areaFields: ReadonlySet<RowField> = new Set(['id', 'unit', 'title', 'status', 'reasons', 'outcome', 'benefit', 'at', 'source']);

export function yearlyWorkbook(content: ReportContent): Workbook {
  const { read, unitName, timeZone, texts } = content;
  const write = rowWriter(read, unitName, timeZone);
  const byArea = Map.groupBy(read.measures, ({ area }) => area);
  const measureSheet = (name: string, measures: readonly MeasureRecord[], fields: readonly RowField[]): Sheet => ({
    name, rowCount: measures.length,
    columns: fields.map((field) => ({ title: t.columns[field], width: widths[field] ?? 12, type: field === 'changes' ? 'number' : 'text' })),
    rows: (function* rows() {
      for (const measure of measures) {
        const row = write(measure);
        yield fields.map((field) => (field === 'changes' ? Number(row[field]) : row[field]));
      }
    })(),
  });
  return {
    title: `${t.title}: ${read.plan.title}`,
    sheets: [
      ...missingSheet(content),
      totalsSheet(content),
      ...content.numbers.areas.map(({ area, title }) => measureSheet(t.sheets.area(area, title), byArea.get(area) ?? [], rowFields(texts).filter((field) => areaFields.has(field)))),
      answersSheet(content),
      measureSheet(t.sheets.measures, read.measures, rowFields(texts)),
    ],
  };
}

/** What is missing is said before any number. */
const missingSheet = ({ read: { closedLevels } }: ReportContent): Sheet[] =>
  (closedLevels.length === 0 ? [] : [{ name: t.sheets.missing, rowCount: 1, rows: [[t.closedLevels(closedLevels)]], columns: [{ title: t.sheets.missing, width: 100, type: 'text' }] }]);

/** What each unit asked says of the plan as a whole: one row each, also of those that have not answered. */
function answersSheet(content: ReportContent): Sheet {
  const { read, unitName, timeZone, texts } = content;
  const answers = new Map(read.units.map((answer) => [answer.unit, answer]));
  const questions = ['goals', 'pleased', 'challenges', 'input'] as const;
  const written: readonly (readonly [title: string, of: (answer: UnitAnswer) => string | undefined])[] = texts === 'without' ? [] : [
    ...[...areasOf(read)].map(([id, title]) => [`${t.area.focus}: ${title}`, ({ focus }: UnitAnswer) => (Object.hasOwn(focus, id) ? focus[id] : undefined)] as const),
    ...questions.map((question) => [t.questions[question], (answer: UnitAnswer) => answer[question]] as const),
  ];
  const rows = askedUnits(content).map((unit) => {
    const answer = answers.get(unit);
    const { adopted, parties, use } = choicesOf(answer);
    return [unitName(unit), answer === undefined ? t.adoption.notAnswered : localDate(answer.at, timeZone).toString(), adopted, parties, use, ...written.map(([, of]) => (answer === undefined ? '' : of(answer) ?? ''))];
  });
  const column = (title: string, width: number) => ({ title, width, type: 'text' as const });
  const { columns } = t.adoption;
  return {
    name: t.sheets.answers, rowCount: rows.length, rows,
    columns: [column(columns.unit, 28), column(t.sheets.answeredAt, 14), column(columns.adopted, 30), column(columns.parties, 24), column(t.use.columns.use, 18), ...written.map(([title]) => column(title, 40))],
  };
}

type Sums = Omit<StatusCount, 'reasons'>;

/** This year's numbers, and last year's beside them where anything is known of it. */
function totalsSheet({ read, numbers, unitName, earlier, scope }: ReportContent): Sheet {
  const then = earlier === undefined || earlier.numbers.total === earlier.numbers.unanswered ? undefined : { ...earlier.numbers, date: inFigures(earlier.date) };
  const line = (kind: string, name: string, count: StatusCount, before: Sums | undefined): SheetCell[] =>
    [kind, name, ...countColumns.map((column) => count[column]), ...(then === undefined ? [] : countColumns.map((column) => before?.[column] ?? 0)), ...read.reasons.map(({ id }) => count.reasons[id] ?? 0)];
  const { kinds } = t.sheets;
  const rows = [
    line(scope === undefined ? kinds.all : kinds.some, scope === undefined ? read.plan.title : listed(scope), countStatuses(read.measures), then),
    ...numbers.areas.map((area) => line(kinds.area, area.title, area, then?.areas.find((other) => other.area === area.area))),
    ...numbers.units.map((unit) => line(kinds.unit, unitName(unit.unit), unit, then?.units.find((other) => other.unit === unit.unit))),
  ];
  return {
    name: t.sheets.totals, rowCount: rows.length, rows,
    columns: [
      { title: t.sheets.kind, width: 16, type: 'text' }, { title: t.sheets.name, width: 40, type: 'text' },
      ...countColumns.map((column) => ({ title: t.counts[column], width: 14, type: 'number' as const })),
      ...(then === undefined ? [] : countColumns.map((column) => ({ title: `${t.counts[column]} ${then.date}`, width: 14, type: 'number' as const }))),
      ...read.reasons.map(({ title }) => ({ title: t.sheets.reason(title), width: 16, type: 'number' as const })),
    ],
  };
}
