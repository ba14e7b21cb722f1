/** From a read form to people being called: a draft that can be looked at, and the explicit confirmation that sends it. */
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { draftPrompt } from '../prompts/draft-prompt.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Occurrence } from '../schedule/domain.ts';
import { meetingTime, timesFrom, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { lastAt } from './times.ts';

export interface CreateMobilisationDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

export type MobilisationDraft = Pick<Mobilisation, 'promptId' | 'organiserId' | 'audience' | 'details'>;

export const draftMobilisation = ({ prompts, clock, timeZone }: CreateMobilisationDeps, draft: MobilisationDraft): ReturnType<typeof draftPrompt> => {
  const now = clock.now();
  return draftPrompt<MobilisationDetails>(prompts, { ...draft, kind: 'mobilisation', state: 'draft', revision: 0, createdAt: now.toString(), ...timesFrom(draft.details, now, timeZone) });
};

/**
 * The confirmation. Pressing it twice, or the click arriving twice, sends once: the draft can leave its state only once, and planning
 * the opening again changes nothing. The time to answer runs from here.
 * @param more of its details, as of now
 */
export async function sendMobilisation({ prompts, clock, timeZone, plan }: CreateMobilisationDeps, promptId: string, more: Pick<MobilisationDetails, 'leadThere'> = {}): Promise<{ readonly outcome: 'sent'; readonly mobilisation: Mobilisation } | { readonly outcome: 'not-found' | 'past' }> {
  const now = clock.now();
  const sent = await changePrompt<MobilisationDetails>(prompts, promptId, (draft) =>
    mayMove(draft.state, 'scheduled') && !isPast(draft.details, now, timeZone) ? { ...draft, state: 'scheduled', ...timesFrom(draft.details, now, timeZone), details: { ...draft.details, ...more } } : undefined);
  if (sent.outcome === 'not-found') return { outcome: 'not-found' };
  const mobilisation = sent.prompt as Mobilisation;
  if (mobilisation.state === 'draft') return { outcome: 'past' };
  await plan([openOccurrence(mobilisation)]);
  return { outcome: 'sent', mobilisation };
}

/** The time to meet has passed while the draft lay there. A day without a time is past when it is over. */
function isPast(details: MobilisationDetails, now: Temporal.Instant, timeZone: string): boolean {
  const first = details.shifts?.[0]?.start;
  if (first !== undefined) return Temporal.Instant.compare(first, now) < 0;
  const meet = meetingTime(details, timeZone);
  if (meet === undefined) return false;
  const last = details.meetAt === undefined ? meet.add({ days: 1 }) : lastAt(meet.toPlainDate(), meet.toPlainTime(), timeZone).add({ minutes: 1 });
  return Temporal.Instant.compare(last.toInstant(), now) <= 0;
}
