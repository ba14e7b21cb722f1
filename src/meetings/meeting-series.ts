/**
 * Meetings that are called together: all are made by one confirmation, and the rest of them called off by another. Each is one write
 * that decides, followed by steps that can be repeated; a job planned before the first step finishes what a process that died has left.
 */
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { cancelMeeting, type CancelMeetingDeps } from './cancel-meeting.ts';
import { meetingFrom, sendMeeting, type CreateMeetingDeps, type SentMeeting } from './create-meeting.ts';
import type { Meeting, MeetingDetails } from './domain.ts';
import { opensAtOf } from './import-arshjul.ts';
import { onDay, seriesPromptId } from './series.ts';

export interface SendSeriesDeps extends CreateMeetingDeps {
  readonly workingTime: Pick<WorkingTime, 'timeZone' | 'movedEarlier'>;
}

/** Time enough for the process that took the click. */
const finishedBy = { minutes: 1 };
const sendJob = 'meeting-series';
const stopJob = 'meeting-series-stop';
/** Of the series, not of one of its meetings: what is planned for a meeting goes with the meeting. */
const jobOf = (seriesId: string, job: string, clock: Clock): Occurrence =>
  ({ promptId: `meeting-series-${seriesId}`, job, dueAt: clock.now().add(finishedBy).toString() });
const seriesIdOf = ({ promptId }: Occurrence): string => promptId.slice('meeting-series-'.length);

/** Opens as an imported one does; at once, where that day has passed. ISO instant. */
export function opensInSeries({ meetingKind, date }: Pick<MeetingDetails, 'meetingKind' | 'date'>, now: Temporal.Instant, workingTime: SendSeriesDeps['workingTime']): string {
  const opensAt = opensAtOf(meetingKind, Temporal.PlainDate.from(date), workingTime);
  return Temporal.Instant.compare(opensAt, now) > 0 ? opensAt : now.toString();
}

/**
 * The confirmation of one meeting, or of a series by its first: the draft's leaving that state decides. Pressed again, or twice at once,
 * nothing is made twice.
 */
export async function sendCalled(deps: SendSeriesDeps, draft: Pick<Meeting, 'promptId' | 'series'>): Promise<SentMeeting> {
  if (draft.series !== undefined) await deps.plan([jobOf(draft.series.id, sendJob, deps.clock)]);
  const sent = await sendMeeting(deps, draft.promptId, ({ details, series }, now) => (series === undefined ? now.toString() : opensInSeries(details, now, deps.workingTime)));
  if (sent.outcome === 'sent') await makeRest(deps, sent.meeting);
  return sent;
}

async function makeRest({ prompts, clock, workingTime, plan }: SendSeriesDeps, first: Meeting): Promise<void> {
  const { series, organiserId, audience, details } = first;
  if (series === undefined) return;
  const { dates = [], ...shared } = series;
  const now = clock.now();
  const today = now.toZonedDateTimeISO(workingTime.timeZone).toPlainDate();
  const rest = dates.slice(1).map((date, at): Meeting => {
    const number = at + 2;
    const own = onDay(details, date, today, series.answerDays);
    return {
      ...meetingFrom({ promptId: seriesPromptId(series.id, number), organiserId, audience, details: own, series: { ...shared, number } }, now, workingTime.timeZone),
      state: 'scheduled', opensAt: opensInSeries(own, now, workingTime),
    };
  });
  // One that exists was made by an earlier press, and may have been changed since.
  const stored = await Promise.all(rest.map(async (meeting) => ((await prompts.create(meeting)) === 'created' ? meeting : await prompts.load<MeetingDetails>(meeting.promptId))));
  await plan(stored.flatMap((meeting) => (meeting?.state === 'scheduled' ? openOccurrence(meeting) : [])));
}

/** This one of a series and all after it, as far as they can still be called off or have been; not those that have begun. */
async function fromHereOn({ prompts, clock }: Pick<SendSeriesDeps, 'prompts' | 'clock'>, { series, organiserId }: Pick<Meeting, 'series' | 'organiserId'>): Promise<Meeting[]> {
  if (series === undefined) return [];
  const numbers = Array.from({ length: series.of - series.number + 1 }, (_, at) => series.number + at);
  const stored = await Promise.all(numbers.map(async (number) => await prompts.load<MeetingDetails>(seriesPromptId(series.id, number)) as Meeting | undefined));
  return stored.filter((meeting) => meeting !== undefined)
    .filter((meeting) => meeting.series?.id === series.id && meeting.organiserId === organiserId && meeting.state !== 'draft' && meeting.state !== 'closed' && Temporal.Instant.compare(meeting.sortAt, clock.now()) > 0);
}

/** Those that `stopSeries` would call off. */
export const comingInSeries = async (deps: Pick<SendSeriesDeps, 'prompts' | 'clock'>, from: Pick<Meeting, 'series' | 'organiserId'>): Promise<Meeting[]> =>
  (await fromHereOn(deps, from)).filter(({ state }) => state !== 'cancelled');

export type StopSeriesDeps = CancelMeetingDeps & Pick<SendSeriesDeps, 'prompts' | 'clock' | 'plan'>;

/** Calls off this one and all after it; whoever had been invited is told. Safe to repeat. Returns those that were called off. */
export async function stopSeries(deps: StopSeriesDeps, from: Meeting): Promise<readonly Meeting[]> {
  if (from.series === undefined) return [];
  await deps.plan([jobOf(from.series.id, `${stopJob}:${from.series.number}`, deps.clock)]);
  return await callOff(deps, from);
}

/** One called off already is called off again: a process may have died before everybody was told, and telling twice is telling once. */
async function callOff(deps: StopSeriesDeps, from: Meeting): Promise<readonly Meeting[]> {
  const meetings = await fromHereOn(deps, from);
  for (const { promptId } of meetings) await cancelMeeting(deps, promptId);
  return meetings.filter(({ state }) => state !== 'cancelled');
}

export const seriesJobs = (deps: SendSeriesDeps & StopSeriesDeps): JobHandlers => {
  const load = async (seriesId: string, number: number): Promise<Meeting | undefined> => await deps.prompts.load<MeetingDetails>(seriesPromptId(seriesId, number)) as Meeting | undefined;
  return {
    async [sendJob](occurrence) {
      const first = await load(seriesIdOf(occurrence), 1);
      // Never confirmed: the press ended before it decided anything.
      if (first === undefined || first.state === 'draft') return { outcome: 'dropped', reason: 'not-sent' };
      if (first.state === 'scheduled') await deps.plan([openOccurrence(first)]);
      await makeRest(deps, first);
      return { outcome: 'done' };
    },
    async [stopJob](occurrence) {
      const from = await load(seriesIdOf(occurrence), Number(occurrence.job.split(':')[1]));
      if (from === undefined) return { outcome: 'dropped', reason: 'not-found' };
      await callOff(deps, from);
      return { outcome: 'done' };
    },
  };
};
