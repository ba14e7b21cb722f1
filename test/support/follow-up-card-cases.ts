/** The cards of what follows a mobilisation, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { filesCard, filesModel, type FilesInput } from '../../src/reports/card-files.ts';
import type { CardCase } from './card-cases.ts';

const promptId = 'mobilisation-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const url = `https://salto.example.no/files/${'x'.repeat(300)}`;

export function followUpCases(): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const files = (t: Texts, links: boolean): FilesInput['files'] => (['docx', 'csv'] as const).map((format) => ({ file: `mobilisering-${format}`, sendTitle: t.followUp.report.menu.send[format], downloadTitle: t.followUp.report.menu.download[format], url: links ? url : undefined }));
  const input = (t: Texts): FilesInput => ({ promptId, marks: [t.mobilisation.exercise, t.followUp.report.preliminary], title: t.followUp.report.exerciseTitle, lines: [t.followUp.report.menu.lead], notes: [t.followUp.report.menu.names], linkNote: t.followUp.report.menu.linkNote, files: files(t, true) });
  return [
    one(filesCard, '', (t) => filesModel(input(t))),
    one(filesCard, 'counts', (t) => filesModel({ ...input(t), marks: [], title: t.followUp.report.title, notes: [t.followUp.report.countsOnly], files: files(t, false).slice(0, 1) })),
  ];
}
