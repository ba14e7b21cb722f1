/** Calling people out from the chat: form, preview, and `Send` as the only confirmation. What was typed comes back with every fault. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayMobilise, mayMobiliseAtAll, mobilisesToSentrum, unitsToMobilise } from '../access/domain.ts';
import { namesCard, namesModel } from '../cards/common.ts';
import { typedSearches, type Searches } from '../cards/choice-list.ts';
import { button } from '../cards/parts.ts';
import type { Action, Caller, ChatFeature } from '../chat/caller.ts';
import { byName } from '../locales/format.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import { hasLed, mayMove, type Addressee } from '../prompts/domain.ts';
import { chosenInVain, whoIsAway, whoIsCalled } from './who-is-called.ts';
import { emptyForm, formCard, formModel, previewCard, previewModel } from './card-form.ts';
import { lockScreen } from './card-parts.ts';
import { draftMobilisation, sendMobilisation, type CreateMobilisationDeps, type MobilisationDraft } from './create-mobilisation.ts';
import type { Mobilisation, MobilisationDetails } from './domain.ts';
import { nobodyCalled, readMobilisationForm, typedFromMobilisation, typedMobilisation, type MobilisationFaults, type TypedMobilisation } from './form.ts';
import type { MobilisationViews } from './views.ts';
import { thereToday } from './who-leads.ts';

export interface CreateMobilisationChatDeps extends CreateMobilisationDeps {
  readonly cards: CardRenderer;
  readonly directory: NetworkDirectory;
  readonly ids: IdSource;
  readonly views: MobilisationViews;
  readonly audit: AuditLog;
}

/** Card data is untrusted: the form's own id, so that one form is one draft, and what was confirmed. */
const formData = z.object({ formId: z.string().regex(/^[\w-]{8,64}$/), exercise: z.boolean(), contactConfirmed: z.boolean().optional().catch(undefined) });
const draftData = z.object({ promptId: z.string().regex(/^mobilisation-[\w-]{8,64}$/), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

interface OpenForm {
  readonly formId: string;
  readonly exercise: boolean;
  readonly kind: 'card' | 'new-card';
  readonly faults?: MobilisationFaults;
  /** Phone numbers and e-mail addresses have been asked about before. */
  readonly confirmed?: boolean;
  readonly editing?: boolean;
  readonly search?: Searches;
}

export function createMobilisationChat(deps: CreateMobilisationChatDeps): ChatFeature {
  const { prompts, cards, directory, ids, views } = deps;

  function form(caller: Caller, typed: TypedMobilisation, { formId, exercise, kind, faults = {}, confirmed = false, editing = false, search }: OpenForm): Reply {
    const { member, network, t } = caller;
    const everywhere = hasRole(member, 'sekretariat');
    const reach = unitsToMobilise(network, member);
    const contactConfirmed = confirmed || Object.values(faults).includes('contact-details');
    const model = formModel({
      typed, faults, exercise, editing, search,
      toSentrum: !everywhere && mobilisesToSentrum(network, member),
      units: [...network.units.values()].filter(({ id }) => everywhere || reach.has(id)),
      groups: [...network.groups.values()].filter(({ unit }) => everywhere || (unit !== undefined && reach.has(unit))),
      allUnits: everywhere,
      // Sent again with this, the phone numbers and e-mail addresses in the text have been asked about.
      data: { formId, exercise, ...(contactConfirmed ? { contactConfirmed } : {}) },
    }, t);
    return { kind, card: cards.render(formCard, model), summary: lockScreen(t.mobilisation.summaries.form, { exercise }, t) };
  }

  const newForm = (exercise: boolean) => async (caller: Caller): Promise<Reply> => {
    if (!mayMobiliseAtAll(caller.member)) return { kind: 'text', text: views.mayNotCall(caller) };
    const own = hasRole(caller.member, 'sekretariat') ? undefined : caller.member.seats.find(({ role }) => role === 'koordinator')?.unit;
    return form(caller, emptyForm({ levels: '*', units: own ?? '*' }), { formId: ids.newId(), exercise, kind: 'new-card' });
  };

  async function preview({ network, t }: Caller, { promptId, details, organiserId, audience }: Pick<Mobilisation, 'promptId' | 'details' | 'organiserId' | 'audience'>, called: readonly Addressee[]): Promise<Reply> {
    const [reachability, inChannels] = await Promise.all([directory.reachability(called.map(({ memberId }) => memberId)), directory.channelReach(called)]);
    const reach = { personal: 0, roster: 0, channel: 0, 'not-at-all': 0 };
    for (const { memberId } of called) reach[inChannels.has(memberId) ? 'channel' : reachability.get(memberId)?.how ?? 'not-at-all'] += 1;
    const channels = countBy([...inChannels.values()], ({ link }) => [unitName(network, link.unit), link.level === '*' ? t.channel.everyLevel : t.levels[link.level]].join(', '));
    const model = previewModel({
      details, reach, channels, now: views.now(), data: { promptId }, absent: whoIsAway(network, { details, organiserId }, views.now()).length, inVain: chosenInVain(network, audience, called),
      waves: details.waves.map((wave, at) => ({ name: waveName(wave, details, network, t), people: called.filter((addressee) => addressee.wave === at + 1).length })),
      byLevel: countBy(called, ({ level }) => level),
      byUnit: countBy(called, ({ unit }) => unitName(network, unit)),
    }, t);
    return { kind: 'card', card: cards.render(previewCard, model), summary: lockScreen(t.mobilisation.summaries.preview, details, t) };
  }

  /** A draft is its author's alone, and only while it is a draft. */
  const onDraft = (act: (caller: Caller, draft: Mobilisation, page: number) => Promise<Reply>): Action => async (caller, data) => {
    const read = draftData.safeParse(data);
    const stored = read.success ? await prompts.load<MobilisationDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'mobilisation') return { kind: 'text', text: caller.t.refusals.gone };
    // An old preview of somebody who has handed over the lead since.
    if (stored.organiserId !== caller.member.id) return { kind: 'text', text: hasLed(stored, caller.member.id) ? caller.t.mobilisation.refusals.alreadySent : caller.t.refusals.gone };
    const draft = stored as unknown as Mobilisation;
    if (stored.state === 'draft') return await act(caller, draft, read.data.page);
    return mayMove(stored.state, 'cancelled') ? sent(caller, draft) : { kind: 'text', text: caller.t.mobilisation.refusals.over };
  };

  function sent({ network, t }: Caller, { promptId, details, organiserId }: Mobilisation): Reply {
    const words = t.mobilisation.sent;
    const called = whoIsCalled(network, { details, organiserId }, views.now()).filter(({ wave = 1 }) => wave === 1).length;
    return views.message(lockScreen(details.exercise ? words.exerciseTitle : words.title, details, t), [words.lead(called)], [button(words.board, 'mobilisation.board', { promptId, from: 'list' })]);
  }

  const edit = (caller: Caller, draft: Mobilisation, faults: MobilisationFaults = {}): Reply =>
    form(caller, typedFromMobilisation(draft, deps.timeZone), { formId: draft.promptId.slice('mobilisation-'.length), exercise: draft.details.exercise, kind: 'card', editing: true, faults });

  async function readForm(caller: Caller, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { t, network, member } = caller;
    if (!mayMobiliseAtAll(member)) return { kind: 'text', text: views.mayNotCall(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: t.refusals.outdated };
    const { formId, exercise, contactConfirmed = false } = control.data;
    const typed = typedMobilisation(data);
    const read = readMobilisationForm(typed, { network, organiserId: member.id, now: views.now(), exercise, contactDetailsConfirmed: contactConfirmed });
    const again = (faults: MobilisationFaults): Reply => form(caller, typed, { formId, exercise, kind: 'card', faults, confirmed: contactConfirmed, search: typedSearches(data) });
    if (!read.ok) return again(read.faults);
    if (!mayCall(caller, read.audience)) return again({ units: 'call-not-allowed' });
    const draft: MobilisationDraft = { promptId: `mobilisation-${formId}`, organiserId: member.id, audience: read.audience, details: read.details };
    switch (await draftMobilisation(deps, draft)) {
      case 'drafted': return await preview(caller, draft, read.called);
      case 'sent': return { kind: 'text', text: t.mobilisation.refusals.alreadySent };
      case 'foreign': return { kind: 'text', text: t.refusals.outdated };
    }
  }

  /** The same form, with what is searched for in its list. */
  const find = (list: keyof Searches): Action => async (caller, data) => {
    if (!mayMobiliseAtAll(caller.member)) return { kind: 'text', text: views.mayNotCall(caller) };
    const control = formData.safeParse(data);
    if (!control.success) return { kind: 'text', text: caller.t.refusals.outdated };
    const { contactConfirmed = false, ...open } = control.data;
    return form(caller, typedMobilisation(data), { ...open, kind: 'card', confirmed: contactConfirmed, search: typedSearches(data, list) });
  };

  async function send(caller: Caller, draft: Mobilisation): Promise<Reply> {
    // Roles and lists may have changed since the preview.
    if (!mayCall(caller, draft.audience)) return { kind: 'text', text: views.notAllowed(caller) };
    const called = whoIsCalled(caller.network, draft, views.now()).length;
    if (called === 0) return edit(caller, draft, nobodyCalled(typedFromMobilisation(draft, deps.timeZone)));
    const done = await sendMobilisation(deps, draft.promptId, thereToday(caller.network, caller.member.id, draft, views.now()));
    switch (done.outcome) {
      case 'sent':
        await deps.audit.record({ action: 'mobilisation-sent', memberId: caller.member.id, promptId: draft.promptId, counts: { called } });
        return sent(caller, done.mobilisation);
      case 'past': return edit(caller, draft, pastFault(draft.details));
      case 'not-found': return { kind: 'text', text: caller.t.refusals.gone };
    }
  }

  async function unreachable({ network, t }: Caller, draft: Mobilisation, page: number): Promise<Reply> {
    const called = whoIsCalled(network, draft, views.now());
    const [reach, inChannels] = await Promise.all([directory.reachability(called.map(({ memberId }) => memberId)), directory.channelReach(called)]);
    const people = called.filter(({ memberId }) => !inChannels.has(memberId)).flatMap(({ memberId, unit, level }) => {
      const how = reach.get(memberId);
      const person = network.members.get(memberId);
      if (how?.how !== 'not-at-all' || !person) return [];
      const detail = [person.phone ?? t.callList.noPhone, unitName(network, unit), t.levelsShort[level], t.status.reasons[how.reason]].join(' · ');
      return [{ name: person.name, detail, group: '' }];
    }).sort(byName);
    const { promptId } = draft;
    const model = namesModel({ title: lockScreen(t.mobilisation.preview.unreachableTitle, draft.details, t), people, page, verb: 'mobilisation.unreachable', data: { promptId }, back: button(t.common.back, 'mobilisation.draft', { promptId }) }, t);
    return { kind: 'card', card: cards.render(namesCard, model), summary: lockScreen(t.summaries.names, draft.details, t) };
  }

  /** Whom a wave calls: its levels, or its units, and the groups that go with the first. */
  function waveName(wave: string, { waveOrder }: MobilisationDetails, network: Caller['network'], t: Caller['t']): string {
    const parsed = parseAudience(wave);
    const names = ('terms' in parsed ? parsed.terms : []).flatMap((term) => {
      if (term.by === 'group') return [network.groups.get(term.group)?.name ?? term.group];
      if (term.by !== 'level') return [];
      return waveOrder === 'enheter' ? [unitName(network, term.unit)] : term.level === '*' ? [] : [t.levels[term.level]];
    });
    return [...new Set(names)].join(', ');
  }

  const discarded = ({ t }: Caller, exercise: boolean): Reply => views.message(lockScreen(exercise ? t.mobilisation.form.exerciseTitle : t.mobilisation.form.title, { exercise }, t), [t.mobilisation.preview.discarded]);

  return {
    commands: { mobiliser: newForm(false), øvelse: newForm(true) },
    actions: {
      'mobilisation.preview': readForm,
      'mobilisation.find-units': find('units'),
      'mobilisation.find-groups': find('groups'),
      'mobilisation.draft': onDraft((caller, draft) => preview(caller, draft, whoIsCalled(caller.network, draft, views.now()))),
      'mobilisation.edit': onDraft(async (caller, draft) => edit(caller, draft)),
      'mobilisation.unreachable': onDraft(unreachable),
      'mobilisation.send': onDraft(send),
      'mobilisation.discard': async (caller, data) => {
        const { promptId, formId } = data;
        const id = typeof promptId === 'string' ? promptId : `mobilisation-${typeof formId === 'string' ? formId : ''}`;
        const discard: Action = onDraft(async (_, draft) => {
          await prompts.discard(draft.promptId);
          return discarded(caller, draft.details.exercise);
        });
        // A form that was never looked at as preview has no draft to throw away.
        if (typeof promptId !== 'string' && !(await prompts.load(id))) return discarded(caller, data['exercise'] === true);
        return await discard(caller, { promptId: id });
      },
    },
  };
}

/** Beside the field that says when it is. */
const pastFault = ({ shifts, meetAt }: MobilisationDetails): MobilisationFaults =>
  (shifts !== undefined ? { shifts: [{ line: 1, code: 'shift-past' }] } : meetAt === undefined ? { date: 'date-past' } : { meetAt: 'start-past' });

function mayCall({ network, member }: Caller, audience: string): boolean {
  const parsed = parseAudience(audience);
  return 'terms' in parsed && mayMobilise(network, member, parsed.terms).allowed;
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, of]) => [key, of.length]));
}
