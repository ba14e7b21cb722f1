/** How far a check-in has come: per unit, and per person who is asked. Pure. */
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { CheckInItem, MeasureAnswer } from './check-in.ts';

/** `asked = answered + unanswered`; the others are parts of these. */
export interface ItemCounts {
  readonly asked: number;
  readonly answered: number;
  /** Of those answered: after the deadline. */
  readonly late: number;
  /** Handed to a colleague, answered or not. */
  readonly delegated: number;
  /** Nobody to ask. They may have been answered all the same, by a colleague they were handed to. */
  readonly withoutResponsible: number;
}

/** not-opened: has pressed nothing and answered nothing · one-left: the last of several. */
export type PersonState = 'not-opened' | 'begun' | 'one-left' | 'done';

export interface PersonProgress {
  /** Measures the person is responsible for and has not handed over, and those handed to the person. */
  readonly asked: number;
  readonly answered: number;
  /** Asked and unanswered, where the answer can be read. */
  readonly left: number;
  readonly state: PersonState;
}

export interface CheckInProgress extends ItemCounts {
  /** By unit id of the measure; sums to the whole. */
  readonly units: ReadonlyMap<string, ItemCounts>;
  readonly people: ReadonlyMap<string, PersonProgress>;
  /** Levels whose answers cannot be read now: these measures count as unanswered here. */
  readonly closedLevels: readonly NetworkLevel[];
}

export interface CheckInRead {
  readonly items: readonly CheckInItem[];
  /** By measure id. */
  readonly answers: ReadonlyMap<string, MeasureAnswer>;
  /** Member ids of those who have opened it. */
  readonly opened: ReadonlySet<string>;
  readonly closedLevels: readonly NetworkLevel[];
}

/** Who is expected to answer: the colleague where it was handed over, otherwise everybody responsible. */
export const expectedFrom = ({ delegatedTo, responsibleIds }: Pick<CheckInItem, 'delegatedTo' | 'responsibleIds'>): readonly string[] =>
  delegatedTo === undefined ? responsibleIds : [delegatedTo.memberId];

/** Who may answer; the responsible may also where it was handed over. */
export const mayAnswer = ({ delegatedTo, responsibleIds }: Pick<CheckInItem, 'delegatedTo' | 'responsibleIds'>, memberId: string): boolean =>
  responsibleIds.includes(memberId) || delegatedTo?.memberId === memberId;

export function progressOf({ items, answers, opened, closedLevels }: CheckInRead): CheckInProgress {
  const total = noItems();
  const units = new Map<string, MutableCounts>();
  const people = new Map<string, { asked: number; answered: number; left: number }>();
  for (const item of items) {
    const answer = answers.get(item.measureId);
    const unit = units.get(item.unit) ?? noItems();
    units.set(item.unit, unit);
    for (const counts of [total, unit]) count(counts, item, answer);
    for (const memberId of expectedFrom(item)) {
      const person = people.get(memberId) ?? { asked: 0, answered: 0, left: 0 };
      people.set(memberId, person);
      person.asked += 1;
      if (answer) person.answered += 1;
      else if (!closedLevels.includes(item.level)) person.left += 1;
    }
  }
  return { ...total, units, people: new Map([...people].map(([memberId, person]) => [memberId, { ...person, state: stateOf({ ...person, begun: person.answered > 0 || opened.has(memberId) }) }])), closedLevels };
}

export function stateOf({ asked, left, begun }: { readonly asked: number; readonly left: number; readonly begun: boolean }): PersonState {
  if (left === 0) return 'done';
  if (!begun) return 'not-opened';
  return left === 1 && asked > 1 ? 'one-left' : 'begun';
}

type MutableCounts = { -readonly [Key in keyof ItemCounts]: number };
const noItems = (): MutableCounts => ({ asked: 0, answered: 0, late: 0, delegated: 0, withoutResponsible: 0 });

function count(counts: MutableCounts, { delegatedTo, responsibleIds }: CheckInItem, answer: MeasureAnswer | undefined): void {
  counts.asked += 1;
  if (answer) counts.answered += 1;
  if (answer?.late) counts.late += 1;
  if (delegatedTo) counts.delegated += 1;
  if (responsibleIds.length === 0) counts.withoutResponsible += 1;
}
