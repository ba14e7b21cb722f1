/** The meeting cards that the delivery queue sends, each made from the meeting and the person's answer at the moment of sending. */
import type { Viewer } from '../chat/caller.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import { reachableAgain, type Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Response } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';
import { formatWhen } from '../locales/format.ts';
import { cancelledModel, invitationCard, nudgeModel, reminderModel, type ReminderInput } from './card-invitation.ts';
import { invitesNotBefore } from './behaviour.ts';
import { stands, startOf, type Meeting, type MeetingDetails } from './domain.ts';
import { remindable, stillFits } from './remind.ts';
import type { MeetingViews } from './views.ts';

export interface MeetingComposerDeps {
  readonly prompts: PromptStore;
  readonly directory: NetworkDirectory;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly workingTime: WorkingTime;
  readonly defaultLocale: Locale;
  readonly views: MeetingViews;
}

interface Situation extends Viewer {
  readonly meeting: Meeting;
  readonly response: Response | undefined;
}

const skipCancelled: Composed = { skip: 'cancelled' };
const notNeeded: Composed = { skip: 'not-needed' };

export function meetingComposers(deps: MeetingComposerDeps): Composers {
  const { prompts, directory, cards, clock, timeZone, workingTime, views } = deps;

  /** Undefined when the meeting or the person is no longer there. */
  async function situationOf({ promptId, recipientId }: Delivery): Promise<Situation | undefined> {
    const [stored, network] = await Promise.all([prompts.load<MeetingDetails>(promptId), directory.network()]);
    const member = network.members.get(recipientId);
    if (!stored || !member) return undefined;
    const addressee = (await prompts.audience(promptId)).get(recipientId);
    const response = addressee && await prompts.shownResponse(promptId, addressee);
    return { meeting: stored as Meeting, member, network, t: texts(member.language ?? deps.defaultLocale), response };
  }

  /** Minutes left, counted up, so that a card sent a little late does not promise too much. */
  const timeLeft = (meeting: Meeting): number => Math.max(0, Math.round(clock.now().until(meeting.sortAt).total('minutes')));

  function whenOf(purpose: string, meeting: Meeting): ReminderInput['when'] {
    if (purpose === 'soon') return { minutes: timeLeft(meeting) };
    const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
    return today.add({ days: 1 }).equals(startOf(meeting.details, timeZone).toPlainDate()) ? 'tomorrow' : 'day';
  }

  return {
    async invitation(delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      // Who never got the invitation need not be told that it is off, or over.
      if (at.meeting.state === 'cancelled' && !replaces) return skipCancelled;
      if (at.meeting.state === 'closed' && !replaces) return notNeeded;
      // Whoever has just come is awake.
      const now = clock.now();
      const mayGoAt = replaces || delivery.reason === reachableAgain ? now : invitesNotBefore(at.meeting, now, workingTime);
      if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
      return { message: { ...views.invitation(at.meeting, at, at.response), alert: !replaces } };
    },

    async reminder(delivery) {
      const at = await situationOf(delivery);
      if (!at || at.meeting.state === 'closed') return notNeeded;
      if (at.meeting.state !== 'open') return skipCancelled;
      const [, purpose = '', ...dueAt] = delivery.purpose.split(':');
      const standing = at.response && stands(at.meeting, at.response) ? at.response.answer : undefined;
      if (!stillFits(at.meeting, purpose, dueAt.join(':'), workingTime) || !remindable(purpose, standing) || timeLeft(at.meeting) === 0) return notNeeded;
      // Asked here too: a restart, or a long queue, may come between the job and the sending. The last reminder belongs to the meeting.
      const now = clock.now();
      const mayGoAt = purpose === 'soon' ? now : workingTime.movedLater(now);
      if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
      const input = views.invitationInput(at.meeting, at, at.response);
      const { title } = at.meeting.details;
      if (purpose.startsWith('nudge')) return { message: { card: cards.render(invitationCard, nudgeModel(input, at.t)), summary: at.t.summaries.nudge(title), alert: true } };
      const card = cards.render(invitationCard, reminderModel({ ...input, when: whenOf(purpose, at.meeting) }, at.t));
      return { message: { card, summary: purpose === 'soon' ? at.t.summaries.soon(title) : at.t.summaries.tomorrow(title), alert: true } };
    },

    /** `changed:REVISION`: beside the invitation that changes in place, to whoever has to say anew whether they come. */
    async changed(delivery) {
      const at = await situationOf(delivery);
      const moved = at?.meeting.moved;
      if (!at || moved === undefined || at.meeting.state === 'closed') return notNeeded;
      if (at.meeting.state !== 'open') return skipCancelled;
      // Answered meanwhile, or moved once more: then the newer message says so.
      if (!at.response || stands(at.meeting, at.response) || delivery.revision !== moved.revision) return notNeeded;
      const now = clock.now();
      const mayGoAt = invitesNotBefore({ opensAt: moved.at, sortAt: at.meeting.sortAt }, now, workingTime);
      if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
      const { card } = views.invitation(at.meeting, at, at.response);
      return { message: { card, summary: at.t.meetings.change.summary(at.meeting.details.title, formatWhen(at.meeting.details, at.t.locale, 'short')), alert: true } };
    },

    async cancelled(delivery) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      const { state: _, maySeeWho: __, ...input } = views.invitationInput(at.meeting, at, at.response);
      return { message: { card: cards.render(invitationCard, cancelledModel(input, at.t)), summary: at.t.summaries.cancelled(at.meeting.details.title), alert: true } };
    },

    async 'meeting-live'(delivery) {
      const at = await situationOf(delivery);
      const live = at && await views.live(at.meeting, at);
      return live ? { message: live } : notNeeded;
    },
  };
}
