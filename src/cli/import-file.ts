/** `salto import`: reads a file, tells every fault with its line, and stores all of it or nothing. */
import { readFile, stat } from 'node:fs/promises';
import { importKinds, isImportKind, type ImportKind, type Imported, type ImportOptions, type Result } from './import-kinds.ts';
import type { Tools } from './with-store.ts';

/** Files are read whole; more than this is no list of people or meetings. */
const largestFile = 20 * 1024 * 1024;

/** Exit code 0 when all of it is stored (or would be), 1 when nothing is. */
export async function importFile(tools: Tools, kind: string, path: string, options: ImportOptions): Promise<number> {
  if (!isImportKind(kind)) return fail(`«${kind}» kan ikke importeres. Velg mellom ${importKinds.join(', ')}.`);
  const found = await stat(path).catch(() => undefined);
  if (!found) return fail(`Finner ikke filen ${path}.`);
  if (found.isDirectory()) return fail(`${path} er en mappe. Oppgi en fil.`);
  if (!found.isFile()) return fail(`${path} er ikke en vanlig fil.`);
  if (found.size > largestFile) return fail('Filen er for stor (over 20 MB).');
  if (kind !== 'arshjul' && (options.kind !== undefined || options.audience !== undefined)) return fail('--kind og --audience gjelder bare arshjul fra en kalenderfil (.ics).');
  const result = await importers[kind](await readFile(path), tools, options);
  if (result.outcome === 'imported') return report(result, kind, options.dryRun);
  for (const { line, reason } of result.errors) console.error(`Linje ${line}: ${reason}`);
  return fail(`${result.more > 0 ? `… og ${result.more} feil til. ` : ''}Ingenting er importert.`);
}

const importers: Readonly<Record<ImportKind, (file: Uint8Array, tools: Tools, options: ImportOptions) => Promise<Result>>> = {
  units: async (file, { store, ids }, { dryRun }) => (await import('../network/import-units.ts')).importUnits(file, { store, ids, dryRun }),
  groups: async (file, { store, ids }, { dryRun }) => (await import('../network/import-groups.ts')).importGroups(file, { store, ids, dryRun }),
  members: async (file, { store, ids, config }, { dryRun }) => (await import('../network/import-members.ts')).importMembers(file, { store, ids, dryRun, admins: config.ADMINS }),
  planer: async (file, { store, ids }, { dryRun }) => (await import('../tiltak/import-plans.ts')).importPlans(file, { store, ids, dryRun }),
  innsatsomrader: async (file, { store, ids }, { dryRun }) => (await import('../tiltak/import-areas.ts')).importAreas(file, { store, ids, dryRun }),
  grunner: async (file, { store, ids }, { dryRun }) => (await import('../tiltak/import-reasons.ts')).importReasons(file, { store, ids, dryRun }),
  tiltak: async (file, tools, { dryRun }) => (await import('../tiltak/import-measures.ts')).importMeasures(file, { ...tools, dryRun, network: await (await import('../network/create-directory.ts')).createNetworkDirectory({ ...tools, admins: tools.config.ADMINS }).network() }),
  arshjul: async (...given) => (await import('./import-year.ts')).importYear(...given),
};

function report({ rows, added, updated, unchanged, leftAlone = [], warnings = { errors: [], more: 0 } }: Imported, kind: ImportKind, dryRun: boolean): number {
  console.log(`${dryRun ? 'Filen er i orden' : 'Importert'}: ${rows} linjer (${kind}), ${added} nye, ${updated} endret, ${unchanged} uendret.`);
  for (const { id, reason } of leftAlone) console.log(`Ikke importert: ${id} – ${reason}`);
  for (const { line, reason } of warnings.errors) console.log(`Advarsel, linje ${line}: ${reason}`);
  if (warnings.more > 0) console.log(`… og ${warnings.more} advarsler til.`);
  if (dryRun) console.log('Ingenting er lagret (--dry-run).');
  return 0;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}
