/** `import arshjul` from a calendar file: every time of every event as a row like those of the CSV file, judged by the same rules. */
import { createHash } from 'node:crypto';
import type { Network } from '../network/domain.ts';
import type { CalendarEvent, CalendarReader } from '../ports/calendar-files.ts';
import { audienceProblems } from '../prompts/audience-terms.ts';
import { decodeFile, oneProblem, problemList, quoted, type CsvRow, type ProblemList, type Problems } from '../shared/csv.ts';
import { checkInKind, judgeArshjul, type Arshjul, type ArshjulOptions } from './import-arshjul.ts';
import { meetingKind, meetingKinds } from './kinds.ts';

export interface CalendarOptions extends ArshjulOptions {
  readonly reader: CalendarReader;
  /** Kind id of events that name none. */
  readonly kind?: string;
  /** Audience of events that name none. */
  readonly audience?: string;
}

/** What is imported is decided in one document of at most 2 MB. */
const mostMeetings = 1000;

export const isCalendar = (file: Uint8Array): boolean => /^\s*BEGIN:VCALENDAR/iu.test(new TextDecoder().decode(file.subarray(0, 200)));

/** What repeats is followed to the end of next year. Ids are made of UID and, in a series, the day: importing again writes over them. */
export function readCalendarArshjul(file: Uint8Array | string, network: Network, options: CalendarOptions): Arshjul | Problems {
  const text = decodeFile(foldedBetweenLetters(file), 'lagre eller eksporter kalenderen på nytt som UTF-8');
  if (typeof text !== 'string') return text;
  const wrong = [
    ...(options.kind === undefined || meetingKind(options.kind) ? [] : [`--kind: ukjent møtetype ${quoted(options.kind)}; velg mellom ${meetingKinds.map(({ id }) => id).join(', ')}`]),
    ...(options.audience === undefined ? [] : audienceProblems(network, options.audience).map(({ term, reason }) => `--audience: ${term === '' ? '' : `${quoted(term)}: `}${reason}`)),
  ];
  const problems = toldOnce(problemList());
  for (const reason of wrong) problems.add(1, reason);
  const today = options.now.toZonedDateTimeISO(options.workingTime.timeZone).toPlainDate();
  const { events, past, faults } = options.reader.read(text, { timeZone: options.workingTime.timeZone, from: today, to: Temporal.PlainDate.from({ year: today.year + 1, month: 12, day: 31 }), most: mostMeetings });
  for (const { line, reason } of faults) problems.add(line, reason);
  if (events.length > mostMeetings) return oneProblem(1, `kalenderen har mer enn ${mostMeetings} møter fram til utgangen av neste år; del den opp`);
  const own = events.filter((event) => !event.private);
  const [off, on] = [own.filter(({ cancelled }) => cancelled), own.filter(({ cancelled }) => !cancelled)];
  const rows = on.flatMap((event) => rowOf(event, network, options, (reason) => problems.add(event.line, reason)) ?? []);
  const judged = judgeArshjul(rows, network, options, problems);
  if ('errors' in judged) return judged;
  if (events.length + past === 0) return oneProblem(1, 'kalenderen har ingen hendelser fram til utgangen av neste år; det er ingenting å importere');
  return {
    ...judged, leftAlone: [
      ...judged.leftAlone,
      ...off.map((event) => ({ id: idOf(event), reason: `«${event.title}» ${event.start.toPlainDate().toString()} er avlyst i kalenderen; er møtet importert før, avlys det i Teams` })),
      ...counted(events.length - own.length, (n) => `${n} er merket ${n === '1 hendelse' ? 'privat' : 'private'}`),
      ...counted(past, (n) => `${n} er over`),
    ],
  };
}

const counted = (n: number, say: (events: string) => string): Arshjul['leftAlone'] => (n === 0 ? [] : [{ id: 'kalenderen', reason: say(n === 1 ? '1 hendelse' : `${n} hendelser`) }]);

/** Lines are folded by bytes, which may be in the middle of a letter (RFC 5545 3.1): then before it, so that every line can be read and keeps its number. */
const foldedBetweenLetters = (file: Uint8Array | string): Uint8Array | string =>
  (typeof file === 'string' ? file : Buffer.from(Buffer.from(file).toString('latin1').replaceAll(/([\xC2-\xF4][\x80-\xBF]{0,2})(\r?\n[ \t])(?=[\x80-\xBF])/g, '$2$1'), 'latin1'));

/** What is wrong with an event is wrong with each of its times. */
function toldOnce(problems: ProblemList): ProblemList {
  const told = new Set<string>();
  return { ...problems, add: (line, reason) => { if (!told.has(`${line} ${reason}`)) problems.add(line, reason); told.add(`${line} ${reason}`); } };
}

/** UIDs are of any length and letters, ids are not. */
const idOf = ({ uid, occurrence }: CalendarEvent): string => `ics-${createHash('sha256').update(uid).digest('hex').slice(0, 20)}${occurrence === undefined ? '' : `-${occurrence}`}`;

function rowOf(event: CalendarEvent, network: Network, options: CalendarOptions, complain: (reason: string) => void): CsvRow | undefined {
  const { line, own, start, end, allDay } = event;
  const kind = own['kind'] ?? kindFrom(event.categories) ?? options.kind ?? '';
  const audience = own['audience'] ?? options.audience ?? '';
  const faults = [
    ...(kind === '' ? ['møtetypen mangler: sett X-SALTO-KIND eller en kategori som heter som møtetypen, eller bruk --kind'] : []),
    ...(audience === '' ? ['det mangler hvem som skal innkalles: sett X-SALTO-AUDIENCE, eller bruk --audience'] : []),
    ...(allDay && kind !== checkInKind ? ['hendelsen varer hele dagen; et møte må ha klokkeslett'] : []),
  ];
  for (const reason of faults) complain(reason);
  if (faults.length > 0) return undefined;
  const time = (at: Temporal.PlainDateTime): string => (allDay ? '' : at.toPlainTime().toString({ smallestUnit: 'minute' }));
  const [date, lastDay] = [start, end].map((at) => at.toPlainDate().toString());
  // Whoever called it in the other calendar may be a shared mailbox: only somebody of the network can lead it here.
  const organiser = network.memberByEmail(event.organiser ?? '')?.email ?? '';
  return {
    line,
    cells: {
      id: idOf(event), kind, title: event.title, date: date ?? '', start: time(start), end: time(end), end_date: allDay || lastDay === date ? '' : lastDay ?? '', place: event.place ?? '',
      join_url: own['join'] ?? event.url ?? '', audience, organiser_email: own['organiser'] ?? organiser, theme: own['theme'] ?? '', topic: own['topic'] ?? '',
    },
  };
}

/** A category called like a kind: by its id or as it is shown. */
function kindFrom(categories: readonly string[]): string | undefined {
  const names = new Set(categories.map((category) => category.trim().toLocaleLowerCase('nb')));
  return meetingKinds.find(({ id, title, plural }) => [id, title, plural].some((name) => names.has(name.toLocaleLowerCase('nb'))))?.id ?? (names.has(checkInKind) ? checkInKind : undefined);
}
