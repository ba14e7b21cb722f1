/** View model of `møter`: the meetings that come, each to be opened. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf } from '../cards/parts.ts';
import { capitalised, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import { kindTitle, placeOf } from './card-parts.ts';
import { invitationAnswers, type InvitationAnswer, type MeetingDetails } from './domain.ts';

const text = z.string().min(1);

export const listCard = defineCard('meetings/list', z.strictObject({
  title: text,
  empty: z.array(text),
  meetings: z.array(z.strictObject({ kind: text, title: text, when: text, place: z.array(text), mark: z.array(z.strictObject({ text, color: z.enum(['good', 'warning', 'attention', 'accent', 'default']) })), buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface ListedMeeting {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MeetingDetails;
  readonly invited: boolean;
  readonly organises: boolean;
  readonly own?: string;
  /** Where it has been moved. */
  readonly revision?: number;
}

export interface MeetingListInput {
  /** Those the person may see, soonest first; paged here. */
  readonly meetings: readonly ListedMeeting[];
  readonly page: number;
  /** Whether the person calls meetings, and so has some that have been. */
  readonly calls?: boolean;
}

const meetingsPerPage = 8;

/** Verbs: `meeting.open` `{ promptId }`, `meeting.list` `{ page }`, `meeting.held`. */
export function listModel({ meetings, page, calls = false }: MeetingListInput, t: Texts): z.infer<typeof listCard.schema> {
  const shown = pageOf(meetings, page, meetingsPerPage);
  return {
    title: t.list.title,
    empty: meetings.length === 0 ? [t.list.empty] : [],
    meetings: shown.items.map((meeting) => {
      const place = placeOf(meeting.details, t);
      return {
        kind: kindTitle(meeting.details),
        title: meeting.details.title,
        when: capitalised(formatWhen(meeting.details, t.locale, 'day')),
        place: place === undefined ? [] : [place],
        mark: markOf(meeting, t),
        buttons: [button(t.list.open, 'meeting.open', { promptId: meeting.promptId })],
      };
    }),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, 'meeting.list', {}, t), ...(calls ? [button(t.meetings.attendance.held.button, 'meeting.held')] : []), menuButton('meny', t)],
  };
}

function markOf({ state, invited, organises, own }: ListedMeeting, t: Texts): z.infer<typeof listCard.schema>['meetings'][number]['mark'] {
  if (state === 'cancelled') return [{ text: t.list.cancelled, color: 'attention' }];
  if (invitationAnswers.includes(own as InvitationAnswer)) return [{ text: t.list.answered(t.answers[own as InvitationAnswer]), color: own === 'kanskje' ? 'warning' : own === 'kommer-ikke' ? 'default' : 'good' }];
  if (organises) return [{ text: state === 'open' ? t.list.yours : `${t.list.yours} · ${t.live.states[state]}`, color: 'accent' }];
  if (state !== 'open') return [{ text: t.live.states[state], color: 'default' }];
  return invited ? [{ text: t.list.notAnswered, color: 'warning' }] : [];
}
