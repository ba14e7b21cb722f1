/** View model of finding the colleague who is to answer one measure. */
import { z } from 'zod';
import { button, buttonSchema, pageButtons, pageOf, type ButtonData } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { titleLines, type Place } from './card-parts.ts';

const text = z.string().min(1);

export const delegateCard = defineCard('tiltak/delegate', z.strictObject({
  title: text,
  measure: z.array(text),
  lead: text,
  search: z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text), buttons: z.array(buttonSchema) }),
  found: z.array(text),
  people: z.array(z.strictObject({ name: text, place: text, reach: text, color: z.enum(['Default', 'Attention']), buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface Colleague {
  readonly memberId: string;
  readonly name: string;
  /** Unit, in words. */
  readonly place: string;
  readonly phone?: string;
  readonly reachable: boolean;
}

export interface DelegateInput {
  readonly promptId: string;
  readonly measureId: string;
  readonly title: string;
  readonly at: Place;
  readonly query: string;
  /** Those of the page shown; undefined before anything was searched for. */
  readonly people: readonly Colleague[] | 'too-short' | undefined;
  readonly matches: number;
  readonly page: number;
}

export const colleaguesPerPage = 5;

/** Verbs `tiltak.delegate { page }` with input `deputy`, `tiltak.delegate-to { to }`, `tiltak.back`; all with `{ promptId, measureId, at }`. */
export function delegateModel({ promptId, measureId, title, at, query, people, matches, page }: DelegateInput, t: Texts): z.infer<typeof delegateCard.schema> {
  const words = t.tiltak.delegate;
  const data: ButtonData = { promptId, measureId, at };
  const found = Array.isArray(people) ? (people as readonly Colleague[]) : [];
  const shown = pageOf(Array.from({ length: matches }), page, colleaguesPerPage);
  const fault = people === 'too-short' ? [words.tooShort] : people !== undefined && matches === 0 ? [words.none] : [];
  return {
    title: words.title,
    measure: titleLines(title),
    lead: words.lead,
    search: { label: words.label, value: shortened(query, 200), hint: words.hint, faults: fault, buttons: [button(words.search, 'tiltak.delegate', { ...data, search: true }, found.length === 0 ? 'positive' : 'default')] },
    found: matches === 0 ? [] : [words.found(matches)],
    people: found.map(({ memberId, name, place, phone, reachable }) => ({
      name: shortened(name, 200), place: shortened(place, 200), reach: reachable ? words.reachable : phone === undefined ? words.unreachableNoPhone : words.unreachable(phone), color: reachable ? 'Default' : 'Attention',
      buttons: [button(words.pick, 'tiltak.delegate-to', { ...data, to: memberId })],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, 'tiltak.delegate', { ...data, search: true }, t), button(words.cancel, at === 'lead' ? 'tiltak-lead.measure' : 'tiltak.back', data)],
  };
}
