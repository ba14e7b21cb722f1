/** SIGKILL at random points of mobilisation broadcasts, with one to three instances. Judged by the connector's ledger. */
import { setTimeout as pause } from 'node:timers/promises';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import type { Finding } from './findings.ts';
import { openStage, quick, seeded } from './stage.ts';
import type { Instance, Stage } from './stage.ts';

export interface KillOptions { readonly kills: number; readonly people: number; readonly ratePerSecond: number; readonly seed: number }

interface Tally { killed: number; underWay: number; idleKills: number; lost: number; duplicates: number; unexplained: number; broadcasts: number }

export async function killAtRandom({ kills, people, ratePerSecond, seed }: KillOptions): Promise<Finding> {
  const random = seeded(seed);
  const tally: Tally = { killed: 0, underWay: 0, idleKills: 0, lost: 0, duplicates: 0, unexplained: 0, broadcasts: 0 };
  const stage = await openStage(
    { latencyMs: () => 5 + 45 * random(), global: [{ count: Math.ceil(ratePerSecond * 1.1), ms: 1000 }] },
    { ...quick, ratePerSecond, parallel: 48 },
  );
  try {
    while (tally.killed < kills) await broadcast(stage, tally, { kills, people, random });
  } finally {
    await stage.close();
  }
  return {
    what: `SIGKILL at ${tally.killed} random points of ${tally.broadcasts} mobilisation broadcasts, 1–3 instances`,
    conditions: `${people} recipients each; rate ${ratePerSecond}/s, connector limit ${Math.ceil(ratePerSecond * 1.1)}/s, lease at a quarter; seed ${seed}`,
    result: `${tally.lost} lost; ${tally.duplicates} duplicates, ${tally.underWay} requests in flight at the kills; ${tally.unexplained} duplicates not in flight (${tally.idleKills} kills with none in flight)`,
    holds: tally.lost === 0 && tally.unexplained === 0 && tally.duplicates <= tally.underWay,
  };
}

async function broadcast(stage: Stage, tally: Tally, { kills, people, random }: { readonly kills: number; readonly people: number; readonly random: () => number }): Promise<void> {
  tally.broadcasts += 1;
  const promptId = `broadcast-${tally.broadcasts}`;
  const alive: Instance[] = await Promise.all(Array.from({ length: 1 + Math.floor(random() * 3) }, () => stage.start()));
  const allowed = new Map<string, number>();
  const state = { over: false };
  const sending = stage.enqueue(() => alive, { promptId, people, priority: deliveryPriorities.mobilisation })
    .then(() => stage.rest(promptId, 900_000)).then(() => { state.over = true; });

  /** One that sends, at a random moment of its reign; now and then anybody, whose death as a standby must change nothing. */
  async function choose(): Promise<Instance | undefined> {
    if (random() < 0.15) return alive[Math.floor(random() * alive.length)];
    const until = performance.now() + 10_000;
    for (let holder = await stage.holder(); performance.now() < until; holder = await stage.holder()) {
      if (state.over || alive.some(({ name }) => name === holder)) break;
      await pause(50);
    }
    await pause(1500 * random());
    const holder = await stage.holder();
    return alive.find(({ name }) => name === holder);
  }

  async function killOne(): Promise<void> {
    const victim = await choose();
    if (victim === undefined || state.over) return;
    alive.splice(alive.indexOf(victim), 1);
    await stage.kill(victim);
    const underWay = await stage.holder() === victim.name ? await stage.underWay() : [];
    tally.killed += 1;
    tally.underWay += underWay.length;
    if (underWay.length === 0) tally.idleKills += 1;
    for (const recipient of underWay) allowed.set(recipient, (allowed.get(recipient) ?? 0) + 1);
    alive.push(await stage.start());
  }

  while (!state.over) {
    await Promise.race([pause(500 * random()), sending]);
    if (!state.over && tally.killed < kills) await killOne();
  }
  await sending;
  for (const instance of alive) await stage.kill(instance);
  const received = stage.received(promptId);
  tally.lost += people - received.size;
  for (const [recipient, times] of received) {
    tally.duplicates += times - 1;
    tally.unexplained += Math.max(0, times - 1 - (allowed.get(recipient) ?? 0));
  }
}
