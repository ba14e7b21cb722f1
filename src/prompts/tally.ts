/** Counts of a prompt's answers: in all, by level, unit and party. Pure. */
import { networkLevels, parties, type NetworkLevel, type Party } from '../shared/network-terms.ts';
import type { Addressee, Response } from './domain.ts';

/** Answer id → people; `silent` are those addressed who have not answered. */
export interface Counts {
  readonly addressed: number;
  readonly silent: number;
  readonly answers: Readonly<Record<string, number>>;
}

export interface Tally {
  readonly total: Counts;
  readonly byLevel: ReadonlyMap<NetworkLevel, Counts>;
  readonly byUnit: ReadonlyMap<string, Counts>;
  readonly byParty: ReadonlyMap<Party, Counts>;
}

/** Every addressee is counted exactly once in each breakdown, so each sums to the total. An answer by somebody not addressed is left out. */
export function tally(addressees: Iterable<Addressee>, responses: Iterable<Response>): Tally {
  const answerOf = new Map([...responses].map((response) => [response.memberId, response.answer]));
  const total = emptyCounts();
  const byLevel = new Map(networkLevels.map((level) => [level, emptyCounts()]));
  const byParty = new Map(parties.map((party) => [party, emptyCounts()]));
  const byUnit = new Map<string, MutableCounts>();
  for (const { memberId, level, unit, party } of addressees) {
    const unitCounts = byUnit.get(unit) ?? emptyCounts();
    byUnit.set(unit, unitCounts);
    for (const counts of [total, byLevel.get(level), unitCounts, byParty.get(party)]) count(counts as MutableCounts, answerOf.get(memberId));
  }
  return { total, byLevel: withoutEmpty(byLevel), byUnit, byParty: withoutEmpty(byParty) };
}

interface MutableCounts { addressed: number; silent: number; answers: Record<string, number> }
const emptyCounts = (): MutableCounts => ({ addressed: 0, silent: 0, answers: {} });

function count(counts: MutableCounts, answer: string | undefined): void {
  counts.addressed += 1;
  if (answer === undefined) counts.silent += 1;
  else counts.answers[answer] = (counts.answers[answer] ?? 0) + 1;
}

const withoutEmpty = <Key>(counts: Map<Key, MutableCounts>): Map<Key, Counts> =>
  new Map([...counts].filter(([, { addressed }]) => addressed > 0));
