/**
 * People who can be reached after all (they installed the app, came back, wrote to the bot that they had blocked, or turned up in a
 * team's roster) get what is still open, addressed to them, and was not delivered. Whoever renews a delivery writes over what it
 * was, so each is renewed once however many events tell of the same person.
 */
import type { UndeliveredMessages } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createRepeating } from '../shared/repeating.ts';
import type { PromptBehaviours } from './behaviour.ts';
import type { PromptKind } from './domain.ts';
import type { PromptStore } from './store.ts';

export interface ReachableAgainDeps {
  readonly undelivered: UndeliveredMessages;
  readonly prompts: Pick<PromptStore, 'load' | 'list'>;
  readonly behaviours: PromptBehaviours;
  readonly directory: Pick<NetworkDirectory, 'reachability'>;
  /** Whether this instance is the one that sends: the sweep is for it alone. */
  readonly dispatching: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ReachableAgain {
  /** Never throws: what it misses the sweep finds. */
  members(memberIds: readonly string[]): Promise<void>;
  /** Looks every minute for what no event led to: the process died, or somebody was given up in the very moment they came back. */
  start(): void;
  stop(): Promise<void>;
}

const sweepEveryMs = 60_000;
/** Another instance may be the one that sends; by then it has read the change of contact too. */
const knownEverywhereMs = 6000;
/** A team's roster can bring back hundreds. */
const atOnce = 20;

type Found = Awaited<ReturnType<UndeliveredMessages['to']>>;

export function createReachableAgain({ undelivered, prompts, behaviours, directory, dispatching, clock, log }: ReachableAgainDeps): ReachableAgain {
  /** The invitations among them whose prompt is still open, and what matters after it. */
  async function renewOpen(found: Found): Promise<void> {
    let renewed = 0;
    for (const [promptId, deliveries] of Map.groupBy(found, (delivery) => delivery.promptId)) {
      const prompt = await prompts.load(promptId);
      if (prompt === undefined) continue;
      const behaviour = behaviours[prompt.kind];
      const isOpen = prompt.state === 'open';
      const invitations = deliveries.filter(({ purpose }) => behaviour?.renewedAfterwards?.(purpose) || (isOpen && (purpose === behaviour?.cardPurpose || behaviour?.alsoRenewed?.(purpose))));
      const notBefore = clock.now().add({ milliseconds: knownEverywhereMs });
      for (let start = 0; start < invitations.length; start += atOnce) {
        const done = await Promise.all(invitations.slice(start, start + atOnce).map((invitation) => undelivered.renew(invitation, notBefore)));
        renewed += done.filter(Boolean).length;
      }
    }
    if (renewed > 0) log.info('delivery.reachable-again', { renewed });
  }

  async function sweep(): Promise<number> {
    if (!dispatching()) return sweepEveryMs;
    for (const kind of Object.keys(behaviours) as PromptKind[]) {
      for (const { promptId } of await prompts.list(kind, ['open'], '')) {
        const found = await undelivered.ofPrompt(promptId, behaviours[kind]?.cardPurpose ?? '');
        const reach = await directory.reachability(found.map(({ recipientId }) => recipientId));
        // Only a person whose state has changed since the last try: otherwise one who is refused would be tried every minute.
        await renewOpen(found.filter(({ recipientId, notBefore }) => {
          const how = reach.get(recipientId);
          return how !== undefined && how.how !== 'not-at-all' && Temporal.Instant.compare(how.contact.since, notBefore) > 0;
        }));
      }
    }
    return sweepEveryMs;
  }

  return {
    async members(memberIds) {
      try {
        if (memberIds.length > 0) await renewOpen(await undelivered.to(memberIds));
      } catch (error) {
        log.warn('delivery.not-renewed', { people: memberIds.length, error });
      }
    },
    ...createRepeating({ clock, log, name: 'reachable-again', firstMs: sweepEveryMs, afterFaultMs: sweepEveryMs, run: sweep }),
  };
}
