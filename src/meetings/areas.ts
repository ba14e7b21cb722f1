/** The innsatsområder that a meeting's theme may name, from CSV with the columns of data/innsatsomrader.csv. */
import { z } from 'zod';
import { textCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, readCsv, type Problems } from '../shared/csv.ts';

const row = z.object({ plan: textCell, id: textCell, title: textCell });

/** `PLAN/AREA` to title. */
export const readAreas = (file: Uint8Array | string): ReadonlyMap<string, string> | Problems => {
  const csv = readCsv(file, { required: ['plan', 'id', 'title'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const areas = new Map(parseRows(csv.rows, row, problems).map(({ value }) => [`${value.plan}/${value.id}`, value.title]));
  return problems.found() ?? areas;
};
