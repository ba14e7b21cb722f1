/** What `salto import` can read. */
export const importKinds = ['units', 'groups', 'members', 'planer', 'innsatsomrader', 'grunner', 'tiltak', 'arshjul'] as const;
export type ImportKind = (typeof importKinds)[number];
export const isImportKind = (kind: string): kind is ImportKind => (importKinds as readonly string[]).includes(kind);
