/** The action log as a table: CSV, workbook and document say the same. */
import { meetingKind } from '../meetings/kinds.ts';
import type { OfficeDocument, Workbook } from '../ports/office-files.ts';
import { writeCsv } from '../shared/write-csv.ts';
import { left, text } from './document-parts.ts';
import { inFigures, inWords } from './texts.ts';
import type { ActionLog, LogRow } from './tiltakslogg.ts';
import { logTexts as t } from './tiltakslogg-texts.ts';

export interface LogContent { readonly log: ActionLog; /** By name. */ readonly unit?: string; readonly madeAt: Temporal.PlainDate }

type Column = keyof typeof t.columns;
const order = Object.keys(t.columns) as Column[];
/** Dates are written as people file them, so that a spreadsheet sorts them. */
const inCells = (row: LogRow): Record<Column, string> =>
  ({ ...row, kind: meetingKind(row.kind)?.title ?? row.kind, state: t.states[row.state], doneAt: row.doneAt ?? '', overdue: row.overdue ? t.yes : t.no });

export const logCsv = ({ log }: LogContent): string => writeCsv(log.tasks.map(inCells), t.columns, ';');

const widths: Readonly<Record<Column, number>> = { meeting: 40, kind: 24, date: 12, unit: 30, level: 18, what: 60, owner: 28, due: 12, state: 10, doneAt: 12, overdue: 12 };

export function logWorkbook({ log }: LogContent): Workbook {
  const counts = Object.keys(t.counts) as (keyof typeof t.counts)[];
  return {
    title: t.title,
    sheets: [
      { name: t.title, columns: order.map((column) => ({ title: t.columns[column], width: widths[column], type: 'text' })), rows: log.tasks.map((row) => { const cells = inCells(row); return order.map((column) => cells[column]); }), rowCount: log.tasks.length },
      { name: t.counts.total, columns: counts.map((count) => ({ title: t.counts[count], width: 14, type: 'number' })), rows: [counts.map((count) => log[count])], rowCount: 1 },
    ],
  };
}

const dated = (date: string): string => inFigures(Temporal.PlainDate.from(date));

export function logDocument({ log, unit, madeAt }: LogContent): OfficeDocument {
  const { columns, states } = t;
  const { total, open, done, withdrawn, overdue, from, to } = log;
  return {
    language: t.language, footer: t.title, page: t.page,
    cover: { over: t.over, title: t.title, subtitle: t.period(from && dated(from), to && dated(to)), lines: [unit === undefined ? t.whole : t.scope(unit), t.madeAt(inWords(madeAt))] },
    blocks: total === 0 ? [text(t.none)] : [
      text(t.lead(total, open, done, withdrawn, overdue)),
      {
        kind: 'table', columns: [left(columns.what, 4), left(columns.owner, 2.2), left(columns.due, 1.6), left(columns.state, 1.8), left(columns.meeting, 3.6)],
        rows: log.tasks.map((row) => [
          row.what, row.owner, dated(row.due), row.state === 'open' && row.overdue ? `${states.open}, ${columns.overdue.toLowerCase()}` : row.doneAt === undefined ? states[row.state] : `${states.done} ${dated(row.doneAt)}`,
          [`${row.meeting} ${dated(row.date)}`, row.unit, row.level].filter((part) => part !== '').join(' · '),
        ]),
      },
    ],
  };
}
