/** View model of one measure: what was said last, and the form that says it anew. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, textLines, type Button, type ButtonData } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { bannerSchema, bannersOf } from './card-overview.ts';
import { statusWords, type Banner, type Place } from './card-parts.ts';
import { measureStatuses, type Reason, type StatusAnswer } from './domain.ts';
import { faultSentence, typedFromAnswer, type MeasureFaults, type MeasureField, type TypedMeasure } from './measure-form.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));
const area = z.strictObject({ label: text, value: z.string(), faults: z.array(text) });

export const answerCard = defineCard('tiltak/answer', z.strictObject({
  banners: bannerSchema,
  position: z.array(text),
  title: z.array(text),
  facts: z.array(factSchema),
  fix: z.array(text),
  /** Empty where there is nothing to answer (any more). */
  form: z.array(z.strictObject({
    status: z.strictObject({ label: text, value: z.string(), choices, faults: z.array(text) }),
    reasons: z.strictObject({ open: z.boolean(), closed: z.boolean(), show: text, label: text, value: z.string(), choices, faults: z.array(text) }),
    hint: text,
    outcome: area,
    benefit: area,
  })),
  buttons: z.array(buttonSchema),
}));

export interface MeasureInput {
  readonly promptId: string;
  readonly measureId: string;
  readonly title: string;
  readonly area: string;
  readonly unit: string;
  /** Number among the person's measures, from 1. */
  readonly position?: { readonly number: number; readonly of: number };
  /** What was said last, in words and as an answer; absent: nothing yet. */
  readonly last?: { readonly words: string; readonly answer: StatusAnswer };
  readonly reasons: readonly Reason[];
  /** How many answers of this check-in the card knows of. */
  readonly seen: number;
  readonly at: Place;
  /** Form and buttons, or only what was said; `again` with a button that opens the form below. */
  readonly answerable: boolean | 'again';
  readonly delegation: 'delegate' | 'take-back' | 'give-back' | 'none';
  readonly banners: readonly Banner[];
  /** What was typed and could not be taken, and why; without faults: somebody else has answered meanwhile. */
  readonly typed?: { readonly values: TypedMeasure; readonly faults: MeasureFaults };
}

/** Verbs `tiltak.save`, `tiltak.unchanged`, `tiltak.skip`, `tiltak.delegate`, `tiltak.take-back`, `tiltak.overview`; data `{ promptId, measureId, seen, at }`, inputs status, reasons, outcome, benefit. */
export function measureModel(input: MeasureInput, t: Texts): z.infer<typeof answerCard.schema> {
  const words = t.tiltak.measure;
  const { position, last } = input;
  return {
    banners: bannersOf(input.banners),
    position: position === undefined ? [] : [words.position(position.number, position.of)],
    title: textLines(input.title),
    facts: [{ label: t.tiltak.area, value: input.area }, { label: t.tiltak.unit, value: input.unit }, ...(last === undefined ? [] : [{ label: words.lastSaid, value: last.words }])],
    fix: Object.keys(input.typed?.faults ?? {}).length > 0 ? [words.fix] : [],
    form: input.answerable === true ? [formOf(input, t)] : [],
    buttons: input.answerable === true ? formButtons(input, t) : input.answerable === 'again' ? [button(t.tiltak.overview.change, 'tiltak.open', { promptId: input.promptId, measureId: input.measureId, at: 'own' })] : [],
  };
}

function formOf({ typed, last, reasons }: MeasureInput, t: Texts): z.infer<typeof answerCard.schema>['form'][number] {
  const words = t.tiltak.measure;
  const values = typed?.values ?? typedFromAnswer(last?.answer);
  const faults = (field: MeasureField): string[] => { const fault = typed?.faults[field]; return fault === undefined ? [] : [faultSentence(fault, t)]; };
  const open = values.status === 'ikke-igangsatt' || faults('reasons').length > 0;
  return {
    status: { label: words.status, value: values.status, choices: measureStatuses.map((id) => ({ title: statusWords(id, t), value: id })), faults: faults('status') },
    reasons: { open, closed: !open, show: words.reasons, label: words.reasonsLabel, value: values.reasons, choices: reasons.map(({ id, title }) => ({ title, value: id })), faults: faults('reasons') },
    hint: words.hint,
    outcome: { label: words.outcome, value: values.outcome, faults: faults('outcome') },
    benefit: { label: words.benefit, value: values.benefit, faults: faults('benefit') },
  };
}

function formButtons({ promptId, measureId, seen, at, typed, last, delegation }: MeasureInput, t: Texts): Button[] {
  const words = t.tiltak.measure;
  const data: ButtonData = { promptId, measureId, seen, at };
  const conflict = typed !== undefined && Object.keys(typed.faults).length === 0;
  // Sent again with this, the phone number or e-mail address in the text has been asked about.
  const confirmed: ButtonData = Object.values(typed?.faults ?? {}).includes('contact-details') ? { contactConfirmed: true } : {};
  return [
    button(conflict ? words.saveAnyway : words.save, 'tiltak.save', { ...data, ...confirmed }, 'positive'),
    ...(last === undefined ? [] : [button(conflict ? words.keepTheirs : words.unchanged, 'tiltak.unchanged', data)]),
    ...(at === 'delegated' ? [] : [button(words.skip, 'tiltak.skip', data)]),
    ...(delegation === 'delegate' ? [button(words.delegate, 'tiltak.delegate', data)] : []),
    ...(delegation === 'take-back' ? [button(words.takeBack, 'tiltak.take-back', data)] : []),
    ...(delegation === 'give-back' ? [button(words.giveBack, 'tiltak.take-back', data)] : []),
    ...(at === 'delegated' ? [] : [button(words.toOverview, 'tiltak.overview', { promptId, at })]),
  ];
}
