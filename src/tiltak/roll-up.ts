/** How a check-in stands, for those who lead: counts by area and unit of what this person may see. Pure. */
import { seesName, type Visibility } from '../prompts/visibility.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { CheckInItem, MeasureAnswer } from './check-in.ts';
import type { CheckInRead } from './check-in-progress.ts';
import { countStatuses, type FocusArea, type MeasureRecord, type StatusCount } from './domain.ts';

export interface RollUpRow {
  /** Area id or unit id. */
  readonly id: string;
  readonly count: StatusCount;
  readonly late: number;
}

/** What was said in this check-in and nothing else: every measure it asks about is counted once in the total, in its area and in its unit. */
export interface RollUp {
  readonly total: StatusCount;
  readonly late: number;
  /** Unanswered, and nobody to ask. */
  readonly nobody: number;
  /** As the register lists the areas; those it no longer knows stand last. */
  readonly areas: readonly RollUpRow[];
  readonly units: readonly RollUpRow[];
  /** Levels whose answers cannot be read now, where that matters to these numbers. */
  readonly closedLevels: readonly NetworkLevel[];
}

export const answeredOf = ({ total, unanswered }: StatusCount): number => total - unanswered;

/** Whether the measures of this unit are in the numbers shown to somebody. */
export const seesUnit = ({ counts }: Visibility, unit: string): boolean => counts.all || counts.areas.some((area) => area.unit === unit);

/** Whether somebody may see what was said about this measure, and by whom: their own always. */
export const seesMeasure = (visibility: Visibility, memberId: string, item: CheckInItem): boolean =>
  item.responsibleIds.includes(memberId) || item.delegatedTo?.memberId === memberId || seesName(visibility, { memberId: '', unit: item.unit, level: item.level, party: 'annet' }, false);

export function rollUp(read: Pick<CheckInRead, 'items' | 'answers' | 'closedLevels'>, areas: readonly Pick<FocusArea, 'id'>[], sees: (unit: string) => boolean): RollUp {
  const items = read.items.filter(({ unit }) => sees(unit));
  const order = new Map(areas.map(({ id }, at) => [id, at]));
  const rows = (of: readonly CheckInItem[], keyOf: (item: CheckInItem) => string): RollUpRow[] =>
    [...Map.groupBy(of, keyOf)].map(([id, group]) => ({ id, count: counted(group, read.answers), late: lateIn(group, read.answers) }));
  return {
    total: counted(items, read.answers),
    late: lateIn(items, read.answers),
    nobody: items.filter(({ measureId, responsibleIds, delegatedTo }) => responsibleIds.length === 0 && delegatedTo === undefined && !read.answers.has(measureId)).length,
    areas: rows(items, ({ area }) => area).toSorted((one, other) => (order.get(one.id) ?? areas.length) - (order.get(other.id) ?? areas.length)),
    units: rows(items, ({ unit }) => unit),
    closedLevels: read.closedLevels.filter((level) => items.some((item) => item.level === level)),
  };
}

type Answers = ReadonlyMap<string, MeasureAnswer>;

const lateIn = (items: readonly CheckInItem[], answers: Answers): number => items.filter(({ measureId }) => answers.get(measureId)?.late === true).length;

const counted = (items: readonly CheckInItem[], answers: Answers): StatusCount =>
  countStatuses(items.map(({ measureId: id, unit, area, title }): MeasureRecord => {
    const answer = answers.get(id);
    return { id, plan: '', unit, area, title, history: answer === undefined ? [] : [answer] };
  }));
