/** What the register forgets about somebody: that measures are theirs. The unit's koordinator answers for these from then on. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Forget } from '../privacy/domain.ts';
import { changeLists } from '../shared/generations.ts';
import type { Measure } from './domain.ts';
import { loadRegister, measureList, tiltakLists, type RegisteredMeasure } from './store.ts';

export const forgetResponsible = (store: DocumentStore, ids: IdSource): Forget => ({ email }) =>
  changeLists({ store, ids }, tiltakLists, () => loadRegister(store, 'all'), ({ register }) => {
    const isTheirs = ({ responsibleEmail }: Measure): boolean => responsibleEmail === email;
    const lists = new Map<string, ReadonlyMap<string, RegisteredMeasure>>();
    let count = 0;
    for (const [plan, measures] of register.measures) {
      const theirs = [...measures.values()].filter(isTheirs).length;
      if (theirs > 0) lists.set(measureList(plan), new Map([...measures].map(([id, measure]) => [id, isTheirs(measure) ? withoutResponsible(measure) : measure])));
      count += theirs;
    }
    return { result: count, lists };
  });

function withoutResponsible(measure: RegisteredMeasure): RegisteredMeasure {
  const { responsibleEmail: _, ...rest } = measure;
  return rest;
}
