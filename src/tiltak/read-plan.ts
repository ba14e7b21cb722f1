/** A whole plan at one moment: the register, what closed check-ins said, and the answers of those still open. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { MeasureAnswer } from './check-in.ts';
import { latestOfEach, type FocusArea, type MeasureRecord, type Plan, type PlanRead } from './domain.ts';
import { areasOf, entriesOf, loadRegister, loadSaid, recordOf } from './store.ts';

/** What people have answered so far in the plan's open check-ins about measures. What units say of their plan lies with the register from the start. */
export interface OpenAnswers {
  readonly answers: readonly MeasureAnswer[];
  /** Levels whose container is closed to this instance. */
  readonly closedLevels: readonly NetworkLevel[];
}

export interface ReadPlanDeps {
  readonly store: DocumentStore;
  readonly timeZone: string;
  readonly openAnswers: (planId: string) => Promise<OpenAnswers>;
}

/** Undefined: no such plan. */
export const readPlan = async ({ store, timeZone, openAnswers }: ReadPlanDeps, planId: string): Promise<PlanRead | undefined> => {
  // First what is open: a check-in that closes meanwhile is then in both reads, and counts once; the other way round it could be in neither.
  const open = await openAnswers(planId);
  const said = await loadSaid(store, planId);
  const { register } = await loadRegister(store, [planId]);
  const plan = register.plans.get(planId);
  if (!plan) return undefined;
  const areas = areasOf(register, planId);
  const answered = Map.groupBy(open.answers, ({ measureId }) => measureId);
  const measures: MeasureRecord[] = [];
  for (const measure of register.measures.get(planId)?.values() ?? []) measures.push(recordOf(measure, [...said.measures.get(measure.id) ?? [], ...(answered.get(measure.id) ?? []).map((answer) => entriesOf(answer, timeZone))]));
  return {
    plan, areas, reasons: [...register.reasons.values()],
    measures: measures.sort(registerOrder(areas)),
    units: latestOfEach(said.units),
    unitHistory: said.unitHistory,
    closedLevels: open.closedLevels,
  };
};

/** Every plan in the register, the one that began last first. */
export const listPlans = async (store: DocumentStore): Promise<readonly Plan[]> => {
  const { register } = await loadRegister(store);
  return [...register.plans.values()].sort((a, b) => compare(b.from, a.from) || compare(a.id, b.id));
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Areas as the register lists them, then unit and id. */
const registerOrder = (areas: readonly FocusArea[]): ((a: MeasureRecord, b: MeasureRecord) => number) => {
  const position = new Map(areas.map(({ id }, index) => [id, index]));
  const at = (area: string): number => position.get(area) ?? areas.length;
  return (a, b) => at(a.area) - at(b.area) || compare(a.unit, b.unit) || compare(a.id, b.id);
};
