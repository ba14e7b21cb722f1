/** How long it takes from the process' start until /readyz says 200: into a new folder, and again with a network in it. */
import { setTimeout as pause } from 'node:timers/promises';
import { median, seconds } from './figures.ts';
import type { Figure } from './figures.ts';
import { prepareStage, startServer } from './product.ts';
import type { Stage } from './product.ts';

const limitMs = 10_000;
const again = 3;

export async function benchStart(): Promise<Figure[]> {
  const fresh = await onStage(0, startOnce);
  const warm = await onStage(230, async (stage) => {
    const taken: number[] = [];
    for (let at = 0; at < again; at += 1) taken.push(await startOnce(stage));
    return median(taken);
  });
  return [
    { name: 'Server from start to ready, new folder', limit: `≤ ${seconds(limitMs)}`, measured: seconds(fresh), held: fresh <= limitMs },
    { name: `… again, with 230 people in the store (median of ${again})`, limit: `≤ ${seconds(limitMs)}`, measured: seconds(warm), held: warm <= limitMs },
  ];
}

async function onStage<T>(people: number, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await prepareStage(people);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}

async function startOnce(stage: Stage): Promise<number> {
  const startedAt = performance.now();
  const child = await startServer(stage);
  while ((await fetch(`${child.url}/readyz`)).status !== 200) await pause(20);
  const taken = performance.now() - startedAt;
  await child.stop();
  return taken;
}
