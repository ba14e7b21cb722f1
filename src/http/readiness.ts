/** Whether this instance can do its work: the store answers and messages are being sent, here or by another instance. A closed level is named, the others go on. */
import type { DispatcherStatus } from '../delivery/dispatcher.ts';
import type { ContainerName, DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';

export interface Readiness {
  /** Never throws. */
  check(): Promise<{ readonly ok: boolean; readonly body: ReadinessReport }>;
}

export interface ReadinessReport {
  readonly status: 'ready' | 'not-ready';
  readonly delivery: DispatcherStatus;
  /** Containers that the database refuses to this instance. */
  readonly closed: readonly ContainerName[];
  readonly unavailable: readonly ContainerName[];
}

/** A level may be closed on purpose; without the other containers nothing works. */
const mayBeClosed = (container: ContainerName): boolean => container.startsWith('responses-');

export function createReadiness({ store, log, dispatcher }: { readonly store: DocumentStore; readonly log: Log; readonly dispatcher: () => DispatcherStatus }): Readiness {
  let told = '';
  return {
    async check() {
      const health = Object.entries(await store.health()) as [ContainerName, 'open' | 'denied' | 'unavailable'][];
      const closed = health.filter(([, state]) => state === 'denied').map(([container]) => container);
      const unavailable = health.filter(([, state]) => state === 'unavailable').map(([container]) => container);
      const delivery = dispatcher();
      const ok = unavailable.length === 0 && closed.every(mayBeClosed) && (delivery === 'dispatching' || delivery === 'standby');
      const body: ReadinessReport = { status: ok ? 'ready' : 'not-ready', delivery, closed, unavailable };
      const now = JSON.stringify([closed, unavailable]);
      // Asked every few seconds by a probe: say it when it changes.
      if (now !== told && (closed.length + unavailable.length > 0 || told !== '')) log.warn('store.containers', { closed, unavailable });
      told = now;
      return { ok, body };
    },
  };
}
