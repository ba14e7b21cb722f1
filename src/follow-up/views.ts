/** Makes the cards of what follows a meeting, from what is stored at that moment. Whoever calls has judged that the viewer may see it. */
import type { Shown, Viewer } from '../chat/caller.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Clock } from '../ports/clock.ts';
import { dayOf, type Names, type Notice } from './card-parts.ts';
import { overviewCard, overviewModel } from './card-overview.ts';
import { taskCard, taskModel, type TaskPlace } from './card-task.ts';
import type { Task } from './domain.ts';
import type { FollowUpStore } from './store.ts';

export interface FollowUpViewDeps {
  readonly tasks: Pick<FollowUpStore, 'tasks' | 'summary'>;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
}

export type FollowUpViews = ReturnType<typeof createFollowUpViews>;

export function createFollowUpViews({ tasks, cards, clock, timeZone }: FollowUpViewDeps) {
  const today = (): string => clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const names = ({ network }: Pick<Viewer, 'network'>): Names => ({ nameOf: (memberId) => network.members.get(memberId)?.name, timeZone });

  return {
    today,
    names,
    async overview({ promptId, details }: Meeting, viewer: Viewer, { page = 1, as = 'keeper', notice }: { readonly page?: number; readonly as?: 'keeper' | 'invited'; readonly notice?: Notice } = {}): Promise<Shown> {
      const [summary, all] = await Promise.all([tasks.summary(promptId), tasks.tasks(promptId)]);
      const model = overviewModel({ ...names(viewer), promptId, details, summary, tasks: all, page, today: today(), as, ...(notice === undefined ? {} : { notice }) }, viewer.t);
      return { card: cards.render(overviewCard, model), summary: viewer.t.tiltakslogg.lockScreen(details.title) };
    },
    task({ details }: Pick<Meeting, 'details'>, task: Task, viewer: Viewer, { at, reminds = false, notice }: { readonly at: TaskPlace; readonly reminds?: boolean; readonly notice?: Notice }): Shown {
      const { t } = viewer;
      const words = t.tiltakslogg.task;
      const model = taskModel({ ...names(viewer), task, details, today: today(), at, reminds, ...(notice === undefined ? {} : { notice }) }, t);
      // What is to be done may be nobody else's business: a locked phone shows where it comes from.
      return { card: cards.render(taskCard, model), summary: (reminds ? words.reminderScreen : words.lockScreen)(details.title, dayOf(task.due, t)) };
    },
  };
}
