/** View models of the network's cards: language, and who can be reached. */
import { z } from 'zod';
import { barOf, barPartSchema, button, buttonSchema, menuButton, pageButtons, pageOf } from '../cards/parts.ts';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { locales, type Locale, type NetworkLevel } from '../shared/network-terms.ts';
import type { Reachability } from './domain.ts';

const text = z.string().min(1);

export const languageCard = defineCard('network/language', z.strictObject({ title: text, current: text, buttons: z.array(buttonSchema) }));

/** Verb `language.choose`, data `{ language }`. */
export const languageModel = (input: { readonly current: Locale }, t: Texts): z.infer<typeof languageCard.schema> => ({
  title: t.language.title,
  current: t.language.current(t.language.names[input.current]),
  buttons: locales.map((language) => button(t.language.buttons[language], 'language.choose', { language })),
});

export const statusCard = defineCard('network/status', z.strictObject({
  title: text,
  subtitle: text,
  explain: text,
  counts: z.array(z.strictObject({ label: text, count: text, color: z.enum(['good', 'accent', 'warning', 'attention', 'default']) })),
  bar: z.array(barPartSchema),
  tables: z.array(z.strictObject({
    unit: text,
    reachable: text,
    rows: z.array(z.strictObject({ name: text, count: text, color: z.enum(['default', 'attention']) })),
  })),
  unreachable: z.array(z.strictObject({ heading: text, people: z.array(z.strictObject({ name: text, detail: text })), page: z.array(text) })),
  buttons: z.array(buttonSchema),
}));

export interface StatusInput {
  readonly personal: number;
  readonly roster: number;
  /** Only mentioned in a linked channel, when they are called out. */
  readonly channel: number;
  readonly unreachable: number;
  /** Of all these, by a koordinator and in no imported list yet: told to those who see units. */
  readonly letIn?: number;
  /** Per unit, for koordinator and sekretariat; empty for others. */
  readonly units: readonly { readonly name: string; readonly reachable: number; readonly channel: number; readonly total: number }[];
  /** Everybody who cannot be reached in a chat of their own and whom the person asking may see; paged here. Unit by name. */
  readonly people: readonly { readonly name: string; readonly unit: string; readonly level: NetworkLevel; readonly reason: (Reachability & { readonly how: 'not-at-all' })['reason'] | 'channel' }[];
  readonly page: number;
}

const namesPerPage = 20;

/** Pages by verb `network.status-page`, data `{ page }`. */
export function statusModel(input: StatusInput, t: Texts): z.infer<typeof statusCard.schema> {
  const { personal, roster, channel, unreachable, letIn = 0 } = input;
  const words = t.channelCall.status;
  const shown = pageOf([...input.people].sort((one, other) => Number(one.reason === 'channel') - Number(other.reason === 'channel') || byName(one, other)), input.page, namesPerPage);
  const counts = [
    { label: t.status.personal, count: personal, style: 'good' as const },
    { label: t.status.roster, count: roster, style: 'accent' as const },
    ...(channel === 0 ? [] : [{ label: words.count, count: channel, style: 'warning' as const }]),
    { label: t.status.none, count: unreachable, style: 'attention' as const },
  ];
  return {
    title: t.status.title,
    subtitle: t.status.subtitle(personal + roster + channel + unreachable),
    explain: [...(unreachable > 0 ? [t.status.explain] : channel > 0 ? [] : [t.status.allReachable]), ...(channel > 0 ? [words.explain] : []), ...(letIn > 0 ? [t.admission.status(letIn)] : [])].join(' '),
    counts: counts.map(({ label, count, style }) => ({ label, count: String(count), color: count === 0 ? 'default' as const : style })),
    bar: barOf(counts.map(({ count, style }) => ({ count, color: style }))),
    // The table belongs to the first page; the following ones go on with names.
    tables: input.units.length === 0 || shown.page > 1 ? [] : [{
      unit: t.status.unit,
      reachable: t.status.reachable,
      rows: [...input.units].sort(byName).map(({ name, reachable, channel: mentioned, total }) => ({ name, count: [t.status.ofTotal(reachable, total), ...(mentioned > 0 ? [words.ofUnit(mentioned)] : [])].join(', '), color: reachable + mentioned < total ? 'attention' as const : 'default' as const })),
    }],
    unreachable: input.people.length === 0 ? [] : [{
      heading: channel > 0 ? words.heading : t.status.unreachable,
      people: shown.items.map(({ name, unit, level, reason }) => ({ name, detail: `${unit} · ${t.levelsShort[level]} · ${reason === 'channel' ? words.person : t.status.reasons[reason]}` })),
      page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    }],
    buttons: [...pageButtons(shown, 'network.status-page', {}, t), menuButton('meny', t)],
  };
}
