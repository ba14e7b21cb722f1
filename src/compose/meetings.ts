/** Puts together meetings: invitations, changes, reminders, attendance. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import type { AttendanceStore } from '../meetings/attendance-store.ts';
import { begunJobs } from '../meetings/begun-job.ts';
import { meetingChangeChat } from '../meetings/change-chat.ts';
import { changedJobs } from '../meetings/changed-jobs.ts';
import { meetingChat, type MeetingChatDeps } from '../meetings/chat.ts';
import { meetingComposers } from '../meetings/compose-cards.ts';
import { createAttendance } from '../meetings/create-attendance.ts';
import { createMeetingChat, type CreateMeetingChat } from '../meetings/create-chat.ts';
import { seriesJobs } from '../meetings/meeting-series.ts';
import { reminderJobs } from '../meetings/remind.ts';
import { finishArshjulImport } from '../meetings/save-scheduled.ts';
import { joinedMeeting, type JoinedMeeting } from '../meetings/joined.ts';
import { meetingSeriesChat } from '../meetings/series-chat.ts';
import { createMeetingViews, type MeetingViewDeps } from '../meetings/views.ts';
import { arshjulCheck } from '../reports/arshjul-check.ts';

export interface MeetingPart extends Part {
  readonly attendance: AttendanceStore;
  readonly joinedMeeting: JoinedMeeting;
  readonly newMeeting: CreateMeetingChat['newMeeting'];
}

export function composeMeetings(core: Core, others: Pick<MeetingChatDeps, 'alsoUnanswered' | 'calledOff'> & Pick<MeetingViewDeps, 'innspillFor'>): MeetingPart {
  const deps = { ...core, ...others, views: createMeetingViews({ ...core, ...others }), arshjulCheck: arshjulCheck(core) };
  const attendance = createAttendance({ ...core, retentionDays: core.config.RETENTION_DAYS_RESPONSES });
  const newMeetings = createMeetingChat(deps);
  return {
    jobs: { ...reminderJobs(deps), ...attendance.jobs, ...begunJobs(deps), ...changedJobs(deps), ...seriesJobs(deps) },
    features: [newMeetings, attendance.chat, meetingChangeChat(deps), meetingSeriesChat(deps), meetingChat(deps)],
    composers: { ...meetingComposers(deps), ...attendance.composers },
    finish: () => finishArshjulImport(core),
    attendance: attendance.attendance,
    joinedMeeting: joinedMeeting({ ...core, attendance: attendance.attendance }),
    newMeeting: newMeetings.newMeeting,
  };
}
