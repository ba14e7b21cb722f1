/** `salto import arshjul`: the year's meetings and check-ins from CSV or from a calendar, planned and opened later by the server. */
import { readFile } from 'node:fs/promises';
import { icalCalendarReader } from '../adapters/system/ical-calendar-reader.ts';
import { loadNorwegianHolidays } from '../adapters/system/norwegian-holidays.ts';
import { readAreas } from '../meetings/areas.ts';
import { readArshjul, storeArshjul, type CheckInRow } from '../meetings/import-arshjul.ts';
import { isCalendar, readCalendarArshjul } from '../meetings/read-calendar.ts';
import { saveScheduled } from '../meetings/save-scheduled.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPromptStore } from '../prompts/store.ts';
import { createScheduler } from '../schedule/scheduler.ts';
import { createWorkingTime, parseQuietHours } from '../schedule/working-time.ts';
import { AppError } from '../shared/errors.ts';
import { scheduledCheckIn } from '../tiltak/import-check-in.ts';
import { loadRegister } from '../tiltak/store.ts';
import type { ImportOptions, Result } from './import-kinds.ts';
import type { Tools } from './with-store.ts';

/** Which themes a meeting may have, besides the innsatsområder that are imported. */
const areasFile = new URL('../../data/innsatsomrader.csv', import.meta.url);

export async function importYear(file: Uint8Array, tools: Tools, { dryRun, kind, audience }: ImportOptions): Promise<Result> {
  const calendar = isCalendar(file);
  if (!calendar && (kind !== undefined || audience !== undefined)) return { outcome: 'invalid', errors: [{ line: 1, reason: '--kind og --audience gjelder bare kalenderfiler (.ics); i CSV står de i kolonnene' }], more: 0 };
  const { store, clock, config } = tools;
  const timeZone = config.TIME_ZONE;
  const now = clock.now();
  const { year } = now.toZonedDateTimeISO(timeZone);
  const holidays = await loadNorwegianHolidays({ from: year - 1, to: year + 3 });
  const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours(config.QUIET_HOURS), holidays });
  const network = await createNetworkDirectory({ store, clock, admins: config.ADMINS }).network();
  const { register } = await loadRegister(store);
  const areas = readAreas(await readFile(areasFile));
  if ('errors' in areas) throw new AppError('import-invalid', 'data/innsatsomrader.csv kan ikke leses.');
  const prompts = createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES);
  // Plans only: what falls due is run by the server.
  const { plan } = createScheduler({ store, clock, log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }, handlers: {} });
  const options = { now, workingTime, checkIn: (row: CheckInRow) => scheduledCheckIn(row, now, workingTime), areas: new Set([...areas.keys(), ...register.areas.keys()]) };
  const read = calendar
    ? readCalendarArshjul(file, network, { ...options, reader: icalCalendarReader, ...(kind === undefined ? {} : { kind }), ...(audience === undefined ? {} : { audience }) })
    : readArshjul(file, network, options);
  return await storeArshjul(read, { saveScheduled: saveScheduled({ store, prompts, plan }), dryRun });
}
