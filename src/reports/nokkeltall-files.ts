/** The key figures as the section reports them: a table with kind, held and average attendance, and the styringsgrupper that meet too seldom. */
import { texts } from '../locales/texts.ts';
import { meetingKind } from '../meetings/kinds.ts';
import type { Block, OfficeDocument, Sheet, Workbook } from '../ports/office-files.ts';
import { writeCsv } from '../shared/write-csv.ts';
import { heading, left, right, text } from './document-parts.ts';
import type { KeyFiguresContent } from './nokkeltall.ts';
import type { KindLine } from './nokkeltall.ts';
import { keyFigureTexts as t } from './nokkeltall-texts.ts';
import { inFigures, inWords } from './texts.ts';

export const kindTitleOf = (kind: string): string => meetingKind(kind)?.plural ?? t.mobilisations[kind] ?? kind;
export const levelNames = (levels: KeyFiguresContent['closedLevels']): string => levels.map((level) => texts('nb').levels[level].toLocaleLowerCase('nb')).join(', ');

/** As the section writes it: `12 (4 unge med gjentatt kriminalitet, …)`, `ca. 24`. */
const lineInWords = ({ kind, held, topics, average, fromAnswers }: KindLine): { readonly kind: string; readonly held: string; readonly average: string; readonly basis: string } => ({
  kind: kindTitleOf(kind), held: t.held(held, topics.map((topic) => t.topic(topic.held, topic.topic))), average: t.about(average), basis: t.basis(fromAnswers, held),
});

export const keyFiguresCsv = ({ lines }: KeyFiguresContent): string => {
  const { kind, held, average, basis } = t.columns;
  return writeCsv(lines.map(lineInWords), { kind, held, average, basis }, ';');
};

const dayOf = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);

export function keyFiguresDocument(content: KeyFiguresContent): OfficeDocument {
  const { figures: { from, to }, lines, below, groups, year, closedLevels, unit, madeAt } = content;
  const { columns } = t;
  const table: Block = {
    kind: 'table', caption: t.caption, columns: [left(columns.kind, 3), left(columns.held, 5), right(columns.average, 1.8), left(columns.basis, 1.8)],
    rows: lines.map(lineInWords).map(({ kind, held, average, basis }) => [kind, held, average, basis]),
  };
  const seldom: Block = below.length === 0
    ? text(groups === 0 ? t.groups.none : t.groups.all(year))
    : { kind: 'table', columns: [left(t.groups.columns.name, 5), right(t.groups.columns.held, 1.5), right(t.groups.columns.planned, 1.5)], rows: below.map(({ name, held, planned }) => [name, String(held), String(planned)]) };
  return {
    language: t.language, footer: t.title, page: t.page,
    cover: { over: t.over, title: t.title, subtitle: t.period(inWords(dayOf(from)), inWords(dayOf(to))), lines: [unit === undefined ? t.whole : t.scope(unit), t.madeAt(inWords(madeAt))] },
    blocks: [
      ...(closedLevels.length === 0 ? [] : [text(t.closedLevels(levelNames(closedLevels)), 'warning')]),
      lines.length === 0 ? text(t.none) : table, text(t.notes, 'note'), heading(1, t.groups.title(year)), seldom,
    ],
  };
}

export function keyFiguresWorkbook(content: KeyFiguresContent): Workbook {
  const { figures, lines, below, closedLevels } = content;
  const { columns, groups, sheets } = t;
  const inText = (title: string, width: number) => ({ title, width, type: 'text' as const });
  const inNumbers = (title: string) => ({ title, width: 16, type: 'number' as const });
  const sheet = (name: string, own: Sheet['columns'], rows: readonly (readonly (string | number)[])[]): Sheet => ({ name, columns: own, rows, rowCount: rows.length });
  return {
    title: `${t.title} ${t.period(inFigures(dayOf(figures.from)), inFigures(dayOf(figures.to)))}`,
    sheets: [
      // What is missing is said before any number.
      ...(closedLevels.length === 0 ? [] : [sheet(sheets.missing, [inText(sheets.missing, 100)], [[t.closedLevels(levelNames(closedLevels))]])]),
      sheet(sheets.table, [inText(columns.kind, 36), inText(columns.held, 60), inText(columns.average, 18), inText(columns.basis, 20)], lines.map(lineInWords).map(({ kind, held, average, basis }) => [kind, held, average, basis])),
      sheet(sheets.numbers, [inText(columns.kind, 36), inText(columns.topic, 60), inNumbers(columns.held), inNumbers(columns.average)], figures.kinds.map(({ kind, topic = '', held, averageAttendance }) => [kindTitleOf(kind), topic, held, averageAttendance])),
      sheet(sheets.groups, [inText(groups.title(content.year), 60), inNumbers(groups.columns.held), inNumbers(groups.columns.planned)], below.map(({ name, held, planned }) => [name, held, planned])),
    ],
  };
}
