/** Calendars as files: one appointment that every calendar opens, and what stands in a calendar that somebody has exported. */

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

/** One time of an event, by the wall clock of the place that was asked for. */
export interface CalendarEvent {
  /** Where the event begins in the file, from 1. */
  readonly line: number;
  readonly uid: string;
  /** YYYY-MM-DD: the day of the series that it stands for, also when it was moved from there. Absent: it is no series. */
  readonly occurrence?: string;
  readonly cancelled: boolean;
  /** Marked so, or confidential, by whoever wrote it (CLASS, RFC 5545 3.8.1.3). */
  readonly private: boolean;
  /** Then `start` and `end` are midnight, and `end` is the day after the last. */
  readonly allDay: boolean;
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly title: string;
  readonly place?: string;
  /** The link that one joins by; of an event without one its web page. */
  readonly url?: string;
  readonly categories: readonly string[];
  /** E-mail address. */
  readonly organiser?: string;
  /** Properties that begin with `X-SALTO-`, by the rest of their name in lower case. */
  readonly own: Readonly<Record<string, string>>;
}

export interface ReadCalendar {
  readonly events: readonly CalendarEvent[];
  /** Events that were over before `from`: not among the others. */
  readonly past: number;
  /** In bokmål. An event with a fault is not among the others. */
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

export interface CalendarReader {
  /** What repeats is followed from `from` to `to`, both included; other events are given however late they are. Once there are more than `most`, it stops. */
  read(text: string, options: { readonly timeZone: string; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate; readonly most: number }): ReadCalendar;
}
