/** What may be sent now, most urgent first, with a redraw let in at its turn: organisers' live cards before people's own cards. */
import type { DeliveryPriority } from './domain.ts';
import { deliveryPriorities, isRedraw } from './domain.ts';
import type { DeliveryStore, StoredDelivery } from './store.ts';

/** More than can be under way, so that a page always has something new. */
const pageSize = 128;
/** Live cards come last, but one goes out for so many others. */
const othersPerLiveCard = 15;
/** Calls wait for no card: of two seconds' worth of them one turn is an organiser's, none is a person's own. */
const callsPerLiveCard = 60;
const beforeLiveCards = Object.values(deliveryPriorities).filter((priority) => priority < deliveryPriorities.liveCard).sort((one, other) => one - other) as DeliveryPriority[];

export interface DueReader {
  /** One page. Empty when nothing is due. */
  read(): Promise<readonly StoredDelivery[]>;
  /** This one is in hand now: counts towards the next live card's turn. */
  taken(delivery: StoredDelivery): void;
}

export function createDueReader(deliveries: DeliveryStore): DueReader {
  let othersSinceLiveCard = 0;
  let wasIdle = true;

  async function readPage(): Promise<StoredDelivery[]> {
    if (wasIdle && !await deliveries.anyPending()) return [];
    const others: StoredDelivery[] = [];
    for (const priority of beforeLiveCards) {
      if (others.length < pageSize) others.push(...await deliveries.due(priority, pageSize - others.length));
    }
    const live = [...await deliveries.due(deliveryPriorities.liveCard, pageSize)];
    if (live.length < pageSize) live.push(...await deliveries.due(deliveryPriorities.ownCard, pageSize - live.length));
    const moreWait = others.length >= pageSize;
    const due: StoredDelivery[] = [];
    let since = othersSinceLiveCard;
    for (const other of others) {
      const isCall = other.priority === deliveryPriorities.mobilisation;
      const mayTurn = isCall ? since >= callsPerLiveCard && live[0]?.priority === deliveryPriorities.liveCard : since >= othersPerLiveCard;
      const turn = mayTurn ? live.shift() : undefined;
      if (turn !== undefined) due.push(turn);
      due.push(other);
      since = turn === undefined ? since + 1 : 1;
    }
    if (moreWait) return due;
    due.push(...live);
    // Work for quiet time: only when nothing else is there to be done.
    return due.length > 0 ? due : [...await deliveries.due(deliveryPriorities.ahead, pageSize)];
  }

  return {
    async read() {
      const page = await readPage();
      wasIdle = page.length === 0;
      return page;
    },
    taken({ priority }) {
      othersSinceLiveCard = isRedraw({ priority }) ? 0 : othersSinceLiveCard + 1;
    },
  };
}
