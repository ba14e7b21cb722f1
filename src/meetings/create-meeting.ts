/** From a read form to a meeting on its way: a draft that can be looked at, and the explicit confirmation that schedules it. */
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { mayMove } from '../prompts/domain.ts';
import { draftPrompt } from '../prompts/draft-prompt.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Occurrence } from '../schedule/domain.ts';
import { endOf, startOf, type Meeting, type MeetingDetails, type MeetingSeries } from './domain.ts';

export interface CreateMeetingDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

export interface MeetingDraft {
  /** Made once per form, so that pressing Forhåndsvis again writes over the same draft. */
  readonly promptId: string;
  readonly organiserId: string;
  readonly audience: string;
  readonly details: MeetingDetails;
  /** It is the first of these. */
  readonly series?: MeetingSeries;
}

export const draftMeeting = ({ prompts, clock, timeZone }: CreateMeetingDeps, draft: MeetingDraft): ReturnType<typeof draftPrompt> =>
  draftPrompt(prompts, meetingFrom(draft, clock.now(), timeZone));

/** The prompt as stored. It opens at once when sent; closes when the meeting ends. */
export function meetingFrom({ promptId, organiserId, audience, details, series }: MeetingDraft, now: Temporal.Instant, timeZone: string): Meeting {
  return {
    promptId,
    kind: 'meeting',
    state: 'draft',
    revision: 0,
    audience,
    organiserId,
    details,
    deadline: endOfDay(details.answerBy, timeZone),
    closesAt: endOf(details, timeZone).toInstant().toString(),
    sortAt: startOf(details, timeZone).toInstant().toString(),
    createdAt: now.toString(),
    opensAt: now.toString(),
    ...(series === undefined ? {} : { series }),
  };
}

export type SentMeeting = { readonly outcome: 'sent'; readonly meeting: Meeting } | { readonly outcome: 'not-found' | 'past' };

/**
 * The confirmation. Pressing it twice, or the click arriving twice, sends once: the draft can leave its state only once,
 * and planning the opening again changes nothing.
 */
export async function sendMeeting({ prompts, clock, plan }: CreateMeetingDeps, promptId: string, opensAt?: (meeting: Meeting, now: Temporal.Instant) => string): Promise<SentMeeting> {
  const now = clock.now();
  const changed = await changePrompt<MeetingDetails>(prompts, promptId, (draft) =>
    mayMove(draft.state, 'scheduled') && Temporal.Instant.compare(draft.sortAt, now) > 0 ? { ...draft, state: 'scheduled', opensAt: opensAt?.(draft as Meeting, now) ?? now.toString() } : undefined);
  if (changed.outcome === 'not-found') return { outcome: 'not-found' };
  const meeting = changed.prompt as Meeting;
  if (meeting.state === 'draft') return { outcome: 'past' };
  await plan([openOccurrence(meeting)]);
  return { outcome: 'sent', meeting };
}

const endOfDay = (date: string, timeZone: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
