/** View models of the questions before a meeting is called off, or the rest of its series. */
import { z } from 'zod';
import { button, buttonSchema, type ButtonData } from '../cards/parts.ts';
import { capitalised, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { meetingFacts } from './card-parts.ts';
import { spanOf } from './card-series.ts';
import type { MeetingDetails } from './domain.ts';

const text = z.string().min(1);

export const cancelConfirmCard = defineCard('meetings/cancel-confirm', z.strictObject({ heading: text, title: text, when: text, text, buttons: z.array(buttonSchema) }));

export interface CancelConfirmInput {
  readonly promptId: string;
  readonly details: MeetingDetails;
  readonly invited: number;
  /** More of its series come after it. */
  readonly series?: boolean;
}

/** Verbs: `meeting.cancel-confirmed`, data `{ promptId }`; `meeting.series-stop` and `meeting.open`, data `{ promptId, inPlace }`. */
export const cancelConfirmModel = ({ promptId, details, invited, series = false }: CancelConfirmInput, t: Texts): z.infer<typeof cancelConfirmCard.schema> => ({
  heading: t.cancel.title, title: details.title, when: meetingFacts(details, t)[0].value, text: invited === 0 ? t.meetings.series.told(0) : t.cancel.text(invited),
  buttons: [button(t.cancel.confirm, 'meeting.cancel-confirmed', { promptId }, 'destructive'), ...(series ? [button(t.meetings.series.stop, 'meeting.series-stop', { promptId, inPlace: true })] : []), button(t.cancel.keep, 'meeting.open', { promptId, inPlace: true })],
});

export interface StopSeriesInput {
  readonly promptId: string;
  readonly title: string;
  /** Days of those that would be called off, soonest first; at least one. */
  readonly dates: readonly string[];
  /** People who have been invited to one of them. */
  readonly invited: number;
}

/** For cancelConfirmCard. Verbs: `meeting.series-stop-confirmed` `{ promptId }`, and `meeting.open` `{ promptId, inPlace }`. */
export function stopSeriesModel({ promptId, title, dates, invited }: StopSeriesInput, t: Texts): z.infer<typeof cancelConfirmCard.schema> {
  const words = t.meetings.series;
  const data: ButtonData = { promptId };
  return {
    heading: words.stopTitle, title, when: dates.length === 1 ? capitalised(formatDate(dates[0] ?? '', t.locale, 'long')) : spanOf(dates, t), text: `${words.stopText(dates.length)} ${words.told(invited)}`,
    buttons: [button(words.confirm, 'meeting.series-stop-confirmed', data, 'destructive'), button(words.keep, 'meeting.open', { ...data, inPlace: true })],
  };
}
