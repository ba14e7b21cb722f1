/** View models of starting a check-in: the form, its preview, and the confirmation that it is on its way. */
import { z } from 'zod';
import { choiceList, searchSchema } from '../cards/choice-list.ts';
import { button, buttonSchema, factSchema, type ButtonData, perFieldOf } from '../cards/parts.ts';
import { byName, capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { recordOf } from '../shared/record-of.ts';
import { mostOf, startOf, tooLongWords } from './card-parts.ts';
import type { Plan } from './domain.ts';
import { checkInFaultSentence, checkInFields, noSeries, titleLength, type CheckInFaults, type TypedCheckIn } from './form.ts';
import { isSeriesInterval, seriesIntervals, type SeriesInterval } from './series.ts';

const text = z.string().min(1);
const perField = perFieldOf(checkInFields);
const choices = z.array(z.strictObject({ title: text, value: text }));

export const formCard = defineCard('tiltak/form', z.strictObject({
  title: text,
  lead: text,
  fix: z.array(text),
  labels: perField(text),
  values: perField(z.string()),
  /** Empty: nothing wrong with the field. */
  faults: perField(z.array(text)),
  titlePlaceholder: text,
  titleMost: z.number(),
  required: z.boolean(),
  missing: z.strictObject({ text, date: text }),
  yearly: text,
  plans: choices,
  units: choices,
  unitsBox: z.strictObject({ open: z.boolean(), closed: z.boolean(), chosen: text, choose: text }),
  /** Where there are more units than a list is good for. */
  unitSearch: searchSchema,
  series: choices,
  buttons: z.array(buttonSchema),
  cancel: z.array(buttonSchema),
}));

export interface Named { readonly id: string; readonly name: string }

export interface FormInput {
  readonly typed: TypedCheckIn;
  readonly faults?: CheckInFaults;
  readonly plans: readonly Pick<Plan, 'id' | 'title'>[];
  /** Units with measures that this person may ask about. */
  readonly units: readonly Named[];
  /** Whether `*` (all units) is among the choices. */
  readonly allUnits: boolean;
  /** Among hundreds of units: those whose name this is the beginning of, or of a word in it. */
  readonly search?: string | undefined;
  /** Comes back with `tiltak-lead.preview`, `tiltak-lead.find-units` and `tiltak-lead.discard`; the inputs are merged in. */
  readonly data: ButtonData;
  readonly editing?: boolean;
}

/** A plan that has long ended is not asked about again. */
const plansShown = 30;
const titleBytes = 3_000;
/** Bytes that the other fields leave at their largest. */
const unitsRoom = 13_000;

export function formModel({ typed, faults = {}, plans, units, allUnits, search, data, editing = false }: FormInput, t: Texts): z.infer<typeof formCard.schema> {
  const words = t.tiltakLead.form;
  const list = choiceList({ among: units, words: t.form.unitList, chosen: typed.units, search, all: allUnits ? t.form.allUnits : undefined, room: unitsRoom, verb: 'tiltak-lead.find-units', data }, t);
  const plansListed = plans.filter(({ id }, at) => id === typed.plan || at >= plans.length - plansShown);
  const title = startOf(typed.title, titleBytes);
  const openUnits = faults.units !== undefined || !allUnits || list.open;
  return {
    title: editing ? words.editTitle : words.title,
    lead: words.lead,
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    labels: words.fields,
    // What is none of the choices cannot be shown as chosen.
    values: {
      title, plan: plansListed.some(({ id }) => id === typed.plan) ? typed.plan : '', units: list.value,
      date: startOf(typed.date, 40), deadline: startOf(typed.deadline, 40), series: isSeriesInterval(typed.series) ? typed.series : noSeries, yearly: typed.yearly === 'true' ? 'true' : 'false',
    },
    faults: recordOf(checkInFields, (field) => { const fault = faults[field]; return fault === undefined ? [] : [field === 'title' && fault === 'text-too-long' ? tooLongWords(typed.title, title, t, titleLength) : checkInFaultSentence(fault, t)]; }),
    titlePlaceholder: words.titlePlaceholder,
    titleMost: mostOf(title, titleLength),
    // The client's own question would stop the search; the server asks in any case.
    required: list.search.length === 0,
    missing: { text: t.form.required, date: t.form.requiredDate },
    yearly: words.yearlyText,
    plans: plansListed.map((plan) => ({ title: shortened(plan.title, 80), value: plan.id })),
    units: list.choices,
    // A koordinator's few units stand open; a list of all of them is opened when it is needed.
    unitsBox: { open: openUnits, closed: !openUnits, chosen: list.chosen, choose: t.form.unitList.choose },
    unitSearch: list.search,
    series: [noSeries, ...seriesIntervals].map((id) => ({ title: t.repeats[id], value: id })),
    buttons: [button(t.form.preview, 'tiltak-lead.preview', data, 'positive')],
    cancel: [button(t.form.cancel, 'tiltak-lead.discard', data)],
  };
}

export const previewCard = defineCard('tiltak/preview', z.strictObject({
  heading: text,
  title: text,
  facts: z.array(factSchema),
  counts: z.array(z.strictObject({ count: text, label: text })),
  units: z.strictObject({ heading: text, rows: z.array(text), more: z.array(text) }),
  everyone: z.array(text),
  /** What the sender ought to know before sending, some with a button that shows which. */
  warnings: z.array(z.strictObject({ text, buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

export interface PreviewInput {
  readonly title: string;
  readonly plan: string;
  /** `YYYY-MM-DD`; absent: at once. */
  readonly opens?: string;
  readonly deadline: string;
  readonly lateUntil: string;
  readonly yearly: boolean;
  readonly series?: { readonly interval: SeriesInterval; readonly next: string };
  readonly people: number;
  /** Unit name → measures. */
  readonly byUnit: ReadonlyMap<string, number>;
  readonly unreachable: number;
  /** Measures that nobody is responsible for. */
  readonly withoutAnybody: number;
  /** Names of chosen units that have no measure in the plan. */
  readonly empty: readonly string[];
  /** Other check-ins that ask some of the same units about the same plan. */
  readonly overlaps: readonly { readonly title: string; readonly units: number }[];
  /** Comes back with every button. */
  readonly data: ButtonData;
}

const unitsInPreview = 40;
const namesShown = 10;
const overlapsShown = 5;

export function previewModel(input: PreviewInput, t: Texts): z.infer<typeof previewCard.schema> {
  const words = t.tiltakLead.preview;
  const { data } = input;
  const day = (date: string): string => formatDate(date, t.locale);
  const measures = [...input.byUnit.values()].reduce((sum, n) => sum + n, 0);
  const units = [...input.byUnit].map(([name, count]) => ({ name, count })).toSorted(byName);
  const shown = units.slice(0, unitsInPreview);
  const facts = [
    { label: words.plan, value: shortened(input.plan, 300) },
    { label: words.opens, value: input.opens === undefined ? words.now : capitalised(day(input.opens)) },
    { label: words.deadline, value: capitalised(day(input.deadline)) },
    { label: words.late, value: words.lateUntil(formatDate(input.lateUntil, t.locale, 'day')) },
    ...(input.series === undefined ? [] : [{ label: words.series, value: `${t.repeats[input.series.interval]}, ${words.next(day(input.series.next))}` }]),
    ...(input.yearly ? [{ label: words.yearly, value: capitalised(words.yearlyText) }] : []),
  ];
  return {
    heading: words.title,
    title: input.title,
    facts,
    counts: [{ count: words.measures(measures), label: words.people(input.people) }],
    units: { heading: words.byUnit, rows: shown.map(({ name, count }, at) => `${shortened(name, 80)}\u00A0${count}${at === shown.length - 1 ? '' : '\u00A0\u00A0·  '}`), more: units.length > shown.length ? [words.more(units.length - shown.length)] : [] },
    everyone: input.unreachable === 0 && input.people > 0 ? [words.everyone] : [],
    warnings: [
      ...(input.people === 0 ? [{ text: words.nobodyAtAll, buttons: [] }] : []),
      ...(input.unreachable === 0 ? [] : [{ text: words.unreachable(input.unreachable), buttons: [button(words.showNames, 'tiltak-lead.unreachable', { ...data, page: 1 })] }]),
      ...(input.withoutAnybody === 0 ? [] : [{ text: words.nobody(input.withoutAnybody), buttons: [button(words.showMeasures, 'tiltak-lead.nobody', { ...data, page: 1 })] }]),
      ...(input.empty.length === 0 ? [] : [{ text: words.empty([...input.empty.slice(0, namesShown).map((name) => shortened(name, 80)), ...(input.empty.length > namesShown ? [words.more(input.empty.length - namesShown)] : [])].join(', ')), buttons: [] }]),
      ...input.overlaps.slice(0, overlapsShown).map((overlap) => ({ text: words.overlap(overlap.title, overlap.units), buttons: [] })),
    ],
    buttons: [...(input.people === 0 ? [] : [button(words.send, 'tiltak-lead.send', data, 'positive')]), button(words.edit, 'tiltak-lead.edit', data), button(words.discard, 'tiltak-lead.discard', data)],
  };
}
