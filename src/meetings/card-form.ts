/** View models of calling a meeting: the form, its preview, and the confirmation that it is on its way. */
import { z } from 'zod';
import { asksInClient, audienceModel, audienceSchema, type AudienceFields } from '../cards/audience-fields.ts';
import { bytesOfAll, type Searches } from '../cards/choice-list.ts';
import { button, buttonSchema, factSchema, textLines, type ButtonData, perFieldOf } from '../cards/parts.ts';
import { byName, capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { once } from '../shared/repeats.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { recordOf } from '../shared/record-of.ts';
import { kindLine, meetingFacts } from './card-parts.ts';
import { daysOffChoices, type MeetingDetails } from './domain.ts';
import { longestAgenda } from './form.ts';
import { meetingFields, type MeetingField, type MeetingFaults, type TypedMeeting } from './form-fields.ts';
import { seriesSection, seriesSectionModel, type SeriesPreview } from './card-series.ts';
import { meetingKinds } from './kinds.ts';
import { isMeetingRepeat, meetingRepeats } from './series.ts';

const text = z.string().min(1);
const fields = meetingFields.filter((field) => field !== 'levels' && field !== 'units' && field !== 'groups');
const perField = perFieldOf(fields);
const choices = z.array(z.strictObject({ title: text, value: text }));

export const formCard = defineCard('meetings/form', z.strictObject({
  title: text,
  lead: text,
  notes: z.array(text),
  asksAudience: z.boolean(),
  fix: z.array(text),
  labels: perField(text),
  values: perField(z.string()),
  /** Empty: nothing wrong with the field. */
  faults: perField(z.array(text)),
  placeholders: z.strictObject({ title: text, place: text, joinUrl: text, agenda: text }),
  required: z.boolean(),
  missing: z.strictObject({ text, date: text, time: text }),
  showNames: text,
  /** Whether the fields of repeating stand open. */
  repeating: z.strictObject({ open: z.boolean(), closed: z.boolean(), never: text, choose: text, hint: text }),
  repeats: choices,
  daysOff: choices,
  audience: audienceSchema,
  kinds: choices,
  buttons: z.array(buttonSchema),
  cancel: z.array(buttonSchema),
}));

export interface FormInput extends Pick<AudienceFields, 'units' | 'groups' | 'allUnits'> {
  readonly typed: TypedMeeting;
  readonly faults?: MeetingFaults;
  /** Among hundreds of units or groups: those whose name this is the beginning of, or of a word in it. */
  readonly search?: Searches | undefined;
  /** Comes back with `meeting.preview`, `meeting.find-units`, `meeting.find-groups` and `meeting.discard`; the inputs are merged in. */
  readonly data?: ButtonData;
  readonly editing?: boolean;
  /** A meeting that has been sent, or waits for it: whom it is for stays. What there is to say of it besides, and the verbs begin with `meeting.change-`. */
  readonly change?: { readonly notes: readonly string[] };
  /** Innspill that wait and may be taken up in a meeting. */
  readonly innspill?: number;
}

/** What is typed comes back whole as far as a card has room: more than a field allows, and less than would keep the card from being shown. */
const shownBytes: Readonly<Partial<Record<MeetingField, number>>> = { title: 1000, place: 1000, joinUrl: 2500, agenda: 20_500 };
/** Bytes for what was typed, what is wrong with it, the groups, the units and the fields that search for them; the words around them take the rest of the card. */
const cardRoom = 21_000;
/** Of them for the groups and the units, where there are too many for less; at least while no more is typed than fits a field. */
const listsRoom = 8_000;
const longestChoice = 100;
const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part));
const repeatFields = ['repeat', 'repeatUntil', 'repeatCount', 'daysOff'] as const;

export function formModel({ typed, faults = {}, units, groups, allUnits, search, data = {}, editing = false, change, innspill = 0 }: FormInput, t: Texts): z.infer<typeof formCard.schema> {
  const sentence = (field: MeetingField): string[] => { const fault = faults[field]; return fault === undefined ? [] : [t.faults[fault]]; };
  const shown = recordOf(fields, (field) => cutToBytes(typed[field], shownBytes[field] ?? longestChoice));
  const left = cardRoom - bytesOf([{ ...shown, agenda: '' }, meetingFields.flatMap(sentence)]);
  const ofLists = Math.min(bytesOfAll([...units, ...groups], true), listsRoom);
  const agenda = change === undefined ? cutToBytes(shown.agenda, Math.max(left - ofLists, 3 * longestAgenda)) : shown.agenda;
  const audience = audienceModel({ heading: t.form.audience, hint: t.form.audienceHint, typed, units, groups, allUnits, find: { search, verb: 'meeting.find', data, room: left - bytesOf(agenda) }, faults: { levels: sentence('levels'), units: sentence('units'), groups: sentence('groups') } }, t);
  const repeating = !['', once].includes(typed.repeat) || repeatFields.some((field) => faults[field] !== undefined);
  return {
    title: editing || change !== undefined ? t.form.editTitle : t.form.title,
    lead: t.form.lead,
    notes: [...change?.notes ?? [], ...(innspill > 0 ? [t.innspill.waiting.count(innspill)] : [])],
    asksAudience: change === undefined,
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    labels: recordOf(fields, (field) => ({ ...t.form.fields, ...t.meetings.series.fields, showNames: t.form.showNamesLabel })[field]),
    values: { ...shown, agenda, repeat: isMeetingRepeat(typed.repeat) ? typed.repeat : once, daysOff: (daysOffChoices as readonly string[]).includes(typed.daysOff) ? typed.daysOff : 'flytt', showNames: typed.showNames === 'true' ? 'true' : 'false' },
    faults: recordOf(fields, sentence),
    placeholders: t.form.placeholders,
    required: asksInClient(audience),
    missing: { text: t.form.required, date: t.form.requiredDate, time: t.form.requiredTime },
    showNames: t.form.showNames,
    repeating: { open: repeating, closed: !repeating, never: t.meetings.series.never, choose: t.meetings.series.open, hint: t.meetings.series.hint },
    repeats: [once, ...meetingRepeats].map((id) => ({ title: t.repeats[id], value: id })),
    daysOff: daysOffChoices.map((id) => ({ title: t.meetings.series.daysOff[id], value: id })),
    audience,
    kinds: meetingKinds.map(({ id, title }) => ({ title, value: id })),
    buttons: [button(t.form.preview, change === undefined ? 'meeting.preview' : 'meeting.change-preview', data, 'positive')],
    cancel: [button(t.form.cancel, change === undefined ? 'meeting.discard' : 'meeting.change-discard', data), ...(innspill > 0 ? [button(t.innspill.waiting.see(innspill), 'innspill.waiting', { scope: 'own', below: true })] : [])],
  };
}

const countRow = z.strictObject({ name: text, count: text });

export const previewCard = defineCard('meetings/preview', z.strictObject({
  heading: text,
  kind: z.array(text),
  title: text,
  facts: z.array(factSchema),
  agenda: z.array(z.strictObject({ heading: text, lines: z.array(text) })),
  series: z.array(seriesSection),
  names: text,
  invited: text,
  byLevel: z.array(countRow),
  units: z.array(z.strictObject({ heading: text, rows: z.array(text), more: z.array(text) })),
  everyone: z.array(text),
  unreachable: z.array(z.strictObject({ text, buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

export interface PreviewInput {
  readonly details: MeetingDetails;
  readonly organiser: string;
  readonly byLevel: ReadonlyMap<NetworkLevel, number>;
  /** Unit name → people. */
  readonly byUnit: ReadonlyMap<string, number>;
  readonly unreachable: number;
  readonly series?: SeriesPreview;
  /** Comes back with every button: `meeting.send`, `meeting.edit`, `meeting.discard`, `meeting.unreachable`. */
  readonly data: ButtonData;
}

const unitsInPreview = 40;

export function previewModel({ details, organiser, byLevel, byUnit, unreachable, series, data }: PreviewInput, t: Texts): z.infer<typeof previewCard.schema> {
  const invited = [...byLevel.values()].reduce((sum, n) => sum + n, 0);
  const units = [...byUnit].map(([name, count]) => ({ name, count: String(count) })).sort(byName);
  return {
    heading: t.preview.title,
    kind: kindLine(details),
    title: details.title,
    facts: [...meetingFacts(details, t), { label: t.common.organiser, value: organiser }, { label: t.common.answerBy, value: capitalised(formatDate(details.answerBy, t.locale)) }],
    agenda: details.agenda === undefined ? [] : [{ heading: t.common.agenda, lines: textLines(details.agenda) }],
    series: series === undefined ? [] : [seriesSectionModel(series, details, t)],
    names: details.showNames ? t.preview.namesShown : t.preview.namesHidden,
    invited: t.preview.invited(invited),
    byLevel: networkLevels.filter((level) => (byLevel.get(level) ?? 0) > 0).map((level) => ({ name: t.levels[level], count: String(byLevel.get(level)) })),
    units: units.length === 0 ? [] : [{ heading: t.preview.byUnit, rows: units.slice(0, unitsInPreview).map(({ name, count }, at, shown) => `${name} ${count}${at === shown.length - 1 ? '' : '  ·  '}`), more: units.length > unitsInPreview ? [t.preview.more(units.length - unitsInPreview)] : [] }],
    everyone: unreachable === 0 ? [t.preview.everyone] : [],
    unreachable: unreachable === 0 ? [] : [{ text: t.preview.unreachable(unreachable), buttons: [button(t.preview.showNames, 'meeting.unreachable', { ...data, page: 1 })] }],
    buttons: [button(t.preview.send, 'meeting.send', data, 'positive'), button(t.preview.edit, 'meeting.edit', data), button(t.preview.discard, 'meeting.discard', data)],
  };
}

export const sentCard = defineCard('meetings/sent', z.strictObject({ title: text, meeting: text, when: text, lead: text }));

export interface SentInput { readonly details: MeetingDetails; readonly invited: number }

export const sentModel = ({ details, invited }: SentInput, t: Texts): z.infer<typeof sentCard.schema> => ({
  title: t.sent.title, meeting: details.title, when: meetingFacts(details, t)[0].value, lead: t.sent.lead(invited),
});
