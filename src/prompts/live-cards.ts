/**
 * Cards that follow what people answer: the organiser's live card, and each person's own card after a change of answer.
 * Redraws are gathered and asked for together every few seconds, because edits count as traffic to the conversation.
 */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PromptBehaviours } from './behaviour.ts';
import type { Prompt, Response } from './domain.ts';
import type { PromptStore } from './store.ts';

export interface LiveCards {
  /** The live card of the organiser, and of those who were it before, is out of date. */
  touch(prompt: Prompt): void;
  /** The person's own card is out of date: what a click returns is shown only until the chat is read anew. A while after their last click: a redraw empties what they may be typing on it. */
  answered(prompt: Prompt, response: Response): void;
  /** A message of the prompt was sent, or was not: the organiser sees how far it has come. */
  sendingMoved(promptId: string): void;
  /** Any other card that follows what people answer. `key` tells it from the rest; asked for when the gathering is over, or a while after the last click of its person where it is they who changed it. */
  redraw(key: string, request: Asking, changedBy?: 'its-person'): void;
  /** Asks for what has been gathered, now. */
  flush(): Promise<void>;
  stop(): void;
}

export interface LiveCardsDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly behaviours: PromptBehaviours;
  readonly prompts: Pick<PromptStore, 'load'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  /** Redraw at most this often. */
  readonly everyMs: number;
}

/** A person's card changes with the prompt and with each answer, so the sum of both only ever grows. */
export const ownCardRevision = (prompt: Prompt, response: Response | undefined): number => prompt.revision + (response?.history.length ?? 0);

/** The person's own card as it is after this answer; undefined where the job has none. */
export function ownCard(behaviours: PromptBehaviours, prompt: Prompt, response: Response): DeliveryRequest | undefined {
  const purpose = behaviours[prompt.kind]?.cardPurpose;
  const { promptId } = prompt;
  return purpose === undefined ? undefined : { promptId, purpose, recipientId: response.memberId, revision: ownCardRevision(prompt, response), priority: deliveryPriorities.ownCard };
}

/** Long enough to add a remark to the answer just given. */
const ownCardAfterMs = 45_000;

/** What to ask for when the gathering is over; nothing is undefined or no request. */
export type Asking = () => Requests | Promise<Requests>;
type Requests = DeliveryRequest | readonly DeliveryRequest[] | undefined;

export function createLiveCards({ clock, log, behaviours, prompts, enqueue, everyMs }: LiveCardsDeps): LiveCards {
  /** `calm`: its person has just clicked on it, and others' answers draw it no sooner. */
  const waiting = new Map<string, { readonly request: Asking; readonly dueMs: number; readonly calm: boolean }>();
  let timer: { readonly atMs: number; readonly cancel: () => void } | undefined;
  const now = (): number => clock.now().epochMilliseconds;

  const add = (key: string, request: Asking, dueMs: number, calm = false): void => {
    waiting.set(key, { request, dueMs, calm });
    if (timer !== undefined && timer.atMs <= dueMs) return;
    timer?.cancel();
    timer = { atMs: dueMs, cancel: clock.after(Math.max(0, dueMs - now()), () => { timer = undefined; void ask((due) => due <= now()); }) };
  };
  /** At most so often: one that waits already waits no longer. */
  const gather = (key: string, request: Asking, withinMs = everyMs): void => {
    const { dueMs = Infinity, calm = false } = waiting.get(key) ?? {};
    add(key, request, calm ? dueMs : Math.min(dueMs, now() + withinMs), calm);
  };
  const afterClick = (key: string, request: Asking): void => add(key, request, now() + ownCardAfterMs, true);

  async function ask(isDue: (dueMs: number) => boolean): Promise<void> {
    const batch = [...waiting].filter(([, { dueMs }]) => isDue(dueMs));
    for (const [key] of batch) waiting.delete(key);
    const [next] = [...waiting].toSorted(([, one], [, other]) => one.dueMs - other.dueMs);
    if (next !== undefined) add(next[0], next[1].request, next[1].dueMs, next[1].calm);
    if (batch.length === 0) return;
    try {
      const requests = await Promise.all(batch.map(([, { request }]) => request()));
      await enqueue(requests.flatMap((request) => request ?? []));
    } catch (error) {
      // The store is away: the cards stay behind until it is back, newer requests win.
      log.warn('live-cards.postponed', { cards: batch.length, error });
      for (const [key, { request }] of batch) if (!waiting.has(key)) gather(key, request);
    }
  }

  function liveCardOf({ promptId, kind, organiserId }: Prompt): DeliveryRequest | undefined {
    const purpose = behaviours[kind]?.liveCardPurpose;
    // Seconds since 1970: grows over restarts, and two instances that redraw in the same second ask once.
    const revision = Math.floor(clock.now().epochMilliseconds / 1000);
    return purpose === undefined ? undefined : { promptId, purpose, recipientId: organiserId, revision, priority: deliveryPriorities.liveCard };
  }

  return {
    touch(prompt) {
      const everyMs = behaviours[prompt.kind]?.liveCardEveryMs;
      gather(prompt.promptId, () => liveCardOf(prompt), everyMs);
      for (const organiserId of prompt.formerOrganiserIds ?? []) if (organiserId !== prompt.organiserId) gather(`${prompt.promptId} formerly ${organiserId}`, () => liveCardOf({ ...prompt, organiserId }), everyMs);
    },
    sendingMoved(promptId) {
      if (!waiting.has(promptId)) gather(promptId, async () => { const prompt = await prompts.load(promptId); return prompt && liveCardOf(prompt); });
    },
    answered: (prompt, response) => afterClick(`${prompt.promptId} ${response.memberId}`, () => ownCard(behaviours, prompt, response)),
    redraw: (key, request, changedBy) => (changedBy === undefined ? gather(key, request) : afterClick(key, request)),
    async flush() {
      timer?.cancel();
      timer = undefined;
      await ask(() => true);
    },
    stop() { timer?.cancel(); timer = undefined; },
  };
}
