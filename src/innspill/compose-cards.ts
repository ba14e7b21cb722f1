/** The cards about innspill that the delivery queue sends, made from how things stand when they leave. Never at night. */
import type { Shown, Viewer } from '../chat/caller.ts';
import type { Composed, Composers } from '../delivery/composer.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';
import { ownPurpose } from './decide.ts';
import { digestPurpose } from './tell-preparers.ts';
import type { InnspillStore } from './store.ts';
import type { InnspillViews } from './views.ts';

export interface InnspillComposerDeps {
  readonly innspill: InnspillStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater'>;
  readonly defaultLocale: Locale;
  readonly views: InnspillViews;
}

export function innspillComposers({ innspill, directory, clock, workingTime, defaultLocale, views }: InnspillComposerDeps): Composers {
  const notNeeded: Composed = { skip: 'not-needed' };

  /** @param show undefined: there is nothing to say any more. */
  async function composed(memberId: string, replaces: boolean, show: (viewer: Viewer) => Promise<Shown | undefined>): Promise<Composed> {
    const network = await directory.network();
    const member = network.members.get(memberId);
    const shown = member && await show({ member, network, t: texts(member.language ?? defaultLocale) });
    if (shown === undefined) return notNeeded;
    const now = clock.now();
    const mayGoAt = workingTime.movedLater(now);
    return mayGoAt.equals(now) ? { message: { ...shown, alert: !replaces } } : { postpone: mayGoAt.toString() };
  }

  return {
    [ownPurpose]: ({ promptId, recipientId }, { replaces }) => composed(recipientId, replaces, async (viewer) => {
      const stored = await innspill.load(promptId);
      return stored?.memberId === recipientId ? views.own(stored, viewer) : undefined;
    }),
    [digestPurpose]: ({ recipientId }, { replaces }) => composed(recipientId, replaces, async (viewer) => {
      const waiting = await views.waitingFor(viewer, { kind: 'own' });
      return waiting.length === 0 && !replaces ? undefined : views.waiting(viewer, waiting, { scope: { kind: 'own' }, page: 1, below: true });
    }),
  };
}
