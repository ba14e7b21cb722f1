/** What follows a meeting: its summary, and the tasks that came of it (the network's tiltakslogg). Pure rules. */
import type { Meeting } from '../meetings/domain.ts';

/** Characters. */
export const longest = { summary: 2000, task: 300, reason: 200 } as const;
/** Of one meeting: far more than anybody follows up, and few enough to be read at once. */
export const mostTasks = 100;

export const taskStates = ['open', 'done', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

/** What happened to a task, and what it was given then. `by`: member id, '' for the clock or somebody deleted; `at`: ISO instant. */
export interface TaskEntry {
  readonly what: 'made' | 'changed' | 'postponed' | 'done' | 'withdrawn' | 'reopened' | 'handed-on';
  readonly by: string;
  readonly at: string;
  readonly text?: string;
  readonly ownerId?: string;
  readonly due?: string;
  readonly reason?: string;
}

export interface Task {
  readonly promptId: string;
  readonly taskId: string;
  /** Through the privacy guard. */
  readonly text: string;
  /** Member id; '' once the person has been deleted. */
  readonly ownerId: string;
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly state: TaskState;
  /** Counts changes; also the revision of the owner's card. */
  readonly revision: number;
  /** When whoever has it now was last given it or its date, ISO instant: reminders that would have come before are not made up for. */
  readonly askedAt: string;
  /** Oldest first. */
  readonly history: readonly [TaskEntry, ...TaskEntry[]];
}

/** One per meeting. */
export interface Summary {
  readonly promptId: string;
  /** Through the privacy guard; '' when only tasks have been shared. */
  readonly text: string;
  /** Counts changes of the text. */
  readonly revision: number;
  /** Who wrote and who shared, oldest first. */
  readonly history: readonly SummaryEntry[];
  /** How often it has been shared: also the revision of the card that people got. */
  readonly shared: number;
}
export interface SummaryEntry { readonly what: 'written' | 'shared'; readonly by: string; readonly at: string }

export type TaskChange =
  | { readonly what: 'changed'; readonly text: string; readonly ownerId: string; readonly due: string }
  | { readonly what: 'postponed'; readonly due: string; readonly reason: string }
  | { readonly what: 'handed-on'; readonly ownerId: string }
  | { readonly what: 'done' | 'withdrawn' | 'reopened' };

const stateAfter = { done: 'done', withdrawn: 'withdrawn', reopened: 'open' } as const satisfies Partial<Record<TaskChange['what'], TaskState>>;

export const newTask = ({ promptId, taskId, text, ownerId, due }: Pick<Task, 'promptId' | 'taskId' | 'text' | 'ownerId' | 'due'>, by: string, at: string): Task =>
  ({ promptId, taskId, text, ownerId, due, state: 'open', revision: 0, askedAt: at, history: [{ what: 'made', by, at, text, ownerId, due }] });

/** What the task is after a change; the same object when it changes nothing. */
export function withChange(task: Task, { what, ...given }: TaskChange, by: string, at: string): Task {
  const set = Object.fromEntries(Object.entries(given).filter(([field, value]) => field === 'reason' || task[field as keyof Task] !== value));
  const state = what === 'done' || what === 'withdrawn' || what === 'reopened' ? stateAfter[what] : task.state;
  if (state === task.state && Object.keys(set).every((field) => field === 'reason')) return task;
  const { reason: _, ...fields } = set;
  const asksAnew = what === 'reopened' || 'ownerId' in fields || 'due' in fields;
  return { ...task, ...fields, state, revision: task.revision + 1, ...(asksAnew ? { askedAt: at } : {}), history: [...task.history, { what, by, at, ...set }] };
}

/** @param today YYYY-MM-DD, local */
export const isOverdue = ({ state, due }: Pick<Task, 'state' | 'due'>, today: string): boolean => state === 'open' && due < today;

/** When it was last given the state that it has, ISO instant: what a list says of a task that is done. */
export const settledAt = ({ state, history }: Pick<Task, 'state' | 'history'>): string | undefined => (state === 'open' ? undefined : history.findLast(({ what }) => what === state)?.at);

export interface TaskCounts { readonly total: number; readonly open: number; readonly done: number; readonly withdrawn: number; /** Of the open ones. */ readonly overdue: number }

export function countTasks(tasks: readonly Pick<Task, 'state' | 'due'>[], today: string): TaskCounts {
  const of = (state: TaskState): number => tasks.filter((task) => task.state === state).length;
  return { total: tasks.length, open: of('open'), done: of('done'), withdrawn: of('withdrawn'), overdue: tasks.filter((task) => isOverdue(task, today)).length };
}

/** Something has been written or changed since it was shared. */
export function changedSinceShared({ history }: Pick<Summary, 'history'>, tasks: readonly Task[]): boolean {
  const shared = history.findLast(({ what }) => what === 'shared')?.at;
  const isLater = ({ at }: { readonly at: string }): boolean => shared === undefined || Temporal.Instant.compare(at, shared) > 0;
  return [...history.filter(({ what }) => what === 'written'), ...tasks.flatMap((task) => task.history)].some(isLater);
}

/** It was put to people and has begun. */
export const hasBegun = ({ openedAt, sortAt, state }: Pick<Meeting, 'openedAt' | 'sortAt' | 'state'>, now: Temporal.Instant): boolean =>
  openedAt !== undefined && (state === 'open' || state === 'closed') && Temporal.Instant.compare(sortAt, now) <= 0;

export const taskPurpose = 'follow-up-task';
export const reminderPurpose = 'follow-up-reminder';
export const summaryPurpose = 'follow-up-summary';
