/** Takes up what lies in `sending` though nobody waits for its outcome. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Delivery } from './domain.ts';
import { next, postponed } from './domain.ts';
import type { DeliveryStore, StoredDelivery } from './store.ts';

export interface SettlingDeps {
  readonly deliveries: DeliveryStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly epoch: () => number | undefined;
  readonly isInHand: (delivery: Delivery) => boolean;
  /** Told after every recorded change. */
  readonly tell: (delivery: Delivery) => void;
}

export interface Settling {
  /** True when all is settled, false when the reign has ended meanwhile. Throws what the store throws. */
  settle(epoch: number): Promise<boolean>;
  /** Perhaps in `sending`, though its request never left. */
  neverLeft(delivery: StoredDelivery): void;
}

/**
 * Requests that had left when a process died or lost its lease, and claims that the store did not confirm: every delivery in
 * `sending` that is not in our hands. One that is, is of this epoch, so a claim of an older one is taken up whoever still holds it.
 */
export function createSettling({ deliveries, clock, log, random, epoch: reign, isInHand, tell }: SettlingDeps): Settling {
  const neverLeft = new Set<string>();
  const documentOf = ({ promptId, id }: StoredDelivery): string => `${promptId}|${id}`;
  const outcomeOf = (delivery: StoredDelivery): Delivery => (neverLeft.has(documentOf(delivery))
    ? postponed(delivery, clock.now(), 0, 'not-claimed')
    : next(delivery, { outcome: 'unknown', reason: 'interrupted' }, clock.now(), random));

  return {
    async settle(epoch) {
      for (;;) {
        const found = (await deliveries.interrupted()).filter((delivery) => delivery.epoch !== epoch || !isInHand(delivery));
        if (found.length === 0) break;
        for (const delivery of found) {
          if (reign() !== epoch) return false;
          const after = outcomeOf(delivery);
          if (await deliveries.save(delivery, after) === undefined) continue; // its outcome came in meanwhile
          log.warn('delivery.interrupted', { promptId: delivery.promptId, purpose: delivery.purpose, state: after.state });
          tell(after);
        }
      }
      neverLeft.clear();
      return true;
    },
    neverLeft: (delivery) => void neverLeft.add(documentOf(delivery)),
  };
}
