/** View model of the card that offers files: each to be sent here or to be downloaded. */
import { z } from 'zod';
import { button, buttonSchema, linkSchema, type Button } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';

const text = z.string().min(1);

/** Input `unit`: what a report is of, for whoever may have it of several. */
export const unitChoicesSchema = z.array(z.strictObject({ label: text, value: z.string(), choices: z.array(z.strictObject({ title: text, value: z.string() })) })).max(1);
const longestName = 100;
export const unitChoices = (scopes: readonly { readonly unit: string; readonly name: string }[], value: string, t: Texts): z.infer<typeof unitChoicesSchema> =>
  (scopes.length < 2 ? [] : [{ label: t.meetings.figures.unit, value, choices: scopes.map(({ unit, name }) => ({ title: shortened(name, longestName), value: unit })) }]);

export const filesCard = defineCard('reports/files', z.strictObject({
  /** ØVELSE, FORELØPIG. */
  marks: z.array(text),
  title: text,
  lines: z.array(text),
  notes: z.array(text),
  /** Empty where there is nothing to choose. */
  choose: z.array(z.strictObject({ units: unitChoicesSchema, buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema).max(3),
  hasLinks: z.boolean(),
  links: z.array(linkSchema).max(3),
}));

export interface OfferedFile {
  /** The name of its maker. */
  readonly file: string;
  readonly sendTitle: string;
  readonly downloadTitle: string;
  /** Absent where the server has no public address. */
  readonly url?: string | undefined;
}

export interface FilesInput {
  readonly promptId: string;
  readonly marks: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** Said where there are links: how long they work. */
  readonly linkNote: string;
  readonly files: readonly OfferedFile[];
  /** `unitChoices`, and the button that shows what is chosen. */
  readonly choose?: { readonly units: z.infer<typeof unitChoicesSchema>; readonly show: Button };
}

/** Verb `file.offer`, data `{ file, promptId }`. */
export function filesModel({ promptId, marks, title, lines, notes, linkNote, files, choose }: FilesInput): z.infer<typeof filesCard.schema> {
  const links = files.flatMap(({ url, downloadTitle }) => (url === undefined ? [] : [{ title: downloadTitle, url }]));
  return {
    marks: [...marks], title, lines: [...lines], notes: [...notes, ...(links.length === 0 ? [] : [linkNote])], hasLinks: links.length > 0, links,
    choose: choose === undefined || choose.units.length === 0 ? [] : [{ units: choose.units, buttons: [choose.show] }],
    buttons: files.map(({ file, sendTitle }) => button(sendTitle, 'file.offer', { file, promptId })),
  };
}
