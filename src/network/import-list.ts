/** Importing one of the network's lists: its file judged against the network as it is stored. */
import type { Problems } from '../shared/csv.ts';
import { importLists, type ImportDeps, type ImportResult } from '../shared/import-lists.ts';
import type { Network } from './domain.ts';
import { loadNetwork, networkLists, type NetworkPart, type PartEntity } from './store.ts';

export type { ImportDeps, ImportResult };

/** What a valid file says, by id. */
export interface Plan<Entity> {
  readonly rows: number;
  readonly entities: ReadonlyMap<string, Entity>;
}

/** `plan` judges the file against the network as it is stored; it runs again when another import was faster. */
export const importList = <Part extends NetworkPart>(
  deps: ImportDeps,
  part: Part,
  existing: (network: Network) => ReadonlyMap<string, PartEntity[Part]>,
  plan: (network: Network) => Plan<PartEntity[Part]> | Problems,
): Promise<ImportResult> => importLists(
  deps,
  networkLists,
  () => loadNetwork(deps.store),
  ({ network }) => {
    const planned = plan(network);
    return 'errors' in planned ? planned : { rows: planned.rows, lists: new Map([[part, { before: existing(network), after: planned.entities }]]) };
  },
);
