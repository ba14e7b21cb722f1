/** What importing units, groups and members has in common: all is checked first, then written as one new generation and switched to in one write. */
import { isDeepStrictEqual } from 'node:util';
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Problems } from '../shared/csv.ts';
import type { Network } from './domain.ts';
import { loadNetwork, replacePart, type NetworkPart, type PartEntity } from './store.ts';

export interface ImportDeps {
  readonly store: DocumentStore;
  readonly ids: IdSource;
  /** Check and count, write nothing. */
  readonly dryRun?: boolean;
}

/** `rows` counts lines of the file; the others count units, groups or people. What the file does not name stays. */
export type ImportResult =
  | { readonly outcome: 'imported'; readonly rows: number; readonly added: number; readonly updated: number; readonly unchanged: number }
  | { readonly outcome: 'invalid' } & Problems;

/** What a valid file says, by id. */
export interface Plan<Entity> {
  readonly rows: number;
  readonly entities: ReadonlyMap<string, Entity>;
}

const tries = 5;

/** `plan` judges the file against the network as it is stored; it runs again when another import was faster. */
export const importList = async <Part extends NetworkPart>(
  deps: ImportDeps,
  part: Part,
  existing: (network: Network) => ReadonlyMap<string, PartEntity[Part]>,
  plan: (network: Network) => Plan<PartEntity[Part]> | Problems,
): Promise<ImportResult> => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { network, pointer } = await loadNetwork(deps.store);
    const planned = plan(network);
    if ('errors' in planned) return { outcome: 'invalid', ...planned };
    const before = existing(network);
    const counts = count(before, planned.entities);
    const result: ImportResult = { outcome: 'imported', rows: planned.rows, ...counts };
    if (deps.dryRun === true || counts.added + counts.updated === 0) return result;
    const list = [...new Map([...before, ...planned.entities]).values()];
    if ((await replacePart(deps, part, list, pointer)) === 'switched') return result;
  }
  return { outcome: 'invalid', errors: [{ line: 1, reason: 'en annen import pågår; prøv igjen når den er ferdig' }], more: 0 };
};

const count = <Entity>(before: ReadonlyMap<string, Entity>, after: ReadonlyMap<string, Entity>): { readonly added: number; readonly updated: number; readonly unchanged: number } => {
  let [added, updated, unchanged] = [0, 0, 0];
  for (const [id, entity] of after) {
    const old = before.get(id);
    if (old === undefined) added += 1;
    else if (isDeepStrictEqual(old, entity)) unchanged += 1;
    else updated += 1;
  }
  return { added, updated, unchanged };
};
