/** The yearly report as a document, in the structure of the network's own report. */
import type { Block, OfficeDocument } from '../ports/office-files.ts';
import { lastStatus, type MeasureRecord } from '../tiltak/domain.ts';
import { areaChapter } from './document-areas.ts';
import { countTable, earlierColor, heading, left, right, sentence, startedColor, statusChart, text } from './document-parts.ts';
import { adoptionChapter, askedUnits, isEarlier, textChapter, useChapter } from './document-questions.ts';
import { rowWriter } from './measure-rows.ts';
import { countColumns, type ReportContent } from './report-content.ts';
import { inFigures, inWords, reportTexts as t } from './texts.ts';
import { answersByName } from './yearly-report.ts';

export function yearlyDocument(content: ReportContent): OfficeDocument {
  const { read, numbers } = content;
  const byArea = Map.groupBy(read.measures, ({ area }) => area);
  const chapters = numbers.total === 0 ? [] : [
    ...adoptionChapter(content),
    ...numbers.areas.flatMap((area) => areaChapter(content, area, byArea.get(area.area) ?? [])),
    ...textChapter(content, 'goals'), ...useChapter(content), ...textChapter(content, 'pleased'), ...textChapter(content, 'challenges'), ...textChapter(content, 'input'),
    ...comparisonChapter(content), ...unansweredChapter(content), ...annex(content, byArea),
  ];
  return {
    language: t.language, contentsTitle: t.contents, footer: t.footer(read.plan.title), page: t.page, cover: cover(content),
    blocks: [...summaryChapter(content), ...chapters],
  };
}

function cover({ read, scope, asAt, madeAt, texts }: ReportContent): OfficeDocument['cover'] {
  const words = (date: string): string => inWords(Temporal.PlainDate.from(date));
  return {
    over: t.over, title: t.title, subtitle: read.plan.title,
    lines: [
      t.cover.asAt(inWords(asAt)), t.cover.period(words(read.plan.from), words(read.plan.to)), scope === undefined ? t.cover.everyone : t.cover.scope(scope),
      ...(texts === 'without' ? [t.cover.withoutTexts] : []), t.cover.madeAt(inWords(madeAt)),
    ],
  };
}

function summaryChapter({ read, numbers, scope, unitName }: ReportContent): Block[] {
  const texts = t.summary;
  const closed = read.closedLevels.length === 0 ? [] : [text(t.closedLevels(read.closedLevels), 'warning')];
  if (numbers.total === 0) return [heading(1, texts.title), ...closed, text(scope === undefined ? texts.none : texts.noneFor(scope), 'warning')];
  const last = read.measures.map(lastStatus).filter((entry) => entry !== undefined);
  const imported = last.filter(({ checkIn }) => checkIn === undefined).length;
  const late = last.filter(({ checkIn }) => checkIn?.late).length;
  const areas = numbers.areas.map((area) => [t.area.title(area.area, area.title), area] as const);
  return [
    heading(1, texts.title), ...closed,
    text(`${texts[scope === undefined ? 'lead' : 'leadOfSome'](numbers.total, numbers.units.length)} ${sentence(numbers)}`),
    numbers.unanswered === 0 ? text(texts.allAnswered) : text(texts.unanswered(numbers.unanswered, numbers.total), 'warning'),
    ...(imported === 0 ? [] : [text(texts.imported(imported, last.length), 'note')]),
    ...(late === 0 ? [] : [text(texts.late(late), 'note')]),
    countTable(texts.table, texts.area, areas, numbers),
    statusChart(texts.chart, numbers.areas.map((area) => [area.title, area])),
    heading(2, texts.byUnit),
    countTable(texts.unitTable, texts.unit, numbers.units.map((unit) => [unitName(unit.unit), unit]), numbers),
  ];
}

const change = (now: number, before: number): string => (now === before ? '0' : now > before ? `+${now - before}` : `−${before - now}`);

function comparisonChapter({ numbers, earlier, asAt }: ReportContent): Block[] {
  const texts = t.comparison;
  if (earlier === undefined) return [];
  const then = earlier.numbers;
  if (then.total === then.unanswered) return [heading(1, texts.title), text(texts.none(inWords(earlier.date)), 'note')];
  const [thenDate, nowDate] = [inFigures(earlier.date), inFigures(asAt)];
  const figures = (title: string): readonly ReturnType<typeof left>[] => [left(title, 4), right(thenDate, 1.4), right(nowDate, 1.4), right(texts.change, 1.2)];
  const areas = numbers.areas.map((area) => ({ ...area, before: then.areas.find((other) => other.area === area.area)?.started ?? 0 }));
  return [
    heading(1, texts.title), text(texts.lead(inWords(earlier.date), inWords(asAt))),
    { kind: 'table', caption: texts.table, columns: figures(texts.status), rows: countColumns.map((column) => [t.counts[column], String(then[column]), String(numbers[column]), change(numbers[column], then[column])]) },
    { kind: 'table', caption: texts.areaTable, columns: figures(t.summary.area), rows: areas.map((area) => [t.area.title(area.area, area.title), String(area.before), String(area.started), change(area.started, area.before)]), totals: [t.sum, String(then.started), String(numbers.started), change(numbers.started, then.started)] },
    {
      kind: 'chart', title: texts.chart, stacked: false, categories: areas.map(({ title }) => title),
      series: [{ name: thenDate, color: earlierColor, values: areas.map((area) => area.before) }, { name: nowDate, color: startedColor, values: areas.map(({ started }) => started) }],
      description: `${texts.chart}. ${areas.map((area) => `${area.title}: ${area.before} ${thenDate}, ${area.started} ${nowDate}`).join('. ')}.`,
    },
  ];
}

function unansweredChapter(content: ReportContent): Block[] {
  const { numbers, read, unitName } = content;
  const texts = t.unanswered;
  const behind = numbers.units.filter(({ unanswered }) => unanswered > 0);
  const answers = new Map(read.units.map((answer) => [answer.unit, answer]));
  const silent = askedUnits(content).filter((unit) => !answers.has(unit));
  const notSince = answersByName(read.units.filter((answer) => isEarlier(content, answer)), unitName);
  if (behind.length === 0 && silent.length === 0 && notSince.length === 0) return [heading(1, texts.title), text(texts.all, 'note')];
  return [
    heading(1, texts.title),
    ...(behind.length === 0 ? [text(texts.allMeasures)] : [
      text(t.summary.unanswered(numbers.unanswered, numbers.total)),
      { kind: 'table' as const, caption: texts.measures, columns: [left(texts.columns.unit, 4), right(texts.columns.unanswered, 1), right(texts.columns.total, 1)], rows: behind.map(({ unit, unanswered, total }) => [unitName(unit), String(unanswered), String(total)]) },
    ]),
    ...(silent.length === 0 ? [] : [text(texts.units(silent.map(unitName)))]),
    ...(notSince.length === 0 ? [] : [text(texts.unitsEarlier(notSince.map(({ unit }) => unitName(unit)), content.earlier === undefined ? '' : inWords(content.earlier.date)))]),
    ...(silent.length === 0 && notSince.length === 0 ? [text(texts.allUnits)] : []),
  ];
}

function annex({ read, numbers, unitName, timeZone }: ReportContent, byArea: ReadonlyMap<string, readonly MeasureRecord[]>): Block[] {
  const { columns } = t.annex;
  const write = rowWriter(read, unitName, timeZone);
  const rows = function* rows(measures: readonly MeasureRecord[]): Iterable<readonly string[]> {
    for (const measure of measures) {
      const row = write(measure);
      yield [row.title, row.unit, row.status, row.reasons, row.at === '' ? t.source.none : row.at.split('-').reverse().join('.'), row.source];
    }
  };
  return [
    { kind: 'landscape' }, heading(1, t.annex.title), text(t.annex.lead),
    ...numbers.areas.filter(({ total }) => total > 0).flatMap((area): Block[] => {
      const title = t.area.title(area.area, area.title);
      return [heading(2, title), {
        kind: 'table', caption: t.annex.table(area.total), rows: rows(byArea.get(area.area) ?? []),
        columns: [left(columns.title, 5.4), left(columns.unit, 2.4), left(columns.status, 1.5), left(columns.reasons, 2.8), left(columns.at, 1.2), left(columns.source, 1.5)],
      }];
    }),
  ];
}
