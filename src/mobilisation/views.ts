/** Makes a mobilisation's cards for one person, from the state of things at that moment and from what that person may see. */
import type { Shown, Viewer } from '../chat/caller.ts';
import { contactFor } from '../access/domain.ts';
import { messageCard, messageModel } from '../cards/common.ts';
import { button, type Button } from '../cards/parts.ts';
import type { DeliveryQueue } from '../delivery/domain.ts';
import { isAbsent, unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import { callList } from '../prompts/call-list.ts';
import type { Addressee, Response } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import { tally } from '../prompts/tally.ts';
import { seesAnything, seesCount, seesName, visibilityFor, visibilityForChannel, type Visibility } from '../prompts/visibility.ts';
import { shortened } from '../shared/cut-text.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { callProgress, whenNoMoreAreCalled } from './call-progress.ts';
import { boardCard, boardModel, closedLines } from './card-board.ts';
import type { BoardInput } from './board-input.ts';
import { channelBoardModel } from './card-board-channel.ts';
import { callCard, callModel, type CallFaults, type CallInput } from './card-call.ts';
import { lasting, lockScreen, mostOfName, whichOne } from './card-parts.ts';
import { answerBy, callPurpose, comingAnswers, comingIn, inOrderOfArrival, isCalled, isOverdue, medianAnswerMinutes, signedUp, wavesCalled, type Mobilisation } from './domain.ts';
import { followUpsFor } from './follow-ups.ts';
import { callsRest, overtakenByPhone, untoldOf } from './ringeliste.ts';
import { nextWaveCalledAt } from './waves.ts';
import { leadGone, mayDirect } from './who-leads.ts';

export interface MobilisationViewDeps {
  readonly prompts: PromptStore;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly deliveries: Pick<DeliveryQueue, 'progress' | 'reached'>;
  readonly workingTime: Pick<WorkingTime, 'afterQuietHours'>;
}

/** Which page of each list, and whose shift. */
export type BoardPages = Pick<BoardInput, 'unitPage' | 'comingPage' | 'shiftPage' | 'shift' | 'live'>;

export type MobilisationViews = ReturnType<typeof createMobilisationViews>;

export function createMobilisationViews({ prompts, cards, clock, timeZone, deliveries, workingTime }: MobilisationViewDeps) {
  const now = (): Temporal.ZonedDateTime => clock.now().toZonedDateTimeISO(timeZone);

  /** Those called so far: later waves are addressed, and know nothing yet. */
  const calledOf = async (mobilisation: Mobilisation): Promise<ReadonlyMap<string, Addressee>> =>
    new Map([...await prompts.audience(mobilisation.promptId)].filter(([, addressee]) => isCalled(mobilisation, addressee)));

  const visibility = (mobilisation: Mobilisation, { member, network }: Viewer, called: boolean): Visibility =>
    visibilityFor(network, member, { prompt: mobilisation, showNames: false }, called);


  /** For the board; somebody who is away, or may not lead any more, leads nothing. */
  function ledBy(mobilisation: Mobilisation, called: ReadonlyMap<string, Addressee>, { network, t }: Pick<Viewer, 'network' | 't'>): string {
    const gone = mobilisation.state === 'open' ? leadGone(mobilisation, called, network, now()) : undefined;
    const name = network.members.get(mobilisation.organiserId)?.name;
    if (gone === 'away' && name !== undefined) return t.mobilisation.leaderless.board(name);
    return gone === undefined && name !== undefined ? name : t.followUp.lead.noLead;
  }

  /** Why somebody may not do what the lead does, and whom to contact. */
  const notLead = ({ organiserId }: Mobilisation, { member, network, t }: Viewer): string =>
    (organiserId === member.id ? t.mobilisation.refusals.noLongerLead(t.refusals.contactSecretariat) : t.mobilisation.refusals.notCaller(network.members.get(organiserId)?.name ?? t.refusals.contactSecretariat));

  /** The sentences that name whom to contact: somebody who is there, at any hour. */
  const contactOf = ({ member, network, t }: Viewer): string => contactFor(network, member, (id) => isAbsent(network, id, now().toPlainDate().toString())).contact?.name ?? t.refusals.contactSecretariat;
  const notAllowed = (viewer: Viewer): string => viewer.t.refusals.notAllowed(contactOf(viewer));
  const mayNotCall = (viewer: Viewer): string => viewer.t.mobilisation.refusals.mayNotCall(contactOf(viewer));

  const callInput = (mobilisation: Mobilisation, viewer: Viewer, addressee: Pick<Addressee, 'wave'> | undefined, response: Response | undefined): CallInput => ({
    promptId: mobilisation.promptId, state: mobilisation.state, details: mobilisation.details, caller: viewer.network.members.get(mobilisation.formerOrganiserIds?.[0] ?? mobilisation.organiserId)?.name,
    answerBy: answerBy(mobilisation, addressee?.wave), now: now(), ...(response === undefined ? {} : { own: response }),
  });

  /** The person's own card. Its summary is what a locked phone shows. */
  function call(mobilisation: Mobilisation, viewer: Viewer, addressee: Addressee | undefined, response: Response | undefined, faults?: CallFaults): Shown {
    const { t } = viewer;
    const input = callInput(mobilisation, viewer, addressee, response);
    const minutes = Math.max(1, Math.round(clock.now().until(input.answerBy).total('minutes')));
    const words = t.mobilisation.summaries;
    const summary = mobilisation.state === 'cancelled' ? words.cancelled : words.call(lasting(minutes, t));
    return { card: cards.render(callCard, callModel({ ...input, ...(faults === undefined ? {} : { faults }) }, t)), summary: lockScreen(summary, mobilisation.details, t) };
  }

  /** The board as this person may see it; undefined when they may see no counts. */
  async function board(mobilisation: Mobilisation, viewer: Viewer, pages: BoardPages = {}): Promise<Shown | undefined> {
    const { network, member, t } = viewer;
    const called = await calledOf(mobilisation);
    const seen = visibility(mobilisation, viewer, called.has(member.id));
    const input = await boardInput(mobilisation, viewer, called, seen);
    if (!input) return undefined;
    const toCall = callList({
      network, audience: called, unsettled: input.delivery.unsettled, answered: input.answeredThemselves, maySee: (addressee) => seesName(seen, addressee, false), overdue: (addressee) => !input.closedLevels.includes(addressee.level) && isOverdue(mobilisation, addressee, clock.now()),
      untold: input.untold,
      overtaken: (memberId) => { const said = input.mayNotKnow.get(memberId); return said === undefined ? undefined : overtakenByPhone(mobilisation, said); },
      resting: callsRest(mobilisation) !== undefined,
    }).length;
    const mayLead = mayDirect(mobilisation, called, member);
    const model = boardModel({ ...input, ...pages, toCall, mayLead, followUps: followUpsFor(mobilisation, member, seen, mayLead) }, t);
    return { card: cards.render(boardCard, model), summary: lockScreen(t.mobilisation.summaries.board, mobilisation.details, t) };
  }

  /** In place of a board that this person may see no more: which one it was, and who leads now. */
  async function formerBoard(mobilisation: Mobilisation, viewer: Viewer): Promise<Shown> {
    const { t } = viewer;
    const words = t.mobilisation;
    const now = mobilisation.state === 'open' ? words.board.led(shortened(ledBy(mobilisation, await calledOf(mobilisation), viewer), mostOfName.person)) : words.refusals.over;
    return { card: message(lockScreen(words.summaries.board, mobilisation.details, t), [whichOne(mobilisation.details), now]).card, summary: lockScreen(words.summaries.board, mobilisation.details, t) };
  }

  /** The board for a linked channel: numbers, never a name of the silent. */
  async function channelBoard(mobilisation: Mobilisation, { network, t }: Pick<Viewer, 'network' | 't'>): Promise<Shown | undefined> {
    const input = await boardInput(mobilisation, { network, t }, await calledOf(mobilisation), visibilityForChannel(network, { prompt: mobilisation, showNames: false }));
    return input && { card: cards.render(boardCard, channelBoardModel(input, t)), summary: lockScreen(t.mobilisation.summaries.board, mobilisation.details, t) };
  }

  /** What whoever sees this much sees on a board; undefined when they see no counts. */
  async function boardInput(mobilisation: Mobilisation, viewer: Pick<Viewer, 'network' | 't'>, called: ReadonlyMap<string, Addressee>, seen: Visibility) {
    const { network } = viewer;
    const maySee = [...called.values()].filter((addressee) => seesCount(seen, addressee));
    if (maySee.length === 0 && !seen.counts.all) return undefined;
    const [{ responses, closedLevels }, progress, untold] = await Promise.all([prompts.responses(mobilisation.promptId), callProgress(deliveries, mobilisation), untoldOf(deliveries, mobilisation)]);
    const noMoreAreCalled = mobilisation.state === 'cancelled' || mobilisation.details.coveredAt !== undefined;
    const delivery = noMoreAreCalled ? whenNoMoreAreCalled(progress, mobilisation, called, await deliveries.reached(mobilisation.promptId, callPurpose)) : { ...progress, spared: 0 };
    // Whoever leads is busy with that: one who was called and has not answered is nobody to wait for.
    const inView = maySee.filter(({ memberId }) => memberId !== mobilisation.organiserId || responses.some((response) => response.memberId === memberId));
    // Whose answers cannot be read is in no number: they would look silent.
    const addressees = inView.filter(({ level }) => !closedLevels.includes(level));
    const counted = new Set(addressees.map(({ memberId }) => memberId));
    const visible = responses.filter(({ memberId }) => counted.has(memberId));
    const waves = mobilisation.details.waves.length;
    const nextAt = nextWaveCalledAt(workingTime, mobilisation);
    return {
      promptId: mobilisation.promptId, state: mobilisation.state, details: mobilisation.details, lead: ledBy(mobilisation, called, viewer), leadId: mobilisation.organiserId,
      tally: tally(addressees, visible),
      unitName: (id: string) => unitName(network, id),
      coming: !seesAnything({ ...seen, counts: seen.names }) ? undefined : inOrderOfArrival(comingIn(visible)).flatMap((response) => {
        const person = network.members.get(response.memberId);
        return person && seesName(seen, response, true) ? [{ ...response, name: person.name, unit: unitName(network, response.unit) }] : [];
      }),
      signedUp: new Map((mobilisation.details.shifts ?? []).map((shift) => [shift.id, signedUp(shift, visible).length])),
      medianMinutes: medianAnswerMinutes(mobilisation, called, visible),
      waves: { called: wavesCalled(mobilisation), all: waves, ...(nextAt === undefined ? {} : { nextAt }) },
      delivery: { ...delivery, waiting: delivery.pending },
      // Answers of those whom no message tells what has become of them.
      untold, mayNotKnow: new Map(responses.flatMap(({ memberId, enteredBy, answer }) => (enteredBy !== undefined || untold.some(({ recipientId }) => recipientId === memberId) ? [[memberId, answer] as const] : []))),
      answeredThemselves: new Set(responses.filter(({ enteredBy }) => enteredBy === undefined).map(({ memberId }) => memberId)),
      closedLevels, closed: closedLevels.flatMap((level) => { const people = inView.filter((addressee) => addressee.level === level).length; return people > 0 ? [{ level, people }] : []; }),
      now: clock.now(), timeZone,
    };
  }

  /** For the leder and koordinator of a unit: how many of theirs have answered, never who. Undefined when nobody there is silent. */
  async function escalation(mobilisation: Mobilisation, { network, member, t }: Viewer): Promise<Shown | undefined> {
    const words = t.mobilisation.escalation;
    const own = new Set(member.seats.filter(({ role }) => role === 'leder' || role === 'koordinator').map(({ unit }) => unit));
    const { responses, closedLevels } = await prompts.responses(mobilisation.promptId);
    const answered = new Set(responses.map(({ memberId }) => memberId));
    const inOwn = [...(await calledOf(mobilisation)).values()].filter(({ unit, memberId }) => own.has(unit) && (memberId !== mobilisation.organiserId || answered.has(memberId)));
    const { byUnit, total } = tally(inOwn.filter(({ level }) => !closedLevels.includes(level)), responses);
    if (total.silent === 0) return undefined;
    const rows = [...byUnit].map(([unit, { addressed, silent, answers }]) => {
      const coming = comingAnswers.reduce((sum, answer) => sum + (answers[answer] ?? 0), 0);
      return `${unitName(network, unit)}: ${words.row(addressed - silent, addressed)}, ${words.coming(coming)}`;
    });
    const { promptId, details } = mobilisation;
    const { card } = message(lockScreen(words.title, details, t), [whichOne(details), words.lead, ...rows, ...closedLines(closedLevels.map((level) => ({ level, people: inOwn.filter((addressee) => addressee.level === level).length })), t)], [button(t.mobilisation.list.open, 'mobilisation.board', { promptId, from: 'list' })]);
    return { card, summary: lockScreen(t.mobilisation.summaries.escalation, details, t) };
  }

  const message = (title: string, lines: readonly string[], buttons: readonly Button[] = []): Extract<Reply, { kind: 'card' }> =>
    ({ kind: 'card', card: cards.render(messageCard, messageModel({ title, lines, buttons })), summary: title });

  return { now, calledOf, visibility, notLead, notAllowed, mayNotCall, callInput, call, board, formerBoard, channelBoard, escalation, message };
}
