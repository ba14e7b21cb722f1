/** `salto import`: reads a file, tells every fault with its line, and stores all of it or nothing. */
import { readFile, stat } from 'node:fs/promises';
import { loadNorwegianHolidays } from '../adapters/system/norwegian-holidays.ts';
import { importArshjul } from '../meetings/import-arshjul.ts';
import { readAreas } from '../meetings/areas.ts';
import { saveScheduled } from '../meetings/save-scheduled.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import type { Network } from '../network/domain.ts';
import { importGroups } from '../network/import-groups.ts';
import { importMembers } from '../network/import-members.ts';
import { importUnits } from '../network/import-units.ts';
import { createPromptStore } from '../prompts/store.ts';
import { createScheduler } from '../schedule/scheduler.ts';
import { createWorkingTime, parseQuietHours } from '../schedule/working-time.ts';
import { AppError } from '../shared/errors.ts';
import type { Problems } from '../shared/csv.ts';
import { importAreas } from '../tiltak/import-areas.ts';
import { scheduledCheckIn } from '../tiltak/import-check-in.ts';
import { importMeasures } from '../tiltak/import-measures.ts';
import { importPlans } from '../tiltak/import-plans.ts';
import { importReasons } from '../tiltak/import-reasons.ts';
import { loadRegister } from '../tiltak/store.ts';
import { importKinds, isImportKind, type ImportKind } from './import-kinds.ts';
import type { Tools } from './with-store.ts';


interface Imported {
  readonly outcome: 'imported';
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftAlone?: readonly { readonly id: string; readonly reason: string }[];
  readonly warnings?: Problems;
}
type Result = Imported | ({ readonly outcome: 'invalid' } & Problems);

/** Which themes a meeting may have, besides the innsatsområder that are imported. */
const areasFile = new URL('../../data/innsatsomrader.csv', import.meta.url);
/** CSV is read whole; more than this is no list of people or meetings. */
const largestFile = 20 * 1024 * 1024;

/** Exit code 0 when all of it is stored (or would be), 1 when nothing is. */
export async function importFile(tools: Tools, kind: string, path: string, dryRun: boolean): Promise<number> {
  if (!isImportKind(kind)) return fail(`«${kind}» kan ikke importeres. Velg mellom ${importKinds.join(', ')}.`);
  const found = await stat(path).catch(() => undefined);
  if (!found) return fail(`Finner ikke filen ${path}.`);
  if (found.isDirectory()) return fail(`${path} er en mappe. Oppgi en CSV-fil.`);
  if (!found.isFile()) return fail(`${path} er ikke en vanlig fil.`);
  if (found.size > largestFile) return fail('Filen er for stor (over 20 MB).');
  const result = await importers[kind](await readFile(path), tools, dryRun);
  if (result.outcome === 'imported') return report(result, kind, dryRun);
  for (const { line, reason } of result.errors) console.error(`Linje ${line}: ${reason}`);
  return fail(`${result.more > 0 ? `… og ${result.more} feil til. ` : ''}Ingenting er importert.`);
}

const importers: Readonly<Record<ImportKind, (file: Uint8Array, tools: Tools, dryRun: boolean) => Promise<Result>>> = {
  units: (file, { store, ids }, dryRun) => importUnits(file, { store, ids, dryRun }),
  groups: (file, { store, ids }, dryRun) => importGroups(file, { store, ids, dryRun }),
  members: (file, { store, ids, config }, dryRun) => importMembers(file, { store, ids, dryRun, admins: config.ADMINS }),
  planer: (file, { store, ids }, dryRun) => importPlans(file, { store, ids, dryRun }),
  innsatsomrader: (file, { store, ids }, dryRun) => importAreas(file, { store, ids, dryRun }),
  grunner: (file, { store, ids }, dryRun) => importReasons(file, { store, ids, dryRun }),
  tiltak: async (file, tools, dryRun) => importMeasures(file, { ...tools, dryRun, network: await networkOf(tools) }),
  arshjul: importYear,
};

const networkOf = ({ store, clock, config }: Tools): Promise<Network> => createNetworkDirectory({ store, clock, admins: config.ADMINS }).network();

export async function importYear(file: Uint8Array, tools: Tools, dryRun: boolean): Promise<Result> {
  const { store, clock, config } = tools;
  const timeZone = config.TIME_ZONE;
  const now = clock.now();
  const { year } = now.toZonedDateTimeISO(timeZone);
  const holidays = await loadNorwegianHolidays({ from: year - 1, to: year + 3 });
  const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours(config.QUIET_HOURS), holidays });
  const network = await networkOf(tools);
  const { register } = await loadRegister(store);
  const areas = readAreas(await readFile(areasFile));
  if ('errors' in areas) throw new AppError('import-invalid', 'data/innsatsomrader.csv kan ikke leses.');
  const prompts = createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES);
  // Plans only: what falls due is run by the server.
  const { plan } = createScheduler({ store, clock, log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }, handlers: {} });
  return await importArshjul(file, { network, saveScheduled: saveScheduled({ store, prompts, plan }), dryRun, now, workingTime, checkIn: (row) => scheduledCheckIn(row, now, workingTime), areas: new Set([...areas.keys(), ...register.areas.keys()]) });
}

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
