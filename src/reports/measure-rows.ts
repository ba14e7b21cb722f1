/** Every measure as one row with all that is known of it: for the workbook's raw sheet and the CSV. */
import { lastStatus, type MeasureRecord, type PlanRead, type StatusEntry } from '../tiltak/domain.ts';
import { reportTexts as t } from './texts.ts';
import type { UnitName } from './yearly-report.ts';
import { areasOf } from './yearly-report.ts';

export type RowField = keyof typeof t.columns;
export type MeasureRow = Readonly<Record<RowField, string>>;

const textFields: ReadonlySet<RowField> = new Set(['outcome', 'benefit']);
export const rowFields = (texts: 'with' | 'without'): RowField[] => (Object.keys(t.columns) as RowField[]).filter((field) => texts === 'with' || !textFields.has(field));

const statusText = (last: StatusEntry | undefined): string => (last === undefined ? t.counts.unanswered : t.status[last.status]);
const sourceText = (last: StatusEntry | undefined): string =>
  (last === undefined ? t.source.none : last.checkIn === undefined ? t.source.imported : last.checkIn.late ? t.source.late : t.source.checkIn);

/** Local date of an instant: `YYYY-MM-DD`. */
export const localDate = (at: string, timeZone: string): Temporal.PlainDate => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate();

export function rowWriter(read: PlanRead, unitName: UnitName, timeZone: string): (measure: MeasureRecord) => MeasureRow {
  const areas = areasOf(read);
  const reasons = new Map(read.reasons.map(({ id, title }) => [id, title]));
  return (measure) => {
    const last = lastStatus(measure);
    return {
      id: measure.id, plan: measure.plan, areaId: measure.area, area: areas.get(measure.area) ?? measure.area, unitId: measure.unit, unit: unitName(measure.unit),
      title: measure.title, responsible: measure.responsibleEmail ?? '', status: statusText(last), reasons: (last?.reasons ?? []).map((id) => reasons.get(id) ?? id).join('; '),
      outcome: last?.outcome ?? '', benefit: last?.benefit ?? '', at: last === undefined ? '' : localDate(last.at, timeZone).toString(), source: sourceText(last), changes: String(measure.history.length),
    };
  };
}
