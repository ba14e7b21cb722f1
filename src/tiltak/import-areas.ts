/** `import innsatsomrader`: the innsatsområder of each plan, from CSV with the columns of data/innsatsomrader.csv. Their order in the file is the order of every report. */
import { z } from 'zod';
import { idCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, readCsv, type Problems } from '../shared/csv.ts';
import type { ImportDeps, ImportResult, Judged } from '../shared/import-lists.ts';
import { importRegister, rowsByKey, standsTwice, titleCell, unknownPlan, valuesOf } from './import-register.ts';
import { areaKey, type Register } from './store.ts';

const row = z.object({ plan: idCell, id: idCell, title: titleCell });

/** Plans must be imported first. */
export const importAreas = (file: Uint8Array | string, deps: ImportDeps): Promise<ImportResult> => importRegister(deps, [], (register) => judgeAreas(file, register));

const judgeAreas = (file: Uint8Array | string, register: Register): Judged | Problems => {
  const csv = readCsv(file, { required: ['plan', 'id', 'title'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const rows = parseRows(csv.rows, row, problems);
  for (const { line, value: { plan } } of rows) if (!register.plans.has(plan)) problems.add(line, unknownPlan(plan));
  const areas = valuesOf(rowsByKey(rows, areaKey, problems, standsTwice));
  return problems.found() ?? { rows: csv.rows.length, lists: new Map([['area', { before: register.areas, after: areas }]]) };
};
