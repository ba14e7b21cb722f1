/**
 * A check-in (innsjekk): the prompt that asks those responsible about their measures. Pure rules and shapes.
 *
 * Which measures it asks about, and whom, is frozen when it opens: one item per measure. An answer is one document per check-in and
 * measure, in the container of the level of the seat in which its responsible person was addressed, with its history inside: one
 * answer, one write, and of two people who answer the same measure at once the slower one learns it.
 */
import type { Prompt } from '../prompts/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { StatusAnswer, StatusEntry } from './domain.ts';

export interface CheckInDetails {
  readonly title: string;
  /** Plan id. */
  readonly plan: string;
  /** Unit ids whose measures are asked about; absent: every unit of the plan. */
  readonly units?: readonly string[];
  /** Ask each unit the yearly report's own questions too. */
  readonly yearly: boolean;
  /** Member id of who leads it since whoever started it cannot any more. */
  readonly handedOnTo?: string;
  /** The series it is one of: DTSTART and RRULE (RFC 5545), the number of this occurrence, from 1, and the days from opening to deadline. */
  readonly series?: { readonly id: string; readonly rule: string; readonly number: number; readonly answerDays: number };
}
export type CheckIn = Prompt<CheckInDetails>;

/** Delivery purpose of the overview that each responsible person gets, and of its changes in place. */
export const overviewPurpose = 'tiltak';
/** Delivery purpose of the message that measures have fallen to somebody who had their overview already. */
export const passedOnPurpose = 'tiltak-passed-on';
/** Delivery purpose of the organiser's live roll-up. */
export const rollUpPurpose = 'tiltak-live';

/** One measure in one check-in. In `prompts`, partition promptId, type `check-in-item`. */
export interface CheckInItem {
  readonly promptId: string;
  readonly measureId: string;
  /** Of the measure, frozen: a new import does not move what is being answered. */
  readonly unit: string;
  readonly area: string;
  readonly title: string;
  /** Its status when the check-in opened: what `Uendret` confirms as long as nobody has answered. Absent: none yet. */
  readonly last?: StatusEntry;
  /** Whose container the answer lies in. */
  readonly level: NetworkLevel;
  /** Member ids who may answer: the one responsible, or every koordinator of the unit. Empty: nobody to ask, shown to the organiser. */
  readonly responsibleIds: readonly string[];
  /** Absent: the register named the one responsible. Otherwise it follows whoever coordinates the unit. */
  readonly asKoordinator?: true;
  /** ISO instant at which it fell to others than those who were asked when it opened: they are told once. */
  readonly passedOnAt?: string;
  /** Until the cards that tell of it are asked for: of those it fell to, who had their overview already; and whose cards still show it as theirs. */
  readonly untold?: { readonly apart: readonly string[]; readonly before: readonly string[] };
  /** The colleague it was handed to, or who took it over (then `by` is the same person); the responsible may still answer. */
  readonly delegatedTo?: { readonly memberId: string; readonly by: string; readonly at: string };
}

export interface MeasureAnswerEntry extends StatusAnswer {
  /** ISO instant. */
  readonly at: string;
  /** Member id. */
  readonly by: string;
  /** After the deadline. */
  readonly late: boolean;
}

/** In `responses-<level>`, partition promptId, type `measure-answer`. `history` is oldest first and ends with the current answer; `dropped`: how many of before are not in it any more. */
export interface MeasureAnswer extends MeasureAnswerEntry {
  readonly promptId: string;
  readonly measureId: string;
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly history: readonly MeasureAnswerEntry[];
  readonly dropped?: number;
}

/** How many times it has been answered: a card remembers how many it knew of. */
export const timesAnswered = (answer: Pick<MeasureAnswer, 'history' | 'dropped'> | undefined): number => (answer?.dropped ?? 0) + (answer?.history.length ?? 0);

/** What has been said since a card knew of so many answers, as far as it is kept. The first always is, and whoever knew of any knew of that. */
export const saidSince = (answer: Pick<MeasureAnswer, 'history' | 'dropped'> | undefined, seen: number): readonly MeasureAnswerEntry[] => answer?.history.slice(Math.max(Math.min(seen, 1), seen - (answer.dropped ?? 0))) ?? [];

/**
 * The answer a card showed that knew of so many; undefined where none is, or it is not kept, or cannot be told from others that are: all
 * but the first are counted from the end, and between the first and the last twenty it is not known which were dropped.
 */
export function saidAt(answer: Pick<MeasureAnswer, 'history' | 'dropped'> | undefined, seen: number): MeasureAnswerEntry | undefined {
  const { history = [], dropped = 0 } = answer ?? {};
  if (seen === 1) return history[0];
  const at = seen - 1 - dropped;
  return dropped === 0 || at >= history.length - kept.last ? history[at] : undefined;
}

/** By day, `YYYY-MM-DD`, oldest first. */
export const lastOfEachDay = (said: readonly MeasureAnswerEntry[], timeZone: string): Map<string, MeasureAnswerEntry> =>
  new Map(said.map((entry) => [Temporal.Instant.from(entry.at).toZonedDateTimeISO(timeZone).toPlainDate().toString(), entry]));

/** Texts of 2,000 characters take up to 24 KB in an entry; a document has room for 2 MB. */
const kept = { last: 20, inAll: 60 };

/** Of all that was said: the first, what stood at the end of each day (the history's rule), and the last twenty; of more than sixty in all, days furthest back are given up. */
export function keptOf(said: readonly MeasureAnswerEntry[], timeZone: string): readonly MeasureAnswerEntry[] {
  if (said.length <= kept.last) return said;
  const days = [...lastOfEachDay(said.slice(1, -kept.last), timeZone).values()];
  return [...said.slice(0, 1), ...days.slice(-(kept.inAll - kept.last - 1)), ...said.slice(-kept.last)];
}

export const isTakenOver = ({ delegatedTo }: Pick<CheckInItem, 'delegatedTo'>): boolean => delegatedTo !== undefined && delegatedTo.by === delegatedTo.memberId;
