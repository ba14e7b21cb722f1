/** The check-in cards that the delivery queue sends, each made from the check-in and the person's part of it at the moment of sending. */
import type { Composed, Composers } from '../delivery/composer.ts';
import type { Delivery } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { AnswerViews, Viewer } from './answer-views.ts';
import { overviewPurpose, type CheckIn } from './check-in.ts';
import { mayAnswer } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { delegatedPurpose } from './redraw.ts';

export interface CheckInComposerDeps {
  readonly checkIns: CheckInStore;
  readonly directory: NetworkDirectory;
  readonly views: AnswerViews;
  readonly defaultLocale: Locale;
}

const notNeeded: Composed = { skip: 'not-needed' };

export function checkInComposers({ checkIns, directory, views, defaultLocale }: CheckInComposerDeps): Composers {
  /** Undefined when the check-in or the person is no longer there. */
  async function situationOf({ promptId, recipientId }: Delivery): Promise<(Viewer & { readonly checkIn: CheckIn }) | undefined> {
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
      if (part.items.length === 0) return notNeeded;
      return { message: { ...await views.overview(at.checkIn, at, { part, at: 'own' }), alert: !replaces } };
    },

    async [delegatedPurpose](delivery, { replaces }) {
      const at = await situationOf(delivery);
      const item = at && await checkIns.item(delivery.promptId, delivery.purpose.slice(delegatedPurpose.length + 1));
      if (!item) return notNeeded;
      if (!replaces && (at.checkIn.state !== 'open' || !mayAnswer(item, at.member.id))) return notNeeded;
      return { message: { ...await views.delegated(at.checkIn, item, at), alert: !replaces } };
    },
  };
}
