/** View models of calling people out: the form, and its preview with exactly how many are called and how they are reached. */
import { z } from 'zod';
import { asksInClient, audienceModel, audienceSchema, type AudienceFields } from '../cards/audience-fields.ts';
import type { Searches } from '../cards/choice-list.ts';
import { button, buttonSchema, factSchema, textLines, type ButtonData, perFieldOf } from '../cards/parts.ts';
import { faultSentences } from '../locales/faults.ts';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { shortened } from '../shared/cut-text.ts';
import { recordOf } from '../shared/record-of.ts';
import { exerciseMark, exerciseSchema, lasting, mobilisationFacts } from './card-parts.ts';
import { defaultDeadlineMinutes, defaultWaveMinutes, mobilisationKinds, waveOrders, type MobilisationDetails } from './domain.ts';
import { shiftWords } from './shifts.ts';
import type { MobilisationFaults, MobilisationField, TypedMobilisation } from './form.ts';

const text = z.string().min(1);
const fields = ['kind', 'situation', 'place', 'date', 'meetAt', 'deadline', 'needed', 'shifts'] as const satisfies readonly MobilisationField[];
const perField = perFieldOf(fields);

export const formCard = defineCard('mobilisation/form', z.strictObject({
  exercise: exerciseSchema,
  title: text,
  lead: text,
  fix: z.array(text),
  labels: perField(text),
  values: perField(z.string()),
  /** Empty: nothing wrong with the field. */
  faults: perField(z.array(text)),
  placeholders: z.strictObject({ situation: text, place: text, deadline: text, needed: text, shifts: text }),
  shiftsHint: text,
  privacy: text,
  required: z.boolean(),
  missing: text,
  kinds: z.array(z.strictObject({ title: text, value: text })),
  audience: audienceSchema,
  absent: z.strictObject({ label: text, title: text, value: z.enum(['true', 'false']), faults: z.array(text) }),
  waves: z.strictObject({ label: text, value: text, choices: z.array(z.strictObject({ title: text, value: text })), faults: z.array(text), minutes: z.strictObject({ label: text, value: z.string(), faults: z.array(text) }) }),
  buttons: z.array(buttonSchema),
}));

export interface FormInput extends Pick<AudienceFields, 'units' | 'groups' | 'allUnits'> {
  readonly typed: TypedMobilisation;
  readonly faults?: MobilisationFaults;
  readonly exercise: boolean;
  /** The caller calls every bydel to a place in sentrum. */
  readonly toSentrum?: boolean;
  readonly editing?: boolean;
  /** Among hundreds of units or groups: those whose name this is the beginning of, or of a word in it. */
  readonly search?: Searches | undefined;
  /** Comes back with `mobilisation.preview`, `mobilisation.find-units`, `mobilisation.find-groups` and `mobilisation.discard`; the inputs are merged in. */
  readonly data: ButtonData;
}

/** Bytes for what was typed, the groups, the units and the fields that search for them; the words around them take the rest of the card. */
const cardRoom = 18_500;

export function formModel({ typed, faults = {}, exercise, toSentrum = false, editing = false, search, data, units, groups, allUnits }: FormInput, t: Texts): z.infer<typeof formCard.schema> {
  const { form, waves } = t.mobilisation;
  const sentence = (field: MobilisationField): string[] => {
    if (field === 'shifts') return (faults.shifts ?? []).map(({ line, code }) => t.mobilisation.shifts.faultAt(line, t.mobilisation.shifts.faults[code]));
    return faultSentences(faults[field], t.mobilisation.faults, t);
  };
  const values = recordOf(fields, (field) => typed[field]);
  const room = cardRoom - Buffer.byteLength(JSON.stringify(values));
  const audience = audienceModel({ heading: form.audience, hint: toSentrum ? form.sentrum : form.audienceHint, typed, units, groups, allUnits, find: { search, verb: 'mobilisation.find', data, room }, faults: { levels: sentence('levels'), units: sentence('units'), groups: sentence('groups') } }, t);
  return {
    exercise: exerciseMark(exercise, t),
    title: editing ? form.editTitle : exercise ? form.exerciseTitle : form.title,
    lead: form.lead,
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    labels: recordOf(fields, (field) => form.fields[field]),
    values,
    faults: recordOf(fields, sentence),
    placeholders: form.placeholders,
    shiftsHint: form.shiftsHint,
    privacy: form.privacy,
    required: asksInClient(audience),
    missing: t.form.required,
    kinds: mobilisationKinds.map((kind) => ({ title: t.mobilisation.kinds[kind], value: kind })),
    audience,
    absent: { label: form.absentLabel, title: form.includeAbsent, value: typed.includeAbsent === 'true' ? 'true' : 'false', faults: sentence('includeAbsent') },
    waves: {
      label: waves.field, value: waveOrders.find((order) => order === typed.waves) ?? 'alle', choices: waveOrders.map((order) => ({ title: waves.orders[order], value: order })), faults: sentence('waves'),
      minutes: { label: waves.minutes, value: typed.waveMinutes, faults: sentence('waveMinutes') },
    },
    buttons: [button(t.form.preview, 'mobilisation.preview', data, 'positive'), button(t.form.cancel, 'mobilisation.discard', data)],
  };
}

/** A new form as it opens. */
export const emptyForm = (change: Partial<TypedMobilisation>): TypedMobilisation =>
  ({ kind: 'alvorlig-hendelse', situation: '', place: '', date: '', meetAt: '', deadline: String(defaultDeadlineMinutes), needed: '', shifts: '', levels: '', units: '', groups: '', includeAbsent: 'false', waves: 'alle', waveMinutes: String(defaultWaveMinutes), ...change });

const countRow = z.strictObject({ name: text, count: text });
const colors = z.enum(['default', 'good', 'accent', 'warning', 'attention']);

export const previewCard = defineCard('mobilisation/preview', z.strictObject({
  exercise: exerciseSchema,
  heading: text,
  kind: text,
  situation: z.array(text),
  facts: z.array(factSchema),
  shifts: z.array(z.strictObject({ heading: text, rows: z.array(countRow) })),
  warnings: z.array(text),
  called: text,
  absent: z.array(text),
  levels: z.array(countRow),
  units: z.array(z.strictObject({ heading: text, rows: z.array(text), more: z.array(text) })),
  waves: z.array(text),
  how: text,
  reach: z.array(z.strictObject({ label: text, count: text, color: colors })),
  channels: z.array(text),
  everyone: z.array(text),
  unreachable: z.array(z.strictObject({ text, buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

export interface PreviewInput {
  readonly details: MobilisationDetails;
  readonly now: Temporal.ZonedDateTime;
  readonly byLevel: ReadonlyMap<NetworkLevel, number>;
  /** Unit name → people. */
  readonly byUnit: ReadonlyMap<string, number>;
  /** Of those who fit, who are away. */
  readonly absent: number;
  /** Units and groups chosen of which nobody is called. */
  readonly inVain: readonly string[];
  /** People in each wave, in order. */
  readonly waves: readonly { readonly name: string; readonly people: number }[];
  readonly reach: { readonly personal: number; readonly roster: number; readonly channel: number; readonly 'not-at-all': number };
  /** What a linked channel stands for → people called there. */
  readonly channels: ReadonlyMap<string, number>;
  /** Comes back with every button: `mobilisation.send`, `.edit`, `.discard`, `.unreachable`. */
  readonly data: ButtonData;
}

const unitsInPreview = 40;
/** Lines of a card that has much else to say; the number beside counts all. */
const mostChannels = 10;
const mostInVain = 5;
/** Of shifts; the rows beside them say the rest. */
const mostWarnings = 3;

export function previewModel({ details, now, absent, inVain, byLevel, byUnit, waves, reach, channels, data }: PreviewInput, t: Texts): z.infer<typeof previewCard.schema> {
  const words = t.mobilisation.preview;
  const called = [...byLevel.values()].reduce((sum, n) => sum + n, 0);
  const none = reach['not-at-all'];
  const units = [...byUnit].map(([name, count]) => ({ name, count })).sort(byName);
  return {
    exercise: exerciseMark(details.exercise, t),
    heading: t.preview.title,
    kind: t.mobilisation.kinds[details.mobilisationKind],
    situation: textLines(details.situation),
    facts: [
      ...mobilisationFacts(details, now.toPlainDate().toString(), t),
      { label: t.mobilisation.deadline, value: lasting(details.deadlineMinutes, t) },
      ...(details.needed === undefined ? [] : [{ label: t.mobilisation.needed, value: t.mobilisation.neededValue(details.needed) }]),
    ],
    shifts: details.shifts === undefined ? [] : [{ heading: t.mobilisation.shifts.heading, rows: details.shifts.map((shift) => ({ name: shiftWords(shift, now.timeZoneId, t), count: t.mobilisation.shifts.needs(shift.needed) })) }],
    warnings: [
      ...(none === called ? [words.nobodyReachable] : []),
      ...(details.needed !== undefined && details.needed > called ? [words.tooFew(details.needed, called)] : []),
      ...(details.shifts ?? []).filter(({ needed }) => needed > called).slice(0, mostWarnings).map((shift) => t.mobilisation.shifts.tooFew(shiftWords(shift, now.timeZoneId, t), called)),
      ...(inVain.length === 0 ? [] : [words.inVain(inVain.slice(0, mostInVain).map((name) => shortened(name, 80)).join(', '), Math.max(inVain.length - mostInVain, 0))]),
    ],
    called: words.called(called),
    absent: absent === 0 ? [] : [details.includeAbsent === true ? words.absentCalled(absent) : words.absentLeftOut(absent)],
    levels: networkLevels.filter((level) => (byLevel.get(level) ?? 0) > 0).map((level) => ({ name: t.levels[level], count: String(byLevel.get(level)) })),
    units: [{ heading: t.preview.byUnit, rows: units.slice(0, unitsInPreview).map(({ name, count }, at, shown) => `${name} ${count}${at === shown.length - 1 ? '' : '  ·  '}`), more: units.length > unitsInPreview ? [t.preview.more(units.length - unitsInPreview)] : [] }],
    waves: waves.length < 2 ? [] : [...waves.map(({ name, people }, at) => t.mobilisation.waves.size(at + 1, name, people)), t.mobilisation.waves.every(details.waveMinutes)],
    how: words.how,
    reach: [
      { label: words.personal, count: String(reach.personal), color: 'good' },
      { label: words.roster, count: String(reach.roster), color: 'accent' },
      ...(reach.channel === 0 ? [] : [{ label: t.channelCall.reached, count: String(reach.channel), color: 'warning' as const }]),
      { label: words.none, count: String(none), color: none > 0 ? 'attention' : 'default' },
    ],
    channels: channels.size === 0 ? [] : [...[...channels].slice(0, mostChannels).map(([name, n]) => t.channelCall.through(name, n)), ...(channels.size > mostChannels ? [t.channelCall.more(channels.size - mostChannels)] : []), t.channelCall.seen],
    everyone: none === 0 ? [words.everyone] : [],
    unreachable: none === 0 ? [] : [{ text: words.unreachable(none), buttons: [button(words.showNames, 'mobilisation.unreachable', { ...data, page: 1 })] }],
    buttons: [button(t.preview.send, 'mobilisation.send', data, 'positive'), button(t.preview.edit, 'mobilisation.edit', data), button(t.preview.discard, 'mobilisation.discard', data)],
  };
}
