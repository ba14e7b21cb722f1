/** The chapters made from what each unit says of its plan as a whole. */
import type { Block, Passage } from '../ports/office-files.ts';
import { planUses, type UnitAnswer } from '../tiltak/domain.ts';
import { heading, left, right, startedColor, text } from './document-parts.ts';
import type { ReportContent } from './report-content.ts';
import { localDate } from './measure-rows.ts';
import { inWords, listed, reportTexts as t } from './texts.ts';
import { answersByName, byUnitName } from './yearly-report.ts';

/** Units that are asked: those with measures, and any other that answered. By name. */
export const askedUnits = ({ read, numbers, unitName }: ReportContent): string[] =>
  [...new Set([...numbers.units.map(({ unit }) => unit), ...read.units.map(({ unit }) => unit)])].sort(byUnitName(unitName));

/** Said before the year that is reported, and not again. */
export const isEarlier = ({ earlier, timeZone }: Pick<ReportContent, 'earlier' | 'timeZone'>, { at }: UnitAnswer): boolean =>
  earlier !== undefined && Temporal.PlainDate.compare(localDate(at, timeZone), earlier.date) <= 0;

/** Marked where it is not this year's answer. */
const answerName = (content: ReportContent, answer: UnitAnswer): string =>
  `${content.unitName(answer.unit)}${isEarlier(content, answer) ? ` (${t.answeredEarlier(inWords(localDate(answer.at, content.timeZone)))})` : ''}`;

/** What was chosen, in words; empty where nothing was. */
export const choicesOf = (answer: UnitAnswer | undefined): { readonly adopted: string; readonly parties: string; readonly use: string } => ({
  adopted: answer?.adopted === undefined ? '' : t.adoption.adopted[answer.adopted], parties: listed((answer?.parties ?? []).map((party) => t.adoption.parties[party])), use: answer?.use === undefined ? '' : t.use.use[answer.use],
});

export function adoptionChapter(content: ReportContent): Block[] {
  const texts = t.adoption;
  const answers = new Map(content.read.units.map((answer) => [answer.unit, answer]));
  if (answers.size === 0) return [heading(1, texts.title), text(t.noAnswers, 'note')];
  const row = (unit: string): string[] => {
    const answer = answers.get(unit);
    const { adopted, parties } = choicesOf(answer);
    return [answer === undefined ? content.unitName(unit) : answerName(content, answer), adopted || texts.notAnswered, parties || texts.notAnswered];
  };
  return [
    heading(1, texts.title), text(texts.lead),
    { kind: 'table', caption: texts.table, columns: [left(texts.columns.unit, 3), left(texts.columns.adopted, 4), left(texts.columns.parties, 3)], rows: askedUnits(content).map(row) },
  ];
}

export function useChapter(content: ReportContent): Block[] {
  const texts = t.use;
  const byUse = Map.groupBy(content.read.units.filter(({ use }) => use !== undefined), ({ use }) => use);
  if (byUse.size === 0) return [heading(1, texts.title), text(t.noAnswers, 'note')];
  const silent = askedUnits(content).filter((unit) => !content.read.units.some((answer) => answer.unit === unit && answer.use !== undefined));
  const rows = planUses.map((use) => ({ name: texts.use[use], units: answersByName(byUse.get(use) ?? [], content.unitName).map((answer) => answerName(content, answer)) }));
  const shown = [...rows, ...(silent.length === 0 ? [] : [{ name: texts.notAnswered, units: silent.map(content.unitName) }])];
  return [
    heading(1, texts.title),
    {
      kind: 'table', caption: texts.table, columns: [left(texts.columns.use, 2), right(texts.columns.count, 1), left(texts.columns.units, 6)],
      rows: shown.map(({ name, units }) => [name, String(units.length), units.join(', ')]),
    },
    {
      kind: 'chart', title: texts.chart, stacked: false, categories: rows.map(({ name }) => name), series: [{ name: texts.series, color: startedColor, values: rows.map(({ units }) => units.length) }],
      description: `${texts.chart}. ${rows.map(({ name, units }) => `${name}: ${units.length}`).join('. ')}.`,
    },
  ];
}

/** What was answered in free text, unit by unit, and by how many of those asked; `none` where nobody has. */
export function unitTexts(content: ReportContent, textOf: (answer: UnitAnswer) => string | undefined, none: string): Block[] {
  if (content.texts === 'without') return [text(t.withoutTexts, 'note')];
  const said = answersByName(content.read.units.filter(textOf), content.unitName);
  if (said.length === 0) return [text(none, 'note')];
  const passages = (answer: UnitAnswer): Passage[] => [{ as: 'unit', text: answerName(content, answer) }, { as: 'text', text: textOf(answer) ?? '' }];
  return [text(t.answeredBy(said.length, askedUnits(content).length), 'note'), { kind: 'passages', items: said.flatMap(passages) }];
}

export const textChapter = (content: ReportContent, question: keyof typeof t.questions): Block[] =>
  [heading(1, t.questions[question]), ...unitTexts(content, (answer) => answer[question], t.noAnswers)];
