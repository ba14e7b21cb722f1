/** Reads what took place in a period, and makes the key figures as a file: for the operator's tool, for Teams, and behind a signed link. Whoever calls has checked that the asker may see them. */
import { isHeld, type Attended, type Meeting, type MeetingDetails } from '../meetings/domain.ts';
import { meetingKinds } from '../meetings/kinds.ts';
import { mobilisationKinds, type Mobilisation, type MobilisationDetails } from '../mobilisation/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import { isOfUnit } from '../prompts/audience.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { groupsBelow } from './arshjul-check.ts';
import { reportFile, type ReportFile, type YearlyReportFormat } from './formats.ts';
import { cameTo, isWithin, keyFigures, kindLines, styringsgrupper, topicOf, type HeldEvent, type KeyFiguresContent, type Period } from './nokkeltall.ts';
import { keyFiguresCsv, keyFiguresDocument, keyFiguresWorkbook, levelNames } from './nokkeltall-files.ts';
import { keyFigureTexts as t } from './nokkeltall-texts.ts';
import { requireUnit } from './scope.ts';

export interface KeyFiguresDeps {
  readonly prompts: Pick<PromptStore, 'list' | 'responses'>;
  readonly attended: (meeting: Meeting) => Promise<Attended>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Both dates may be left out: from New Year of the last day's year, to today. */
export interface KeyFiguresRequest extends Partial<Period> {
  /** Unit id; a region stands for itself and its bydeler. Absent: the whole network. */
  readonly unit?: string;
}

const order: readonly string[] = [...meetingKinds.map(({ id }) => id), ...mobilisationKinds];

/** Read at a time, so that a year of meetings is neither a long wait nor a burst. */
const atOnce = 8;

async function inTurn<Item, Result>(items: readonly Item[], read: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += atOnce) results.push(...await Promise.all(items.slice(at, at + atOnce).map(read)));
  return results;
}

/** Throws `not-found` with a sentence for the user when there is no such unit. */
export async function readKeyFigures(deps: KeyFiguresDeps, { unit, ...asked }: KeyFiguresRequest): Promise<KeyFiguresContent> {
  const { prompts, directory, clock, timeZone } = deps;
  const network = await directory.network();
  if (unit !== undefined) requireUnit(network, unit);
  const madeAt = clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const to = asked.to ?? madeAt.toString();
  const period = { from: asked.from ?? `${to.slice(0, 4)}-01-01`, to };
  const { year } = Temporal.PlainDate.from(to);
  const first = period.from < `${to.slice(0, 4)}-01-01` ? period.from : `${to.slice(0, 4)}-01-01`;
  const since = Temporal.PlainDate.from(first).toZonedDateTime(timeZone).toInstant().toString();
  const meetings = (await prompts.list<MeetingDetails>('meeting', ['scheduled', 'open', 'closed'], since)).map((prompt) => prompt as Meeting).filter(({ details }) => details.exercise !== true);
  const ofUnit = ({ audience }: { readonly audience: string }): boolean => unit === undefined || isOfUnit(audience, network, unit);
  const closedLevels = new Set<NetworkLevel>();
  const events = [
    ...await heldMeetings(deps, network, meetings.filter((meeting) => isWithin(meeting.details.date, period) && ofUnit(meeting)), closedLevels),
    ...await heldMobilisations(deps, period, since, ofUnit, closedLevels),
  ];
  const groups = styringsgrupper(network, unit);
  return {
    figures: keyFigures(events, period, order), lines: kindLines(events, order), year, madeAt, groups: groups.length, closedLevels: [...closedLevels],
    below: groupsBelow(groups, meetings, year, clock.now()),
    ...(unit === undefined ? {} : { unit: unitName(network, unit) }),
  };
}

async function heldMeetings({ attended, clock }: KeyFiguresDeps, network: Network, meetings: readonly Meeting[], closed: Set<NetworkLevel>): Promise<HeldEvent[]> {
  const now = clock.now();
  return await inTurn(meetings.filter((meeting) => isHeld(meeting, now)), async (meeting) => {
    const { people, from, closedLevels } = await attended(meeting);
    for (const level of closedLevels) closed.add(level);
    const topic = topicOf(meeting, network);
    return { kind: meeting.details.meetingKind, people, fromAnswers: from === 'answers', ...(topic === undefined ? {} : { topic }) };
  });
}

async function heldMobilisations({ prompts, clock, timeZone }: KeyFiguresDeps, period: Period, since: string, ofUnit: (prompt: Mobilisation) => boolean, closed: Set<NetworkLevel>): Promise<HeldEvent[]> {
  const now = clock.now();
  const dateOf = ({ sortAt }: Mobilisation): string => Temporal.Instant.from(sortAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const stored = (await prompts.list<MobilisationDetails>('mobilisation', ['open', 'closed', 'cancelled'], since)).map((prompt) => prompt as unknown as Mobilisation);
  const events = await inTurn(stored.filter((mobilisation) => mobilisation.openedAt !== undefined && !mobilisation.details.exercise && isWithin(dateOf(mobilisation), period) && ofUnit(mobilisation)), async (mobilisation) => {
    const { responses, closedLevels } = await prompts.responses(mobilisation.promptId);
    const people = cameTo(mobilisation, responses, now);
    if (people !== undefined) for (const level of closedLevels) closed.add(level);
    return people === undefined ? [] : [{ kind: mobilisation.details.mobilisationKind, people, fromAnswers: false }];
  });
  return events.flat();
}

export async function makeKeyFigures({ office, ...deps }: KeyFiguresDeps & { readonly office: OfficeFiles }, { format, ...request }: KeyFiguresRequest & { readonly format: YearlyReportFormat }): Promise<ReportFile & Pick<KeyFiguresContent, 'below' | 'year'>> {
  const content = await readKeyFigures(deps, request);
  const { figures: { from, to }, closedLevels, below, year } = content;
  const incomplete = closedLevels.length > 0;
  const file = await reportFile(office, [t.fileName, request.unit, from, to, incomplete ? t.incomplete : undefined], format, {
    json: () => content.figures, csv: () => keyFiguresCsv(content), docx: () => keyFiguresDocument(content), xlsx: () => keyFiguresWorkbook(content),
  });
  return { ...file, below, year, ...(incomplete ? { incomplete: t.closedLevels(levelNames(closedLevels)) } : {}) };
}
