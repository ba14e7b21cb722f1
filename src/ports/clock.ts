/** Time as a port: production reads the system, tests hold a clock they move by hand. */
export interface Clock {
  now(): Temporal.Instant;
  /** Milliseconds since some moment of this process; only goes forward, whoever sets the system's time. For how long ago something was, not when. */
  elapsedMs(): number;
  /** Calls `run` once when `delayMs` have passed on this clock. Returns a function that cancels it. */
  after(delayMs: number, run: () => void): () => void;
}
