/** What the register forgets about somebody: that measures are theirs. The unit's koordinator answers for these from then on. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Forget } from '../privacy/domain.ts';
import { AppError } from '../shared/errors.ts';
import { replaceLists } from '../shared/generations.ts';
import { loadRegister, measureList, tiltakLists } from './store.ts';

const tries = 5;

export const forgetResponsible = (store: DocumentStore, ids: IdSource): Forget => async ({ email }) => {
  if (email === '') return 0;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { register, pointer } = await loadRegister(store, 'all');
    const theirs = [...register.measures].filter(([, measures]) => [...measures.values()].some(({ responsibleEmail }) => responsibleEmail === email));
    const count = theirs.reduce((sum, [, measures]) => sum + [...measures.values()].filter(({ responsibleEmail }) => responsibleEmail === email).length, 0);
    if (count === 0) return 0;
    const lists = new Map(theirs.map(([plan, measures]) => [measureList(plan), new Map([...measures].map(([id, { responsibleEmail, ...measure }]) => [id, responsibleEmail === undefined || responsibleEmail === email ? measure : { ...measure, responsibleEmail }]))]));
    if ((await replaceLists({ store, ids }, tiltakLists, lists, pointer)) === 'switched') return count;
  }
  throw new AppError('store-unavailable', 'the register met a conflict at every try');
};
