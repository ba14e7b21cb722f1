/** View models of following a check-in: the live roll-up with its chart, and the table of its numbers. */
import { z } from 'zod';
import { barBlocks, barOf, barPartSchema, button, buttonSchema, pageButtons, pageOf, perFieldOf, type Button } from '../cards/parts.ts';
import { byName, formatClock, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import { shortened } from '../shared/cut-text.ts';
import { recordOf } from '../shared/record-of.ts';
import type { Reason, StatusCount } from './domain.ts';
import { answeredOf, type RollUp, type RollUpRow } from './roll-up.ts';
import type { SeriesInterval } from './series.ts';

const text = z.string().min(1);
const numbers = ['started', 'notStarted', 'completed', 'discontinued', 'unanswered'] as const;
type Numbered = (typeof numbers)[number];

/** What stands for a status: in Teams' chart, and in blocks where there is none. */
const chartColors: Readonly<Record<Numbered, string>> = { started: 'good', notStarted: 'warning', completed: 'categoricalBlue', discontinued: 'attention', unanswered: 'neutral' };
const blockColors = { started: 'good', notStarted: 'warning', completed: 'accent', discontinued: 'attention', unanswered: 'default' } as const;

const barRow = z.strictObject({ name: text, value: text, bar: z.array(barPartSchema), numbers: z.array(text) });

export const rollUpCard = defineCard('tiltak/roll-up', z.strictObject({
  state: text,
  updated: text,
  title: text,
  when: text,
  answered: text,
  progress: z.array(barPartSchema),
  /** One for each status that somebody has; the block of its colour is the key to the chart. */
  statuses: z.array(z.strictObject({ mark: text, count: text, label: text, color: barPartSchema.shape.color, subtle: z.boolean() })),
  areas: z.array(z.strictObject({ heading: text })),
  /** Teams' own charts, and the same as rows of blocks where the client has none. */
  charts: z.array(z.strictObject({
    data: z.array(z.strictObject({ title: text, data: z.array(z.strictObject({ legend: text, value: z.number(), color: text })) })),
    rows: z.array(barRow),
  })),
  units: z.array(z.strictObject({ heading: text, rows: z.array(z.strictObject({ name: text, value: text, done: z.enum(['Good', 'Default']) })), more: z.array(text) })),
  reasons: z.array(z.strictObject({ heading: text, note: text, rows: z.array(z.strictObject({ name: text, value: text })) })),
  warnings: z.array(text),
  notes: z.array(text),
  series: z.array(z.strictObject({ text, buttons: z.array(buttonSchema) })),
  /** What only those who lead it may do. */
  manage: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

export interface RollUpInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly title: string;
  readonly plan: string;
  /** `YYYY-MM-DD`. */
  readonly opens: string;
  readonly deadline: string;
  readonly rollUp: RollUp;
  readonly areaTitle: (id: string) => string;
  readonly unitName: (id: string) => string;
  readonly reasons: readonly Reason[];
  readonly updatedAt: Temporal.Instant;
  readonly timeZone: string;
  /** Whether they see all units. */
  readonly all: boolean;
  /** Whether they may extend and cancel. */
  readonly mayLead: boolean;
  /** Whether they lead it because whoever started it cannot any more. */
  readonly handedOn?: boolean;
  /** People on the ringeliste, as far as this person may know; absent: none. */
  readonly toCall?: number;
  /** Units asked the yearly questions, and the names of those that have not answered them all; absent when they are not asked. */
  readonly yearly?: { readonly units: number; readonly left: readonly string[] };
  readonly series?: { readonly interval: SeriesInterval; /** `YYYY-MM-DD` of the next one; absent: none is planned yet, or it has been. */ readonly next?: string | 'stopped' };
}

/** All those of the whole city that have a plan: fifteen bydeler, sentrum and two regions. */
const unitsShown = 18;
const areasShown = 7;
/** Teams' client refuses a stacked chart of more. */
const areasPerChart = 4;
const reasonsShown = 6;
/** Units with something left of the yearly questions; the list that the button opens has them all. */
const unansweredNamed = 5;

export function rollUpModel(input: RollUpInput, t: Texts): z.infer<typeof rollUpCard.schema> {
  const words = t.tiltakLead.rollUp;
  const { rollUp: { total, late, nobody, areas, units, closedLevels }, state } = input;
  const dated = state === 'scheduled' ? words.opens(formatDate(input.opens, t.locale)) : words.deadline(formatDate(input.deadline, t.locale, 'day'));
  const shownAreas = areas.slice(0, areasShown);
  const shownUnits = units.map(({ id, count }) => ({ name: shortened(input.unitName(id), 40), count })).toSorted(byName);
  return {
    state: words.states[state],
    updated: words.updated(formatClock(input.updatedAt, input.timeZone)),
    title: input.title,
    when: `${shortened(input.plan, 200)} · ${dated}`,
    answered: total.total === 0 ? words[state === 'scheduled' ? 'notShared' : input.all ? 'noneAsked' : 'noneToSee'] : words.answered(answeredOf(total), total.total),
    progress: barOf(barParts(total)),
    statuses: shown(total).map((status) => ({ mark: status === 'unanswered' ? barBlocks.empty : barBlocks.full, count: String(total[status]), label: ` ${words.statuses[status]} `, color: blockColors[status], subtle: status === 'unanswered' })),
    areas: areas.length === 0 ? [] : [{ heading: words.byArea }],
    charts: Array.from({ length: Math.ceil(shownAreas.length / areasPerChart) }, (_, at) => chartOf(shownAreas.slice(at * areasPerChart, (at + 1) * areasPerChart), input, t)),
    units: shownUnits.length < 2 ? [] : [{
      heading: words.byUnit,
      rows: shownUnits.slice(0, unitsShown).map(({ name, count }) => ({ name, value: words.ofTotal(answeredOf(count), count.total), done: count.unanswered === 0 ? 'Good' : 'Default' })),
      more: shownUnits.length > unitsShown ? [t.tiltakLead.preview.more(shownUnits.length - unitsShown)] : [],
    }],
    reasons: reasonRows(total, input.reasons, t),
    warnings: closedLevels.map((level) => words.levelClosed(t.levels[level].toLocaleLowerCase('nb'))),
    notes: [
      ...(input.handedOn ? [words.handedOn] : []),
      ...(areas.length > areasShown ? [words.moreAreas(areas.length - areasShown)] : []),
      ...(late > 0 ? [words.late(late)] : []),
      ...(nobody > 0 ? [words.nobody(nobody)] : []),
      ...yearlyNotes(input, t),
      ...(input.all ? [] : [words.onlyOwn]),
    ],
    series: seriesLine(input, t),
    manage: input.mayLead && (state === 'open' || state === 'scheduled') ? [{ buttons: manageButtons(input, t) }] : [],
    buttons: buttonsOf(input, t),
  };
}

/** Those that somebody has. */
const shown = (count: StatusCount): Numbered[] => numbers.filter((status) => count[status] > 0);

const barParts = (count: StatusCount): { count: number; color: (typeof blockColors)[Numbered] }[] => numbers.map((status) => ({ count: count[status], color: blockColors[status] }));

function chartOf(areas: readonly RollUpRow[], { areaTitle }: RollUpInput, t: Texts): z.infer<typeof rollUpCard.schema>['charts'][number] {
  const { statuses, ofTotal } = t.tiltakLead.rollUp;
  return {
    data: areas.map(({ id, count }) => ({ title: shortened(areaTitle(id), 64), data: shown(count).map((status) => ({ legend: statuses[status], value: count[status], color: chartColors[status] })) })),
    rows: areas.map(({ id, count }) => ({ name: shortened(areaTitle(id), 64), value: ofTotal(answeredOf(count), count.total), bar: barOf(barParts(count)), numbers: count.total === 0 ? [] : [shown(count).map((status) => `${statuses[status]} ${count[status]}`).join(' · ')] })),
  };
}

function reasonRows({ reasons: counts, notStarted }: StatusCount, reasons: readonly Reason[], t: Texts): z.infer<typeof rollUpCard.schema>['reasons'] {
  if (notStarted === 0) return [];
  const titles = new Map(reasons.map(({ id, title }) => [id, title]));
  const most = Object.entries(counts).toSorted(([, one], [, other]) => other - one).slice(0, reasonsShown);
  return most.length === 0 ? [] : [{ heading: t.tiltakLead.rollUp.reasons, note: t.tiltakLead.rollUp.reasonsNote, rows: most.map(([id, count]) => ({ name: shortened(titles.get(id) ?? id, 50), value: String(count) })) }];
}

function yearlyNotes({ yearly }: RollUpInput, { tiltakLead: { rollUp: words, preview } }: Texts): string[] {
  if (yearly === undefined || yearly.units === 0) return [];
  const { units, left } = yearly;
  const names = left.map((name) => shortened(name, 32)).toSorted((one, other) => byName({ name: one }, { name: other }));
  const more = names.length > unansweredNamed ? ` ${preview.more(names.length - unansweredNamed)}` : '';
  const answered = words.yearlyAnswered(units - left.length, units);
  return [left.length === 0 || left.length === units ? answered : `${answered} ${words.yearlyLeft(`${names.slice(0, unansweredNamed).join(', ')}${more}`)}`];
}

function seriesLine({ series, mayLead, promptId }: RollUpInput, t: Texts): z.infer<typeof rollUpCard.schema>['series'] {
  if (series === undefined) return [];
  const words = t.tiltakLead.rollUp;
  const often = words.series(t.repeats[series.interval].toLocaleLowerCase('nb'));
  const { next } = series;
  if (next === undefined) return [{ text: often, buttons: [] }];
  if (next === 'stopped') return [{ text: `${often} ${words.seriesEnded}`, buttons: [] }];
  return [{ text: `${often} ${words.next(formatDate(next, t.locale))}`, buttons: mayLead ? [button(words.stopSeries, 'tiltak-lead.stop', { promptId })] : [] }];
}

const manageButtons = ({ promptId, state }: RollUpInput, { tiltakLead: { rollUp: words } }: Texts): Button[] => [
  ...(state === 'open' ? [button(words.extend, 'tiltak-lead.extend', { promptId })] : []),
  button(words.cancel, 'tiltak-lead.cancel', { promptId }, 'destructive'),
];

function buttonsOf({ promptId, state, rollUp: { total }, yearly, toCall = 0 }: RollUpInput, { live, tiltakLead: { rollUp: words } }: Texts): Button[] {
  return [
    button(words.refresh, 'tiltak-lead.open', { promptId, inPlace: true }),
    ...(total.total === 0 ? [] : [button(words.table, 'tiltak-lead.table', { promptId, by: 'area' }), button(words.unitsButton, 'tiltak-lead.units', { promptId })]),
    ...(yearly === undefined || yearly.units === 0 || state === 'scheduled' || state === 'cancelled' ? [] : [button(words.yearly, 'tiltak-lead.yearly', { promptId })]),
    ...(toCall > 0 ? [button(live.callList, 'prompts.call-list', { promptId })] : []),
  ];
}

const columns = ['total', ...numbers] as const;
const perColumn = perFieldOf(columns);

export const tableCard = defineCard('tiltak/table', z.strictObject({
  title: text,
  subtitle: text,
  labels: perColumn(text),
  rows: z.array(z.strictObject({ name: text, note: z.array(text), values: perColumn(text) })),
  sum: z.strictObject({ name: text, values: perColumn(text) }),
  explain: text,
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export type TableBy = 'area' | 'unit';

export interface TableInput {
  readonly promptId: string;
  readonly title: string;
  readonly rollUp: RollUp;
  readonly by: TableBy;
  readonly nameOf: (id: string) => string;
  readonly page: number;
}

const rowsPerPage = 10;

/** The sum is of all pages. */
export function tableModel({ promptId, title, rollUp, by, nameOf, page }: TableInput, t: Texts): z.infer<typeof tableCard.schema> {
  const words = t.tiltakLead.table;
  const values = (count: StatusCount) => recordOf(columns, (column) => String(count[column]));
  const rows = (by === 'area' ? rollUp.areas : rollUp.units).map(({ id, count, late }) => ({ name: shortened(nameOf(id), 200), note: late > 0 ? [t.tiltakLead.rollUp.late(late)] : [], values: values(count) }));
  const onPage = pageOf(by === 'area' ? rows : rows.toSorted(byName), page, rowsPerPage);
  const other: TableBy = by === 'area' ? 'unit' : 'area';
  return {
    title,
    subtitle: by === 'area' ? words.byArea : words.byUnit,
    labels: { total: words.total, started: words.started, notStarted: words.notStarted, completed: words.completed, discontinued: words.discontinued, unanswered: words.unanswered },
    rows: [...onPage.items],
    sum: { name: words.sum, values: values(rollUp.total) },
    explain: words.explain,
    page: onPage.pages > 1 ? [t.common.page(onPage.page, onPage.pages)] : [],
    buttons: [
      ...pageButtons(onPage, 'tiltak-lead.table', { promptId, by }, t),
      button(other === 'area' ? words.byArea : words.byUnit, 'tiltak-lead.table', { promptId, by: other, page: 1 }),
      button(t.common.back, 'tiltak-lead.open', { promptId, inPlace: true }),
    ],
  };
}
