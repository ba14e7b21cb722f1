/** View model of the yearly report's questions to one unit: a form in parts, each small enough with the longest texts. */
import { z } from 'zod';
import { button, buttonSchema } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { TextFault } from '../privacy/guard.ts';
import { shortened } from '../shared/cut-text.ts';
import { keptTexts, mostOf, tooLongWords } from './card-parts.ts';
import { isChoice, textsPerPart, type AnswerField, type AnswerFields } from './unit-answer-form.ts';
import { adoptions, planUses } from './domain.ts';

const text = z.string().min(1);
const told = { theirs: z.array(text), faults: z.array(text) };

export const unitQuestionsCard = defineCard('tiltak/unit-questions', z.strictObject({
  title: text,
  checkIn: text,
  lead: text,
  privacy: text,
  notices: z.array(text),
  conflict: z.array(text),
  fix: z.array(text),
  choices: z.array(z.strictObject({ id: text, label: text, value: z.string(), several: z.boolean(), choices: z.array(z.strictObject({ title: text, value: z.string() })), ...told })),
  texts: z.array(z.strictObject({ id: text, label: text, value: z.string(), most: z.number(), ...told })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface UnitQuestionsInput {
  readonly promptId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly checkIn: string;
  /** Of this part. */
  readonly fields: readonly AnswerField[];
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly values: AnswerFields;
  readonly faults?: Readonly<Record<string, TextFault>>;
  readonly areaTitle: (id: string) => string;
  /** What the form was filled from; comes back with it. */
  readonly seen: string;
  readonly contactConfirmed?: boolean;
  readonly lastSaved?: { readonly name: string; readonly when: string };
  /** Filled in from an earlier check-in. */
  readonly earlier: boolean;
  /** Somebody else has saved meanwhile: who, and what is stored now. */
  readonly conflict?: { readonly name: string; readonly values: AnswerFields };
}

/** Enough to see what it is. */
const theirsBytes = 250;
/** Of a card, for the answers in the fields: each whole when it is no longer than it may be, in any script. */
const writtenBytes = textsPerPart * 6_000;

export function unitQuestionsModel(input: UnitQuestionsInput, t: Texts): z.infer<typeof unitQuestionsCard.schema> {
  const words = t.tiltakLead.yearly;
  const { promptId, unitId: unit, part, parts, values, faults = {}, conflict, seen } = input;
  const save = (title: string, go: 'next' | 'previous', style?: 'positive') =>
    button(title, 'tiltak-lead.yearly-save', { promptId, unit, part, seen, go, ...(input.contactConfirmed === true ? { contactConfirmed: true } : {}) }, style);
  const written = input.fields.filter((field) => !isChoice(field));
  const kept = new Map<AnswerField | undefined, string>(keptTexts(written.map((field) => values[field] ?? ''), writtenBytes).map((text, at) => [written[at], text]));
  const toldOf = (field: AnswerField) => ({
    theirs: conflict === undefined || (conflict.values[field] ?? '') === (values[field] ?? '') ? [] : [words.theirs(shortened(inWords(field, conflict.values[field] ?? '', t), theirsBytes))],
    faults: faults[field] === undefined ? [] : [faults[field] === 'text-too-long' ? tooLongWords(values[field] ?? '', kept.get(field) ?? '', t) : t.faults[faults[field]]],
  });
  return {
    title: words.title(shortened(input.unit, 200)),
    checkIn: input.checkIn,
    lead: words.lead,
    privacy: words.privacy,
    notices: [...(input.lastSaved === undefined ? [] : [words.lastSaved(shortened(input.lastSaved.name, 100), input.lastSaved.when)]), ...(input.earlier ? [words.earlier] : [])],
    conflict: conflict === undefined ? [] : [words.conflict(shortened(conflict.name, 100))],
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    choices: input.fields.filter(isChoice).map((field) => ({ id: field, label: words.fields[field], value: values[field] ?? '', several: field === 'parties', choices: choicesOf(field, t), ...toldOf(field) })),
    texts: written.map((field) => ({ id: field, label: labelOf(field, input.areaTitle, t), value: kept.get(field) ?? '', most: mostOf(kept.get(field) ?? ''), ...toldOf(field) })),
    page: parts > 1 ? [words.page(part, parts)] : [],
    buttons: [save(part < parts ? words.saveNext : words.save, 'next', 'positive'), ...(part > 1 ? [save(words.previous, 'previous')] : [])],
  };
}

const labelOf = (field: AnswerField, areaTitle: (id: string) => string, t: Texts): string =>
  (field.startsWith('focus-') ? t.tiltakLead.yearly.focus(shortened(areaTitle(field.slice('focus-'.length)), 200)) : t.tiltakLead.yearly.fields[field as keyof Texts['tiltakLead']['yearly']['fields']]);

function choicesOf(field: 'adopted' | 'parties' | 'use', t: Texts): { title: string; value: string }[] {
  const words = t.tiltakLead.yearly;
  const unsaid = { title: words.unsaid, value: '-' };
  switch (field) {
    case 'adopted': return [unsaid, ...adoptions.map((value) => ({ title: words.adopted[value], value }))];
    case 'use': return [unsaid, ...planUses.map((value) => ({ title: words.use[value], value }))];
    case 'parties': return (['bydel', 'skole', 'politi'] as const).map((value) => ({ title: words.parties[value], value }));
  }
}

function inWords(field: AnswerField, value: string, t: Texts): string {
  const { blank } = t.tiltakLead.yearly;
  if (value === '') return blank;
  if (!isChoice(field)) return value.replaceAll(/\s+/g, ' ');
  const titles = new Map(choicesOf(field, t).map(({ title, value: id }) => [id, title]));
  return value.split(',').map((id) => titles.get(id) ?? id).join(', ');
}
