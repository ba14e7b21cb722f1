/** What the operator's commands work with: configuration, store, clock. Opened for one command and closed after it. */
import { openStore } from '../adapters/open-store.ts';
import { createRandomIds } from '../adapters/system/random-ids.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import { parseConfig, type Config } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { IdSource } from '../ports/id-source.ts';
import { AppError } from '../shared/errors.ts';
import { storeFault } from './store-fault.ts';

export interface Tools {
  readonly config: Config;
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The tool takes no requests, so it needs no bot identity; everything else in the environment must be right. */
export const toolConfig = (env: Readonly<Record<string, string | undefined>>): Config =>
  parseConfig(env['BOT_APP_ID'] ? env : { ...env, BOT_AUTH: 'none', HOST: '127.0.0.1', NODE_ENV: env['NODE_ENV'] === 'production' ? 'development' : env['NODE_ENV'], STORE: env['STORE'] || (env['NODE_ENV'] === 'production' ? 'cosmos' : 'sqlite') });

/** Returns the command's exit code. Throws AppError for a bad environment or a store that is away. */
export async function withStore(env: Readonly<Record<string, string | undefined>>, run: (tools: Tools) => Promise<number>): Promise<number> {
  const config = toolConfig(env);
  const clock = createSystemClock();
  const store = await openStore(config, clock);
  try {
    // The embedded store makes itself; a shared database is made once, by `store init`.
    if (config.STORE === 'sqlite') await store.init();
    return await run({ config, store, clock, ids: createRandomIds() });
  } catch (error) {
    const fault = storeFault(error, config);
    throw fault === undefined ? error : new AppError('store-unavailable', `Lageret ${fault}`, { cause: error });
  } finally {
    await store.close();
  }
}
