/** `import planer`: handlingsplaner and -programmer, from CSV with the columns of data/planer.csv. */
import { z } from 'zod';
import { dateCell, idCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, readCsv, type ParsedRow, type Problems } from '../shared/csv.ts';
import type { ImportDeps, ImportResult, Judged } from '../shared/import-lists.ts';
import type { Plan } from './domain.ts';
import { importRegister, rowsByKey, standsTwice, titleCell, valuesOf } from './import-register.ts';
import type { Register } from './store.ts';

const row = z.object({ id: idCell, title: titleCell, from: dateCell, to: dateCell });

/** Plans run side by side, in whatever periods. One plan has one period: its next one is a plan of its own, or a new import moves the dates. */
export const importPlans = (file: Uint8Array | string, deps: ImportDeps): Promise<ImportResult> => importRegister(deps, [], (register) => judgePlans(file, register));

const judgePlans = (file: Uint8Array | string, register: Register): Judged | Problems => {
  const csv = readCsv(file, { required: ['id', 'title', 'from', 'to'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const rows = parseRows(csv.rows, row, problems);
  for (const { line, value: { from, to } } of rows) if (from > to) problems.add(line, `to: planen slutter ${to}, før den begynner ${from}`);
  const plans = valuesOf(rowsByKey(rows, ({ id }) => id, problems, twice));
  return problems.found() ?? { rows: csv.rows.length, lists: new Map([['plan', { before: register.plans, after: plans }]]) };
};

const twice = (plan: Plan, earlier: ParsedRow<Plan>): string =>
  `${standsTwice(plan, earlier)}${plan.from <= earlier.value.to && earlier.value.from <= plan.to ? ', og periodene overlapper' : ''}; en plan har én periode, gi den neste en egen id`;
