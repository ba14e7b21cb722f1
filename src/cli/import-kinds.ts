/** What `salto import` can read, and what comes of it. */
import type { Problems } from '../shared/csv.ts';

export const importKinds = ['units', 'groups', 'members', 'planer', 'innsatsomrader', 'grunner', 'tiltak', 'arshjul'] as const;
export type ImportKind = (typeof importKinds)[number];
export const isImportKind = (kind: string): kind is ImportKind => (importKinds as readonly string[]).includes(kind);

export interface ImportOptions {
  readonly dryRun: boolean;
  /** For events of a calendar that name none. */
  readonly kind?: string;
  readonly audience?: string;
}

export interface Imported {
  readonly outcome: 'imported';
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftAlone?: readonly { readonly id: string; readonly reason: string }[];
  readonly warnings?: Problems;
}
export type Result = Imported | ({ readonly outcome: 'invalid' } & Problems);
