/** Puts a scheduled prompt to its audience, and closes it when its time is over. Both run as scheduled jobs, so a crash at any point is made good by running them again. */
import type { DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobHandlers, JobResult, Occurrence } from '../schedule/domain.ts';
import { resolveAudience } from './audience.ts';
import type { PromptBehaviours } from './behaviour.ts';
import { changePrompt } from './change-prompt.ts';
import { mayMove, type Prompt } from './domain.ts';
import type { LiveCards } from './live-cards.ts';
import type { PromptStore } from './store.ts';

export interface OpenPromptDeps {
  readonly prompts: PromptStore;
  readonly directory: NetworkDirectory;
  readonly clock: Clock;
  readonly behaviours: PromptBehaviours;
  readonly liveCards: LiveCards;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

export const openOccurrence = (prompt: Prompt): Occurrence => ({ promptId: prompt.promptId, job: 'prompt-open', dueAt: prompt.opensAt });
export const closeOccurrence = (prompt: Prompt): Occurrence => ({ promptId: prompt.promptId, job: 'prompt-close', dueAt: prompt.closesAt });

export const promptJobs = (deps: OpenPromptDeps): JobHandlers => ({
  'prompt-open': ({ promptId }) => openPrompt(deps, promptId),
  'prompt-close': ({ promptId }) => closePrompt(deps, promptId),
});

/** Every step is idempotent: the audience is frozen once, deliveries and occurrences have deterministic ids. */
async function openPrompt(deps: OpenPromptDeps, promptId: string): Promise<JobResult> {
  const stored = await deps.prompts.load(promptId);
  if (!stored) return { outcome: 'dropped', reason: 'not-found' };
  const behaviour = deps.behaviours[stored.kind];
  if (!behaviour) return { outcome: 'dropped', reason: 'unknown-kind' };
  if (stored.state === 'scheduled') {
    const now = deps.clock.now();
    // A meeting that was moved opens later than this occurrence thought.
    if (Temporal.Instant.compare(stored.opensAt, now) > 0) return { outcome: 'postponed', until: stored.opensAt };
    const mayOpenAt = behaviour.opensNotBefore?.(stored, now) ?? now;
    if (Temporal.Instant.compare(mayOpenAt, now) > 0) return { outcome: 'postponed', until: mayOpenAt.toString() };
    const network = await deps.directory.network();
    await deps.prompts.saveAudience(stored, await behaviour.addressees?.(network, stored) ?? resolveAudience(network, stored.audience));
  }
  const openedAt = deps.clock.now().toString();
  const opened = await changePrompt(deps.prompts, promptId, (prompt) => (mayMove(prompt.state, 'open') ? { ...prompt, state: 'open', openedAt } : undefined));
  if (opened.outcome === 'not-found' || opened.prompt.state !== 'open') return { outcome: 'dropped', reason: 'not-scheduled' };
  const { prompt } = opened;
  const asked = [...(await deps.prompts.audience(promptId)).values()].filter((addressee) => behaviour.asksAtOnce?.(addressee) ?? true);
  await deps.plan([closeOccurrence(prompt), ...behaviour.occurrences(prompt)]);
  await deps.enqueue(asked.map(({ memberId: recipientId }) => ({ promptId, purpose: behaviour.cardPurpose, recipientId, revision: prompt.revision, priority: behaviour.priority })));
  deps.liveCards.touch(prompt);
  return { outcome: 'done' };
}

async function closePrompt(deps: OpenPromptDeps, promptId: string): Promise<JobResult> {
  const closed = await changePrompt(deps.prompts, promptId, (prompt) => {
    if (!mayMove(prompt.state, 'closed')) return undefined;
    // A meeting that was moved closes later than this occurrence thought.
    return Temporal.Instant.compare(prompt.closesAt, deps.clock.now()) > 0 ? undefined : { ...prompt, state: 'closed' };
  });
  if (closed.outcome === 'not-found') return { outcome: 'dropped', reason: 'not-found' };
  if (closed.prompt.state === 'open') return { outcome: 'postponed', until: closed.prompt.closesAt };
  if (closed.prompt.state === 'closed') deps.liveCards.touch(closed.prompt);
  return { outcome: 'done' };
}
