/** View model of a person's own absence: when they are away, and a form for one more period. */
import { z } from 'zod';
import { button, buttonSchema, type Button } from '../cards/parts.ts';
import { capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { AbsenceFaults, TypedAbsence } from './absence.ts';
import type { AbsencePeriod } from './domain.ts';

const text = z.string().min(1);
const field = z.strictObject({ label: text, value: z.string(), faults: z.array(text) });

export const absenceCard = defineCard('network/absence', z.strictObject({
  title: text,
  lead: text,
  done: z.array(text),
  empty: z.array(text),
  periods: z.array(z.strictObject({ when: text, buttons: z.array(buttonSchema) })),
  heading: text,
  from: field,
  to: field,
  buttons: z.array(buttonSchema),
}));

export interface AbsenceInput {
  /** Not over yet, in order. */
  readonly periods: readonly AbsencePeriod[];
  readonly typed: TypedAbsence;
  readonly faults?: AbsenceFaults;
  readonly done?: 'saved' | 'merged' | 'deleted';
  readonly buttons: readonly Button[];
}

/** Verbs: `absence.save` with inputs `from` and `to`, `absence.delete` `{ first, last }`. */
export function absenceModel({ periods, typed, faults = {}, done, buttons }: AbsenceInput, t: Texts): z.infer<typeof absenceCard.schema> {
  const words = t.absence;
  const date = (day: string): string => formatDate(day, t.locale);
  return {
    title: words.title,
    lead: words.lead,
    done: done === undefined ? [] : [words.done[done]],
    empty: periods.length === 0 ? [words.none] : [],
    periods: periods.map(({ from, to }) => ({
      when: capitalised(from === to ? date(from) : words.period(date(from), date(to))),
      buttons: [button(words.delete, 'absence.delete', { first: from, last: to })],
    })),
    heading: words.heading,
    from: { label: words.from, value: typed.from, faults: faults.from === undefined ? [] : [t.faults[faults.from]] },
    to: { label: words.to, value: typed.to, faults: faults.to === undefined ? [] : [faults.to === 'date-invalid' ? t.faults[faults.to] : words.faults[faults.to]] },
    buttons: [button(words.save, 'absence.save', {}, 'positive'), ...buttons],
  };
}
