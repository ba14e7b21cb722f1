/** When a meeting begins its live card is drawn anew: from then on there is something to sum up. */
import type { Clock } from '../ports/clock.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';

export interface BegunJobDeps {
  readonly prompts: Pick<PromptStore, 'load'>;
  readonly clock: Clock;
  readonly liveCards: Pick<LiveCards, 'touch'>;
}

const job = 'meeting-begun';

export const begunOccurrence = ({ promptId, sortAt }: Prompt): Occurrence => ({ promptId, job, dueAt: sortAt });

export const begunJobs = ({ prompts, clock, liveCards }: BegunJobDeps): JobHandlers => ({
  async [job]({ promptId }) {
    const meeting = await prompts.load(promptId);
    if (meeting?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    // Moved since it was planned.
    if (Temporal.Instant.compare(clock.now(), meeting.sortAt) < 0) return { outcome: 'postponed', until: meeting.sortAt };
    liveCards.touch(meeting);
    return { outcome: 'done' };
  },
});
