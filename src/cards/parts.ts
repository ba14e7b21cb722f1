/** Pieces of view model that the cards of every feature share: buttons, label-and-value rows, lines of free text. */
import { z } from 'zod';
import type { Texts } from '../locales/texts.ts';
import { recordOf } from '../shared/record-of.ts';

/** What a click sends back. Ids and small numbers only; it returns as untrusted input. */
export type ButtonData = Readonly<Record<string, string | number | boolean>>;

export const buttonSchema = z.strictObject({
  title: z.string().min(1),
  verb: z.string().min(1),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  style: z.enum(['default', 'positive', 'destructive']),
});
export type Button = z.infer<typeof buttonSchema>;

export const button = (title: string, verb: string, data: ButtonData = {}, style: Button['style'] = 'default'): Button => ({ title, verb, data: { ...data }, style });

/** A button that opens an address: the web only, never a script. */
export const linkSchema = z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https?$/u }) });

/** A row `label  value`; the value may be free text and is shown literally. */
export const factSchema = z.strictObject({ label: z.string().min(1), value: z.string().min(1) });
export type Fact = z.infer<typeof factSchema>;

/** Commands that exist as buttons; verb `menu.open`, data `{ command }`. */
export const menuCommands = ['mine', 'møter', 'møte', 'mobiliser', 'øvelse', 'tavle', 'tiltak', 'innspill', 'rapport', 'nettverk', 'fravær', 'språk', 'innsyn', 'hjelp', 'meny'] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const menuButton = (command: MenuCommand, t: Texts): Button => button(t.menu.buttons[command], 'menu.open', { command });

const maxLines = 60;
/** Free text as lines, because a line break inside a text run is lost on some clients. Everything past the last line stays on it. */
export function textLines(text: string, most = maxLines): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}

/** `{ page, pages, items }` of a list, the page clamped into what exists. Pages count from 1. */
export function pageOf<Item>(items: readonly Item[], page: number, size: number): { readonly page: number; readonly pages: number; readonly items: readonly Item[] } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const clamped = Number.isInteger(page) ? Math.min(Math.max(page, 1), pages) : 1;
  return { page: clamped, pages, items: items.slice((clamped - 1) * size, clamped * size) };
}

/** Previous and next, where there are any. */
export function pageButtons(at: { readonly page: number; readonly pages: number }, verb: string, data: ButtonData, t: Texts): Button[] {
  return [
    ...(at.page > 1 ? [button(t.common.previous, verb, { ...data, page: at.page - 1 })] : []),
    ...(at.page < at.pages ? [button(t.common.next, verb, { ...data, page: at.page + 1 })] : []),
  ];
}

export const barPartSchema = z.strictObject({ blocks: z.string().min(1), color: z.enum(['good', 'accent', 'warning', 'attention', 'default']), subtle: z.boolean() });
/** As many as fit on one line of a 320 px wide card. */
const barLength = 24;

/** Equally wide in every font. What is not there yet is pale: a bar that is dark all along looks done. */
export const barBlocks = { full: '█', empty: '░' } as const;

/**
 * A bar of coloured block characters: the only drawing that keeps its strong colours on every client, also in dark.
 * Largest remainders, so that it is always equally long; whatever is above zero shows at least one block.
 */
export function barOf(parts: readonly { readonly count: number; readonly color: z.infer<typeof barPartSchema>['color'] }[]): z.infer<typeof barPartSchema>[] {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const shares = shown.map(({ count, color }) => ({ color, exact: (count / total) * barLength, blocks: Math.max(1, Math.floor((count / total) * barLength)) }));
  const gap = () => barLength - shares.reduce((sum, { blocks }) => sum + blocks, 0);
  while (gap() !== 0) {
    const step = Math.sign(gap());
    const most = shares.filter(({ blocks }) => step > 0 || blocks > 1).toSorted((a, b) => step * ((b.exact - b.blocks) - (a.exact - a.blocks)))[0];
    if (most === undefined) break;
    most.blocks += step;
  }
  return shares.map(({ blocks, color }) => ({ blocks: (color === 'default' ? barBlocks.empty : barBlocks.full).repeat(blocks), color, subtle: color === 'default' }));
}

/** A form's schema for one thing said of each of its fields. */
export const perFieldOf = <Field extends string>(fields: readonly Field[]) => <Value extends z.ZodType>(value: Value) =>
  z.strictObject(recordOf(fields, () => value));
