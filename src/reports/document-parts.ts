/** Tables, charts and notices that several chapters of the yearly report have in common. */
import type { Block, ChartSeries, TableColumn } from '../ports/office-files.ts';
import type { StatusCount } from '../tiltak/domain.ts';
import { countColumns } from './report-content.ts';
import { listed, reportTexts as t } from './texts.ts';

type Count = Omit<StatusCount, 'reasons'>;
type Part = Exclude<(typeof countColumns)[number], 'total'>;

/** In the order of a stacked bar; apart also for who cannot tell red from green, and each part carries its number. */
const colors: Readonly<Record<Part, string>> = { started: '1B6E63', completed: '2F6DB5', notStarted: 'C4572B', discontinued: '6F7285', unanswered: 'D3D5DE' };
const parts = Object.keys(colors) as Part[];

export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const text = (content: string, tone?: 'note' | 'warning'): Block => ({ kind: 'text', text: content, ...(tone === undefined ? {} : { tone }) });

export const left = (title: string, width: number): TableColumn => ({ title, width });
export const right = (title: string, width: number): TableColumn => ({ title, width, align: 'right' });

const figures = (count: Count): string[] => countColumns.map((column) => String(count[column]));

/** Counts by area or unit, with the sum of them all beneath. */
export const countTable = (caption: string, first: string, rows: readonly (readonly [name: string, Count])[], sum: Count): Block => ({
  kind: 'table', caption, columns: [left(first, 4.4), ...countColumns.map((column) => right(t.counts[column], 1.45))],
  rows: rows.map(([name, count]) => [name, ...figures(count)]), totals: [t.sum, ...figures(sum)],
});

/** `Igangsatt 70, ikke igangsatt 8`; what is nought is left out. */
const described = (count: Count): string => parts.filter((part) => count[part] > 0).map((part) => `${t.counts[part].toLowerCase()} ${count[part]}`).join(', ');

/** One bar per area, stacked by status; statuses that nothing has are left out of the legend. */
export function statusChart(title: string, rows: readonly (readonly [name: string, Count])[]): Block {
  const series: ChartSeries[] = parts.filter((part) => rows.some(([, count]) => count[part] > 0)).map((part) => ({ name: t.counts[part], color: colors[part], values: rows.map(([, count]) => count[part]) }));
  return { kind: 'chart', title, stacked: true, categories: rows.map(([name]) => name), series, description: `${title}. ${rows.map(([name, count]) => (name === '' ? described(count) : `${name}: ${described(count)}`)).join('. ')}.` };
}

/** `278 er igangsatt, 55 er ikke igangsatt.` */
export const sentence = (count: Count): string => `${listed(parts.filter((part) => count[part] > 0).map((part) => `${count[part]} ${t.summary.parts[part]}`))}.`;
export const startedColor = colors.started;
export const earlierColor = 'A9B0C9';
