/** After a meeting, in the chat: its summary and the log of tasks, for whoever called it and the sekretariat. Each click is authorised here before anything is read or written. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCancel } from '../access/domain.ts';
import type { Action, Caller, ChatFeature } from '../chat/caller.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Member } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { PromptStore } from '../prompts/store.ts';
import { dayOf, type Notice } from './card-parts.ts';
import { formCard, summaryFormModel, taskFormModel, type SummaryFormInput, type TaskFormInput } from './card-form.ts';
import { changeTask, makeTask, type ChangeTaskDeps } from './change-task.ts';
import { hasBegun, longest, type Task } from './domain.ts';
import { readTask, readText, typedText, type TypedTask } from './form.ts';
import { mayOwn } from './people.ts';
import { saveSummary } from './save-summary.ts';
import { shareChat } from './share-chat.ts';
import type { FollowUpViews } from './views.ts';

export interface FollowUpChatDeps extends ChangeTaskDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience'>;
  readonly directory: Pick<NetworkDirectory, 'reachability'>;
  readonly views: FollowUpViews;
  readonly cards: CardRenderer;
  readonly ids: IdSource;
  readonly audit: AuditLog;
}

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  taskId: z.string().regex(/^[\w-]{8,64}$/u).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  inPlace: z.boolean().catch(false),
  /** That of what was on the screen; absent where there was nothing yet. */
  revision: z.coerce.number().int().min(0).optional().catch(undefined),
  contactConfirmed: z.boolean().catch(false),
  summary: typedText, task: typedText, owner: z.string().max(200).catch(''), ownerName: typedText, due: z.string().max(40).catch(''),
});
export type Clicked = z.infer<typeof clicked>;
/** On a meeting that the person keeps the log of. */
export type Act = (caller: Caller, meeting: Meeting, data: Clicked) => Promise<Reply>;
export type Keeping = (act: Act) => Action;

const sentence = (text: string): Reply => ({ kind: 'text', text });
const good = (text: string): { readonly notice: Notice } => ({ notice: { text, color: 'good' } });
const warning = (text: string): { readonly notice: Notice } => ({ notice: { text, color: 'warning' } });

/** Verbs: see card-overview.ts, card-form.ts and share-chat.ts. */
export function followUpChat(deps: FollowUpChatDeps): ChatFeature {
  const { prompts, tasks, views, cards, clock, ids, directory } = deps;

  const keeping: Keeping = (act) => async (caller, data) => {
    const { member, network, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'meeting' || stored.state === 'draft') return sentence(t.refusals.gone);
    const meeting = stored as Meeting;
    if (!mayCancel(member, meeting)) return sentence(t.refusals.notOrganiser(network.members.get(meeting.organiserId)?.name ?? t.refusals.contactSecretariat));
    if (hasBegun(meeting, clock.now())) return await act(caller, meeting, read.data);
    // One that was broken off, or moved after it had begun, may have come to something.
    const isWritten = (await tasks.summary(meeting.promptId)) !== undefined || (await tasks.tasks(meeting.promptId)).length > 0;
    return isWritten ? await act(caller, meeting, read.data) : sentence(meeting.state === 'cancelled' ? t.tiltakslogg.cancelled : t.tiltakslogg.notBegun);
  };

  const nameOf = ({ network, t }: Caller, memberId: string | undefined): string => network.members.get(memberId ?? '')?.name ?? t.tiltakslogg.someone;
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
