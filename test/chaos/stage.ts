/** What every fault test needs: a store file, a connector that keeps the ledger, instances to start, order about and kill, and seeded chance. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import type { Delivery } from '../../src/delivery/domain.ts';
import { requestDeadlineMs, leaseTimes } from '../../src/delivery/lease.ts';
import type { DocumentStore, StoredDocument } from '../../src/ports/document-store.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import type { Broadcast, InstanceOptions, Order, Word } from './instance.ts';

/** In [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A lease a quarter as long as in production, so that two hundred kills take minutes. */
export const quick = {
  lease: { renewEveryMs: leaseTimes.renewEveryMs / 4, validMs: leaseTimes.validMs / 4, takeoverMs: leaseTimes.takeoverMs / 4, lookEveryMs: leaseTimes.lookEveryMs / 4 },
  deadlineMs: requestDeadlineMs,
} as const;
export const asInProduction = { lease: leaseTimes, deadlineMs: requestDeadlineMs } as const;

export interface Instance {
  readonly name: string;
  readonly process: ChildProcess;
  /** Undefined when it died before it could answer. */
  ask<W extends Word['word']>(order: Order, word: W): Promise<Extract<Word, { word: W }> | undefined>;
  /** Exit code, or null when it was killed. */
  readonly gone: Promise<number | null>;
}

export interface Stage {
  readonly connector: FakeConnector;
  readonly store: DocumentStore;
  start(changes?: Partial<InstanceOptions>): Promise<Instance>;
  kill(instance: Instance): Promise<void>;
  /** Who holds the lease. */
  holder(): Promise<string | undefined>;
  /** Recipients whose request has perhaps left and whose outcome is not recorded. */
  underWay(): Promise<readonly string[]>;
  /** Asks until one instance has acknowledged it. */
  enqueue(instances: () => readonly Instance[], broadcast: Broadcast): Promise<void>;
  /** Waits until nothing waits any more. */
  rest(promptId: string, withinMs: number): Promise<void>;
  /** Messages accepted for each recipient of a prompt. */
  received(promptId: string): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function openStage(connectorOptions: Parameters<typeof startFakeConnector>[0], base: Partial<InstanceOptions>, { onDisk = false } = {}): Promise<Stage> {
  // A process that is killed loses nothing that it has written, synced or not: memory takes the disk's speed out of the figures.
  const folder = mkdtempSync(join(onDisk || !existsSync('/dev/shm') ? tmpdir() : '/dev/shm', 'salto-chaos-'));
  const file = join(folder, 'salto.db');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const connector = await startFakeConnector(connectorOptions);
  const store = createSqliteStore({ file, clock: createSystemClock() });
  await store.init();
  const all = new Set<Instance>();
  let names = 0;

  async function waiting(states: readonly string[], limit: number): Promise<readonly Delivery[]> {
    return (await store.query<Delivery & StoredDocument>('prompts', { across: true, where: { type: 'delivery', state: { in: states } }, limit })).items;
  }

  const stage: Stage = {
    connector, store,
    async start(changes = {}) {
      const options: InstanceOptions = { role: 'dispatch', file, connectorUrl: connector.url, ratePerSecond: 30, parallel: 36, ...asInProduction, ...base, ...changes, name: `instance-${(names += 1)}` };
      const child = fork(join(import.meta.dirname, 'instance.ts'), [JSON.stringify(options)], { execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-semi-space-size=2', '--heap-growing-percent=25'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const gone = once(child, 'exit').then(([code]) => code as number | null);
      const hear = <W extends Word['word']>(word: W) => new Promise<Extract<Word, { word: W }> | undefined>((resolve) => {
        const listen = (said: Word): void => {
          if (said.word !== word) return;
          child.off('message', listen);
          resolve(said as Extract<Word, { word: W }>);
        };
        child.on('message', listen);
        void gone.then(() => resolve(undefined));
      });
      const instance: Instance = {
        name: options.name, process: child, gone,
        ask(order, word) {
          const heard = hear(word);
          if (child.connected) child.send(order, () => undefined);
          return heard;
        },
      };
      all.add(instance);
      void gone.then(() => all.delete(instance));
      await hear('started');
      return instance;
    },
    async kill(instance) {
      instance.process.kill('SIGKILL');
      await instance.gone;
    },
    holder: async () => (await store.get<StoredDocument & { readonly holder: string }>('system', 'lease', 'dispatcher'))?.holder,
    underWay: async () => (await waiting(['sending'], 1000)).map(({ recipientId }) => recipientId),
    async enqueue(instances, broadcast) {
      for (;;) {
        const [first] = instances();
        if (first !== undefined && await first.ask({ order: 'enqueue', broadcast }, 'enqueued') !== undefined) return;
        await pause(50);
      }
    },
    async rest(promptId, withinMs) {
      const until = performance.now() + withinMs;
      const anyIn = async (state: string): Promise<boolean> => (await store.query('prompts', { partition: promptId, where: { type: 'delivery', state }, limit: 1 })).items.length > 0;
      while (await anyIn('pending') || await anyIn('sending')) {
        if (performance.now() > until) return; // the ledger will tell who is missing
        await pause(200);
      }
    },
    received(promptId) {
      const counts = new Map<string, number>();
      for (const { card } of connector.ledger) {
        const recipient = card?.['promptId'] === promptId ? String(card['recipientId']) : undefined;
        if (recipient !== undefined) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
      }
      return counts;
    },
    async close() {
      for (const instance of all) instance.process.kill('SIGKILL');
      await Promise.all([...all].map(({ gone }) => gone));
      await connector.close();
      await store.close();
      process.off('exit', remove);
      remove();
    },
  };
  return stage;
}
