/** The organiser's live card of a check-in, made at the moment of sending. */
import type { Composers } from '../delivery/composer.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Locale } from '../shared/network-terms.ts';
import { rollUpPurpose } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import type { LeadViews } from './lead-views.ts';

export interface LeadComposerDeps {
  readonly checkIns: CheckInStore;
  readonly directory: NetworkDirectory;
  readonly views: LeadViews;
  readonly defaultLocale: Locale;
}

export const leadComposers = ({ checkIns, directory, views, defaultLocale }: LeadComposerDeps): Composers => ({
  async [rollUpPurpose]({ promptId, recipientId }, { replaces }) {
    const [checkIn, network] = await Promise.all([checkIns.load(promptId), directory.network()]);
    const member = network.members.get(recipientId);
    if (!checkIn || !member || checkIn.state === 'draft') return { skip: 'not-needed' };
    // One that was called off before it opened has no card to correct.
    if (!replaces && checkIn.state === 'cancelled') return { skip: 'cancelled' };
    const live = await views.live(checkIn, { member, network, t: texts(member.language ?? defaultLocale) });
    return live ? { message: live } : { skip: 'not-needed' };
  },
});
