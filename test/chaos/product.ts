/** The whole product as a process of its own, on a clock that runs faster: minutes pass in seconds, and every limit and lease with them. */
import { createPinoLog } from '../../src/adapters/system/pino-log.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createApp } from '../../src/compose.ts';
import { parseConfig } from '../../src/config.ts';
import type { Clock } from '../../src/ports/clock.ts';

export interface ProductOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly speed: number;
  /** From this moment on time runs faster, epoch milliseconds: the same for all processes. */
  readonly fromMs: number;
}
export interface ProductStarted { readonly url: string }

export function fastClock({ speed, fromMs }: Pick<ProductOptions, 'speed' | 'fromMs'>): Clock {
  const real = createSystemClock();
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(fromMs + Math.round((Date.now() - fromMs) * speed)),
    elapsedMs: () => real.elapsedMs() * speed,
    after: (delayMs, run) => real.after(delayMs / speed, run),
  };
}

const given = process.argv[2];
if (import.meta.main && given !== undefined) {
  const options = JSON.parse(given) as ProductOptions;
  const log = createPinoLog({ level: (process.env['CHAOS_LOG'] ?? 'silent') as 'silent' });
  const app = await createApp(parseConfig(options.env), { clock: fastClock(options), log, holidays: { isHoliday: () => false } });
  process.on('disconnect', () => process.exit(1));
  process.send?.({ url: (await app.start()).url } satisfies ProductStarted);
}
