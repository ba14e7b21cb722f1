/** Makes the cards of those who answer a check-in, from the state of things at that moment. */
import { nameOf, type Shown, type Viewer } from '../chat/caller.ts';
import { capitalised } from '../locales/format.ts';
import type { Button } from '../cards/parts.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import { unitName } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { isWaiting, overviewCard, overviewModel, type ListedCheckIn, type OverviewInput, type OverviewItem } from './card-overview.ts';
import { answerCard, measureModel, type AskedBefore, type MeasureInput } from './card-measure.ts';
import { dayOf, dayWords, entryWords, lastDayBefore, statusWords, type Banner, type Place } from './card-parts.ts';
import { isTakenOver, timesAnswered, type CheckIn, type CheckInItem, type MeasureAnswer } from './check-in.ts';
import { expectedFrom, mayAnswer } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { leftToDo } from './left-to-do.ts';
import type { TypedMeasure } from './measure-form.ts';
import { mayBeAskedYearly } from './responsible.ts';
import { areaKey, loadRegister } from './store.ts';

export interface AnswerViewDeps {
  readonly checkIns: CheckInStore;
  readonly store: DocumentStore;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Buttons that others put on a person's overview of an open check-in (the yearly questions). */
  readonly moreOnOverview?: (checkIn: CheckIn, viewer: Viewer) => Promise<readonly Button[]>;
}

/** One person's part of a check-in. */
export interface OwnPart {
  readonly items: readonly CheckInItem[];
  /** By measure id. */
  readonly answers: ReadonlyMap<string, MeasureAnswer>;
  readonly closedLevels: readonly NetworkLevel[];
}

export interface OverviewShown {
  /** Read already; absent: as it is now. */
  readonly part?: OwnPart;
  readonly page?: OverviewInput['page'];
  readonly at: Place;
  readonly banners?: readonly Banner[];
  /** Beside those that every overview has. */
  readonly buttons?: readonly Button[];
}

export interface MeasureShown {
  readonly part?: OwnPart;
  readonly at: Place;
  readonly answerable?: boolean | 'again';
  readonly banners?: readonly Banner[];
  readonly conflict?: NonNullable<MeasureInput['conflict']>;
  readonly typed?: NonNullable<MeasureInput['typed']> & { /** How many answers the card that was typed in knew of; absent: all there are now. */ readonly seen?: number };
}

export type AnswerViews = ReturnType<typeof createAnswerViews>;

export function createAnswerViews({ checkIns, store, cards, clock, timeZone, moreOnOverview = async () => [] }: AnswerViewDeps) {
  async function ownPart(promptId: string, memberId: string): Promise<OwnPart> {
    const items = (await checkIns.items(promptId)).filter((item) => mayAnswer(item, memberId));
    const levels = [...new Set(items.map(({ level }) => level))];
    const { answers, closedLevels } = await checkIns.answers(promptId, levels);
    return { items, answers: new Map(answers.map((answer) => [answer.measureId, answer])), closedLevels };
  }

  /** The next measure this person is expected to answer, after the one named or from the first; undefined at the end. */
  function nextOf({ items, answers, closedLevels }: OwnPart, memberId: string, after?: string): CheckInItem | undefined {
    return items.slice(items.findIndex(({ measureId }) => measureId === after) + 1)
      .find((item) => expectedFrom(item).includes(memberId) && !answers.has(item.measureId) && !closedLevels.includes(item.level));
  }

  function overviewItem(item: CheckInItem, { answers, closedLevels }: OwnPart, viewer: Viewer): OverviewItem {
    const { delegatedTo, last } = item;
    const answer = answers.get(item.measureId);
    const mine = delegatedTo?.memberId === viewer.member.id;
    return {
      measureId: item.measureId, title: item.title, unreadable: closedLevels.includes(item.level),
      ...(answer === undefined ? {} : { answered: { status: answer.status, late: answer.late, ...(answer.by === viewer.member.id ? {} : { by: nameOf(viewer, answer.by) }) } }),
      ...(last === undefined ? {} : { last: { status: last.status, imported: last.checkIn === undefined } }),
      ...(delegatedTo === undefined || mine ? {} : { handedTo: nameOf(viewer, delegatedTo.memberId), takenOver: isTakenOver(item) }),
      ...(mine && !isTakenOver(item) ? { handedBy: nameOf(viewer, delegatedTo.by) } : {}),
    };
  }

  const isLate = ({ deadline }: CheckIn): boolean => Temporal.Instant.compare(clock.now(), deadline) >= 0;

  function listed(checkIn: CheckIn, plan: string, part: OwnPart, units: readonly string[], viewer: Viewer): ListedCheckIn {
    const items = part.items.map((item) => overviewItem(item, part, viewer));
    return { promptId: checkIn.promptId, title: checkIn.details.title, plan, deadline: lastDayBefore(checkIn.deadline, timeZone), asked: items.length, answered: items.filter(({ answered }) => answered !== undefined).length, waiting: items.filter(isWaiting).length, unitsLeft: units.length };
  }

  /** Names of units whose yearly questions wait for this person; undefined when none are theirs to answer. */
  async function unitsLeft(checkIn: CheckIn, { member, network }: Viewer): Promise<readonly string[] | undefined> {
    if (checkIn.state !== 'open' || !checkIn.details.yearly || !mayBeAskedYearly(member, checkIn)) return undefined;
    const left = (await leftToDo({ store, checkIns, directory: { network: async () => network } }, checkIn)).get(member.id);
    return left?.asksFor === 0 ? undefined : left?.units.map((unit) => unitName(network, unit));
  }

  async function overview(checkIn: CheckIn, viewer: Viewer, { part, page, at, banners = [], buttons = [] }: OverviewShown): Promise<Shown> {
    const { t, member } = viewer;
    const own = part ?? await ownPart(checkIn.promptId, member.id);
    const [{ register }, more] = await Promise.all([loadRegister(store), checkIn.state === 'open' ? moreOnOverview(checkIn, viewer) : []]);
    const { title, plan } = checkIn.details;
    const items = own.items.map((item) => overviewItem(item, own, viewer));
    // Said when no measure waits for them: until then these are what does.
    const left = items.some(isWaiting) ? undefined : await unitsLeft(checkIn, viewer);
    const model = overviewModel({
      promptId: checkIn.promptId, state: checkIn.state, title, plan: register.plans.get(plan)?.title ?? plan, at, page, banners, more: [...more, ...buttons], unitsLeft: left ?? [],
      deadline: lastDayBefore(checkIn.deadline, timeZone), closes: lastDayBefore(checkIn.closesAt, timeZone), overdue: isLate(checkIn),
      items,
      closedLevels: own.closedLevels.map((level) => t.levels[level]),
    }, t);
    return { card: cards.render(overviewCard, model), summary: checkIn.state === 'cancelled' ? t.tiltak.summaries.cancelled(title) : t.tiltak.summaries.overview(title) };
  }

  /** Who said it last, and when. */
  const answerWords = ({ status, by, at }: MeasureAnswer, viewer: Viewer): string =>
    viewer.t.tiltak.measure.saidThen(statusWords(status, viewer.t), `${nameOf(viewer, by)}, ${dayWords(dayOf(at, timeZone), viewer.t)}`);

  async function measure(checkIn: CheckIn, item: CheckInItem, answer: MeasureAnswer | undefined, viewer: Viewer, { part, at, answerable = true, banners = [], conflict: met, typed }: MeasureShown): Promise<Shown> {
    const { member, t, network } = viewer;
    const [{ register }, { items }] = await Promise.all([loadRegister(store), at === 'walk' ? part ?? ownPart(checkIn.promptId, member.id) : { items: [] }]);
    const number = items.findIndex(({ measureId }) => measureId === item.measureId) + 1;
    const responsible = item.responsibleIds.includes(member.id);
    const last = answer ? { words: answerWords(answer, viewer), answer } : item.last && { words: entryWords(item.last, timeZone, t), answer: item.last };
    const model = measureModel({
      promptId: checkIn.promptId, measureId: item.measureId, title: item.title, at, seen: typed?.seen ?? timesAnswered(answer),
      area: register.areas.get(areaKey({ plan: checkIn.details.plan, id: item.area }))?.title ?? item.area,
      unit: unitName(network, item.unit),
      reasons: [...register.reasons.values()],
      answerable: checkIn.state === 'open' && answerable,
      delegation: !responsible ? 'give-back' : item.delegatedTo === undefined ? 'delegate' : 'take-back',
      banners: [...banners, ...(responsible && item.delegatedTo !== undefined ? [{ text: t.tiltak.measure[isTakenOver(item) ? 'takenOver' : 'withColleague'](nameOf(viewer, item.delegatedTo.memberId)), style: 'accent' as const }] : [])],
      ...(number > 0 && items.length > 1 ? { position: { number, of: items.length } } : {}),
      ...(last ? { last } : {}),
      ...(typed ? { typed } : {}),
      ...(met ? { conflict: met } : {}),
    }, t);
    return { card: cards.render(answerCard, model), summary: t.tiltak.summaries.measure };
  }

  /** What somebody else has said since, on top of what was typed here. */
  function conflict(checkIn: CheckIn, item: CheckInItem, answer: MeasureAnswer, viewer: Viewer, values: TypedMeasure, at: Place, asked: AskedBefore): Promise<Shown> {
    return measure(checkIn, item, answer, viewer, { at, typed: { values, faults: {}, asked }, conflict: { name: capitalised(nameOf(viewer, answer.by)), answer } });
  }

  /** The one measure as the colleague it was handed to sees it: to answer, answered, taken back, or over. */
  async function delegated(checkIn: CheckIn, item: CheckInItem, viewer: Viewer): Promise<Shown> {
    const { t, member } = viewer;
    const words = t.tiltak.measure;
    const answer = checkIn.state === 'cancelled' ? undefined : await checkIns.answer(item);
    const shown = (banner: Banner, answerable: boolean | 'again'): Promise<Shown> => measure(checkIn, item, answer, viewer, { at: 'delegated', answerable, banners: [banner] });
    if (checkIn.state === 'cancelled') return shown({ text: t.tiltak.overview.cancelled, lines: [t.tiltak.overview.cancelledText], style: 'attention' }, false);
    if (checkIn.state === 'closed') return shown({ text: t.tiltak.overview.closed, style: 'emphasis' }, false);
    if (!mayAnswer(item, member.id)) return shown({ text: words.takenBack(capitalised((item.delegatedTo === undefined ? item.responsibleIds : [item.delegatedTo.by]).map((id) => nameOf(viewer, id)).join(', ') || t.refusals.contactSecretariat)), lines: [words.takenBackText], style: 'emphasis' }, false);
    const mayCorrect = t.tiltak.overview.doneText(dayWords(lastDayBefore(checkIn.closesAt, timeZone), t));
    if (answer?.by === member.id) return shown({ text: words.thanks, lines: [mayCorrect], style: 'good' }, 'again');
    // Handed over with an answer, or answered meanwhile by who handed it over: theirs to correct, but nobody is thanked for it.
    if (answer) return shown({ text: words.handed(capitalised(nameOf(viewer, item.delegatedTo?.by))), lines: [mayCorrect], style: 'accent' }, 'again');
    const deadline = `${t.tiltak.deadline} ${dayWords(lastDayBefore(checkIn.deadline, timeZone), t)}`;
    return { ...await shown({ text: words.handed(capitalised(nameOf(viewer, item.delegatedTo?.by))), lines: [words.handedText, deadline], style: 'accent' }, true), summary: t.tiltak.summaries.delegated };
  }

  return { ownPart, nextOf, unitsLeft, listed, overview, measure, conflict, delegated, answerWords };
}
