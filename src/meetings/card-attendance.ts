/** View models of what follows a meeting for the one who called it: who came, by page, and the meetings that have been. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf } from '../cards/parts.ts';
import { byName, capitalised, formatDate, formatTime, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Attendance, SavedBy } from './attendance.ts';
import type { listCard } from './card-list.ts';
import { kindLine, meetingFacts } from './card-parts.ts';
import type { MeetingDetails } from './domain.ts';

const text = z.string().min(1);

export const attendanceCard = defineCard('meetings/attendance', z.strictObject({
  title: text,
  meeting: text,
  when: text,
  notice: z.array(z.strictObject({ text, color: z.enum(['good', 'warning']) })),
  warnings: z.array(text),
  /** What has been saved: shown alone once it is confirmed. */
  facts: z.array(text),
  lead: z.array(text),
  count: z.array(text),
  people: z.array(z.strictObject({ label: text, value: z.string(), choices: z.array(z.strictObject({ title: text, value: text })).min(1) })),
  guests: z.array(z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface AttendancePerson { readonly memberId: string; readonly name: string; /** By name. */ readonly unit: string; /** Who was to come instead. */ readonly deputy?: string }

export interface AttendanceInput {
  readonly promptId: string;
  readonly details: MeetingDetails;
  /** Who was called, of the levels that can be read; sorted and paged here. */
  readonly people: readonly AttendancePerson[];
  readonly attendance: Attendance;
  readonly page: number;
  /** `saved` shows what is confirmed, with a button to change it. */
  readonly as: 'form' | 'saved';
  readonly timeZone: string;
  /** Name of a member; undefined for one who is not in the network any more. */
  readonly nameOf: (memberId: string) => string | undefined;
  readonly notice?: { readonly text: string; readonly color: 'good' | 'warning' };
  /** What was typed and could not be taken, with the reason. */
  readonly guests?: { readonly typed: string; readonly fault: string };
}

/** As many as fit, however long their names. */
const attendancePerPage = 40;
/** Bytes: a card with all of them is to stay small. */
const longest = { name: 100, unit: 60, meeting: 300 } as const;

/** Verbs: `meeting.attendance` `{ promptId }`, `meeting.attendance-save` `{ promptId, page, people, shown, guestsShown, done }` with inputs `present` and `guests`, `follow-up.open` `{ promptId }`. */
export function attendanceModel(input: AttendanceInput, t: Texts): z.infer<typeof attendanceCard.schema> {
  const words = t.meetings.attendance;
  const { promptId, details, attendance } = input;
  const joined = input.people.filter(({ memberId }) => attendance.joined.has(memberId));
  const more = button(t.tiltakslogg.title, 'follow-up.open', { promptId });
  const head = {
    title: words.title, meeting: shortened(details.title, longest.meeting), when: meetingFacts(details, t)[0].value,
    notice: input.notice === undefined ? [] : [{ ...input.notice }],
    warnings: attendance.closedLevels.map((level) => words.levelClosed(t.levels[level].toLocaleLowerCase(t.locale))),
    facts: factsOf(input, t),
  };
  if (input.as === 'saved') return { ...head, lead: [], count: [], people: [], guests: [], page: [], buttons: [button(words.change, 'meeting.attendance', { promptId }), more] };
  const shown = pageOf([...input.people].sort(byName), input.page, attendancePerPage);
  const ticked = shown.items.filter(({ memberId }) => attendance.present.has(memberId));
  const marks = (memberId: string): string => (attendance.joined.has(memberId) ? ` · ${words.joinedMark}` : '');
  const at = { promptId, people: shown.items.map(({ memberId }) => memberId).join(','), shown: shown.items.map(({ memberId }) => (attendance.present.has(memberId) ? '1' : '0')).join(''), guestsShown: attendance.guests };
  const page = shown.pages > 1 ? t.common.page(shown.page, shown.pages) : undefined;
  return {
    ...head,
    lead: [words.lead, ...(joined.length === 0 ? [] : [words.joined(joined.length, words.joinedMark)])],
    count: input.people.length === 0 ? [words.nobody] : [words.ticked(input.people.filter(({ memberId }) => attendance.present.has(memberId)).length, input.people.length)],
    people: shown.items.length === 0 ? [] : [{
      label: page === undefined ? words.presentAll : words.present(page.toLocaleLowerCase(t.locale)), value: ticked.map(({ memberId }) => memberId).join(','),
      choices: shown.items.map(({ memberId, name, unit, deputy }) => ({ title: `${shortened(deputy === undefined ? name : `${name} (${t.meetings.deputy.mark(deputy)})`, longest.name)} · ${shortened(unit, longest.unit)}${marks(memberId)}`, value: memberId })),
    }],
    guests: [{ label: words.guests, value: input.guests?.typed ?? String(attendance.guests), hint: words.guestsHint, faults: input.guests === undefined ? [] : [input.guests.fault] }],
    page: page === undefined ? [] : [page],
    buttons: [button(words.save, 'meeting.attendance-save', { ...at, page: shown.page, done: true }, 'positive'), ...pageButtons(shown, 'meeting.attendance-save', { ...at, done: false }, t), more],
  };
}

function factsOf({ attendance: { present, formerly, guests, confirmed }, timeZone, nameOf }: AttendanceInput, t: Texts): string[] {
  const words = t.meetings.attendance;
  if (confirmed === undefined) return [words.not];
  return [[words.came(present.size + formerly), ...(guests === 0 ? [] : [words.withGuests(guests)])].join(' + '), savedLine(confirmed, { timeZone, nameOf }, t)];
}

function savedLine({ by, at }: SavedBy, { timeZone, nameOf }: Pick<AttendanceInput, 'timeZone' | 'nameOf'>, t: Texts): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const time = formatTime(local.toPlainTime().toString({ smallestUnit: 'minute' }), t.locale);
  return t.meetings.attendance.savedBy(shortened(nameOf(by) ?? t.common.someone, longest.name), `${formatDate(local.toPlainDate().toString(), t.locale, 'short')}${t.locale === 'en' ? ' at ' : ' kl. '}${time}`);
}

export interface HeldInput {
  /** Newest first; those of one page. */
  readonly meetings: readonly { readonly promptId: string; readonly details: MeetingDetails; readonly confirmed: boolean }[];
  readonly page: number;
  readonly pages: number;
}

export const heldPerPage = 8;

/** For listCard. Verbs: `meeting.attendance` `{ promptId }`, `meeting.held` `{ page }`. */
export function heldModel({ meetings, page, pages }: HeldInput, t: Texts): z.infer<typeof listCard.schema> {
  const words = t.meetings.attendance;
  return {
    title: words.held.title,
    empty: meetings.length === 0 ? [words.held.empty] : [],
    meetings: meetings.map(({ promptId, details, confirmed }) => ({
      kind: kindLine(details), title: details.title, when: capitalised(formatWhen(details, t.locale, 'day')), place: [],
      mark: [confirmed ? { text: words.held.saved, color: 'good' as const } : { text: words.held.notSaved, color: 'warning' as const }],
      buttons: [button(words.title, 'meeting.attendance', { promptId })], rest: [],
    })),
    page: pages > 1 ? [t.common.page(page, pages)] : [],
    checks: [],
    buttons: [...pageButtons({ page, pages }, 'meeting.held', {}, t), menuButton('møter', t)],
  };
}
