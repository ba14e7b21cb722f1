/** Who came to a meeting: how what one person ticks on a page goes together with what another has saved meanwhile. Pure rules. */
import type { NetworkLevel } from '../shared/network-terms.ts';
import { comingAnswers, type InvitationAnswer } from './domain.ts';

/** Who saved, member id, and when, ISO instant. */
export interface SavedBy { readonly by: string; readonly at: string }

export interface Attendance {
  /** Member ids; of a level where nothing has been saved yet, those who had said that they come or were seen to. */
  readonly present: ReadonlySet<string>;
  /** Member ids of those who joined it online, as Teams has told. */
  readonly joined: ReadonlySet<string>;
  /** Came, and have been deleted from the network since. */
  readonly formerly: number;
  /** People who came without being called. */
  readonly guests: number;
  /** The last time anything was saved, also by turning a page. */
  readonly saved?: SavedBy;
  /** Somebody has said that it is so. Until then key figures use the answers. */
  readonly confirmed?: SavedBy;
  /** Counts confirmations and corrections of them. */
  readonly revision: number;
  /** Levels that cannot be read now: their people are missing here. */
  readonly closedLevels: readonly NetworkLevel[];
}

/** What one person did on one page of the card. */
export interface AttendanceChange {
  /** Member id → whether they came; only those whose tick was changed. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** The number that the card showed, and the one that came back. */
  readonly guests: { readonly shown: number; readonly typed: number };
  readonly confirm: boolean;
  readonly by: string;
}

/** A whole number that may be left empty; undefined for anything else. */
export const readGuests = (typed: string): number | undefined => (/^\d{0,4}$/u.test(typed.trim()) ? Number(typed.trim()) : undefined);

/**
 * Two people may have the same page open. Each tick is one bit, so whoever changed one meant it, and one who left it as it was did not:
 * only changes are applied, and no save takes back what it did not touch.
 */
export const ticksOf = (people: readonly string[], shown: ReadonlySet<string>, ticked: ReadonlySet<string>): ReadonlyMap<string, boolean> =>
  new Map(people.filter((id) => shown.has(id) !== ticked.has(id)).map((id) => [id, ticked.has(id)]));

export function withTicks(present: readonly string[], ticks: ReadonlyMap<string, boolean>): readonly string[] {
  const after = new Set(present);
  for (const [id, came] of ticks) if (came) after.add(id); else after.delete(id);
  return [...after];
}

/** A number has more than two values: where two people wrote different ones, the one that was saved first stays until somebody has seen it. */
export function mergeGuests(stored: number, { shown, typed }: AttendanceChange['guests']): { readonly guests: number; readonly clash: boolean } {
  if (typed === shown || typed === stored) return { guests: stored, clash: false };
  return stored === shown ? { guests: typed, clash: false } : { guests: stored, clash: true };
}

export const saysComing = (answer: string): boolean => comingAnswers.includes(answer as InvitationAnswer);
