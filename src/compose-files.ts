/** Puts together what people get as files: reports, the ringeliste, innsyn. Part of compose.ts. */
import type { AuditLog } from './access/audit-log.ts';
import { officeFiles } from './adapters/office/office-files.ts';
import { icalCalendarFiles } from './adapters/system/ical-calendar-files.ts';
import { createFileUploads } from './adapters/teams/upload-file.ts';
import type { Caller, ChatFeature } from './chat/caller.ts';
import type { Config } from './config.ts';
import type { DeliveryQueue } from './delivery/domain.ts';
import { createFileLinks, type FileLinks } from './http/file-links.ts';
import type { AttendanceStore } from './meetings/attendance-store.ts';
import { meetingCalledBy } from './meetings/behaviour.ts';
import { calendarFile, calendarFileMaker } from './meetings/calendar.ts';
import { mobilisationCalledBy } from './mobilisation/ringeliste.ts';
import type { NetworkDirectory } from './network/directory.ts';
import { personOf } from './network/forget-member.ts';
import type { CardRenderer } from './ports/card-renderer.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { FileMakers, FileRequest } from './ports/files.ts';
import type { Log } from './ports/log.ts';
import { innsynChat } from './privacy/chat.ts';
import { innsynMakers } from './privacy/innsyn.ts';
import { callListFile } from './prompts/call-list-file.ts';
import { createCallLists, type CallLists } from './prompts/call-list.ts';
import type { PhoneCalls } from './prompts/phone-calls.ts';
import type { PromptStore } from './prompts/store.ts';
import { mobilisationFiles, reportChat } from './reports/chat.ts';
import { mobilisationReportFile } from './reports/mobilisation-report.ts';
import { keyFiguresButton, keyFiguresChat, keyFiguresFiles } from './reports/nokkeltall-chat.ts';
import { fileSending } from './reports/send-file.ts';
import { yearlyReportChat, yearlyReportFiles } from './reports/yearly-chat.ts';
import { checkInCalledBy } from './tiltak/behaviour.ts';
import type { CheckInStore } from './tiltak/check-in-store.ts';
import { listPlans, type readPlan } from './tiltak/read-plan.ts';

export interface FilesDeps {
  readonly config: Config;
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly checkIns: CheckInStore;
  readonly attendance: Pick<AttendanceStore, 'attended'>;
  readonly directory: NetworkDirectory;
  readonly deliveries: DeliveryQueue;
  readonly phoneCalls: PhoneCalls;
  readonly planRead: (planId: string) => ReturnType<typeof readPlan>;
  readonly audit: AuditLog;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Files {
  readonly callLists: CallLists;
  /** Absent without a public address and a secret. */
  readonly fileLinks: FileLinks | undefined;
  readonly fileUrl: (request: FileRequest, until?: Temporal.Instant) => string | undefined;
  readonly fileChats: readonly ChatFeature[];
}

export function composeFiles({ config, planRead, ...deps }: FilesDeps): Files {
  const { store, prompts, directory, deliveries, phoneCalls, audit, cards, clock, log } = deps;
  const { LOCALE: defaultLocale, TIME_ZONE: timeZone } = config;
  const fileUrl: Files['fileUrl'] = (request, until) => fileLinks?.url(request, until);
  const reporting = { prompts, directory, phoneCalls, deliveries, office: officeFiles, audit, clock, timeZone, defaultLocale };
  const yearlyReports = { readPlan: planRead, listPlans: () => listPlans(store), directory, clock, timeZone, office: officeFiles, cards, audit, fileUrl, alsoOffered: (caller: Caller) => [keyFiguresButton(caller)] };
  const keyFigures = { prompts, attended: deps.attendance.attended, directory, clock, timeZone, office: officeFiles, cards, audit, fileUrl };
  const makers: FileMakers = {
    ...yearlyReportFiles(yearlyReports),
    ...keyFiguresFiles(keyFigures),
    [mobilisationFiles.docx]: mobilisationReportFile(reporting, 'docx'),
    [mobilisationFiles.csv]: mobilisationReportFile(reporting, 'csv'),
    ...innsynMakers({
      store, clock, office: officeFiles, timeZone, defaultLocale,
      async find(memberId) {
        const member = (await directory.network()).members.get(memberId);
        return member && { person: await personOf(store, member), ...(member.language === undefined ? {} : { locale: member.language }) };
      },
    }),
  };
  const callLists = createCallLists({ prompts, directory, deliveries, phoneCalls, jobs: { meeting: meetingCalledBy, mobilisation: mobilisationCalledBy(clock, timeZone), tiltak: checkInCalledBy(deps.checkIns) } });
  const fileLinks = createFileLinks(config, { clock, log, makers: {
    ...makers,
    ringeliste: callListFile({ callLists, directory, audit, defaultLocale, timeZone }),
    [calendarFile]: calendarFileMaker({ prompts, directory, files: icalCalendarFiles, clock, timeZone, defaultLocale }),
  } });
  const fileChats = [
    reportChat({ prompts, directory, cards, fileUrl }),
    yearlyReportChat(yearlyReports),
    keyFiguresChat(keyFigures),
    innsynChat({ cards, audit, fileUrl }),
    fileSending({ makers, uploads: createFileUploads({ hosts: config.UPLOAD_HOSTS, clock, log }), clock }),
  ];
  return { callLists, fileLinks, fileUrl, fileChats };
}
