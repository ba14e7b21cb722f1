/** The data of a local run: real units and groups, invented people, the årshjul moved to now, and a meeting that starts soon. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readFile } from 'node:fs/promises';
import { importYear } from '../cli/import-year.ts';
import type { Tools } from '../cli/with-store.ts';
import { meetingFrom } from '../meetings/create-meeting.ts';
import { saveScheduled } from '../meetings/save-scheduled.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { importGroups } from '../network/import-groups.ts';
import { importMembers } from '../network/import-members.ts';
import { importUnits } from '../network/import-units.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { Problems } from '../shared/csv.ts';
import { importAreas } from '../tiltak/import-areas.ts';
import { importMeasures } from '../tiltak/import-measures.ts';
import { importPlans } from '../tiltak/import-plans.ts';
import { importReasons } from '../tiltak/import-reasons.ts';
import { listPlans } from '../tiltak/read-plan.ts';
import { inventNetwork, solveig, type InventedPerson, type InventedUnit } from './invent-network.ts';
import { shiftArshjul } from './shift-arshjul.ts';

/** The reminder comes 15 minutes before the start: three minutes from now, time enough to answer `Kommer`. Tests have less patience. */
const soonMinutes = Number(process.env['SALTO_LOCAL_SOON_MINUTES'] ?? 18);
const soonLengthMinutes = 45;

const dataFile = (name: string): Promise<string> => readFile(new URL(`../../data/${name}`, import.meta.url), 'utf8');

/** The same people at every start. */
export async function invented(): Promise<{ readonly membersCsv: string; readonly people: readonly InventedPerson[] }> {
  const [header = '', ...lines] = (await dataFile('units.csv')).trim().split(/\r?\n/);
  const columns = header.split(',');
  const units = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at], cell])) as unknown as InventedUnit);
  return inventNetwork(units);
}

/** Only into an empty store: what was imported, answered and changed stays from start to start. */
export async function importFirstData(tools: Tools): Promise<void> {
  const network = await createNetworkDirectory({ ...tools, admins: [] }).network();
  if (network.members.size === 0) await importNetwork(tools);
  if ((await listPlans(tools.store)).length === 0) await importRegister(tools);
}

async function importNetwork(tools: Tools): Promise<void> {
  const { membersCsv } = await invented();
  const { store, ids } = tools;
  mustBeImported(await importUnits(await dataFile('units.csv'), { store, ids }));
  mustBeImported(await importGroups(await dataFile('groups.csv'), { store, ids }));
  mustBeImported(await importMembers(membersCsv, { store, ids }));
  const today = tools.clock.now().toZonedDateTimeISO(tools.config.TIME_ZONE).toPlainDate();
  mustBeImported(await importYear(Buffer.from(shiftArshjul(await dataFile('arshjul-2027.csv'), today)), tools, { dryRun: false }));
}

async function importRegister(tools: Tools): Promise<void> {
  const network = await createNetworkDirectory({ ...tools, admins: [] }).network();
  mustBeImported(await importPlans(await dataFile('planer.csv'), tools));
  mustBeImported(await importAreas(await dataFile('innsatsomrader.csv'), tools));
  mustBeImported(await importReasons(await dataFile('grunner.csv'), tools));
  mustBeImported(await importMeasures(withSolveig(await dataFile('tiltak-2023-2025.csv')), { ...tools, network }));
}

/** Whoever is at the screen is to have something to answer too: some measures are Solveig's, and of one of them nothing has been said yet. */
function withSolveig(csv: string): string {
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  const last = rows.findLastIndex((_, at) => isSolveigs(at));
  return stringify(rows.map((row, at) => (isSolveigs(at) ? { ...row, responsible_email: solveig.email, ...(at === last ? { status: '', reasons: '' } : {}) } : row)), { header: true });
}
const isSolveigs = (at: number): boolean => at % 10 === 1;

function mustBeImported(result: { readonly outcome: 'imported' } | ({ readonly outcome: 'invalid' } & Problems)): void {
  if (result.outcome === 'invalid') throw new Error(`Eksempeldataene kan ikke importeres: ${result.errors[0]?.reason ?? ''}`);
}

/** A meeting called by Solveig that opens at once. Planned when the server starts, like any scheduled meeting. */
export async function addMeetingSoon({ store, clock, ids, config }: Tools): Promise<void> {
  const network = await createNetworkDirectory({ store, clock, admins: [] }).network();
  const organiser = network.memberByEmail(solveig.email);
  if (!organiser) return;
  const start = clock.now().toZonedDateTimeISO(config.TIME_ZONE).add({ minutes: soonMinutes });
  const end = start.add({ minutes: soonLengthMinutes });
  const time = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const date = start.toPlainDate().toString();
  const meeting = meetingFrom({
    promptId: `meeting-${ids.newId()}`,
    organiserId: organiser.id,
    audience: 'gruppe:byomfattende;koordinerende@sekretariatet',
    details: {
      meetingKind: 'byomfattende', title: 'Byomfattende SaLTo-møte', date, start: time(start), end: time(end), ...(end.toPlainDate().equals(start.toPlainDate()) ? {} : { endDate: end.toPlainDate().toString() }),
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/eksempel', agenda: 'Status fra bydelene\nErfaringer siden sist\nEventuelt', answerBy: date, showNames: true,
    },
  }, clock.now(), config.TIME_ZONE);
  await saveScheduled({ store, prompts: createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES), plan: async () => undefined })([{ ...meeting, state: 'scheduled' }], { dryRun: false });
}
