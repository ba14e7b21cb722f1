/** Puts together what people get as files: reports, the ringeliste, innsyn. Part of ../compose.ts. */
import { officeFiles } from '../adapters/office/office-files.ts';
import { icalCalendarFiles } from '../adapters/system/ical-calendar-files.ts';
import { createFileUploads } from '../adapters/teams/upload-file.ts';
import type { Caller } from '../chat/caller.ts';
import type { Core, Part } from './core.ts';
import type { FollowUpStore } from '../follow-up/store.ts';
import { createFileLinks, type FileLinks } from '../http/file-links.ts';
import type { AttendanceStore } from '../meetings/attendance-store.ts';
import { meetingCalledBy } from '../meetings/behaviour.ts';
import { calendarFile, calendarFileMaker } from '../meetings/calendar.ts';
import { mobilisationCalledBy } from '../mobilisation/ringeliste.ts';
import { personOf } from '../network/forget-member.ts';
import type { FileMakers } from '../ports/files.ts';
import { innsynChat } from '../privacy/chat.ts';
import { innsynMakers } from '../privacy/innsyn.ts';
import type { Prompt } from '../prompts/domain.ts';
import { callListChat } from '../prompts/call-list-chat.ts';
import { callListFile } from '../prompts/call-list-file.ts';
import { createCallLists, type CallLists } from '../prompts/call-list.ts';
import { createPhoneCalls } from '../prompts/phone-calls.ts';
import { mobilisationReportFiles, reportChat } from '../reports/chat.ts';
import { keyFiguresButton, keyFiguresChat, keyFiguresFiles } from '../reports/nokkeltall-chat.ts';
import { actionLogButton, actionLogChat, actionLogFiles } from '../reports/tiltakslogg-chat.ts';
import { fileSending } from '../reports/send-file.ts';
import { yearlyReportChat, yearlyReportFiles } from '../reports/yearly-chat.ts';
import { checkInCalledBy } from '../tiltak/behaviour.ts';
import type { CheckInStore } from '../tiltak/check-in-store.ts';
import type { PlanRead } from '../tiltak/domain.ts';
import { listPlans } from '../tiltak/read-plan.ts';

export interface FilePart extends Part {
  readonly callLists: CallLists;
  readonly fileUrl: Core['fileUrl'];
  /** A link that was followed; absent without a public address and a secret. */
  readonly open: FileLinks['open'] | undefined;
}

export interface FileContents {
  readonly checkIns: CheckInStore;
  readonly attendance: Pick<AttendanceStore, 'attended'>;
  /** Of all meetings. */
  readonly allTasks: FollowUpStore['allTasks'];
  readonly readPlan: (planId: string) => Promise<PlanRead | undefined>;
  /** Somebody was phoned, and what they said is entered. */
  readonly phoned: (prompt: Prompt) => Promise<void>;
}

export function composeFiles(core: Core, { checkIns, attendance, allTasks, readPlan, phoned }: FileContents): FilePart {
  const { config, store, directory, clock, log, timeZone } = core;
  const phoneCalls = createPhoneCalls({ store, clock, retentionDays: config.RETENTION_DAYS_RESPONSES });
  const fileUrl: FilePart['fileUrl'] = (request, until) => fileLinks?.url(request, until);
  const reporting = { ...core, fileUrl, phoneCalls, office: officeFiles };
  const yearlyReports = { ...reporting, readPlan, listPlans: () => listPlans(store), alsoOffered: (caller: Caller) => [keyFiguresButton(caller), actionLogButton(caller)] };
  const keyFigures = { ...reporting, attended: attendance.attended };
  const actionLog = { ...reporting, allTasks };
  const makers: FileMakers = {
    ...yearlyReportFiles(yearlyReports),
    ...keyFiguresFiles(keyFigures),
    ...actionLogFiles(actionLog),
    ...mobilisationReportFiles(reporting),
    ...innsynMakers({
      ...reporting,
      async find(memberId) {
        const member = (await directory.network()).members.get(memberId);
        return member && { person: await personOf(store, member), ...(member.language === undefined ? {} : { locale: member.language }) };
      },
    }),
  };
  const callLists = createCallLists({ ...core, phoneCalls, jobs: { meeting: meetingCalledBy, mobilisation: mobilisationCalledBy(clock, timeZone), tiltak: checkInCalledBy(checkIns) } });
  const fileLinks = createFileLinks(config, { clock, log, makers: {
    ...makers,
    ringeliste: callListFile({ ...core, callLists }),
    [calendarFile]: calendarFileMaker({ ...core, files: icalCalendarFiles }),
  } });
  return {
    callLists, fileUrl,
    open: fileLinks?.open,
    jobs: {},
    features: [
      reportChat(reporting),
      yearlyReportChat(yearlyReports),
      keyFiguresChat(keyFigures),
      actionLogChat(actionLog),
      innsynChat(reporting),
      fileSending({ makers, uploads: createFileUploads({ hosts: config.UPLOAD_HOSTS, clock, log }), clock }),
      callListChat({ ...core, callLists, phoneCalls, entered: phoned, fileUrl: (promptId, memberId) => fileUrl({ file: 'ringeliste', promptId, memberId }) }),
    ],
    composers: {},
  };
}
