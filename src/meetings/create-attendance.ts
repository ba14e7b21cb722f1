/** Puts together what asks and keeps who came to a meeting. */
import type { ChatFeature } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import type { JobHandlers } from '../schedule/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import { attendanceChat, type AttendanceChatDeps } from './attendance-chat.ts';
import { attendanceComposers, attendanceJobs, type AttendanceJobDeps } from './attendance-jobs.ts';
import { createAttendanceStore, type AttendanceStore } from './attendance-store.ts';
import { attendanceView } from './attendance-views.ts';

export interface AttendanceDeps extends Omit<AttendanceJobDeps, 'attendance' | 'view' | 'prompts'>, Omit<AttendanceChatDeps, 'attendance' | 'view' | 'prompts'> {
  readonly store: Parameters<typeof createAttendanceStore>[0]['store'];
  readonly prompts: PromptStore;
  readonly retentionDays: number;
}

export interface AttendanceParts {
  readonly attendance: AttendanceStore;
  readonly jobs: JobHandlers;
  readonly composers: Composers;
  readonly chat: ChatFeature;
}

export function createAttendance(deps: AttendanceDeps): AttendanceParts {
  const attendance = createAttendanceStore(deps);
  const made = { ...deps, attendance, view: attendanceView({ ...deps, attendance, timeZone: deps.workingTime.timeZone }) };
  return { attendance, jobs: attendanceJobs(made), composers: attendanceComposers(made), chat: attendanceChat(made) };
}
