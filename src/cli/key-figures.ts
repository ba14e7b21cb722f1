/** `salto report nokkeltall`: how many meetings and mobilisations of each kind took place, and how many came, as a file. */
import { officeFiles } from '../adapters/office/office-files.ts';
import { createAttendanceStore } from '../meetings/attendance-store.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { YearlyReportFormat } from '../reports/formats.ts';
import { makeKeyFigures } from '../reports/make-nokkeltall.ts';
import { keyFigureTexts as t } from '../reports/nokkeltall-texts.ts';
import type { Tools } from './with-store.ts';
import { badPeriod, refuse, writeReport } from './write-report.ts';

export interface KeyFiguresOptions { readonly format: YearlyReportFormat; readonly out: string; readonly from?: string; readonly to?: string; readonly unit?: string }

/** Styringsgrupper that meet too seldom are named on the screen too: two of the formats have no room for them. */
export async function keyFigures({ store, clock, config }: Tools, { out, ...request }: KeyFiguresOptions): Promise<number> {
  const fault = badPeriod(request);
  if (fault !== undefined) return refuse(fault);
  const prompts = createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES);
  const { attended } = createAttendanceStore({ store, prompts, clock, retentionDays: config.RETENTION_DAYS_RESPONSES });
  return await writeReport(out, async () => {
    const made = await makeKeyFigures({ prompts, attended, directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }), clock, timeZone: config.TIME_ZONE, office: officeFiles }, request);
    return { ...made, also: made.below.length === 0 ? [] : [`${t.groups.title(made.year)}:`, ...made.below.map(({ name, held, planned }) => `  ${t.below(name, held, planned)}`)] };
  });
}
