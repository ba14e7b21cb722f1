/** A series in the chat: its meetings by themselves, and the rest of it called off. Each click is authorised here before anything is done. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCancel } from '../access/domain.ts';
import { notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import { listCard, listModel } from './card-list.ts';
import { cancelConfirmCard, stopSeriesModel } from './card-cancel.ts';
import type { Meeting, MeetingDetails } from './domain.ts';
import { listMeetings, type ListMeetingsDeps } from './list-meetings.ts';
import { comingInSeries, stopSeries, type StopSeriesDeps } from './meeting-series.ts';

export interface SeriesChatDeps extends ListMeetingsDeps, StopSeriesDeps {
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
}

/** Card data is untrusted. */
const listed = z.object({ seriesId: z.string().regex(/^[\w-]{8,64}$/), page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });
const clicked = z.object({ promptId: z.string().min(1).max(200), inPlace: z.boolean().catch(false) });

/** Verbs: `meeting.series` `{ seriesId, page }`, `meeting.series-stop` `{ promptId, inPlace }`, `meeting.series-stop-confirmed` `{ promptId }`. */
export function meetingSeriesChat(deps: SeriesChatDeps): ChatFeature {
  const { prompts, cards, audit, views } = deps;

  async function list(caller: Caller, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { t, member } = caller;
    const read = listed.safeParse(data);
    if (!read.success) return { kind: 'text', text: t.refusals.gone };
    const { seriesId: id, page } = read.data;
    const meetings = (await listMeetings(deps, caller)).filter(({ series }) => series?.id === id);
    const first = meetings.find(({ state }) => state === 'open' || state === 'scheduled');
    const stored = first === undefined ? undefined : await prompts.load<MeetingDetails>(first.promptId);
    const model = listModel({ meetings, page: page ?? 1, series: { id, ...(stored !== undefined && mayCancel(member, stored) ? { stop: stored.promptId } : {}) } }, t);
    return { kind: page === undefined ? 'new-card' : 'card', card: cards.render(listCard, model), summary: t.meetings.series.title };
  }

  const onOwn = (act: (caller: Caller, meeting: Meeting, inPlace: boolean) => Promise<Reply>): Action => async (caller, data) => {
    const { t, member } = caller;
    const read = clicked.safeParse(data);
    const meeting = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) as Meeting | undefined : undefined;
    if (meeting?.kind !== 'meeting' || meeting.state === 'draft' || meeting.series === undefined) return { kind: 'text', text: t.refusals.gone };
    if (!mayCancel(member, meeting)) return { kind: 'text', text: notOrganiser(caller, meeting.organiserId) };
    return await act(caller, meeting, read.data?.inPlace === true);
  };

  return {
    actions: {
      'meeting.series': list,
      'meeting.series-stop': onOwn(async ({ t, network }, meeting, inPlace) => {
        const coming = await comingInSeries(deps, meeting);
        if (coming.length === 0) return { kind: 'text', text: t.meetings.series.none };
        const invited = new Set<string>();
        for (const one of coming) if (one.openedAt !== undefined) for (const memberId of (await views.audienceOf(one, network)).keys()) invited.add(memberId);
        const model = stopSeriesModel({ promptId: meeting.promptId, title: meeting.details.title, dates: coming.map(({ details }) => details.date).sort(), invited: invited.size }, t);
        return { kind: inPlace ? 'card' : 'new-card', card: cards.render(cancelConfirmCard, model), summary: t.meetings.series.stopTitle };
      }),
      'meeting.series-stop-confirmed': onOwn(async ({ t, member }, meeting) => {
        const { none, stopped, done } = t.meetings.series;
        const off = await stopSeries(deps, meeting);
        if (off.length === 0) return { kind: 'text', text: none };
        await audit.record({ action: 'meeting-series-stopped', memberId: member.id, promptId: meeting.promptId, counts: { meetings: off.length } });
        return views.message(t, stopped, meeting.details.title, done(off.length));
      }),
    },
  };
}
