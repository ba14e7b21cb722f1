/** The register of tiltak: importing what one city has, and reading a hundred times as much. SQLite on this machine's disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../src/adapters/sqlite/sqlite-store.ts';
import { createRandomIds } from '../src/adapters/system/random-ids.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';
import { buildNetwork, type Unit } from '../src/network/domain.ts';
import type { ImportDeps, ImportResult } from '../src/shared/import-lists.ts';
import { importAreas } from '../src/tiltak/import-areas.ts';
import { importMeasures } from '../src/tiltak/import-measures.ts';
import { importPlans } from '../src/tiltak/import-plans.ts';
import { importReasons } from '../src/tiltak/import-reasons.ts';
import { readPlan } from '../src/tiltak/read-plan.ts';
import { ms, seconds, type Figure } from './figures.ts';

const few = 333;
const many = 33_300;
const units = Array.from({ length: 16 }, (_, index): Unit => ({ id: `bydel-${index}`, name: `Bydel ${index}`, kind: 'bydel', party: 'bydel' }));
const network = buildNetwork('bench', units, [], []);
const text = 'Ungdommene møter de samme voksne i klubben, på skolen og ute, og kommer tidligere med det de strever med. '.repeat(3).trim();

const measures = (plan: string, count: number): string => ['id,plan,unit,area,title,responsible_email,status,reasons,outcome,benefit', ...Array.from({ length: count }, (_, index) =>
  `${plan}-${index},${plan},bydel-${index % 16},${1 + (index % 4)},Tiltak nummer ${index},,${index % 6 === 0 ? 'ikke-igangsatt,ressurser;prioritering,,' : `igangsatt,,"${text}","${text}"`}`)].join('\n');

const took = async (work: () => Promise<ImportResult>): Promise<number> => {
  const begun = performance.now();
  const { outcome } = await work();
  if (outcome !== 'imported') throw new Error('the register was refused');
  return performance.now() - begun;
};

export async function benchTiltakImport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'salto-bench-'));
  const clock = createSystemClock();
  const store = createSqliteStore({ file: join(folder, 'salto.sqlite'), clock });
  try {
    await store.init();
    const deps: ImportDeps = { store, ids: createRandomIds() };
    await took(() => importPlans('id,title,from,to\np,Plan,2023-01-01,2025-12-31\nq,Stor plan,2023-01-01,2025-12-31\n', deps));
    await took(() => importAreas(`plan,id,title\n${['p', 'q'].flatMap((plan) => [1, 2, 3, 4].map((area) => `${plan},${area},Område ${area}`)).join('\n')}\n`, deps));
    await took(() => importReasons('id,title\nressurser,Mangel på ressurser\nprioritering,Prioritering\n', deps));
    const file = measures('p', few);
    const first = await took(() => importMeasures(file, { ...deps, clock, network }));
    const again = await took(() => importMeasures(file.replaceAll('Tiltak', 'Nytt tiltak'), { ...deps, clock, network }));
    const large = await took(() => importMeasures(measures('q', many), { ...deps, clock, network }));
    const begun = performance.now();
    const read = await readPlan({ store, timeZone: 'Europe/Oslo', openAnswers: async () => ({ answers: [], closedLevels: [] }) }, 'q');
    const reading = performance.now() - begun;
    if (read?.measures.length !== many) throw new Error('the register is not whole');
    return [
      { name: `${few} measures imported`, limit: '≤ 1 s', measured: ms(first), held: first <= 1000 },
      { name: '… and again, every title changed', limit: '≤ 1 s', measured: ms(again), held: again <= 1000 },
      { name: `${many} measures imported`, measured: seconds(large) },
      { name: '… and read with their texts', measured: seconds(reading) },
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
