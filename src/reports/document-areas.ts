/** The chapter of one innsatsområde: its numbers, why measures are not started, and what the units say of those that are. */
import type { Block, Passage } from '../ports/office-files.ts';
import { countStatuses, lastStatus, type MeasureRecord } from '../tiltak/domain.ts';
import { unitTexts } from './document-questions.ts';
import { countTable, heading, left, right, sentence, statusChart, text } from './document-parts.ts';
import type { ReportContent } from './report-content.ts';
import { reportTexts as t } from './texts.ts';
import { unitsOf, type AreaNumbers } from './yearly-report.ts';

const texts = t.area;

export function areaChapter(content: ReportContent, area: AreaNumbers, measures: readonly MeasureRecord[]): Block[] {
  const title = texts.title(area.area, area.title);
  if (area.total === 0) return [heading(1, title), text(texts.none, 'note')];
  const byUnit = Map.groupBy(measures, ({ unit }) => unit);
  const units = unitsOf(measures, content.unitName);
  return [
    heading(1, title),
    heading(2, texts.status),
    text(`${texts[content.scope === undefined ? 'lead' : 'leadOfSome'](area.total)} ${sentence(area)}`),
    countTable(texts.statusTable(area.title), t.summary.unit, units.map((unit) => [content.unitName(unit), countStatuses(byUnit.get(unit) ?? [])]), area),
    statusChart(texts.chart(area.title), [['', area]]),
    heading(2, texts.reasons), ...reasons(content, area, measures),
    heading(2, texts.examples), ...examples(content, units, byUnit),
    heading(2, texts.focus), ...unitTexts(content, ({ focus }) => (Object.hasOwn(focus, area.area) ? focus[area.area] : undefined), texts.noFocus),
  ];
}

function reasons({ read }: ReportContent, { title, notStarted, reasons: counts }: AreaNumbers, measures: readonly MeasureRecord[]): Block[] {
  if (notStarted === 0) return [text(texts.allStarted, 'note')];
  const titles = new Map(read.reasons.map((reason) => [reason.id, reason.title]));
  const rows = Object.entries(counts).sort(([, one], [, other]) => other - one).map(([id, count]) => [titles.get(id) ?? id, String(count)]);
  if (rows.length === 0) return [text(texts.noReasons(notStarted), 'note')];
  const without = measures.filter((measure) => { const last = lastStatus(measure); return last?.status === 'ikke-igangsatt' && last.reasons.length === 0; }).length;
  return [
    text(texts.reasonsNote(notStarted)),
    { kind: 'table', caption: texts.reasonTable(title), columns: [left(texts.reason, 5), right(texts.reasonCount, 1)], rows },
    ...(without === 0 ? [] : [text(texts.withoutReason(without), 'note')]),
  ];
}

const hasTexts = (measure: MeasureRecord): boolean => { const last = lastStatus(measure); return Boolean(last?.outcome || last?.benefit); };

function examples({ texts: wanted, unitName }: ReportContent, units: readonly string[], byUnit: ReadonlyMap<string, readonly MeasureRecord[]>): Block[] {
  if (wanted === 'without') return [text(t.withoutTexts, 'note')];
  const all = [...byUnit.values()].flat();
  if (!all.some(hasTexts)) return [text(texts.noExamples, 'note')];
  const started = all.filter((measure) => lastStatus(measure)?.status === 'igangsatt');
  const missing = started.filter((measure) => !hasTexts(measure)).length;
  return [{ kind: 'passages', items: examplePassages(units, byUnit, unitName) }, ...(missing === 0 ? [] : [text(texts.missingTexts(missing, started.length), 'note')])];
}

function* examplePassages(units: readonly string[], byUnit: ReadonlyMap<string, readonly MeasureRecord[]>, unitName: ReportContent['unitName']): Iterable<Passage> {
  for (const unit of units) {
    const told = (byUnit.get(unit) ?? []).filter(hasTexts);
    if (told.length > 0) yield { as: 'unit', text: unitName(unit) };
    for (const measure of told) {
      const last = lastStatus(measure);
      if (!last) continue;
      const marks = [...(last.status === 'igangsatt' ? [] : [t.status[last.status].toLowerCase()]), ...(last.checkIn === undefined ? [t.imported] : [])];
      yield { as: 'measure', text: marks.length === 0 ? measure.title : `${measure.title} (${marks.join(', ')})` };
      if (last.outcome) yield { as: 'labelled', label: texts.outcome, text: last.outcome };
      if (last.benefit) yield { as: 'labelled', label: texts.benefit, text: last.benefit };
    }
  }
}
