/** Puts together what follows a meeting: the summary and the log of tasks. */
import type { Caller, ChatFeature } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { JobHandlers } from '../schedule/domain.ts';
import { followUpChat } from './chat.ts';
import type { FollowUpChatDeps } from './keeping.ts';
import { createFollowUpStore, type FollowUpStore } from './store.ts';
import { taskChat } from './task-chat.ts';
import { finishChanges, planReminders, taskComposers, taskJobs, type TaskJobDeps } from './task-jobs.ts';
import { createFollowUpViews } from './views.ts';

export interface FollowUpDeps extends Omit<FollowUpChatDeps, 'tasks' | 'views' | 'directory'>, Omit<TaskJobDeps, 'tasks' | 'views' | 'directory'> {
  readonly store: Parameters<typeof createFollowUpStore>[0]['store'];
  readonly directory: FollowUpChatDeps['directory'] & TaskJobDeps['directory'];
  readonly timeZone: string;
  readonly retentionDays: number;
}

export interface FollowUpParts {
  readonly tasks: FollowUpStore;
  readonly jobs: JobHandlers;
  readonly composers: Composers;
  readonly features: readonly ChatFeature[];
  /** What of it stands in `mine`. */
  readonly unanswered: (caller: Caller) => Promise<readonly UnansweredPrompt[]>;
  readonly finish: () => Promise<void>;
  /** What came of a meeting that had begun is to be done all the same. */
  readonly calledOff: (meeting: Pick<Meeting, 'promptId'>) => Promise<void>;
}

export function createFollowUp(deps: FollowUpDeps): FollowUpParts {
  const tasks = createFollowUpStore(deps);
  const made = { ...deps, tasks, views: createFollowUpViews({ ...deps, tasks }) };
  const ofTasks = taskChat(made);
  return {
    tasks, jobs: taskJobs(made), composers: taskComposers(made), features: [followUpChat(made), ofTasks],
    unanswered: ofTasks.unanswered, finish: () => finishChanges(made), calledOff: ({ promptId }) => planReminders(made, promptId),
  };
}
