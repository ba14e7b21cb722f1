/** View model of `møter`: the meetings that come, each to be opened. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf } from '../cards/parts.ts';
import { capitalised, formatDate, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import { shortened } from '../shared/cut-text.ts';
import { kindLine, kindTitle, placeOf } from './card-parts.ts';
import { seriesMark } from './card-series.ts';
import { invitationAnswers, type InvitationAnswer, type MeetingDetails, type MeetingSeries } from './domain.ts';

const text = z.string().min(1);

export const listCard = defineCard('meetings/list', z.strictObject({
  title: text,
  empty: z.array(text),
  meetings: z.array(z.strictObject({ kind: z.array(text), title: text, when: text, place: z.array(text), mark: z.array(z.strictObject({ text, color: z.enum(['good', 'warning', 'attention', 'accent', 'default']) })), buttons: z.array(buttonSchema), rest: z.array(z.strictObject({ text, buttons: z.array(buttonSchema) })) })),
  page: z.array(text),
  checks: z.array(z.strictObject({ title: text, names: z.array(text), counts: z.array(text) })),
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
  readonly series?: Pick<MeetingSeries, 'id' | 'number' | 'of'>;
  /** Called off before anybody was invited. */
  readonly neverSent?: true;
}

export interface MeetingListInput {
  /** Those the person may see, soonest first; paged here. */
  readonly meetings: readonly ListedMeeting[];
  readonly page: number;
  /** Whether the person calls meetings, and so has some that have been. */
  readonly calls?: boolean;
  /** Styringsgrupper that meet too seldom in a year, for whoever keeps their årshjul; on the first page. */
  readonly checks?: readonly { readonly year: number; readonly below: readonly { readonly name: string; readonly held: number; readonly planned: number }[] }[];
  /** Those of one series alone, each by itself. `stop`: the first that can be called off with all after it. */
  readonly series?: { readonly id: string; readonly stop?: string };
}

const meetingsPerPage = 8;
const groupsShown = 5;
const longestName = 100;

/** A series would fill the list: of its meetings that wait to be sent, the first stands for all, unless one that has been sent does; those called off before that are left out. */
function folded(meetings: readonly ListedMeeting[]): { readonly meeting: ListedMeeting; readonly rest: readonly ListedMeeting[] }[] {
  const rests = new Map<ListedMeeting, readonly ListedMeeting[]>();
  for (const own of Map.groupBy(meetings.filter(({ series, neverSent }) => series === undefined || neverSent === undefined), ({ promptId, series }) => series?.id ?? promptId).values()) {
    const shown = own.filter(({ state }, at) => state !== 'scheduled' || at === 0);
    for (const [at, meeting] of shown.entries()) rests.set(meeting, at === shown.length - 1 ? own.filter((other) => !shown.includes(other)) : []);
  }
  return meetings.flatMap((meeting) => { const rest = rests.get(meeting); return rest === undefined ? [] : [{ meeting, rest }]; });
}

/** Verbs: `meeting.open` `{ promptId }`, `meeting.list` `{ page }`, `meeting.series` `{ seriesId, page }`, `meeting.series-stop` `{ promptId }`, `meeting.held`. */
export function listModel({ meetings: all, page, calls = false, checks = [], series }: MeetingListInput, t: Texts): z.infer<typeof listCard.schema> {
  // Those stopped before anybody had heard of them are all that comes after; one called off alone is seen between the others.
  const meetings = series === undefined ? all : all.slice(0, all.findLastIndex(({ neverSent }) => neverSent === undefined) + 1);
  const shown = pageOf(series === undefined ? folded(meetings) : meetings.map((meeting) => ({ meeting, rest: [] })), page, meetingsPerPage);
  const words = t.meetings.series;
  const thisYear = meetings[0]?.details.date.slice(0, 4) ?? '';
  // Over two years the same weekday and date may come twice.
  const dated = ({ date }: Pick<MeetingDetails, 'date'>): 'day' | 'long' => (date.startsWith(thisYear) ? 'day' : 'long');
  return {
    title: series === undefined ? t.list.title : words.title,
    empty: meetings.length === 0 ? [t.list.empty] : [],
    meetings: shown.items.map(({ meeting, rest }) => {
      const place = placeOf(meeting.details, t);
      const last = rest.at(-1)?.details;
      return {
        kind: meeting.series === undefined ? kindLine(meeting.details) : [`${kindTitle(meeting.details)}${seriesMark(meeting.series, t)}`],
        title: meeting.details.title,
        when: capitalised(formatWhen(meeting.details, t.locale, dated(meeting.details))),
        place: place === undefined ? [] : [place],
        mark: markOf(meeting, t),
        buttons: [button(t.list.open, 'meeting.open', { promptId: meeting.promptId })],
        rest: last === undefined || meeting.series === undefined ? [] : [{ text: words.rest(rest.length, formatDate(last.date, t.locale, dated(last))), buttons: [button(words.show, 'meeting.series', { seriesId: meeting.series.id })] }],
      };
    }),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    checks: shown.page > 1 ? [] : checksOf(checks, t),
    buttons: series === undefined
      ? [...pageButtons(shown, 'meeting.list', {}, t), ...(calls ? [button(t.meetings.attendance.held.button, 'meeting.held')] : []), menuButton('meny', t)]
      : [...pageButtons(shown, 'meeting.series', { seriesId: series.id }, t), ...(series.stop === undefined ? [] : [button(words.stop, 'meeting.series-stop', { promptId: series.stop }, 'destructive')]), button(t.common.back, 'meeting.list', { page: 1 })],
  };
}

function checksOf(checks: Required<MeetingListInput>['checks'], t: Texts): z.infer<typeof listCard.schema>['checks'] {
  const words = t.meetings.figures.groups;
  return checks.map(({ year, below }, at) => ({
    title: words.title(year),
    names: [...below.slice(0, groupsShown).map(({ name, held, planned }) => words.line(shortened(name, longestName), held, planned)), ...(below.length > groupsShown ? [words.more(below.length - groupsShown)] : [])],
    counts: at === checks.length - 1 ? [words.counts] : [],
  }));
}

function markOf({ state, invited, organises, own }: ListedMeeting, t: Texts): z.infer<typeof listCard.schema>['meetings'][number]['mark'] {
  if (state === 'cancelled') return [{ text: t.list.cancelled, color: 'attention' }];
  if (invitationAnswers.includes(own as InvitationAnswer)) return [{ text: t.list.answered(t.answers[own as InvitationAnswer]), color: own === 'kanskje' ? 'warning' : own === 'kommer-ikke' ? 'default' : 'good' }];
  if (organises) return [{ text: state === 'open' ? t.list.yours : `${t.list.yours} · ${t.live.states[state]}`, color: 'accent' }];
  if (state !== 'open') return [{ text: t.live.states[state], color: 'default' }];
  return invited ? [{ text: t.list.notAnswered, color: 'warning' }] : [];
}
