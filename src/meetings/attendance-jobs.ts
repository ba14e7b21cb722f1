/** After a meeting its organiser is asked once who came: when it is over, in working time, and not while they are away. */
import type { Viewer } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import { workingTimeWhenThere, type WorkingTime } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { Attendance } from './attendance.ts';
import type { AttendanceStore } from './attendance-store.ts';
import type { AttendanceView } from './attendance-views.ts';
import { isHeld, type Meeting, type MeetingDetails } from './domain.ts';

const attendancePurpose = 'meeting-attendance';

export interface AttendanceJobDeps {
  readonly prompts: Pick<PromptStore, 'load'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly attendance: Pick<AttendanceStore, 'read'>;
  readonly view: AttendanceView;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater' | 'timeZone'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly defaultLocale: Locale;
}

/** Computed from the meeting alone, so that a restart plans the same. */
export const attendanceOccurrence = ({ promptId, closesAt }: Prompt, workingTime: Pick<WorkingTime, 'movedLater'>): Occurrence =>
  ({ promptId, job: attendancePurpose, dueAt: workingTime.movedLater(Temporal.Instant.from(closesAt)).toString() });

/** A higher revision takes the place of the card that was sent: it was confirmed, or corrected. */
export const attendanceRequest = ({ promptId, organiserId }: Prompt, { confirmed, revision }: Pick<Attendance, 'confirmed' | 'revision'>): DeliveryRequest =>
  ({ promptId, purpose: attendancePurpose, recipientId: organiserId, revision: confirmed === undefined ? 0 : revision, priority: confirmed === undefined ? deliveryPriorities.meeting : deliveryPriorities.ownCard });

const mayAskAt = (memberId: string, network: Network, now: Temporal.Instant, workingTime: AttendanceJobDeps['workingTime']): Temporal.Instant =>
  workingTimeWhenThere(workingTime, now, (day) => isAbsent(network, memberId, day));

const load = async ({ prompts }: AttendanceJobDeps, promptId: string): Promise<Meeting | undefined> => await prompts.load<MeetingDetails>(promptId) as Meeting | undefined;

export const attendanceJobs = (deps: AttendanceJobDeps): JobHandlers => ({
  async [attendancePurpose]({ promptId }) {
    const meeting = await load(deps, promptId);
    if (!meeting || meeting.state === 'cancelled') return { outcome: 'dropped', reason: 'not-held' };
    const now = deps.clock.now();
    if (!isHeld(meeting, now)) return { outcome: 'postponed', until: attendanceOccurrence(meeting, deps.workingTime).dueAt };
    const mayGoAt = mayAskAt(meeting.organiserId, await deps.directory.network(), now, deps.workingTime);
    if (!mayGoAt.equals(now)) return { outcome: 'postponed', until: mayGoAt.toString() };
    await deps.enqueue([attendanceRequest(meeting, await deps.attendance.read(meeting))]);
    return { outcome: 'done' };
  },
});

export const attendanceComposers = (deps: AttendanceJobDeps): Composers => ({
  async [attendancePurpose]({ promptId, recipientId }, { replaces }) {
    const [meeting, network] = await Promise.all([load(deps, promptId), deps.directory.network()]);
    const member = network.members.get(recipientId);
    const now = deps.clock.now();
    if (!meeting || !member || !isHeld(meeting, now)) return { skip: 'not-needed' };
    const read = await deps.attendance.read(meeting);
    // Whoever has answered without being asked is not asked.
    if (!replaces && read.confirmed !== undefined) return { skip: 'not-needed' };
    const mayGoAt = replaces ? now : mayAskAt(recipientId, network, now, deps.workingTime);
    if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
    const viewer: Viewer = { member, network, t: texts(member.language ?? deps.defaultLocale) };
    return { message: { ...await deps.view(meeting, viewer, { read, as: read.confirmed === undefined ? 'form' : 'saved' }), alert: !replaces } };
  },
});
