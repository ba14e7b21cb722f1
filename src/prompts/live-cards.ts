/**
 * Cards that follow what people answer: the organiser's live card, and each person's own card after a change of answer.
 * Redraws are gathered and asked for together every few seconds, because edits count as traffic to the conversation.
 */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PromptBehaviours } from './behaviour.ts';
import type { Prompt, Response } from './domain.ts';

export interface LiveCards {
  /** The organiser's live card is out of date. */
  touch(prompt: Prompt): void;
  /** The person's own card is out of date: what a click returns is shown only until the chat is read anew. */
  answered(prompt: Prompt, response: Response): void;
  /** Asks for what has been gathered, now. */
  flush(): Promise<void>;
  stop(): void;
}

export interface LiveCardsDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly behaviours: PromptBehaviours;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  /** Redraw at most this often. */
  readonly everyMs: number;
}

/** A person's card changes with the prompt and with each answer, so the sum of both only ever grows. */
export const ownCardRevision = (prompt: Prompt, response: Response | undefined): number => prompt.revision + (response?.history.length ?? 0);

export function createLiveCards({ clock, log, behaviours, enqueue, everyMs }: LiveCardsDeps): LiveCards {
  const waiting = new Map<string, () => DeliveryRequest>();
  let cancelTimer: (() => void) | undefined;

  const add = (key: string, request: () => DeliveryRequest): void => {
    waiting.set(key, request);
    cancelTimer ??= clock.after(everyMs, () => { void flush(); });
  };

  async function flush(): Promise<void> {
    cancelTimer?.();
    cancelTimer = undefined;
    const batch = [...waiting];
    waiting.clear();
    if (batch.length === 0) return;
    try {
      await enqueue(batch.map(([, request]) => request()));
    } catch (error) {
      // The store is away: the cards stay behind until it is back, newer requests win.
      log.warn('live-cards.postponed', { cards: batch.length, error });
      for (const [key, request] of batch) if (!waiting.has(key)) add(key, request);
    }
  }

  return {
    touch({ promptId, kind, organiserId }) {
      const purpose = behaviours[kind]?.liveCardPurpose;
      if (purpose === undefined) return;
      add(promptId, () => ({
        promptId, purpose, recipientId: organiserId,
        // Seconds since 1970: grows over restarts, and two instances that redraw in the same second ask once.
        revision: Math.floor(clock.now().epochMilliseconds / 1000),
        priority: deliveryPriorities.liveCard,
      }));
    },
    answered(prompt, response) {
      const purpose = behaviours[prompt.kind]?.cardPurpose;
      if (purpose === undefined) return;
      add(`${prompt.promptId} ${response.memberId}`, () => ({
        promptId: prompt.promptId, purpose, recipientId: response.memberId,
        revision: ownCardRevision(prompt, response),
        priority: deliveryPriorities.liveCard,
      }));
    },
    flush,
    stop() { cancelTimer?.(); cancelTimer = undefined; },
  };
}
