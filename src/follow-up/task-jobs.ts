/** Reminds the owner of a task until it is done, in working time and not while they are away; makes the cards that the queue sends. */
import type { Viewer } from '../chat/caller.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import { deliveryPriorities, type Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent, type Network } from '../network/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers } from '../schedule/domain.ts';
import { workingTimeWhenThere } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';
import { announce, changeTask, reminderJob, reminderOccurrence, type ChangeTaskDeps } from './change-task.ts';
import { reminderPurpose, summaryPurpose, taskPurpose, type Task } from './domain.ts';
import { fallsTo } from './people.ts';
import { nextReminder, reminderDue } from './reminders.ts';
import type { FollowUpViews } from './views.ts';

export interface TaskJobDeps extends ChangeTaskDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly views: FollowUpViews;
  readonly defaultLocale: Locale;
}

const loadMeeting = async ({ prompts }: Pick<TaskJobDeps, 'prompts'>, promptId: string): Promise<Meeting | undefined> => await prompts.load<MeetingDetails>(promptId) as Meeting | undefined;
const mayRemindAt = ({ clock, workingTime }: TaskJobDeps, network: Network, memberId: string): Temporal.Instant =>
  workingTimeWhenThere(workingTime, clock.now(), (day) => isAbsent(network, memberId, day));

/** Looked at when a reminder falls due: whoever has left the network is reminded no more, and somebody has to do it. */
async function whoseItIs(deps: TaskJobDeps, meeting: Meeting, task: Task, network: Network): Promise<Task> {
  if (network.members.has(task.ownerId)) return task;
  const heir = fallsTo(network, meeting, deps.views.today());
  if (heir === undefined) return task;
  const changed = await changeTask(deps, task, { what: 'handed-on', ownerId: heir.id }, { by: '', may: ({ state, ownerId }) => state === 'open' && ownerId === task.ownerId });
  return changed.outcome === 'not-found' ? task : changed.task;
}

export const taskJobs = (deps: TaskJobDeps): JobHandlers => ({
  [reminderJob]: async ({ promptId, job }) => {
    const taskId = job.slice(reminderJob.length + 1);
    const [meeting, stored, network] = await Promise.all([loadMeeting(deps, promptId), deps.tasks.task(promptId, taskId), deps.directory.network()]);
    if (meeting === undefined || stored?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    const task = await whoseItIs(deps, meeting, stored, network);
    if (task.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    const now = deps.clock.now();
    const due = reminderDue(task, now, deps.workingTime);
    if (due !== undefined && network.members.has(task.ownerId)) {
      const mayGoAt = mayRemindAt(deps, network, task.ownerId);
      if (!mayGoAt.equals(now)) return { outcome: 'postponed', until: mayGoAt.toString() };
      // Each is a message of its own: one that is edited into an old one reminds nobody.
      await deps.enqueue([{ promptId, purpose: `${reminderPurpose}:${taskId}:${task.due}:${due.week}`, recipientId: task.ownerId, revision: task.revision, priority: deliveryPriorities.meeting }]);
    }
    const next = nextReminder(task, now, deps.workingTime);
    return next === undefined ? { outcome: 'done' } : { outcome: 'postponed', until: next.at.toString() };
  },
});

const notNeeded: Composed = { skip: 'not-needed' };

export function taskComposers(deps: TaskJobDeps): Composers {
  const { tasks, directory, clock, workingTime, views, defaultLocale } = deps;

  async function situationOf({ promptId, recipientId }: Delivery): Promise<Viewer & { readonly meeting: Meeting } | undefined> {
    const [meeting, network] = await Promise.all([loadMeeting(deps, promptId), directory.network()]);
    const member = network.members.get(recipientId);
    return meeting && member && { meeting, member, network, t: texts(member.language ?? defaultLocale) };
  }
  /** A task can be given and a summary shared at night; they are read in the morning. */
  const notYet = (replaces: boolean): Composed | undefined => {
    const now = clock.now();
    const mayGoAt = replaces ? now : workingTime.movedLater(now);
    return mayGoAt.equals(now) ? undefined : { postpone: mayGoAt.toString() };
  };

  return {
    async [taskPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      const task = at && await tasks.task(delivery.promptId, delivery.purpose.slice(taskPurpose.length + 1));
      if (at === undefined || task === undefined) return notNeeded;
      const owns = task.ownerId === delivery.recipientId;
      // Nobody is told of what was settled, or given to another, before they had heard of it.
      if (!replaces && (!owns || task.state !== 'open')) return notNeeded;
      return notYet(replaces) ?? { message: { ...views.task(at.meeting, task, at, { at: owns ? 'own' : 'gone' }), alert: !replaces } };
    },

    async [reminderPurpose](delivery) {
      const [, taskId = '', due] = delivery.purpose.split(':');
      const at = await situationOf(delivery);
      const task = at && await tasks.task(delivery.promptId, taskId);
      if (at === undefined || task?.state !== 'open' || task.ownerId !== delivery.recipientId || task.due !== due) return notNeeded;
      const mayGoAt = mayRemindAt(deps, at.network, delivery.recipientId);
      if (!mayGoAt.equals(clock.now())) return { postpone: mayGoAt.toString() };
      return { message: { ...views.task(at.meeting, task, at, { at: 'own', reminds: true }), alert: true } };
    },

    async [summaryPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (at === undefined || !(await deps.prompts.audience(delivery.promptId)).has(delivery.recipientId)) return notNeeded;
      return notYet(replaces) ?? { message: { ...await views.overview(at.meeting, at, { as: 'invited' }), alert: !replaces } };
    },
  };
}

/** Of one meeting: those that the calling off took away. Repeatable. */
export async function planReminders(deps: ChangeTaskDeps, promptId: string): Promise<void> {
  await deps.plan((await deps.tasks.tasks(promptId)).flatMap((task) => reminderOccurrence(deps, task)));
}

/** Longer ago it was told of long since; and once the record of that is deleted it would be told again. */
const toldWithin = { hours: 24 };

/** What a process that died between a change and what follows from it may have left undone. Repeatable. */
export async function finishChanges(deps: ChangeTaskDeps): Promise<void> {
  const since = deps.clock.now().subtract(toldWithin);
  const open = await deps.tasks.openTasks();
  await deps.plan(open.flatMap((task) => reminderOccurrence(deps, task)));
  for (const task of open) if (Temporal.Instant.compare(task.history.at(-1)?.at ?? task.askedAt, since) > 0) await announce(deps, task);
}
