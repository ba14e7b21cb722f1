/** What a benchmark reports, and the arithmetic behind it. */
import { availableParallelism, cpus, totalmem } from 'node:os';

export interface Figure {
  readonly name: string;
  /** What was promised; absent for a figure that only explains another. */
  readonly limit?: string;
  readonly measured: string;
  /** Whether the promise held here, where there is one. */
  readonly held?: boolean;
}

/** @param share 0.5 is the median, 0.99 what only one in a hundred exceeds */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const ms = (value: number): string => `${value.toFixed(2)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

export const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;

export const table = (figures: readonly Figure[]): string => [
  '| Figure | Limit | Measured | |',
  '|---|---|---|---|',
  ...figures.map(({ name, limit = '', measured, held }) => `| ${name} | ${limit} | ${measured} | ${held === undefined ? '' : held ? 'holds' : 'EXCEEDED'} |`),
].join('\n');
