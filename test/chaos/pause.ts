/**
 * A holder that is paused and wakes up, and one that is stopped in good order while the connector hangs: at the timings of production.
 * Times are judged without those in which the machine itself stood still; the ledger and the lease as they are.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import { leaseTimes } from '../../src/delivery/lease.ts';
import { measureStandstills } from '../support/standstills.ts';
import type { Finding } from './findings.ts';
import { asInProduction, openStage, seeded } from './stage.ts';
import type { Instance, Stage } from './stage.ts';

async function holderAmong(stage: Stage, instances: readonly Instance[]): Promise<{ readonly holder: Instance; readonly other: Instance }> {
  for (;;) {
    const name = await stage.holder();
    const holder = instances.find((instance) => instance.name === name);
    const other = instances.find((instance) => instance.name !== name);
    if (holder !== undefined && other !== undefined) return { holder, other };
    await pause(100);
  }
}
const inSeconds = (stoodStillMs: number): string => (stoodStillMs < 100 ? '' : `; the machine itself stood still for ${(stoodStillMs / 1000).toFixed(1)} s`);
const sentBy = (stage: Stage, { name }: Instance): number[] => stage.connector.ledger.filter(({ card }) => card?.['instance'] === name).map(({ atMs }) => atMs);

/**
 * A process frozen in the middle of a write keeps SQLite's lock on the file until it goes on or dies, and nobody else can write: that is
 * the file's doing, not the lease's. It is let go on and frozen again. Returns how often it was met in a write.
 */
async function freezeBetweenWrites(stage: Stage, { process: frozen }: Instance): Promise<number> {
  for (let inWrite = 0; ; inWrite += 1) {
    frozen.kill('SIGSTOP');
    const locked = await stage.store.upsert('system', { kind: 'probe', id: 'probe', type: 'probe' }).then(() => false, () => true);
    if (!locked) return inWrite;
    frozen.kill('SIGCONT');
    await pause(50);
  }
}

export async function pausedHolder({ people, seed }: { readonly people: number; readonly seed: number }): Promise<Finding> {
  const random = seeded(seed);
  const stage = await openStage({ latencyMs: () => 100 + 200 * random() }, { ...asInProduction, ratePerSecond: 80 });
  try {
    const { holder, other } = await holderAmong(stage, await Promise.all([stage.start(), stage.start()]));
    await stage.enqueue(() => [other], { promptId: 'p', people, priority: deliveryPriorities.mobilisation });
    await pause(1000 + 2000 * random());
    const inWrite = await freezeBetweenWrites(stage, holder);
    const standstills = measureStandstills();
    const pausedAt = Date.now();
    await pause(300);
    const underWay = new Set(await stage.underWay());
    await pause(20_000);
    holder.process.kill('SIGCONT');
    const wokenAt = Date.now();
    await stage.rest('p', 120_000);
    const stoodStillMs = standstills();
    const takeoverMs = Math.min(...sentBy(stage, other)) - pausedAt;
    const afterWaking = sentBy(stage, holder).filter((atMs) => atMs > wokenAt - 100).length;
    const received = stage.received('p');
    const duplicates = [...received].filter(([, times]) => times > 1);
    const unexplained = duplicates.filter(([recipient, times]) => times > 2 || !underWay.has(recipient)).length;
    return {
      what: 'SIGSTOP for 20 s in a mobilisation, then SIGCONT; 2 instances',
      conditions: `${people} recipients; rate 80/s, answers after 100–300 ms; lease as in production; ${inWrite} times frozen within a write and let go on; seed ${seed}`,
      result: `the other sends after ${(takeoverMs / 1000).toFixed(1)} s; ${people - received.size} lost; ${afterWaking} requests by the woken one; ${duplicates.length} duplicates, ${underWay.size} in flight at the pause, ${unexplained} not in flight${inSeconds(stoodStillMs)}`,
      holds: received.size === people && unexplained === 0 && takeoverMs - stoodStillMs <= 15_000 && afterWaking <= underWay.size,
    };
  } finally {
    await stage.close();
  }
}

export async function gracefulStop({ seed }: { readonly seed: number }): Promise<Finding> {
  const people = 400;
  const random = seeded(seed);
  const stage = await openStage({ latencyMs: () => 100 + 200 * random() }, { ...asInProduction, ratePerSecond: 80 });
  try {
    const { holder, other } = await holderAmong(stage, await Promise.all([stage.start(), stage.start()]));
    await stage.enqueue(() => [other], { promptId: 'p', people, priority: deliveryPriorities.mobilisation });
    await pause(1000 + 1000 * random());
    stage.connector.fail({ how: 'hang', times: 3 });
    await pause(500);
    const standstills = measureStandstills();
    const stoppedAt = Date.now();
    holder.process.kill('SIGTERM');
    const code = await holder.gone;
    const stoppingMs = Date.now() - stoppedAt;
    const stoodStillMs = standstills();
    const released = await stage.holder() !== holder.name;
    await stage.rest('p', 60_000);
    const takeoverMs = Math.min(...sentBy(stage, other)) - stoppedAt - stoppingMs;
    const received = stage.received('p');
    const duplicates = [...received.values()].filter((times) => times > 1).length;
    return {
      what: 'SIGTERM in a mobilisation while the connector leaves 3 requests hanging; 2 instances',
      conditions: `${people} recipients; rate 80/s; lease as in production; seed ${seed}`,
      result: `exit ${code} after ${(stoppingMs / 1000).toFixed(1)} s, lease ${released ? 'given up' : 'kept'}; the other sends ${(takeoverMs / 1000).toFixed(1)} s later; ${people - received.size} lost, ${duplicates} duplicates${inSeconds(stoodStillMs)}`,
      // Whoever has to wait for a silent holder waits longer than this, however the machine is.
      holds: code === 0 && stoppingMs - stoodStillMs < 10_000 && released && takeoverMs < leaseTimes.takeoverMs - leaseTimes.renewEveryMs && received.size === people && duplicates === 0,
    };
  } finally {
    await stage.close();
  }
}
