/** View model of one innspill: for whoever decides on it, and for whoever sent it. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, textLines, type ButtonData } from '../cards/parts.ts';
import type { Viewer } from '../chat/caller.ts';
import { faultSentences } from '../locales/faults.ts';
import { formatWhen } from '../locales/format.ts';
import type { MeetingDetails } from '../meetings/domain.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { revisionOf, type Innspill, type Place, type Step } from './domain.ts';
import type { InnspillFault } from './form.ts';
import { dayWords, nameOf, placeWords, stateWords, stepWords } from './words.ts';

const text = z.string().min(1);

export const itemCard = defineCard('innspill/item', z.strictObject({
  heading: text,
  notice: z.array(z.strictObject({ text, style: z.enum(['good', 'warning']) })),
  title: text,
  state: z.array(text),
  why: z.array(text),
  facts: z.array(factSchema),
  steps: z.array(z.strictObject({ text, said: z.array(text) })),
  /** Empty where there is nothing to decide. */
  meeting: z.array(z.strictObject({ label: text, value: z.string(), hint: text, choices: z.array(z.strictObject({ title: text, value: text })).min(1), faults: z.array(text) })),
  noMeeting: z.array(text),
  reply: z.array(z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) })),
  notes: z.array(text),
  decisions: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

export interface ItemNotice { readonly text: string; readonly style: 'good' | 'warning' }

/** What a meeting is called where one is chosen. */
export interface ComingMeeting { readonly promptId: string; readonly details: MeetingDetails }

export interface DecisionInput {
  readonly innspill: Innspill;
  /** Soonest first; undefined where there is nothing (more) to decide. */
  readonly meetings?: readonly ComingMeeting[];
  readonly liftsTo?: Place;
  readonly typed?: { readonly meeting: string; readonly comment: string };
  readonly faults?: { readonly meeting?: InnspillFault; readonly comment?: InnspillFault };
  readonly contactConfirmed?: boolean;
  readonly notice?: ItemNotice;
  /** Of the list it was opened from: comes back with every button. */
  readonly from: ButtonData;
  readonly timeZone: string;
}

/** Bytes, in every script. */
const shownBytes = { title: 500, why: 6200, reply: 2600, said: 700, meeting: 130 } as const;
const mostSteps = 6;

const headOf = (innspill: Innspill, notice: ItemNotice | undefined) => ({
  notice: notice === undefined ? [] : [{ ...notice }], title: shortened(innspill.title, shownBytes.title), why: innspill.why === undefined ? [] : textLines(cutToBytes(innspill.why, shownBytes.why), 30),
});

const stepsOf = (innspill: Innspill, timeZone: string, viewer: Viewer): z.infer<typeof itemCard.schema>['steps'] => innspill.history.slice(-mostSteps).map((step: Step) => ({
  text: `${dayWords(step.at, timeZone, viewer.t)}: ${stepWords(step, viewer)}`, said: 'comment' in step && (step.comment ?? '') !== '' ? [`«${shortened(step.comment ?? '', shownBytes.said)}»`] : [],
}));

/** Verbs, each with the inputs `meeting` and `comment` and with `{ innspillId, revision, contactConfirmed?, scope, meetingId?, page }`: `innspill.take`, `innspill.lift`, `innspill.not-now`; back: `innspill.waiting`. */
export function decisionModel({ innspill, meetings, liftsTo, typed, faults = {}, contactConfirmed = false, notice, from, timeZone }: DecisionInput, viewer: Viewer): z.infer<typeof itemCard.schema> {
  const { network, t } = viewer;
  const words = t.innspill.item;
  const data: ButtonData = { ...from, innspillId: innspill.id, revision: revisionOf(innspill), ...(contactConfirmed ? { contactConfirmed: true } : {}) };
  const open = meetings !== undefined;
  const faultsOf = (fault: InnspillFault | undefined): string[] => faultSentences(fault, t.innspill.faults, t);
  return {
    ...headOf(innspill, notice), heading: words.title, state: open ? [] : [stateWords(innspill, viewer)],
    facts: [
      { label: words.from, value: nameOf(network, innspill.memberId) ?? words.formerly },
      { label: words.belongs, value: placeWords(innspill, network, t) },
      { label: words.sent, value: dayWords(innspill.at, timeZone, t) },
      { label: words.agenda, value: innspill.named ? words.agendaNamed : words.agendaUnnamed },
    ],
    steps: stepsOf(innspill, timeZone, viewer),
    meeting: !open || meetings.length === 0 ? [] : [{
      label: t.innspill.fields.meeting, value: chosen(meetings, typed?.meeting), hint: words.choose, faults: faultsOf(faults.meeting),
      choices: meetings.map(({ promptId, details }) => ({ title: `${formatWhen(details, t.locale, 'short')}: ${shortened(details.title, shownBytes.meeting)}`, value: promptId })),
    }],
    noMeeting: open && meetings.length === 0 ? [words.noMeeting] : [],
    reply: open ? [{ label: t.innspill.fields.reply, value: cutToBytes(typed?.comment ?? '', shownBytes.reply), hint: t.innspill.placeholders.reply, faults: faultsOf(faults.comment) }] : [],
    notes: !open ? [] : [liftsTo === undefined ? words.top : (liftsTo.unit === innspill.unit ? words.liftTo : words.liftElsewhere)(placeWords(liftsTo, network, t))],
    decisions: open ? [{ buttons: [
      ...(meetings.length > 0 ? [button(words.take, 'innspill.take', data, 'positive')] : []),
      ...(liftsTo === undefined ? [] : [button(words.lift, 'innspill.lift', data)]),
      button(words.notNow, 'innspill.not-now', data),
    ] }] : [],
    buttons: [button(t.innspill.waiting.list, 'innspill.waiting', { ...from })],
  };
}

/** The one chosen, where it may (still) be; a single one is chosen already. */
const chosen = (meetings: readonly ComingMeeting[], typed = ''): string =>
  meetings.find(({ promptId }) => promptId === typed)?.promptId ?? (meetings.length === 1 ? meetings[0]?.promptId ?? '' : '');

export interface OwnInput {
  readonly innspill: Innspill;
  readonly notice?: ItemNotice;
  readonly timeZone: string;
}

/** For whoever sent it. Verbs: `innspill.withdraw` `{ innspillId, revision }`, `innspill.new`. */
export function ownModel({ innspill, notice, timeZone }: OwnInput, viewer: Viewer): z.infer<typeof itemCard.schema> {
  const { network, t } = viewer;
  const words = t.innspill;
  return {
    ...headOf(innspill, notice), heading: words.own.title, state: [stateWords(innspill, viewer)],
    facts: [{ label: words.item.belongs, value: placeWords(innspill, network, t) }, { label: words.item.sent, value: dayWords(innspill.at, timeZone, t) }],
    steps: stepsOf(innspill, timeZone, viewer), meeting: [], noMeeting: [], reply: [], decisions: [],
    notes: innspill.state === 'not-now' ? [words.own.again] : [],
    buttons: [...(innspill.state === 'waiting' ? [button(words.withdraw, 'innspill.withdraw', { innspillId: innspill.id, revision: revisionOf(innspill) })] : []), button(words.new, 'innspill.new')],
  };
}
