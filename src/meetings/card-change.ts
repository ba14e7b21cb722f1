/** View model of a change to a meeting, looked at before it is sent: what was and what is to be, and who is asked again. */
import { z } from 'zod';
import { button, buttonSchema, type ButtonData } from '../cards/parts.ts';
import { capitalised, formatDate, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { kindTitle } from './card-parts.ts';
import type { MeetingDetails } from './domain.ts';

const text = z.string().min(1);

export const changeCard = defineCard('meetings/change', z.strictObject({
  heading: text,
  title: text,
  changes: z.array(z.strictObject({ label: text, before: text, after: text })).min(1),
  asked: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface ChangeInput {
  readonly from: MeetingDetails;
  readonly to: MeetingDetails;
  /** People who are asked again; undefined when the change asks nobody. */
  readonly asked: number | undefined;
  /** Whether anybody has been asked yet. */
  readonly open: boolean;
  /** Comes back with every button: `meeting.change-send`, `meeting.change-edit`, `meeting.change-discard`. */
  readonly data: ButtonData;
}

/** Bytes: of both together a card holds every field. */
const longest = 1000;

/** In the order of the form; empty when nothing is changed. */
export function changesOf(from: MeetingDetails, to: MeetingDetails, t: Texts): z.infer<typeof changeCard.schema>['changes'] {
  const words = t.meetings.change;
  const { fields } = t.form;
  const rows: [string, (details: MeetingDetails) => string | undefined][] = [
    [fields.title, ({ title }) => title], [fields.kind, kindTitle], [t.common.when, (details) => capitalised(formatWhen(details, t.locale))], [t.common.where, ({ place }) => place],
    [fields.joinUrl, ({ joinUrl }) => joinUrl], [fields.agenda, ({ agenda }) => agenda], [fields.deadline, ({ answerBy }) => capitalised(formatDate(answerBy, t.locale))],
    [t.form.showNamesLabel, ({ showNames }) => (showNames ? t.preview.namesShown : t.preview.namesHidden)],
  ];
  return rows.flatMap(([label, of]) => {
    const [before, after] = [of(from), of(to)];
    return before === after ? [] : [{ label, before: shortened(before ?? words.nothing, longest), after: shortened(after ?? words.nothing, longest) }];
  });
}

export function changeModel({ from, to, asked, open, data }: ChangeInput, t: Texts): z.infer<typeof changeCard.schema> {
  const words = t.meetings.change;
  return {
    heading: words.previewTitle, title: from.title, changes: changesOf(from, to, t),
    asked: open ? [asked === undefined ? words.asksNobody : words.asks(asked), words.everyCard] : [words.notOpen],
    buttons: [button(t.preview.send, 'meeting.change-send', data, 'positive'), button(t.preview.edit, 'meeting.change-edit', data), button(t.preview.discard, 'meeting.change-discard', data)],
  };
}
