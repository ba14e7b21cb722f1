/** The cards of what follows a meeting, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import { attendanceCard, attendanceModel, heldModel, type AttendanceInput } from '../../src/meetings/card-attendance.ts';
import { meetingKinds } from '../../src/meetings/kinds.ts';
import { listCard } from '../../src/meetings/card-list.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { keyFiguresCard, keyFiguresModel, type KeyFiguresInput } from '../../src/reports/card-nokkeltall.ts';
import { kindLines, type HeldEvent } from '../../src/reports/nokkeltall.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'meeting-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const idOf = (at: number): string => `m${String(at).padStart(21, '0')}`;
const givenNames = ['Solveig', 'Åse-Marie', 'Pål', 'Ragnhild', 'Øystein', 'Mohammed'];
const familyNames = ['Øverkværn', 'Sekretær', 'Bjørnstad', 'Hassan Ali', 'Ærlig'];

export function afterMeetingCases(free: FreeText, details: MeetingDetails, unitNames: readonly { readonly name: string }[]): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const people = Array.from({ length: 200 }, (_, at) => ({ memberId: idOf(at), name: at % 50 === 7 ? free.person : `${givenNames[at % 6]} ${familyNames[at % 5]} ${at}`, unit: free.unit ?? unitNames[at % unitNames.length]?.name ?? '', ...(at % 40 === 11 ? { deputy: free.person } : {}) }));
  const input: AttendanceInput = {
    promptId, details, people, page: 1, as: 'form', timeZone: 'Europe/Oslo', nameOf: () => free.person,
    attendance: { present: new Set(people.filter((_, at) => at % 3 !== 0).map(({ memberId }) => memberId)), joined: new Set(), formerly: 0, guests: 0, revision: 0, closedLevels: [] },
  };
  const confirmed = { by: 'm1', at: '2027-02-04T09:03:00Z' };
  return [
    one(attendanceCard, '', (t) => attendanceModel(input, t)),
    one(attendanceCard, 'page', (t) => attendanceModel({ ...input, page: 3, attendance: { ...input.attendance, guests: 3, closedLevels: ['styrende'] }, notice: { text: t.meetings.attendance.meanwhile(free.person), color: 'warning' }, guests: { typed: free.title.slice(0, 20), fault: t.meetings.attendance.faults.clash(free.person, 3) } }, t)),
    one(attendanceCard, 'joined', (t) => attendanceModel({ ...input, attendance: { ...input.attendance, present: new Set(people.filter((_, at) => at % 4 !== 3).map(({ memberId }) => memberId)), joined: new Set(people.filter((_, at) => at % 8 < 3).map(({ memberId }) => memberId)) } }, t)),
    one(attendanceCard, 'small', (t) => attendanceModel({ ...input, people: people.slice(0, 9), attendance: { ...input.attendance, guests: 2, revision: 2, confirmed } }, t)),
    one(attendanceCard, 'saved', (t) => attendanceModel({ ...input, as: 'saved', attendance: { ...input.attendance, guests: 4, revision: 1, confirmed }, notice: { text: t.meetings.attendance.done, color: 'good' } }, t)),
    one(attendanceCard, 'nobody', (t) => attendanceModel({ ...input, people: [], attendance: { ...input.attendance, present: new Set(), joined: new Set(['somebody who has left the network']) } }, t)),
    ...keyFiguresCases(free, unitNames).map(([name, given]) => one(keyFiguresCard, name, (t) => keyFiguresModel({ ...given, files: given.files.map((file, at) => ({ ...file, sendTitle: Object.values(t.followUp.yearly.send)[at] ?? '', downloadTitle: Object.values(t.followUp.yearly.download)[at] ?? '' })) }, t))),
    one(listCard, 'held', (t) => heldModel({ page: 2, pages: 3, meetings: Array.from({ length: 8 }, (_, at) => ({ promptId: `${promptId}-${at}`, details, confirmed: at % 2 === 0 })) }, t)),
  ];
}

/** The section's own year 2025 first. */
function keyFiguresCases(free: FreeText, unitNames: readonly { readonly name: string }[]): [string, KeyFiguresInput][] {
  const held = (kind: string, n: number, people: number, topic?: string): HeldEvent[] => Array.from({ length: n }, (_, at) => ({ kind, people, fromAnswers: kind === 'temamote' && at < 2, ...(topic === undefined ? {} : { topic }) }));
  const events = [
    ...held('byomfattende', 10, 22), ...held('temamote', 6, 60), ...['Unge som begår gjentatt kriminalitet', 'Skadelig seksuell atferd (SSA)', free.unit ?? 'Hatkriminalitet, radikalisering og voldelig ekstremisme'].flatMap((topic) => held('ressursgruppe', 4, 24, topic)),
    ...held('styringsgruppe', 14, 9), ...held('koordineringsgruppe', 31, 11), ...held('utovermote', 28, 17), ...held('konferanse', 1, 212), ...held('seminar', 1, 38), ...held('ekstraordinaert', 3, 19), ...held('annet', 7, 8),
    ...held('alvorlig-hendelse', 2, 31), ...held('arrangement', 3, 44), ...held('demonstrasjon', 1, 27),
  ];
  const lines = kindLines(events, meetingKinds.map(({ id }) => id));
  const figures = { from: '2025-01-01', to: '2025-12-31', kinds: [] };
  const below = unitNames.slice(0, 14).map(({ name }, at) => ({ name: `Styringsgruppe ${free.unit ?? name}`, held: at % 3, planned: at % 2 }));
  const files = ['docx', 'xlsx', 'csv'].map((format) => ({ file: `nokkeltall-${format}`, sendTitle: '', downloadTitle: '', url: `https://salto.example.no/files/${'x'.repeat(300)}` }));
  const typed = { from: '2025-01-01', to: '2025-12-31', unit: '' };
  const scopes = [{ unit: 'bydel-alna', name: free.unit ?? 'Bydel Alna' }, { unit: 'groruddalen', name: free.unit ?? 'Groruddalen' }];
  const content = { figures, lines, below, groups: 16, year: 2025, closedLevels: [], madeAt: Temporal.PlainDate.from('2026-01-12') };
  return [
    ['', { content, typed, scopes: [], files, promptId: '2025-01-01|2025-12-31|' }],
    ['unit', { content: { ...content, lines: lines.slice(3, 6), below: [], unit: free.unit ?? 'Bydel Alna', closedLevels: ['styrende'] }, typed: { ...typed, unit: 'bydel-alna' }, scopes, files: files.map((file) => ({ ...file, url: undefined })), promptId: '2025-01-01|2025-12-31|bydel-alna' }],
    ['fault', { typed: { from: '2026-02-30', to: '2025-12-31', unit: '' }, faults: { from: 'date', to: 'order' }, scopes: [], files, promptId: 'x' }],
    ['empty', { content: { ...content, lines: [], below: [], groups: 0 }, typed, scopes: [], files, promptId: '2025-01-01|2025-12-31|' }],
  ];
}
