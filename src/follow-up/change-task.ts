/** How a task is made and changed: each change is one write with who did it and when, then the owner's card and the reminders follow. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { mostTasks, newTask, taskPurpose, withChange, type Task, type TaskChange } from './domain.ts';
import { nextReminder } from './reminders.ts';
import type { FollowUpStore } from './store.ts';

export interface ChangeTaskDeps {
  readonly tasks: FollowUpStore;
  readonly clock: Clock;
  readonly workingTime: WorkingTime;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<void>;
}

export const reminderJob = 'follow-up-reminder';

/** Repeatable. */
export function reminderOccurrence({ clock, workingTime }: Pick<ChangeTaskDeps, 'clock' | 'workingTime'>, task: Task): Occurrence[] {
  const next = task.state === 'open' ? nextReminder(task, clock.now(), workingTime) : undefined;
  return next === undefined ? [] : [{ promptId: task.promptId, job: `${reminderJob}:${task.taskId}`, dueAt: next.at.toString() }];
}

/** The card of whoever has the task, and of whoever had it until now: asked for also when nothing changed, because a crash may have come between the two. */
export async function announce(deps: ChangeTaskDeps, task: Task): Promise<void> {
  const { promptId, taskId, ownerId, revision, history } = task;
  const last = history.at(-1);
  const former = last?.ownerId === undefined ? undefined : history.slice(0, -1).findLast((entry) => entry.ownerId !== undefined)?.ownerId;
  await deps.enqueue([ownerId, former].flatMap((recipientId): DeliveryRequest[] => (recipientId === undefined || recipientId === '' ? [] : [{
    promptId, purpose: `${taskPurpose}:${taskId}`, recipientId, revision, priority: revision > 0 && recipientId === last?.by ? deliveryPriorities.ownCard : deliveryPriorities.meeting,
  }])));
  await deps.plan(reminderOccurrence(deps, task));
}

export type MadeTask = { readonly outcome: 'made'; readonly task: Task } | { readonly outcome: 'known' | 'other'; readonly task: Task } | { readonly outcome: 'full' };

/** @returns `known` when the same form has been sent before, `other` when it then said something else. */
export async function makeTask(deps: ChangeTaskDeps, meeting: Meeting, made: Pick<Task, 'taskId' | 'text' | 'ownerId' | 'due'>, by: string): Promise<MadeTask> {
  const { promptId } = meeting;
  const others = await deps.tasks.tasks(promptId);
  if (others.length >= mostTasks && !others.some(({ taskId }) => taskId === made.taskId)) return { outcome: 'full' };
  const task = newTask({ promptId, ...made }, by, deps.clock.now().toString());
  const created = await deps.tasks.createTask(meeting, task);
  const stored = created.outcome === 'created' ? task : created.task;
  await announce(deps, stored);
  if (created.outcome === 'created') return { outcome: 'made', task };
  const [{ text, ownerId, due }] = stored.history;
  return { outcome: text === made.text && ownerId === made.ownerId && due === made.due ? 'known' : 'other', task: stored };
}

export type ChangedTask = { readonly outcome: 'changed' | 'same' | 'conflict' | 'refused'; readonly task: Task } | { readonly outcome: 'not-found' };

/**
 * @param seen the revision that was on the screen, where what is written is to replace what stood there: another one is a `conflict`, unless it already says the same
 * @param may judged over exactly what is written over
 */
export async function changeTask(deps: ChangeTaskDeps, { promptId, taskId }: Pick<Task, 'promptId' | 'taskId'>, change: TaskChange, { by, seen, may = () => true }: { readonly by: string; readonly seen?: number; readonly may?: (task: Task) => boolean }): Promise<ChangedTask> {
  const at = deps.clock.now().toString();
  let outcome = 'same' as 'changed' | 'same' | 'conflict' | 'refused';
  const { after } = await deps.tasks.changeTask(promptId, taskId, (task) => {
    const next = withChange(task, change, by, at);
    outcome = !may(task) ? 'refused' : next === task ? 'same' : seen !== undefined && seen !== task.revision ? 'conflict' : 'changed';
    return outcome === 'changed' ? next : task;
  });
  if (after === undefined) return { outcome: 'not-found' };
  if (outcome === 'changed' || outcome === 'same') await announce(deps, after);
  return { outcome, task: after };
}
