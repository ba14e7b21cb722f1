/** Keeps the summary of a meeting, and shares it: the card of those who were called shows it with the tasks. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptStore } from '../prompts/store.ts';
import { changedSinceShared, summaryPurpose, type Summary } from './domain.ts';
import type { FollowUpStore } from './store.ts';

export interface SaveSummaryDeps {
  readonly tasks: FollowUpStore;
  readonly prompts: Pick<PromptStore, 'audience'>;
  readonly clock: Clock;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

const unwritten = ({ promptId }: Pick<Meeting, 'promptId'>): Summary => ({ promptId, text: '', revision: 0, history: [], shared: 0 });

/** @param change.seen the revision that was on the screen, 0 for none: another one is a `conflict`, unless it already says the same */
export async function saveSummary({ tasks, clock }: SaveSummaryDeps, meeting: Meeting, { text, seen, by }: { readonly text: string; readonly seen: number; readonly by: string }): Promise<{ readonly outcome: 'saved' | 'conflict'; readonly summary: Summary | undefined }> {
  const at = clock.now().toString();
  let outcome = 'saved' as 'saved' | 'conflict';
  const { after } = await tasks.changeSummary(meeting, (stored) => {
    const current = stored ?? unwritten(meeting);
    outcome = current.text !== text && current.revision !== seen ? 'conflict' : 'saved';
    return outcome === 'conflict' || current.text === text ? stored : { ...current, text, revision: current.revision + 1, history: [...current.history, { what: 'written', by, at }] };
  });
  return { outcome, summary: after };
}

export type SharedSummary = { readonly outcome: 'shared'; readonly people: number } | { readonly outcome: 'nobody' | 'nothing' };

/**
 * Everybody who was called gets one card; when it is shared again that card is updated.
 * @param sharing how often it will have been shared with this: pressing twice is pressing once
 */
export async function shareSummary({ tasks, prompts, clock, enqueue }: SaveSummaryDeps, meeting: Meeting, sharing: number, by: string): Promise<SharedSummary> {
  const { promptId } = meeting;
  const [audience, all] = await Promise.all([prompts.audience(promptId), tasks.tasks(promptId)]);
  if (audience.size === 0) return { outcome: 'nobody' };
  const at = clock.now().toString();
  const { after } = await tasks.changeSummary(meeting, (stored) => {
    const current = stored ?? unwritten(meeting);
    const isNew = sharing === current.shared + 1 && (current.text !== '' || all.length > 0) && changedSinceShared(current, all);
    return isNew ? { ...current, shared: sharing, history: [...current.history, { what: 'shared', by, at }] } : stored;
  });
  if (after === undefined || after.shared === 0) return { outcome: 'nothing' };
  // Also when it had been shared: a crash may have come between the two.
  await enqueue([...audience.keys()].map((recipientId) => ({ promptId, purpose: summaryPurpose, recipientId, revision: after.shared, priority: deliveryPriorities.meeting })));
  return { outcome: 'shared', people: audience.size };
}
