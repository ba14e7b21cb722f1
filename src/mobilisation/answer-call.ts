/** A click on a call: the answer stored with when the person can be there, or the card with what is wrong, or the sentence for whoever may not answer (any more). */
import type { Viewer } from '../chat/caller.ts';
import { textFault } from '../privacy/guard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Reply } from '../ports/chat.ts';
import type { Addressee, Response } from '../prompts/domain.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { recordAnswer } from '../prompts/record-answer.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { CallFaults } from './card-call.ts';
import { callAnswers, isCalled, isComing, atShift, offeredShifts, type CallAnswer, type Mobilisation, type MobilisationDetails, type Shift } from './domain.ts';
import { readEta } from './times.ts';
import type { MobilisationViews } from './views.ts';

export interface AnswerCallDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  readonly views: MobilisationViews;
  /** Somebody who was counted on does not come after all. */
  readonly droppedOut: (mobilisation: Mobilisation) => Promise<void>;
}

export interface ClickedAnswer {
  readonly promptId: string;
  readonly answer: string;
  /** Minutes or HH:MM; the time is the more exact of the two. Absent where the card has no such field. */
  readonly eta?: string | undefined;
  readonly etaTime?: string | undefined;
  /** Comma list of shifts, `*` is all. Absent where the card has no such field. */
  readonly shifts?: string | undefined;
  readonly comment?: string | undefined;
  readonly contactConfirmed?: boolean | undefined;
}

const longestComment = 300;

/** Returns the person's card as it now stands, or says why nothing was stored. Throws when the store does. */
export async function answerCall(deps: AnswerCallDeps, viewer: Viewer, clicked: ClickedAnswer): Promise<Reply> {
  const given = await giveAnswer(deps, viewer, clicked);
  return 'text' in given ? { kind: 'text', text: given.text } : { kind: 'card', ...deps.views.call(given.mobilisation, viewer, given.addressee, given.response, given.faults) };
}

/** How things stand with the person after a click, and what was wrong with it; or the sentence for whoever may not answer. */
export type GivenAnswer =
  | { readonly text: string }
  | { readonly mobilisation: Mobilisation; readonly addressee: Addressee; readonly response: Response | undefined; readonly faults?: CallFaults | undefined };

/** Stores the answer where it may be. Throws when the store does. */
export async function giveAnswer(deps: AnswerCallDeps, viewer: Viewer, clicked: ClickedAnswer): Promise<GivenAnswer> {
  const { prompts, clock, views } = deps;
  const { t, member } = viewer;
  const refusals = t.mobilisation.refusals;
  const answer = callAnswers.find((id) => id === clicked.answer);
  const stored = await prompts.load<MobilisationDetails>(clicked.promptId);
  if (stored?.kind !== 'mobilisation' || stored.state === 'draft') return { text: t.refusals.gone };
  const mobilisation = stored as unknown as Mobilisation;
  if (!answer) return { text: refusals.wrongAnswer };
  if (mobilisation.state === 'scheduled') return { text: refusals.notOpen };
  const addressee = (await prompts.audience(mobilisation.promptId)).get(member.id);
  if (!addressee || !isCalled(mobilisation, addressee)) return { text: refusals.notCalled };
  const before = await prompts.response(mobilisation.promptId, addressee);
  const asItStands = (faults?: CallFaults): GivenAnswer => ({ mobilisation, addressee, response: before, faults });

  if (mobilisation.state !== 'open' || (mobilisation.details.coveredAt !== undefined && !isComing(before?.answer) && answer !== 'kan-ikke')) return asItStands();
  // Nobody arrives at a shift days before it.
  if (answer === 'er-fremme' && mobilisation.details.shifts !== undefined && !atShift(mobilisation.details, before?.shifts, views.now().toInstant())) return asItStands();
  const read = readBeside(clicked, answer, before, mobilisation, views.now());
  if ('faults' in read) return asItStands(read.faults);
  const given = await recordAnswer<MobilisationDetails>(prompts, clock, {
    kind: 'mobilisation', promptId: mobilisation.promptId, memberId: member.id, answer, ...read, ...(answer === 'er-fremme' ? { onlyFrom: ['kan-stille', 'er-fremme'] } : {}),
  });
  switch (given.outcome) {
    case 'not-found': return { text: t.refusals.gone };
    case 'not-addressed': return { text: refusals.notCalled };
    case 'not-yet': return { text: refusals.firstCome };
    case 'not-open': return { mobilisation: given.prompt as unknown as Mobilisation, addressee, response: given.response };
    case 'unchanged': return given.response.answer === answer ? { mobilisation: given.prompt as unknown as Mobilisation, addressee, response: given.response } : { text: refusals.firstCome };
    case 'recorded': {
      const after = given.prompt as unknown as Mobilisation;
      deps.liveCards.touch(after);
      deps.liveCards.answered(after, given.response);
      // A shift given up counts as well; whether enough still come is looked at there.
      if (isComing(before?.answer) && (!isComing(answer) || after.details.shifts !== undefined)) await deps.droppedOut(after);
      return { mobilisation: after, addressee, response: given.response };
    }
  }
}

/** Ids in the order of the shifts; what is not on offer (any more) is left out. Where there is only one, it is the one. */
const chosenShifts = (typed: string, offered: readonly Shift[]): readonly string[] => {
  const chosen = new Set(typed.split(',').map((id) => id.trim()));
  return offered.filter(({ id }) => offered.length === 1 || chosen.has('*') || chosen.has(id)).map(({ id }) => id);
};

/** What was typed beside the buttons. A time said before holds until another is said; a remark is what the field now says. */
function readBeside(clicked: ClickedAnswer, answer: CallAnswer, before: Response | undefined, { details }: Mobilisation, now: Temporal.ZonedDateTime): { readonly eta?: string; readonly shifts?: readonly string[]; readonly comment?: string } | { readonly faults: CallFaults } {
  const typed = { eta: clicked.eta?.trim() ?? '', etaTime: clicked.etaTime?.trim() ?? '', shifts: clicked.shifts?.trim() ?? '', comment: clicked.comment?.trim() ?? '' };
  const shifts = details.shifts === undefined || !isComing(answer) ? undefined : answer === 'er-fremme' ? before?.shifts : chosenShifts(typed.shifts, offeredShifts(details, before?.shifts, now.toInstant()));
  const read = answer === 'kan-stille' && details.shifts === undefined ? readEta(typed.etaTime || typed.eta, now, details) : {};
  // The field holds what was said before: it has been asked about, and nobody's arrival is to wait for it.
  const comment = typed.comment === before?.comment ? undefined : textFault(typed.comment, longestComment, clicked.contactConfirmed ?? false);
  const noShift = shifts?.length === 0;
  if ('fault' in read || noShift || comment !== undefined) return { faults: { typed, ...(clicked.contactConfirmed === true ? { contactConfirmed: true } : {}), ...('fault' in read ? { eta: read.fault } : {}), ...(noShift ? { shifts: 'shifts-none' } : {}), ...(comment === undefined ? {} : { comment }) } };
  const eta = read.eta ?? (answer === 'kan-stille' && before?.answer === 'kan-stille' ? before.eta : undefined);
  const remark = clicked.comment === undefined ? before?.comment : typed.comment;
  return { ...(eta === undefined ? {} : { eta }), ...(shifts === undefined ? {} : { shifts }), ...(remark === undefined || remark === '' ? {} : { comment: remark }) };
}
