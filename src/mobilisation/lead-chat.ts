/** From the board: somebody else in the lead, the sekretariat stepping in, and the extraordinary meeting afterwards. Each click is authorised here. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { button } from '../cards/parts.ts';
import { nameOf, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { capitalised } from '../locales/format.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, unitName, type Member } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import { leadCard, leadModel, longestName, mostShown, type LeadInput } from './card-lead.ts';
import { lockScreen, whichOne } from './card-parts.ts';
import { wavesCalled, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { typedFromMobilisation } from './form.ts';
import { findByName, handOver, mayBecomeLead, type HandOverDeps } from './hand-over.ts';
import { soonestMeeting } from './times.ts';
import type { MobilisationViews } from './views.ts';
import { isAway } from './who-is-called.ts';
import { mayDirect, thereToday } from './who-leads.ts';

/** What the ordinary meeting form is filled with; the rest is as for any new meeting. */
export interface MeetingToCall {
  readonly kind: 'ekstraordinaert';
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
  /** Comma lists, as the form has them. */
  readonly levels: string;
  readonly units: string;
  readonly groups: string;
  /** It follows an exercise: kept out of the key figures. */
  readonly exercise: boolean;
}

export interface LeadChatDeps extends HandOverDeps {
  readonly directory: Pick<NetworkDirectory, 'reachability'>;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly views: MobilisationViews;
  readonly timeZone: string;
  /** Judges whether they may call meetings. */
  readonly newMeeting: (caller: Caller, meeting: MeetingToCall) => Reply;
}

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({ promptId: z.string().min(1).max(200), person: z.string().max(1000).catch(''), memberId: z.string().max(200).catch(''), from: z.string().max(200).catch('') });
type Clicked = z.infer<typeof clicked>;
type Act = (caller: Caller, mobilisation: Mobilisation, data: Clicked) => Reply | Promise<Reply>;

const isStale = (known: string, leads: string): boolean => known !== '' && known !== leads;

export function mobilisationLeadChat(deps: LeadChatDeps): ChatFeature {
  const { prompts, cards, views, directory, audit } = deps;
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });

  /** One that has begun. */
  const onMobilisation = (act: Act): Action => async (caller, data) => {
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MobilisationDetails>(read.data.promptId) : undefined;
    return read.success && stored?.kind === 'mobilisation' && stored.openedAt !== undefined ? await act(caller, stored as unknown as Mobilisation, read.data) : text(caller.t.refusals.gone);
  };
  const leading = (act: Act): Action => onMobilisation(async (caller, mobilisation, data) => {
    const { refusals } = caller.t.mobilisation;
    if (!mayDirect(mobilisation, await views.calledOf(mobilisation), caller.member)) return text(views.notLead(mobilisation, caller));
    return mobilisation.state === 'open' ? await act(caller, mobilisation, data) : text(refusals.over);
  });

  /** @param from who leads as far as what was pressed knows; '' when that is not known */
  const form = ({ t, network }: Caller, { promptId, details, organiserId }: Mobilisation, kind: 'card' | 'new-card', from: string, input: Pick<LeadInput, 'typed' | 'fault' | 'found'>): Reply => {
    const leads = { memberId: organiserId, name: network.members.get(organiserId)?.name };
    return { kind, card: cards.render(leadCard, leadModel({ promptId, details, leads, changed: isStale(from, organiserId), ...input }, t)), summary: lockScreen(t.followUp.lead.title, details, t) };
  };

  async function find(caller: Caller, mobilisation: Mobilisation, { person, from }: Clicked): Promise<Reply> {
    const typed = person.trim().slice(0, longestName);
    if ([...typed].length < 2) return form(caller, mobilisation, 'card', from, { typed, fault: caller.t.followUp.lead.tooShort });
    const called = await views.calledOf(mobilisation);
    return await offer(caller, mobilisation, from, typed, findByName(caller.network, typed, (member) => mayBecomeLead(mobilisation, called, member)));
  }

  async function offer(caller: Caller, mobilisation: Mobilisation, from: string, typed: string, people: readonly Member[]): Promise<Reply> {
    const { network, t } = caller;
    const called = await views.calledOf(mobilisation);
    const reach = await directory.reachability(people.slice(0, mostShown).map(({ id }) => id));
    const found = people.map((member) => ({ memberId: member.id, name: member.name, detail: [detailOf(caller, member, called.get(member.id)), ...(isAway(network, member.id, mobilisation, views.now()) ? [t.followUp.lead.away] : [])].join(' · '), reachable: reach.get(member.id)?.how !== 'not-at-all' }));
    return form(caller, mobilisation, 'card', from, { typed, found });
  }

  function detailOf({ network, t }: Caller, { seats }: Member, called: { readonly unit: string; readonly level: keyof Caller['t']['levelsShort'] } | undefined): string {
    const seat = called ?? seats.find(({ role }) => role === 'sekretariat' || role === 'koordinator') ?? seats[0];
    return seat === undefined ? '' : `${unitName(network, seat.unit)} · ${t.levelsShort[seat.level]}`;
  }

  /** @param again what to ask when somebody else has come to lead meanwhile: nobody loses the lead unseen */
  async function change(caller: Caller, mobilisation: Mobilisation, to: string, done: Reply, again: (now: Mobilisation) => Reply | Promise<Reply>): Promise<Reply> {
    const { promptId, organiserId } = mobilisation;
    const changed = await handOver(deps, { promptId, from: organiserId, to, ...(to === caller.member.id ? thereToday(caller.network, to, mobilisation, views.now()) : {}) });
    switch (changed.outcome) {
      case 'handed-over':
        await audit.record({ action: 'lead-changed', memberId: caller.member.id, promptId });
        return done;
      case 'over': return text(caller.t.mobilisation.refusals.over);
      case 'led-by-another': return await again(changed.mobilisation);
    }
  }

  async function chosen(caller: Caller, mobilisation: Mobilisation, { memberId, from }: Clicked): Promise<Reply> {
    const { network, t } = caller;
    const words = t.followUp.lead;
    if (mobilisation.organiserId === memberId) return text(words.already(capitalised(nameOf(caller, memberId))));
    const member = network.members.get(memberId);
    const reach = member && (await directory.reachability([member.id])).get(member.id);
    if (!member || reach?.how === 'not-at-all' || !mayBecomeLead(mobilisation, await views.calledOf(mobilisation), member)) return text(words.notEligible);
    const again = async (now: Mobilisation): Promise<Reply> => (mayDirect(now, await views.calledOf(now), caller.member) ? await offer(caller, now, mobilisation.organiserId, member.name, [member]) : text(views.notLead(now, caller)));
    if (isStale(from, mobilisation.organiserId)) return await offer(caller, mobilisation, from, member.name, [member]);
    return await change(caller, mobilisation, member.id, views.message(lockScreen(words.title, mobilisation.details, t), [whichOne(mobilisation.details), words.done(member.name)]), again);
  }

  function askToTakeOver(caller: Caller, { promptId, organiserId, details }: Mobilisation): Reply {
    const words = caller.t.followUp.lead;
    // Not in place of the board.
    return { ...views.message(lockScreen(words.takeOver, details, caller.t), [words.changedTakeOver(nameOf(caller, organiserId))], [button(words.takeOver, 'mobilisation.take-over', { promptId, memberId: organiserId })]), kind: 'new-card' };
  }

  function meetingOf(mobilisation: Mobilisation, { t }: Caller): MeetingToCall {
    const { details } = mobilisation;
    // Those who have been called, wave by wave; no one is called to talk about what they know nothing of.
    const audience = details.waves.slice(0, Math.max(1, wavesCalled(mobilisation))).join(';');
    const { levels, units, groups } = typedFromMobilisation({ details, audience }, deps.timeZone);
    const words = t.followUp.meeting;
    // A title is shown on locked phones: what happened stands in the invitation if the caller writes it there.
    const title = (details.exercise ? words.exerciseTitle : words.title)(t.mobilisation.kinds[details.mobilisationKind].toLocaleLowerCase('nb'));
    return { kind: 'ekstraordinaert', title, ...soonestMeeting(views.now()), place: '', levels, units, groups, exercise: details.exercise };
  }

  return {
    actions: {
      'mobilisation.hand-over': leading((caller, mobilisation) => form(caller, mobilisation, 'new-card', '', { typed: '' })),
      'mobilisation.hand-over-find': leading(find),
      'mobilisation.hand-over-to': onMobilisation(async (caller, mobilisation, data) =>
        // Pressed twice, by whoever led or by the sekretariat for them.
        (mobilisation.organiserId === data.memberId && (hasRole(caller.member, 'sekretariat') || mobilisation.formerOrganiserIds?.includes(caller.member.id) === true) ? text(caller.t.followUp.lead.already(capitalised(nameOf(caller, data.memberId)))) : await leading(chosen)(caller, { ...data }))),
      'mobilisation.take-over': onMobilisation(async (caller, mobilisation, { memberId }) => {
        const { member, t } = caller;
        const words = t.followUp.lead;
        if (!hasRole(member, 'sekretariat')) return text(words.onlySecretariat);
        if (mobilisation.state !== 'open') return text(t.mobilisation.refusals.over);
        if (mobilisation.organiserId === member.id) return text(words.taken);
        // Several were told that nobody leads: whoever presses after the first is not to take it from them unseen.
        if (isStale(memberId, mobilisation.organiserId)) return askToTakeOver(caller, mobilisation);
        return await change(caller, mobilisation, member.id, text(words.taken), (now) => askToTakeOver(caller, now));
      }),
      'mobilisation.meeting': onMobilisation(async (caller, mobilisation) => {
        const { member } = caller;
        const led = mayDirect(mobilisation, await views.calledOf(mobilisation), member) || (mobilisation.formerOrganiserIds?.includes(member.id) ?? false);
        return led ? deps.newMeeting(caller, meetingOf(mobilisation, caller)) : text(views.notAllowed(caller));
      }),
    },
  };
}
