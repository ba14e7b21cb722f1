/** View models of what is written after a meeting: the summary, a task, and an owner's new date. One template: each shows the fields it has. */
import { z } from 'zod';
import { button, buttonSchema, textLines, type ButtonData } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeetingDetails } from '../meetings/domain.ts';
import type { Member } from '../network/domain.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { meetingHead, noticeOf, noticeSchema, room, text, type Notice } from './card-parts.ts';
import { longest } from './domain.ts';
import { faultsIn, type Faults, type FieldFault, type TypedDate, type TypedTask } from './form.ts';
import { mostListed } from './people.ts';

const faults = z.array(text);
const textField = z.strictObject({ id: text, label: text, value: z.string(), hint: text, most: z.number(), multiline: z.boolean(), faults });
export const formCard = defineCard('follow-up/form', z.strictObject({
  title: text, meeting: text, when: text, notice: noticeSchema,
  /** What is stored now, where somebody else has written meanwhile. */
  now: z.array(z.strictObject({ heading: text, lines: z.array(text) })),
  texts: z.array(textField),
  choices: z.array(z.strictObject({ label: text, value: z.string(), placeholder: text, style: z.enum(['compact', 'expanded']), people: z.array(z.strictObject({ title: text, value: text })).min(1) })),
  names: z.array(textField),
  /** Beside the field above it. */
  nameFaults: faults,
  dates: z.array(z.strictObject({ label: text, value: z.string(), faults })),
  reasons: z.array(textField),
  notes: z.array(text), buttons: z.array(buttonSchema),
}));
type FormModel = z.infer<typeof formCard.schema>;

interface FormInput {
  readonly details: MeetingDetails;
  /** With what the form's buttons come back. */
  readonly data: ButtonData;
  readonly notice?: Notice;
  /** What is stored now, in lines. */
  readonly now?: readonly string[];
}

const typedBytes = 9000;
const bare = ({ details, notice, now }: FormInput, heading: string, t: Texts): Omit<FormModel, 'title' | 'buttons'> => ({
  ...meetingHead(details, t), notice: noticeOf(notice), now: now === undefined ? [] : [{ heading, lines: [...now] }], texts: [], choices: [], names: [], nameFaults: [], dates: [], reasons: [], notes: [],
});

export interface SummaryFormInput extends FormInput { readonly typed: string; readonly fault?: FieldFault | undefined }

/** Verbs `follow-up.summary-save` with input `summary`, and `follow-up.open`. */
export function summaryFormModel(input: SummaryFormInput, t: Texts): FormModel {
  const words = t.tiltakslogg.summary;
  return {
    ...bare({ ...input, ...(input.now === undefined ? {} : { now: input.now.flatMap((line) => textLines(line)) }) }, words.now, t), title: words.heading,
    texts: [{ id: 'summary', label: words.label, value: cutToBytes(input.typed, typedBytes), hint: words.hint, most: longest.summary, multiline: true, faults: faultsIn(input.fault, t) }],
    notes: [words.privacy],
    buttons: [button(words.save, 'follow-up.summary-save', input.data, 'positive'), button(words.cancel, 'follow-up.open', { ...input.data, inPlace: true })],
  };
}

export interface TaskFormInput extends FormInput {
  readonly typed: TypedTask;
  readonly faults?: Faults<keyof TypedTask>;
  readonly isNew: boolean;
  /** Whoever may be given it, by name. */
  readonly people: readonly Member[];
  /** Of them, to be chosen among where a name fitted several. */
  readonly found?: readonly Member[];
}

/** Few enough are listed; among more, one is searched for by name. Verbs `follow-up.task-save` with inputs `task`, `owner`, `ownerName`, `due`; and `follow-up.open` or `follow-up.task`. */
export function taskFormModel(input: TaskFormInput, t: Texts): FormModel {
  const words = t.tiltakslogg.form;
  const { typed, faults: wrong = {}, isNew, people, found = [] } = input;
  const said = (field: keyof TypedTask): string[] => faultsIn(wrong[field], t);
  const few = people.length <= mostListed;
  const listed = few ? people : found;
  return {
    ...bare(input, words.now, t), title: isNew ? words.newTitle : words.editTitle,
    texts: [{ id: 'task', label: words.task, value: cutToBytes(typed.task, typedBytes), hint: words.taskHint, most: longest.task, multiline: false, faults: said('task') }],
    choices: listed.length === 0 ? [] : [{ label: words.owner, value: (listed.find(({ id }, _, { length }) => id === typed.owner || length === 1))?.id ?? '', placeholder: words.choose, style: few ? 'compact' : 'expanded', people: listed.map(({ id, name }) => ({ title: shortened(name, room.name), value: id })) }],
    names: few ? [] : [{ id: 'ownerName', label: listed.length === 0 ? words.ownerName : words.ownerOther, value: cutToBytes(typed.ownerName, 400), hint: words.ownerHint, most: 100, multiline: false, faults: [] }],
    nameFaults: said('ownerName'),
    dates: [{ label: words.due, value: typed.due, faults: said('due') }],
    notes: [words.among],
    buttons: [button(words.save, 'follow-up.task-save', input.data, 'positive'), isNew ? button(words.cancel, 'follow-up.open', { ...input.data, inPlace: true }) : button(words.cancel, 'follow-up.task', input.data)],
  };
}

export interface DateFormInput extends FormInput { readonly task: string; readonly typed: TypedDate; readonly faults?: Faults<keyof TypedDate> }

/** Verbs `follow-up.postpone-save` with inputs `due` and `reason`, and `follow-up.task`. */
export function dateFormModel(input: DateFormInput, t: Texts): FormModel {
  const words = t.tiltakslogg.postpone;
  const { typed, faults: wrong = {} } = input;
  const said = (field: keyof TypedDate): string[] => faultsIn(wrong[field], t);
  const form = bare(input, t.tiltakslogg.form.now, t);
  return {
    ...form, title: words.title, meeting: input.task, when: form.meeting,
    dates: [{ label: words.due, value: typed.due, faults: said('due') }],
    reasons: [{ id: 'reason', label: words.reason, value: cutToBytes(typed.reason, typedBytes), hint: words.reasonHint, most: longest.reason, multiline: false, faults: said('reason') }],
    buttons: [button(t.tiltakslogg.form.save, 'follow-up.postpone-save', input.data, 'positive'), button(t.tiltakslogg.form.cancel, 'follow-up.task', input.data)],
  };
}
