/** Cards that any feature may show: a short message, and a list of names by page. */
import { z } from 'zod';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { buttonSchema, pageButtons, pageOf, type Button, type ButtonData } from './parts.ts';

export const messageCard = defineCard('shared/message', z.strictObject({
  title: z.string().min(1),
  lines: z.array(z.string().min(1)),
  buttons: z.array(buttonSchema),
}));

export interface MessageInput {
  readonly title: string;
  /** Sentences from locales; names in them are shown literally. */
  readonly lines: readonly string[];
  readonly buttons?: readonly Button[];
}

export const messageModel = (input: MessageInput): z.infer<typeof messageCard.schema> =>
  ({ title: input.title, lines: [...input.lines], buttons: [...(input.buttons ?? [])] });

export const namesCard = defineCard('shared/names', z.strictObject({
  title: z.string().min(1),
  subtitle: z.string(),
  empty: z.array(z.string()),
  groups: z.array(z.strictObject({
    heading: z.string(),
    hasHeading: z.boolean(),
    rows: z.array(z.strictObject({ name: z.string(), detail: z.string() })),
  })),
  page: z.array(z.string()),
  buttons: z.array(buttonSchema),
}));

export interface NamedPerson {
  readonly name: string;
  /** Level, unit, reason …, already in words. */
  readonly detail: string;
  /** Heading under which it stands, '' for none. */
  readonly group: string;
}

export interface NamesInput {
  readonly title: string;
  readonly subtitle?: string;
  /** All of them, in the order to show; people of one group stand together. */
  readonly people: readonly NamedPerson[];
  readonly page: number;
  /** Where the page buttons lead; `page` is added to the data. */
  readonly verb: string;
  readonly data: ButtonData;
  readonly back?: Button;
}

/** As many as fit, however long their names. */
const namesPerPage = 25;

export function namesModel(input: NamesInput, t: Texts): z.infer<typeof namesCard.schema> {
  const shown = pageOf(input.people, input.page, namesPerPage);
  const groups: { heading: string; hasHeading: boolean; rows: { name: string; detail: string }[] }[] = [];
  for (const { name, detail, group: long } of shown.items) {
    const group = shortened(long, 150);
    if (groups.at(-1)?.heading !== group) groups.push({ heading: group, hasHeading: group !== '', rows: [] });
    groups.at(-1)?.rows.push({ name: shortened(name, 220), detail: shortened(detail, 300) });
  }
  return {
    title: input.title,
    subtitle: input.subtitle ?? t.common.people(input.people.length),
    empty: input.people.length === 0 ? [t.common.nobody] : [],
    groups,
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, input.verb, input.data, t), ...(input.back === undefined ? [] : [input.back])],
  };
}
