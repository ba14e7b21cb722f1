/** `import arshjul`: the year's meetings from CSV with the columns of data/arshjul-2027.csv, as scheduled prompts that open when their time comes. */
import { z } from 'zod';
import { hasRole, unitsUnder, type Member, type Network } from '../network/domain.ts';
import { guardLink, guardText } from '../privacy/guard.ts';
import { audienceProblems, formatTerm, parseAudience } from '../prompts/audience-terms.ts';
import type { AudienceTerm, Prompt } from '../prompts/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { dateCell, emailCell, idCell, optionalCell, textCell, timeCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, quoted, readCsv, type CsvRow, type ProblemList, type Problems } from '../shared/csv.ts';
import { meetingFrom } from './create-meeting.ts';
import { usualAnswerDays, type Meeting, type MeetingDetails } from './domain.ts';
import { meetingKind, meetingKinds } from './kinds.ts';

/** In the årshjul, but no meeting: it asks for the state of the measures. */
export const checkInKind = 'tiltak-innsjekk';
/** Invitations of an imported meeting go out in the morning. */
const opensAtTime = Temporal.PlainTime.from('09:00');

const columns = ['id', 'kind', 'title', 'date', 'start', 'end', 'end_date', 'place', 'join_url', 'audience', 'organiser_email', 'theme', 'topic'];
const urlCell = z.url({ protocol: /^https$/, error: (issue) => `ugyldig lenke ${quoted(issue.input)}; den skal begynne med https://` });
const rowSchema = z.object({
  id: idCell, kind: z.string(), title: textCell, date: dateCell, start: z.string(), end: z.string(), end_date: optionalCell(dateCell), place: optionalCell(textCell),
  join_url: optionalCell(urlCell), audience: z.string(), organiser_email: optionalCell(emailCell), theme: z.string(), topic: optionalCell(textCell),
});
type Row = z.infer<typeof rowSchema>;

export interface ArshjulOptions {
  readonly now: Temporal.Instant;
  readonly workingTime: Pick<WorkingTime, 'timeZone' | 'movedEarlier'>;
  /** Known innsatsområder as `PLAN/AREA`. Absent: only the form of a theme is judged. */
  readonly areas?: ReadonlySet<string>;
  /** What a row of kind `tiltak-innsjekk` becomes, undefined when it is over. Absent: such rows are left alone. */
  readonly checkIn?: (row: CheckInRow) => Prompt | undefined;
}

/** `theme` is the plan that is asked about; `units` are those named in the audience, absent: all. */
export interface CheckInRow { readonly id: string; readonly title: string; readonly date: Temporal.PlainDate; readonly plan: string; readonly units?: readonly string[]; readonly organiserId: string }

export interface Arshjul {
  readonly rows: number;
  readonly meetings: readonly Meeting[];
  readonly checkIns: readonly Prompt[];
  /** Rows that were right and are not to be stored, with the reason in bokmål. */
  readonly leftAlone: readonly LeftAlone[];
}

export interface LeftAlone {
  /** The id in the file. */
  readonly id: string;
  readonly reason: string;
}

/** Pure: the whole file is judged, and either every row is right or the problems are returned. Prompt ids are `meeting-` or `tiltak-` and the id in the file. */
export const readArshjul = (file: Uint8Array | string, network: Network, options: ArshjulOptions): Arshjul | Problems => {
  const csv = readCsv(file, { required: columns });
  return 'rows' in csv ? judgeArshjul(csv.rows, network, options) : csv;
};

/** Rows with the columns of the CSV file, wherever they come from. @param problems what is wrong with others of the same file */
export const judgeArshjul = (rows: readonly CsvRow[], network: Network, options: ArshjulOptions, problems: ProblemList = problemList()): Arshjul | Problems => {
  const lines = new Map<string, number>();
  const meetings: Meeting[] = [];
  const checkIns: Prompt[] = [];
  const leftAlone: LeftAlone[] = [];
  for (const { line, value: row } of parseRows(rows, rowSchema, problems)) {
    const earlier = lines.get(row.id);
    if (earlier !== undefined) problems.add(line, `id: ${quoted(row.id)} står også på linje ${earlier}`);
    lines.set(row.id, line);
    const organiser = checkRow(row, network, options, (reason) => problems.add(line, reason));
    if (organiser === undefined) continue;
    if (row.kind === checkInKind) {
      const units = unitsAsked(network, row.audience);
      const checkIn = options.checkIn?.({ id: row.id, title: row.title, date: Temporal.PlainDate.from(row.date), plan: row.theme, organiserId: organiser.id, ...(units === undefined ? {} : { units }) });
      if (checkIn) checkIns.push(checkIn);
      else leftAlone.push({ id: row.id, reason: options.checkIn ? 'innsjekken er over' : 'innsjekk av tiltak importeres ikke her' });
      continue;
    }
    const meeting = scheduledMeeting(row, organiser, options);
    if (Temporal.Instant.compare(meeting.closesAt, options.now) > 0) meetings.push(meeting);
    else leftAlone.push({ id: row.id, reason: 'møtet er over' });
  }
  return problems.found() ?? { rows: rows.length, meetings, checkIns, leftAlone };
};

type Complain = (reason: string) => void;

/** The organiser, or undefined after complaining. */
const checkRow = (row: Row, network: Network, options: ArshjulOptions, complain: Complain): Member | undefined => {
  const problems: string[] = [];
  const add: Complain = (reason) => problems.push(reason);
  if (row.kind !== checkInKind && !meetingKind(row.kind)) add(`kind: ukjent møtetype ${quoted(row.kind)}; velg mellom ${[...meetingKinds.map(({ id }) => id), checkInKind].join(', ')}`);
  if (row.kind !== checkInKind) checkTimes(row, options.workingTime.timeZone, add);
  for (const { term, reason } of audienceProblems(network, row.audience)) add(`audience: ${term === '' ? '' : `${quoted(term)}: `}${reason}`);
  if (row.kind === checkInKind) for (const term of asksNoUnit(network, row.audience)) add(`audience: ${quoted(term)}: en innsjekk spør enheter; skriv rolle:koordinator@ENHET, en enhets gruppe, eller *`);
  for (const column of ['title', 'place', 'topic'] as const) if ('refused' in guardText(row[column] ?? '')) add(`${column}: ser ut til å inneholde et fødselsnummer; det kan ikke lagres`);
  if ('refused' in guardLink(row.join_url ?? '')) add('join_url: ser ut til å inneholde et fødselsnummer; det kan ikke lagres');
  checkTheme(row, options.areas, add);
  const organiser = row.organiser_email === undefined ? defaultOrganiser(network, row.audience) : network.memberByEmail(row.organiser_email);
  if (!organiser) add(`organiser_email: ${row.organiser_email === undefined ? 'mangler, og nettverket har ingen i sekretariatet' : `ingen i medlemslisten har adressen ${quoted(row.organiser_email)}`}`);
  else if (row.kind === checkInKind && !hasRole(organiser, 'sekretariat') && !hasRole(organiser, 'koordinator')) add('organiser_email: en innsjekk følges av sekretariatet eller en koordinator');
  for (const reason of problems) complain(reason);
  return problems.length === 0 ? organiser : undefined;
};

const termsOf = (audience: string): readonly AudienceTerm[] => { const parsed = parseAudience(audience); return 'terms' in parsed ? parsed.terms : []; };
const unitOf = (network: Network, term: AudienceTerm): string | undefined => ('unit' in term ? term.unit : term.by === 'group' ? network.groups.get(term.group)?.unit : undefined);

/** Who answers follows from the measures: of an audience only its units count. A region stands for itself and its bydeler, a group for its unit. Undefined: all. */
const unitsAsked = (network: Network, audience: string): readonly string[] | undefined => {
  const named = termsOf(audience).flatMap((term) => unitOf(network, term) ?? []);
  return named.includes('*') ? undefined : [...new Set(named.flatMap((unit) => [...unitsUnder(network, unit)]))];
};

const asksNoUnit = (network: Network, audience: string): string[] =>
  termsOf(audience).filter((term) => (term.by === 'group' ? network.groups.has(term.group) : term.by === 'person') && unitOf(network, term) === undefined).map(formatTerm);

const checkTimes = (row: Row, timeZone: string, complain: Complain): void => {
  const endDate = row.end_date ?? row.date;
  const [start, end] = ([['start', row.date], ['end', endDate]] as const).map(([column, date]) => {
    const parsed = timeCell.safeParse(row[column]);
    if (!parsed.success) {
      complain(`${column}: ${parsed.error.issues[0]?.message ?? ''}`);
      return undefined;
    }
    const local = Temporal.PlainDateTime.from(`${date}T${row[column]}`);
    if (!local.toZonedDateTime(timeZone).toPlainDateTime().equals(local)) complain(`${column}: klokken ${row[column]} finnes ikke ${date} (overgang til sommertid)`);
    return local;
  });
  if (endDate < row.date) complain('end_date: siste dag er før første dag');
  else if (start && end && Temporal.PlainDateTime.compare(end, start) <= 0) complain('end: møtet slutter før det begynner');
};

/** A meeting's theme is an innsatsområde (`PLAN/AREA`), a check-in's is a plan. */
const checkTheme = (row: Row, areas: ReadonlySet<string> | undefined, complain: Complain): void => {
  if (row.kind === checkInKind) {
    const plans = areas && new Set([...areas].map((area) => area.split('/')[0]));
    if (row.theme === '') complain('theme: mangler; skriv planens id');
    else if (plans && !plans.has(row.theme)) complain(`theme: ukjent plan ${quoted(row.theme)}`);
  } else if (row.theme !== '' && !(areas ? areas.has(row.theme) : /^[^/\s]+\/[^/\s]+$/.test(row.theme))) {
    complain(`theme: ukjent innsatsområde ${quoted(row.theme)}; skriv PLAN/OMRÅDE`);
  }
};

/** The koordinator of the unit of the group that is called (a region's: the first among its bydeler), else the first of sekretariatet. */
const defaultOrganiser = (network: Network, audience: string): Member | undefined => {
  const parsed = parseAudience(audience);
  const [term, ...more] = 'terms' in parsed ? parsed.terms : [];
  const unit = term?.by === 'group' && more.length === 0 ? network.groups.get(term.group)?.unit : undefined;
  const members = [...network.members.values()];
  const units = unit === undefined ? [] : [unit, ...unitsUnder(network, unit)];
  const koordinators = units.map((id) => members.find(({ seats }) => seats.some((seat) => seat.role === 'koordinator' && seat.unit === id)));
  return koordinators.find((member) => member !== undefined) ?? members.find((member) => hasRole(member, 'sekretariat'));
};

/** ISO instant: so many days before, by kind. */
export const opensAtOf = (kind: string, date: Temporal.PlainDate, workingTime: Pick<WorkingTime, 'movedEarlier' | 'timeZone'>): string =>
  workingTime.movedEarlier(date.subtract({ days: meetingKind(kind)?.opensDaysBefore ?? 0 }).toZonedDateTime({ timeZone: workingTime.timeZone, plainTime: opensAtTime })).toInstant().toString();

const scheduledMeeting = (row: Row, organiser: Member, { now, workingTime }: ArshjulOptions): Meeting => {
  const { timeZone } = workingTime;
  const date = Temporal.PlainDate.from(row.date);
  return {
    ...meetingFrom({ promptId: `meeting-${row.id}`, organiserId: organiser.id, audience: row.audience, details: detailsFrom(row, answerBy(date, now, timeZone)) }, now, timeZone),
    state: 'scheduled',
    opensAt: opensAtOf(row.kind, date, workingTime),
  };
};

/** Three days before; for a meeting imported later than that, the day of the import, but never after the meeting. */
const answerBy = (date: Temporal.PlainDate, now: Temporal.Instant, timeZone: string): Temporal.PlainDate => {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const wanted = date.subtract({ days: usualAnswerDays });
  const latest = Temporal.PlainDate.compare(today, date) < 0 ? today : date;
  return Temporal.PlainDate.compare(wanted, latest) < 0 ? latest : wanted;
};

const detailsFrom = (row: Row, answerBefore: Temporal.PlainDate): MeetingDetails => ({
  meetingKind: row.kind,
  title: row.title,
  date: row.date,
  start: row.start,
  end: row.end,
  answerBy: answerBefore.toString(),
  showNames: true,
  ...(row.end_date === undefined ? {} : { endDate: row.end_date }),
  ...(row.place === undefined ? {} : { place: row.place }),
  ...(row.join_url === undefined ? {} : { joinUrl: row.join_url }),
  ...(row.topic === undefined ? {} : { topic: row.topic }),
  ...(row.theme === '' ? {} : { theme: row.theme }),
});

/** Stores scheduled meetings: new ones are created, those still scheduled are written over, others are left as they are and named. */
export type SaveScheduled = (prompts: readonly Prompt[], options: { readonly dryRun: boolean }) => Promise<SavedMeetings>;

export interface SavedMeetings {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftAlone: readonly { readonly promptId: string; readonly state: 'draft' | 'open' | 'closed' | 'cancelled' }[];
}

export type ArshjulResult =
  | { readonly outcome: 'imported'; readonly rows: number; readonly added: number; readonly updated: number; readonly unchanged: number; readonly leftAlone: readonly LeftAlone[] }
  | { readonly outcome: 'invalid' } & Problems;

const stateReasons = { draft: 'møtet er et utkast i boten', open: 'innkallingen er sendt; endre møtet i Teams', closed: 'møtet er avsluttet', cancelled: 'møtet er avlyst' } as const;
const checkInReasons = { draft: 'innsjekken er et utkast i boten', open: 'innsjekken er sendt; endre den i Teams', closed: 'innsjekken er avsluttet', cancelled: 'innsjekken er avlyst' } as const;
const fileId = (promptId: string): string => promptId.replace(/^(meeting|tiltak)-/, '');

/** All or nothing as far as the file goes; what it says of a meeting that has already been sent is reported, not written. */
export const storeArshjul = async (read: Arshjul | Problems, { saveScheduled, dryRun }: { readonly saveScheduled: SaveScheduled; readonly dryRun: boolean }): Promise<ArshjulResult> => {
  if ('errors' in read) return { outcome: 'invalid', ...read };
  const { leftAlone, ...counts } = await saveScheduled([...read.meetings, ...read.checkIns], { dryRun });
  const refused = leftAlone.map(({ promptId, state }) => ({ id: fileId(promptId), reason: (promptId.startsWith('tiltak-') ? checkInReasons : stateReasons)[state] }));
  return { outcome: 'imported', rows: read.rows, ...counts, leftAlone: [...read.leftAlone, ...refused] };
};
