/** The default plan of reminders for an open meeting, and who gets each at the moment it falls due. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { comingAnswers, stands, type InvitationAnswer, type Meeting, type MeetingDetails } from './domain.ts';
import { reminderPlan } from './reminders.ts';

export interface RemindDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly workingTime: WorkingTime;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

export const reminderJob = 'meeting-reminder';
const job = reminderJob;

const instant = (at: string): Temporal.Instant => Temporal.Instant.from(at);
const openedAtOf = ({ openedAt, opensAt }: Meeting): Temporal.Instant => instant(openedAt ?? opensAt);

/** Computed from the meeting alone, so that a restart plans the same. */
export const reminderOccurrences = (prompt: Prompt, workingTime: WorkingTime): Occurrence[] => {
  const meeting = prompt as Meeting;
  const { promptId, details, changedAt, moved } = meeting;
  return reminderPlan(details, { workingTime, openedAt: openedAtOf(meeting), changedAt: changedAt === undefined ? undefined : instant(changedAt), movedAt: moved && instant(moved.at) }).map(({ purpose, at }) => ({ promptId, job: `${job}:${purpose}`, dueAt: at.toString() }));
};

/** Whether it belongs to the meeting as it is now: it may have been changed since it was planned, or while it waited in the queue. */
export const stillFits = (meeting: Meeting, purpose: string, dueAt: string, workingTime: WorkingTime): boolean =>
  meeting.changedAt === undefined || reminderPlan(meeting.details, { workingTime, openedAt: openedAtOf(meeting) }).some((planned) => planned.purpose === purpose && planned.at.equals(instant(dueAt)));

/** One that fell due while the server was away is still sent, unless the meeting has begun. */
export const reminderJobs = ({ prompts, directory, clock, timeZone, workingTime, enqueue }: RemindDeps): JobHandlers => ({
  [job]: async ({ promptId, job: name, dueAt }) => {
    const purpose = name.slice(job.length + 1);
    const meeting = await prompts.load<MeetingDetails>(promptId) as Meeting | undefined;
    if (meeting?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    if (!stillFits(meeting, purpose, dueAt, workingTime)) return { outcome: 'dropped', reason: 'changed' };
    const now = clock.now();
    if (Temporal.Instant.compare(now, meeting.sortAt) >= 0) return { outcome: 'dropped', reason: 'begun' };
    // One that comes late, because the server was away, waits for the morning like any other.
    const mayGoAt = workingTime.movedLater(now);
    if (!mayGoAt.equals(now)) return { outcome: 'postponed', until: mayGoAt.toString() };
    const { responses, closedLevels } = await prompts.responses(promptId);
    const answers = new Map(responses.filter((response) => stands(meeting, response)).map(({ memberId, answer }) => [memberId, answer]));
    // Nobody is asked again whose answer cannot be read.
    const readable = [...(await prompts.audience(promptId)).values()].filter(({ level }) => !closedLevels.includes(level));
    const [network, today] = [await directory.network(), now.toZonedDateTimeISO(timeZone).toPlainDate().toString()];
    const people = readable.map(({ memberId }) => memberId).filter((memberId) => remindable(purpose, answers.get(memberId)) && !isAbsent(network, memberId, today));
    // With its time, so that a meeting that is moved is announced anew and not edited into an old message.
    const message = { promptId, purpose: `reminder:${purpose}:${dueAt}`, revision: meeting.revision, priority: deliveryPriorities.meeting };
    await enqueue(people.map((recipientId) => ({ ...message, recipientId })));
    return { outcome: 'done' };
  },
});

/** Nudges go to the silent, the other reminders to those who come. Asked again at the moment of sending. */
export const remindable = (purpose: string, answer: string | undefined): boolean =>
  purpose.startsWith('nudge') ? answer === undefined : answer !== undefined && comingAnswers.includes(answer as InvitationAnswer);
