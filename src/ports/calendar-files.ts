/** One appointment as a file that every calendar opens. */

export interface Appointment {
  /** The same for the same appointment always: a calendar replaces what it has by it. */
  readonly uid: string;
  /** Grows with every change. */
  readonly revision: number;
  /** Called off: the calendar takes it out. */
  readonly cancelled: boolean;
  readonly title: string;
  readonly place?: string;
  readonly description: string;
  readonly url?: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** When the file is made. */
  readonly stamp: Temporal.Instant;
}

export interface CalendarFiles {
  /** iCalendar (RFC 5545). Times are UTC, so that no zone's rules need to go along. */
  appointment(appointment: Appointment): string;
}
