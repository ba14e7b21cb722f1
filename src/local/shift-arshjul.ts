/** Moves an årshjul to now, whatever year it was written for: by whole weeks, so that every meeting keeps its weekday. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** The first meeting comes this many days from now: after the day its invitation would go out, so that the chat begins quiet. */
const firstAfterDays = 30;

/** @param csv with the columns `date` and `end_date` (YYYY-MM-DD); rows may be in any order */
export function shiftArshjul(csv: string, today: Temporal.PlainDate): string {
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  const first = rows.map(({ date }) => date ?? '').filter((date) => date !== '').sort()[0];
  if (first === undefined) return csv;
  const days = Temporal.PlainDate.from(first).until(today.add({ days: firstAfterDays }), { largestUnit: 'days' }).days;
  const weeks = Math.ceil(days / 7);
  const moved = (date: string | undefined): string => (date ? Temporal.PlainDate.from(date).add({ weeks }).toString() : '');
  return stringify(rows.map((row) => ({ ...row, date: moved(row['date']), end_date: moved(row['end_date']) })), { header: true });
}
