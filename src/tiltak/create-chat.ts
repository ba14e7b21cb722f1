/** Starting a check-in in the chat: form, preview, and `Send` as the explicit confirmation. What was typed comes back with every fault. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { namesCard, namesModel, type NamedPerson } from '../cards/common.ts';
import { button } from '../cards/parts.ts';
import { typedSearches } from '../cards/choice-list.ts';
import { notAllowed, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { byName } from '../locales/format.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import { askedBy } from './asked-by.ts';
import { formCard, formModel, previewCard, previewModel } from './card-form.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import { draftCheckIn, sendCheckIn, type CreateCheckInDeps } from './create-check-in.ts';
import { emptyCheckIn, mayStartCheckIn, readCheckInForm, typedCheckIn, typedFromCheckIn, unitsToAsk, type Askable, type CheckInFaults, type TypedCheckIn } from './form.ts';
import type { LeadViews } from './lead-views.ts';
import { dayInSeries, deadlineDay, intervalOf, lateDays, opensDay, sentOn, workingDay } from './series.ts';
import { loadRegister, type Register } from './store.ts';

export interface CreateCheckInChatDeps extends CreateCheckInDeps {
  readonly store: DocumentStore;
  readonly cards: CardRenderer;
  readonly directory: NetworkDirectory;
  readonly ids: IdSource;
  readonly audit: AuditLog;
  readonly views: LeadViews;
}

/** Card data is untrusted: the form's own id, so that one form is one draft, and what was confirmed. */
const formData = z.object({ formId: z.string().regex(/^[\w-]{8,64}$/), contactConfirmed: z.boolean().optional().catch(undefined) });
const draftData = z.object({ promptId: z.string().regex(/^tiltak-[\w-]{8,64}$/), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

interface OpenForm { readonly formId: string; readonly kind: 'card' | 'new-card'; readonly faults?: CheckInFaults; readonly confirmed?: boolean; readonly editing?: boolean; readonly search?: string | undefined }

export function createCheckInChat(deps: CreateCheckInChatDeps): ChatFeature {
  const { prompts, store, clock, workingTime, cards, directory, ids, audit, views } = deps;
  const { timeZone } = workingTime;
  const today = (): Temporal.PlainDate => clock.now().toZonedDateTimeISO(timeZone).toPlainDate();

  function form(caller: Caller, askable: Askable, typed: TypedCheckIn, { formId, kind, faults = {}, confirmed = false, editing = false, search }: OpenForm): Reply {
    const { member, network, t } = caller;
    const mine = unitsToAsk(network, member);
    const withMeasures = [...new Set(askable.measures.map(({ unit }) => unit))].filter((unit) => mine.has(unit));
    const contactConfirmed = confirmed || Object.values(faults).includes('contact-details');
    const model = formModel({
      typed, faults, editing, search, plans: askable.plans, units: withMeasures.map((id) => ({ id, name: unitName(network, id) })), allUnits: hasRole(member, 'sekretariat'),
      // Sent again with this, the phone numbers and e-mail addresses in the text have been asked about.
      data: { formId, ...(contactConfirmed ? { contactConfirmed } : {}) },
    }, t);
    return { kind, card: cards.render(formCard, model), summary: t.tiltakLead.summaries.form };
  }

  async function newForm(caller: Caller): Promise<Reply> {
    const { member, network, t } = caller;
    if (!mayStartCheckIn(member)) return { kind: 'text', text: notAllowed(caller) };
    const askable = askableOf((await loadRegister(store, 'all')).register);
    const mine = unitsToAsk(network, member);
    const own = hasRole(member, 'sekretariat') ? ['*'] : [...new Set(askable.measures.map(({ unit }) => unit))].filter((unit) => mine.has(unit));
    if (askable.measures.length === 0 || own.length === 0) return { kind: 'text', text: t.tiltakLead.form.noRegister };
    return form(caller, askable, emptyCheckIn(askable, today(), own.join(','), (date) => workingDay(date, workingTime)), { formId: ids.newId(), kind: 'new-card' });
  }

  /** The same form, with the units that are searched for in its list. */
  async function findUnits(caller: Caller, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    if (!mayStartCheckIn(caller.member)) return { kind: 'text', text: notAllowed(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: caller.t.refusals.outdated };
    return form(caller, askableOf((await loadRegister(store, 'all')).register), typedCheckIn(data), { formId: control.data.formId, kind: 'card', search: typedSearches(data, 'units').units });
  }

  async function preview(caller: Caller, draft: CheckIn, register: Register): Promise<Reply> {
    const { network, t } = caller;
    const { details, promptId } = draft;
    const asked = askedBy(network, register, details);
    const [reach, overlaps] = await Promise.all([directory.reachability(asked.people.keys()), overlapping(draft, new Set(asked.measures.map(({ unit }) => unit)))]);
    const unitsWith = new Set(asked.measures.map(({ unit }) => unit));
    const interval = details.series && intervalOf(details.series.rule);
    const opens = opensDay(draft, timeZone);
    const deadline = deadlineDay(draft, timeZone);
    const model = previewModel({
      title: details.title, plan: register.plans.get(details.plan)?.title ?? details.plan, yearly: details.yearly,
      ...(opens.equals(today()) ? {} : { opens: opens.toString() }), deadline: deadline.toString(), lateUntil: deadline.add({ days: lateDays }).toString(),
      ...(details.series && interval ? { series: { interval, next: workingDay(dayInSeries(details.series.rule, 2), workingTime).toString() } } : {}),
      people: asked.people.size,
      byUnit: new Map([...Map.groupBy(asked.measures, ({ unit }) => unitName(network, unit))].map(([name, of]) => [name, of.length])),
      unreachable: [...reach.values()].filter(({ how }) => how === 'not-at-all').length,
      withoutAnybody: asked.withoutAnybody.length,
      empty: (details.units ?? []).filter((unit) => !unitsWith.has(unit)).map((unit) => unitName(network, unit)),
      overlaps,
      data: { promptId },
    }, t);
    return { kind: 'card', card: cards.render(previewCard, model), summary: t.tiltakLead.summaries.preview };
  }

  /** Check-ins under way, or about to be, that ask some of these units about the same plan. */
  async function overlapping(draft: CheckIn, units: ReadonlySet<string>): Promise<{ title: string; units: number }[]> {
    const others = await prompts.list<CheckInDetails>('tiltak', ['scheduled', 'open'], '');
    const meets = (other: Pick<CheckIn, 'promptId' | 'opensAt' | 'closesAt' | 'details'>): boolean => other.promptId !== draft.promptId && other.details.plan === draft.details.plan && Temporal.Instant.compare(other.opensAt, draft.closesAt) < 0 && Temporal.Instant.compare(draft.opensAt, other.closesAt) < 0;
    return others.filter(meets).flatMap(({ details }) => {
      const shared = details.units === undefined ? units.size : details.units.filter((unit) => units.has(unit)).length;
      return shared === 0 ? [] : [{ title: details.title, units: shared }];
    });
  }

  async function readForm(caller: Caller, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { t, network, member } = caller;
    if (!mayStartCheckIn(member)) return { kind: 'text', text: notAllowed(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: t.refusals.outdated };
    const { formId, contactConfirmed = false } = control.data;
    const typed = typedCheckIn(data);
    const { register } = await loadRegister(store, 'all');
    const askable = askableOf(register);
    const read = readCheckInForm(typed, { askable, formId, units: unitsToAsk(network, member), everywhere: hasRole(member, 'sekretariat'), now: clock.now().toZonedDateTimeISO(timeZone), sentOn: (date) => sentOn(date, clock.now(), workingTime), contactDetailsConfirmed: contactConfirmed });
    if (!read.ok) return form(caller, askable, typed, { formId, kind: 'card', faults: read.faults, confirmed: contactConfirmed });
    const draft = await draftCheckIn(deps, { promptId: `tiltak-${formId}`, organiserId: member.id, details: read.details, opens: read.opens, deadline: read.deadline });
    if (draft === 'sent') return { kind: 'text', text: t.tiltakLead.refusals.alreadySent };
    if (draft === 'foreign') return { kind: 'text', text: t.refusals.outdated };
    return await preview(caller, draft, register);
  }

  /** A draft is its author's alone, and only while it is a draft. */
  const onDraft = (act: (caller: Caller, draft: CheckIn, register: Register, page: number) => Promise<Reply>): Action => async (caller, data) => {
    const read = draftData.safeParse(data);
    const stored = read.success ? await prompts.load<CheckInDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'tiltak' || stored.organiserId !== caller.member.id) return { kind: 'text', text: caller.t.tiltakLead.refusals.gone };
    const { register } = await loadRegister(store, [stored.details.plan]);
    // The store may have gone away between taking the confirmation and planning the opening: pressing again finishes it.
    if (stored.state === 'scheduled') await sendCheckIn(deps, stored.promptId);
    return stored.state === 'draft' ? await act(caller, stored, register, read.data.page) : sent(caller, stored, register);
  };

  function sent({ network, t }: Caller, { promptId, details, ...checkIn }: CheckIn, register: Register): Reply {
    const words = t.tiltakLead.sent;
    const asked = askedBy(network, register, details);
    const opens = opensDay(checkIn, timeZone);
    const atOnce = Temporal.PlainDate.compare(opens, today()) <= 0;
    const lines = [...(atOnce ? [] : [words.laterLead(views.day(opens, t))]), words.lead(asked.people.size, asked.measures.length)];
    return views.message(t, atOnce ? words.title : words.later, lines, [button(words.open, 'tiltak-lead.open', { promptId })]);
  }

  async function edit(caller: Caller, draft: CheckIn, faults: CheckInFaults = {}): Promise<Reply> {
    const askable = askableOf((await loadRegister(store, 'all')).register);
    return form(caller, askable, typedFromCheckIn(draft, timeZone), { formId: draft.promptId.slice('tiltak-'.length), kind: 'card', editing: true, faults });
  }

  async function send(caller: Caller, draft: CheckIn, register: Register): Promise<Reply> {
    const { network, member, t } = caller;
    // Roles and the register may have changed since the preview.
    const mine = unitsToAsk(network, member);
    if (!mayStartCheckIn(member) || (draft.details.units === undefined ? !hasRole(member, 'sekretariat') : draft.details.units.some((unit) => !mine.has(unit)))) return { kind: 'text', text: notAllowed(caller) };
    const asked = askedBy(network, register, draft.details);
    if (asked.people.size === 0) return asked.measures.length === 0 ? await edit(caller, draft, { units: 'no-measures' }) : await preview(caller, draft, register);
    const done = await sendCheckIn(deps, draft.promptId);
    switch (done.outcome) {
      case 'sent':
        await audit.record({ action: 'check-in-sent', memberId: member.id, promptId: draft.promptId, counts: { measures: asked.measures.length, people: asked.people.size } });
        return sent(caller, done.checkIn, register);
      case 'past': return await edit(caller, draft, { deadline: 'date-past' });
      case 'too-late': return await edit(caller, draft, { deadline: 'deadline-before-sent' });
      case 'not-found': return { kind: 'text', text: t.tiltakLead.refusals.gone };
    }
  }

  const list = (caller: Caller, draft: CheckIn, title: string, verb: string, people: readonly NamedPerson[], page: number, subtitle?: string): Reply => {
    const { promptId } = draft;
    const model = namesModel({ title, people, page, verb, data: { promptId }, back: button(caller.t.common.back, 'tiltak-lead.draft', { promptId }), ...(subtitle === undefined ? {} : { subtitle }) }, caller.t);
    return { kind: 'card', card: cards.render(namesCard, model), summary: title };
  };

  async function unreachable(caller: Caller, draft: CheckIn, register: Register, page: number): Promise<Reply> {
    const { network, t } = caller;
    const { people } = askedBy(network, register, draft.details);
    const reach = await directory.reachability(people.keys());
    const named = [...people].flatMap(([memberId, measures]) => {
      const how = reach.get(memberId);
      const person = network.members.get(memberId);
      if (how?.how !== 'not-at-all' || !person) return [];
      return [{ name: person.name, detail: [person.phone ?? t.callList.noPhone, t.tiltakLead.preview.measures(measures), t.status.reasons[how.reason]].join(' · '), group: '' }];
    }).toSorted(byName);
    return list(caller, draft, t.tiltakLead.preview.unreachableTitle, 'tiltak-lead.unreachable', named, page);
  }

  const withoutAnybody = async (caller: Caller, draft: CheckIn, register: Register, page: number): Promise<Reply> => {
    const { network, t } = caller;
    const measures = askedBy(network, register, draft.details).withoutAnybody.map(({ title, id, unit }) => ({ name: title, detail: id, group: unitName(network, unit) }));
    return list(caller, draft, t.tiltakLead.preview.nobodyTitle, 'tiltak-lead.nobody', measures.toSorted((one, other) => byName({ name: one.group }, { name: other.group })), page, t.tiltakLead.preview.measures(measures.length));
  };

  return {
    actions: {
      'tiltak-lead.new': newForm,
      'tiltak-lead.preview': readForm,
      'tiltak-lead.find-units': findUnits,
      'tiltak-lead.draft': onDraft((caller, draft, register) => preview(caller, draft, register)),
      'tiltak-lead.edit': onDraft((caller, draft) => edit(caller, draft)),
      'tiltak-lead.unreachable': onDraft(unreachable),
      'tiltak-lead.nobody': onDraft(withoutAnybody),
      'tiltak-lead.send': onDraft(send),
      'tiltak-lead.discard': async (caller, data) => {
        const { promptId } = data;
        const form = formData.safeParse(data);
        const id = typeof promptId === 'string' ? promptId : `tiltak-${form.data?.formId ?? ''}`;
        const { form: { title }, preview: { discarded } } = caller.t.tiltakLead;
        // A form that was never looked at as preview has no draft to throw away.
        if (typeof promptId !== 'string' && (!form.success || !(await prompts.load(id)))) return views.message(caller.t, title, [discarded]);
        return await onDraft(async (_, draft) => {
          await prompts.discard(draft.promptId);
          return views.message(caller.t, title, [discarded]);
        })(caller, { promptId: id });
      },
    },
  };
}

/** Plans without measures cannot be asked about. */
function askableOf(register: Register): Askable {
  const measures = [...register.measures.values()].flatMap((of) => [...of.values()]);
  const used = new Set(measures.map(({ plan }) => plan));
  return { plans: [...register.plans.values()].filter(({ id }) => used.has(id)), measures };
}
