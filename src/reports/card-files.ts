/** View model of the card that offers files: each to be sent here or to be downloaded. */
import { z } from 'zod';
import { button, buttonSchema, linkSchema } from '../cards/parts.ts';
import { defineCard } from '../ports/card-renderer.ts';

const text = z.string().min(1);

export const filesCard = defineCard('reports/files', z.strictObject({
  /** ØVELSE, FORELØPIG. */
  marks: z.array(text),
  title: text,
  lines: z.array(text),
  notes: z.array(text),
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
}

/** Verb `file.offer`, data `{ file, promptId }`. */
export function filesModel({ promptId, marks, title, lines, notes, linkNote, files }: FilesInput): z.infer<typeof filesCard.schema> {
  const links = files.flatMap(({ url, downloadTitle }) => (url === undefined ? [] : [{ title: downloadTitle, url }]));
  return {
    marks: [...marks], title, lines: [...lines], notes: [...notes, ...(links.length === 0 ? [] : [linkNote])], hasLinks: links.length > 0, links,
    buttons: files.map(({ file, sendTitle }) => button(sendTitle, 'file.offer', { file, promptId })),
  };
}
