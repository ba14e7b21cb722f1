/** Shifts as a person types them, one a line, and as they are shown again. Pure. */
import { capitalised, formatDate, formatTime } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { Shift } from './domain.ts';
import { exists, readDate, readTime } from './times.ts';

/** A line, counted from 1, and the key of the sentence that says what is wrong with it. */
export interface ShiftFault {
  readonly line: number;
  readonly code: 'shift-format' | 'shift-date' | 'shift-date-missing' | 'shift-time' | 'shift-needed' | 'shift-ends-first' | 'shift-long' | 'shift-past' | 'shift-skipped' | 'shift-twice' | 'shifts-too-many' | 'shifts-kind';
}

/** What a card holds, with room for the rest of it. */
export const mostShifts = 20;
/** More than these are not read either. */
export const mostFaults = 5;
const mostPeople = 999;
/** Nobody works longer in one go; a longer one is a date mistyped. */
const longestHours = 24;

const clock = String.raw`(?:kl\.?\s*)?(\d{1,2}(?:[:.]\d{2})?)`;
/** `2027-07-28 10:00-14:00 6`: the date may be left out or be `28.7.`, `neste dag` takes the end past midnight. */
const linePattern = new RegExp(String.raw`^(?:([\d.]+|\d{4}-\d{2}-\d{2})[\s,]+)?${clock}\s*[-–—]\s*${clock}(\s*(?:\+1?|neste dag|next day)(?=[\s,;:]|$))?(?:[\s,;:]+(\d+)(?:\s*(?:stk|pers|personer|people)\.?)?)?$`, 'iu');

export interface ReadingShifts {
  /** YYYY-MM-DD for lines without a date of their own; '' where the form has none (or a wrong one). */
  readonly date: string;
  readonly now: Temporal.ZonedDateTime;
}

/** In order of their start, with ids in that order; or every faulty line. No lines are no shifts. */
export function readShifts(typed: string, context: ReadingShifts): { readonly shifts: readonly Shift[] } | { readonly faults: readonly ShiftFault[] } {
  const lines = typed.split(/\r\n|\r|\n/u).map((text, at) => ({ text: text.trim().replaceAll(/\s+/gu, ' '), line: at + 1 })).filter(({ text }) => text !== '');
  const read = lines.map(({ text, line }) => ({ line, shift: readLine(text, context) }));
  const faults = read.flatMap(({ line, shift }): ShiftFault[] => (typeof shift === 'string' ? [{ line, code: shift }] : []));
  const shifts = read.flatMap(({ line, shift }) => (typeof shift === 'string' ? [] : [{ line, ...shift }]));
  const seen = new Set<string>();
  for (const { line, start, end } of shifts) {
    if (seen.has(`${start} ${end}`)) faults.push({ line, code: 'shift-twice' });
    seen.add(`${start} ${end}`);
  }
  const beyond = lines[mostShifts];
  if (beyond) faults.push({ line: beyond.line, code: 'shifts-too-many' });
  if (faults.length > 0) return { faults: faults.toSorted((one, other) => one.line - other.line) };
  return { shifts: shifts.toSorted((one, other) => Temporal.Instant.compare(one.start, other.start) || Temporal.Instant.compare(one.end, other.end)).map(({ start, end, needed }, at) => ({ id: `s${at + 1}`, start, end, needed })) };
}

function readLine(text: string, { date: formDate, now }: ReadingShifts): Omit<Shift, 'id'> | ShiftFault['code'] {
  const parts = linePattern.exec(text);
  if (!parts) return 'shift-format';
  const [, dateText, startText = '', endText = '', nextDay, neededText] = parts;
  const date = dateText === undefined ? readDate(formDate) : readLineDate(dateText, now.toPlainDate());
  if (!date) return dateText === undefined ? 'shift-date-missing' : 'shift-date';
  const start = readClock(startText);
  // A day ends at 24, where the next begins.
  const midnight = /^24([:.]00)?$/u.test(endText);
  const end = midnight ? Temporal.PlainTime.from('00:00') : readClock(endText);
  if (!start || !end || (midnight && nextDay !== undefined)) return 'shift-time';
  const needed = Number(neededText ?? 0);
  if (needed < 1 || needed > mostPeople) return 'shift-needed';
  const lastDay = midnight || nextDay !== undefined ? date.add({ days: 1 }) : date;
  if (Temporal.PlainDateTime.compare(lastDay.toPlainDateTime(end), date.toPlainDateTime(start)) <= 0) return 'shift-ends-first';
  if (!exists(date, start, now.timeZoneId) || !exists(lastDay, end, now.timeZoneId)) return 'shift-skipped';
  const [from, to] = [date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: start }), lastDay.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: end })];
  if (date.toPlainDateTime(start).until(lastDay.toPlainDateTime(end)).total('hours') > longestHours) return 'shift-long';
  if (Temporal.ZonedDateTime.compare(from, now) < 0) return 'shift-past';
  return { start: from.toInstant().toString(), end: to.toInstant().toString(), needed };
}

/** `9`, `9.30`, `09:30`. */
const readClock = (typed: string): Temporal.PlainTime | undefined => {
  const [hours = '', minutes = '00'] = typed.split(/[:.]/u);
  return readTime(`${hours.padStart(2, '0')}:${minutes}`);
};

/** Days: a date without a year that was this long ago, or less, is a slip, and not that day next year. */
const justBeen = 90;

/** `2027-07-28`, `28.7.2027`; `28.7.` is the next one to come, unless it has just been. */
function readLineDate(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.?(\d{4})?$/u.exec(typed) ?? [];
  if (day === '') return readDate(typed);
  const inYear = (of: number | string): Temporal.PlainDate | undefined => readDate(`${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (year !== undefined) return inYear(year);
  const date = inYear(today.year);
  // In January `30.12.` is the one that has just been, and 29 February is not in every year.
  const recent = [inYear(today.year - 1), date].find((of) => of !== undefined && of.until(today).days > 0 && of.until(today).days <= justBeen);
  return recent ?? (date === undefined || Temporal.PlainDate.compare(date, today) < 0 ? inYear(today.year + 1) : date);
}

const wall = (instant: string, timeZone: string): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
const minute = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' });

/** As `readShifts` reads them. */
export const typedShifts = (shifts: readonly Shift[], timeZone: string): string => shifts.map(({ start, end, needed }) => {
  const [from, to] = [wall(start, timeZone), wall(end, timeZone)];
  const nextDay = from.toPlainDate().equals(to.toPlainDate()) ? '' : ' neste dag';
  return `${from.toPlainDate().toString()} ${minute(from)}-${minute(to)}${nextDay} ${needed}`;
}).join('\n');

/** The day a shift begins, YYYY-MM-DD. */
export const shiftDate = ({ start }: Shift, timeZone: string): string => wall(start, timeZone).toPlainDate().toString();

/** `Ons. 28. juli 10.00–14.00`; one that ends on the next day is at most a day long, so that its times say so. */
export const shiftWords = ({ start, end }: Shift, timeZone: string, t: Texts): string => {
  const [from, to] = [wall(start, timeZone), wall(end, timeZone)];
  return `${capitalised(formatDate(from.toPlainDate().toString(), t.locale, 'short'))} ${formatTime(minute(from), t.locale)}–${formatTime(minute(to), t.locale)}`;
};
