/** View model of one measure: what was said last, and the form that says it anew. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, type Button, type ButtonData } from '../cards/parts.ts';
import { faultSentences } from '../locales/faults.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { bannerSchema, bannersOf } from './card-overview.ts';
import { keptTexts, mostOf, statusWords, titleLines, tooLongWords, type Banner, type Place } from './card-parts.ts';
import { measureStatuses, type Reason, type StatusAnswer } from './domain.ts';
import { typedFromAnswer, type MeasureFaults, type MeasureField, type TypedMeasure } from './measure-form.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));
const area = z.strictObject({ label: text, value: z.string(), most: z.number(), faults: z.array(text) });

export const answerCard = defineCard('tiltak/answer', z.strictObject({
  banners: bannerSchema,
  position: z.array(text),
  title: z.array(text),
  facts: z.array(factSchema),
  fix: z.array(text),
  /** Empty where there is nothing to answer (any more). */
  form: z.array(z.strictObject({
    status: z.strictObject({ label: text, choose: text, value: z.string(), choices, faults: z.array(text) }),
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
  /** What somebody else has answered meanwhile. */
  readonly conflict?: { readonly name: string; readonly answer: StatusAnswer };
  /** What was typed and could not be taken, and why; without faults: somebody else has answered meanwhile. `unsaved`: a button was pressed that would have lost it. */
  readonly typed?: { readonly values: TypedMeasure; readonly faults: MeasureFaults; readonly unsaved?: boolean; readonly asked?: AskedBefore };
}

/** What the person has been asked about on this card, and sent again: not to be asked in turns for ever. */
export interface AskedBefore {
  readonly contactConfirmed?: boolean | undefined;
  readonly withoutReasons?: boolean | undefined;
}

/** Verbs `tiltak.save`, `tiltak.unchanged`, `tiltak.skip`, `tiltak.delegate`, `tiltak.take-back`, `tiltak.overview`; data `{ promptId, measureId, seen, at }`, inputs status, reasons, outcome, benefit. */
export function measureModel(input: MeasureInput, t: Texts): z.infer<typeof answerCard.schema> {
  const words = t.tiltak.measure;
  const { position, last } = input;
  return {
    banners: bannersOf([...input.banners, ...conflictBanner(input, t)]),
    position: position === undefined ? [] : [words.position(position.number, position.of)],
    title: titleLines(input.title),
    facts: [{ label: t.tiltak.area, value: shortened(input.area, 200) }, { label: t.tiltak.unit, value: shortened(input.unit, 200) }, ...(last === undefined ? [] : [{ label: words.lastSaid, value: shortened(last.words, 200) }])],
    fix: Object.keys(input.typed?.faults ?? {}).length > 0 ? [words.fix] : [],
    form: input.answerable === true ? [formOf(input, t)] : [],
    buttons: input.answerable === true ? formButtons(input, t) : input.answerable === 'again' ? [button(t.tiltak.overview.change, 'tiltak.open', { promptId: input.promptId, measureId: input.measureId, at: 'own' })] : [],
  };
}

/** Of a card, for what people wrote: two texts of 2,000 characters fit whole in any script. */
const writtenBytes = 13_000;
/** What others wrote has at least this much, however much is typed. */
const leastOfTheirs = 1_000;

const typedTexts = ({ typed, last }: MeasureInput): string[] => {
  const { outcome, benefit } = typed?.values ?? typedFromAnswer(last?.answer);
  return keptTexts([outcome, benefit], writtenBytes);
};

function conflictBanner(input: MeasureInput, t: Texts): Banner[] {
  const { conflict, reasons } = input;
  if (conflict === undefined) return [];
  const words = t.tiltak.measure;
  const { name, answer } = conflict;
  const chosen = reasons.filter(({ id }) => answer.reasons.includes(id)).map(({ title }) => title);
  const said = [[words.outcome, answer.outcome], [words.benefit, answer.benefit]].filter(([, text]) => text !== undefined) as [string, string][];
  const room = Math.max(leastOfTheirs, writtenBytes - Buffer.byteLength(JSON.stringify(typedTexts(input))));
  const kept = keptTexts(said.map(([, text]) => text), room);
  return [{
    text: words.conflict(shortened(name, 100)), style: 'warning',
    lines: [
      words.conflictText, words.theirs([statusWords(answer.status, t), ...(chosen.length === 0 ? [] : [shortened(chosen.join(', '), 300)])].join(': ')),
      ...said.map(([label, text], at) => `${label} «${text === kept[at] ? text : `${kept[at] ?? ''}…`}»${text === kept[at] ? '' : ` (${t.tiltak.longTexts.shortened})`}`),
    ],
  }];
}

function formOf(input: MeasureInput, t: Texts): z.infer<typeof answerCard.schema>['form'][number] {
  const { typed, last, reasons } = input;
  const words = t.tiltak.measure;
  const values = typed?.values ?? typedFromAnswer(last?.answer);
  const [outcome = '', benefit = ''] = typedTexts(input);
  const faults = (field: MeasureField, kept = ''): string[] => {
    const fault = typed?.faults[field];
    return fault === 'text-too-long' ? [tooLongWords(values[field], kept, t)] : faultSentences(fault, t.tiltak.faults, t);
  };
  const open = values.status === 'ikke-igangsatt' || faults('reasons').length > 0;
  const chosen = new Set(values.reasons.split(',').map((id) => id.trim()));
  return {
    status: { label: words.status, choose: words.chooseStatus, value: measureStatuses.find((id) => id === values.status) ?? '', choices: measureStatuses.map((id) => ({ title: statusWords(id, t), value: id })), faults: faults('status') },
    reasons: { open, closed: !open, show: words.reasons, label: words.reasonsLabel, value: reasons.flatMap(({ id }) => (chosen.has(id) ? [id] : [])).join(','), choices: reasons.map(({ id, title }) => ({ title: shortened(title, 100), value: id })), faults: faults('reasons') },
    hint: words.hint,
    outcome: { label: words.outcome, value: outcome, most: mostOf(outcome), faults: faults('outcome', outcome) },
    benefit: { label: words.benefit, value: benefit, most: mostOf(benefit), faults: faults('benefit', benefit) },
  };
}

function formButtons({ promptId, measureId, seen, at, typed, last, delegation }: MeasureInput, t: Texts): Button[] {
  const words = t.tiltak.measure;
  const faults = Object.values(typed?.faults ?? {});
  // Sent again with these, the phone number or e-mail address in the text, or the missing reason, has been asked about: now, or before something else was.
  const contactConfirmed = typed?.asked?.contactConfirmed === true || faults.includes('contact-details');
  const withoutReasons = typed?.asked?.withoutReasons === true || faults.includes('reasons-missing');
  const data: ButtonData = { promptId, measureId, seen, at, ...(contactConfirmed ? { contactConfirmed } : {}), ...(withoutReasons ? { withoutReasons } : {}) };
  const conflict = typed !== undefined && faults.length === 0 && !typed.unsaved;
  // Who has been told that what was typed is not saved means it when leaving it; after a fault it may have been written anew.
  const leave: ButtonData = { ...data, ...(typed?.unsaved === true || conflict ? { discard: true } : {}) };
  return [
    button(conflict ? words.saveAnyway : words.save, 'tiltak.save', data, 'positive'),
    ...(last === undefined ? [] : [button(conflict ? words.keepTheirs : words.unchanged, 'tiltak.unchanged', leave)]),
    ...(at === 'delegated' ? [] : [button(words.skip, 'tiltak.skip', leave)]),
    ...(delegation === 'delegate' ? [button(words.delegate, 'tiltak.delegate', leave)] : []),
    ...(delegation === 'take-back' ? [button(words.takeBack, 'tiltak.take-back', leave)] : []),
    ...(delegation === 'give-back' ? [button(words.giveBack, 'tiltak.take-back', leave)] : []),
    ...(at === 'delegated' ? [] : [button(words.toOverview, 'tiltak.overview', leave)]),
  ];
}
