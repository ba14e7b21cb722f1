/** Calling a meeting in the chat: form, preview, and `Send` as the explicit confirmation. What was typed comes back with every fault. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCallMeeting, mayCallMeetings, mayMobilise, unitsInReach, unitsToMobilise } from '../access/domain.ts';
import { namesCard, namesModel } from '../cards/common.ts';
import { typedSearches, type Searches } from '../cards/choice-list.ts';
import { button } from '../cards/parts.ts';
import { notAllowed, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { byName } from '../locales/format.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { IdSource } from '../ports/id-source.ts';
import { resolveAudience } from '../prompts/audience.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import type { Addressee } from '../prompts/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { once } from '../shared/repeats.ts';
import { formCard, formModel, previewCard, previewModel, sentCard, sentModel } from './card-form.ts';
import { seriesSentModel, type SeriesPreview } from './card-series.ts';
import { draftMeeting } from './create-meeting.ts';
import type { Meeting, MeetingDetails, MeetingSeries } from './domain.ts';
import { readMeetingForm, typedFromDraft } from './form.ts';
import { typedMeeting, type MeetingFaults, type TypedMeeting } from './form-fields.ts';
import { opensInSeries, sendCalled, type SendSeriesDeps } from './meeting-series.ts';
import { onDay, seriesDays, seriesPromptId } from './series.ts';
import type { MeetingViews } from './views.ts';

export interface CreateMeetingChatDeps extends SendSeriesDeps {
  readonly holidays: Holidays;
  readonly cards: CardRenderer;
  readonly directory: NetworkDirectory;
  readonly ids: IdSource;
  readonly views: MeetingViews;
  readonly audit: AuditLog;
  /** How many innspill wait that this person may take up. */
  readonly innspillFor: (caller: Caller) => Promise<number>;
}

/** Card data is untrusted: the form's own id, so that one form is one draft, and what was confirmed. */
const formData = z.object({ formId: z.string().regex(/^[\w-]{8,64}$/), contactConfirmed: z.boolean().optional().catch(undefined), exercise: z.boolean().optional().catch(undefined) });
const draftData = z.object({ promptId: z.string().regex(/^meeting-[\w-]{8,64}$/), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** The kind of meeting that follows a mobilisation. */
const afterMobilisation = 'ekstraordinaert';

/** `newMeeting`: the form of a new meeting with some of it filled in, below what was clicked. */
export type CreateMeetingChat = ChatFeature & { newMeeting(caller: Caller, filled: Partial<TypedMeeting> & { readonly exercise?: boolean }, innspill?: number): Reply };

export function createMeetingChat(deps: CreateMeetingChatDeps): CreateMeetingChat {
  const { prompts, clock, timeZone, cards, directory, ids, views, audit, holidays, workingTime, innspillFor } = deps;

  function form(caller: Caller, typed: TypedMeeting, formId: string, more: { readonly kind: 'card' | 'new-card'; readonly faults?: MeetingFaults; readonly editing?: boolean; readonly contactConfirmed?: boolean; readonly exercise?: boolean | undefined; readonly innspill?: number; readonly search?: Searches }): Reply {
    const { member, network, t } = caller;
    const everywhere = hasRole(member, 'sekretariat');
    const reach = typed.kind === afterMobilisation ? unitsToMobilise(network, member) : unitsInReach(network, member);
    const faults = more.faults ?? {};
    const contactConfirmed = more.contactConfirmed === true || Object.values(faults).includes('contact-details');
    const model = formModel({
      typed,
      faults,
      units: [...network.units.values()].filter(({ id }) => everywhere || reach.has(id)),
      groups: [...network.groups.values()].filter(({ unit }) => everywhere || (unit !== undefined && reach.has(unit))),
      allUnits: everywhere,
      search: more.search,
      // Sent again with this, the phone numbers and e-mail addresses in the text have been asked about.
      data: { formId, ...(contactConfirmed ? { contactConfirmed } : {}), ...(more.exercise === true ? { exercise: true } : {}) },
      editing: more.editing ?? false,
      innspill: more.innspill ?? 0,
    }, t);
    return { kind: more.kind, card: cards.render(formCard, model), summary: t.summaries.form };
  }

  const newMeeting: CreateMeetingChat['newMeeting'] = (caller, { exercise, ...filled }, innspill = 0) => (mayCallMeetings(caller.member)
    ? form(caller, { ...emptyForm(caller), ...filled }, ids.newId(), { kind: 'new-card', exercise, innspill })
    : { kind: 'text', text: notAllowed(caller) });

  async function preview(caller: Caller, meeting: Pick<Meeting, 'promptId' | 'details' | 'series'>, addressees: readonly Addressee[]): Promise<Reply> {
    const { network, member, t } = caller;
    const reach = await directory.reachability(addressees.map(({ memberId }) => memberId));
    const model = previewModel({
      details: meeting.details,
      organiser: member.name,
      byLevel: countBy(addressees, ({ level }) => level) as ReadonlyMap<NetworkLevel, number>,
      byUnit: countBy(addressees, ({ unit }) => unitName(network, unit)),
      unreachable: [...reach.values()].filter(({ how }) => how === 'not-at-all').length,
      ...(meeting.series === undefined ? {} : { series: seriesPreview(meeting.details, meeting.series) }),
      data: { promptId: meeting.promptId },
    }, t);
    return { kind: 'card', card: cards.render(previewCard, model), summary: t.summaries.preview };
  }

  /** As it was looked at: the same rule gives the same days. */
  function seriesPreview(details: MeetingDetails, { rule, daysOff, answerDays, dates = [] }: MeetingSeries): SeriesPreview {
    const now = clock.now();
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const opensNow = dates.filter((date) => opensInSeries(onDay(details, date, today, answerDays), now, workingTime) === now.toString()).length;
    return { rule, days: seriesDays(rule, daysOff, holidays), daysOff, opensNow };
  }

  /** A draft is its author's alone, and only while it is a draft. */
  const onDraft = (act: (caller: Caller, draft: Meeting, page: number) => Promise<Reply>): Action => async (caller, data) => {
    const read = draftData.safeParse(data);
    const stored = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (!read.success || !stored || stored.kind !== 'meeting' || stored.organiserId !== caller.member.id) return { kind: 'text', text: caller.t.refusals.gone };
    // The store may have gone away between taking the confirmation and planning the opening: pressing again finishes it.
    if (stored.state === 'scheduled') await sendCalled(deps, stored as Meeting);
    if (stored.state !== 'draft') return sent(caller, stored as Meeting);
    return await act(caller, stored as Meeting, read.data.page);
  };

  const sent = ({ network, t }: Caller, { details, series, audience }: Meeting): Reply => {
    const model = series === undefined ? sentModel({ details, invited: resolveAudience(network, audience).length }, t) : seriesSentModel({ details, series }, t);
    return { kind: 'card', card: cards.render(sentCard, model), summary: model.title };
  };

  async function readForm(caller: Caller, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { t, network, member } = caller;
    if (!mayCallMeetings(member)) return { kind: 'text', text: notAllowed(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: t.refusals.outdated };
    const { formId, contactConfirmed = false, exercise } = control.data;
    const typed = typedMeeting(data);
    const read = readMeetingForm(typed, { network, holidays, formId, now: clock.now().toZonedDateTimeISO(timeZone), contactDetailsConfirmed: contactConfirmed });
    const again = (faults: MeetingFaults): Reply => form(caller, typed, formId, { kind: 'card', faults, contactConfirmed, exercise, search: typedSearches(data) });
    if (!read.ok) return again(read.faults);
    if (!mayCall(caller, read.audience, read.details.meetingKind)) return again({ units: 'audience-not-allowed' });
    const draft = { promptId: seriesPromptId(formId, 1), organiserId: member.id, audience: read.audience, ...(read.series === undefined ? {} : { series: read.series }), details: { ...read.details, ...(exercise === true ? { exercise } : {}) } };
    switch (await draftMeeting(deps, draft)) {
      case 'drafted': return await preview(caller, draft, read.addressees);
      case 'sent': return { kind: 'text', text: t.refusals.alreadySent };
      case 'foreign': return { kind: 'text', text: t.refusals.outdated };
    }
  }

  /** The same form, with what is searched for in its list. */
  const find = (list: keyof Searches): Action => async (caller, data) => {
    if (!mayCallMeetings(caller.member)) return { kind: 'text', text: notAllowed(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: caller.t.refusals.outdated };
    const { formId, contactConfirmed = false, exercise } = control.data;
    return form(caller, typedMeeting(data), formId, { kind: 'card', contactConfirmed, exercise, search: typedSearches(data, list) });
  };

  return {
    commands: {
      møte: async (caller) => newMeeting(caller, {}, mayCallMeetings(caller.member) ? await innspillFor(caller) : 0),
    },
    newMeeting,
    actions: {
      'meeting.preview': readForm,
      'meeting.find-units': find('units'),
      'meeting.find-groups': find('groups'),
      'meeting.draft': onDraft((caller, draft) => preview(caller, draft, resolveAudience(caller.network, draft.audience))),
      'meeting.edit': onDraft(async (caller, draft) =>
        form(caller, typedFromDraft(draft), draft.promptId.slice('meeting-'.length), { kind: 'card', editing: true, exercise: draft.details.exercise })),
      'meeting.unreachable': onDraft(async (caller, draft, page) => await unreachable(caller, draft, page)),
      'meeting.send': onDraft(async (caller, draft) => {
        // Roles may have changed since the preview.
        if (!mayCall(caller, draft.audience, draft.details.meetingKind)) return { kind: 'text', text: notAllowed(caller) };
        const done = await sendCalled(deps, draft);
        switch (done.outcome) {
          case 'sent':
            await audit.record({ action: 'meeting-sent', memberId: caller.member.id, promptId: draft.promptId, counts: { invited: resolveAudience(caller.network, draft.audience).length } });
            return sent(caller, done.meeting);
          case 'past': return form(caller, typedFromDraft(draft), draft.promptId.slice('meeting-'.length), { kind: 'card', editing: true, exercise: draft.details.exercise, faults: { start: 'start-past' } });
          case 'not-found': return { kind: 'text', text: caller.t.refusals.gone };
        }
      }),
      'meeting.discard': async (caller, data) => {
        const { promptId, formId } = data;
        const id = typeof promptId === 'string' ? promptId : `meeting-${typeof formId === 'string' ? formId : ''}`;
        const discarded: Action = onDraft(async (_, draft) => {
          await prompts.discard(draft.promptId);
          return views.message(caller.t, caller.t.preview.title, caller.t.preview.discarded);
        });
        // A form that was never looked at as preview has no draft to throw away.
        if (typeof promptId !== 'string' && !(await prompts.load(id))) return views.message(caller.t, caller.t.form.title, caller.t.preview.discarded);
        return await discarded(caller, { promptId: id });
      },
    },
  };

  async function unreachable({ network, t }: Caller, draft: Meeting, page: number): Promise<Reply> {
    const addressees = resolveAudience(network, draft.audience);
    const reach = await directory.reachability(addressees.map(({ memberId }) => memberId));
    const people = addressees.flatMap(({ memberId, unit, level }) => {
      const how = reach.get(memberId);
      const person = network.members.get(memberId);
      if (how?.how !== 'not-at-all' || !person) return [];
      return [{ name: person.name, detail: `${unitName(network, unit)} · ${t.levelsShort[level]} · ${t.status.reasons[how.reason]}`, group: '' }];
    }).sort(byName);
    const { promptId } = draft;
    const model = namesModel({ title: t.preview.unreachableTitle, people, page, verb: 'meeting.unreachable', data: { promptId }, back: button(t.common.back, 'meeting.draft', { promptId }) }, t);
    return { kind: 'card', card: cards.render(namesCard, model), summary: t.summaries.names };
  }
}

/** Whoever may call people out may call the same people to the meeting after it. */
function mayCall({ network, member }: Caller, audience: string, kind: string): boolean {
  const parsed = parseAudience(audience);
  const may = kind === afterMobilisation ? mayMobilise : mayCallMeeting;
  return 'terms' in parsed && may(network, member, parsed.terms).allowed;
}

/** What each role most often calls; everything can be changed. */
function emptyForm({ member }: Caller): TypedMeeting {
  const everywhere = hasRole(member, 'sekretariat');
  const own = member.seats.find(({ role }) => role === 'koordinator')?.unit ?? '';
  return {
    ...typedMeeting({}),
    kind: everywhere ? 'temamote' : 'koordineringsgruppe',
    start: '09:00',
    end: '11:00',
    repeat: once,
    daysOff: 'flytt',
    levels: everywhere ? '*' : 'koordinerende',
    units: everywhere ? '*' : own,
    showNames: 'true',
  };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
