/** Opens conversations ahead, in quiet time, with people known from a team's roster only: in a crisis a call then costs one request per person. */
import type { Composers } from '../delivery/composer.ts';
import { deliveryPriorities, type Delivery, type DeliveryQueue } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createRepeating } from '../shared/repeating.ts';
import type { NetworkDirectory } from './directory.ts';

export interface OpenConversationsDeps {
  readonly directory: Pick<NetworkDirectory, 'network' | 'reachability'>;
  readonly enqueue: DeliveryQueue['enqueue'];
  /** Whether this instance is the one that sends. */
  readonly dispatching: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OpenConversations {
  start(): void;
  stop(): Promise<void>;
  /** To be told of every recorded delivery. */
  recorded(delivery: Delivery): void;
  readonly composers: Composers;
}

const promptId = 'conversations';
const purpose = 'conversation';
const everyMs = 1000;
/** People per second. Far below the rate of sending, so that it is never the reason why somebody waits. */
const atOnce = 5;
const idleMs = 60_000;
/** After anything else was sent, and after this instance began to send. */
const quietMs = 5 * 60_000;
const dayMs = 24 * 60 * 60_000;

export function createOpenConversations({ directory, enqueue, dispatching, clock, log }: OpenConversationsDeps): OpenConversations {
  let quietSinceMs: number | undefined;
  /** Member id → the day they were last asked for. Whoever could not be opened today is tried again tomorrow. */
  const asked = new Map<string, number>();
  const waiting = new Set<string>();

  async function openSome(): Promise<number> {
    const now = clock.now().epochMilliseconds;
    if (!dispatching()) {
      quietSinceMs = undefined;
      waiting.clear();
      return idleMs;
    }
    quietSinceMs ??= now;
    const quietInMs = quietSinceMs + quietMs - now;
    if (quietInMs > 0) return Math.min(idleMs, quietInMs);
    // The queue is slow with those before: more of them would not make it faster.
    if (waiting.size > 0) return everyMs;
    const day = Math.floor(now / dayMs);
    const people = (await unopened()).filter((id) => asked.get(id) !== day).slice(0, atOnce);
    for (const recipientId of people) {
      waiting.add(recipientId);
      let created = 0;
      try {
        ({ created } = await enqueue([{ promptId, purpose, recipientId, revision: day, priority: deliveryPriorities.ahead }]));
        asked.set(recipientId, day);
      } finally {
        // Not asked for, or asked for today already: before a restart, or by another instance.
        if (created === 0) waiting.delete(recipientId);
      }
    }
    return people.length > 0 ? everyMs : idleMs;
  }

  /** In the list, in some roster, and without a conversation. */
  async function unopened(): Promise<string[]> {
    const reach = await directory.reachability((await directory.network()).members.keys());
    return [...reach].filter(([, { how }]) => how === 'roster').map(([id]) => id);
  }

  const { start, stop } = createRepeating({ clock, log, name: 'conversations', firstMs: idleMs, afterFaultMs: idleMs, run: openSome });
  return {
    start,
    stop,
    recorded(delivery) {
      if (delivery.priority < deliveryPriorities.liveCard) quietSinceMs = clock.now().epochMilliseconds;
      if (delivery.purpose === purpose && delivery.state !== 'pending') waiting.delete(delivery.recipientId);
    },
    composers: { [purpose]: async () => ({ open: true }) },
  };
}
