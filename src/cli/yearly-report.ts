/** `salto report arsrapport`: the yearly report of a plan, or its numbers, as a file. */
import { officeFiles } from '../adapters/office/office-files.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { YearlyReportFormat } from '../reports/formats.ts';
import { makeYearlyReport } from '../reports/make-yearly-report.ts';
import { reportTexts as t } from '../reports/texts.ts';
import { createCheckInStore } from '../tiltak/check-in-store.ts';
import { listPlans, readPlan } from '../tiltak/read-plan.ts';
import type { Tools } from './with-store.ts';
import { badPeriod, refuse, writeReport } from './write-report.ts';

export interface YearlyReportOptions {
  readonly format: YearlyReportFormat;
  readonly out: string;
  readonly plan?: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly utenTekster: boolean;
}

export async function yearlyReport({ store, clock, config }: Tools, options: YearlyReportOptions): Promise<number> {
  const fault = badPeriod(options);
  if (fault !== undefined) return refuse(fault);
  const plans = await listPlans(store);
  const plan = options.plan ?? (plans.length === 1 ? plans[0]?.id : undefined);
  if (plan === undefined) return refuse(plans.length === 0 ? t.faults.noPlans : t.faults.choosePlan(plans.map(({ id }) => id)));
  const { openAnswers } = createCheckInStore(store, createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES), clock, config.RETENTION_DAYS_RESPONSES);
  return await writeReport(options.out, () => makeYearlyReport({
    readPlan: (id) => readPlan({ store, timeZone: config.TIME_ZONE, openAnswers }, id),
    directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }), clock, timeZone: config.TIME_ZONE, office: officeFiles,
  }, {
    plan, format: options.format, texts: options.utenTekster ? 'without' : 'with',
    ...(options.unit === undefined ? {} : { unit: options.unit }), ...(options.from === undefined ? {} : { from: options.from }), ...(options.to === undefined ? {} : { to: options.to }),
  }));
}
