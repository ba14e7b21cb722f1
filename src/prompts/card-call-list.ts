/** View model of the ringeliste. */
import { z } from 'zod';
import { buttonSchema, linkSchema, pageButtons, pageOf } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { CallListEntry, PromptCallList } from './call-list.ts';

const text = z.string().min(1);

export const callListCard = defineCard('prompts/call-list', z.strictObject({
  title: text,
  subtitle: text,
  lead: text,
  people: z.array(z.strictObject({
    name: text,
    detail: text,
    reason: text,
    color: z.enum(['default', 'warning', 'attention']),
    phones: z.array(z.strictObject({ number: text, url: z.string().regex(/^tel:\+?\d+$/u) })),
    missing: z.array(text),
  })),
  page: z.array(text),
  notes: z.array(text),
  buttons: z.array(buttonSchema),
  links: z.array(linkSchema),
}));

export interface CallListCardInput extends PromptCallList {
  readonly promptId: string;
  /** From 1. */
  readonly page: number;
  /** Where the list is to be had as a file, for a short time. */
  readonly fileUrl?: string;
}

const peoplePerPage = 20;
const colors: Readonly<Partial<Record<CallListEntry['reason'], 'warning' | 'attention'>>> = { failed: 'attention', unknown: 'warning' };

/** Pages by verb `prompts.call-list`, data `{ promptId, page }`. */
export function callListModel({ promptId, title, entries, page, fileUrl }: CallListCardInput, t: Texts): z.infer<typeof callListCard.schema> {
  const shown = pageOf(entries, page, peoplePerPage);
  const words = t.callList;
  return {
    title: words.title,
    subtitle: title,
    lead: entries.length === 0 ? words.empty : words.lead(entries.length),
    people: shown.items.map(({ name, unit, level, phone, reason }) => ({
      name,
      detail: `${unit} · ${t.levelsShort[level]}`,
      reason: words.reasons[reason],
      color: colors[reason] ?? 'default',
      // Phones dial it. Teams on a computer may not: the number itself is always there to be read.
      phones: phone === undefined ? [] : [{ number: phone, url: `tel:${phone.replaceAll(/[^+\d]/gu, '')}` }],
      missing: phone === undefined ? [words.noPhone] : [],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    notes: [
      ...(entries.some(({ reason }) => reason === 'unknown') ? [t.live.unknownText] : []),
      ...(fileUrl === undefined || entries.length === 0 ? [] : [words.linkNote]),
    ],
    buttons: pageButtons(shown, 'prompts.call-list', { promptId }, t),
    links: fileUrl === undefined || entries.length === 0 ? [] : [{ title: words.download, url: fileUrl }],
  };
}
