/** View models of calling a meeting: the form, its preview, and the confirmation that it is on its way. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, textLines, type ButtonData, perFieldOf } from '../cards/parts.ts';
import { asksInClient, inWords, listOf, mostListed, unitList, unitSearchSchema, type Choosable } from '../cards/unit-list.ts';
import { byName, capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { once } from '../shared/repeats.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { meetingFacts, kindTitle } from './card-parts.ts';
import { daysOffChoices, type MeetingDetails } from './domain.ts';
import { longestAgenda } from './form.ts';
import { meetingFields, type MeetingField, type MeetingFaults, type TypedMeeting } from './form-fields.ts';
import { seriesSection, seriesSectionModel, type SeriesPreview } from './card-series.ts';
import { meetingKinds } from './kinds.ts';
import { isMeetingRepeat, meetingRepeats } from './series.ts';

const text = z.string().min(1);
const perField = perFieldOf(meetingFields);
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
  audience: z.strictObject({ heading: text, hint: text, openUnits: z.boolean(), closedUnits: z.boolean(), openGroups: z.boolean(), closedGroups: z.boolean(), unitsChosen: text, groupsChosen: text, chooseUnits: text, chooseGroups: text }),
  kinds: choices,
  levels: choices,
  units: choices,
  /** Where there are more units than a list is good for. */
  unitSearch: unitSearchSchema,
  groups: z.array(z.strictObject({ choices, faults: z.strictObject({ groups: z.array(text) }) })),
  buttons: z.array(buttonSchema),
  cancel: z.array(buttonSchema),
}));

export interface FormInput {
  readonly typed: TypedMeeting;
  readonly faults?: MeetingFaults;
  /** What this person may call. */
  readonly units: readonly Choosable[];
  readonly groups: readonly Choosable[];
  /** Whether `*` (all units) is among the choices. */
  readonly allUnits: boolean;
  /** Among hundreds of units: those whose name this is the beginning of, or of a word in it. */
  readonly search?: string | undefined;
  /** Comes back with `meeting.preview`, `meeting.find-units` and `meeting.discard`; the inputs are merged in. */
  readonly data?: ButtonData;
  readonly editing?: boolean;
  /** A meeting that has been sent, or waits for it: whom it is for stays. What there is to say of it besides, and the verbs begin with `meeting.change-`. */
  readonly change?: { readonly notes: readonly string[] };
  /** Innspill that wait and may be taken up in a meeting. */
  readonly innspill?: number;
}

/** What is typed comes back whole as far as a card has room: more than a field allows, and less than would keep the card from being shown. */
const shownBytes: Readonly<Partial<Record<MeetingField, number>>> = { title: 1000, place: 1000, joinUrl: 2500, agenda: 20_500 };
/** Bytes for what was typed, what is wrong with it, the groups and the units; the words around them take the rest of the card. */
const cardRoom = 21_400;
/** Of them for a list of units that is searched, and the field that searches: both at least while no more is typed than fits a field. */
const searchRoom = { list: 6_000, field: 1_000 };
const longestChoice = 100;
const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part));
const repeatFields = ['repeat', 'repeatUntil', 'repeatCount', 'daysOff'] as const;

export function formModel({ typed, faults = {}, units, groups, allUnits, search, data = {}, editing = false, change, innspill = 0 }: FormInput, t: Texts): z.infer<typeof formCard.schema> {
  const everyField = <Value>(value: (field: MeetingField) => Value) => Object.fromEntries(meetingFields.map((field) => [field, value(field)])) as Record<MeetingField, Value>;
  const sentence = (field: MeetingField): string[] => { const fault = faults[field]; return fault === undefined ? [] : [t.faults[fault]]; };
  const choicesOf = (among: readonly Choosable[]) => among.toSorted(byName).map(({ id, name }) => ({ title: name, value: id }));
  const groupChoices = choicesOf(groups);
  const shown = everyField((field) => cutToBytes(typed[field], field === 'units' || field === 'groups' ? 0 : shownBytes[field] ?? longestChoice));
  const searched = units.length > mostListed;
  const left = cardRoom - (searched ? searchRoom.field : 0) - bytesOf([{ ...shown, agenda: '' }, groupChoices, meetingFields.flatMap(sentence)]);
  const agenda = change === undefined ? cutToBytes(shown.agenda, Math.max(left - (searched ? searchRoom.list : bytesOf(choicesOf(units))), 3 * longestAgenda)) : shown.agenda;
  const list = unitList({ units, chosen: typed.units, search, allUnits, room: left - bytesOf(agenda), verb: 'meeting.find-units', data }, t);
  const openUnits = faults.units !== undefined || list.open;
  const chosenGroups = listOf(typed.groups);
  const repeating = !['', once].includes(typed.repeat) || repeatFields.some((field) => faults[field] !== undefined);
  return {
    title: editing || change !== undefined ? t.form.editTitle : t.form.title,
    lead: t.form.lead,
    notes: [...change?.notes ?? [], ...(innspill > 0 ? [t.innspill.waiting.count(innspill)] : [])],
    asksAudience: change === undefined,
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    labels: { ...t.form.fields, ...t.meetings.series.fields, showNames: t.form.showNamesLabel },
    // The choices of levels are so few that "all" is all of them ticked.
    values: { ...shown, agenda, units: list.value, groups: chosenGroups.filter((chosen) => groups.some(({ id }) => id === chosen)).join(','), levels: typed.levels.includes('*') ? networkLevels.join(',') : cutToBytes(typed.levels, longestChoice), repeat: isMeetingRepeat(typed.repeat) ? typed.repeat : once, daysOff: (daysOffChoices as readonly string[]).includes(typed.daysOff) ? typed.daysOff : 'flytt', showNames: typed.showNames === 'true' ? 'true' : 'false' },
    faults: everyField(sentence),
    placeholders: t.form.placeholders,
    required: asksInClient(units),
    missing: { text: t.form.required, date: t.form.requiredDate, time: t.form.requiredTime },
    showNames: t.form.showNames,
    repeating: { open: repeating, closed: !repeating, never: t.meetings.series.never, choose: t.meetings.series.open, hint: t.meetings.series.hint },
    repeats: [once, ...meetingRepeats].map((id) => ({ title: t.repeats[id], value: id })),
    daysOff: daysOffChoices.map((id) => ({ title: t.meetings.series.daysOff[id], value: id })),
    audience: {
      heading: t.form.audience, hint: t.form.audienceHint, chooseUnits: t.form.chooseUnits, chooseGroups: t.form.chooseGroups,
      openUnits, closedUnits: !openUnits, openGroups: faults.groups !== undefined, closedGroups: faults.groups === undefined,
      unitsChosen: list.chosen,
      groupsChosen: inWords(chosenGroups, groups, t.form.noGroups, t.form.groupsChosen),
    },
    kinds: meetingKinds.map(({ id, title }) => ({ title, value: id })),
    levels: networkLevels.map((level) => ({ title: t.levels[level], value: level })),
    units: list.choices,
    unitSearch: list.search,
    groups: groups.length === 0 ? [] : [{ choices: groupChoices, faults: { groups: sentence('groups') } }],
    buttons: [button(t.form.preview, change === undefined ? 'meeting.preview' : 'meeting.change-preview', data, 'positive')],
    cancel: [button(t.form.cancel, change === undefined ? 'meeting.discard' : 'meeting.change-discard', data), ...(innspill > 0 ? [button(t.innspill.waiting.see(innspill), 'innspill.waiting', { scope: 'own', below: true })] : [])],
  };
}

const countRow = z.strictObject({ name: text, count: text });

export const previewCard = defineCard('meetings/preview', z.strictObject({
  heading: text,
  kind: text,
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
    kind: kindTitle(details),
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
