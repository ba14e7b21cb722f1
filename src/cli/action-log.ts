/** `salto report tiltakslogg`: what was to be done after meetings, by whom and when, and what became of it, as a file. */
import { officeFiles } from '../adapters/office/office-files.ts';
import { createFollowUpStore } from '../follow-up/store.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { YearlyReportFormat } from '../reports/formats.ts';
import { makeActionLog } from '../reports/make-tiltakslogg.ts';
import type { Tools } from './with-store.ts';
import { badPeriod, refuse, writeReport } from './write-report.ts';

export interface ActionLogOptions { readonly format: YearlyReportFormat; readonly out: string; readonly from?: string; readonly to?: string; readonly unit?: string }

export async function actionLogReport({ store, clock, config }: Tools, { out, ...request }: ActionLogOptions): Promise<number> {
  const fault = badPeriod(request);
  if (fault !== undefined) return refuse(fault);
  const retentionDays = config.RETENTION_DAYS_RESPONSES;
  const { allTasks } = createFollowUpStore({ store, retentionDays });
  return await writeReport(out, () => makeActionLog({ prompts: createPromptStore(store, clock, retentionDays), allTasks, directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }), clock, timeZone: config.TIME_ZONE, office: officeFiles }, request));
}
