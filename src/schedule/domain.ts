/** Something to do at a time, once, for one prompt. */
export interface Occurrence {
  readonly promptId: string;
  /** Which handler runs it, and what sets it apart: `meeting-reminder:nudge-7`. Unique per prompt. */
  readonly job: string;
  /** ISO instant. */
  readonly dueAt: string;
}

/** A handler may be called again for the same occurrence after a crash: what it does must be idempotent. */
export type JobResult = { readonly outcome: 'done' } | { readonly outcome: 'dropped'; readonly reason: string } | { readonly outcome: 'postponed'; readonly until: string };
/** Looked up by the job up to the first `:`. */
export type JobHandlers = Readonly<Record<string, (occurrence: Occurrence) => Promise<JobResult>>>;

/** What features may ask of the schedule. */
export interface Schedule {
  /**
   * Durable once it resolves, and repeatable: one already planned, done or dropped for the same time is left as it is;
   * one planned for another time is moved, and one done at another time is planned again.
   */
  plan(occurrences: readonly Occurrence[]): Promise<void>;
  /** After a change of time: plans these, and drops what is planned for the prompt under the same handler and not among them. */
  replan(promptId: string, handler: string, occurrences: readonly Occurrence[]): Promise<void>;
  /** Drops everything that is planned for the prompt. */
  cancel(promptId: string): Promise<void>;
}

/** planned → firing → done | dropped; back to planned when postponed, or when its handler failed. */
export type OccurrenceState = 'planned' | 'firing' | 'done' | 'dropped';

/** Which handler runs a job: its name up to the first `:`. */
export const handlerOf = (job: string): string => job.replace(/:.*/s, '');
