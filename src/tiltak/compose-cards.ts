/** The check-in cards that the delivery queue sends, each made from the check-in and the person's part of it at the moment of sending. */
import type { Viewer } from '../chat/caller.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import type { Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { AnswerViews } from './answer-views.ts';
import { overviewPurpose, passedOnPurpose, type CheckIn, type CheckInItem } from './check-in.ts';
import { expectedFrom, mayAnswer } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { calledOffPurpose } from './close-check-in.ts';
import { leftToDo } from './left-to-do.ts';
import { isNudged, nudgeBanner, nudgePurpose } from './nudges.ts';
import { delegatedPurpose, measureOf, passedOnPurposeOf } from './redraw.ts';

export interface CheckInComposerDeps {
  readonly store: DocumentStore;
  readonly checkIns: CheckInStore;
  readonly directory: NetworkDirectory;
  readonly views: AnswerViews;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater'>;
}

/** Of those that fell to somebody; the others are on the card too. */
const measuresNamed = 5;

const notNeeded: Composed = { skip: 'not-needed' };

export function checkInComposers({ store, checkIns, directory, views, defaultLocale, clock, workingTime }: CheckInComposerDeps): Composers {
  /** Undefined when the check-in or the person is no longer there. */
  async function situationOf({ promptId, recipientId }: Pick<Delivery, 'promptId' | 'recipientId'>): Promise<(Viewer & { readonly checkIn: CheckIn }) | undefined> {
    const [checkIn, network] = await Promise.all([checkIns.load(promptId), directory.network()]);
    const member = network.members.get(recipientId);
    return checkIn && member ? { checkIn, member, network, t: texts(member.language ?? defaultLocale) } : undefined;
  }

  /** What fell to this person at that time, and waits for them still; and until when it is not to be told, where it is not working time. */
  async function fallenTo({ promptId, purpose, recipientId }: Pick<Delivery, 'promptId' | 'purpose' | 'recipientId'>): Promise<{ readonly measures: readonly CheckInItem[]; readonly until?: string }> {
    const { items, answers } = await views.ownPart(promptId, recipientId);
    const measures = items.filter((item) => item.passedOnAt !== undefined && passedOnPurposeOf(item.passedOnAt) === purpose && expectedFrom(item).includes(recipientId) && !answers.has(item.measureId));
    const now = clock.now();
    const mayGoAt = workingTime.movedLater(now);
    return { measures, ...(mayGoAt.equals(now) ? {} : { until: mayGoAt.toString() }) };
  }

  return {
    async [overviewPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      if (!at) return notNeeded;
      // Who never got it need not be told that it is off, or over.
      // The server was away for so long that it opens when it is over.
      if (!replaces && Temporal.Instant.compare(at.checkIn.closesAt, clock.now()) <= 0) return notNeeded;
      if (!replaces && at.checkIn.state !== 'open') return { skip: at.checkIn.state === 'cancelled' ? 'cancelled' : 'not-needed' };
      const part = await views.ownPart(at.checkIn.promptId, at.member.id);
      // A first one is for who is responsible; the card of somebody who is so no longer says that nothing waits for them.
      const responsible = part.items.some(({ responsibleIds }) => responsibleIds.includes(at.member.id));
      const left = responsible || !at.checkIn.details.yearly ? undefined : (await leftToDo({ store, checkIns, directory }, at.checkIn)).get(at.member.id);
      const yearly = left !== undefined && left.units.length > 0;
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

    async [passedOnPurpose]({ promptId, purpose, recipientId }) {
      const at = await situationOf({ promptId, recipientId });
      if (at?.checkIn.state !== 'open') return at ? { skip: 'cancelled' } : notNeeded;
      const { measures, until } = await fallenTo({ promptId, purpose, recipientId });
      if (measures.length === 0) return notNeeded;
      if (until !== undefined) return { postpone: until };
      const { overview, summaries } = at.t.tiltak;
      const banner = { text: overview.passedOn(measures.length), lines: [...measures.slice(0, measuresNamed).map(({ title }) => shortened(title, 120)), ...(measures.length > measuresNamed ? [overview.passedOnMore(measures.length - measuresNamed)] : [])], style: 'accent' as const };
      return { message: { ...await views.overview(at.checkIn, at, { at: 'walk', banners: [banner] }), summary: summaries.passedOn, alert: true } };
    },

    async [nudgePurpose]({ promptId, purpose, recipientId }) {
      const at = await situationOf({ promptId, recipientId });
      if (at?.checkIn.state !== 'open') return at ? { skip: 'cancelled' } : notNeeded;
      // Asked here too: a restart, or a long queue, may come between the job and the sending.
      const now = clock.now();
      const mayGoAt = workingTime.movedLater(now);
      const left = (await leftToDo({ store, checkIns, directory }, at.checkIn)).get(recipientId);
      if (!left || left.state === 'done' || Temporal.Instant.compare(mayGoAt, at.checkIn.deadline) >= 0 || !isNudged(purpose.split(':')[1] ?? '', left.state)) return notNeeded;
      if (!mayGoAt.equals(now)) return { postpone: mayGoAt.toString() };
      const banner = nudgeBanner({ ...left, state: left.state }, (unit) => unitName(at.network, unit), at.t);
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
