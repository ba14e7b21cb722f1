/** Makes the card that asks who came, from what is known at that moment. Only for whoever may call the meeting off: they see every answer of it. */
import type { Shown, Viewer } from '../chat/caller.ts';
import { unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Attendance } from './attendance.ts';
import type { AttendanceStore } from './attendance-store.ts';
import { attendanceCard, attendanceModel, type AttendanceInput } from './card-attendance.ts';
import { stands, type Meeting } from './domain.ts';

export interface AttendanceViewDeps {
  readonly prompts: Pick<PromptStore, 'audience' | 'responses'>;
  readonly attendance: Pick<AttendanceStore, 'read'>;
  readonly cards: CardRenderer;
  readonly timeZone: string;
}

type Choices = Partial<Pick<AttendanceInput, 'as' | 'page' | 'notice' | 'guests'>> & { /** As just read; absent: read now. */ readonly read?: Attendance };

export type AttendanceView = (meeting: Meeting, viewer: Viewer, choices?: Choices) => Promise<Shown>;

export const attendanceView = ({ prompts, attendance, cards, timeZone }: AttendanceViewDeps): AttendanceView => async (meeting, { network, t }, { read, as = 'form', page = 1, ...shown } = {}) => {
  const [known, audience, { responses }] = await Promise.all([read ?? attendance.read(meeting), prompts.audience(meeting.promptId), prompts.responses(meeting.promptId)]);
  const deputies = new Map(responses.flatMap((response) => (response.deputy !== undefined && stands(meeting, response) ? [[response.memberId, response.deputy] as const] : [])));
  const people = [...audience.values()].flatMap(({ memberId, unit, level }) => {
    const name = network.members.get(memberId)?.name;
    return name === undefined || known.closedLevels.includes(level) ? [] : [{ memberId, name, ...(deputies.has(memberId) ? { deputy: deputies.get(memberId) ?? '' } : {}), unit: unitName(network, unit) }];
  });
  const model = attendanceModel({ promptId: meeting.promptId, details: meeting.details, people, attendance: known, page, as, timeZone, nameOf: (memberId) => network.members.get(memberId)?.name, ...shown }, t);
  return { card: cards.render(attendanceCard, model), summary: t.meetings.attendance.summary(meeting.details.title) };
};
