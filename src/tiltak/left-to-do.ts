/** What each person still has to answer in a check-in: measures, and the yearly questions of the units they coordinate, or that nobody does. */
import type { NetworkDirectory } from '../network/directory.ts';
import type { Network } from '../network/domain.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { CheckIn } from './check-in.ts';
import { progressOf, stateOf, type CheckInRead, type PersonState } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { yearlyAnswerersOf } from './responsible.ts';
import { areasOf, loadRegister } from './store.ts';
import { isComplete } from './unit-answer-form.ts';
import { createUnitAnswers } from './unit-questions.ts';

export interface LeftToDo {
  readonly memberId: string;
  /** Measures that wait for them. */
  readonly measures: number;
  /** Units whose yearly questions are theirs to answer. */
  readonly asksFor: number;
  /** Ids of units of whose yearly questions some part has not been saved by anybody. */
  readonly units: readonly string[];
  /** Of measures and units together. */
  readonly state: PersonState;
}

export interface LeftToDoDeps {
  readonly store: DocumentStore;
  readonly checkIns: Pick<CheckInStore, 'read'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
}

/** By member id: everybody who is asked something, as the network is now. */
export async function leftToDo({ store, checkIns, directory }: LeftToDoDeps, checkIn: Pick<CheckIn, 'promptId' | 'details' | 'organiserId'>): Promise<ReadonlyMap<string, LeftToDo>> {
  const { promptId, organiserId, details: { plan, yearly } } = checkIn;
  const [read, network] = await Promise.all([checkIns.read(promptId), directory.network()]);
  if (!yearly) return combined(read, network, organiserId, new Map());
  const [{ register }, begun] = await Promise.all([loadRegister(store), createUnitAnswers(store).begun(plan, promptId)]);
  const areas = areasOf(register, plan);
  const units = [...new Set(read.items.map(({ unit }) => unit))];
  return combined(read, network, organiserId, new Map(units.map((unit) => [unit, { begun: begun.has(unit), done: isComplete(areas, begun.get(unit)?.saved) }])));
}

/** @param yearly by unit id; empty when its questions are not asked. Pure. */
export function combined(read: CheckInRead, network: Network, organiserId: string, yearly: ReadonlyMap<string, { readonly begun: boolean; readonly done: boolean }>): ReadonlyMap<string, LeftToDo> {
  const { people } = progressOf(read);
  const unitsOf = new Map<string, string[]>();
  for (const unit of yearly.keys()) for (const memberId of yearlyAnswerersOf(network, unit, { organiserId })) unitsOf.set(memberId, [...unitsOf.get(memberId) ?? [], unit]);
  return new Map([...new Set([...people.keys(), ...unitsOf.keys()])].map((memberId) => {
    const { asked = 0, answered = 0, left = 0 } = people.get(memberId) ?? {};
    const asksFor = unitsOf.get(memberId) ?? [];
    const units = asksFor.filter((unit) => yearly.get(unit)?.done !== true);
    const begun = answered > 0 || read.opened.has(memberId) || asksFor.some((unit) => yearly.get(unit)?.begun);
    return [memberId, { memberId, measures: left, asksFor: asksFor.length, units, state: stateOf({ asked: asked + asksFor.length, left: left + units.length, begun }) }];
  }));
}
