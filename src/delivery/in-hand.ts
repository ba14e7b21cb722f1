/** What the dispatcher has taken in hand: each message once, so that a revision never overtakes the one it replaces, and no more than are soon let go. */
import { deliveryPriorities, isRedraw, type Delivery } from './domain.ts';

export interface InHand {
  has(delivery: Delivery): boolean;
  hasRoomFor(delivery: Delivery): boolean;
  take(delivery: Delivery, work: () => Promise<void>): void;
  /** Its request may leave: from here on it waits for the platform, not for its turn. */
  granted(delivery: Delivery): void;
  letGo(delivery: Delivery): void;
  /** Calls have come: redraws that have not left go back into the queue, to come at their turn. */
  stepBack(): void;
  stepsBack(delivery: Delivery): boolean;
  size(): number;
  allDone(): Promise<unknown>;
}

/** In hand and not yet let go by the rate: enough that it is used, few enough to be waited for. */
const mostGettingReady = 4;

/** @param parallel requests under way at one time; mobilisations may use a third more, so that hanging requests do not keep them waiting */
export function createInHand(parallel: number): InHand {
  const underWay = new Map<string, Promise<void>>();
  const gettingReady = new Map<string, Delivery>();
  const steppingBack = new Set<string>();
  const keyOf = ({ promptId, purpose, recipientId }: Delivery): string => `${promptId}|${purpose}|${recipientId}`;
  const roomFor = ({ priority }: Delivery): number => (priority === deliveryPriorities.mobilisation ? Math.ceil(parallel * 4 / 3) : parallel);

  return {
    has: (delivery) => underWay.has(keyOf(delivery)),
    hasRoomFor: (delivery) => underWay.size < roomFor(delivery) && gettingReady.size < mostGettingReady,
    take(delivery, work) {
      gettingReady.set(keyOf(delivery), delivery);
      underWay.set(keyOf(delivery), work());
    },
    granted: (delivery) => void gettingReady.delete(keyOf(delivery)),
    letGo(delivery) {
      for (const held of [underWay, gettingReady, steppingBack]) held.delete(keyOf(delivery));
    },
    stepBack() {
      for (const [key, delivery] of gettingReady) if (isRedraw(delivery)) steppingBack.add(key);
    },
    stepsBack: (delivery) => steppingBack.has(keyOf(delivery)),
    size: () => underWay.size,
    allDone: () => Promise.all(underWay.values()),
  };
}
