/** The cards of what follows a mobilisation, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import { button } from '../../src/cards/parts.ts';
import type { Texts } from '../../src/locales/texts.ts';
import { leadCard, leadModel, type LeadInput } from '../../src/mobilisation/card-lead.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { filesCard, filesModel, unitChoices, type FilesInput } from '../../src/reports/card-files.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'mobilisation-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const url = `https://salto.example.no/files/${'x'.repeat(300)}`;

export function followUpCases(free: FreeText, units: readonly { readonly id: string; readonly name: string }[]): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const files = (t: Texts, links: boolean): FilesInput['files'] => (['docx', 'csv'] as const).map((format) => ({ file: `mobilisering-${format}`, sendTitle: t.followUp.report.menu.send[format], downloadTitle: t.followUp.report.menu.download[format], url: links ? url : undefined }));
  const input = (t: Texts): FilesInput => ({ promptId, marks: [t.mobilisation.exercise, t.followUp.report.preliminary], title: t.followUp.report.exerciseTitle, lines: [t.followUp.report.menu.lead], notes: [t.followUp.report.menu.names], linkNote: t.followUp.report.menu.linkNote, files: files(t, true) });
  const leads = { memberId: '00000000-0000-4000-8000-000000000009', name: free.person };
  const lead: LeadInput = { promptId, details: { exercise: true, situation: free.title, place: free.place }, leads, typed: free.title.slice(0, 100), found: Array.from({ length: 7 }, (_, n) => ({ memberId: `00000000-0000-4000-8000-00000000000${n}`, name: n === 0 ? free.person : `Åse-Marie Øverkværn ${n}`, detail: 'Barne- og familieetaten · Koordinerende', reachable: n !== 2 })) };
  return [
    one(leadCard, '', (t) => leadModel(lead, t)),
    one(leadCard, 'new', (t) => leadModel({ promptId, details: { ...lead.details, exercise: false }, leads, typed: '' }, t)),
    one(leadCard, 'nobody', (t) => leadModel({ promptId, details: { ...lead.details, exercise: false }, leads, typed: free.person, found: [] }, t)),
    one(leadCard, 'fault', (t) => leadModel({ promptId, details: { ...lead.details, exercise: false }, leads, typed: 'Å', fault: t.followUp.lead.tooShort }, t)),
    one(leadCard, 'changed', (t) => leadModel({ ...lead, changed: true, found: lead.found!.slice(0, 1) }, t)),
    one(filesCard, '', (t) => filesModel(input(t))),
    one(filesCard, 'counts', (t) => filesModel({ ...input(t), marks: [], title: t.followUp.report.title, notes: [t.followUp.report.countsOnly], files: files(t, false).slice(0, 1) })),
    one(filesCard, 'choose', (t) => filesModel({
      ...input(t), promptId: units[1]?.id ?? '', marks: [], title: t.tiltakslogg.report.title, notes: [t.tiltakslogg.report.names], lines: [t.tiltakslogg.report.scope(units[1]?.name ?? ''), t.tiltakslogg.report.lead(t.tiltakslogg.report.tasks(21), 9, 10, 2), t.tiltakslogg.report.overdue(3)],
      choose: { units: unitChoices(units.map(({ id, name }) => ({ unit: id, name: free.unit ?? name })), units[1]?.id ?? '', t), show: button(t.meetings.figures.show, 'reports.action-log', { here: true }) },
    })),
  ];
}
