/** The cards of meetings called together: as many as there may be, and all that can be said of days off. */
import type { z } from 'zod';
import { previewCard, previewModel, sentCard } from '../../src/meetings/card-form.ts';
import { listCard, listModel, type ListedMeeting } from '../../src/meetings/card-list.ts';
import { cancelConfirmCard, stopSeriesModel } from '../../src/meetings/card-cancel.ts';
import { seriesSentModel } from '../../src/meetings/card-series.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import { mostMeetings, seriesDates, seriesDays } from '../../src/meetings/series.ts';
import type { Texts } from '../../src/locales/texts.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { repeatRule } from '../../src/shared/repeats.ts';
import type { CardCase } from './card-cases.ts';

const holidays = { isHoliday: (date: Temporal.PlainDate): boolean => ['2027-03-25', '2027-05-06', '2027-05-17', '2028-04-13', '2028-05-25'].includes(date.toString()) };

export function seriesCases(promptId: string, details: MeetingDetails, organiser: string): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const ruleOf = (first: string, count: number): string => repeatRule(Temporal.PlainDate.from(first), 'uke', 'Europe/Oslo', { count });
  const preview = { details, organiser, byLevel: new Map([['koordinerende', 11]] as const), byUnit: new Map([['Bydel Alna', 11]]), unreachable: 0, data: { promptId } };
  const weekly = ruleOf('2027-03-04', 14);
  const dates = seriesDates(seriesDays(weekly, 'flytt', holidays));
  const listed = (state: ListedMeeting['state']) => (date: string, at: number): ListedMeeting => ({ promptId: `${promptId}-${at}`, state, details: { ...details, date }, invited: true, organises: true, series: { id: promptId, number: at + 1, of: dates.length } });
  return [
    one(previewCard, 'series', (t) => previewModel({ ...preview, series: { rule: weekly, days: seriesDays(weekly, 'flytt', holidays), daysOff: 'flytt', opensNow: 2 } }, t)),
    one(previewCard, 'series-longest', (t) => previewModel({ ...preview, series: { rule: ruleOf('2027-03-06', mostMeetings), days: seriesDays(ruleOf('2027-03-06', mostMeetings), 'flytt', holidays), daysOff: 'flytt', opensNow: 0 } }, t)),
    one(sentCard, 'series', (t) => seriesSentModel({ details, series: { id: promptId, number: 1, of: dates.length, rule: weekly, daysOff: 'flytt', answerDays: 3, dates } }, t)),
    one(cancelConfirmCard, 'series', (t) => stopSeriesModel({ promptId, title: details.title, dates, invited: 230 }, t)),
    one(listCard, 'folded', (t) => listModel({ page: 1, checks: [{ year: 2027, below: Array.from({ length: 7 }, (_, at) => ({ name: at === 0 ? details.title : 'Styringsgruppe Bydel Søndre Nordstrand', held: 1, planned: at % 3 })) }, { year: 2028, below: [{ name: 'Styringsgruppe region vest', held: 0, planned: 0 }] }], meetings: [...dates.slice(0, 2).map(listed('open')), ...dates.slice(2).map((date, at) => listed('scheduled')(date, at + 2))] }, t)),
    one(listCard, 'series', (t) => listModel({ page: 1, meetings: dates.map(listed('scheduled')), series: { id: promptId, stop: promptId } }, t)),
  ];
}
