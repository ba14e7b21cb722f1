/** Meetings in the chat: what is listed, answered, followed and cancelled. Each click is authorised here before anything is done. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCallMeetings, mayCancel } from '../access/domain.ts';
import { notAllowed, notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import { mineCard, mineModel, type UnansweredPrompt } from '../prompts/card.ts';
import { answerInvitation, type AnswerInvitationDeps } from './answer-invitation.ts';
import { cancelMeeting, type CancelMeetingDeps } from './cancel-meeting.ts';
import { unansweredMeeting } from './card-invitation.ts';
import { listCard, listModel, type MeetingListInput } from './card-list.ts';
import { cancelConfirmCard, cancelConfirmModel } from './card-cancel.ts';
import { longestDeputy, type Meeting, type MeetingDetails } from './domain.ts';
import { guardText } from '../privacy/guard.ts';
import { listMeetings, unanswered, type ListMeetingsDeps } from './list-meetings.ts';

export interface MeetingChatDeps extends AnswerInvitationDeps, CancelMeetingDeps, ListMeetingsDeps {
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  /** Styringsgrupper of the person's that meet too seldom. */
  readonly arshjulCheck: (caller: Caller) => Promise<Required<MeetingListInput>['checks']>;
  /** What of other jobs the person has not answered: urgent, so it stands first in `mine`. */
  readonly alsoUnanswered: (caller: Caller) => Promise<readonly UnansweredPrompt[]>;
}

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  answer: z.string().max(40).default(''),
  /** Absent on the first click, which opens a card of its own; on a page button the page replaces the one before. */
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  /** That of the meeting when the card was made. */
  revision: z.coerce.number().int().min(0).catch(0),
  deputy: z.string().max(2000).catch(''),
  clear: z.boolean().catch(false),
  from: z.enum(['mine']).optional().catch(undefined),
  inPlace: z.boolean().optional().catch(undefined),
});
type Clicked = z.infer<typeof clicked>;
const pageOf = (data: Readonly<Record<string, unknown>>): number => clicked.shape.page.parse(data['page']) ?? 1;

export function meetingChat(deps: MeetingChatDeps): ChatFeature {
  const { prompts, views, cards, audit } = deps;

  async function list(caller: Caller, page: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const meetings = await listMeetings(deps, caller);
    const model = listModel({ meetings, page, ...(page === 1 ? { checks: await deps.arshjulCheck(caller) } : {}), calls: mayCallMeetings(caller.member) || meetings.some(({ organises }) => organises) }, caller.t);
    return { kind, card: cards.render(listCard, model), summary: caller.t.summaries.list };
  }

  async function mine(caller: Caller, page: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const open = unanswered(await listMeetings(deps, caller));
    const model = mineModel({ prompts: [...await deps.alsoUnanswered(caller), ...open.map((meeting) => unansweredMeeting(meeting, caller.t))], page }, caller.t);
    return { kind, card: cards.render(mineCard, model), summary: caller.t.summaries.mine };
  }

  /** Reads the click and the meeting it is about; a meeting that is gone, or a draft, is the same to everybody. */
  const onMeeting = (act: (caller: Caller, meeting: Meeting, data: Clicked) => Promise<Reply>): Action => async (caller, data) => {
    const read = clicked.safeParse(data);
    const meeting = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (!read.success || meeting?.kind !== 'meeting' || meeting.state === 'draft') return { kind: 'text', text: caller.t.refusals.gone };
    return await act(caller, meeting as Meeting, read.data);
  };

  /** The live card for those who may see counts of more than they would as invited; the invitation for the others. */
  async function open(caller: Caller, meeting: Meeting, { inPlace }: Clicked): Promise<Reply> {
    const kind = inPlace ? 'card' : 'new-card';
    const addressee = (await views.audienceOf(meeting, caller.network)).get(caller.member.id);
    const follows = mayCancel(caller.member, meeting);
    if (addressee && !follows) {
      const response = meeting.openedAt === undefined ? undefined : await prompts.shownResponse(meeting.promptId, addressee);
      return { kind, ...views.invitation(meeting, caller, response) };
    }
    const live = await views.live(meeting, caller);
    return live ? { kind, ...live } : { kind: 'text', text: notAllowed(caller) };
  }

  async function names(caller: Caller, meeting: Meeting, page: number | undefined, verb: 'meeting.names' | 'meeting.who'): Promise<Reply> {
    const kind = page === undefined ? 'new-card' : 'card';
    const seen = await views.names(meeting, caller, page ?? 1, verb);
    if (seen) await audit.record({ action: 'names-opened', memberId: caller.member.id, promptId: meeting.promptId });
    const shown = seen ?? await views.live(meeting, caller);
    return shown ? { kind, ...shown } : { kind: 'text', text: notAllowed(caller) };
  }

  /** Who comes instead: said by whoever has answered that they do not come, about themselves alone. */
  async function deputise(caller: Caller, meeting: Meeting, { promptId, revision, deputy, clear }: Clicked): Promise<Reply> {
    const words = caller.t.meetings.deputy;
    const verdict = guardText(clear ? '' : deputy, { max: longestDeputy });
    if ('ok' in verdict && (clear || verdict.ok !== '')) return await answerInvitation(deps, caller, promptId, { answer: 'kommer-ikke', revision, deputy: verdict.ok.replaceAll(/\s+/gu, ' '), onlyFrom: ['kommer-ikke'] });
    const addressee = (await views.audienceOf(meeting, caller.network)).get(caller.member.id);
    if (!addressee) return { kind: 'text', text: caller.t.refusals.notInvited };
    const fault = 'ok' in verdict ? words.missing : 'ask' in verdict ? words.nameOnly : caller.t.faults[verdict.refused === 'too-long' ? 'text-too-long' : 'identity-number'];
    return { kind: 'card', ...views.invitation(meeting, caller, await prompts.shownResponse(promptId, addressee), { typed: deputy.slice(0, longestDeputy), fault }) };
  }

  /** Only the organiser and the sekretariat; everybody else is told whom to contact. */
  const onOwnMeeting = (act: (caller: Caller, meeting: Meeting) => Promise<Reply>): Action => onMeeting(async (caller, meeting) => {
    if (mayCancel(caller.member, meeting)) return await act(caller, meeting);
    return { kind: 'text', text: notOrganiser(caller, meeting.organiserId) };
  });

  return {
    commands: {
      møter: (caller) => list(caller, 1, 'new-card'),
      mine: (caller) => mine(caller, 1, 'new-card'),
    },
    actions: {
      'meeting.list': (caller, data) => list(caller, pageOf(data), 'card'),
      'prompts.mine': (caller, data) => mine(caller, pageOf(data), 'card'),
      'meeting.answer': async (caller, data) => {
        const read = clicked.safeParse(data);
        if (!read.success) return { kind: 'text', text: caller.t.refusals.gone };
        const reply = await answerInvitation(deps, caller, read.data.promptId, { answer: read.data.answer, revision: read.data.revision });
        return read.data.from === 'mine' && reply.kind === 'card' ? await mine(caller, 1, 'card') : reply;
      },
      'meeting.deputy': onMeeting(deputise),
      'meeting.open': onMeeting(open),
      'meeting.live-page': onMeeting(async (caller, meeting, { page, inPlace }) => {
        const live = await views.live(meeting, caller, page);
        // The live card itself is redrawn with its first page, so further ones open below it.
        return live ? { kind: inPlace ? 'card' : 'new-card', ...live } : { kind: 'text', text: notAllowed(caller) };
      }),
      'meeting.names': onMeeting((caller, meeting, { page }) => names(caller, meeting, page, 'meeting.names')),
      'meeting.who': onMeeting((caller, meeting, { page }) => names(caller, meeting, page, 'meeting.who')),
      'meeting.cancel': onOwnMeeting(async ({ t, network }, meeting) => {
        if (meeting.state !== 'open' && meeting.state !== 'scheduled') return { kind: 'text', text: meeting.state === 'cancelled' ? t.refusals.cancelled : t.refusals.closed };
        const invited = meeting.openedAt === undefined ? 0 : (await views.audienceOf(meeting, network)).size;
        return { kind: 'new-card', card: cards.render(cancelConfirmCard, cancelConfirmModel({ promptId: meeting.promptId, details: meeting.details, invited, series: meeting.series !== undefined && meeting.series.number < meeting.series.of }, t)), summary: t.cancel.title };
      }),
      'meeting.cancel-confirmed': onOwnMeeting(async (caller, meeting) => {
        const { t } = caller;
        const done = await cancelMeeting(deps, meeting.promptId);
        if (done.outcome !== 'cancelled') return { kind: 'text', text: t.refusals.closed };
        await audit.record({ action: 'meeting-called-off', memberId: caller.member.id, promptId: meeting.promptId });
        return views.message(t, t.invitation.cancelled, done.meeting.details.title, t.cancel.done);
      }),
    },
  };
}
