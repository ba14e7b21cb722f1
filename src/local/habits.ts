/** How an invented person answers: whether, what, and how soon. Pure and the same for the same person and prompt. */
import { createHash } from 'node:crypto';

export interface PlannedAnswer {
  readonly answer: string;
  readonly afterMs: number;
  /** Minutes until they are there, as the card's input gives it. */
  readonly eta?: string;
}

/** Cards of one prompt that a person has seen so far, this one included: a reminder wakes some of the silent. */
export interface Seen {
  readonly person: string;
  readonly promptId: string;
  readonly cards: number;
  /** The answers the card offers. */
  readonly offered: readonly string[];
}

/** Of a person's temper, a number in [0, 1). */
export const neverAnswers = 0.1;
export const waitsForReminder = 0.2;
const changesMind = 0.06;
const quickestMs = 800;
/** Most have answered within two minutes, with a tail. */
const usualMs = 45_000;
const longestMs = 6 * 60_000;

/** A mobilisation is answered faster than an invitation. */
const urgentMs = 20_000;
/** Whoever can come says later that they have arrived; sooner than they said, or nobody would see it in a local run. */
const arrivesAfterMs = { soonest: 60_000, latest: 240_000 } as const;
const etas = ['15', '30', '60'];

const likely: Readonly<Record<string, number>> = {
  kommer: 48, 'kommer-digitalt': 16, kanskje: 12, 'kommer-ikke': 24,
  'kan-stille': 40, 'kan-bista-digitalt': 20, 'kan-ikke': 40,
};

/** Numbers in [0, 1) that follow from the text. */
export function* chances(text: string): Generator<number, never> {
  for (let round = 0; ; round += 1) {
    const digest = createHash('sha256').update(`${text}|${round}`).digest();
    for (let at = 0; at + 4 <= digest.length; at += 4) yield digest.readUInt32BE(at) / 2 ** 32;
  }
}

/** Nobody answers twice to the same card; a second entry is a change of mind. */
export function plannedAnswers({ person, promptId, cards, offered }: Seen): readonly PlannedAnswer[] {
  const chance = chances(`${person}|${promptId}`);
  const next = (): number => chance.next().value;
  const temper = next();
  const awake = temper >= neverAnswers && (temper < waitsForReminder ? cards === 2 : cards === 1);
  if (!awake || offered.length === 0) return [];
  const urgent = offered.includes('kan-stille');
  const afterMs = Math.min(longestMs, quickestMs - Math.log(1 - next()) * (urgent ? urgentMs : usualMs));
  const first = { answer: choose(offered, next()), afterMs };
  if (first.answer === 'kan-stille') {
    const arrived = afterMs + arrivesAfterMs.soonest + next() * (arrivesAfterMs.latest - arrivesAfterMs.soonest);
    return [{ ...first, eta: etas[Math.floor(next() * etas.length)] as string }, { answer: 'er-fremme', afterMs: arrived }];
  }
  if (next() >= changesMind) return [first];
  return [first, { answer: choose(offered.filter((answer) => answer !== first.answer), next()), afterMs: afterMs + 15_000 + next() * 60_000 }];
}

function choose(offered: readonly string[], chance: number): string {
  const weights = offered.map((answer) => likely[answer] ?? 10);
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return offered[at] as string;
  }
  return offered.at(-1) as string;
}
