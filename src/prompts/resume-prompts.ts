/** At start: plans again what every live prompt needs (a crash may have come between storing and planning), and redraws cards that fell behind, the organisers' and those of people who have just answered. */
import type { DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import type { Occurrence } from '../schedule/domain.ts';
import type { PromptBehaviours } from './behaviour.ts';
import type { Prompt, PromptKind } from './domain.ts';
import { ownCard, type LiveCards } from './live-cards.ts';
import { closeOccurrence, openOccurrence } from './open-prompt.ts';
import type { PromptStore } from './store.ts';

export interface ResumePromptsDeps {
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly behaviours: PromptBehaviours;
  readonly liveCards: LiveCards;
  readonly clock: Clock;
  readonly log: Log;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  /** What else a crash may have left half done. */
  readonly finish: () => Promise<void>;
  /** An embedded store is set up at start; a shared database by the operator, once. */
  readonly embedded: boolean;
}

const firstRetryMs = 1000;
const longestRetryMs = 30_000;
/** A process that dies takes along the redraws it had gathered. Those of earlier answers were asked for long before it died. */
const recentAnswers = { hours: 24 };

/** Tries until the store answers. */
export function resumePrompts(deps: ResumePromptsDeps): { start(): void; stop(): void } {
  let stopped = false;
  let cancelRetry = (): void => undefined;

  async function attempt(retryMs: number): Promise<void> {
    if (stopped) return;
    try {
      if (deps.embedded) await deps.store.init();
      await deps.finish();
      for (const kind of Object.keys(deps.behaviours) as PromptKind[]) await resumeKind(deps, kind);
    } catch (error) {
      deps.log.warn('prompts.not-resumed', { retryMs, error });
      cancelRetry = deps.clock.after(retryMs, () => { void attempt(Math.min(retryMs * 2, longestRetryMs)); });
    }
  }
  return {
    start: () => { void attempt(firstRetryMs); },
    stop: () => { stopped = true; cancelRetry(); },
  };
}

async function resumeKind({ prompts, behaviours, liveCards, clock, plan, enqueue }: ResumePromptsDeps, kind: PromptKind): Promise<void> {
  const live = await prompts.list(kind, ['scheduled', 'open'], '');
  await plan(live.flatMap((prompt) => occurrencesOf(prompt, behaviours)));
  const since = clock.now().subtract(recentAnswers);
  for (const prompt of live) {
    if (prompt.state !== 'open') continue;
    liveCards.touch(prompt);
    const { responses } = await prompts.responses(prompt.promptId);
    // Straight into the queue, which knows those that were asked for: what people answer meanwhile is gathered under the same name.
    const recent = responses.filter(({ at }) => Temporal.Instant.compare(at, since) >= 0);
    await enqueue([...recent.flatMap((response) => ownCard(behaviours, prompt, response) ?? []), ...await behaviours[kind]?.behindSince?.(prompt, since) ?? []]);
  }
}

const occurrencesOf = (prompt: Prompt, behaviours: PromptBehaviours): readonly Occurrence[] =>
  prompt.state === 'scheduled' ? [openOccurrence(prompt)] : [closeOccurrence(prompt), ...(behaviours[prompt.kind]?.occurrences(prompt) ?? [])];
