/** View models of `tavle` (what goes on now) and of writing a message to those who were called. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { exerciseMark, exerciseSchema, meetWords, mostOfName, whichOne } from './card-parts.ts';
import type { CallerMessage, MobilisationDetails } from './domain.ts';

const text = z.string().min(1);

export const listCard = defineCard('mobilisation/list', z.strictObject({
  title: text,
  empty: z.array(text),
  mobilisations: z.array(z.strictObject({ kind: text, situation: text, where: text, mark: z.array(text), buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface ListedMobilisation {
  readonly promptId: string;
  readonly details: MobilisationDetails;
  readonly called: boolean;
  /** Called and silent. */
  readonly unanswered: boolean;
}

export interface ListInput {
  readonly mobilisations: readonly ListedMobilisation[];
  readonly page: number;
  /** YYYY-MM-DD, local. */
  readonly today: string;
}

const perPage = 6;

/** Verbs: `mobilisation.board` and `mobilisation.open` `{ promptId }`, `mobilisation.list` `{ page }`. */
export function listModel({ mobilisations, page, today }: ListInput, t: Texts): z.infer<typeof listCard.schema> {
  const shown = pageOf(mobilisations, page, perPage);
  return {
    title: t.mobilisation.list.title,
    empty: mobilisations.length === 0 ? [t.mobilisation.list.empty] : [],
    mobilisations: shown.items.map(({ promptId, details, called, unanswered }) => ({
      kind: [...(details.exercise ? [t.mobilisation.exercise] : []), t.mobilisation.kinds[details.mobilisationKind]].join(' · '),
      situation: shortened(details.situation, mostOfName.situation),
      where: `${details.place} · ${meetWords(details, today, t)}`,
      mark: unanswered ? [t.mobilisation.answers.silent] : [],
      buttons: [
        ...(called ? [button(t.mobilisation.list.answer, 'mobilisation.open', { promptId }, unanswered ? 'positive' : 'default')] : []),
        button(t.mobilisation.list.open, 'mobilisation.board', { promptId, from: 'list' }),
      ],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, 'mobilisation.list', {}, t), menuButton('meny', t)],
  };
}

export const messageFormCard = defineCard('mobilisation/message-form', z.strictObject({
  exercise: exerciseSchema,
  title: text,
  about: text,
  text: z.strictObject({ label: text, value: z.string(), hint: text, missing: text, faults: z.array(text) }),
  to: z.strictObject({ label: text, value: text, choices: z.array(z.strictObject({ title: text, value: text })) }),
  buttons: z.array(buttonSchema),
}));

export interface MessageFormInput {
  readonly promptId: string;
  readonly details: MobilisationDetails;
  /** Made once per form, so that one form is one message. */
  readonly messageId: string;
  readonly typed: { readonly text: string; readonly to: CallerMessage['to'] };
  readonly fault?: 'text-missing' | 'text-too-long' | 'identity-number' | 'contact-details';
}

/** Verb `mobilisation.message-send`, data `{ promptId, messageId }` with inputs `comment` and `to`. */
export function messageFormModel({ promptId, details, messageId, typed, fault }: MessageFormInput, t: Texts): z.infer<typeof messageFormCard.schema> {
  const words = t.mobilisation.update;
  const sentence = fault === undefined ? [] : [fault === 'text-missing' ? t.mobilisation.faults[fault] : t.faults[fault]];
  return {
    exercise: exerciseMark(details.exercise, t),
    title: words.title,
    about: whichOne(details),
    text: { label: words.text, value: typed.text, hint: words.hint, missing: t.mobilisation.faults['text-missing'], faults: sentence },
    to: { label: words.to, value: typed.to, choices: [{ title: words.all, value: 'all' }, { title: words.coming, value: 'coming' }] },
    buttons: [
      button(words.send, 'mobilisation.message-send', { promptId, messageId, ...(fault === 'contact-details' ? { contactConfirmed: true } : {}) }, 'positive'),
      button(t.mobilisation.list.open, 'mobilisation.board', { promptId, from: 'list' }),
    ],
  };
}
