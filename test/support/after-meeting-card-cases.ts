/** The cards of what follows a meeting, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import { attendanceCard, attendanceModel, heldModel, type AttendanceInput } from '../../src/meetings/card-attendance.ts';
import { listCard } from '../../src/meetings/card-list.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'meeting-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const idOf = (at: number): string => `m${String(at).padStart(21, '0')}`;
const givenNames = ['Solveig', 'Åse-Marie', 'Pål', 'Ragnhild', 'Øystein', 'Mohammed'];
const familyNames = ['Øverkværn', 'Sekretær', 'Bjørnstad', 'Hassan Ali', 'Ærlig'];

export function afterMeetingCases(free: FreeText, details: MeetingDetails, unitNames: readonly { readonly name: string }[]): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const people = Array.from({ length: 200 }, (_, at) => ({ memberId: idOf(at), name: at % 50 === 7 ? free.person : `${givenNames[at % 6]} ${familyNames[at % 5]} ${at}`, unit: free.unit ?? unitNames[at % unitNames.length]?.name ?? '' }));
  const input: AttendanceInput = {
    promptId, details, people, page: 1, as: 'form', timeZone: 'Europe/Oslo', nameOf: () => free.person,
    attendance: { present: new Set(people.filter((_, at) => at % 3 !== 0).map(({ memberId }) => memberId)), formerly: 0, guests: 0, revision: 0, closedLevels: [] },
  };
  const confirmed = { by: 'm1', at: '2027-02-04T09:03:00Z' };
  return [
    one(attendanceCard, '', (t) => attendanceModel(input, t)),
    one(attendanceCard, 'page', (t) => attendanceModel({ ...input, page: 3, attendance: { ...input.attendance, guests: 3, closedLevels: ['styrende'] }, notice: { text: t.meetings.attendance.meanwhile(free.person), color: 'warning' }, guests: { typed: free.title.slice(0, 20), fault: t.meetings.attendance.faults.clash(free.person, 3) } }, t)),
    one(attendanceCard, 'small', (t) => attendanceModel({ ...input, people: people.slice(0, 9), attendance: { ...input.attendance, guests: 2, revision: 2, confirmed } }, t)),
    one(attendanceCard, 'saved', (t) => attendanceModel({ ...input, as: 'saved', attendance: { ...input.attendance, guests: 4, revision: 1, confirmed }, notice: { text: t.meetings.attendance.done, color: 'good' } }, t)),
    one(attendanceCard, 'nobody', (t) => attendanceModel({ ...input, people: [], attendance: { ...input.attendance, present: new Set() } }, t)),
    one(listCard, 'held', (t) => heldModel({ page: 2, pages: 3, meetings: Array.from({ length: 8 }, (_, at) => ({ promptId: `${promptId}-${at}`, details, confirmed: at % 2 === 0 })) }, t)),
  ];
}
