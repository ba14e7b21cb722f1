/** What the commands that write a report have in common: the period that is asked for, and the file. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { reportTexts as t } from '../reports/texts.ts';
import { dateProblem } from '../shared/csv-cells.ts';
import { isAppError } from '../shared/errors.ts';

export const refuse = (reason: string): number => {
  console.error(reason);
  return 1;
};

/** What is wrong with `--from` and `--to`. */
export function badPeriod({ from, to }: { readonly from?: string; readonly to?: string }): string | undefined {
  for (const [option, value] of [['--from', from], ['--to', to]] as const) {
    const reason = value === undefined ? undefined : dateProblem(value);
    if (reason !== undefined) return t.faults.date(option, reason);
  }
  return from !== undefined && to !== undefined && from > to ? t.faults.period : undefined;
}

/** Makes it, writes it, and says so; exit code 1 and a sentence for what the operator can mend. `also` is said besides, each on a line. */
export async function writeReport(out: string, make: () => Promise<{ readonly content: Buffer; readonly incomplete?: string; readonly also?: readonly string[] }>): Promise<number> {
  let also: readonly string[] = [];
  try {
    const made = await make();
    also = made.also ?? [];
    await writeWhole(out, made.content);
    if (made.incomplete !== undefined) console.error(made.incomplete);
  } catch (error) {
    if (isAppError(error) && error.userMessage !== undefined) return refuse(error.userMessage);
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && code in t.faults.file) return refuse(t.faults.file[code as keyof typeof t.faults.file](out));
    throw error;
  }
  for (const line of [t.written(out), ...also]) console.log(line);
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
