/** What every import of lists has in common: all is checked first, then written as new generations and switched to in one write. */
import { isDeepStrictEqual } from 'node:util';
import type { DocumentStore, Stored } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Problems } from './csv.ts';
import { replaceLists, type GenerationFamily, type GenerationPointer } from './generations.ts';

export interface ImportDeps {
  readonly store: DocumentStore;
  readonly ids: IdSource;
  /** Check and count, write nothing. */
  readonly dryRun?: boolean;
}

/** `rows` counts lines of the file; the others count what the lines are about. What the file does not name stays. */
export type ImportResult =
  | {
    readonly outcome: 'imported'; readonly rows: number; readonly added: number; readonly updated: number; readonly unchanged: number;
    /** What the operator should know, though it stops nothing. */
    readonly warnings?: Problems;
  }
  | { readonly outcome: 'invalid' } & Problems;

/** What a valid file says. */
export interface Judged {
  readonly rows: number;
  /** For every list the file is about: its entities by key, as stored and as in the file. */
  readonly lists: ReadonlyMap<string, { readonly before: ReadonlyMap<string, unknown>; readonly after: ReadonlyMap<string, unknown> }>;
  readonly warnings?: Problems | undefined;
}

const tries = 5;

/** `judge` judges the file against what is stored; it runs again when another import was faster. */
export const importLists = async <View>(
  deps: ImportDeps,
  family: GenerationFamily,
  load: () => Promise<{ readonly view: View; readonly pointer: Stored<GenerationPointer> | undefined }>,
  judge: (view: View) => Judged | Problems,
): Promise<ImportResult> => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { view, pointer } = await load();
    const judged = judge(view);
    if ('errors' in judged) return { outcome: 'invalid', ...judged };
    const { rows, lists, warnings } = judged;
    const counts = { added: 0, updated: 0, unchanged: 0 };
    const changed = new Map<string, ReadonlyMap<string, unknown>>();
    for (const [list, { before, after }] of lists) if (count(before, after, counts)) changed.set(list, new Map([...before, ...after]));
    const result: ImportResult = { outcome: 'imported', rows, ...counts, ...(warnings === undefined ? {} : { warnings }) };
    if (deps.dryRun === true || changed.size === 0) return result;
    if ((await replaceLists(deps, family, changed, pointer)) === 'switched') return result;
  }
  return { outcome: 'invalid', errors: [{ line: 1, reason: 'en annen import pågår; prøv igjen når den er ferdig' }], more: 0 };
};

/** Whether the file changes anything. */
const count = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>, counts: { added: number; updated: number; unchanged: number }): boolean => {
  let changes = 0;
  for (const [id, entity] of after) {
    const outcome = !before.has(id) ? 'added' : isDeepStrictEqual(before.get(id), entity) ? 'unchanged' : 'updated';
    counts[outcome] += 1;
    if (outcome !== 'unchanged') changes += 1;
  }
  return changes > 0;
};
