/** `import grunner`: why a measure may not be started, from CSV with the columns of data/grunner.csv. */
import { z } from 'zod';
import { idCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, readCsv, type Problems } from '../shared/csv.ts';
import type { ImportDeps, ImportResult, Judged } from '../shared/import-lists.ts';
import { importRegister, rowsByKey, standsTwice, titleCell, valuesOf } from './import-register.ts';
import type { Register } from './store.ts';

const row = z.object({ id: idCell, title: titleCell });

export const importReasons = (file: Uint8Array | string, deps: ImportDeps): Promise<ImportResult> => importRegister(deps, [], (register) => judgeReasons(file, register));

const judgeReasons = (file: Uint8Array | string, register: Register): Judged | Problems => {
  const csv = readCsv(file, { required: ['id', 'title'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const reasons = valuesOf(rowsByKey(parseRows(csv.rows, row, problems), ({ id }) => id, problems, standsTwice));
  return problems.found() ?? { rows: csv.rows.length, lists: new Map([['reason', { before: register.reasons, after: reasons }]]) };
};
