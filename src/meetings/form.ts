/** Reads the meeting form as typed: either a meeting that can be called, or the fault of each field. Pure. */
import { audienceFromForm, resolveAudience } from '../prompts/audience.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import type { Addressee } from '../prompts/domain.ts';
import type { Network } from '../network/domain.ts';
import { guardLink, textFault } from '../privacy/guard.ts';
import { once } from '../shared/repeats.ts';
import { meetingKind } from './kinds.ts';
import { usualAnswerDays, type Meeting, type MeetingDetails, type MeetingSeries } from './domain.ts';
import { hasTime, parseDate, parseTime } from './form-dates.ts';
import type { MeetingFault, MeetingFaults, MeetingField, TypedMeeting } from './form-fields.ts';
import { readSeries, typedFromSeries, type SeriesContext } from './series-form.ts';

export type ReadMeeting =
  | { readonly ok: true; readonly details: MeetingDetails; readonly series?: MeetingSeries; readonly audience: string; readonly addressees: readonly Addressee[] }
  | { readonly ok: false; readonly faults: MeetingFaults };

/** Characters. */
export const longestAgenda = 2000;
const textLimits = { title: 200, place: 200, agenda: longestAgenda } as const;

/** A draft as it was typed, for the form to be changed. An audience from the form is levels × units plus groups, so it can be taken apart again. */
export function typedFromMeeting({ details, audience }: Pick<Meeting, 'details' | 'audience'>): TypedMeeting {
  const parsed = parseAudience(audience);
  const terms = 'terms' in parsed ? parsed.terms : [];
  const distinct = (values: string[]): string => [...new Set(values)].join(',');
  return {
    title: details.title,
    kind: details.meetingKind,
    date: details.date,
    start: details.start,
    end: details.end,
    place: details.place ?? '',
    joinUrl: details.joinUrl ?? '',
    agenda: details.agenda ?? '',
    deadline: details.answerBy,
    levels: distinct(terms.flatMap((term) => (term.by === 'level' ? [term.level] : []))),
    units: distinct(terms.flatMap((term) => (term.by === 'level' ? [term.unit] : []))),
    groups: distinct(terms.flatMap((term) => (term.by === 'group' ? [term.group] : []))),
    showNames: String(details.showNames),
    repeat: once, repeatUntil: '', repeatCount: '', daysOff: 'flytt',
  };
}

/** A draft may be the first of a series: then with what was typed of that. */
export const typedFromDraft = ({ series, ...draft }: Pick<Meeting, 'details' | 'audience' | 'series'>): TypedMeeting =>
  ({ ...typedFromMeeting(draft), ...(series === undefined ? {} : typedFromSeries(series, draft.details)) });

/**
 * @param contactDetailsConfirmed the sender was asked about a phone number or e-mail address in the text and sent it again.
 * Local times that do not exist (the last Sunday of March) are a fault; those that come twice mean the first.
 */
export function readMeetingForm(typed: TypedMeeting, { network, holidays, formId, ...context }: ReadingContext & Omit<SeriesContext, 'now'> & { readonly network: Network }): ReadMeeting {
  const read = readMeetingDetails(typed, context);
  const repeatFaults: Partial<Record<MeetingField, MeetingFault>> = {};
  const repeated = read.ok ? readSeries(typed, read.details, { now: context.now, holidays, formId }, (field, code) => { repeatFaults[field] ??= code; }) : undefined;
  const audience = audienceFromForm(typed, network);
  const addressees = 'expression' in audience ? resolveAudience(network, audience.expression) : [];
  const faults: MeetingFaults = { ...('faults' in audience ? audience.faults : addressees.length === 0 ? { levels: 'audience-empty' } : {}), ...(read.ok ? repeatFaults : read.faults) };
  return read.ok && 'expression' in audience && Object.keys(faults).length === 0 ? { ok: true, details: read.details, ...repeated, audience: audience.expression, addressees } : { ok: false, faults };
}

export interface ReadingContext {
  readonly now: Temporal.ZonedDateTime;
  /** The sender was asked about a phone number or e-mail address in the text and sent it again. */
  readonly contactDetailsConfirmed: boolean;
  /** The meeting that is being changed. What of it has passed and is left as it is, is no fault. */
  readonly before?: MeetingDetails;
}

/** Everything but whom it is for. What the form does not ask for stays as it was: how many days it lasts, its topic. */
export function readMeetingDetails(typed: TypedMeeting, { now, contactDetailsConfirmed, before }: ReadingContext): { readonly ok: true; readonly details: MeetingDetails } | { readonly ok: false; readonly faults: MeetingFaults } {
  const faults: Partial<Record<MeetingField, MeetingFault>> = {};
  const fault = (field: MeetingField, code: MeetingFault | undefined): void => { if (code) faults[field] ??= code; };

  if (typed.title === '') fault('title', 'title-missing');
  if (!meetingKind(typed.kind)) fault('kind', 'kind-unknown');
  for (const field of ['title', 'place', 'agenda'] as const) fault(field, textFault(typed[field], textLimits[field], contactDetailsConfirmed || typed[field] === before?.[field]));
  if (typed.joinUrl !== '' && !isHttps(typed.joinUrl)) fault('joinUrl', 'join-url-invalid');
  else if ('refused' in guardLink(typed.joinUrl)) fault('joinUrl', 'identity-number');
  const times = readTimes(typed, now, fault, before);
  const answerBy = times && readDeadline(typed.deadline, times.date, now.toPlainDate(), fault, before);

  if (Object.keys(faults).length > 0 || !times || !answerBy) return { ok: false, faults };
  const { topic, theme, exercise, innspill } = before ?? {};
  return {
    ok: true,
    details: {
      meetingKind: typed.kind,
      title: typed.title,
      date: times.date.toString(),
      start: typed.start,
      end: typed.end,
      ...(times.endDate === undefined ? {} : { endDate: times.endDate }),
      ...(typed.place === '' ? {} : { place: typed.place }),
      ...(typed.joinUrl === '' ? {} : { joinUrl: typed.joinUrl }),
      ...(typed.agenda === '' ? {} : { agenda: typed.agenda }),
      ...(topic === undefined ? {} : { topic }),
      ...(theme === undefined ? {} : { theme }),
      answerBy: answerBy.toString(),
      showNames: typed.showNames !== 'false',
      ...(exercise === undefined ? {} : { exercise }),
      ...(innspill === undefined ? {} : { innspill }),
    },
  };
}

type Fault = (field: MeetingField, code: MeetingFault | undefined) => void;

function readTimes(typed: TypedMeeting, now: Temporal.ZonedDateTime, fault: Fault, before: MeetingDetails | undefined): { readonly date: Temporal.PlainDate; readonly endDate?: string } | undefined {
  const date = parseDate(typed.date);
  if (!date) fault('date', typed.date === '' ? 'date-missing' : 'date-invalid');
  const moreDays = before?.endDate === undefined ? 0 : Temporal.PlainDate.from(before.date).until(before.endDate, { largestUnit: 'days' }).days;
  const [start, end] = (['start', 'end'] as const).map((field) => {
    const time = parseTime(typed[field]);
    if (!time) { fault(field, typed[field] === '' ? 'time-missing' : 'time-invalid'); return undefined; }
    if (date && !hasTime(field === 'end' ? date.add({ days: moreDays }) : date, time, now.timeZoneId)) { fault(field, 'time-skipped'); return undefined; }
    return time;
  });
  if (!date || !start || !end) return undefined;
  if (moreDays === 0 && Temporal.PlainTime.compare(end, start) <= 0) fault('end', 'end-before-start');
  const lastDay = date.add({ days: moreDays });
  if (before !== undefined && before.date === typed.date && before.start === typed.start) {
    // It may have begun; it must not be over by the change.
    if (Temporal.ZonedDateTime.compare(lastDay.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: end }), now) <= 0) fault('end', 'start-past');
    return { date, ...(moreDays === 0 ? {} : { endDate: lastDay.toString() }) };
  }
  const begins = date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: start });
  if (Temporal.PlainDate.compare(date, now.toPlainDate()) < 0) fault('date', 'date-past');
  else if (Temporal.ZonedDateTime.compare(begins, now) <= 0) fault('start', 'start-past');
  return { date, ...(moreDays === 0 ? {} : { endDate: lastDay.toString() }) };
}

function readDeadline(typed: string, meeting: Temporal.PlainDate, today: Temporal.PlainDate, fault: Fault, before: MeetingDetails | undefined): Temporal.PlainDate | undefined {
  if (before !== undefined && typed === before.answerBy) return movedDeadline(before, meeting, today);
  if (typed === '') {
    const usual = meeting.subtract({ days: usualAnswerDays });
    return Temporal.PlainDate.compare(usual, today) < 0 ? today : usual;
  }
  const deadline = parseDate(typed);
  if (!deadline) fault('deadline', 'deadline-invalid');
  else if (Temporal.PlainDate.compare(deadline, today) < 0) fault('deadline', 'deadline-past');
  else if (Temporal.PlainDate.compare(deadline, meeting) > 0) fault('deadline', 'deadline-after-meeting');
  return deadline;
}

/** Left as it was, it stays as long before the meeting as it was. */
function movedDeadline({ date, answerBy }: MeetingDetails, meeting: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const deadline = Temporal.PlainDate.from(answerBy);
  if (meeting.equals(date)) return deadline;
  const moved = meeting.subtract(deadline.until(date, { largestUnit: 'days' }));
  return Temporal.PlainDate.compare(moved, today) < 0 ? today : moved;
}

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:' && text.length <= 2000;
