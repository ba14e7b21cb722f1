/** Answering a check-in in the chat: overview, walk-through, confirming. Each click is authorised here before anything is done. */
import type { Button } from '../cards/parts.ts';
import type { Action, Caller, ChatFeature } from '../chat/caller.ts';
import type { Reply } from '../ports/chat.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { unlessClosed } from '../prompts/levels.ts';
import { answerMeasure, type AnswerMeasureDeps } from './answer-measure.ts';
import type { OverviewShown } from './answer-views.ts';
import { listCard, listModel, unansweredCheckIn, type ListedCheckIn } from './card-overview.ts';
import type { Banner, Place } from './card-parts.ts';
import { saidAt, type CheckIn, type CheckInDetails, type CheckInItem } from './check-in.ts';
import { mayAnswer } from './check-in-progress.ts';
import { delegateActions, type DelegateChatDeps } from './delegate-chat.ts';
import type { StatusAnswer } from './domain.ts';
import { isUnsaved, readMeasureForm, textFaults, typedFromAnswer, typedMeasure } from './measure-form.ts';
import { redrawAfterAnswer } from './redraw.ts';
import { sayElsewhere } from './say-elsewhere.ts';
import { loadRegister } from './store.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { clicked, page, type Clicked, type OnMeasure } from './clicked.ts';

export interface CheckInChatDeps extends AnswerMeasureDeps, DelegateChatDeps {
  readonly store: DocumentStore;
  readonly prompts: Pick<PromptStore, 'list'>;
  readonly liveCards: LiveCards;
  /** Buttons on the list of check-ins, for those who lead some. */
  readonly moreOnList?: (caller: Caller) => Promise<readonly Button[]>;
}

/** `unanswered`: what of it stands in `mine`. */
export type CheckInChat = ChatFeature & { unanswered(caller: Caller): Promise<UnansweredPrompt[]> };

export function checkInChat(deps: CheckInChatDeps): CheckInChat {
  const { checkIns, prompts, views, cards, store, moreOnList = async () => [] } = deps;

  /** Open ones with something that this person is to answer, or has answered. */
  async function listed(caller: Caller): Promise<(ListedCheckIn & { readonly checkIn: CheckIn })[]> {
    const open = await prompts.list<CheckInDetails>('tiltak', ['open'], '');
    if (open.length === 0) return [];
    const { register } = await loadRegister(store);
    const found = await Promise.all(open.map(async (checkIn) => {
      const [part, units] = await Promise.all([views.ownPart(checkIn.promptId, caller.member.id), views.unitsLeft(checkIn, caller)]);
      const { plan } = checkIn.details;
      return part.items.length === 0 && units === undefined ? [] : [{ ...views.listed(checkIn, register.plans.get(plan)?.title ?? plan, part, units ?? [], caller), checkIn }];
    }));
    return found.flat();
  }

  async function list(caller: Caller, at: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const model = listModel({ checkIns: await listed(caller), page: at, more: await moreOnList(caller) }, caller.t);
    return { kind, card: cards.render(listCard, model), summary: caller.t.tiltak.summaries.list };
  }

  const refused = ({ t }: Caller, { state }: CheckIn): Reply =>
    ({ kind: 'text', text: state === 'scheduled' ? t.tiltak.refusals.notOpen : state === 'cancelled' ? t.tiltak.refusals.cancelled : t.tiltak.refusals.closed });

  /** Reads the click and the check-in it is about; one that is gone, or a draft, is the same to everybody. */
  const onCheckIn = (act: (caller: Caller, checkIn: CheckIn, data: Clicked) => Promise<Reply>): Action => async (caller, raw) => {
    const read = clicked.safeParse(raw);
    const checkIn = read.success ? await checkIns.load(read.data.promptId) : undefined;
    if (!read.success || !checkIn || checkIn.state === 'draft') return { kind: 'text', text: caller.t.refusals.gone };
    return await act(caller, checkIn, read.data);
  };
  const whileOpen = (act: (caller: Caller, checkIn: CheckIn, data: Clicked) => Promise<Reply>): Action =>
    onCheckIn(async (caller, checkIn, data) => (checkIn.state === 'open' ? await act(caller, checkIn, data) : refused(caller, checkIn)));
  /** A measure, while it can be answered: whose it is, is for `act` to judge. */
  const onItem = (act: (caller: Caller, on: OnMeasure) => Promise<Reply>): Action => (caller, raw) =>
    whileOpen(async (_, checkIn, data) => {
      const item = data.measureId === undefined ? undefined : await checkIns.item(checkIn.promptId, data.measureId);
      return item ? await act(caller, { checkIn, item, data, raw }) : { kind: 'text', text: caller.t.tiltak.refusals.notYours };
    })(caller, raw);
  const onMeasure = (act: (caller: Caller, on: OnMeasure) => Promise<Reply>): Action =>
    onItem(async (caller, on) => (mayAnswer(on.item, caller.member.id) ? await act(caller, on) : { kind: 'text', text: caller.t.tiltak.refusals.notYours }));

  /** What the form that was clicked on had been filled in with. */
  const shownIn = async (item: CheckInItem, seen: number): Promise<StatusAnswer | undefined> => {
    const answer = await checkIns.answer(item);
    return seen === 0 ? item.last : saidAt(answer, seen);
  };

  /** A click that leaves the form behind: what was typed in it and not saved comes back once. */
  const leaving = (act: Action): Action => async (caller, raw) => await unsaved(caller, raw) ?? await act(caller, raw);
  async function unsaved(caller: Caller, raw: Readonly<Record<string, unknown>>): Promise<Reply | undefined> {
    const read = clicked.safeParse(raw);
    const values = typedMeasure(raw);
    if (!read.success || read.data.discard || read.data.measureId === undefined || !isUnsaved(values, undefined)) return undefined;
    const { promptId, measureId, at, seen, contactConfirmed = false } = read.data;
    const [checkIn, item] = await Promise.all([checkIns.load(promptId), checkIns.item(promptId, measureId)]);
    if (checkIn?.state !== 'open' || !item || !mayAnswer(item, caller.member.id) || !isUnsaved(values, await shownIn(item, seen))) return undefined;
    const words = caller.t.tiltak.measure;
    const banners: Banner[] = [{ text: words.unsaved, lines: [words.unsavedText], style: 'warning' }];
    return { kind: 'card', ...await views.measure(checkIn, item, await checkIns.answer(item), caller, { at, banners, typed: { values, faults: textFaults(values, contactConfirmed), seen, unsaved: true, asked: read.data } }) };
  }

  /** From the overview that the queue redraws, what is opened comes below; a card of the person's own changes in place. */
  const kindAt = (at: Place): 'card' | 'new-card' => (at === 'own' ? 'new-card' : 'card');

  async function overview(caller: Caller, checkIn: CheckIn, at: Place, shown: Pick<OverviewShown, 'page' | 'banners'> = {}, kind: 'card' | 'new-card' = 'card'): Promise<Reply> {
    const part = await views.ownPart(checkIn.promptId, caller.member.id);
    if (part.items.length === 0 && await views.unitsLeft(checkIn, caller) === undefined) return { kind: 'text', text: caller.t.tiltak.refusals.notAsked };
    return { kind, ...await views.overview(checkIn, caller, { part, at, ...shown }) };
  }

  /** The next that is to be answered after this one; the overview at the end. */
  async function next(caller: Caller, checkIn: CheckIn, after: CheckInItem | undefined, at: Place): Promise<Reply> {
    if (after && at === 'delegated') return { kind: 'card', ...await views.delegated(checkIn, after, caller) };
    const part = await views.ownPart(checkIn.promptId, caller.member.id);
    if (part.items.length === 0) return { kind: 'text', text: caller.t.tiltak.refusals.notAsked };
    const item = views.nextOf(part, caller.member.id, after?.measureId);
    const shown = item ? await views.measure(checkIn, item, undefined, caller, { part, at: 'walk' }) : await views.overview(checkIn, caller, { part, at: 'walk' });
    return { kind: kindAt(at), ...shown };
  }

  async function save(caller: Caller, { checkIn, item, data, raw }: OnMeasure, unchanged: boolean): Promise<Reply> {
    const { t, member } = caller;
    const at = data.at === 'own' ? 'walk' : data.at;
    const values = typedMeasure(raw);
    const read = unchanged ? { answer: 'unchanged' as const } : readMeasureForm(values, {
      reasons: [...(await loadRegister(store)).register.reasons.values()], shown: await shownIn(item, data.seen), contactDetailsConfirmed: data.contactConfirmed, withoutReasons: data.withoutReasons,
    });
    // The card still knows of no more answers than before: whatever others have said meanwhile is told when it is saved.
    if ('faults' in read) return { kind: 'card', ...await views.measure(checkIn, item, await checkIns.answer(item), caller, { at, typed: { values, faults: read.faults, seen: data.seen, asked: data } }) };
    const given = await answerMeasure(deps, { promptId: checkIn.promptId, measureId: item.measureId, memberId: member.id, seen: data.seen, answer: read.answer });
    switch (given.outcome) {
      case 'not-found': return { kind: 'text', text: t.refusals.gone };
      case 'not-yours': return { kind: 'text', text: t.tiltak.refusals.notYours };
      case 'not-open': return refused(caller, given.checkIn);
      case 'no-status': return { kind: 'text', text: t.tiltak.refusals.noStatus };
      case 'conflict': return { kind: 'card', ...await views.conflict(given.checkIn, given.item, given.answer, caller, unchanged ? typedFromAnswer(item.last) : values, at, data) };
      case 'recorded':
      case 'unchanged':
        if (given.outcome === 'recorded') redrawAfterAnswer(deps, given.checkIn, [given.item], member.id);
        // Again when the click comes again: the process may have died after storing the answer.
        await sayElsewhere(deps, given.checkIn, [given.answer]);
        return await next(caller, given.checkIn, given.item, at);
    }
  }

  /** Those that were shown, have a status and are still unanswered. One whose level is closed is told of; the others go on. */
  async function confirmAll(caller: Caller, checkIn: CheckIn, { measures = [], at }: Clicked): Promise<Reply> {
    const { member, t } = caller;
    const outcomes = await Promise.all(measures.map((measureId) => unlessClosed(answerMeasure(deps, { promptId: checkIn.promptId, measureId, memberId: member.id, seen: 0, answer: 'unchanged' }))));
    const recorded = outcomes.flatMap((given) => (given?.outcome === 'recorded' ? [given] : []));
    const confirmed = recorded.map(({ item }) => item);
    const denied = outcomes.filter((given) => given === undefined).length;
    if (confirmed.length > 0) redrawAfterAnswer(deps, checkIn, confirmed, member.id);
    await sayElsewhere(deps, checkIn, recorded.map(({ answer }) => answer));
    const words = t.tiltak.overview;
    const banners: Banner[] = [
      { text: confirmed.length > 0 ? words.confirmed(confirmed.length) : words.nothingToConfirm, style: confirmed.length > 0 ? 'good' : 'emphasis' },
      ...(denied > 0 ? [{ text: words.notConfirmed(denied), style: 'attention' as const }] : []),
    ];
    return await overview(caller, checkIn, at, { banners });
  }

  return {
    commands: {
      tiltak: async (caller) => {
        const [only, ...others] = await listed(caller);
        if (!only || others.length > 0) return await list(caller, 1, 'new-card');
        await checkIns.markOpened(only.checkIn, caller.member.id);
        return { kind: 'new-card', ...await views.overview(only.checkIn, caller, { at: 'walk', buttons: await moreOnList(caller) }) };
      },
    },
    actions: {
      'tiltak.list': (caller, data) => list(caller, page.parse(data['page']) ?? 1, 'card'),
      'tiltak.show': onCheckIn(async (caller, checkIn) => {
        const shown = await overview(caller, checkIn, 'walk', {}, 'new-card');
        if (shown.kind !== 'text') await checkIns.markOpened(checkIn, caller.member.id);
        return shown;
      }),
      'tiltak.overview': leaving(onCheckIn((caller, checkIn, data) => overview(caller, checkIn, data.at, { page: data.page }))),
      'tiltak.begin': whileOpen(async (caller, checkIn, { at }) => {
        const shown = await next(caller, checkIn, undefined, at);
        if (shown.kind !== 'text') await checkIns.markOpened(checkIn, caller.member.id);
        return shown;
      }),
      'tiltak.open': onMeasure(async (caller, { checkIn, item, data: { at } }) => {
        await checkIns.markOpened(checkIn, caller.member.id);
        return { kind: kindAt(at), ...await views.measure(checkIn, item, await checkIns.answer(item), caller, { at: 'walk' }) };
      }),
      'tiltak.save': onMeasure((caller, on) => save(caller, on, false)),
      'tiltak.unchanged': leaving(onMeasure((caller, on) => save(caller, on, true))),
      'tiltak.skip': leaving(onMeasure((caller, { checkIn, item, data }) => next(caller, checkIn, item, data.at))),
      'tiltak.confirm-all': whileOpen(confirmAll),
      ...Object.fromEntries(Object.entries(delegateActions(deps, onItem)).map(([verb, act]) => [verb, leaving(act)])),
    },
    unanswered: async (caller) => (await listed(caller)).filter(({ waiting, unitsLeft }) => waiting + unitsLeft > 0).map((one) => unansweredCheckIn(one, caller.t)),
  };
}
