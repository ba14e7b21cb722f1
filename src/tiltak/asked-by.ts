/** Whom a check-in would ask about what if it opened now, for its preview. Pure. */
import type { Network } from '../network/domain.ts';
import type { CheckInDetails } from './check-in.ts';
import { responsibleFor, yearlyAnswerers } from './responsible.ts';
import type { Register, RegisteredMeasure } from './store.ts';

export interface Asked {
  readonly measures: readonly RegisteredMeasure[];
  /** Member id → measures; none for those who get the yearly questions only. */
  readonly people: ReadonlyMap<string, number>;
  readonly withoutAnybody: readonly RegisteredMeasure[];
}

export function askedBy(network: Network, register: Register, details: CheckInDetails): Asked {
  const { plan, units } = details;
  const measures = [...register.measures.get(plan)?.values() ?? []].filter(({ unit }) => units === undefined || units.includes(unit));
  const people = new Map<string, number>();
  const withoutAnybody: RegisteredMeasure[] = [];
  const ofUnit = new Map<string, readonly string[]>();
  for (const measure of measures) {
    // Most measures have nobody named, and the koordinatorer of a unit are the same for all of them.
    const key = `${measure.unit}|${measure.responsibleEmail ?? ''}`;
    const responsible = ofUnit.get(key) ?? responsibleFor(network, measure).memberIds;
    ofUnit.set(key, responsible);
    if (responsible.length === 0) withoutAnybody.push(measure);
    for (const memberId of responsible) people.set(memberId, (people.get(memberId) ?? 0) + 1);
  }
  for (const memberId of yearlyAnswerers(network, { details }, measures)) if (!people.has(memberId)) people.set(memberId, 0);
  return { measures, people, withoutAnybody };
}
