/** Changing a meeting in the chat: the form with everything filled in, what would change and who is asked again, and `Send` as the explicit confirmation. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCancel } from '../access/domain.ts';
import { notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import { changeCard, changeModel, changesOf } from './card-change.ts';
import { formCard, formModel } from './card-form.ts';
import { changeMeeting, mayStillChange, propose, proposed, withdrawChange, type ChangeMeetingDeps, type ProposedChange } from './change-meeting.ts';
import { declines, isMove, type Meeting, type MeetingDetails } from './domain.ts';
import { readMeetingDetails, typedFromMeeting } from './form.ts';
import { typedMeeting, type MeetingFaults, type TypedMeeting } from './form-fields.ts';
import type { MeetingViews } from './views.ts';

export interface ChangeChatDeps extends ChangeMeetingDeps {
  readonly cards: CardRenderer;
  readonly ids: IdSource;
  readonly views: MeetingViews;
  readonly audit: AuditLog;
}

/** Card data is untrusted. `revision` is that of the meeting the form was filled in from. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  formId: z.string().regex(/^[\w-]{8,64}$/).catch(''),
  revision: z.coerce.number().int().min(0).catch(-1),
  contactConfirmed: z.boolean().optional().catch(undefined),
});
type Clicked = z.infer<typeof clicked>;
type FormWords = { readonly kind: 'card' | 'new-card'; readonly formId: string; readonly faults?: MeetingFaults; readonly notes?: readonly string[]; readonly contactConfirmed?: boolean | undefined };

/** Verbs: `meeting.change` `{ promptId }`; `meeting.change-preview` `{ promptId, formId, revision }` with the form's inputs; `meeting.change-edit`, `-send`, `-discard` `{ promptId, formId }`. */
export function meetingChangeChat(deps: ChangeChatDeps): ChatFeature {
  const { prompts, clock, timeZone, cards, ids, views, audit } = deps;
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });

  /** Only whoever called it and the sekretariat, and only while there is something to change. */
  const onMeeting = (act: (caller: Caller, meeting: Meeting, at: Clicked, data: Readonly<Record<string, unknown>>) => Promise<Reply>): Action => async (caller, data) => {
    const { member, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'meeting' || stored.state === 'draft') return text(t.refusals.gone);
    const meeting = stored as typeof stored & Meeting;
    if (!mayCancel(member, meeting)) return text(notOrganiser(caller, meeting.organiserId));
    if (!mayStillChange(meeting, clock.now())) return text(meeting.state === 'cancelled' ? t.refusals.cancelled : t.meetings.change.over);
    return await act(caller, meeting, read.data, data);
  };

  /** What was proposed with this form, by this person alone. */
  const onProposed = (act: (caller: Caller, meeting: Meeting, change: ProposedChange) => Promise<Reply>): Action => onMeeting(async (caller, meeting, { promptId, formId }) => {
    const change = formId === '' ? undefined : await proposed(deps, promptId, formId);
    return change?.by === caller.member.id ? await act(caller, meeting, change) : text(caller.t.refusals.outdated);
  });

  function form({ t }: Caller, { promptId, details, revision }: Meeting, typed: TypedMeeting, { kind, formId, faults = {}, notes = [], contactConfirmed }: FormWords): Reply {
    const words = t.meetings.change;
    const days = details.endDate === undefined ? 1 : Temporal.PlainDate.from(details.date).until(details.endDate, { largestUnit: 'days' }).days + 1;
    const confirmed = contactConfirmed === true || Object.values(faults).includes('contact-details');
    const model = formModel({
      typed, faults, units: [], groups: [], allUnits: false, data: { promptId, formId, revision, ...(confirmed ? { contactConfirmed: true } : {}) },
      change: { notes: [...notes, words.audienceStays, ...(days > 1 ? [words.days(days)] : []), words.deadlineMoves] },
    }, t);
    return { kind, card: cards.render(formCard, model), summary: t.form.editTitle };
  }

  async function preview(caller: Caller, meeting: Meeting, change: ProposedChange): Promise<Reply> {
    const { t } = caller;
    const { promptId, formId, from, to } = change;
    const { responses } = await prompts.responses(promptId);
    const asked = isMove(from, to) ? responses.filter((response) => !declines(response)).length : undefined;
    const model = changeModel({ from, to, asked, open: meeting.state === 'open', data: { promptId, formId } }, t);
    return { kind: 'card', card: cards.render(changeCard, model), summary: t.meetings.change.previewTitle };
  }

  async function read(caller: Caller, meeting: Meeting, { promptId, formId, revision, contactConfirmed }: Clicked, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { t, member } = caller;
    const words = t.meetings.change;
    if (formId === '') return text(t.refusals.outdated);
    const typed = typedMeeting(data);
    if (revision !== meeting.revision) return form(caller, meeting, typed, { kind: 'card', formId, notes: [words.conflict], contactConfirmed });
    const outcome = readMeetingDetails(typed, { now: clock.now().toZonedDateTimeISO(timeZone), contactDetailsConfirmed: contactConfirmed ?? false, before: meeting.details });
    if (!outcome.ok) return form(caller, meeting, typed, { kind: 'card', formId, faults: outcome.faults, contactConfirmed });
    if (changesOf(meeting.details, outcome.details, t).length === 0) return form(caller, meeting, typed, { kind: 'card', formId, notes: [words.unchanged] });
    const earlier = await proposed(deps, promptId, formId);
    if (earlier !== undefined && earlier.by !== member.id) return text(t.refusals.outdated);
    const change = { promptId, formId, by: member.id, from: meeting.details, to: outcome.details };
    await propose(deps, change);
    return await preview(caller, meeting, change);
  }

  async function send(caller: Caller, meeting: Meeting, change: ProposedChange): Promise<Reply> {
    const { t, member } = caller;
    const words = t.meetings.change;
    const { promptId, formId, to } = change;
    const typed = typedFromMeeting({ details: to, audience: meeting.audience });
    const done = await changeMeeting(deps, change);
    switch (done.outcome) {
      case 'changed':
        await audit.record({ action: 'meeting-changed', memberId: member.id, promptId, occasion: formId });
        return views.message(t, words.done, to.title, done.meeting.state === 'open' ? words.everyCard : words.notOpen);
      case 'conflict': return form(caller, done.meeting, typed, { kind: 'card', formId, notes: [words.conflict] });
      case 'past': return form(caller, meeting, typed, { kind: 'card', formId, faults: { start: 'start-past' } });
      case 'over': return text(t.meetings.change.over);
      case 'not-found': return text(t.refusals.gone);
    }
  }

  return {
    actions: {
      'meeting.change': onMeeting(async (caller, meeting) => form(caller, meeting, typedFromMeeting(meeting), { kind: 'new-card', formId: ids.newId() })),
      'meeting.change-preview': onMeeting(read),
      'meeting.change-edit': onProposed(async (caller, meeting, { formId, to }) => form(caller, meeting, typedFromMeeting({ details: to, audience: meeting.audience }), { kind: 'card', formId })),
      'meeting.change-send': onProposed(send),
      'meeting.change-discard': async ({ t, member }, data) => {
        const at = clicked.safeParse(data);
        if (at.success && at.data.formId !== '' && (await proposed(deps, at.data.promptId, at.data.formId))?.by === member.id) await withdrawChange(deps, at.data.promptId, at.data.formId);
        return views.message(t, t.form.editTitle, t.meetings.change.discarded);
      },
    },
  };
}
