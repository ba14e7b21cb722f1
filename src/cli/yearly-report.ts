/** `salto report arsrapport`: the yearly report of a plan, or its numbers, as a file. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { officeFiles } from '../adapters/office/office-files.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { YearlyReportFormat } from '../reports/formats.ts';
import { makeYearlyReport } from '../reports/make-yearly-report.ts';
import { reportTexts as t } from '../reports/texts.ts';
import { dateProblem } from '../shared/csv-cells.ts';
import { isAppError } from '../shared/errors.ts';
import { createCheckInStore } from '../tiltak/check-in-store.ts';
import { listPlans, readPlan } from '../tiltak/read-plan.ts';
import type { Tools } from './with-store.ts';

export interface YearlyReportOptions {
  readonly format: YearlyReportFormat;
  readonly out: string;
  readonly plan?: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly utenTekster: boolean;
}

const refuse = (reason: string): number => {
  console.error(reason);
  return 1;
};

function badDate({ from, to }: YearlyReportOptions): string | undefined {
  for (const [option, value] of [['--from', from], ['--to', to]] as const) {
    const reason = value === undefined ? undefined : dateProblem(value);
    if (reason !== undefined) return t.faults.date(option, reason);
  }
  return from !== undefined && to !== undefined && from > to ? t.faults.period : undefined;
}

export async function yearlyReport({ store, clock, config }: Tools, options: YearlyReportOptions): Promise<number> {
  const fault = badDate(options);
  if (fault !== undefined) return refuse(fault);
  const plans = await listPlans(store);
  const plan = options.plan ?? (plans.length === 1 ? plans[0]?.id : undefined);
  if (plan === undefined) return refuse(plans.length === 0 ? t.faults.noPlans : t.faults.choosePlan(plans.map(({ id }) => id)));
  const { openAnswers } = createCheckInStore(store, createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES), clock, config.RETENTION_DAYS_RESPONSES);
  try {
    const { content, incomplete } = await makeYearlyReport({
      readPlan: (id) => readPlan({ store, openAnswers }, id),
      directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }), clock, timeZone: config.TIME_ZONE, office: officeFiles,
    }, {
      plan, format: options.format, texts: options.utenTekster ? 'without' : 'with',
      ...(options.unit === undefined ? {} : { unit: options.unit }), ...(options.from === undefined ? {} : { from: options.from }), ...(options.to === undefined ? {} : { to: options.to }),
    });
    await writeWhole(options.out, content);
    if (incomplete !== undefined) console.error(incomplete);
  } catch (error) {
    if (isAppError(error) && error.userMessage !== undefined) return refuse(error.userMessage);
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && code in t.faults.file) return refuse(t.faults.file[code as keyof typeof t.faults.file](options.out));
    throw error;
  }
  console.log(t.written(options.out));
  return 0;
}

/** Whoever opens the file meanwhile, or after a failure, finds the old one whole. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  const half = `${path}.${process.pid}.tmp`;
  try {
    // Units' own texts: for whoever ran the command.
    await writeFile(half, content, { mode: 0o600 });
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
