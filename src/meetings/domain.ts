/** A meeting as the network plans it. Pure rules. Dates and times are local (Europe/Oslo), because people agree on wall-clock time. */
import type { Prompt, Response } from '../prompts/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

export const invitationAnswers = ['kommer', 'kommer-digitalt', 'kanskje', 'kommer-ikke'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];
/** Answers that mean "we expect you there". */
export const comingAnswers: readonly InvitationAnswer[] = ['kommer', 'kommer-digitalt'];

export interface MeetingDetails {
  /** A kind id from kinds.ts. */
  readonly meetingKind: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly start: string;
  readonly end: string;
  /** Last day, when it lasts more than one. */
  readonly endDate?: string;
  readonly place?: string;
  readonly joinUrl?: string;
  readonly agenda?: string;
  /** Ids of the innspill that have been put on the agenda. */
  readonly innspill?: readonly string[];
  /** Topic of a ressursgruppe, for the key figures. */
  readonly topic?: string;
  /** Innsatsområde of a temamøte: `PLAN/AREA`. */
  readonly theme?: string;
  /** YYYY-MM-DD; people are asked to answer before the end of this day. */
  readonly answerBy: string;
  /** Whether those invited may see the names of those who come. */
  readonly showNames: boolean;
  /** Follows an exercise: kept out of the key figures. */
  readonly exercise?: true;
}

/** Days before the meeting that answers are wanted, unless its organiser chooses. Source: the product's design, "Job 1". */
export const usualAnswerDays = 3;

/** How many came to a meeting, guests among them; or, where nobody has said so, how many had answered that they come. */
export interface Attended {
  readonly people: number;
  readonly from: 'attendance' | 'answers';
  /** Levels that could not be read: their people are missing. */
  readonly closedLevels: readonly NetworkLevel[];
}

/** What becomes of a meeting of a series that falls on a weekend or a public holiday: moved to the next working day, not held, held all the same. */
export const daysOffChoices = ['flytt', 'dropp', 'behold'] as const;
export type DaysOff = (typeof daysOffChoices)[number];

/** Which of a series a meeting is. */
export interface MeetingSeries {
  /** That of the form it was made with. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** DTSTART and RRULE (RFC 5545). */
  readonly rule: string;
  readonly daysOff: DaysOff;
  /** So many days before each of them answers are wanted. */
  readonly answerDays: number;
  /** On the first: the days of all of them, YYYY-MM-DD, as they were looked at. */
  readonly dates?: readonly string[];
}

/** When and where. */
export type Appointed = Pick<MeetingDetails, 'date' | 'start' | 'end' | 'endDate' | 'place'>;

export type Meeting = Prompt<MeetingDetails> & {
  readonly kind: 'meeting';
  /** When it was last changed while it was open, ISO instant. */
  readonly changedAt?: string;
  /** The last change of time or place while it was open: the revision it made, when (ISO instant), and what held before. */
  readonly moved?: { readonly revision: number; readonly at: string; readonly from: Appointed };
  /** Called together with others; each goes its own way afterwards. */
  readonly series?: MeetingSeries;
};

/** Whether people have to say anew whether they come. */
export const isMove = (one: Appointed, other: Appointed): boolean =>
  (['date', 'start', 'end', 'place'] as const).some((field) => one[field] !== other[field]) || (one.endDate ?? one.date) !== (other.endDate ?? other.date);

/** Characters of the name of somebody who comes instead. */
export const longestDeputy = 100;

type Said = Pick<Response, 'answer' | 'deputy'>;
/** Neither comes nor sends somebody. */
export const declines = ({ answer, deputy }: Said): boolean => answer === 'kommer-ikke' && deputy === undefined;

/** Whether an answer holds for the meeting as it is now: since it was moved only a plain no does, and what has been said after that. */
export const stands = ({ moved }: Pick<Meeting, 'moved'>, response: Said & Pick<Response, 'revision'>): boolean =>
  moved === undefined || (response.revision ?? 0) >= moved.revision || declines(response);

/** As it is counted: somebody comes from where a deputy does. */
export const countedAs = (response: Said): string => (response.answer === 'kommer-ikke' && response.deputy !== undefined ? 'kommer' : response.answer);

export const startOf = (details: MeetingDetails, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${details.date}T${details.start}`).toZonedDateTime(timeZone);

export const endOf = (details: MeetingDetails, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${details.endDate ?? details.date}T${details.end}`).toZonedDateTime(timeZone);

/** Held: it was put to people, was not called off, and its end has come. */
export const isHeld = ({ state, openedAt, closesAt }: Pick<Meeting, 'state' | 'openedAt' | 'closesAt'>, now: Temporal.Instant): boolean =>
  openedAt !== undefined && (state === 'open' || state === 'closed') && Temporal.Instant.compare(closesAt, now) <= 0;
