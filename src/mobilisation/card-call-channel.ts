/** View model of the call in a channel: everybody there reads along, so it says no more than a locked phone, and nothing of who has answered what. */
import { z } from 'zod';
import { button, buttonSchema, type Button } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import { answerByWords, callModel, type CallInput } from './card-call.ts';
import { exerciseMark, exerciseSchema } from './card-parts.ts';
import { offeredShifts, type CallAnswer, type MobilisationDetails } from './domain.ts';
import { shiftWords } from './shifts.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));

export const channelCallCard = defineCard('mobilisation/call-channel', z.strictObject({
  exercise: exerciseSchema,
  banners: z.array(z.strictObject({ text, style: z.enum(['good', 'warning', 'attention', 'accent', 'emphasis']) })),
  title: z.array(text),
  /** As Teams wants them: each mention stands in the text as its own `text` does here. */
  names: text,
  mentions: z.array(z.strictObject({ text, id: text, name: text })),
  lines: z.array(text),
  eta: z.array(z.strictObject({ label: text, placeholder: text, choices })),
  shifts: z.array(z.strictObject({ label: text, choices })),
  buttons: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
}));
type ChannelCallModel = z.infer<typeof channelCallCard.schema>;

export interface ChannelCallInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MobilisationDetails;
  /** Whom it concerns. `userId` is absent for somebody who cannot be mentioned (any more). */
  readonly people: readonly { readonly name: string; readonly userId?: string | undefined }[];
  /** ISO instant. */
  readonly answerBy: string;
  /** Why it comes now, where it is not the call itself. */
  readonly news?: 'reopened' | 'update' | 'nudge' | undefined;
  readonly now: Temporal.ZonedDateTime;
}

export function channelCallModel({ promptId, state, details, people, answerBy, news, now }: ChannelCallInput, t: Texts): ChannelCallModel {
  const { call } = t.mobilisation;
  const words = t.channelCall;
  const over = state !== 'open';
  const covered = details.coveredAt !== undefined;
  const named = namesOf(people);
  const offered = over || covered ? [] : offeredShifts(details, undefined, now.toInstant());
  return {
    exercise: exerciseMark(details.exercise, t),
    banners: [
      ...(state === 'cancelled' ? [{ text: call.cancelled, style: 'attention' as const }] : []),
      ...(state === 'closed' ? [{ text: call.closed, style: 'emphasis' as const }] : []),
      ...(!over && covered ? [{ text: call.covered, style: 'good' as const }] : []),
      ...(!over && news !== undefined ? [{ text: { update: words.update, nudge: words.nudge, reopened: call.reopened }[news], style: 'accent' as const }] : []),
    ],
    title: over ? [] : [words.title],
    names: named.map((one) => one.text).join(', '),
    mentions: named.flatMap(({ text: mention, name, userId }) => (userId === undefined ? [] : [{ text: mention, id: userId, name }])),
    lines: over ? [] : [covered ? words.coveredText : `${call.ask} ${t.mobilisation.deadline} ${answerByWords({ answerBy, now }, t)}.`, ...(news === 'nudge' ? [words.nudgeText] : []), words.why],
    eta: over || covered || (details.date !== undefined && Temporal.PlainDate.compare(details.date, now) > 0) || details.shifts !== undefined ? [] : [{ label: call.eta, placeholder: call.etaNone, choices: [15, 30, 60].map((minutes) => ({ title: call.etaMinutes(minutes), value: String(minutes) })) }],
    shifts: offered.length === 0 ? [] : [{ label: t.mobilisation.shifts.choose, choices: offered.map((shift) => ({ title: shiftWords(shift, now.timeZoneId, t), value: shift.id })) }],
    buttons: over ? [] : [{ buttons: buttonsOf(promptId, covered, t) }],
  };
}

/** Verbs `mobilisation.channel-answer` `{ promptId, answer }` and `mobilisation.channel-about` `{ promptId }`. */
function buttonsOf(promptId: string, covered: boolean, t: Texts): Button[] {
  const answer = (id: CallAnswer, style: Button['style'] = 'default'): Button => button(t.mobilisation.answers[id], 'mobilisation.channel-answer', { promptId, answer: id }, style);
  return [
    ...(covered ? [] : [answer('kan-stille', 'positive'), answer('kan-bista-digitalt')]),
    answer('kan-ikke'), answer('er-fremme'),
    button(t.channelCall.about, 'mobilisation.channel-about', { promptId }),
  ];
}

/** Names come from the operator's lists; what would end a mention, or be read as Markdown, is left out. Two of the same name are told apart. */
function namesOf(people: ChannelCallInput['people']): { readonly text: string; readonly name: string; readonly userId: string | undefined }[] {
  const taken = new Set<string>();
  return people.map(({ name: full, userId }) => {
    const plain = full.replaceAll(/[<>&*_[\]()`~#|\\]/gu, ' ').replaceAll(/\s+/gu, ' ').trim() || '–';
    let name = plain;
    for (let n = 2; taken.has(name); n += 1) name = `${plain} ${n}`;
    taken.add(name);
    return { text: userId === undefined ? name : `<at>${name}</at>`, name: plain, userId };
  });
}

const faultsOf = (inputs: ReturnType<typeof callModel>['inputs']): string[] => inputs.flatMap((fields) => [...fields.faults, ...fields.shifts.flatMap(({ faults }) => faults), ...fields.comment.faults]);

/** What everybody may see of a click, where a client shows it to all: no more than whether it was taken. */
export const openWords = (input: CallInput, t: Texts): string => faultsOf(callModel(input, t).inputs).join(' ') || t.channelCall.received;

/** What only the person who pressed gets to see: their own card, as sentences. */
export function ownWords(input: CallInput, t: Texts): string {
  const { exercise, banners, own, situation, facts, inputs } = callModel(input, t);
  return [
    ...exercise.map(({ text: mark }) => mark),
    ...faultsOf(inputs),
    ...own.flatMap(({ label, answer, lines }) => [`${label}: ${answer}`, ...lines]),
    ...banners.flatMap(({ text: banner, lines }) => [banner, ...lines]),
    ...situation,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
  ].map((sentence) => (/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`)).join(' ');
}
