/** The yearly report as a file: for the operator's tool, for Teams, and behind a signed link. Whoever calls has checked that the asker may see it. */
import { setImmediate } from 'node:timers/promises';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import { AppError } from '../shared/errors.ts';
import { writeCsv } from '../shared/write-csv.ts';
import type { PlanRead } from '../tiltak/domain.ts';
import { rowFields, rowWriter } from './measure-rows.ts';
import { reportFile, type ReportFile, type YearlyReportFormat } from './formats.ts';
import type { ReportContent } from './report-content.ts';
import { requireUnit } from './scope.ts';
import { reportTexts as t } from './texts.ts';
import { yearlyDocument } from './yearly-document.ts';
import { asOf, ofUnits, yearlyReport } from './yearly-report.ts';
import { yearlyWorkbook } from './yearly-workbook.ts';

export interface YearlyReportDeps {
  /** Undefined: no such plan. */
  readonly readPlan: (plan: string) => Promise<PlanRead | undefined>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly office: OfficeFiles;
}

export interface YearlyReportRequest {
  readonly plan: string;
  readonly format: YearlyReportFormat;
  /** Unit id; a region stands for itself and its bydeler. */
  readonly unit?: string;
  /** `YYYY-MM-DD`: the first day of the year that is reported; the status of the day before it is what is compared with. Default: a year before `to`. */
  readonly from?: string;
  /** `YYYY-MM-DD`: the status as of the end of this day. Default: now. */
  readonly to?: string;
  readonly texts: 'with' | 'without';
}

/** Throws `not-found` with a sentence for the user when there is no such plan or unit. */
export async function makeYearlyReport(deps: YearlyReportDeps, request: YearlyReportRequest): Promise<ReportFile> {
  const content = await readContent(deps, request);
  const { closedLevels } = content.read;
  const incomplete = closedLevels.length > 0;
  // A table has no room to say it.
  const file = await reportFile(deps.office, [t.fileName, request.plan, request.unit, content.asAt.toString(), incomplete ? t.incomplete : undefined], request.format, {
    json: () => content.numbers, csv: () => csv(content), docx: () => yearlyDocument(content), xlsx: () => yearlyWorkbook(content),
  });
  return { ...file, ...(incomplete ? { incomplete: t.closedLevels(closedLevels) } : {}) };
}

/** So many rows at a time: little memory, and a server answers others between them. */
const rowsAtATime = 1_000;

async function csv({ read, unitName, timeZone, texts }: ReportContent): Promise<Buffer> {
  const write = rowWriter(read, unitName, timeZone);
  const columns = Object.fromEntries(rowFields(texts).map((field) => [field, t.columns[field]]));
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < read.measures.length; at += rowsAtATime) {
    parts.push(Buffer.from(writeCsv(read.measures.slice(at, at + rowsAtATime).map(write), columns, ';', at === 0 ? 'first' : 'next')));
    await setImmediate();
  }
  return Buffer.concat(parts);
}

async function readContent({ readPlan, directory, clock, timeZone }: YearlyReportDeps, { plan, unit, from, to, texts }: YearlyReportRequest): Promise<ReportContent> {
  const network = await directory.network();
  const scope = unit === undefined ? undefined : scopeOf(network, unit);
  const whole = await readPlan(plan);
  if (whole === undefined) throw new AppError('not-found', 'no such plan', { userMessage: t.faults.plan(plan) });
  const now = clock.now();
  const madeAt = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const asAt = to === undefined ? madeAt : Temporal.PlainDate.from(to);
  const earlierDate = from === undefined ? asAt.subtract({ years: 1 }) : Temporal.PlainDate.from(from).subtract({ days: 1 });
  const known = scope === undefined ? whole : ofUnits(whole, scope);
  // Without a date nothing is left out, not even what another clock has dated a second ahead.
  const read = to === undefined ? known : asOf(known, endOf(asAt, timeZone));
  const nameOf = (id: string): string => unitName(network, id);
  return {
    read, numbers: yearlyReport(read, nameOf), earlier: { date: earlierDate, numbers: yearlyReport(asOf(known, endOf(earlierDate, timeZone)), nameOf) },
    unitName: nameOf, asAt, madeAt, timeZone, texts, ...(scope === undefined ? {} : { scope: [...scope].map(nameOf) }),
  };
}

const endOf = (date: Temporal.PlainDate, timeZone: string): Temporal.Instant => date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ milliseconds: 1 });

function scopeOf(network: Network, unit: string): ReadonlySet<string> {
  requireUnit(network, unit);
  return new Set([unit, ...[...network.units.values()].filter(({ region }) => region === unit).map(({ id }) => id)]);
}
