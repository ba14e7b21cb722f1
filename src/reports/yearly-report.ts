/** The yearly report's numbers: by area, by unit and in all, now or as they were at an earlier moment. Pure. */
import { countStatuses, latestOfEach, type MeasureRecord, type PlanRead, type StatusCount, type UnitAnswer } from '../tiltak/domain.ts';

type Sums = Omit<StatusCount, 'reasons'>;
export interface AreaNumbers extends StatusCount { readonly area: string; readonly title: string }
export interface UnitNumbers extends StatusCount { readonly unit: string }

/** The shape of `report arsrapport --format json`. Reasons are several per measure: they have no sum. */
export interface YearlyReport extends Sums {
  /** Plan id. */
  readonly plan: string;
  /** Every area of the plan, also those without measures. */
  readonly areas: readonly AreaNumbers[];
  /** Units with measures, by name. */
  readonly units: readonly UnitNumbers[];
}

/** Shown name of a unit id. */
export type UnitName = (unit: string) => string;

const collator = new Intl.Collator('nb', { numeric: true });
export const byUnitName = (unitName: UnitName) => (a: string, b: string): number => collator.compare(unitName(a), unitName(b));

export const answersByName = (answers: readonly UnitAnswer[], unitName: UnitName): UnitAnswer[] =>
  answers.toSorted((one, other) => byUnitName(unitName)(one.unit, other.unit));

/** Area ids in the plan's order, then any that only a measure names: a measure is never left out of the sums. */
export const areasOf = ({ areas, measures }: Pick<PlanRead, 'areas' | 'measures'>): ReadonlyMap<string, string> =>
  new Map([...areas.map(({ id, title }) => [id, title] as const), ...measures.filter(({ area }) => !areas.some(({ id }) => id === area)).map(({ area }) => [area, area] as const)]);

export const unitsOf = (measures: readonly MeasureRecord[], unitName: UnitName): string[] => [...new Set(measures.map(({ unit }) => unit))].sort(byUnitName(unitName));

export function yearlyReport(read: PlanRead, unitName: UnitName): YearlyReport {
  const byArea = Map.groupBy(read.measures, ({ area }) => area);
  const byUnit = Map.groupBy(read.measures, ({ unit }) => unit);
  const { reasons: _, ...sums } = countStatuses(read.measures);
  return {
    plan: read.plan.id,
    areas: [...areasOf(read)].map(([area, title]) => ({ area, title, ...countStatuses(byArea.get(area) ?? []) })),
    units: unitsOf(read.measures, unitName).map((unit) => ({ unit, ...countStatuses(byUnit.get(unit) ?? []) })),
    ...sums,
  };
}

/** The plan as it was: what was said later is left out. */
export function asOf(read: PlanRead, instant: Temporal.Instant): PlanRead {
  const said = ({ at }: { readonly at: string }): boolean => Date.parse(at) <= instant.epochMilliseconds;
  return {
    ...read,
    measures: read.measures.map((measure) => (measure.history.every(said) ? measure : { ...measure, history: measure.history.filter(said) })),
    units: latestOfEach((read.unitHistory ?? read.units).filter(said)),
  };
}

/** What concerns some units only. */
export const ofUnits = (read: PlanRead, units: ReadonlySet<string>): PlanRead =>
  ({ ...read, measures: of(read.measures, units), units: of(read.units, units), ...(read.unitHistory === undefined ? {} : { unitHistory: of(read.unitHistory, units) }) });
const of = <Said extends { readonly unit: string }>(said: readonly Said[], units: ReadonlySet<string>): Said[] => said.filter(({ unit }) => units.has(unit));
