/** Reads the tasks of every meeting, and makes the action log as a file: for the operator's tool, for Teams, and behind a signed link. Whoever calls has checked that the asker may see it. */
import type { Task } from '../follow-up/domain.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import type { PromptStore } from '../prompts/store.ts';
import { isOfUnit } from '../prompts/audience.ts';
import { reportFile, type ReportFile, type YearlyReportFormat } from './formats.ts';
import type { Period } from './nokkeltall.ts';
import { requireUnit } from './scope.ts';
import { actionLog, type MeetingTasks } from './tiltakslogg.ts';
import { logCsv, logDocument, logWorkbook, type LogContent } from './tiltakslogg-files.ts';
import { logTexts as t } from './tiltakslogg-texts.ts';

export interface ActionLogDeps {
  readonly prompts: Pick<PromptStore, 'list'>;
  readonly allTasks: () => Promise<readonly Task[]>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Of meetings on these dates; either may be left out. */
export interface ActionLogRequest extends Partial<Period> {
  /** Unit id; a region stands for itself and its bydeler. Absent: the whole network. */
  readonly unit?: string;
}

/** Throws `not-found` with a sentence for the user when there is no such unit. */
export async function readActionLog({ prompts, allTasks, directory, clock, timeZone }: ActionLogDeps, { unit, ...period }: ActionLogRequest): Promise<LogContent> {
  const network = await directory.network();
  if (unit !== undefined) requireUnit(network, unit);
  const [tasks, meetings] = await Promise.all([allTasks(), prompts.list<MeetingDetails>('meeting', ['open', 'closed', 'cancelled'], '')]);
  const byMeeting = Map.groupBy(tasks, ({ promptId }) => promptId);
  const held = meetings.flatMap((prompt): MeetingTasks[] => {
    const own = byMeeting.get(prompt.promptId);
    return own === undefined || (unit !== undefined && !isOfUnit(prompt.audience, network, unit)) ? [] : [{ meeting: prompt as Meeting, tasks: own }];
  });
  const madeAt = clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  return { log: actionLog(held, network, { today: madeAt.toString(), timeZone, period }), madeAt, ...(unit === undefined ? {} : { unit: unitName(network, unit) }) };
}

export async function makeActionLog({ office, ...deps }: ActionLogDeps & { readonly office: OfficeFiles }, { format, ...request }: ActionLogRequest & { readonly format: YearlyReportFormat }): Promise<ReportFile> {
  const content = await readActionLog(deps, request);
  return await reportFile(office, [t.fileName, request.unit, request.from, request.to], format, {
    json: () => content.log, csv: () => logCsv(content), docx: () => logDocument(content), xlsx: () => logWorkbook(content),
  });
}
