/** `møter`: the meetings that come, for one person; and what of them that person has not answered. */
import type { Viewer } from '../chat/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Response } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import { seesCount } from '../prompts/visibility.ts';
import type { ListedMeeting } from './card-list.ts';
import { stands, type Meeting, type MeetingDetails } from './domain.ts';
import type { MeetingViews } from './views.ts';

export interface ListMeetingsDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly views: MeetingViews;
}

/** A meeting under way is still listed: people look for its link. */
const listedAfterStart = { hours: 8 };

/** Those the person is invited to, has called, or may see the counts of; soonest first. */
export async function listMeetings({ prompts, clock, views }: ListMeetingsDeps, viewer: Viewer): Promise<ListedMeeting[]> {
  const from = clock.now().subtract(listedAfterStart).toString();
  const meetings = await prompts.list<MeetingDetails>('meeting', ['scheduled', 'open', 'cancelled'], from);
  const listed: ListedMeeting[] = [];
  for (const stored of meetings) {
    const meeting = stored as Meeting;
    if (Temporal.Instant.compare(meeting.closesAt, clock.now()) <= 0) continue;
    const audience = await views.audienceOf(meeting, viewer.network);
    const addressee = audience.get(viewer.member.id);
    const organises = meeting.organiserId === viewer.member.id;
    const seen = views.visibility(meeting, viewer, addressee !== undefined);
    if (!addressee && !organises && !seen.counts.all && ![...audience.values()].some((person) => seesCount(seen, person))) continue;
    const response: Response | undefined = addressee && meeting.openedAt !== undefined ? await prompts.shownResponse(meeting.promptId, addressee) : undefined;
    listed.push({ promptId: meeting.promptId, state: meeting.state, details: meeting.details, invited: addressee !== undefined, organises, ...(meeting.moved === undefined ? {} : { revision: meeting.moved.revision }), ...(meeting.series === undefined ? {} : { series: meeting.series }), ...(meeting.state === 'cancelled' && meeting.openedAt === undefined ? { neverSent: true as const } : {}), ...(response !== undefined && stands(meeting, response) ? { own: response.answer } : {}) });
  }
  return listed;
}

export const unanswered = (meetings: readonly ListedMeeting[]): ListedMeeting[] =>
  meetings.filter(({ state, invited, own }) => state === 'open' && invited && own === undefined);
