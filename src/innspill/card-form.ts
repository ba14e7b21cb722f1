/** View model of the form for a new innspill, with one's own below it. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf, type ButtonData } from '../cards/parts.ts';
import type { Viewer } from '../chat/caller.ts';
import { faultSentences } from '../locales/faults.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { revisionOf, type Innspill, type Place } from './domain.ts';
import { placeId, type InnspillFaults, type InnspillField, type TypedInnspill } from './form.ts';
import { answerTo, dayWords, placeWords, stateWords } from './words.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));
const field = z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) });

export const formCard = defineCard('innspill/form', z.strictObject({
  title: text,
  lead: text,
  privacy: text,
  notice: z.array(text),
  fix: z.array(text),
  subject: field,
  why: field,
  /** Empty where there is one place only. */
  place: z.array(z.strictObject({ label: text, value: z.string(), choices, faults: z.array(text) })),
  named: z.strictObject({ label: text, title: text, value: z.enum(['true', 'false']) }),
  send: z.array(buttonSchema),
  own: z.array(z.strictObject({ heading: text, rows: z.array(z.strictObject({ title: text, state: text, color: z.enum(['default', 'good', 'accent']), answer: z.array(text), detail: text, actions: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })), page: z.array(text) })),
  buttons: z.array(buttonSchema),
}));

export interface FormInput {
  readonly formId: string;
  readonly typed: TypedInnspill;
  readonly faults?: InnspillFaults;
  readonly contactConfirmed?: boolean;
  /** Where this person may send it, the usual one first. */
  readonly places: readonly Place[];
  /** Newest first; paged here. */
  readonly own: readonly Innspill[];
  readonly page: number;
  readonly notice?: string;
  readonly timeZone: string;
}

const ownPerPage = 5;
/** Bytes: what is typed comes back as far as a card has room. */
const shownBytes = { title: 600, comment: 9000, row: 240, answer: 360 } as const;

/** Verbs: `innspill.send` and `innspill.page` `{ formId, contactConfirmed?, page }` with the inputs, `innspill.withdraw` `{ innspillId, revision, formId, page }` with the inputs too: nothing typed is lost. */
export function formModel({ formId, typed, faults = {}, contactConfirmed = false, places, own, page, notice, timeZone }: FormInput, viewer: Viewer): z.infer<typeof formCard.schema> {
  const { t, network } = viewer;
  const words = t.innspill;
  const shown = pageOf(own, page, ownPerPage);
  const data: ButtonData = { formId, ...(contactConfirmed ? { contactConfirmed: true } : {}) };
  const faultsOf = (name: InnspillField): string[] => faultSentences(faults[name], t.innspill.faults, t);
  return {
    title: words.title, lead: words.lead, privacy: words.privacy, notice: notice === undefined ? [] : [notice],
    fix: Object.keys(faults).length > 0 ? [t.form.fix] : [],
    subject: { label: words.fields.title, value: cutToBytes(typed.title, shownBytes.title), hint: words.placeholders.title, faults: faultsOf('title') },
    why: { label: words.fields.comment, value: cutToBytes(typed.comment, shownBytes.comment), hint: words.placeholders.comment, faults: faultsOf('comment') },
    place: places.length < 2 ? [] : [{
      label: words.fields.place, value: typed.place === '' ? placeId(places[0] as Place) : typed.place.slice(0, shownBytes.row),
      choices: places.map((place) => ({ title: placeWords(place, network, t), value: placeId(place) })), faults: faultsOf('place'),
    }],
    named: { label: words.fields.named, title: words.named, value: typed.named === 'true' ? 'true' : 'false' },
    send: [button(words.send, 'innspill.send', data, 'positive')],
    own: own.length === 0 ? [] : [{
      heading: words.own.mine, page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
      rows: shown.items.map((innspill) => {
        const answer = answerTo(innspill);
        return {
          title: shortened(innspill.title, shownBytes.row), state: stateWords(innspill, viewer), color: innspill.state === 'taken' ? 'good' as const : innspill.state === 'waiting' ? 'accent' as const : 'default' as const,
          answer: answer === undefined ? [] : [`«${shortened(answer, shownBytes.answer)}»`],
          detail: [dayWords(innspill.at, timeZone, t), placeWords(innspill, network, t)].join(' · '),
          actions: innspill.state === 'waiting' ? [{ buttons: [button(words.withdraw, 'innspill.withdraw', { ...data, innspillId: innspill.id, revision: revisionOf(innspill), page: shown.page })] }] : [],
        };
      }),
    }],
    buttons: [...pageButtons(shown, 'innspill.page', data, t), menuButton('meny', t)],
  };
}
