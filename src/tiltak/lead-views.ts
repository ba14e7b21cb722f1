/** A check-in's cards for those who lead, each made for one person from the state of things at that moment and from what that person may see. */
import type { Viewer } from '../chat/caller.ts';
import { messageCard, messageModel } from '../cards/common.ts';
import { menuButton, type Button } from '../cards/parts.ts';
import { formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { unitName, type Member, type Network } from '../network/domain.ts';
import type { Card, CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { PromptStore } from '../prompts/store.ts';
import { visibilityFor, type Visibility } from '../prompts/visibility.ts';
import { rollUpCard, rollUpModel, tableCard, tableModel, type RollUpInput, type TableBy } from './card-roll-up.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import type { CheckInRead } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { mayLeadCheckIn } from './form.ts';
import { rollUp, seesUnit, type RollUp } from './roll-up.ts';
import { deadlineDay, intervalOf, opensDay } from './series.ts';
import { areaKey, areasOf, loadRegister, type Register } from './store.ts';
import { isComplete } from './unit-answer-form.ts';
import type { UnitAnswers } from './unit-questions.ts';

export interface LeadViewDeps {
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly checkIns: CheckInStore;
  readonly unitAnswers: UnitAnswers;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  /** How many are on its ringeliste, as far as this person may know. */
  readonly toCall?: (member: Member, promptId: string) => Promise<number>;
}

interface Shown { readonly card: Card; readonly summary: string }

/** A check-in as one person may see it. */
export interface Seen {
  readonly checkIn: CheckIn;
  readonly visibility: Visibility;
  readonly read: CheckInRead;
  readonly rollUp: RollUp;
  readonly register: Register;
}

export type LeadViews = ReturnType<typeof createLeadViews>;

export function createLeadViews({ store, prompts, checkIns, unitAnswers, cards, clock, timeZone, toCall = async () => 0 }: LeadViewDeps) {
  const day = (date: Temporal.PlainDate, t: Texts): string => formatDate(date.toString(), t.locale, 'day');
  const areaTitle = (register: Register, plan: string, area: string): string => register.areas.get(areaKey({ plan, id: area }))?.title ?? area;
  const visibility = (checkIn: CheckIn, { member, network }: Viewer): Visibility => visibilityFor(network, member, { prompt: checkIn, showNames: false }, false);

  /** Undefined when the person sees no numbers of it. */
  async function see(checkIn: CheckIn, viewer: Viewer): Promise<Seen | undefined> {
    const seen = visibility(checkIn, viewer);
    if (!seen.counts.all && seen.counts.areas.length === 0) return undefined;
    const [read, { register }] = await Promise.all([checkIns.read(checkIn.promptId), loadRegister(store)]);
    const summed = rollUp(read, areasOf(register, checkIn.details.plan), (unit) => seesUnit(seen, unit));
    return seen.counts.all || summed.total.total > 0 ? { checkIn, visibility: seen, read, rollUp: summed, register } : undefined;
  }

  /** The next one of its series: `stopped` when somebody has called it off, undefined when it has not been planned yet. */
  async function nextOf({ promptId, details: { series } }: CheckIn): Promise<CheckIn | 'stopped' | undefined> {
    if (series === undefined) return undefined;
    const later = (await prompts.list<CheckInDetails>('tiltak', ['scheduled', 'open', 'closed', 'cancelled'], '')).filter((other) => other.promptId !== promptId && other.details.series?.id === series.id && other.details.series.number > series.number);
    const scheduled = later.find(({ state }) => state === 'scheduled');
    return scheduled ?? (later.some(({ openedAt, state }) => state === 'cancelled' && openedAt === undefined) ? 'stopped' : undefined);
  }

  async function yearlyProgress({ checkIn: { promptId, details }, rollUp: { units }, register }: Seen, network: Network): Promise<RollUpInput['yearly']> {
    if (!details.yearly) return undefined;
    const begun = await unitAnswers.begun(details.plan, promptId);
    const areas = areasOf(register, details.plan);
    return { units: units.length, left: units.flatMap(({ id }) => (isComplete(areas, begun.get(id)?.saved) ? [] : [unitName(network, id)])) };
  }

  async function live(checkIn: CheckIn, viewer: Viewer): Promise<Shown | undefined> {
    const seen = await see(checkIn, viewer);
    if (!seen) return undefined;
    const { promptId, details, state } = checkIn;
    const [next, yearly, unreached] = await Promise.all([nextOf(checkIn), yearlyProgress(seen, viewer.network), state === 'open' ? toCall(viewer.member, promptId) : 0]);
    const interval = details.series && intervalOf(details.series.rule);
    const model = rollUpModel({
      promptId, state, title: details.title, plan: seen.register.plans.get(details.plan)?.title ?? details.plan,
      opens: opensDay(checkIn, timeZone).toString(), deadline: deadlineDay(checkIn, timeZone).toString(),
      rollUp: seen.rollUp, areaTitle: (id) => areaTitle(seen.register, details.plan, id), unitName: (id) => unitName(viewer.network, id), reasons: [...seen.register.reasons.values()],
      updatedAt: clock.now(), timeZone, all: seen.visibility.counts.all, mayLead: mayLeadCheckIn(viewer.member, checkIn), handedOn: details.handedOnTo === viewer.member.id, toCall: unreached,
      ...(yearly === undefined ? {} : { yearly }),
      ...(interval === undefined ? {} : { series: { interval, ...(next === undefined ? {} : { next: next === 'stopped' ? next : opensDay(next, timeZone).toString() }) } }),
    }, viewer.t);
    return { card: cards.render(rollUpCard, model), summary: viewer.t.tiltakLead.summaries.rollUp(details.title) };
  }

  function table({ checkIn: { promptId, details }, rollUp: summed, register }: Seen, { network, t }: Viewer, by: TableBy, page: number): Shown {
    const nameOf = (id: string): string => (by === 'area' ? areaTitle(register, details.plan, id) : unitName(network, id));
    return { card: cards.render(tableCard, tableModel({ promptId, title: details.title, rollUp: summed, by, nameOf, page }, t)), summary: t.tiltakLead.summaries.table };
  }

  const message = (t: Texts, title: string, lines: readonly string[], buttons: readonly Button[] = [menuButton('meny', t)], kind: 'card' | 'new-card' = 'card'): Reply =>
    ({ kind, card: cards.render(messageCard, messageModel({ title, lines, buttons })), summary: title });

  return { day, areaTitle, visibility, see, nextOf, live, table, message };
}
