/** Who joined a meeting online: Teams tells of it where the app has been added to the meeting. It pre-fills who came, and nothing else follows from it. */
import type { NetworkDirectory } from '../network/directory.ts';
import type { RosterEntry } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PromptStore } from '../prompts/store.ts';
import { joinsFrom, type AttendanceStore } from './attendance-store.ts';
import type { Meeting, MeetingDetails } from './domain.ts';

export interface JoinedDeps {
  readonly prompts: Pick<PromptStore, 'list'>;
  readonly directory: Pick<NetworkDirectory, 'membersAmong'>;
  readonly attendance: Pick<AttendanceStore, 'joined'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Meetings run over. One link may serve many meetings: outside of this it is another one's, or nobody's. */
const overrun = { hours: 1 };
/** A conference may have begun days ago. */
const longestMeeting = { hours: 24 * 14 };

/** The chat of an online meeting, which its join link names: `/l/meetup-join/THREAD/0?context=…`. Undefined for links of another form, which name none. */
export function meetingThread(joinUrl: string): string | undefined {
  const thread = /^\/l\/meetup-join\/([^/]+)/u.exec(URL.parse(joinUrl)?.pathname ?? '')?.[1];
  try {
    return thread === undefined ? undefined : decodeURIComponent(thread);
  } catch {
    return undefined;
  }
}

/** Takes the chat in which they joined and who they are. People who were not called are no part of it: guests are a number that the organiser gives. */
export type JoinedMeeting = (conversationId: string, users: readonly RosterEntry[]) => Promise<void>;

export const joinedMeeting = ({ prompts, directory, attendance, clock, log }: JoinedDeps): JoinedMeeting => async (conversationId, users) => {
  const now = clock.now();
  const isOn = (meeting: Meeting): boolean =>
    Temporal.Instant.compare(joinsFrom(meeting), now) <= 0 && Temporal.Instant.compare(now, Temporal.Instant.from(meeting.closesAt).add(overrun)) <= 0;
  const known = await prompts.list<MeetingDetails>('meeting', ['open', 'closed'], now.subtract(longestMeeting).toString()) as readonly Meeting[];
  const on = known.filter((meeting) => meeting.details.joinUrl !== undefined && meetingThread(meeting.details.joinUrl) === conversationId && isOn(meeting));
  if (on.length === 0) return;
  const memberIds = await directory.membersAmong(users);
  // Of two that follow each other within the hour either may be meant: whoever was called to both is taken to come to both.
  for (const meeting of on) await attendance.joined(meeting, memberIds);
  log.info('meeting.joined', { meetings: on.length, users: users.length, members: memberIds.length });
};
