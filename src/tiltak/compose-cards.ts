/** The check-in cards that the delivery queue sends, each made from the check-in and the person's part of it at the moment of sending. */
import type { Viewer } from '../chat/caller.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import type { Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { AnswerViews } from './answer-views.ts';
import { overviewPurpose, type CheckIn } from './check-in.ts';
import { mayAnswer } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { calledOffPurpose } from './close-check-in.ts';
import { isNudged, nudgePurpose } from './nudges.ts';
import { delegatedPurpose, measureOf } from './redraw.ts';
import { yearlyAnswerers } from './responsible.ts';

export interface CheckInComposerDeps {
  readonly checkIns: CheckInStore;
  readonly directory: NetworkDirectory;
  readonly views: AnswerViews;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater'>;
}

const notNeeded: Composed = { skip: 'not-needed' };

export function checkInComposers({ checkIns, directory, views, defaultLocale, clock, workingTime }: CheckInComposerDeps): Composers {
  /** Undefined when the check-in or the person is no longer there. */
  async function situationOf({ promptId, recipientId }: Pick<Delivery, 'promptId' | 'recipientId'>): Promise<(Viewer & { readonly checkIn: CheckIn }) | undefined> {
    const [checkIn, network] = await Promise.all([checkIns.load(promptId), directory.network()]);
    const member = network.members.get(recipientId);
    return checkIn && member ? { checkIn, member, network, t: texts(member.language ?? defaultLocale) } : undefined;
  }

  return {
    async [overviewPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      // Who never got it need not be told that it is off, or over.
      if (!replaces && at.checkIn.state !== 'open') return { skip: at.checkIn.state === 'cancelled' ? 'cancelled' : 'not-needed' };
      const part = await views.ownPart(at.checkIn.promptId, at.member.id);
      // A first one is for who is responsible; the card of somebody who is so no longer says that nothing waits for them.
      const responsible = part.items.some(({ responsibleIds }) => responsibleIds.includes(at.member.id));
      const yearly = !responsible && yearlyAnswerers(at.network, at.checkIn, await checkIns.items(delivery.promptId)).includes(at.member.id);
      if (!replaces && !responsible && !yearly) return notNeeded;
      const banners = yearly && at.checkIn.state === 'open' ? [{ text: at.t.tiltak.overview.onlyYearly, style: 'accent' as const }] : [];
      return { message: { ...await views.overview(at.checkIn, at, { part, at: 'own', banners }), alert: !replaces } };
    },

    async [delegatedPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      const item = at && await checkIns.item(delivery.promptId, measureOf(delivery.purpose));
      if (!item) return notNeeded;
      if (!replaces && (at.checkIn.state !== 'open' || !mayAnswer(item, at.member.id))) return notNeeded;
      return { message: { ...await views.delegated(at.checkIn, item, at), alert: !replaces } };
    },

    async [nudgePurpose]({ promptId, purpose, recipientId }) {
      const at = await situationOf({ promptId, recipientId });
      if (at?.checkIn.state !== 'open') return at ? { skip: 'cancelled' } : notNeeded;
      // Asked here too: a restart, or a long queue, may come between the job and the sending.
      const now = clock.now();
      const mayGoAt = workingTime.movedLater(now);
      const { state = 'done', left = 0 } = (await checkIns.checkInProgress(promptId)).people.get(recipientId) ?? {};
      if (Temporal.Instant.compare(mayGoAt, at.checkIn.deadline) >= 0 || state === 'done' || !isNudged(purpose.split(':')[1] ?? '', state)) return notNeeded;
      if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
      const banner = { text: at.t.tiltak.nudges[state](left), style: 'warning' as const };
      const shown = await views.overview(at.checkIn, at, { at: 'walk', banners: [banner] });
      return { message: { ...shown, summary: at.t.tiltak.summaries.nudge(at.checkIn.details.title), alert: true } };
    },

    async [calledOffPurpose](delivery) {
      const at = await situationOf(delivery);
      if (at?.checkIn.state !== 'cancelled') return notNeeded;
      return { message: { ...await views.overview(at.checkIn, at, { at: 'walk' }), alert: true } };
    },
  };
}
