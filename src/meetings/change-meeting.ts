/** Changes a meeting that has been sent or waits for it: what was looked at is kept for a day, and applied only to the meeting it was looked at with. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, StoredDocument } from '../ports/document-store.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Schedule } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { changedOccurrences } from './changed-jobs.ts';
import { meetingFrom } from './create-meeting.ts';
import { isMove, type Meeting, type MeetingDetails } from './domain.ts';
import { opensAtOf } from './import-arshjul.ts';

export interface ChangeMeetingDeps {
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly workingTime: WorkingTime;
  readonly plan: Schedule['plan'];
}

export interface ProposedChange {
  readonly promptId: string;
  /** Made once per form. */
  readonly formId: string;
  /** Member id of whoever proposes it. */
  readonly by: string;
  /** The meeting as it was when the change was looked at, and as it is to be. */
  readonly from: MeetingDetails;
  readonly to: MeetingDetails;
}
type ProposedDocument = StoredDocument & ProposedChange;

const type = 'meeting-change';
const idOf = (formId: string): string => `${type}-${formId}`;
const keptHours = 24;

export const propose = async ({ store, clock }: ChangeMeetingDeps, change: ProposedChange): Promise<void> => {
  await store.upsert<ProposedDocument>('prompts', { id: idOf(change.formId), type, expiresAt: clock.now().add({ hours: keptHours }).toString(), ...change });
};
export const proposed = ({ store }: ChangeMeetingDeps, promptId: string, formId: string): Promise<ProposedChange | undefined> => store.get<ProposedDocument>('prompts', promptId, idOf(formId));
export const withdrawChange = ({ store }: ChangeMeetingDeps, promptId: string, formId: string): Promise<unknown> => store.delete('prompts', promptId, idOf(formId));

/** One that is over, or was called off, stays as it was. */
export const mayStillChange = ({ state, closesAt }: Pick<Meeting, 'state' | 'closesAt'>, now: Temporal.Instant): boolean =>
  (state === 'open' || state === 'scheduled') && Temporal.Instant.compare(closesAt, now) > 0;

/** The meeting with other details; its audience stays. */
export function changedMeeting(meeting: Meeting, details: MeetingDetails, now: Temporal.Instant, { timeZone, workingTime }: Pick<ChangeMeetingDeps, 'timeZone' | 'workingTime'>): Meeting {
  const { deadline, closesAt, sortAt } = meetingFrom({ ...meeting, details }, now, timeZone);
  const revision = meeting.revision + 1;
  const changed: Meeting = { ...meeting, details, deadline, closesAt, sortAt, revision };
  if (meeting.state === 'scheduled') {
    const waits = Temporal.Instant.compare(meeting.opensAt, now) > 0 && details.date !== meeting.details.date;
    return waits ? { ...changed, opensAt: opensAtOf(details.meetingKind, Temporal.PlainDate.from(details.date), workingTime) } : changed;
  }
  const { date, start, end, endDate, place } = meeting.details;
  const from = { date, start, end, ...(endDate === undefined ? {} : { endDate }), ...(place === undefined ? {} : { place }) };
  return { ...changed, changedAt: now.toString(), ...(isMove(from, details) ? { moved: { revision, at: now.toString(), from } } : {}) };
}

export type ChangedMeeting =
  | { readonly outcome: 'changed'; readonly meeting: Meeting }
  /** Somebody else has changed it since this was looked at; nothing was changed. */
  | { readonly outcome: 'conflict'; readonly meeting: Meeting }
  /** Its new time has come meanwhile. */
  | { readonly outcome: 'past' }
  | { readonly outcome: 'over' | 'not-found' };

/** Pressed twice, or delivered twice, it changes once: the second finds the meeting as it is to be, and makes sure of what follows. */
export async function changeMeeting(deps: ChangeMeetingDeps, { promptId, from, to }: ProposedChange): Promise<ChangedMeeting> {
  const { prompts, clock, plan } = deps;
  let past = false;
  const done = await changePrompt<MeetingDetails>(prompts, promptId, (stored) => {
    const meeting = stored as typeof stored & Meeting;
    const now = clock.now();
    past = false;
    if (!mayStillChange(meeting, now) || !isDeepStrictEqual(meeting.details, from)) return undefined;
    const changed = changedMeeting(meeting, to, now, deps);
    past = Temporal.Instant.compare(changed.closesAt, now) <= 0 || (changed.sortAt !== meeting.sortAt && Temporal.Instant.compare(changed.sortAt, now) <= 0);
    return past ? undefined : changed;
  });
  if (done.outcome === 'not-found') return { outcome: 'not-found' };
  if (past) return { outcome: 'past' };
  const meeting = done.prompt as Meeting;
  if (!mayStillChange(meeting, clock.now())) return { outcome: 'over' };
  if (!isDeepStrictEqual(meeting.details, to)) return { outcome: 'conflict', meeting };
  await plan(meeting.state === 'scheduled' ? [openOccurrence(meeting)] : changedOccurrences(meeting));
  return { outcome: 'changed', meeting };
}
