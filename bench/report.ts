/** The yearly report in each format, from the network's 333 measures and from a hundred times as many, each in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { yearlyReportFormats } from '../src/reports/formats.ts';
import { megabytes, seconds } from './figures.ts';
import type { Figure } from './figures.ts';

const limitBytes = 300_000_000;
const sizes = [{ times: 1, limitMs: 2_000 }, { times: 100, limitMs: 20_000 }] as const;

export async function benchReport(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { times, limitMs } of sizes) {
    for (const format of yearlyReportFormats) {
      const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('report-once.ts', import.meta.url)), format, String(times)]);
      const { elapsedMs, cpuMs, residentBytes, before } = JSON.parse(stdout) as { elapsedMs: number; cpuMs: number; residentBytes: number; before: number };
      const name = `Yearly report of ${333 * times} measures as ${format}`;
      figures.push(
        { name, limit: `≤ ${seconds(limitMs)}`, measured: `${seconds(elapsedMs)} (${seconds(cpuMs)} of processor time)`, held: elapsedMs <= limitMs },
        { name: '… resident memory at most', limit: `≤ ${megabytes(limitBytes)}`, measured: `${megabytes(residentBytes)} (${megabytes(before)} before, with the plan read)`, held: residentBytes <= limitBytes },
      );
    }
  }
  return figures;
}
