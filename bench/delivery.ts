/** How fast the queue sends at the platform's limit, and what each recipient costs the more there are: the bot's queue as its own process, real HTTP, a connector that answers after 100–300 ms. */
import { deliveryPriorities } from '../src/delivery/domain.ts';
import { asInProduction, openStage } from '../test/chaos/stage.ts';
import { measureStandstills } from '../test/support/standstills.ts';
import type { Figure } from './figures.ts';

interface Run { readonly perSecond: number; readonly throttled: number; readonly cpuMs: number; readonly grownMb: number; readonly longestStallMs: number; readonly missing: number; readonly stoodStillMs: number }

/** @param limitPerSecond of the connector; absent: none */
async function run(people: number, ratePerSecond: number, limitPerSecond?: number): Promise<Run> {
  const stage = await openStage(
    { latencyMs: () => 100 + 200 * Math.random(), ...(limitPerSecond === undefined ? {} : { global: [{ count: limitPerSecond, ms: 1000 }] }) },
    { ...asInProduction, ratePerSecond, parallel: Math.max(36, ratePerSecond) }, { onDisk: limitPerSecond !== undefined },
  );
  try {
    const instance = await stage.start();
    // The first messages pay for what is compiled and connected once: as many connections as the rate needs.
    await stage.enqueue(() => [instance], { promptId: 'warm', people: 2 * ratePerSecond, priority: deliveryPriorities.meeting });
    await stage.rest('warm', 60_000);
    const standstills = measureStandstills();
    const before = await instance.ask({ order: 'usage' }, 'usage');
    const enqueued = await instance.ask({ order: 'enqueue', broadcast: { promptId: 'p', people, priority: deliveryPriorities.meeting } }, 'enqueued');
    await stage.rest('p', 60_000 + (people / ratePerSecond) * 3000);
    const stoodStillMs = standstills();
    const after = await instance.ask({ order: 'usage' }, 'usage');
    if (before === undefined || after === undefined || enqueued === undefined) throw new Error('the instance died');
    const times = stage.connector.ledger.filter(({ card }) => card?.['promptId'] === 'p').map(({ atMs }) => atMs);
    return {
      perSecond: (times.length - 1) / (((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000), throttled: stage.connector.throttled(),
      cpuMs: (after.cpuMs - before.cpuMs) / people, grownMb: after.rssMb - before.rssMb, longestStallMs: enqueued.longestStallMs,
      missing: people - stage.received('p').size, stoodStillMs,
    };
  } finally {
    await stage.close();
  }
}

async function atLimit(limit: number): Promise<Figure[]> {
  const { perSecond, throttled, missing, longestStallMs, stoodStillMs } = await run(2400, limit, limit);
  const name = `2,400 recipients at a connector limit of ${limit}/s`;
  return [
    { name, limit: `≥ ${(0.95 * limit).toFixed(1)}/s, everybody`, measured: `${perSecond.toFixed(1)}/s, ${missing} missing, ${throttled} refused; the machine itself stood still for ${(stoodStillMs / 1000).toFixed(1)} s`, held: perSecond >= 0.95 * limit && missing === 0 },
    { name: 'longest time without a turn for others while 2,400 are enqueued', measured: `${longestStallMs.toFixed(0)} ms` },
  ];
}

export async function benchDelivery(): Promise<Figure[]> {
  const few = await run(240, 300);
  const many = await run(24_000, 300);
  return [
    ...await atLimit(30), ...await atLimit(50),
    { name: 'work per recipient, 24,000 against 240 (rate raised to 300/s)', limit: '≤ 1.2 times', measured: `${(many.cpuMs / few.cpuMs).toFixed(2)} (${few.cpuMs.toFixed(2)} and ${many.cpuMs.toFixed(2)} ms of processor)`, held: many.cpuMs / few.cpuMs <= 1.2 },
    { name: 'memory growth with 24,000 recipients', limit: '≤ 40 MB', measured: `${many.grownMb.toFixed(0)} MB`, held: many.grownMb <= 40 },
  ];
}
