/** What every import of lists has in common: all is checked first, then written as new generations and switched to in one write. */
import { isDeepStrictEqual } from 'node:util';
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Problems } from './csv.ts';
import { changeLists, type GenerationFamily, type LoadedLists } from './generations.ts';

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

/** `judge` judges the file against what is stored; it runs again when another import was faster. */
export const importLists = <Loaded extends LoadedLists>(
  deps: ImportDeps,
  family: GenerationFamily,
  load: () => Promise<Loaded>,
  judge: (loaded: Loaded) => Judged | Problems,
): Promise<ImportResult> => changeLists<Loaded, ImportResult>(deps, family, load, (loaded) => {
  const judged = judge(loaded);
  if ('errors' in judged) return { result: { outcome: 'invalid', ...judged } };
  const { rows, lists, warnings } = judged;
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const changed = new Map<string, ReadonlyMap<string, unknown>>();
  for (const [list, { before, after }] of lists) if (count(before, after, counts)) changed.set(list, new Map([...before, ...after]));
  const result = { outcome: 'imported' as const, rows, ...counts, ...(warnings === undefined ? {} : { warnings }) };
  return deps.dryRun === true ? { result } : { result, lists: changed };
});

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
