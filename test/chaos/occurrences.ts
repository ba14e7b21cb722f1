/** Scheduled occurrences under many instances: each runs once, by the connector's ledger. */
import { setTimeout as pause } from 'node:timers/promises';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { silentLog } from '../support/silent-log.ts';
import type { Finding } from './findings.ts';
import { openStage } from './stage.ts';

export async function occurrencesOnce({ instances, occurrences }: { readonly instances: number; readonly occurrences: number }): Promise<Finding> {
  const stage = await openStage({}, { role: 'schedule' });
  try {
    const clock = createSystemClock();
    const planner = createScheduler({ store: stage.store, clock, log: silentLog, handlers: {} });
    const dueAt = clock.now().add({ seconds: 1 }).toString();
    await planner.plan(Array.from({ length: occurrences }, (_, n) => ({ promptId: `p${n % 7}`, job: `post:${n}`, dueAt })));
    const begun = performance.now();
    await Promise.all(Array.from({ length: instances }, () => stage.start()));
    while (stage.connector.ledger.length < occurrences && performance.now() - begun < 120_000) await pause(100);
    const seconds = (performance.now() - begun) / 1000;
    await pause(2000); // time enough for one too many
    const runs = new Map<string, number>();
    for (const { activity } of stage.connector.ledger) runs.set(String(activity?.text), (runs.get(String(activity?.text)) ?? 0) + 1);
    const twice = [...runs.values()].filter((times) => times > 1).length;
    return {
      what: `${occurrences} scheduled occurrences, all due at once, ${instances} instances`,
      conditions: 'separate processes on one SQLite file',
      result: `${runs.size} ran, ${twice} more than once; ${seconds.toFixed(1)} s`,
      holds: runs.size === occurrences && twice === 0,
    };
  } finally {
    await stage.close();
  }
}
