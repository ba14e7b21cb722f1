/** A click on an invitation: the answer stored, and the sentence for everybody who may not answer (any more). */
import type { Viewer } from '../chat/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import { recordAnswer } from '../prompts/record-answer.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Reply } from '../ports/chat.ts';
import { invitationAnswers, stands, type InvitationAnswer, type Meeting, type MeetingDetails } from './domain.ts';
import type { MeetingViews } from './views.ts';

export interface AnswerInvitationDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  readonly views: MeetingViews;
}

export interface InvitationClick {
  readonly answer: string;
  /** That of the meeting when the card was made. */
  readonly revision?: number;
  /** Who comes instead of somebody who has said no, through the privacy guard; empty: nobody. Then `onlyFrom` is that no. */
  readonly deputy?: string;
  readonly onlyFrom?: readonly InvitationAnswer[];
}

/** Returns the person's invitation as it now stands, or says why nothing was stored. Throws when the store does. */
export async function answerInvitation({ prompts, clock, liveCards, views }: AnswerInvitationDeps, viewer: Viewer, promptId: string, { answer, revision = 0, ...deputised }: InvitationClick): Promise<Reply> {
  const { t } = viewer;
  if (!invitationAnswers.includes(answer as InvitationAnswer)) return { kind: 'text', text: t.refusals.wrongAnswer };
  const given = await recordAnswer<MeetingDetails>(prompts, clock, { kind: 'meeting', promptId, memberId: viewer.member.id, answer, ...deputised,
    stands: (meeting, current) => stands(meeting as Meeting, current),
    // A yes on a card from before the meeting was moved is a yes to something else.
    onlyIf: (meeting) => (answer === 'kommer-ikke' && deputised.deputy === undefined) || revision >= ((meeting as Meeting).moved?.revision ?? 0),
  });
  switch (given.outcome) {
    case 'not-found': return { kind: 'text', text: t.refusals.gone };
    case 'not-yet': return { kind: 'card', ...views.invitation(given.prompt as Meeting, viewer, undefined) };
    case 'not-addressed': return { kind: 'text', text: t.refusals.notInvited };
    case 'not-open': return given.state === 'scheduled'
      ? { kind: 'text', text: t.refusals.notOpen }
      : { kind: 'card', ...views.invitation(given.prompt as Meeting, viewer, given.response) };
    case 'recorded':
      liveCards.touch(given.prompt);
      liveCards.answered(given.prompt, given.response);
      return { kind: 'card', ...views.invitation(given.prompt as Meeting, viewer, given.response) };
    case 'unchanged': return { kind: 'card', ...views.invitation(given.prompt as Meeting, viewer, given.response) };
  }
}
