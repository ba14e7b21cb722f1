/** Following a check-in in the chat: roll-up, tables, drill-down, deadline, calling off. Each click is authorised here before anything is shown or done. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { button, type Button } from '../cards/parts.ts';
import { notAllowed, notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { byName, formatDate } from '../locales/format.ts';
import { hasRole, unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { PromptStore } from '../prompts/store.ts';
import { extendCard, extendModel, rowsCard, rowsModel, type RowsInput } from './card-drill-down.ts';
import { cancelCheckIn, stopSeries, type ChangeCheckInDeps } from './change-check-in.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import { mayLeadCheckIn, mayStartCheckIn, parseDate } from './form.ts';
import type { LeadViews, Seen } from './lead-views.ts';
import { answeredOf } from './roll-up.ts';
import { deadlineDay, opensDay } from './series.ts';

export interface LeadChatDeps extends ChangeCheckInDeps {
  readonly prompts: PromptStore;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly views: LeadViews;
  /** @param deadline the last day on which one answers in time; `over` when it no longer takes answers */
  readonly extend: (promptId: string, deadline: Temporal.PlainDate) => Promise<'extended' | 'over' | 'not-later' | 'beyond-kept'>;
}

/** Whether there may be anything for them to follow; each check-in is judged when it is opened. */
const mayFollow = ({ member }: Pick<Caller, 'member'>): boolean => (['sekretariat', 'koordinator', 'leder'] as const).some((role) => hasRole(member, role));

/** For the card that answers `tiltak`: what those may do who lead. */
export const leadButtons = (caller: Caller): Button[] => [
  ...(mayFollow(caller) ? [button(caller.t.tiltakLead.list, 'tiltak-lead.list')] : []),
  ...(mayStartCheckIn(caller.member) ? [button(caller.t.tiltakLead.start, 'tiltak-lead.new')] : []),
];

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  unit: z.string().max(200).default(''),
  measureId: z.string().max(200).default(''),
  by: z.enum(['area', 'unit']).catch('area'),
  deadline: z.string().max(40).default('').catch(''),
  /** Absent on the first click, which opens a card of its own; on a page button the page replaces the one before. */
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  inPlace: z.boolean().optional().catch(undefined),
});
export type LeadClick = z.infer<typeof clicked>;

/** What is under way first, then what comes, soonest first; what is over last. @param all oldest first */
export const inListOrder = <Listed extends Pick<CheckIn, 'state'>>(all: readonly Listed[]): Listed[] => {
  const [open, scheduled, over] = [all.filter(({ state }) => state === 'open'), all.filter(({ state }) => state === 'scheduled'), all.filter(({ state }) => state === 'closed')];
  return [...open.toReversed(), ...scheduled, ...over.toReversed()];
};

/** Check-ins of the last year are listed, longer ago they are in the reports. */
const listedDays = 365;

export function leadChat(deps: LeadChatDeps): ChatFeature {
  const { prompts, cards, audit, views, clock, workingTime: { timeZone } } = deps;

  const rows = (caller: Caller, input: RowsInput, kind: Reply['kind'] & ('card' | 'new-card'), summary: string): Reply =>
    ({ kind, card: cards.render(rowsCard, rowsModel(input, caller.t)), summary });

  async function list(caller: Caller, page: number | undefined): Promise<Reply> {
    const { t } = caller;
    if (!mayFollow(caller)) return { kind: 'text', text: notAllowed(caller) };
    const since = clock.now().subtract({ hours: 24 * listedDays }).toString();
    const all = await prompts.list<CheckInDetails>('tiltak', ['scheduled', 'open', 'closed'], since);
    const seen = (await Promise.all(inListOrder(all).map(async (checkIn) => ({ checkIn, seen: checkIn.state === 'scheduled' ? undefined : await views.see(checkIn, caller) }))))
      .filter((one) => one.seen !== undefined || (one.checkIn.state === 'scheduled' && mayLeadCheckIn(caller.member, one.checkIn)));
    return rows(caller, {
      title: t.tiltakLead.listCard.title, empty: t.tiltakLead.listCard.empty, page: page ?? 1, verb: 'tiltak-lead.list', data: {},
      rows: seen.map(({ checkIn, seen: of }) => ({
        name: checkIn.details.title, detail: [t.tiltakLead.rollUp.states[checkIn.state], of === undefined ? t.tiltakLead.rollUp.opens(formatDate(opensDay(checkIn, timeZone).toString(), t.locale)) : t.tiltakLead.listCard.progress(answeredOf(of.rollUp.total), of.rollUp.total.total)].join(' · '),
        ...(of === undefined ? {} : { count: of.rollUp.total }), button: button(t.tiltakLead.rollUp.open, 'tiltak-lead.open', { promptId: checkIn.promptId }),
      })),
    }, page === undefined ? 'new-card' : 'card', t.tiltakLead.summaries.list);
  }

  /** Reads the click and what this person may see of the check-in; one that is gone, or a draft, is the same to everybody. */
  const onCheckIn = (act: (caller: Caller, checkIn: CheckIn, click: LeadClick) => Promise<Reply>): Action => async (caller, data) => {
    const read = clicked.safeParse(data);
    const checkIn = read.success ? await prompts.load<CheckInDetails>(read.data.promptId) : undefined;
    if (!read.success || checkIn?.kind !== 'tiltak' || checkIn.state === 'draft') return { kind: 'text', text: caller.t.tiltakLead.refusals.gone };
    return await act(caller, checkIn, read.data);
  };
  const onSeen = (act: (caller: Caller, seen: Seen, click: LeadClick) => Promise<Reply>): Action => onCheckIn(async (caller, checkIn, click) => {
    const seen = await views.see(checkIn, caller);
    return seen ? await act(caller, seen, click) : { kind: 'text', text: notAllowed(caller) };
  });
  /** Only the organiser and the sekretariat; everybody else is told whom to contact. */
  const onOwn = (act: (caller: Caller, checkIn: CheckIn, click: LeadClick) => Promise<Reply>): Action => onCheckIn(async (caller, checkIn, click) => {
    if (mayLeadCheckIn(caller.member, checkIn)) return await act(caller, checkIn, click);
    return { kind: 'text', text: notOrganiser(caller, checkIn.organiserId) };
  });
  const onLive = (act: (caller: Caller, checkIn: CheckIn, click: LeadClick) => Promise<Reply>): Action => onOwn(async (caller, checkIn, click) =>
    checkIn.state === 'open' || checkIn.state === 'scheduled' ? await act(caller, checkIn, click) : { kind: 'text', text: over(caller, checkIn) });
  const over = ({ t: { tiltakLead: { refusals } } }: Caller, { state }: CheckIn): string => (state === 'cancelled' ? refusals.cancelled : state === 'scheduled' ? refusals.notOpen : refusals.closed);

  async function open(caller: Caller, checkIn: CheckIn, { inPlace }: LeadClick): Promise<Reply> {
    const live = await views.live(checkIn, caller);
    return live ? { kind: inPlace ? 'card' : 'new-card', ...live } : { kind: 'text', text: notAllowed(caller) };
  }

  const units = async (caller: Caller, { checkIn: { promptId, details }, rollUp }: Seen, { page }: LeadClick): Promise<Reply> => {
    const { t, network } = caller;
    const sorted = rollUp.units.map((row) => ({ ...row, name: unitName(network, row.id) })).toSorted(byName);
    return rows(caller, {
      title: details.title, subtitle: [t.tiltakLead.rollUp.byUnit], empty: t.tiltakLead.rollUp.noneToSee, page: page ?? 1, verb: 'tiltak-lead.units', data: { promptId },
      rows: sorted.map(({ id, name, count, late }) => ({
        name, count, detail: [t.tiltakLead.rollUp.ofTotal(answeredOf(count), count.total), ...(late > 0 ? [t.tiltakLead.rollUp.late(late)] : [])].join(' · '),
        color: count.unanswered === 0 ? 'Good' as const : 'Default' as const, button: button(t.tiltakLead.rollUp.open, 'tiltak-lead.unit', { promptId, unit: id, page: 1 }),
      })),
      buttons: [button(t.common.back, 'tiltak-lead.open', { promptId, inPlace: true })],
    }, page === undefined ? 'new-card' : 'card', t.tiltakLead.summaries.unit);
  };

  async function extendForm({ t }: Caller, checkIn: CheckIn, typed: string, kind: 'card' | 'new-card', fault?: 'date-missing' | 'date-invalid' | 'date-past' | 'date-far' | 'deadline-not-later' | 'deadline-beyond-kept'): Promise<Reply> {
    const deadline = deadlineDay(checkIn, timeZone).toString();
    const model = extendModel({ promptId: checkIn.promptId, title: checkIn.details.title, deadline, typed, ...(fault === undefined ? {} : { fault }) }, t);
    return { kind, card: cards.render(extendCard, model), summary: t.tiltakLead.extend.title };
  }

  async function extend(caller: Caller, checkIn: CheckIn, { deadline: typed }: LeadClick): Promise<Reply> {
    if (checkIn.state !== 'open') return { kind: 'text', text: over(caller, checkIn) };
    const deadline = parseDate(typed.trim());
    const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
    if (!deadline) return await extendForm(caller, checkIn, typed, 'card', typed.trim() === '' ? 'date-missing' : 'date-invalid');
    if (Temporal.PlainDate.compare(deadline, today) < 0) return await extendForm(caller, checkIn, typed, 'card', 'date-past');
    if (Temporal.PlainDate.compare(deadline, today.add({ years: 2 })) > 0) return await extendForm(caller, checkIn, typed, 'card', 'date-far');
    const done = await deps.extend(checkIn.promptId, deadline);
    if (done === 'not-later' || done === 'beyond-kept') return await extendForm(caller, checkIn, typed, 'card', `deadline-${done}`);
    if (done === 'over') return { kind: 'text', text: caller.t.tiltakLead.refusals.closed };
    await audit.record({ action: 'check-in-extended', memberId: caller.member.id, promptId: checkIn.promptId });
    return views.message(caller.t, caller.t.tiltakLead.extend.title, [caller.t.tiltakLead.extend.done(formatDate(deadline.toString(), caller.t.locale))], [backTo(caller, checkIn)]);
  }

  const backTo = ({ t }: Caller, { promptId }: CheckIn): Button => button(t.tiltakLead.sent.open, 'tiltak-lead.open', { promptId, inPlace: true });
  const confirm = ({ t }: Caller, title: string, lines: readonly string[], yes: Button, no: Button): Reply => views.message(t, title, lines, [yes, no], 'new-card');

  async function askCancel(caller: Caller, checkIn: CheckIn): Promise<Reply> {
    const words = caller.t.tiltakLead.cancel;
    const seen = checkIn.state === 'open' ? await views.see(checkIn, caller) : undefined;
    const { promptId, details: { title, series } } = checkIn;
    const goesOn = series !== undefined && checkIn.state === 'open' && await views.nextOf(checkIn) !== 'stopped';
    return confirm(caller, words.title, [title, words.text(seen === undefined ? 0 : answeredOf(seen.rollUp.total)), ...(goesOn ? [words.series] : [])],
      button(words.confirm, 'tiltak-lead.cancel-confirmed', { promptId }, 'destructive'), button(words.keep, 'tiltak-lead.open', { promptId, inPlace: true }));
  }

  async function cancel(caller: Caller, checkIn: CheckIn): Promise<Reply> {
    const { t: { tiltakLead: words }, member } = caller;
    const done = checkIn.state === 'closed' ? 'over' : await cancelCheckIn(deps, checkIn.promptId);
    if (done === 'not-found') return { kind: 'text', text: words.refusals.gone };
    if (done === 'over') return { kind: 'text', text: words.refusals.closed };
    await audit.record({ action: 'check-in-called-off', memberId: member.id, promptId: checkIn.promptId });
    return views.message(caller.t, words.cancel.done, [checkIn.details.title]);
  }

  async function askStop(caller: Caller, checkIn: CheckIn): Promise<Reply> {
    const words = caller.t.tiltakLead.stop;
    const next = await views.nextOf(checkIn);
    if (next === undefined || next === 'stopped') return { kind: 'text', text: caller.t.tiltakLead.refusals.notInSeries };
    const { promptId } = checkIn;
    return confirm(caller, words.title, [checkIn.details.title, words.text(formatDate(opensDay(next, timeZone).toString(), caller.t.locale))],
      button(words.confirm, 'tiltak-lead.stop-confirmed', { promptId }, 'destructive'), button(words.keep, 'tiltak-lead.open', { promptId, inPlace: true }));
  }

  async function stop(caller: Caller, checkIn: CheckIn): Promise<Reply> {
    const { tiltakLead: words } = caller.t;
    const next = await views.nextOf(checkIn);
    // Stopped by an earlier press: that is what was wanted.
    const done = next === 'stopped' ? 'already' : await stopSeries(deps, next);
    if (done === 'not-running') return { kind: 'text', text: words.refusals.notInSeries };
    if (done === 'stopped') await audit.record({ action: 'check-in-series-stopped', memberId: caller.member.id, promptId: checkIn.promptId });
    deps.liveCards.touch(checkIn);
    return views.message(caller.t, words.stop.done, [checkIn.details.title], [backTo(caller, checkIn)]);
  }

  return {
    actions: {
      'tiltak-lead.list': async (caller, data) => await list(caller, clicked.shape.page.parse(data['page'])),
      'tiltak-lead.open': onCheckIn(open),
      'tiltak-lead.table': onSeen(async (caller, seen, { by, page }) => ({ kind: page === undefined ? 'new-card' : 'card', ...views.table(seen, caller, by, page ?? 1) })),
      'tiltak-lead.units': onSeen(units),
      'tiltak-lead.extend': onOwn(async (caller, checkIn) => (checkIn.state === 'open' ? await extendForm(caller, checkIn, '', 'new-card') : { kind: 'text', text: over(caller, checkIn) })),
      'tiltak-lead.extend-confirmed': onOwn(extend),
      'tiltak-lead.cancel': onLive(askCancel),
      'tiltak-lead.cancel-confirmed': onOwn(cancel),
      'tiltak-lead.stop': onOwn(askStop),
      'tiltak-lead.stop-confirmed': onOwn(stop),
    },
  };
}
