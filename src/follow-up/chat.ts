/** After a meeting, in the chat: its summary and the log of tasks, for whoever called it and the sekretariat. Each click is authorised here before anything is read or written. */
import { nameOf, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { Member } from '../network/domain.ts';
import type { Reply } from '../ports/chat.ts';
import { dayOf, type Notice } from './card-parts.ts';
import { formCard, summaryFormModel, taskFormModel, type SummaryFormInput, type TaskFormInput } from './card-form.ts';
import { changeTask, makeTask } from './change-task.ts';
import { longest, type Task } from './domain.ts';
import { readTask, readText, type TypedTask } from './form.ts';
import { keepingLog, type Clicked, type FollowUpChatDeps } from './keeping.ts';
import { mayOwn } from './people.ts';
import { saveSummary } from './save-summary.ts';
import { shareChat } from './share-chat.ts';
import type { FollowUpViews } from './views.ts';

const sentence = (text: string): Reply => ({ kind: 'text', text });
const good = (text: string): { readonly notice: Notice } => ({ notice: { text, color: 'good' } });
const warning = (text: string): { readonly notice: Notice } => ({ notice: { text, color: 'warning' } });

/** Verbs: see card-overview.ts, card-form.ts and share-chat.ts. */
export function followUpChat(deps: FollowUpChatDeps): ChatFeature {
  const { prompts, tasks, views, cards, ids, directory } = deps;
  const keeping = keepingLog(deps);

  const overview = async (caller: Caller, meeting: Meeting, more: Parameters<FollowUpViews['overview']>[2] = {}): Promise<Reply> => ({ kind: 'card', ...await views.overview(meeting, caller, more) });
  const show = ({ t }: Caller, { details }: Meeting, model: Parameters<typeof cards.render<typeof formCard.schema>>[1]): Reply => ({ kind: 'card', card: cards.render(formCard, model), summary: t.tiltakslogg.lockScreen(details.title) });

  const summaryForm = (caller: Caller, meeting: Meeting, input: Omit<SummaryFormInput, 'details'>): Reply => show(caller, meeting, summaryFormModel({ details: meeting.details, ...input }, caller.t));

  async function summarise(caller: Caller, meeting: Meeting, { promptId, summary: typed, revision = 0, contactConfirmed }: Clicked): Promise<Reply> {
    const words = caller.t.tiltakslogg.summary;
    const read = readText(typed, longest.summary, contactConfirmed);
    const data = { promptId, revision };
    if ('fault' in read) return summaryForm(caller, meeting, { data: { ...data, ...(contactConfirmed || read.fault === 'contact-details' ? { contactConfirmed: true } : {}) }, typed, fault: read.fault });
    const { outcome, summary } = await saveSummary(deps, meeting, { text: read.ok, seen: revision, by: caller.member.id });
    if (outcome === 'conflict') {
      const name = nameOf(caller, summary?.history.findLast(({ what }) => what === 'written')?.by);
      return summaryForm(caller, meeting, { data: { ...data, revision: summary?.revision ?? 0, ...(contactConfirmed ? { contactConfirmed } : {}) }, typed, ...warning(words.conflict(name)), now: [summary?.text ?? ''] });
    }
    return await overview(caller, meeting, good(words.done));
  }

  async function ownersOf({ network }: Caller, meeting: Meeting): Promise<Member[]> {
    return mayOwn(network, meeting, await prompts.audience(meeting.promptId));
  }

  const taskForm = async (caller: Caller, meeting: Meeting, input: Omit<TaskFormInput, 'details' | 'people'>): Promise<Reply> =>
    show(caller, meeting, taskFormModel({ details: meeting.details, people: await ownersOf(caller, meeting), ...input }, caller.t));

  const nowLine = (caller: Caller, { text, ownerId, due, state }: Task): string[] => [text, [nameOf(caller, ownerId), dayOf(due, caller.t), caller.t.tiltakslogg.task.states[state]].join(' · ')];

  /** Sent without a revision it is a new one, under the id that its form was given. */
  async function saveTask(caller: Caller, meeting: Meeting, { promptId, taskId, revision, contactConfirmed, task: text, owner, ownerName, due }: Clicked): Promise<Reply> {
    const { member, t } = caller;
    const words = t.tiltakslogg.form;
    if (taskId === undefined) return sentence(t.refusals.outdated);
    const isNew = revision === undefined;
    const stored = isNew ? undefined : await tasks.task(promptId, taskId);
    if (!isNew && stored === undefined) return sentence(t.tiltakslogg.taskGone);
    const typed: TypedTask = { task: text, owner, ownerName, due };
    const data = { promptId, taskId, at: 'log', ...(isNew ? {} : { revision }) };
    const read = readTask(typed, await ownersOf(caller, meeting), { today: views.today(), keptUntil: tasks.keptUntil(meeting), ...(stored === undefined ? {} : { before: stored.due }) }, contactConfirmed);
    if (!read.ok) return await taskForm(caller, meeting, { data: { ...data, ...(contactConfirmed || read.faults.task === 'contact-details' ? { contactConfirmed: true } : {}) }, typed, isNew, faults: read.faults, found: read.found });
    const given = { text: read.text, ownerId: read.owner.id, due: read.due };
    if (isNew) {
      const made = await makeTask(deps, meeting, { taskId, ...given }, member.id);
      if (made.outcome === 'full') return sentence(words.full);
      return await overview(caller, meeting, { page: Number.MAX_SAFE_INTEGER, ...(made.outcome === 'other' ? warning(words.before) : await told(caller, read.owner)) });
    }
    const changed = await changeTask(deps, { promptId, taskId }, { what: 'changed', ...given }, { by: member.id, seen: revision, may: ({ state }) => state === 'open' });
    switch (changed.outcome) {
      case 'not-found': return sentence(t.tiltakslogg.taskGone);
      case 'refused': return { kind: 'card', ...views.task(meeting, changed.task, caller, { at: 'log', ...warning(t.tiltakslogg.task.already[changed.task.state]) }) };
      case 'conflict': return await taskForm(caller, meeting, { data: { ...data, revision: changed.task.revision, ...(contactConfirmed ? { contactConfirmed } : {}) }, typed: { ...typed, owner: read.owner.id }, isNew, found: [read.owner], ...warning(words.conflict(nameOf(caller, changed.task.history.at(-1)?.by))), now: nowLine(caller, changed.task) });
      default: return { kind: 'card', ...views.task(meeting, changed.task, caller, { at: 'log', ...(stored?.ownerId === read.owner.id ? good(words.saved) : await told(caller, read.owner)) }) };
    }
  }

  /** Whether the owner will hear of it by themselves. */
  async function told({ t, member }: Caller, owner: Member): Promise<{ readonly notice: Notice }> {
    const words = t.tiltakslogg.form;
    if (owner.id === member.id) return good(words.saved);
    const reach = (await directory.reachability([owner.id])).get(owner.id);
    return reach === undefined || reach.how === 'not-at-all' ? warning(words.unreachable(owner.name)) : good(words.done(owner.name));
  }

  return {
    actions: {
      'follow-up.open': keeping(async (caller, meeting, { page, inPlace }) => ({ ...await overview(caller, meeting, { page }), kind: inPlace ? 'card' : 'new-card' }) as Reply),
      'follow-up.summary': keeping(async (caller, meeting) => {
        const stored = await tasks.summary(meeting.promptId);
        return summaryForm(caller, meeting, { data: { promptId: meeting.promptId, revision: stored?.revision ?? 0 }, typed: stored?.text ?? '' });
      }),
      'follow-up.summary-save': keeping(summarise),
      'follow-up.new': keeping(async (caller, meeting) => await taskForm(caller, meeting, { data: { promptId: meeting.promptId, taskId: ids.newId() }, typed: { task: '', owner: '', ownerName: '', due: '' }, isNew: true })),
      'follow-up.task-edit': keeping(async (caller, meeting, { promptId, taskId = '' }) => {
        const task = await tasks.task(promptId, taskId);
        if (task === undefined) return sentence(caller.t.tiltakslogg.taskGone);
        const owner = caller.network.members.get(task.ownerId);
        return await taskForm(caller, meeting, { data: { promptId, taskId, at: 'log', revision: task.revision }, typed: { task: task.text, owner: task.ownerId, ownerName: '', due: task.due }, isNew: false, found: owner === undefined ? [] : [owner] });
      }),
      'follow-up.task-save': keeping(saveTask),
      ...shareChat(deps, keeping),
    },
  };
}
