/** The kinds of cell that the network's CSV files are made of, with what is said in bokmål when one is wrong. */
import { z } from 'zod';
import { quoted } from './csv.ts';

/** Neither `;` nor `@` may be in an id: audience expressions are made of them. */
const idPattern = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const emailPattern = /^[^\s@;,:<>"()]+@[^\s@;,:<>"()]+\.[^\s@;,:<>"()]+$/;

export const idCell = z.string().regex(idPattern, { error: (issue) => `ugyldig id ${quoted(issue.input)}; bruk små bokstaver a–z, tall, bindestrek, punktum og understrek` });
export const textCell = z.string().min(1, 'mangler').max(300, 'lengre enn 300 tegn');
export const emailCell = z.string().transform((value) => value.toLowerCase())
  .refine((value) => emailPattern.test(value), { error: (issue) => `ugyldig e-postadresse ${quoted(issue.input)}` });

export const choiceCell = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.enum(choices, { error: (issue) => issue.input === '' ? `mangler; velg mellom ${choices.join(', ')}` : `ukjent verdi ${quoted(issue.input)}; velg mellom ${choices.join(', ')}` });

/** An empty cell is no value. */
export const optionalCell = <Cell extends z.ZodType>(cell: Cell) => z.string().transform((value, context): z.infer<Cell> | undefined => {
  if (value === '') return undefined;
  const parsed = cell.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ code: 'custom', message: issue.message });
  return z.NEVER;
});

/** Local date that exists. */
export const dateCell = z.string().superRefine((value, context) => {
  const reason = dateProblem(value);
  if (reason !== undefined) context.addIssue({ code: 'custom', message: reason });
});

export const dateProblem = (value: string): string | undefined => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (year === '') return `skriv datoen som ÅÅÅÅ-MM-DD, ikke ${quoted(value)}`;
  try {
    Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' });
    return undefined;
  } catch {
    return month === '02' && day === '29' ? `datoen ${value} finnes ikke; ${year} er ikke et skuddår` : `datoen ${value} finnes ikke`;
  }
};

export const timeCell = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: (issue) => issue.input === '' ? 'mangler' : `skriv klokkeslettet som TT:MM, ikke ${quoted(issue.input)}` });
