/** View model of what has been written after a meeting, the summary and the tasks: for whoever keeps it, and, once it is shared, for those who were called. */
import { z } from 'zod';
import { button, buttonSchema, pageButtons, pageOf, textLines, type Button } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeetingDetails } from '../meetings/domain.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { dayOf, meetingHead, momentOf, noticeOf, noticeSchema, personName, room, text, type Names, type Notice } from './card-parts.ts';
import { changedSinceShared, countTasks, isOverdue, settledAt, type Summary, type Task } from './domain.ts';

const color = z.enum(['default', 'good', 'attention']);
export const overviewCard = defineCard('follow-up/overview', z.strictObject({
  title: text, meeting: text, when: text, notice: noticeSchema,
  summary: z.strictObject({ heading: text, lines: z.array(text), none: z.array(text), saved: z.array(text) }),
  tasks: z.strictObject({ heading: text, none: z.array(text), counts: z.array(text), overdue: z.array(text), rows: z.array(z.strictObject({ text, owner: text, due: text, color, buttons: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })) }),
  page: z.array(text), shared: z.array(text), buttons: z.array(buttonSchema),
}));

export interface OverviewInput extends Names {
  readonly promptId: string;
  readonly details: MeetingDetails;
  readonly summary: Summary | undefined;
  /** In the order in which they were made; paged here. */
  readonly tasks: readonly Task[];
  readonly page: number;
  /** YYYY-MM-DD, local. */
  readonly today: string;
  /** `keeper` writes it; `invited` was sent it. */
  readonly as: 'keeper' | 'invited';
  readonly notice?: Notice;
}

const tasksPerPage = 8;
const summaryBytes = 6500;

/** Verbs, all with `{ promptId }`: `follow-up.summary`, `follow-up.new`, `follow-up.share`, `follow-up.task` `{ taskId }`, `follow-up.open` and for the invited `follow-up.shared` `{ page }`. */
export function overviewModel(input: OverviewInput, t: Texts): z.infer<typeof overviewCard.schema> {
  const { promptId, summary, tasks, as, today } = input;
  const words = t.tiltakslogg;
  const shown = pageOf(tasks, input.page, tasksPerPage);
  const counts = countTasks(tasks, today);
  const written = summary?.history.findLast(({ what }) => what === 'written');
  const lines = textLines(cutToBytes(summary?.text ?? '', summaryBytes));
  return {
    title: words.title, ...meetingHead(input.details, t), notice: noticeOf(input.notice),
    summary: { heading: words.summary.heading, lines, none: lines.length === 0 ? [words.summary.none] : [], saved: written === undefined || lines.length === 0 ? [] : [words.summary.savedBy(personName(input, written.by, t), momentOf(input, written.at, t))] },
    tasks: {
      heading: words.tasks.heading, none: tasks.length === 0 ? [words.tasks.none] : [], counts: tasks.length === 0 ? [] : [words.tasks.counts(counts.open, counts.done, counts.withdrawn)], overdue: counts.overdue === 0 ? [] : [words.tasks.overdue(counts.overdue)],
      rows: shown.items.map((task) => rowOf(task, input, t)),
    },
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    shared: sharedLines(input, t),
    buttons: [...(as === 'keeper' ? keeperButtons(input, t) : []), ...pageButtons(shown, as === 'keeper' ? 'follow-up.open' : 'follow-up.shared', { promptId, inPlace: true }, t)],
  };
}

function rowOf(task: Task, input: OverviewInput, t: Texts): z.infer<typeof overviewCard.schema>['tasks']['rows'][number] {
  const words = t.tiltakslogg.tasks;
  const settled = settledAt(task);
  const late = isOverdue(task, input.today);
  const day = dayOf(settled === undefined ? task.due : Temporal.Instant.from(settled).toZonedDateTimeISO(input.timeZone).toPlainDate().toString(), t);
  return {
    text: shortened(task.text, room.task), owner: personName(input, task.ownerId, t), due: settled === undefined ? (late ? words.late(day) : words.due(day)) : task.state === 'done' ? words.doneAt(day) : words.withdrawnAt(day),
    color: late ? 'attention' : task.state === 'done' ? 'good' : 'default',
    buttons: input.as === 'keeper' ? [{ buttons: [button(words.open, 'follow-up.task', { promptId: task.promptId, taskId: task.taskId, at: 'log' })] }] : [],
  };
}

function sharedLines(input: OverviewInput, t: Texts): string[] {
  const { share } = t.tiltakslogg;
  const last = input.summary?.history.findLast(({ what }) => what === 'shared');
  if (last === undefined || input.summary === undefined) return [];
  if (input.as === 'invited') return [share.from(personName(input, last.by, t))];
  return [[share.sharedAt(momentOf(input, last.at, t)), ...(changedSinceShared(input.summary, input.tasks) ? [share.changedSince] : [])].join(' ')];
}

function keeperButtons({ promptId, summary, tasks }: OverviewInput, t: Texts): Button[] {
  const { summary: words, share, tasks: of } = t.tiltakslogg;
  const isWritten = (summary?.text ?? '') !== '';
  const shareable = (isWritten || tasks.length > 0) && (summary === undefined || summary.shared === 0 || changedSinceShared(summary, tasks));
  return [
    button(isWritten ? words.edit : words.write, 'follow-up.summary', { promptId }), button(of.new, 'follow-up.new', { promptId }),
    ...(shareable ? [button((summary?.shared ?? 0) === 0 ? share.button : share.again, 'follow-up.share', { promptId }, 'positive')] : []),
  ];
}
