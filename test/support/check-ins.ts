/** A register and an open check-in in the whole product, for tests of those who answer it. */
import { createNetworkDirectory } from '../../src/network/create-directory.ts';
import type { Network } from '../../src/network/domain.ts';
import { createPromptStore } from '../../src/prompts/store.ts';
import type { CheckIn } from '../../src/tiltak/check-in.ts';
import { progressOf, type CheckInProgress } from '../../src/tiltak/check-in-progress.ts';
import { createCheckInStore, type CheckInStore } from '../../src/tiltak/check-in-store.ts';
import { importAreas } from '../../src/tiltak/import-areas.ts';
import { importMeasures } from '../../src/tiltak/import-measures.ts';
import { countingIds } from './counting-ids.ts';
import { fillRegister, measuresCsv, type MeasureRow } from './tiltak-register.ts';
import type { Salto } from './salto.ts';

export const networkOf = (salto: Salto): Promise<Network> => createNetworkDirectory({ store: salto.store, clock: salto.clock, admins: [] }).network();
/** Measures of plan p1, which has four areas here. */
export async function fill(salto: Salto, rows: readonly MeasureRow[]): Promise<void> {
  const deps = { store: salto.store, ids: countingIds('register'), clock: salto.clock, network: await networkOf(salto) };
  await fillRegister(deps);
  for (const result of [await importAreas('plan,id,title\np1,3,Vold blant jevnaldrende\np1,4,På nett\n', deps), await importMeasures(measuresCsv(...rows), deps)]) if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
}
export const storeOf = (salto: Salto): CheckInStore => createCheckInStore(salto.store, createPromptStore(salto.store, salto.clock, 30), salto.clock, 30);
export const progressIn = async (salto: Salto, promptId: string): Promise<CheckInProgress> => progressOf(await storeOf(salto).read(promptId));

export const promptId = 'tiltak-2027-01';

/** For now, two weeks to answer and two more for those who are late. Nothing happens until a restart finds it. */
export async function scheduleCheckIn(salto: Salto, change: Partial<CheckIn> = {}): Promise<CheckIn> {
  const now = salto.clock.now();
  const member = (await networkOf(salto)).memberByEmail('p1@example.no');
  const checkIn: CheckIn = {
    promptId, kind: 'tiltak', state: 'scheduled', revision: 0, audience: 'rolle:koordinator@*', organiserId: member?.id ?? '', createdAt: now.toString(), opensAt: now.toString(),
    deadline: '2027-01-25T23:00:00Z', closesAt: '2027-02-08T23:00:00Z', sortAt: '2027-01-25T23:00:00Z',
    details: { title: 'Status våren 2027', plan: 'p1', yearly: false }, ...change,
  };
  await createPromptStore(salto.store, salto.clock, 30).create(checkIn);
  return checkIn;
}

export async function openCheckIn(salto: Salto, change: Partial<CheckIn> = {}): Promise<CheckIn> {
  const checkIn = await scheduleCheckIn(salto, change);
  await salto.stop();
  await salto.restart();
  await salto.until(async () => (await storeOf(salto).load(checkIn.promptId))?.state === 'open');
  return checkIn;
}
