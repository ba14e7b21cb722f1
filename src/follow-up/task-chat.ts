/** One task in the chat: its owner says that it is done or gives it a new date; whoever keeps the log does so for them, withdraws it or takes it up again. Authorised here, and once more over what is written. */
import { z } from 'zod';
import { mayCancel } from '../access/domain.ts';
import { nameOf, notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { PromptStore } from '../prompts/store.ts';
import { dayOf, type Notice } from './card-parts.ts';
import { dateFormModel, formCard, type DateFormInput } from './card-form.ts';
import { unansweredTask, type TaskPlace } from './card-task.ts';
import { changeTask, type ChangedTask, type ChangeTaskDeps } from './change-task.ts';
import { taskStates, type Task, type TaskChange } from './domain.ts';
import { readDate, typedText } from './form.ts';
import type { FollowUpViews } from './views.ts';

export interface TaskChatDeps extends ChangeTaskDeps {
  readonly prompts: Pick<PromptStore, 'load'>;
  readonly views: FollowUpViews;
  readonly cards: CardRenderer;
}

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  taskId: z.string().regex(/^[\w-]{8,64}$/u),
  at: z.enum(['own', 'log']).catch('own'),
  apart: z.boolean().catch(false),
  to: z.enum(taskStates).catch('open'),
  revision: z.coerce.number().int().min(0).catch(0),
  contactConfirmed: z.boolean().catch(false),
  due: z.string().max(40).catch(''), reason: typedText,
});
type Clicked = z.infer<typeof clicked>;

interface OnTask { readonly meeting: Meeting; readonly task: Task; readonly data: Clicked; readonly at: TaskPlace; readonly keeps: boolean }

const changeTo = { done: 'done', withdrawn: 'withdrawn', open: 'reopened' } as const;
const sentence = (text: string): Reply => ({ kind: 'text', text });

/** `unanswered`: what of it stands in `mine`. */
export type TaskChat = ChatFeature & { unanswered(caller: Caller): Promise<UnansweredPrompt[]> };

/** Verbs: see card-task.ts and card-form.ts. */
export function taskChat(deps: TaskChatDeps): TaskChat {
  const { prompts, tasks, views, cards } = deps;

  const onTask = (act: (caller: Caller, on: OnTask) => Promise<Reply>): Action => async (caller, raw) => {
    const { member, t } = caller;
    const read = clicked.safeParse(raw);
    const [stored, task] = read.success ? await Promise.all([prompts.load<MeetingDetails>(read.data.promptId), tasks.task(read.data.promptId, read.data.taskId)]) : [];
    if (!read.success || stored?.kind !== 'meeting' || task === undefined) return sentence(t.tiltakslogg.taskGone);
    const meeting = stored as Meeting;
    const keeps = mayCancel(member, meeting);
    const owns = task.ownerId === member.id;
    if (owns || keeps) return await act(caller, { meeting, task, data: read.data, at: keeps && (!owns || read.data.at === 'log') ? 'log' : 'own', keeps });
    // Whoever had it is told who has it now; to all others it is no more than a task that is not theirs.
    return sentence(task.history.some(({ ownerId }) => ownerId === member.id) ? t.tiltakslogg.task.notYours(nameOf(caller, task.ownerId)) : notOrganiser(caller, meeting.organiserId));
  };

  const card = (caller: Caller, { meeting, at }: Pick<OnTask, 'meeting' | 'at'>, task: Task, text?: string, color: Notice['color'] = 'good'): Reply =>
    ({ kind: 'card', ...views.task(meeting, task, caller, { at, ...(text === undefined ? {} : { notice: { text, color } }) }) });

  /** @param fits besides, over what is written: whose it is may have changed */
  const change = (caller: Caller, { task, keeps }: OnTask, to: TaskChange, fits: (task: Task) => boolean, seen?: number): Promise<ChangedTask> =>
    changeTask(deps, task, to, { by: caller.member.id, ...(seen === undefined ? {} : { seen }), may: (now) => (keeps || now.ownerId === caller.member.id) && fits(now) });

  /** What to say when the click came too late. */
  function tooLate(caller: Caller, on: OnTask, now: Task): Reply {
    const words = caller.t.tiltakslogg.task;
    return on.keeps || now.ownerId === caller.member.id ? card(caller, on, now, words.already[now.state], 'warning') : sentence(words.notYours(nameOf(caller, now.ownerId)));
  }

  async function settle(caller: Caller, on: OnTask): Promise<Reply> {
    const { data: { to }, keeps } = on;
    const words = caller.t.tiltakslogg.task;
    const what = changeTo[to];
    const changed = await change(caller, on, { what }, ({ state }) => state === to || (to === 'open' ? keeps || state === 'done' : state === 'open' && (keeps || to === 'done')));
    switch (changed.outcome) {
      case 'not-found': return sentence(caller.t.tiltakslogg.taskGone);
      case 'changed': return card(caller, on, changed.task, words.told[to]);
      case 'same': return card(caller, on, changed.task, words.already[to]);
      default: return tooLate(caller, on, changed.task);
    }
  }

  const dateForm = ({ t }: Caller, { meeting: { details }, data: { promptId, taskId }, at }: OnTask, task: Task, input: Omit<DateFormInput, 'details' | 'data' | 'task'>, confirmed = false): Reply => {
    const model = dateFormModel({ details, task: task.text, data: { promptId, taskId, at, revision: task.revision, ...(confirmed ? { contactConfirmed: true } : {}) }, ...input }, t);
    return { kind: 'card', card: cards.render(formCard, model), summary: t.tiltakslogg.postpone.title };
  };

  async function postpone(caller: Caller, on: OnTask): Promise<Reply> {
    const { t } = caller;
    const { meeting, task, data: { due, reason, revision, contactConfirmed } } = on;
    const typed = { due, reason };
    if (task.state !== 'open') return tooLate(caller, on, task);
    // The same form sent twice has moved the date already.
    const last = task.history.at(-1);
    if (last?.what === 'postponed' && last.by === caller.member.id && task.revision === revision + 1 && task.due === due) return card(caller, on, task, t.tiltakslogg.task.told.postponed);
    const read = readDate(typed, { today: views.today(), keptUntil: tasks.keptUntil(meeting), before: task.due }, contactConfirmed);
    if (!read.ok) return dateForm(caller, on, { ...task, revision }, { typed, faults: read.faults }, contactConfirmed || read.faults.reason === 'contact-details');
    const changed = await change(caller, on, { what: 'postponed', due: read.due, reason: read.reason }, ({ state }) => state === 'open', revision);
    switch (changed.outcome) {
      case 'not-found': return sentence(t.tiltakslogg.taskGone);
      case 'refused': return tooLate(caller, on, changed.task);
      case 'conflict': {
        const { text, due: now, history, ownerId } = changed.task;
        return dateForm(caller, on, changed.task, { typed, notice: { text: t.tiltakslogg.form.conflict(nameOf(caller, history.at(-1)?.by ?? '')), color: 'warning' }, now: [text, [nameOf(caller, ownerId), dayOf(now, t)].join(' · ')] }, contactConfirmed);
      }
      default: return card(caller, on, changed.task, t.tiltakslogg.task.told.postponed);
    }
  }

  return {
    actions: {
      'follow-up.task': onTask(async (caller, on) => ({ ...card(caller, on, on.task), kind: on.data.apart ? 'new-card' : 'card' }) as Reply),
      'follow-up.settle': onTask(settle),
      'follow-up.postpone': onTask(async (caller, on) => (on.task.state === 'open' ? dateForm(caller, on, on.task, { typed: { due: on.task.due, reason: '' } }) : tooLate(caller, on, on.task))),
      'follow-up.postpone-save': onTask(postpone),
    },
    async unanswered({ member, t }) {
      const open = (await tasks.openTasksOf(member.id)).toSorted((one, other) => one.due.localeCompare(other.due));
      const listed = await Promise.all(open.map(async (task) => {
        const meeting = await prompts.load<MeetingDetails>(task.promptId);
        return meeting === undefined ? [] : [unansweredTask({ task, details: meeting.details, today: views.today() }, t)];
      }));
      return listed.flat();
    },
  };
}
