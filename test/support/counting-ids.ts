/** Ids that tell their order. */
import type { IdSource } from '../../src/ports/id-source.ts';

export const countingIds = (prefix = 'id'): IdSource => {
  let last = 0;
  return { newId: () => `${prefix}-${(last += 1)}` };
};
