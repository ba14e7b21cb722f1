/** The mobilisation cards that the delivery queue sends, each made from the mobilisation and the person's answer at the moment of sending. */
import type { Viewer } from '../chat/caller.ts';
import { button } from '../cards/parts.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import type { Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Addressee, Response } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Locale } from '../shared/network-terms.ts';
import { channelBoardPurpose } from './channel-boards.ts';
import { callCard, callModel, withBanner } from './card-call.ts';
import { lockScreen, whichOne } from './card-parts.ts';
import { callPurpose, isComing, isOver, nudgePurpose, reopenedPurpose, stoodDown, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { shiftNamed, shiftReminder } from './remind-shift.ts';
import { shiftWords } from './shifts.ts';
import type { MobilisationViews } from './views.ts';
import { leadGone, leaderlessPurpose, leadPurpose } from './who-leads.ts';

export interface MobilisationComposerDeps {
  readonly prompts: PromptStore;
  readonly directory: NetworkDirectory;
  readonly cards: CardRenderer;
  readonly defaultLocale: Locale;
  readonly views: MobilisationViews;
}

interface Situation extends Viewer {
  readonly mobilisation: Mobilisation;
  readonly addressee: Addressee | undefined;
  readonly response: Response | undefined;
}

const skipCancelled: Composed = { skip: 'cancelled' };
const notNeeded: Composed = { skip: 'not-needed' };

export function mobilisationComposers({ prompts, directory, cards, defaultLocale, views }: MobilisationComposerDeps): Composers {
  /** Undefined when the mobilisation or the person is no longer there. */
  async function situationOf({ promptId, recipientId }: Delivery): Promise<Situation | undefined> {
    const [stored, network] = await Promise.all([prompts.load<MobilisationDetails>(promptId), directory.network()]);
    const member = network.members.get(recipientId);
    if (!stored || !member) return undefined;
    const addressee = (await prompts.audience(promptId)).get(recipientId);
    const response = addressee && await prompts.shownResponse(promptId, addressee);
    return { mobilisation: stored as Mobilisation, member, network, t: texts(member.language ?? defaultLocale), addressee, response };
  }

  /** Where their answer decides whether they get it at all: while it cannot be read, the message waits. */
  async function certainOf(delivery: Delivery): Promise<Situation | undefined> {
    const at = await situationOf(delivery);
    return at?.addressee && at.mobilisation.state === 'open' ? { ...at, response: await prompts.response(delivery.promptId, at.addressee) } : at;
  }

  /** What stands where a board was, by mobilisation and person: people go on answering, and it is drawn again only when it says something new, or after a restart. */
  const takenDown = new Map<string, { readonly card: string; readonly revision: number }>();

  /** The call with a banner on top: a message of its own, with its own words on the lock screen. */
  function told(at: Situation, banner: { readonly text: string; readonly lines?: readonly string[]; readonly style: 'good' | 'warning' | 'attention' | 'accent' }, summary: string, message: { readonly brings?: string } = {}): Composed {
    const model = callModel({ ...views.callInput(at.mobilisation, at, at.addressee, at.response), ...message }, at.t);
    return { message: { card: cards.render(callCard, withBanner(model, banner.text, banner.lines ?? [], banner.style)), summary: lockScreen(summary, at.mobilisation.details, at.t), alert: true } };
  }

  /** It is off: what asked them again says so too, and asks for nothing any more. */
  const asItStands = (at: Situation): Composed => ({ message: { ...views.call(at.mobilisation, at, at.addressee, at.response), alert: false } });

  return {
    async [callPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      // Who never got the call need not be told that it is off, or that there are enough others.
      if (!replaces && at.mobilisation.state !== 'open') return skipCancelled;
      if (!replaces && at.mobilisation.details.coveredAt !== undefined && !isComing(at.response?.answer)) return notNeeded;
      return { message: { ...views.call(at.mobilisation, at, at.addressee, at.response), alert: !replaces } };
    },

    async 'mobilisation-off'(delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'cancelled') return notNeeded;
      return { message: { ...views.call(at.mobilisation, at, at.addressee, at.response), alert: true } };
    },

    async 'mobilisation-thanks'(delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      if (at.response?.answer !== stoodDown || at.mobilisation.details.coveredAt === undefined) return notNeeded;
      return { message: { ...views.call(at.mobilisation, at, at.addressee, at.response), summary: lockScreen(at.t.mobilisation.summaries.covered, at.mobilisation.details, at.t), alert: true } };
    },

    async [reopenedPurpose](delivery, { replaces }) {
      const at = await certainOf(delivery);
      if (at && replaces) return asItStands(at);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      if (at.mobilisation.details.coveredAt !== undefined || (at.response !== undefined && at.response.answer !== stoodDown)) return notNeeded;
      return told(at, { text: at.t.mobilisation.call.reopened, style: 'warning' }, at.t.mobilisation.summaries.reopened);
    },

    async [nudgePurpose](delivery, { replaces }) {
      const at = await certainOf(delivery);
      if (at && replaces) return asItStands(at);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      if (at.response !== undefined || at.mobilisation.details.coveredAt !== undefined) return notNeeded;
      return told(at, { text: at.t.mobilisation.call.nudge, style: 'warning' }, at.t.mobilisation.summaries.nudge);
    },

    async [shiftReminder](delivery) {
      const at = await certainOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      const shift = shiftNamed(at.mobilisation.details, delivery.purpose);
      if (!shift || isOver(shift, views.now().toInstant()) || at.response?.answer !== 'kan-stille' || !at.response.shifts?.includes(shift.id)) return notNeeded;
      const words = at.t.mobilisation.shifts;
      return told(at, { text: words.soon(shiftWords(shift, views.now().timeZoneId, at.t)), style: 'accent' }, words.soonSummary);
    },

    async 'mobilisation-escalation'(delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      // Nobody is to be made to answer when there are enough.
      if (at.mobilisation.details.coveredAt !== undefined) return notNeeded;
      const message = await views.escalation(at.mobilisation, at);
      return message ? { message: { ...message, alert: true } } : notNeeded;
    },

    async 'mobilisation-message'(delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      const message = at.mobilisation.details.messages.find(({ id }) => id === delivery.purpose.split(':')[1]);
      if (!message || (message.to === 'coming' && !isComing((await certainOf(delivery))?.response?.answer))) return notNeeded;
      // Of somebody who has been deleted nothing is said, least of all that it was the sekretariat.
      const from = at.network.members.get(message.by ?? at.mobilisation.organiserId)?.name;
      return told(at, { text: at.t.mobilisation.call.update(from), lines: [message.text], style: 'accent' }, at.t.mobilisation.summaries.update, { brings: message.id });
    },

    async [leadPurpose](delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      const { promptId, organiserId, details } = at.mobilisation;
      if (organiserId !== at.member.id) return notNeeded;
      const words = at.t.followUp.lead;
      const before = details.events?.findLast(({ what }) => what === 'lead')?.by;
      const from = before === undefined ? undefined : at.network.members.get(before)?.name;
      const { card } = views.message(lockScreen(words.told, details, at.t), [whichOne(details), words.toldText(from)], [button(words.open, 'mobilisation.board', { promptId, from: 'list' })]);
      return { message: { card, summary: lockScreen(words.summary, details, at.t), alert: true } };
    },

    async [leaderlessPurpose](delivery) {
      const at = await situationOf(delivery);
      if (at?.mobilisation.state !== 'open') return skipCancelled;
      const { promptId, organiserId, details } = at.mobilisation;
      const gone = leadGone(at.mobilisation, await views.calledOf(at.mobilisation), at.network, views.now());
      if (gone === undefined || organiserId === at.member.id || !hasRole(at.member, 'sekretariat')) return notNeeded;
      const words = at.t.mobilisation.leaderless;
      const lines = [whichOne(details), words[gone](at.network.members.get(organiserId)?.name ?? ''), words.ask];
      const { card } = views.message(lockScreen(words.title, details, at.t), lines, [button(at.t.followUp.lead.takeOver, 'mobilisation.take-over', { promptId, memberId: organiserId }, 'positive'), button(at.t.followUp.lead.open, 'mobilisation.board', { promptId, from: 'list' })]);
      return { message: { card, summary: lockScreen(words.summary, details, at.t), alert: true } };
    },

    async [channelBoardPurpose]({ promptId, recipientId }) {
      const [stored, network, links] = await Promise.all([prompts.load<MobilisationDetails>(promptId), directory.network(), directory.channelLinks()]);
      if (stored?.kind !== 'mobilisation' || !links.some(({ id }) => id === recipientId)) return notNeeded;
      const board = await views.channelBoard(stored as unknown as Mobilisation, { network, t: texts(defaultLocale) });
      return board ? { message: board } : notNeeded;
    },

    async 'mobilisation-board'(delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      const board = await views.board(at.mobilisation, at, { live: true });
      const key = `${delivery.promptId} ${delivery.recipientId}`;
      if (board) { takenDown.delete(key); return { message: board }; }
      if (!replaces) return notNeeded;
      // Whoever led it and may see no more of it: what they have still names people, and its buttons are refused.
      const former = await views.formerBoard(at.mobilisation, at);
      const card = JSON.stringify(former.card);
      const before = takenDown.get(key);
      if (before?.card === card && before.revision !== delivery.revision) return notNeeded;
      takenDown.set(key, { card, revision: delivery.revision });
      return { message: former };
    },
  };
}
