/** View models of what the invited get: invitation, reminder to the silent, reminder before the meeting, cancellation. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, linkSchema, textLines, type Button } from '../cards/parts.ts';
import { capitalised, formatDate, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import { kindLine, kindTitle, meetingFacts, placeOf } from './card-parts.ts';
import { invitationAnswers, isMove, type Appointed, type InvitationAnswer, type MeetingDetails } from './domain.ts';

const text = z.string().min(1);
const tones = z.enum(['good', 'warning', 'attention', 'accent', 'emphasis']);
type Tone = z.infer<typeof tones>;
const answerTones: Readonly<Record<InvitationAnswer, Tone>> = { kommer: 'good', 'kommer-digitalt': 'good', kanskje: 'warning', 'kommer-ikke': 'emphasis' };

/** One card for all of them: a banner, the meeting, the own answer, what can be done. */
const meetingNotice = z.strictObject({
  banners: z.array(z.strictObject({ text, detail: z.array(text), style: tones })),
  kind: z.array(text),
  title: text,
  facts: z.array(factSchema),
  agenda: z.array(z.strictObject({ heading: text, lines: z.array(text) })),
  own: z.array(z.strictObject({ label: text, answer: text, hint: z.array(text), style: tones })),
  deputy: z.array(z.strictObject({ current: z.array(text), forms: z.array(z.strictObject({ label: text, value: z.string(), placeholder: text, faults: z.array(text), buttons: z.array(buttonSchema) })) })),
  ask: z.array(text),
  answers: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  more: z.array(z.strictObject({ links: z.array(linkSchema), buttons: z.array(buttonSchema) })),
});
type MeetingNotice = z.infer<typeof meetingNotice>;

export const invitationCard = defineCard('meetings/invitation', meetingNotice);

export interface InvitationInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MeetingDetails;
  readonly organiser: string;
  /** The person's own answer, an id of invitationAnswers. */
  readonly own?: string;
  /** Of the meeting, where it has been moved: comes back with an answer. */
  readonly revision?: number;
  /** Moved since this person was asked, and not answered since: when and where it was, and what they had said to that. */
  readonly moved?: { readonly from: Appointed; readonly said?: string };
  /** Who comes instead, where the answer is no; empty where the name has been deleted. */
  readonly deputy?: string;
  /** What was typed and could not be taken, with the reason. */
  readonly deputyTyped?: { readonly typed: string; readonly fault: string };
  /** Whether this person may see who comes. */
  readonly maySeeWho: boolean;
  /** Addresses: of a new appointment in Outlook, and of a file for other calendars. */
  readonly calendar?: { readonly outlook: string; readonly file?: string };
}

const isAnswer = (answer: string | undefined): answer is InvitationAnswer => invitationAnswers.includes(answer as InvitationAnswer);

export function invitationModel(input: InvitationInput, t: Texts): MeetingNotice {
  const { state, details } = input;
  const open = state === 'open';
  const own = isAnswer(input.own) ? input.own : undefined;
  return {
    ...meetingOf(input, t),
    banners: banners(input, own, t),
    facts: [...meetingFacts(details, t), { label: t.common.organiser, value: input.organiser }, ...(open && own === undefined ? [{ label: t.common.answerBy, value: capitalised(formatDate(details.answerBy, t.locale)) }] : [])],
    agenda: details.agenda === undefined || state === 'cancelled' ? [] : [{ heading: t.common.agenda, lines: textLines(details.agenda) }],
    own: state === 'cancelled' || own === undefined ? [] : [ownAnswer(own, open, t)],
    deputy: own === 'kommer-ikke' && state !== 'cancelled' ? deputyOf(input, open, t) : [],
    ask: open && own === undefined ? [t.invitation.ask] : [],
    answers: open ? [{ buttons: answerButtons(input, t) }] : [],
    more: state === 'cancelled' ? [] : moreButtons(input, t),
  };
}

/** For invitationCard: reminder to somebody who has not answered; once they have, the card is an ordinary invitation. */
export const nudgeModel = (input: InvitationInput, t: Texts): MeetingNotice => {
  const model = invitationModel(input, t);
  const waiting = input.state === 'open' && !isAnswer(input.own);
  return { ...model, agenda: [], banners: waiting ? [{ text: t.invitation.nudge, detail: [t.mine.answerBy(formatDate(input.details.answerBy, t.locale, 'day'))], style: 'accent' }] : model.banners };
};

export interface ReminderInput extends InvitationInput {
  /** The working day before (`day`; `tomorrow` when it really is tomorrow), or minutes before it starts. */
  readonly when: 'tomorrow' | 'day' | { readonly minutes: number };
}

/** For invitationCard. */
export function reminderModel({ calendar, ...input }: ReminderInput, t: Texts): MeetingNotice {
  const { when, details } = input;
  // It is too late for a calendar when it begins in a quarter of an hour.
  const model = invitationModel({ ...input, ...(calendar === undefined || typeof when === 'object' ? {} : { calendar }) }, t);
  if (input.state !== 'open' && input.state !== 'closed') return model;
  const banner = when === 'tomorrow' ? t.invitation.tomorrow : when === 'day' ? t.invitation.day(formatDate(details.date, t.locale, 'day')) : t.invitation.soonIn(when.minutes);
  const soon = typeof when === 'object';
  return {
    ...model,
    banners: [{ text: banner, detail: [], style: 'accent' }],
    agenda: soon ? [] : model.agenda,
    // A quarter of an hour before, the link is what matters; the answer can still be changed from the invitation.
    own: soon ? [] : model.own,
    answers: soon ? [] : model.answers,
  };
}

/** For invitationCard: sent as a new message to those who had not said no, beside the invitation that changes in place. */
export const cancelledModel = (input: Omit<InvitationInput, 'state' | 'maySeeWho'>, t: Texts): MeetingNotice => invitationModel({ ...input, state: 'cancelled', maySeeWho: false }, t);

const meetingOf = ({ details }: InvitationInput, t: Texts) => ({ kind: kindLine(details), title: details.title, facts: meetingFacts(details, t) });

function banners({ state, details, moved }: InvitationInput, own: InvitationAnswer | undefined, t: Texts): MeetingNotice['banners'] {
  const words = t.meetings.change;
  const said = isAnswer(moved?.said) && own === undefined ? moved.said : undefined;
  const deputised = moved?.said === 'deputy' && own === undefined;
  if (state === 'cancelled') return [{ text: t.invitation.cancelled, detail: [t.invitation.cancelledText], style: 'attention' }];
  if (state !== 'open') return [{ text: t.invitation.closed, detail: own !== undefined ? [] : [said === undefined && !deputised ? t.invitation.closedSilent : words.notConfirmed], style: 'emphasis' }];
  if (moved === undefined) return [];
  const detail = [
    ...(sameTime(moved.from, details) ? [] : [words.before(formatWhen(moved.from, t.locale, 'day'))]), ...(moved.from.place === details.place ? [] : [words.otherPlace]),
    ...(said === undefined ? [] : [words.said(t.answers[said])]), ...(deputised ? [words.saidDeputy] : []),
  ];
  return [{ text: said !== undefined ? t.invitation.changedAsk : own !== undefined ? t.invitation.changed : words.title, detail, style: 'warning' }];
}
const sameTime = (one: Appointed, other: Appointed): boolean => !isMove({ ...one, place: '' }, { ...other, place: '' });

/** Verb `meeting.deputy`, data `{ promptId, clear }`, `revision` as with an answer, input `deputy`. */
function deputyOf({ promptId, revision, deputy, deputyTyped }: InvitationInput, open: boolean, t: Texts): MeetingNotice['deputy'] {
  const words = t.meetings.deputy;
  const at = { promptId, ...(revision === undefined ? {} : { revision }) };
  const current = deputy === undefined ? [] : [deputy === '' ? words.somebody : words.comes(deputy)];
  const forms = open ? [{
    label: deputy === undefined ? words.label : words.placeholder, value: deputyTyped?.typed ?? deputy ?? '', placeholder: words.placeholder, faults: deputyTyped === undefined ? [] : [deputyTyped.fault],
    buttons: [button(words.save, 'meeting.deputy', { ...at, clear: false }), ...(deputy === undefined ? [] : [button(words.clear, 'meeting.deputy', { ...at, clear: true })])],
  }] : [];
  return current.length + forms.length === 0 ? [] : [{ current, forms }];
}

const ownAnswer = (own: InvitationAnswer, open: boolean, t: Texts): MeetingNotice['own'][number] =>
  ({ label: t.invitation.yourAnswer, answer: t.answers[own], hint: open ? [t.invitation.change] : [], style: answerTones[own] });

/** Verb `meeting.answer`, data `{ promptId, answer }`, `revision` where the meeting has been moved, and `from` where the card is not the invitation itself. The answer already given is not offered again; digital only where one can. */
function answerButtons({ promptId, details, own, revision }: Pick<InvitationInput, 'promptId' | 'details' | 'own' | 'revision'>, t: Texts, from: { readonly from?: 'mine' } = {}): Button[] {
  const digital = details.joinUrl !== undefined || details.place === undefined;
  return invitationAnswers
    .filter((answer) => answer !== own && (answer !== 'kommer-digitalt' || digital))
    .map((answer) => button(t.answers[answer], 'meeting.answer', { promptId, answer, ...(revision === undefined ? {} : { revision }), ...from }, answer === 'kommer' && own === undefined ? 'positive' : 'default'));
}

function moreButtons({ promptId, state, details, own, maySeeWho, calendar }: InvitationInput, t: Texts): MeetingNotice['more'] {
  const mayCome = state === 'open' && own !== 'kommer-ikke';
  const links = [
    ...(details.joinUrl === undefined ? [] : [{ title: t.invitation.openLink, url: details.joinUrl }]),
    ...(mayCome && calendar !== undefined ? [{ title: t.meetings.calendar.outlook, url: calendar.outlook }] : []),
    ...(mayCome && calendar?.file !== undefined ? [{ title: t.meetings.calendar.file, url: calendar.file }] : []),
  ];
  const buttons = maySeeWho ? [button(t.invitation.who, 'meeting.who', { promptId })] : [];
  return links.length + buttons.length === 0 ? [] : [{ links, buttons }];
}

/** A meeting as it stands in `mine`. */
export function unansweredMeeting(input: Pick<InvitationInput, 'promptId' | 'details' | 'revision'>, t: Texts): UnansweredPrompt {
  const place = placeOf(input.details, t);
  return {
    kind: kindTitle(input.details), title: input.details.title, when: meetingFacts(input.details, t)[0].value, answerBy: t.mine.answerBy(formatDate(input.details.answerBy, t.locale, 'day')),
    ...(place === undefined ? {} : { place }), buttons: answerButtons(input, t, { from: 'mine' }),
  };
}
