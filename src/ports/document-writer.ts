/** A report as its parts, whatever file format it becomes: what a feature says, without how it is drawn. */
import type { Locale } from '../shared/network-terms.ts';

export interface ReportColumn {
  readonly heading: string;
  /** Numbers stand to the right. */
  readonly align?: 'left' | 'right';
  /** Share of the width beside the other columns; default 1. */
  readonly width?: number;
}

export interface ReportSeries {
  readonly name: string;
  /** One for each category. */
  readonly values: readonly number[];
  /** Six hex digits. */
  readonly color?: string;
}

export type ReportPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** Free text is shown literally; every line becomes a line. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'plain' | 'strong' | 'note' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** `totals`: the last row is a sum. Rows have a cell for each column. */
  | { readonly kind: 'table'; readonly columns: readonly ReportColumn[]; readonly rows: readonly (readonly string[])[]; readonly totals?: boolean }
  /** `text` says in words what is drawn, for those who do not see it. Integers on the value axis. */
  | { readonly kind: 'chart'; readonly shape: 'line' | 'column' | 'bar' | 'stacked-bar'; readonly title: string; readonly text: string; readonly categories: readonly (string | number)[]; readonly categoryTitle?: string; readonly valueTitle?: string; readonly series: readonly ReportSeries[] };

export interface ReportDocument {
  readonly title: string;
  readonly subtitle?: string;
  readonly locale: Locale;
  /** On top of every page, in big letters: ØVELSE, FORELØPIG. */
  readonly mark?: string;
  /** At the foot of every page, before the page number. */
  readonly foot: string;
  readonly parts: readonly ReportPart[];
}

export interface DocumentWriter {
  /** The whole file. */
  write(document: ReportDocument): Promise<Buffer>;
}

export const wordFileType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
