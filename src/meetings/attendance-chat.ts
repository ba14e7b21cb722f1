/** Who came, in the chat: the organiser and the sekretariat say so, and correct it. Each click is authorised here before anything is read or written. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { mayCancel } from '../access/domain.ts';
import { pageOf } from '../cards/parts.ts';
import { nameOf, notOrganiser, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { DeliveryRequest } from '../delivery/domain.ts';
import { capitalised } from '../locales/format.ts';
import { hasRole } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptStore } from '../prompts/store.ts';
import { readGuests, ticksOf, type AttendanceChange } from './attendance.ts';
import { attendanceRequest } from './attendance-jobs.ts';
import type { AttendanceStore, SavedAttendance } from './attendance-store.ts';
import type { AttendanceView } from './attendance-views.ts';
import { heldModel, heldPerPage } from './card-attendance.ts';
import { listCard } from './card-list.ts';
import { isHeld, type Meeting, type MeetingDetails } from './domain.ts';

export interface AttendanceChatDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'list'>;
  readonly attendance: AttendanceStore;
  readonly view: AttendanceView;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

/** Card data is untrusted. People who were not called are no part of it, whatever is sent. */
const clicked = z.object({ promptId: z.string().min(1).max(200) });
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);
const idList = z.string().max(10_000).catch('').transform((ids) => ids.split(',').map((id) => id.trim()).filter((id) => id !== ''));
const saved = clicked.extend({
  page: pageNumber,
  people: idList,
  /** One digit for each of `people`. */
  shown: z.string().regex(/^[01]*$/).max(1000),
  /** Absent where the client sends nothing for an input without a tick. */
  present: idList,
  guestsShown: z.coerce.number().int().min(0).max(9999).catch(0),
  guests: z.union([z.string(), z.number()]).transform(String).catch(''),
  done: z.boolean().catch(false),
});

/** Verbs: `meeting.attendance` `{ promptId }`, `meeting.attendance-save` (card-attendance.ts), `meeting.held` `{ page }`. */
export function attendanceChat({ prompts, attendance, view, cards, audit, clock, enqueue }: AttendanceChatDeps): ChatFeature {
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });

  /** Only whoever called it and the sekretariat; only when it is over, and took place. */
  const onHeld = (act: (caller: Caller, meeting: Meeting, data: Readonly<Record<string, unknown>>) => Promise<Reply>): Action => async (caller, data) => {
    const { member, t } = caller;
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
    if (stored?.kind !== 'meeting' || stored.state === 'draft') return text(t.refusals.gone);
    const meeting = stored as Meeting;
    if (!mayCancel(member, meeting)) return text(notOrganiser(caller, meeting.organiserId));
    if (meeting.state === 'cancelled') return text(t.meetings.attendance.cancelled);
    return isHeld(meeting, clock.now()) ? await act(caller, meeting, data) : text(t.meetings.attendance.notOver);
  };

  /** What was saved since the card was drawn, and is not what it showed or what came back, is said: they have to see it before it is done. */
  function meanwhile({ before }: SavedAttendance, { ticks, guests }: AttendanceChange, caller: Caller, people: readonly string[], shown: ReadonlySet<string>): string | undefined {
    const moved = people.some((id) => !ticks.has(id) && before.present.has(id) !== shown.has(id)) || (before.guests !== guests.shown && before.guests !== guests.typed);
    if (!moved || before.saved === undefined) return undefined;
    const words = caller.t.meetings.attendance;
    return before.saved.by === caller.member.id ? words.older : words.meanwhile(capitalised(nameOf(caller, before.saved.by)));
  }

  async function save(caller: Caller, meeting: Meeting, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { member, t } = caller;
    const words = t.meetings.attendance;
    const read = saved.safeParse(data);
    if (!read.success || read.data.people.length !== read.data.shown.length) return text(t.refusals.outdated);
    const { people, page, guestsShown, done } = read.data;
    const shown = new Set(people.filter((_, at) => read.data.shown[at] === '1'));
    const typed = readGuests(read.data.guests);
    const change: AttendanceChange = { ticks: ticksOf(people, shown, new Set(read.data.present)), guests: { shown: guestsShown, typed: typed ?? guestsShown }, confirm: done && typed !== undefined, by: member.id };
    const result = await attendance.save(meeting, change);
    const { after, guestsClash } = result;
    const other = meanwhile(result, change, caller, people, shown);
    if (typed === undefined || guestsClash) {
      const fault = typed === undefined ? words.faults.number : words.faults.clash(capitalised(nameOf(caller, result.before.saved?.by)), after.guests);
      return { kind: 'card', ...await view(meeting, caller, { read: after, page, guests: { typed: read.data.guests.slice(0, 20), fault }, ...(other === undefined ? {} : { notice: { text: other, color: 'warning' } }) }) };
    }
    if (done) await audit.record({ action: 'attendance-saved', memberId: member.id, promptId: meeting.promptId, counts: { present: after.present.size, guests: after.guests } });
    // The card that was sent shows it too, also when the chat is read anew.
    if (after.confirmed !== undefined) await enqueue([attendanceRequest(meeting, after)]);
    const notice = other !== undefined ? { text: other, color: 'warning' as const } : { text: done ? words.done : words.turned, color: 'good' as const };
    return { kind: 'card', ...await view(meeting, caller, { read: after, page, as: done && other === undefined ? 'saved' : 'form', notice }) };
  }

  async function held(caller: Caller, at: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const { member, t } = caller;
    const everywhere = hasRole(member, 'sekretariat');
    const stored = await prompts.list<MeetingDetails>('meeting', ['open', 'closed'], '');
    const own = stored.map((prompt) => prompt as Meeting).filter((meeting) => (everywhere || meeting.organiserId === member.id) && isHeld(meeting, clock.now())).reverse();
    const { items, page, pages } = pageOf(own, at, heldPerPage);
    const meetings = await Promise.all(items.map(async ({ promptId, details }) => ({ promptId, details, confirmed: await attendance.isConfirmed(promptId) })));
    return { kind, card: cards.render(listCard, heldModel({ meetings, page, pages }, t)), summary: t.meetings.attendance.held.title };
  }

  return {
    actions: {
      'meeting.attendance': onHeld(async (caller, meeting) => {
        await audit.record({ action: 'names-opened', memberId: caller.member.id, promptId: meeting.promptId });
        return { kind: 'new-card', ...await view(meeting, caller) };
      }),
      'meeting.attendance-save': onHeld(save),
      'meeting.held': (caller, { page }) => held(caller, pageNumber.parse(page), page === undefined ? 'new-card' : 'card'),
    },
  };
}
