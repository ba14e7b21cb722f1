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
