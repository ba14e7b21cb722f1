/** A small register of tiltak for tests of what builds on one, and CSV rows for it. */
import type { Network } from '../../src/network/domain.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { DocumentStore } from '../../src/ports/document-store.ts';
import type { IdSource } from '../../src/ports/id-source.ts';
import type { ImportResult } from '../../src/shared/import-lists.ts';
import type { MeasureAnswer } from '../../src/tiltak/check-in.ts';
import { importAreas } from '../../src/tiltak/import-areas.ts';
import { importMeasures } from '../../src/tiltak/import-measures.ts';
import { importPlans } from '../../src/tiltak/import-plans.ts';
import { importReasons } from '../../src/tiltak/import-reasons.ts';

export const plans = 'id,title,from,to\np1,Handlingsprogram,2023-01-01,2025-12-31\np2,Handlingsplan mot ekstremisme,2025-01-01,2027-12-31\n';
export const areas = 'plan,id,title\np1,1,Felles innsats\np1,2,Rus\np2,1,Radikalisering\n';
export const reasons = 'id,title\nressurser,Mangel på ressurser\nprioritering,Prioritering\n';

const columns = ['id', 'plan', 'unit', 'area', 'title', 'responsible_email', 'status', 'reasons', 'outcome', 'benefit'] as const;
export type MeasureRow = Partial<Record<(typeof columns)[number], string>>;

const cell = (text: string): string => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows with what they name, and otherwise plan p1, unit alna, area 1. */
export const measuresCsv = (...rows: readonly MeasureRow[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((name) => cell(({ plan: 'p1', unit: 'alna', area: '1', title: `Tiltak ${row.id}`, ...row } as MeasureRow)[name] ?? '')).join(','))].join('\n');

export interface RegisterDeps {
  readonly store: DocumentStore;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly network: Network;
}

/** Plans, areas and reasons, and then the measures. Throws when anything is refused. */
export async function fillRegister(deps: RegisterDeps, ...rows: readonly MeasureRow[]): Promise<void> {
  const results: ImportResult[] = [await importPlans(plans, deps), await importAreas(areas, deps), await importReasons(reasons, deps)];
  if (rows.length > 0) results.push(await importMeasures(measuresCsv(...rows), deps));
  for (const result of results) if (result.outcome === 'invalid') throw new Error(result.errors.map(({ line, reason }) => `${line}: ${reason}`).join('\n'));
}

export const answerOf = (promptId: string, measureId: string, at: string, more: Partial<MeasureAnswer> = {}): MeasureAnswer => {
  const entry = { status: 'igangsatt' as const, reasons: [], at, by: 'm1', late: false };
  return { ...entry, promptId, measureId, unit: 'alna', level: 'koordinerende', history: [entry], ...more };
};
