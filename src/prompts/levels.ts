/** Levels are read apart: the database may have closed one to this instance, and the others go on. */
import { isAppError } from '../shared/errors.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';

/** Undefined when the level that is read is closed. */
export const unlessClosed = <Read>(reading: Promise<Read>): Promise<Read | undefined> => reading.catch((error: unknown) => {
  if (isAppError(error, 'store-denied')) return undefined;
  throw error;
});

export interface LevelsRead<Read> {
  /** One for each level that is open. */
  readonly read: readonly Read[];
  /** Levels whose container the database has closed to this instance: what they hold is missing here. */
  readonly closedLevels: readonly NetworkLevel[];
}

export async function readLevels<Read>(read: (level: NetworkLevel) => Promise<Read>, levels: readonly NetworkLevel[] = networkLevels): Promise<LevelsRead<Read>> {
  const found = await Promise.all(levels.map(async (level) => ({ level, of: await unlessClosed(read(level).then((value) => ({ value }))) })));
  return { read: found.flatMap(({ of }) => (of === undefined ? [] : [of.value])), closedLevels: found.flatMap(({ level, of }) => (of === undefined ? [level] : [])) };
}
