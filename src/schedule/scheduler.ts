/** Runs what is due, each occurrence once however many instances look, and again if the one that took it died. */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import { createAlarm } from '../shared/alarm.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import type { JobHandlers, JobResult, Occurrence, Schedule } from './domain.ts';
import { handlerOf } from './domain.ts';
import type { OccurrenceChange, StoredOccurrence } from './store.ts';
import { createOccurrenceStore } from './store.ts';

export interface SchedulerOptions {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly handlers: JobHandlers;
}

export interface Scheduler extends Schedule {
  start(): void;
  /** Takes no new occurrence and resolves when the one under way is recorded. */
  stop(): Promise<void>;
  /** Runs all that is due now. Returns the milliseconds until the next is, `Infinity` when nothing is planned. */
  tick(): Promise<number>;
}

/** Other instances plan too: nobody waits longer than this without looking. */
const pollMs = 30_000;
/** A claim older than this was left by a process that died: a mobilisation's wave waits no longer. A handler only stores and enqueues, which takes seconds, and may run twice. */
const staleClaimMs = 30_000;
const soonestAgainMs = 1000;
const firstRetryMs = 5000;
const longestRetryMs = 15 * 60_000;
/** After some ten hours of failing it is given up, loudly. */
const mostFailures = 48;
const pageSize = 20;

export function createScheduler({ store, clock, log, handlers }: SchedulerOptions): Scheduler {
  const occurrences = createOccurrenceStore({ store, clock });
  const alarm = createAlarm(clock);
  /** Ours, and perhaps left as a claim, because the store went away: set right as soon as it is back instead of when the claim is stale. */
  const unfinished: { readonly occurrence: StoredOccurrence; readonly claimedUntil: Temporal.Instant; readonly change: OccurrenceChange }[] = [];
  let loop: Promise<void> | undefined;
  let stopping = false;
  const isRunning = (): boolean => !stopping;
  const inMs = (ms: number): Temporal.Instant => clock.now().add({ milliseconds: ms });
  const fieldsOf = ({ promptId, job }: Occurrence) => ({ promptId, job });

  async function planOne(occurrence: Occurrence): Promise<void> {
    for (;;) {
      if (await occurrences.create(occurrence) === 'created') return;
      const known = await occurrences.get(occurrence);
      if (known === undefined) continue; // expired between the two
      const sameTime = Temporal.Instant.from(known.dueAt).equals(Temporal.Instant.from(occurrence.dueAt));
      const cancelled = known.state === 'dropped' && known.reason === 'cancelled';
      if (sameTime && !cancelled) return;
      // A handler running for the old time keeps its run; its record then loses to this one.
      const attentionAt = Temporal.Instant.from(occurrence.dueAt);
      if (await occurrences.change(known, { state: 'planned', attentionAt, dueAt: occurrence.dueAt, failures: 0 }) !== undefined) return;
    }
  }

  async function plan(planned: readonly Occurrence[]): Promise<void> {
    for (const occurrence of planned) await planOne(occurrence);
    if (planned.length > 0) alarm.ring();
  }

  async function drop(promptId: string, isMeant: (occurrence: StoredOccurrence) => boolean): Promise<void> {
    const conflicts: StoredOccurrence[] = [];
    for (const known of await occurrences.ofPrompt(promptId)) {
      const isOpen = known.state === 'planned' || known.state === 'firing';
      if (isOpen && isMeant(known) && await occurrences.change(known, { state: 'dropped', reason: 'cancelled' }) === undefined) conflicts.push(known);
    }
    if (conflicts.length > 0) await drop(promptId, isMeant);
  }

  async function run(occurrence: StoredOccurrence): Promise<OccurrenceChange> {
    const { promptId, job, dueAt } = occurrence;
    try {
      const handler = handlers[handlerOf(job)];
      if (handler === undefined) throw new UnknownJob();
      return changeFor(await handler({ promptId, job, dueAt }), occurrence, inMs(soonestAgainMs));
    } catch (error) {
      const failures = occurrence.failures + 1;
      log.error('schedule.handler-failed', { ...fieldsOf(occurrence), failures, error });
      if (failures >= mostFailures) return { state: 'dropped', reason: 'failed' };
      return { state: 'planned', failures, attentionAt: inMs(Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(10, failures - 1))) };
    }
  }

  async function fire(due: StoredOccurrence): Promise<void> {
    if (due.state === 'firing') log.warn('schedule.taken-up-again', fieldsOf(due));
    const claimedUntil = inMs(staleClaimMs);
    let change: OccurrenceChange = { state: 'planned', attentionAt: clock.now(), failures: due.failures };
    try {
      const claimed = await occurrences.change(due, { state: 'firing', attentionAt: claimedUntil });
      if (claimed === undefined) return; // another instance has it, or it was moved or cancelled
      change = await run(claimed);
      const recorded = await occurrences.change(claimed, change);
      log.info('schedule.fired', { ...fieldsOf(due), state: recorded?.state ?? 'changed-meanwhile', ...('reason' in change ? { reason: change.reason } : {}) });
    } catch (error) {
      unfinished.push({ occurrence: due, claimedUntil, change });
      throw error;
    }
  }

  async function finish(): Promise<void> {
    for (let first = unfinished[0]; first !== undefined; first = unfinished[0]) {
      const known = await occurrences.get(first.occurrence);
      if (known?.state === 'firing' && known.sort === isoInstant(first.claimedUntil)) await occurrences.change(known, first.change);
      unfinished.shift();
    }
  }

  async function tick(): Promise<number> {
    await finish();
    for (;;) {
      const first = await occurrences.first(pageSize);
      const dueNow = first.filter(({ sort }) => sort <= isoInstant(clock.now()));
      for (const due of dueNow) {
        if (!isRunning()) return 0;
        await fire(due);
      }
      if (dueNow.length === 0) return first[0] === undefined ? Infinity : Temporal.Instant.from(first[0].sort).since(clock.now()).total('milliseconds');
    }
  }

  async function keepTicking(): Promise<void> {
    let storeWaitMs = 0;
    while (isRunning()) {
      let waitMs: number;
      try {
        waitMs = Math.min(pollMs, await tick());
        storeWaitMs = 0;
      } catch (error) {
        // What was claimed stays claimed until its claim is stale; nothing planned is lost.
        if (storeWaitMs === 0) log.warn('schedule.store-away', { error });
        storeWaitMs = waitMs = Math.min(pollMs, Math.max(1000, storeWaitMs * 2));
      }
      if (isRunning()) await alarm.wait(Math.max(0, waitMs));
    }
  }

  return {
    plan,
    async replan(promptId, handler, planned) {
      const jobs = new Set(planned.map(({ job }) => job));
      await drop(promptId, ({ job }) => handlerOf(job) === handler && !jobs.has(job));
      await plan(planned);
    },
    cancel: (promptId) => drop(promptId, () => true),
    start() {
      if (loop !== undefined) return;
      stopping = false;
      loop = keepTicking();
    },
    async stop() {
      stopping = true;
      alarm.ring();
      await loop;
      loop = undefined;
    },
    tick,
  };
}

const later = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant => (Temporal.Instant.compare(one, other) > 0 ? one : other);

/** @param soonest a postponement into the past would run it without end */
function changeFor(result: JobResult, { failures }: StoredOccurrence, soonest: Temporal.Instant): OccurrenceChange {
  switch (result.outcome) {
    case 'done': return { state: 'done' };
    case 'dropped': return { state: 'dropped', reason: result.reason };
    case 'postponed': return { state: 'planned', attentionAt: later(Temporal.Instant.from(result.until), soonest), failures };
  }
}

/** Planned by a newer version of the program, or a defect: it waits for an instance that knows it. */
class UnknownJob extends Error { override readonly name = 'UnknownJob'; }
