/** View models of what a responsible person gets: the overview of their measures, and the list of their check-ins. */
import { z } from 'zod';
import { barOf, barPartSchema, button, buttonSchema, factSchema, menuButton, pageButtons, pageOf, type Button, type ButtonData } from '../cards/parts.ts';
import { byName, capitalised } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { PromptState } from '../prompts/domain.ts';
import { shortened } from '../shared/cut-text.ts';
import { bannerStyles, dayWords, statusWords, type Banner, type Place } from './card-parts.ts';
import type { MeasureStatus } from './domain.ts';

const text = z.string().min(1);
export const bannerSchema = z.array(z.strictObject({ text, lines: z.array(text), style: z.enum(bannerStyles) }));
export const bannersOf = (banners: readonly Banner[]): z.infer<typeof bannerSchema> => banners.map(({ text: words, lines = [], style }) => ({ text: shortened(words, 300), lines: [...lines], style }));

export const overviewCard = defineCard('tiltak/overview', z.strictObject({
  banners: bannerSchema,
  kind: text,
  title: text,
  facts: z.array(factSchema),
  progress: text,
  bar: z.array(barPartSchema),
  lead: z.array(text),
  /** `button` is empty when nothing can be answered any more. */
  rows: z.array(z.strictObject({ title: text, status: text, color: z.enum(['Good', 'Default', 'Warning']), button: z.array(z.strictObject({ title: text, data: z.record(z.string(), z.string()) })) })),
  notes: z.array(text),
  more: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  hasButtons: z.boolean(),
  buttons: z.array(buttonSchema),
}));

export interface OverviewItem {
  readonly measureId: string;
  readonly title: string;
  /** Answered in this check-in. `by` where somebody else did. */
  readonly answered?: { readonly status: MeasureStatus; readonly late: boolean; readonly by?: string };
  readonly last?: { readonly status: MeasureStatus; readonly imported: boolean };
  /** Name of the colleague it was handed to, or of whoever handed it to this person. */
  readonly handedTo?: string;
  /** By that colleague. */
  readonly takenOver?: boolean;
  readonly handedBy?: string;
  /** Its answer lies in a level that is closed. */
  readonly unreadable: boolean;
}

export interface OverviewInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly title: string;
  readonly plan: string;
  /** Last days, YYYY-MM-DD. */
  readonly deadline: string;
  readonly closes: string;
  readonly overdue: boolean;
  /** All of the person's measures, in order. */
  readonly items: readonly OverviewItem[];
  /** Absent: the first page with something to confirm, else with something to answer. */
  readonly page?: number | undefined;
  readonly at: Place;
  readonly banners?: readonly Banner[];
  /** Names of units of whose yearly questions something is left. */
  readonly unitsLeft?: readonly string[];
  /** Levels whose answers cannot be read, in words. */
  readonly closedLevels: readonly string[];
  /** What others offer on it. */
  readonly more?: readonly Button[];
}

export const measuresPerPage = 20;
/** Twenty rows fit into a card: ids stand four times and twice in each, and very long ones take their room from the title. */
const titleBytes = (measureId: string, promptId: string): number => Math.min(140, Math.max(60, 430 - 4 * measureId.length - 2 * promptId.length));

/** Expected from this person and unanswered. */
export const isWaiting = ({ answered, handedTo, unreadable }: OverviewItem): boolean => answered === undefined && handedTo === undefined && !unreadable;
const isConfirmable = (item: OverviewItem): boolean => isWaiting(item) && item.last !== undefined;

/** Verbs: `tiltak.begin`, `tiltak.open { measureId }`, `tiltak.confirm-all { measures }` (a JSON list of ids: those shown), `tiltak.overview { page }`; all with `{ promptId, at }`. */
export function overviewModel(input: OverviewInput, t: Texts): z.infer<typeof overviewCard.schema> {
  const words = t.tiltak.overview;
  const { items, promptId, at } = input;
  const data: ButtonData = { promptId, at };
  const open = input.state === 'open';
  const answered = items.filter((item) => item.answered !== undefined).length;
  const waiting = items.filter(isWaiting).length;
  // Also when it is drawn anew: whoever looks at these is not to lose sight of them.
  const toConfirm = items.findIndex(isConfirmable);
  const begins = Math.max(0, toConfirm >= 0 ? toConfirm : items.findIndex(isWaiting));
  const shown = pageOf(items, input.page ?? Math.floor(begins / measuresPerPage) + 1, measuresPerPage);
  const confirmable = shown.items.filter(isConfirmable);
  const facts = [{ label: t.tiltak.plan, value: shortened(input.plan, 150) }, { label: t.tiltak.deadline, value: capitalised(dayWords(input.deadline, t)) }];
  const buttons = [
    ...(open && waiting > 0 ? [button(answered === 0 ? words.begin : words.resume, 'tiltak.begin', data, 'positive')] : []),
    ...(open && confirmable.length > 0 ? [button(words.confirmAll, 'tiltak.confirm-all', { ...data, measures: JSON.stringify(confirmable.map(({ measureId }) => measureId)) })] : []),
    ...pageButtons(shown, 'tiltak.overview', data, t),
  ];
  return {
    banners: bannersOf([...(input.banners ?? []), ...stateBanners(input, waiting, t)]),
    kind: t.tiltak.kind,
    title: input.title,
    facts,
    progress: items.length === 0 ? words.empty : words.answered(answered, items.length),
    bar: items.length === 0 ? [] : barOf([{ count: answered, color: 'good' }, { count: items.length - answered, color: 'default' }]),
    lead: open && waiting > 0 ? [confirmable.length > 0 ? `${words.leadConfirm} ${words.lead}` : words.lead] : [],
    rows: shown.items.map((item) => ({ title: shortened(item.title, titleBytes(item.measureId, promptId)), ...statusOf(item, t), button: open && !item.unreadable ? [{ title: item.answered ? words.change : words.answer, data: { promptId, at, measureId: item.measureId } }] : [] })),
    notes: [...input.closedLevels.map((level) => words.levelClosed(level.toLocaleLowerCase('nb'))), ...(shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [])],
    hasButtons: buttons.length > 0, buttons,
    more: input.more === undefined || input.more.length === 0 ? [] : [{ buttons: [...input.more] }],
  };
}

/** Units named; how many more there are is said. */
const unitsNamed = 3;
export function yearlyLeft(units: readonly string[], { tiltak: { nudges: words } }: Texts): string {
  const names = units.toSorted((one, other) => byName({ name: one }, { name: other }));
  const listed = names.slice(0, unitsNamed).join(', ');
  return words.yearlyOf(names.length > unitsNamed ? words.andMore(listed, names.length - unitsNamed) : listed);
}

function stateBanners({ state, overdue, closes, items, unitsLeft = [], banners = [] }: OverviewInput, waiting: number, t: Texts): Banner[] {
  const words = t.tiltak.overview;
  if (state === 'cancelled') return [{ text: words.cancelled, lines: [words.cancelledText], style: 'attention' }];
  if (state === 'closed') return [{ text: words.closed, lines: [words.closedText], style: 'emphasis' }];
  // A reminder has said it above.
  const yearly: Banner[] = unitsLeft.length === 0 || banners.length > 0 ? [] : [{ text: yearlyLeft(unitsLeft, t), style: 'accent' }];
  if (items.length === 0) return yearly;
  if (items.every((item) => item.answered !== undefined)) {
    const done: Banner = { text: unitsLeft.length === 0 ? words.done : words.measuresDone, lines: [words.doneText(dayWords(closes, t))], style: 'good' };
    return [done, ...yearly];
  }
  const handedOn = waiting > 0 ? 0 : items.filter(({ answered, handedTo }) => answered === undefined && handedTo !== undefined).length;
  if (handedOn > 0) return [{ text: words.handedOn(handedOn), ...(unitsLeft.length === 0 ? { lines: [words.nothingLeft] } : {}), style: 'emphasis' }, ...yearly];
  return overdue && waiting > 0 ? [{ text: words.overdue(dayWords(closes, t)), style: 'warning' }] : [];
}

function statusOf({ answered, last, handedTo, takenOver = false, handedBy, unreadable }: OverviewItem, t: Texts): { readonly status: string; readonly color: 'Good' | 'Default' | 'Warning' } {
  const words = t.tiltak.overview;
  const said = answered ? words.now(statusWords(answered.status, t)) : unreadable ? words.unreadable : last ? words.last(statusWords(last.status, t)) : words.unanswered;
  const parts = [
    said,
    ...(answered?.late ? [words.late] : []),
    ...(answered?.by === undefined ? [] : [words.by(shortened(answered.by, 40))]),
    ...(!answered && !unreadable && last?.imported ? [words.imported] : []),
    ...(handedTo === undefined || answered ? [] : [words[takenOver ? 'takenBy' : 'with'](shortened(handedTo, 40))]),
    ...(handedBy === undefined ? [] : [words.from(shortened(handedBy, 40))]),
  ];
  return { status: parts.join(' · '), color: answered ? 'Good' : handedTo !== undefined || last ? 'Default' : 'Warning' };
}

export const listCard = defineCard('tiltak/list', z.strictObject({
  title: text,
  empty: z.array(text),
  checkIns: z.array(z.strictObject({ title: text, progress: text, deadline: text, buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface ListedCheckIn {
  readonly promptId: string;
  readonly title: string;
  readonly plan: string;
  /** Last day, YYYY-MM-DD. */
  readonly deadline: string;
  readonly asked: number;
  readonly answered: number;
  /** Expected from this person and unanswered. */
  readonly waiting: number;
  /** Units whose yearly questions wait for this person. */
  readonly unitsLeft: number;
}

const listedPerPage = 6;

/** Pages by `tiltak.list { page }`. */
export function listModel({ checkIns, page, more }: { readonly checkIns: readonly ListedCheckIn[]; readonly page: number; readonly more: readonly Button[] }, t: Texts): z.infer<typeof listCard.schema> {
  const shown = pageOf(checkIns, page, listedPerPage);
  return {
    title: t.tiltak.list.title,
    empty: checkIns.length === 0 ? [t.tiltak.list.empty] : [],
    checkIns: shown.items.map(({ promptId, title, deadline, asked, answered, waiting, unitsLeft }) => ({
      title: shortened(title, 300), progress: [...(asked === 0 ? [] : [t.tiltak.overview.answered(answered, asked)]), ...(unitsLeft > 0 || asked === 0 ? [t.tiltakLead.rollUp.yearly] : [])].join(' · '), deadline: `${t.tiltak.deadline} ${dayWords(deadline, t)}`,
      buttons: [button(t.tiltak.list.open, 'tiltak.show', { promptId }, waiting + unitsLeft > 0 ? 'positive' : 'default')],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, 'tiltak.list', {}, t), ...more, menuButton('meny', t)],
  };
}

/** A check-in as it stands in `mine`. */
export const unansweredCheckIn = ({ promptId, title, plan, deadline, waiting, unitsLeft }: ListedCheckIn, t: Texts): UnansweredPrompt => ({
  kind: t.tiltak.kind, title, when: [...(waiting > 0 ? [t.tiltak.measures(waiting)] : []), ...(unitsLeft > 0 ? [t.tiltakLead.rollUp.yearly] : [])].join(' · '), place: plan, answerBy: t.mine.answerBy(dayWords(deadline, t)),
  buttons: [button(t.tiltak.overview.open, 'tiltak.show', { promptId }, 'positive')],
});
