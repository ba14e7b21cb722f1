/** View models of the cards that lead to all others: welcome, menu, help. */
import { z } from 'zod';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { buttonSchema, menuButton, type Button, type MenuCommand } from './parts.ts';

const text = z.string().min(1);
const buttonRows = z.array(z.strictObject({ buttons: z.array(buttonSchema) }));

/** Clients show five or six buttons of one set and drop the rest. */
const perRow = 3;
const inRows = (buttons: readonly Button[]): z.infer<typeof buttonRows> =>
  Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) => ({ buttons: buttons.slice(row * perRow, (row + 1) * perRow) }));

export const welcomeCard = defineCard('network/welcome', z.strictObject({ title: text, lead: text, effort: text, privacy: text, rows: buttonRows }));

/** @param input.commands those that the person's role may use, in the order to show. */
export const welcomeModel = (input: { readonly name: string; readonly commands: readonly MenuCommand[] }, t: Texts): z.infer<typeof welcomeCard.schema> => ({
  title: t.welcome.title(input.name), lead: t.welcome.lead, effort: t.welcome.effort, privacy: t.help.privacy, rows: inRows(input.commands.map((command) => menuButton(command, t))),
});

export const menuCard = defineCard('network/menu', z.strictObject({
  title: text,
  lead: text,
  commands: z.array(z.strictObject({ word: text, does: text })),
  privacy: z.array(text),
  rows: buttonRows,
}));

export interface MenuInput {
  readonly commands: readonly MenuCommand[];
  /** `unknown`: the person wrote something that is no command. `help`: every command with what it does. */
  readonly as: 'menu' | 'unknown' | 'help';
}

export function menuModel({ commands, as }: MenuInput, t: Texts): z.infer<typeof menuCard.schema> {
  return {
    title: as === 'help' ? t.help.title : t.menu.title,
    lead: as === 'unknown' ? t.menu.unknown : t.menu.lead,
    commands: as === 'help' ? commands.map((command) => ({ word: command, does: t.help.lines[command] })) : [],
    privacy: as === 'help' ? [t.help.privacy] : [],
    rows: inRows(commands.filter((command) => command !== 'meny' && (as !== 'help' || command !== 'hjelp')).map((command) => menuButton(command, t))),
  };
}
