/** View model of one task: as its owner has it in their chat, and as whoever keeps the log sees it, with its history. Also as it stands in `mine`. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, type Button } from '../cards/parts.ts';
import { capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeetingDetails } from '../meetings/domain.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import { shortened } from '../shared/cut-text.ts';
import { dayOf, momentOf, noticeOf, noticeSchema, personName, room, text, type Names, type Notice } from './card-parts.ts';
import { isOverdue, settledAt, type Task, type TaskEntry } from './domain.ts';

export const taskCard = defineCard('follow-up/task', z.strictObject({
  mark: z.strictObject({ text, color: z.enum(['accent', 'attention', 'default', 'good']) }),
  text, notice: noticeSchema, facts: z.array(factSchema), history: z.array(z.strictObject({ heading: text, lines: z.array(text) })), buttons: z.array(buttonSchema),
}));

/** own: its owner's card · log: opened by whoever keeps the log · gone: was theirs, and is somebody else's now. */
export type TaskPlace = 'own' | 'log' | 'gone';

export interface TaskInput extends Names {
  readonly task: Task;
  readonly details: MeetingDetails;
  /** YYYY-MM-DD, local. */
  readonly today: string;
  readonly at: TaskPlace;
  /** It is sent to remind of the date. */
  readonly reminds?: boolean;
  readonly notice?: Notice;
}

const mostEntries = 8;

/** Verbs, all with `{ promptId, taskId, at }`: `follow-up.settle` `{ to }`, `follow-up.postpone`, `follow-up.task-edit`; `follow-up.open` `{ promptId }`. */
export function taskModel(input: TaskInput, t: Texts): z.infer<typeof taskCard.schema> {
  const { task, details, at } = input;
  const words = t.tiltakslogg.task;
  const reason = task.history.findLast(({ due }) => due !== undefined)?.reason;
  const meeting = `${shortened(details.title, room.meeting)} (${dayOf(details.date, t)})`;
  return {
    mark: markOf(input, t), text: task.text, notice: noticeOf(input.notice),
    facts: [
      ...(at === 'own' ? [] : [{ label: words.owner, value: personName(input, task.ownerId, t) }]),
      { label: words.due, value: capitalised(formatDate(task.due, t.locale)) },
      ...(reason === undefined || reason === '' ? [] : [{ label: words.reason, value: shortened(reason, room.reason) }]),
      { label: words.meeting, value: meeting },
      ...(at === 'log' ? [] : [{ label: words.givenBy, value: personName(input, task.history[0].by, t) }]),
    ],
    history: at === 'log' ? [{ heading: words.history, lines: task.history.slice(-mostEntries).map((entry) => entryLine(entry, input, t)) }] : [],
    buttons: buttonsOf(input, t),
  };
}

function markOf({ task, today, at, reminds = false, nameOf, timeZone }: TaskInput, t: Texts): z.infer<typeof taskCard.schema>['mark'] {
  const words = t.tiltakslogg.task;
  if (at === 'gone') return { text: words.notYours(personName({ nameOf, timeZone }, task.ownerId, t)), color: 'default' };
  const settled = settledAt(task);
  if (settled !== undefined) return { text: `${words.states[task.state]} · ${momentOf({ timeZone }, settled, t)}`, color: task.state === 'done' ? 'good' : 'default' };
  const late = isOverdue(task, today);
  if (reminds) return { text: reminderWords(task.due, today, t), color: late ? 'attention' : 'accent' };
  if (late) return { text: at === 'own' ? `${words.yours} · ${words.overdue}` : words.overdue, color: 'attention' };
  return { text: at === 'own' ? words.yours : words.states.open, color: 'accent' };
}

function reminderWords(due: string, today: string, t: Texts): string {
  const { reminder } = t.tiltakslogg.task;
  const { days } = Temporal.PlainDate.from(today).until(due, { largestUnit: 'days' });
  return days === 0 ? reminder.today : days > 0 ? reminder.before(days) : reminder.after(-days);
}

/** `ons. 3. feb. kl. 14.10: Solveig Sekretær flyttet fristen (ons. 10. feb., venter på svar)`. */
function entryLine({ what, by, at, ownerId, due, reason }: TaskEntry, names: Names, t: Texts): string {
  const who = what === 'handed-on' ? t.tiltakslogg.clock : personName(names, by, t);
  const given = [...(ownerId === undefined ? [] : [personName(names, ownerId, t)]), ...(due === undefined ? [] : [dayOf(due, t)]), ...(reason === undefined || reason === '' ? [] : [shortened(reason, room.reason)])];
  return `${capitalised(momentOf(names, at, t))}: ${who} ${t.tiltakslogg.task.entries[what]}${given.length === 0 ? '' : ` (${given.join(', ')})`}`;
}

function buttonsOf({ task: { promptId, taskId, state }, at }: TaskInput, t: Texts): Button[] {
  const words = t.tiltakslogg.task;
  const data = { promptId, taskId, at };
  if (at === 'gone') return [];
  const settle = (title: string, to: Task['state'], style: Button['style'] = 'default'): Button => button(title, 'follow-up.settle', { ...data, to }, style);
  const back = at === 'log' ? [button(words.back, 'follow-up.open', { promptId, inPlace: true })] : [];
  // What was withdrawn is for whoever keeps the log to take up again.
  if (state !== 'open') return [...(state === 'done' || at === 'log' ? [settle(words.reopen, 'open')] : []), ...back];
  return [
    settle(words.done, 'done', 'positive'),
    ...(at === 'own' ? [button(words.newDate, 'follow-up.postpone', data)] : [button(words.change, 'follow-up.task-edit', data), settle(words.withdraw, 'withdrawn')]), ...back,
  ];
}

/** Verb `follow-up.task` `{ promptId, taskId, at, apart }`. */
export function unansweredTask({ task, details, today }: Pick<TaskInput, 'task' | 'details' | 'today'>, t: Texts): UnansweredPrompt {
  const { tasks, task: words } = t.tiltakslogg;
  const due = dayOf(task.due, t);
  return {
    kind: words.kind, title: task.text, when: `${words.meeting}: ${shortened(details.title, room.meeting)}`, answerBy: isOverdue(task, today) ? tasks.late(due) : tasks.due(due),
    buttons: [button(tasks.open, 'follow-up.task', { promptId: task.promptId, taskId: task.taskId, at: 'own', apart: true })],
  };
}
