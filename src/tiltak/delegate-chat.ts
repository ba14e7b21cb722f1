/** Handing a measure to a colleague in the chat: find, see how they can be reached, pick; and taking it back. */
import { messageCard, messageModel } from '../cards/common.ts';
import { button, pageOf } from '../cards/parts.ts';
import { nameOf, type Action, type Caller } from '../chat/caller.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName, type Member, type Reachability } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { AnswerViews } from './answer-views.ts';
import { colleaguesPerPage, delegateCard, delegateModel, type Colleague } from './card-delegate.ts';
import type { Banner } from './card-parts.ts';
import type { OnMeasure } from './clicked.ts';
import { isTakenOver, type CheckIn, type CheckInItem } from './check-in.ts';
import { mayAnswer } from './check-in-progress.ts';
import { delegateMeasure, findColleagues, mayDelegate, seesTo, takeBackMeasure, type DelegateDeps } from './delegate.ts';
import { redrawAfterAnswer } from './redraw.ts';

export interface DelegateChatDeps extends DelegateDeps {
  readonly directory: Pick<NetworkDirectory, 'reachability'>;
  readonly cards: CardRenderer;
  readonly views: AnswerViews;
  readonly liveCards: LiveCards;
}

type OnItem = (act: (caller: Caller, on: OnMeasure) => Promise<Reply>) => Action;

const primary = ({ seats }: Member) => seats.find((seat) => seat.primary) ?? seats[0];
const canBeReached = (how: Reachability | undefined): boolean => how !== undefined && how.how !== 'not-at-all';

/** @param onItem reads the click and the measure it is about, while the check-in is open; who may do what is judged here */
export function delegateActions(deps: DelegateChatDeps, onItem: OnItem): Readonly<Record<string, Action>> {
  const { directory, cards, views, checkIns } = deps;

  const handing = (act: (caller: Caller, on: OnMeasure) => Promise<Reply>): Action => onItem(async (caller, on) =>
    (mayDelegate(caller.network, caller.member, on.checkIn, on.item) ? await act(caller, on) : { kind: 'text', text: caller.t.tiltak.refusals.notYoursToHand }));

  async function search({ network, t }: Caller, { checkIn, item, data, raw }: OnMeasure): Promise<Reply> {
    const { deputy } = raw;
    const query = typeof deputy === 'string' ? deputy.trim().slice(0, 100) : '';
    const matches = raw['search'] === true ? findColleagues(network, query, item) : undefined;
    const found = Array.isArray(matches) ? (matches as readonly Member[]) : [];
    const { items, page } = pageOf(found, data.page ?? 1, colleaguesPerPage);
    const reach = await directory.reachability(items.map(({ id }) => id));
    const people = items.map((member): Colleague => {
      const { unit, level } = primary(member);
      return { memberId: member.id, name: member.name, place: `${unitName(network, unit)} · ${t.levels[level]}`, reachable: canBeReached(reach.get(member.id)), ...(member.phone === undefined ? {} : { phone: member.phone }) };
    });
    const model = delegateModel({ promptId: checkIn.promptId, measureId: item.measureId, title: item.title, at: data.at, query, page, matches: found.length, people: matches === 'too-short' ? matches : matches && people }, t);
    return { kind: data.at === 'own' ? 'new-card' : 'card', card: cards.render(delegateCard, model), summary: t.tiltak.summaries.delegate };
  }

  /** Where the person was before: the drill-down, their overview, or nothing but the sentence for somebody who leads and has no measure of their own. */
  async function after(caller: Caller, checkIn: CheckIn, banner: Banner, from?: CheckInItem): Promise<Reply> {
    if (from !== undefined) {
      const back = button(caller.t.common.back, 'tiltak-lead.measure', { promptId: from.promptId, measureId: from.measureId });
      return { kind: 'card', card: cards.render(messageCard, messageModel({ title: banner.text, lines: [from.title], buttons: [back] })), summary: caller.t.tiltak.summaries.delegate };
    }
    const part = await views.ownPart(checkIn.promptId, caller.member.id);
    if (part.items.length === 0) return { kind: 'text', text: banner.text };
    return { kind: 'card', ...await views.overview(checkIn, caller, { part, at: 'walk', banners: [banner] }) };
  }

  const measureAgain = async (caller: Caller, checkIn: CheckIn, item: CheckInItem): Promise<Reply> =>
    (mayAnswer(item, caller.member.id) ? { kind: 'card', ...await views.measure(checkIn, item, await checkIns.answer(item), caller, { at: 'walk' }) } : { kind: 'text', text: caller.t.tiltak.refusals.notYours });

  return {
    'tiltak.delegate': handing(search),
    'tiltak.delegate-to': handing(async (caller, { checkIn, item, data, raw }) => {
      const { network, t, member } = caller;
      const colleague = typeof raw['to'] === 'string' ? network.members.get(raw['to']) : undefined;
      if (!colleague) return { kind: 'text', text: t.tiltak.refusals.personGone };
      if (item.responsibleIds.includes(colleague.id)) return { kind: 'text', text: t.tiltak.refusals.toYourself };
      redrawAfterAnswer(deps, checkIn, [await delegateMeasure(deps, item, { memberId: colleague.id, by: member.id })], member.id);
      const reachable = canBeReached((await directory.reachability([colleague.id])).get(colleague.id));
      const words = t.tiltak.delegate;
      return await after(caller, checkIn, { text: reachable ? words.done(colleague.name) : words.doneUnreachable(colleague.name), style: reachable ? 'good' : 'warning' }, data.at === 'lead' ? item : undefined);
    }),
    'tiltak.take-over': onItem(async (caller, { checkIn, item, raw }) => {
      const { t, member, network } = caller;
      if (!mayAnswer(item, member.id)) {
        if (!seesTo(network, member, item)) return { kind: 'text', text: t.tiltak.refusals.notYoursToHand };
        const from = typeof raw['from'] === 'string' ? raw['from'] : undefined;
        const taken = from === undefined || from === (item.delegatedTo?.memberId ?? '') ? await delegateMeasure(deps, item, { memberId: member.id, by: member.id, from }) : item;
        // Several see that it waits: whoever presses after the first is not to take it from them unseen.
        if (!mayAnswer(taken, member.id)) return { kind: 'text', text: t.tiltakLead.unit[isTakenOver(taken) ? 'takenOver' : 'delegated'](nameOf(caller, taken.delegatedTo?.memberId)) };
        redrawAfterAnswer(deps, checkIn, [taken], member.id);
      }
      const now = await checkIns.item(checkIn.promptId, item.measureId) ?? item;
      await checkIns.markOpened(checkIn, member.id);
      const banners: Banner[] = isTakenOver(now) && now.delegatedTo?.memberId === member.id ? [{ text: t.tiltak.delegate.tookOver, style: 'good' }] : [];
      return { kind: 'card', ...await views.measure(checkIn, now, await checkIns.answer(now), caller, { at: 'walk', banners }) };
    }),
    'tiltak.take-back': onItem(async (caller, { checkIn, item, data }) => {
      const { t, member, network } = caller;
      const mine = item.delegatedTo?.memberId === member.id;
      if (!mine && !mayDelegate(network, member, checkIn, item)) return { kind: 'text', text: t.tiltak.refusals.notYoursToHand };
      if (item.delegatedTo === undefined) return { kind: 'text', text: t.tiltak.refusals.notHanded };
      const now = await takeBackMeasure(deps, item, item.delegatedTo.memberId);
      redrawAfterAnswer(deps, checkIn, [now], member.id);
      if (mine && data.at === 'delegated') return { kind: 'card', ...await views.delegated(checkIn, now, caller) };
      return mine ? await after(caller, checkIn, { text: t.tiltak.delegate.givenBack, style: 'emphasis' }) : await measureAgain(caller, checkIn, now);
    }),
    'tiltak.back': onItem((caller, { checkIn, item }) => measureAgain(caller, checkIn, item)),
  };
}
