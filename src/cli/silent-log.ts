/** The operator's tool speaks to a person at a terminal: what a server would log is not written. */
import type { Log } from '../ports/log.ts';

const nothing = (): void => undefined;
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
