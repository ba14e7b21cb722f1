/** View models of what those who are called get: the call, the reminder, messages from the caller, and that it is over. One card for all of them. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, textLines, type Button, type ButtonData } from '../cards/parts.ts';
import { formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { PromptState } from '../prompts/domain.ts';
import { clockOf, exerciseMark, exerciseSchema, mobilisationFacts } from './card-parts.ts';
import { atShift, isComing, meetingTime, offeredShifts, stoodDown, type CallAnswer, type MobilisationDetails } from './domain.ts';
import { shiftWords } from './shifts.ts';

const text = z.string().min(1);
const tones = z.enum(['good', 'warning', 'attention', 'accent', 'emphasis']);
type Tone = z.infer<typeof tones>;

const callNotice = z.strictObject({
  exercise: exerciseSchema,
  banners: z.array(z.strictObject({ text, lines: z.array(text), style: tones })),
  kind: text,
  situation: z.array(text),
  facts: z.array(factSchema),
  own: z.array(z.strictObject({ label: text, answer: text, lines: z.array(text), style: tones })),
  ask: z.array(text),
  /** What can be said beside the answer: when, and a remark. `choices` is empty for an event that lies ahead. */
  inputs: z.array(z.strictObject({
    eta: z.array(z.strictObject({ label: text, value: z.string(), placeholder: text, choices: z.array(z.strictObject({ title: text, value: text })) })),
    /** What to sign up for, with those that are. Empty: one time for all. */
    shifts: z.array(z.strictObject({ label: text, value: z.string(), choices: z.array(z.strictObject({ title: text, value: text })), faults: z.array(text) })),
    time: z.array(z.strictObject({ label: text, value: z.string() })),
    faults: z.array(text),
    more: text,
    closed: z.boolean(),
    open: z.boolean(),
    comment: z.strictObject({ label: text, value: z.string(), placeholder: text, faults: z.array(text) }),
  })),
  answers: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
});
type CallNotice = z.infer<typeof callNotice>;

export const callCard = defineCard('mobilisation/call', callNotice);

/** What was typed beside an answer that could not be taken, and what is wrong with it. */
export interface CallFaults {
  readonly eta?: 'eta-past' | 'eta-invalid';
  readonly shifts?: 'shifts-none';
  readonly comment?: 'text-too-long' | 'identity-number' | 'contact-details';
  readonly typed: { readonly eta: string; readonly etaTime: string; readonly shifts: string; readonly comment: string };
  /** The comment has been asked about before: not again beside another fault. */
  readonly contactConfirmed?: boolean;
}

export interface CallInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MobilisationDetails;
  /** Absent: no longer in the network. */
  readonly caller?: string | undefined;
  /** When the person's own wave was to have answered, ISO instant. */
  readonly answerBy: string;
  readonly own?: { readonly answer: string; readonly eta?: string; readonly shifts?: readonly string[]; readonly comment?: string };
  readonly faults?: CallFaults;
  /** The message that the card itself brings, by its id: not said twice. */
  readonly brings?: string;
  readonly now: Temporal.ZonedDateTime;
}

export function callModel(input: CallInput, t: Texts): CallNotice {
  const { details, state, own, now } = input;
  const words = t.mobilisation.call;
  const over = state === 'cancelled' || state === 'closed';
  const coming = isComing(own?.answer);
  const notNeeded = details.coveredAt !== undefined && !coming && own?.answer !== 'kan-bista-digitalt';
  const today = now.toPlainDate().toString();
  const latest = details.messages.findLast(({ to }) => to === 'all' || coming);
  return {
    exercise: exerciseMark(details.exercise, t),
    banners: [
      ...(state === 'cancelled' ? [{ text: words.cancelled, lines: [words.cancelledText], style: 'attention' as const }] : []),
      ...(state === 'closed' ? [{ text: words.closed, lines: [], style: 'emphasis' as const }] : []),
      ...(!over && notNeeded ? [{ text: words.covered, lines: [words.coveredText], style: 'good' as const }] : []),
    ],
    kind: t.mobilisation.kinds[details.mobilisationKind],
    situation: textLines(details.situation),
    facts: [
      ...mobilisationFacts(details, today, t),
      ...(input.caller === undefined ? [] : [{ label: t.mobilisation.calledBy, value: input.caller }]),
      ...(!over && own === undefined && !notNeeded ? [{ label: t.mobilisation.deadline, value: answerByWords(input, t) }] : []),
      ...(latest === undefined || latest.id === input.brings || over ? [] : [{ label: words.latest, value: `${clockOf(latest.at, now.timeZoneId, t)}: ${latest.text}` }]),
    ],
    own: own === undefined || own.answer === stoodDown || over ? [] : [ownAnswer(own, details, now.timeZoneId, t)],
    ask: !over && !notNeeded && (own === undefined || own.answer === stoodDown) ? [details.shifts === undefined ? words.ask : t.mobilisation.shifts.ask] : [],
    inputs: over || notNeeded || (own?.answer === 'er-fremme' && details.shifts === undefined && input.faults === undefined) ? [] : [inputsOf(input, t)],
    answers: over || notNeeded ? [] : [{ buttons: answerButtons(input, t) }],
  };
}

const ownTones: Readonly<Record<CallAnswer, Tone>> = { 'er-fremme': 'good', 'kan-stille': 'warning', 'kan-bista-digitalt': 'accent', 'kan-ikke': 'emphasis' };

function ownAnswer(own: NonNullable<CallInput['own']>, { shifts }: MobilisationDetails, timeZone: string, t: Texts): CallNotice['own'][number] {
  const answer = own.answer as CallAnswer;
  const words = t.mobilisation.call;
  const thanks = { 'er-fremme': [words.arrived], 'kan-stille': [shifts === undefined ? words.thanks : t.mobilisation.shifts.thanks], 'kan-bista-digitalt': [words.digital], 'kan-ikke': [words.change] }[answer] ?? [];
  const arriving = answer === 'kan-stille' && own.eta !== undefined ? [words.arriving(clockOf(own.eta, timeZone, t))] : [];
  const taken = (shifts ?? []).filter(({ id }) => own.shifts?.includes(id)).map((shift) => shiftWords(shift, timeZone, t));
  return { label: words.yourAnswer, answer: t.mobilisation.answers[answer], lines: [...taken, ...arriving, ...thanks, ...(own.comment === undefined ? [] : [words.yourComment(own.comment)])], style: ownTones[answer] };
}

export function answerByWords({ answerBy, now }: Pick<CallInput, 'answerBy' | 'now'>, t: Texts): string {
  const date = Temporal.Instant.from(answerBy).toZonedDateTimeISO(now.timeZoneId).toPlainDate();
  const clock = t.mobilisation.clock(clockOf(answerBy, now.timeZoneId, t));
  return date.equals(now.toPlainDate()) ? clock : `${formatDate(date.toString(), t.locale, 'day')} ${clock}`;
}

const etaChoices = [15, 30, 60] as const;

function inputsOf({ details, own, faults, now }: CallInput, t: Texts): CallNotice['inputs'][number] {
  const words = t.mobilisation.call;
  const offered = offeredShifts(details, own?.shifts, now.toInstant());
  const ahead = details.date !== undefined && Temporal.PlainDate.compare(details.date, now.toPlainDate()) > 0 && !isWithinHours(details, now);
  const said = own?.answer === 'kan-stille' && own.eta !== undefined;
  const etaFaults = faults?.eta === undefined ? [] : [t.mobilisation.faults[faults.eta]];
  const commentFaults = faults?.comment === undefined ? [] : [t.faults[faults.comment]];
  const open = etaFaults.length + commentFaults.length > 0;
  return {
    shifts: offered.length === 0 ? [] : [{
      label: t.mobilisation.shifts.choose, value: faults?.typed.shifts ?? own?.shifts?.join(',') ?? (offered.length === 1 ? offered[0]?.id ?? '' : ''), faults: faults?.shifts === undefined ? [] : [t.mobilisation.shifts.faults[faults.shifts]],
      choices: offered.map((shift) => ({ title: `${shiftWords(shift, now.timeZoneId, t)} · ${t.mobilisation.shifts.needs(shift.needed)}`, value: shift.id })),
    }],
    eta: ahead || details.shifts !== undefined ? [] : [{ label: said ? words.newEta : words.eta, value: faults?.typed.eta ?? '', placeholder: said ? words.etaSame : words.etaNone, choices: etaChoices.map((minutes) => ({ title: words.etaMinutes(minutes), value: String(minutes) })) }],
    time: details.shifts !== undefined ? [] : [{ label: ahead ? words.eta : words.etaTime, value: faults?.typed.etaTime ?? '' }],
    faults: etaFaults,
    more: details.shifts === undefined ? words.more : words.comment, open, closed: !open,
    comment: { label: words.comment, value: faults?.typed.comment ?? own?.comment ?? '', placeholder: words.commentHint, faults: commentFaults },
  };
}

/** Soon after midnight is tomorrow, and yet people set out now. */
function isWithinHours(details: MobilisationDetails, now: Temporal.ZonedDateTime): boolean {
  const meet = details.meetAt === undefined ? undefined : meetingTime(details, now.timeZoneId);
  return meet !== undefined && now.until(meet).total('hours') <= 12;
}

/** Verb `mobilisation.answer`, data `{ promptId, answer }`. Who is on the way is first of all offered to have arrived. */
function answerButtons({ promptId, details, own, faults, now }: Pick<CallInput, 'promptId' | 'details' | 'own' | 'faults' | 'now'>, t: Texts, more: ButtonData = {}): Button[] {
  const { answers, call } = t.mobilisation;
  // Sent again with this, the phone number or e-mail address in the comment has been asked about.
  const data = { promptId, ...(faults?.comment === 'contact-details' || faults?.contactConfirmed === true ? { contactConfirmed: true } : {}), ...more };
  const answer = (id: CallAnswer, title: string, style: Button['style'] = 'default'): Button => button(title, 'mobilisation.answer', { ...data, answer: id }, style);
  // A time or a remark beside an answer that stays.
  const save = (id: CallAnswer): Button => answer(id, call.save);
  if (details.shifts !== undefined) return shiftButtons({ details, now }, own, answer, t);
  const digital = answer('kan-bista-digitalt', answers['kan-bista-digitalt']);
  const no = answer('kan-ikke', answers['kan-ikke']);
  switch (own?.answer) {
    // Pressed by mistake on the way: not a reason to say that one cannot come.
    case 'er-fremme': return [answer('kan-stille', answers['kan-stille']), no];
    case 'kan-stille': return [answer('er-fremme', answers['er-fremme'], 'positive'), save('kan-stille'), digital, no];
    case 'kan-bista-digitalt': return [answer('kan-stille', answers['kan-stille'], 'positive'), save('kan-bista-digitalt'), no];
    case 'kan-ikke': return [answer('kan-stille', answers['kan-stille'], 'positive'), digital, save('kan-ikke')];
    default: return [answer('kan-stille', answers['kan-stille'], 'positive'), digital, no];
  }
}

/** Shifts can be changed after any answer, and somebody has arrived at one of theirs. */
function shiftButtons({ details, now }: Pick<CallInput, 'details' | 'now'>, own: CallInput['own'], answer: (id: CallAnswer, title: string, style?: Button['style']) => Button, t: Texts): Button[] {
  const { answers, shifts: words } = t.mobilisation;
  const others = (['kan-bista-digitalt', 'kan-ikke'] as const).map((id) => answer(id, id === own?.answer ? t.mobilisation.call.save : answers[id]));
  if (offeredShifts(details, own?.shifts, now.toInstant()).length === 0) return others;
  if (!isComing(own?.answer)) return [answer('kan-stille', answers['kan-stille'], 'positive'), ...others];
  const arriving = own?.answer === 'kan-stille' && atShift(details, own.shifts, now.toInstant());
  return [...(arriving ? [answer('er-fremme', answers['er-fremme'], 'positive')] : []), answer('kan-stille', words.change), ...others];
}

/** For callCard, with a banner on top that says why it comes now. */
export const withBanner = (model: CallNotice, banner: string, lines: readonly string[], style: Tone): CallNotice =>
  ({ ...model, banners: [{ text: banner, lines: [...lines], style }, ...model.banners] });

/** A mobilisation as it stands in `mine`. */
export const unansweredCall = ({ promptId, details, answerBy, now }: Pick<CallInput, 'promptId' | 'details' | 'answerBy' | 'now'>, t: Texts): UnansweredPrompt => ({
  kind: [...(details.exercise ? [t.mobilisation.exercise] : []), t.mobilisation.kinds[details.mobilisationKind]].join(' · '),
  title: details.situation,
  when: mobilisationFacts(details, now.toPlainDate().toString(), t)[1]?.value ?? '',
  place: details.place,
  answerBy: `${t.mobilisation.deadline} ${answerByWords({ answerBy, now }, t)}`,
  // Shifts are chosen on the card itself.
  buttons: details.shifts === undefined ? answerButtons({ promptId, details, now }, t, { from: 'mine' }) : [button(t.mobilisation.list.answer, 'mobilisation.open', { promptId }, 'positive')],
});
