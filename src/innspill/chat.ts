/** `innspill` in the chat: sending one, what became of one's own, and deciding on those that wait. Each click is authorised here before anything is shown or done. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { contactFor } from '../access/domain.ts';
import type { Action, Caller, ChatFeature } from '../chat/caller.ts';
import { hasRole } from '../network/domain.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import { textFault } from '../privacy/guard.ts';
import type { ItemNotice } from './card-item.ts';
import { scopeData, type WaitingScope } from './card-waiting.ts';
import { sendInnspill, step, type DecideDeps, type Stepped } from './decide.ts';
import { liftedFrom, longest, mayPrepare, placesOf, preparers, preparesAnything, revisionOf, type Decision, type Innspill } from './domain.ts';
import { readInnspill, typedInnspill, type InnspillFault } from './form.ts';
import type { InnspillViews } from './views.ts';
import { meetingWords, nameOf, placeWords } from './words.ts';

export interface InnspillChatDeps extends DecideDeps {
  readonly ids: IdSource;
  readonly audit: AuditLog;
  readonly views: InnspillViews;
}

/** Card data is untrusted: only this much of it is read. */
const idText = z.string().min(1).max(200);
const flag = z.boolean().catch(false);
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);
const formData = z.object({ formId: z.string().regex(/^[\w-]{8,64}$/), contactConfirmed: flag, page: pageNumber });
const scopeOf = z.object({ scope: z.enum(['own', 'all', 'meeting']).catch('own'), meetingId: idText.optional().catch(undefined), page: pageNumber });
const clicked = scopeOf.extend({ innspillId: idText, revision: z.coerce.number().int().min(0), meeting: z.string().max(200).catch(''), comment: z.string().transform((typed) => typed.slice(0, 20_000)).catch(''), contactConfirmed: flag, below: flag });
type Clicked = z.infer<typeof clicked>;
type Data = Readonly<Record<string, unknown>>;

/** Verbs: `innspill.new`, `.send`, `.page`, `.withdraw`, `.waiting`, `.open`, `.take`, `.lift`, `.not-now`; their data in card-form.ts, card-waiting.ts and card-item.ts. */
export function innspillChat(deps: InnspillChatDeps): ChatFeature {
  const { innspill: store, agendas, clock, ids, audit, views } = deps;
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });

  const emptyForm = async (caller: Caller, kind: 'card' | 'new-card', notice?: string): Promise<Reply> =>
    ({ kind, ...await views.form(caller, { formId: ids.newId(), typed: typedInnspill({}), page: 1, ...(notice === undefined ? {} : { notice }) }) });

  /** As it was typed, with what else there is to show. */
  const filledForm = async (caller: Caller, data: Data, more: { readonly notice?: string; readonly faults?: Partial<Record<'title' | 'comment' | 'place', InnspillFault>> } = {}): Promise<Reply> => {
    const read = formData.safeParse(data);
    if (!read.success) return text(caller.t.refusals.outdated);
    const { formId, page } = read.data;
    const contactConfirmed = read.data.contactConfirmed || Object.values(more.faults ?? {}).includes('contact-details');
    return { kind: 'card', ...await views.form(caller, { formId, typed: typedInnspill(data), page, contactConfirmed, ...more }) };
  };

  async function send(caller: Caller, data: Data): Promise<Reply> {
    const { member, network, t } = caller;
    const at = formData.safeParse(data);
    if (!at.success) return text(t.refusals.outdated);
    const read = readInnspill(typedInnspill(data), placesOf(network, member), at.data.contactConfirmed);
    if (!read.ok) return await filledForm(caller, data, { faults: read.faults });
    const { place, title, why, named } = read;
    const sent = await sendInnspill(deps, { id: `innspill-${at.data.formId}`, memberId: member.id, title, named, ...place, state: 'waiting', at: clock.now().toString(), history: [], ...(why === undefined ? {} : { why }) });
    if (sent.outcome === 'foreign') return text(t.refusals.outdated);
    const prepared = preparers(network, sent.innspill);
    const others = prepared.filter(({ id }) => id !== member.id);
    const names = (others.length > 0 ? others : prepared).slice(0, mostNamed).map(({ id }) => nameOf(network, id));
    const goes = names.length === 0 ? t.innspill.own.nobody : t.innspill.own.goesTo(names.join(', '));
    return { kind: 'card', ...await views.own(sent.innspill, caller, { text: `${t.innspill.own.sent} ${goes}`, style: 'good' }) };
  }

  async function withdraw(caller: Caller, data: Data): Promise<Reply> {
    const { member, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await store.load(read.data.innspillId) : undefined;
    if (!read.success || stored?.memberId !== member.id) return text(t.refusals.gone);
    // Whatever has been lifted meanwhile may still be withdrawn.
    const done = stored.state === 'waiting' ? await step(deps, stored.id, revisionOf(stored), { step: 'withdrawn' }, member.id) : undefined;
    const now = done === undefined || done.outcome === 'not-found' ? stored : done.innspill;
    const notice: ItemNotice = now.state === 'withdrawn' ? { text: t.innspill.own.withdrawn, style: 'good' } : { text: t.innspill.own.tooLate, style: 'warning' };
    return 'formId' in data ? await filledForm(caller, data, { notice: notice.text }) : { kind: 'card', ...await views.own(now, caller, notice) };
  }

  /** The scope as asked for, within what the person may see. */
  async function scopeAsked({ member }: Caller, { scope, meetingId }: Pick<Clicked, 'scope' | 'meetingId'>): Promise<WaitingScope> {
    if (scope === 'all' && hasRole(member, 'sekretariat')) return { kind: 'all' };
    const title = scope === 'meeting' && meetingId !== undefined ? await agendas.titleOf(member, meetingId) : undefined;
    return title === undefined || meetingId === undefined ? { kind: 'own' } : { kind: 'meeting', promptId: meetingId, title };
  }

  async function waiting(caller: Caller, data: Data, kind: 'card' | 'new-card', notice?: string): Promise<Reply> {
    if (!preparesAnything(caller.member)) return await emptyForm(caller, kind);
    const asked = scopeOf.parse(data);
    const scope = await scopeAsked(caller, asked);
    return { kind, ...views.waiting(caller, await views.waitingFor(caller, scope), { scope, page: asked.page, ...(notice === undefined ? {} : { notice }) }) };
  }

  /** Only for those who prepare the meetings where it is now, and the sekretariat. Whoever has sent it on sees on their old card what became of it. */
  const onInnspill = (act: (caller: Caller, innspill: Innspill, at: Clicked) => Promise<Reply>): Action => async (caller, data) => {
    const { member, network, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await store.load(read.data.innspillId) : undefined;
    if (!read.success || stored === undefined) return text(t.refusals.gone);
    const sentOn = stored.history.slice(read.data.revision).some((one) => one.step === 'lifted' && one.by === member.id);
    if (!mayPrepare(network, member, stored) && !sentOn) return text(t.innspill.item.notYours(preparers(network, stored)[0]?.name ?? contactFor(network, member).contact?.name ?? t.refusals.contactSecretariat));
    const { etag: _, ...innspill } = stored;
    return await act(caller, innspill, read.data);
  };

  const fromOf = ({ scope, meetingId, page }: Clicked) => ({ ...(scope === 'meeting' && meetingId !== undefined ? scopeData({ kind: 'meeting', promptId: meetingId, title: '' }) : { scope }), page });
  const show = async (caller: Caller, innspill: Innspill, at: Clicked, more: Partial<Parameters<InnspillViews['decision']>[2]> = {}): Promise<Reply & { readonly kind: 'card' }> =>
    ({ kind: 'card', ...await views.decision(innspill, caller, { from: fromOf(at), ...more }) });

  function conflictOf({ network, t }: Caller, { history }: Innspill): string {
    const words = t.innspill.item;
    const last = history.at(-1);
    return last === undefined || last.step === 'withdrawn' ? words.withdrawnMeanwhile : words.conflict(nameOf(network, last.by) ?? words.someone);
  }

  async function stepped(caller: Caller, at: Clicked, decision: Decision, done: string): Promise<Reply> {
    const { t, member } = caller;
    const result: Stepped = await step(deps, at.innspillId, at.revision, decision, member.id);
    if (result.outcome === 'not-found') return text(t.refusals.gone);
    const { innspill, outcome } = result;
    if (outcome === 'done') {
      await audit.record({ action: 'innspill-decided', memberId: member.id, promptId: innspill.id, occasion: `${decision.step}-${at.revision}` });
      const told = innspill.memberId === member.id ? [] : [t.innspill.item.senderTold];
      return await waiting(caller, at, 'card', [`«${innspill.title}»:`, done, ...told].join(' '));
    }
    const meeting = 'meeting' in decision ? meetingWords(decision.meeting) : '';
    return await show(caller, innspill, at, { notice: { text: outcome === 'conflict' ? conflictOf(caller, innspill) : t.innspill.item[outcome](meeting), style: 'warning' } });
  }

  /** A reply that may be stored, or the card with the fault beside it. */
  async function withReply(caller: Caller, innspill: Innspill, at: Clicked, required: boolean, act: (comment: string | undefined) => Promise<Reply>): Promise<Reply> {
    const comment = at.comment.trim();
    const fault = comment === '' && required ? 'reason-missing' : textFault(comment, longest.comment, at.contactConfirmed);
    if (fault === undefined) return await act(comment === '' ? undefined : comment);
    return await show(caller, innspill, at, { typed: at, faults: { comment: fault }, contactConfirmed: at.contactConfirmed || fault === 'contact-details' });
  }

  async function take(caller: Caller, innspill: Innspill, at: Clicked): Promise<Reply> {
    const before = innspill.history[at.revision];
    // The same click once more: the meeting may have begun since.
    const chosen = before?.step === 'taken' && before.by === caller.member.id ? before.meeting : await meetingOf(caller, innspill, at.meeting);
    if (chosen === undefined && revisionOf(innspill) === at.revision) return await show(caller, innspill, at, { typed: at, faults: { meeting: 'meeting-missing' } });
    if (chosen === undefined) return await show(caller, innspill, at, { notice: { text: conflictOf(caller, innspill), style: 'warning' } });
    return await stepped(caller, at, { step: 'taken', meeting: chosen }, caller.t.innspill.item.done.taken(meetingWords(chosen)));
  }
  async function meetingOf(caller: Caller, innspill: Innspill, promptId: string) {
    const found = (await agendas.coming(caller, innspill)).find((meeting) => meeting.promptId === promptId);
    return found && { promptId, title: found.details.title, date: found.details.date };
  }

  async function lift(caller: Caller, innspill: Innspill, at: Clicked): Promise<Reply> {
    const { network, t } = caller;
    const before = innspill.history[at.revision];
    const { from, to } = before?.step === 'lifted' ? before : { from: { level: innspill.level, unit: innspill.unit }, to: liftedFrom(network, innspill) };
    if (to === undefined) return await show(caller, innspill, at, { notice: { text: t.innspill.item.top, style: 'warning' } });
    return await withReply(caller, innspill, at, false, (comment) => stepped(caller, at, { step: 'lifted', from, to, ...(comment === undefined ? {} : { comment }) }, t.innspill.item.done.lifted(placeWords(to, network, t))));
  }

  return {
    commands: { innspill: (caller) => waiting(caller, {}, 'new-card') },
    actions: {
      'innspill.new': (caller) => emptyForm(caller, 'new-card'),
      'innspill.send': send,
      'innspill.page': (caller, data) => filledForm(caller, data),
      'innspill.withdraw': withdraw,
      'innspill.waiting': (caller, data) => waiting(caller, data, data['below'] === true ? 'new-card' : 'card'),
      'innspill.open': onInnspill(async (caller, innspill, at) => ({ ...await show(caller, innspill, at, { typed: { meeting: at.meetingId ?? '', comment: '' } }), ...(at.below ? { kind: 'new-card' as const } : {}) })),
      'innspill.take': onInnspill(take),
      'innspill.lift': onInnspill(lift),
      'innspill.not-now': onInnspill((caller, innspill, at) => withReply(caller, innspill, at, true, (comment) => stepped(caller, at, { step: 'not-now', comment: comment ?? '' }, caller.t.innspill.item.done['not-now']))),
    },
  };
}

/** Of a region there may be many. */
const mostNamed = 4;
