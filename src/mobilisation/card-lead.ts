/** View model of choosing a new lead: type a name, pick among a few. */
import { z } from 'zod';
import { button, buttonSchema } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { exerciseMark, exerciseSchema, whichOne } from './card-parts.ts';
import type { MobilisationDetails } from './domain.ts';

const text = z.string().min(1);

export const leadCard = defineCard('mobilisation/lead', z.strictObject({
  exercise: exerciseSchema,
  title: text,
  about: text,
  lead: text,
  leads: z.array(z.strictObject({ text, color: z.enum(['default', 'attention']) })),
  name: z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) }),
  people: z.array(z.strictObject({ name: text, detail: text, buttons: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })),
  notes: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface LeadInput {
  readonly promptId: string;
  readonly details: Pick<MobilisationDetails, 'exercise' | 'situation' | 'place'>;
  /** Who leads now; `name` is absent for somebody who has left the network. */
  readonly leads: { readonly memberId: string; readonly name: string | undefined };
  /** Another led when what was pressed was shown. */
  readonly changed?: boolean;
  readonly typed: string;
  readonly fault?: string;
  /** Absent before the first search. */
  readonly found?: readonly { readonly memberId: string; readonly name: string; readonly detail: string; readonly reachable: boolean }[];
}

export const mostShown = 6;
export const longestName = 100;

/** Verbs: `mobilisation.hand-over-find` `{ promptId, from }` with input `person`, `mobilisation.hand-over-to` `{ promptId, from, memberId }`; `from` is who leads as far as the form knows. */
export function leadModel({ promptId, details, leads, changed = false, typed, fault, found }: LeadInput, t: Texts): z.infer<typeof leadCard.schema> {
  const words = t.followUp.lead;
  return {
    exercise: exerciseMark(details.exercise, t), title: words.title, about: whichOne(details), lead: words.text,
    leads: leads.name === undefined ? [] : [changed ? { text: words.changed(leads.name), color: 'attention' } : { text: words.leads(leads.name), color: 'default' }],
    name: { label: words.name, value: typed, hint: words.hint, faults: fault === undefined ? [] : [fault] },
    people: (found ?? []).slice(0, mostShown).map(({ memberId, name, detail, reachable }) => ({
      name, detail: reachable ? detail : `${detail} · ${words.unreachable}`,
      buttons: reachable ? [{ buttons: [button(words.choose, 'mobilisation.hand-over-to', { promptId, from: leads.memberId, memberId })] }] : [],
    })),
    notes: found === undefined ? [] : found.length === 0 ? [words.nobody(typed)] : found.length > mostShown ? [words.many] : [],
    buttons: [button(words.search, 'mobilisation.hand-over-find', { promptId, from: leads.memberId }, 'positive'), button(words.open, 'mobilisation.board', { promptId, from: 'list' })],
  };
}
