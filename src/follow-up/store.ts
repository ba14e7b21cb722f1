/** Where summaries and tasks lie: beside the meeting in `prompts`, one document per task, and deleted with it. Every write is over exactly what was read. */
import type { Meeting } from '../meetings/domain.ts';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument, type ChangedDocument } from '../shared/change-document.ts';
import type { Summary, Task } from './domain.ts';

export const taskType = 'task';
export const summaryType = 'meeting-summary';
const container = 'prompts';

/** `recipientId` is the owner once more, in a field by which the container is searched. */
export type TaskDocument = StoredDocument & Task & { readonly recipientId: string };
export type SummaryDocument = StoredDocument & Summary;

type Held = Pick<Meeting, 'promptId' | 'closesAt'>;

export interface FollowUpStore {
  task(promptId: string, taskId: string): Promise<Task | undefined>;
  /** In the order in which they were made. */
  tasks(promptId: string): Promise<readonly Task[]>;
  /** Of all meetings. */
  allTasks(): Promise<readonly Task[]>;
  openTasks(): Promise<readonly Task[]>;
  openTasksOf(memberId: string): Promise<readonly Task[]>;
  /** `exists` with what is stored under the id. */
  createTask(meeting: Held, task: Task): Promise<{ readonly outcome: 'created' } | { readonly outcome: 'exists'; readonly task: Task }>;
  /** `decide` may run several times, and returns just what it was given to leave it as it is. */
  changeTask(promptId: string, taskId: string, decide: (task: Task) => Task): Promise<ChangedDocument<Task>>;
  summary(promptId: string): Promise<Summary | undefined>;
  changeSummary(meeting: Held, decide: (summary: Summary | undefined) => Summary | undefined): Promise<ChangedDocument<Summary>>;
  /** From this day on they are deleted, YYYY-MM-DD in UTC. */
  keptUntil(meeting: Held): string;
}

/** @param retentionDays kept as long as the meeting itself */
export function createFollowUpStore({ store, retentionDays }: { readonly store: DocumentStore; readonly retentionDays: number }): FollowUpStore {
  const expiryOf = ({ closesAt }: Held): string => Temporal.Instant.from(closesAt).add({ hours: 24 * retentionDays }).toString();
  const idOf = (taskId: string): string => `task-${taskId}`;
  const read = (promptId: string, taskId: string) => store.get<TaskDocument>(container, promptId, idOf(taskId));

  return {
    task: read,
    tasks: (promptId) => queryAll<TaskDocument>(store, container, { partition: promptId, where: { type: taskType } }),
    allTasks: () => queryAll<TaskDocument>(store, container, { across: true, where: { type: taskType } }),
    openTasks: () => queryAll<TaskDocument>(store, container, { across: true, where: { type: taskType, state: 'open' } }),
    openTasksOf: (recipientId) => queryAll<TaskDocument>(store, container, { across: true, where: { type: taskType, recipientId, state: 'open' } }),
    async createTask(meeting, task) {
      const document: TaskDocument = { ...task, id: idOf(task.taskId), type: taskType, sort: task.askedAt, expiresAt: expiryOf(meeting), recipientId: task.ownerId };
      const { outcome } = await store.create(container, document);
      const known = outcome === 'exists' ? await read(task.promptId, task.taskId) : undefined;
      return known === undefined ? { outcome: 'created' } : { outcome: 'exists', task: known };
    },
    changeTask: (partition, taskId, decide) => changeDocument<TaskDocument>(store, { container, partition, id: idOf(taskId) }, (stored) => {
      const decided = stored && decide(stored);
      return stored === undefined || decided === undefined || decided === stored ? undefined : { ...stored, ...decided, recipientId: decided.ownerId };
    }),
    summary: (promptId) => store.get<SummaryDocument>(container, promptId, summaryType),
    changeSummary: (meeting, decide) => changeDocument<SummaryDocument>(store, { container, partition: meeting.promptId, id: summaryType }, (stored) => {
      const decided = decide(stored);
      return decided === undefined || decided === stored ? undefined : { ...decided, id: summaryType, type: summaryType, expiresAt: expiryOf(meeting) };
    }),
    keptUntil: (meeting) => expiryOf(meeting).slice(0, 'YYYY-MM-DD'.length),
  };
}
