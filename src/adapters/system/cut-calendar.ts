/** Cuts a calendar file at the lines where events begin and end, so that each can be parsed, and told of, by itself. */

export interface EventLines {
  /** Of `BEGIN:VEVENT`, from 1. */
  readonly line: number;
  readonly text: string;
}

export interface CutCalendar {
  readonly events: readonly EventLines[];
  /** Everything else: the calendar itself and its time zones. */
  readonly rest: string;
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

/** A line that goes on from the one before begins with a space, and so is none of these. */
const isMark = (line: string, mark: string): boolean => line.trimEnd().toUpperCase() === mark;

export function cutCalendar(text: string): CutCalendar | { readonly fault: { readonly line: number; readonly reason: string } } {
  const lines = text.split(/\r\n|\r|\n/);
  const events: EventLines[] = [];
  const faults: { line: number; reason: string }[] = [];
  const rest: string[] = [];
  let begun: number | undefined;
  const unended = (line: number): void => { faults.push({ line: line + 1, reason: 'hendelsen slutter ikke (END:VEVENT mangler)' }); };
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined || !isMark(first, 'BEGIN:VCALENDAR')) return { fault: { line: 1, reason: 'filen er ikke en kalender (BEGIN:VCALENDAR mangler)' } };
  for (const [at, line] of lines.entries()) {
    if (isMark(line, 'BEGIN:VEVENT')) {
      if (begun !== undefined) unended(begun);
      begun = at;
    } else if (begun === undefined) {
      if (isMark(line, 'END:VEVENT')) faults.push({ line: at + 1, reason: 'END:VEVENT uten BEGIN:VEVENT' });
      else if (line.trim() !== '') rest.push(line);
    } else if (isMark(line, 'END:VEVENT')) {
      events.push({ line: begun + 1, text: lines.slice(begun, at + 1).filter((own) => own.trim() !== '').join('\r\n') });
      begun = undefined;
    } else if (isMark(line, 'END:VCALENDAR')) {
      unended(begun);
      begun = undefined;
      rest.push(line);
    }
  }
  if (begun !== undefined) unended(begun);
  if (!rest.some((line) => isMark(line, 'END:VCALENDAR'))) faults.push({ line: lines.length, reason: 'filen slutter midt i kalenderen (END:VCALENDAR mangler)' });
  return { events, rest: rest.join('\r\n'), faults };
}
