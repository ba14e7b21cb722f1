/** Who keeps the log of a meeting, and what of a click on it is read. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCancel } from '../access/domain.ts';
import { notOrganiser, type Action, type Caller } from '../chat/caller.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { ChangeTaskDeps } from './change-task.ts';
import { hasBegun } from './domain.ts';
import { typedText } from './form.ts';
import type { FollowUpViews } from './views.ts';

export interface FollowUpChatDeps extends ChangeTaskDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience'>;
  readonly directory: Pick<NetworkDirectory, 'reachability'>;
  readonly views: FollowUpViews;
  readonly cards: CardRenderer;
  readonly ids: IdSource;
  readonly audit: AuditLog;
}

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  taskId: z.string().regex(/^[\w-]{8,64}$/u).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  inPlace: z.boolean().catch(false),
  /** That of what was on the screen; absent where there was nothing yet. */
  revision: z.coerce.number().int().min(0).optional().catch(undefined),
  contactConfirmed: z.boolean().catch(false),
  summary: typedText, task: typedText, owner: z.string().max(200).catch(''), ownerName: typedText, due: z.string().max(40).catch(''),
});
export type Clicked = z.infer<typeof clicked>;
/** On a meeting that the person keeps the log of. */
type Act = (caller: Caller, meeting: Meeting, data: Clicked) => Promise<Reply>;
export type Keeping = (act: Act) => Action;

const text = (words: string): Reply => ({ kind: 'text', text: words });

/** Authorises each click: whoever called the meeting and the sekretariat, once it has begun. */
export function keepingLog({ prompts, tasks, clock }: Pick<FollowUpChatDeps, 'prompts' | 'tasks' | 'clock'>): Keeping {
  return (act) => async (caller, data) => {
    const { member, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'meeting' || stored.state === 'draft') return text(t.refusals.gone);
    const meeting = stored as Meeting;
    if (!mayCancel(member, meeting)) return text(notOrganiser(caller, meeting.organiserId));
    if (hasBegun(meeting, clock.now())) return await act(caller, meeting, read.data);
    // One that was broken off, or moved after it had begun, may have come to something.
    const isWritten = (await tasks.summary(meeting.promptId)) !== undefined || (await tasks.tasks(meeting.promptId)).length > 0;
    return isWritten ? await act(caller, meeting, read.data) : text(meeting.state === 'cancelled' ? t.tiltakslogg.cancelled : t.tiltakslogg.notBegun);
  };
}
