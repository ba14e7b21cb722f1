/** A network of plainly invented people over all units and levels, put into a store by the import code. */
import { readFile } from 'node:fs/promises';
import { createSqliteStore } from '../src/adapters/sqlite/sqlite-store.ts';
import { createRandomIds } from '../src/adapters/system/random-ids.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';
import { importMembers } from '../src/network/import-members.ts';
import { importUnits } from '../src/network/import-units.ts';
import { networkLevels } from '../src/shared/network-terms.ts';
import { fakeTenantId, person } from '../test/support/activities.ts';
import type { FakeMember } from '../test/support/fake-connector-model.ts';

/** Number 1 is of the sekretariat; the others sit where SaLTo's people sit. */
export async function seedNetwork(file: string, people: number): Promise<void> {
  const store = createSqliteStore({ file, clock: createSystemClock() });
  const ids = createRandomIds();
  try {
    await store.init();
    const units = await readFile(new URL('../data/units.csv', import.meta.url));
    for (const result of [await importUnits(units, { store, ids }), await importMembers(membersCsv(units.toString(), people), { store, ids })]) {
      if (result.outcome !== 'imported') throw new Error(`import: ${JSON.stringify(result.errors.slice(0, 3))}`);
    }
  } finally {
    await store.close();
  }
}

/** What Teams would say of them: the roster of a team that everybody is in. */
export const roster = (people: number): FakeMember[] => Array.from({ length: people }, (_, at) => {
  const { userId, aadObjectId, name = '' } = person(at + 1);
  return { id: userId, aadObjectId, name, email: addressOf(at + 1), userPrincipalName: addressOf(at + 1), tenantId: fakeTenantId };
});

const addressOf = (number: number): string => `p${number}@example.no`;

function membersCsv(units: string, people: number): string {
  const arenas = units.trim().split('\n').slice(1).map((line) => line.split(',')).filter(([, , kind]) => kind !== 'overordnet').map(([id = '']) => id);
  const rows = Array.from({ length: people }, (_, at) => {
    const number = at + 1;
    const unit = number === 1 ? 'sekretariatet' : arenas[at % arenas.length] ?? 'ude';
    const employer = at % 3 === 0 ? unit : at % 3 === 1 ? 'ude' : 'politi-ost';
    const level = networkLevels[at % networkLevels.length] ?? 'utovende';
    return `Oppdiktet Person${number},${addressOf(number)},,${employer},${unit},${level},${number === 1 ? 'sekretariat' : 'medlem'},ja,,`;
  });
  return ['name,email,phone,organisation,unit,level,role,primary,groups,title', ...rows, ''].join('\n');
}
