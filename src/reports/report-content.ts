/** What every form of the yearly report is written from. */
import type { PlanRead } from '../tiltak/domain.ts';
import type { UnitName, YearlyReport } from './yearly-report.ts';

export interface ReportContent {
  readonly read: PlanRead;
  readonly numbers: YearlyReport;
  /** Numbers of an earlier moment beside these. */
  readonly earlier?: { readonly date: Temporal.PlainDate; readonly numbers: YearlyReport };
  readonly unitName: UnitName;
  /** Names of the units the report is limited to; absent: all. */
  readonly scope?: readonly string[];
  /** The status is as of the end of this day. */
  readonly asAt: Temporal.PlainDate;
  readonly madeAt: Temporal.PlainDate;
  readonly timeZone: string;
  readonly texts: 'with' | 'without';
}

export const countColumns = ['total', 'started', 'notStarted', 'completed', 'discontinued', 'unanswered'] as const;
