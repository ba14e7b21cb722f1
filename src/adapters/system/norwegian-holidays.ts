/**
 * Norway's public holidays from date-holidays. The library brings every country's calendars and keeps about 45 MB
 * resident, so it runs once in a child process that prints the dates and ends; the server keeps a set of strings.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Holidays } from '../../ports/holidays.ts';

const printer = fileURLToPath(new URL('./print-norwegian-holidays.ts', import.meta.url));

/** Takes about half a second, off this process' event loop. Dates outside the years asked for count as ordinary days. */
export async function loadNorwegianHolidays(years: { readonly from: number; readonly to: number }): Promise<Holidays> {
  const { stdout } = await promisify(execFile)(process.execPath, [printer, String(years.from), String(years.to)], { env: {} });
  const dates: ReadonlySet<string> = new Set(JSON.parse(stdout) as string[]);
  return { isHoliday: (date) => dates.has(date.toString()) };
}
