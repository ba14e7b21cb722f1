/** View models from the numbers down: lists of check-ins, units and measures, and one measure with all that was said of it. */
import { z } from 'zod';
import { barOf, barPartSchema, button, buttonSchema, factSchema, pageButtons, pageOf, textLines, type Button, type ButtonData } from '../cards/parts.ts';
import { formatDate, formatTime } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { startOf } from './card-parts.ts';
import type { MeasureStatus, Reason, StatusCount, StatusEntry } from './domain.ts';
import { checkInFaultSentence, type CheckInFault } from './form.ts';

const text = z.string().min(1);

export const rowsCard = defineCard('tiltak/rows', z.strictObject({
  title: text,
  subtitle: z.array(text),
  empty: z.array(text),
  rows: z.array(z.strictObject({ group: z.array(text), name: text, detail: text, color: z.enum(['Default', 'Good', 'Accent', 'Warning', 'Attention']), bar: z.array(z.array(barPartSchema)), buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

type RowColor = 'Default' | 'Good' | 'Accent' | 'Warning' | 'Attention';

export interface Row {
  readonly name: string;
  readonly detail: string;
  /** Heading above the first row of its group. */
  readonly group?: string;
  readonly color?: RowColor;
  /** A bar of the statuses. */
  readonly count?: StatusCount;
  readonly button?: Button;
}

export interface RowsInput {
  readonly title: string;
  readonly subtitle?: readonly string[];
  readonly empty: string;
  /** All of them, in the order to show. */
  readonly rows: readonly Row[];
  readonly page: number;
  /** Where the page buttons lead; `page` is added to the data. */
  readonly verb: string;
  readonly data: ButtonData;
  readonly buttons?: readonly Button[];
}

const rowsPerPage = 10;

export function rowsModel({ title, subtitle = [], empty, rows, page, verb, data, buttons = [] }: RowsInput, t: Texts): z.infer<typeof rowsCard.schema> {
  const shown = pageOf(rows, page, rowsPerPage);
  return {
    title: shortened(title, 300),
    subtitle: subtitle.map((line) => shortened(line, 300)),
    empty: rows.length === 0 ? [empty] : [],
    rows: shown.items.map((row, at) => ({
      group: row.group !== undefined && row.group !== shown.items[at - 1]?.group ? [shortened(row.group, 200)] : [],
      name: shortened(row.name, 300), detail: shortened(row.detail, 300), color: row.color ?? 'Default',
      bar: row.count === undefined || row.count.total === 0 ? [] : [statusBar(row.count)],
      buttons: row.button === undefined ? [] : [row.button],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, verb, data, t), ...buttons],
  };
}

const statusBar = ({ started, notStarted, completed, discontinued, unanswered }: StatusCount) =>
  barOf([{ count: started, color: 'good' }, { count: notStarted, color: 'warning' }, { count: completed, color: 'accent' }, { count: discontinued, color: 'attention' }, { count: unanswered, color: 'default' }]);

const statusKeys = { igangsatt: 'started', 'ikke-igangsatt': 'notStarted', fullfort: 'completed', avsluttet: 'discontinued' } as const;
export const statusColors: Readonly<Record<MeasureStatus, RowColor>> = { igangsatt: 'Good', 'ikke-igangsatt': 'Warning', fullfort: 'Accent', avsluttet: 'Attention' };
export const statusTitle = (status: MeasureStatus | undefined, t: Texts): string => t.tiltakLead.rollUp.statuses[status === undefined ? 'unanswered' : statusKeys[status]];

export const measureCard = defineCard('tiltak/measure', z.strictObject({
  title: text,
  facts: z.array(factSchema),
  heading: text,
  empty: z.array(text),
  entries: z.array(z.strictObject({ status: text, color: z.enum(['Good', 'Warning', 'Accent', 'Attention', 'Default']), when: text, who: text, reasons: z.array(text), texts: z.array(z.strictObject({ label: text, lines: z.array(text) })) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

export interface MeasureInput {
  readonly promptId: string;
  readonly measureId: string;
  readonly title: string;
  readonly unitId: string;
  readonly unit: string;
  readonly area: string;
  /** In this check-in, where nobody has answered: whom it waits for. */
  readonly now?: string;
  /** Oldest first. */
  readonly history: readonly StatusEntry[];
  readonly nameOf: (memberId: string) => string | undefined;
  readonly reasons: readonly Reason[];
  readonly timeZone: string;
  readonly page: number;
  /** What can be done about it. */
  readonly actions?: readonly Button[];
}

/** Of a card, for the entries of one page: at least one, whole, in any script. */
const pageBytes = 19_000;
const entriesPerPage = 4;
/** A text's own share, and a line's: each is an element of its own. */
const textBytes = 6_000;
const textLinesShown = 20;
const lineBytes = 90;

export function measureModel(input: MeasureInput, t: Texts): z.infer<typeof measureCard.schema> {
  const words = t.tiltakLead.measure;
  const { promptId, measureId, unitId } = input;
  const shown = pageOf(pagesOf(entriesOf(input, t)), input.page, 1);
  return {
    title: shortened(input.title, 900),
    facts: [{ label: t.tiltakLead.table.unit, value: shortened(input.unit, 200) }, { label: t.tiltakLead.table.area, value: shortened(input.area, 200) }, ...(input.now === undefined ? [] : [{ label: t.tiltak.measure.status, value: shortened(input.now, 300) }])],
    heading: words.history,
    empty: input.history.length === 0 ? [words.empty] : [],
    entries: shown.items.flat(),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...(input.actions ?? []), ...pageButtons(shown, 'tiltak-lead.measure', { promptId, measureId }, t), button(t.common.back, 'tiltak-lead.unit', { promptId, unit: unitId, page: 1 })],
  };
}

type Entry = z.infer<typeof measureCard.schema>['entries'][number];

/** Newest first. What was said on one day is told apart by the clock. */
function entriesOf({ history, nameOf, reasons, timeZone }: MeasureInput, t: Texts): Entry[] {
  const words = t.tiltakLead.measure;
  const titles = new Map(reasons.map(({ id, title }) => [id, title]));
  const said = history.map((entry) => ({ ...entry, local: Temporal.Instant.from(entry.at).toZonedDateTimeISO(timeZone) })).toReversed();
  const onDay = Map.groupBy(said, ({ local }) => local.toPlainDate().toString());
  return said.map(({ status, local, checkIn, reasons: given, outcome, benefit }) => {
    const date = local.toPlainDate().toString();
    const clock = (onDay.get(date)?.length ?? 0) > 1 ? ` ${words.at(formatTime(local.toPlainTime().toString({ smallestUnit: 'minute' }), t.locale))}` : '';
    return {
      status: statusTitle(status, t), color: statusColors[status], when: `${formatDate(date, t.locale)}${clock}`,
      who: [checkIn === undefined ? words.imported : words.inCheckIn(shortened(nameOf(checkIn.by) ?? words.unknownPerson, 100)), ...(checkIn?.late === true ? [words.late] : [])].join(' · '),
      reasons: given.length === 0 ? [] : [shortened(given.map((id) => titles.get(id) ?? id).join(' · '), 600)],
      texts: [[words.outcome, outcome], [words.benefit, benefit]].flatMap(([label, text]) => (!text ? [] : [{ label: label as string, lines: textLines(startOf(text, textBytes), textLinesShown) }])),
    };
  });
}

/** As many on each page as there is room for. */
function pagesOf(entries: readonly Entry[]): Entry[][] {
  const pages: Entry[][] = [];
  let left = 0;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(JSON.stringify(entry)) + lineBytes * entry.texts.flatMap(({ lines }) => lines).length;
    const page = pages.at(-1);
    if (page !== undefined && page.length < entriesPerPage && bytes <= left) page.push(entry);
    else {
      pages.push([entry]);
      left = pageBytes;
    }
    left -= bytes;
  }
  return pages;
}

export const extendCard = defineCard('tiltak/extend', z.strictObject({ title: text, checkIn: text, lead: text, label: text, value: z.string(), missing: text, faults: z.array(text), buttons: z.array(buttonSchema), cancel: z.array(buttonSchema) }));

export interface ExtendInput { readonly promptId: string; readonly title: string; readonly deadline: string; readonly typed: string; readonly fault?: CheckInFault }

export const extendModel = ({ promptId, title, deadline, typed, fault }: ExtendInput, t: Texts): z.infer<typeof extendCard.schema> => {
  const words = t.tiltakLead.extend;
  return {
    title: words.title, checkIn: title, lead: words.lead(formatDate(deadline, t.locale)), label: words.field, value: startOf(typed, 40), missing: t.form.requiredDate,
    faults: fault === undefined ? [] : [checkInFaultSentence(fault, t)],
    buttons: [button(words.confirm, 'tiltak-lead.extend-confirmed', { promptId }, 'positive')],
    cancel: [button(words.keep, 'tiltak-lead.open', { promptId, inPlace: true })],
  };
};
