/** What importing plans, areas, reasons and measures has in common. */
import { guardText } from '../privacy/guard.ts';
import { textCell } from '../shared/csv-cells.ts';
import { quoted, type ParsedRow, type ProblemList, type Problems } from '../shared/csv.ts';
import { importLists, type ImportDeps, type ImportResult, type Judged } from '../shared/import-lists.ts';
import { loadRegister, tiltakLists, type Register } from './store.ts';

export const identityNumberReason = 'ser ut til å inneholde et fødselsnummer; det kan ikke lagres';

/** Its length is `textCell`'s to judge. */
export const titleCell = textCell.refine((title) => !('refused' in guardText(title, { max: Infinity })), { error: identityNumberReason });

/** `judge` judges the file against the register as it is stored; it runs again when another import was faster. */
export const importRegister = (deps: ImportDeps, plans: readonly string[] | 'all', judge: (register: Register) => Judged | Problems): Promise<ImportResult> =>
  importLists(deps, tiltakLists, () => loadRegister(deps.store, plans), ({ register }) => judge(register));

/** The rows of a file by key; a key that stands twice is a problem of the later row. */
export const rowsByKey = <Value>(
  rows: readonly ParsedRow<Value>[],
  keyOf: (value: Value) => string,
  problems: ProblemList,
  reason: (value: Value, earlier: ParsedRow<Value>) => string,
): ReadonlyMap<string, ParsedRow<Value>> => {
  const found = new Map<string, ParsedRow<Value>>();
  for (const row of rows) {
    const earlier = found.get(keyOf(row.value));
    if (earlier) problems.add(row.line, reason(row.value, earlier));
    else found.set(keyOf(row.value), row);
  }
  return found;
};

export const standsTwice = ({ id }: { readonly id: string }, { line }: { readonly line: number }): string => `id: ${quoted(id)} står også på linje ${line}`;

export const unknownPlan = (plan: string): string => `plan: ukjent plan ${quoted(plan)}; planer importeres først`;

/** Rows whose values are the entities themselves. */
export const valuesOf = <Value>(rows: ReadonlyMap<string, ParsedRow<Value>>): ReadonlyMap<string, Value> => new Map([...rows].map(([key, { value }]) => [key, value]));
