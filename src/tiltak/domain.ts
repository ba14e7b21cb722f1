/**
 * Tiltak (measures): the register by plan, and what a check-in asks about each. Pure rules; storage is in store.ts.
 *
 * A measure's last status is what was said latest: by an import, or in a check-in (a prompt of kind `tiltak`). While a check-in is
 * open its answers lie per network level beside the other answers; when it closes they are folded into the measure's history.
 */
import type { NetworkLevel } from '../shared/network-terms.ts';

export const measureStatuses = ['igangsatt', 'ikke-igangsatt', 'fullfort', 'avsluttet'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

/** A handlingsplan or -program. Plans run side by side. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

/** An innsatsområde: belongs to one plan. */
export interface FocusArea {
  readonly plan: string;
  readonly id: string;
  readonly title: string;
}

/** Why a measure is not started. Data: data/grunner.csv. */
export interface Reason {
  readonly id: string;
  readonly title: string;
}

export interface Measure {
  /** Stays the same over imports. */
  readonly id: string;
  readonly plan: string;
  /** Unit id. */
  readonly unit: string;
  /** Area id within the plan. */
  readonly area: string;
  readonly title: string;
  /** E-mail in lower case of the person responsible; absent: the unit's koordinator (a region's: any of its koordinatorer). */
  readonly responsibleEmail?: string;
}

/** What is said about a measure. `igangsatt` has outcome and benefit, `ikke-igangsatt` reasons; all optional texts are through the privacy guard. */
export interface StatusAnswer {
  readonly status: MeasureStatus;
  /** Reason ids, several may apply; empty unless `ikke-igangsatt`. */
  readonly reasons: readonly string[];
  /** Hva oppnås med tiltaket? At most 2,000 characters. */
  readonly outcome?: string;
  /** Hvordan kommer tiltaket målgruppen til gode? At most 2,000 characters. */
  readonly benefit?: string;
}

/** One moment in a measure's history. */
export interface StatusEntry extends StatusAnswer {
  /** ISO instant. */
  readonly at: string;
  /** Absent: imported, and marked as such wherever it is shown. */
  readonly checkIn?: {
    readonly promptId: string;
    /** Member id of who answered. */
    readonly by: string;
    /** Said after the deadline. */
    readonly late: boolean;
  };
}

/** A measure with all that was ever said about it, oldest first. The last entry is its status; none: unanswered. */
export interface MeasureRecord extends Measure {
  readonly history: readonly StatusEntry[];
}

export const lastStatus = (measure: MeasureRecord): StatusEntry | undefined => measure.history.at(-1);

/** How the plan was settled: vedtatt av styringsgruppen, tatt til orientering, vist bydelens ledelse, ikke behandlet. */
export const adoptions = ['vedtatt', 'orientert', 'ledelse', 'nei'] as const;
export type Adoption = (typeof adoptions)[number];

/** How actively the plan is used. */
export const planUses = ['aktivt', 'delvis', 'lite', 'ikke'] as const;
export type PlanUse = (typeof planUses)[number];

/** What one unit says of its plan as a whole, by the yearly report's own questions (DOMAIN.md, Job 3), once per check-in; every text optional, at most 2,000 characters, through the privacy guard. */
export interface UnitAnswer {
  readonly unit: string;
  readonly adopted?: Adoption;
  /** Which of bydel, skole, politi took part in making it. */
  readonly parties: readonly ('bydel' | 'skole' | 'politi')[];
  /** What the focus on each area has meant and what it gave the target group, by area id. */
  readonly focus: Readonly<Record<string, string>>;
  readonly goals?: string;
  readonly pleased?: string;
  readonly use?: PlanUse;
  readonly challenges?: string;
  readonly input?: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
}

/** A whole plan at one moment: what every roll-up and report is made from. */
export interface PlanRead {
  readonly plan: Plan;
  readonly areas: readonly FocusArea[];
  readonly reasons: readonly Reason[];
  /** In the register's order: area, unit, id. With the answers of a check-in that is still open. */
  readonly measures: readonly MeasureRecord[];
  /** The latest answer of each unit that gave one. */
  readonly units: readonly UnitAnswer[];
  /** Everything that units have said, corrections too: how it was at an earlier moment is found from it. Absent: nothing but the latest is known. */
  readonly unitHistory?: readonly UnitAnswer[];
  /** Levels whose container is closed to this instance: open answers of theirs are missing here. */
  readonly closedLevels: readonly NetworkLevel[];
}

/** Whoever has saved nothing but blanks has not answered. */
const saysSomething = ({ parties, focus, adopted, goals, pleased, use, challenges, input }: UnitAnswer): boolean =>
  parties.length > 0 || [...Object.values(focus), adopted, goals, pleased, use, challenges, input].some(Boolean);

/** By unit id; a unit whose latest says nothing is not among them. */
export function latestOfEach(answers: readonly UnitAnswer[]): UnitAnswer[] {
  const latest = new Map<string, UnitAnswer>();
  for (const answer of answers) {
    const known = latest.get(answer.unit);
    if (!known || Temporal.Instant.compare(Temporal.Instant.from(known.at), Temporal.Instant.from(answer.at)) <= 0) latest.set(answer.unit, answer);
  }
  return [...latest.values()].filter(saysSomething).sort((a, b) => (a.unit < b.unit ? -1 : Number(a.unit > b.unit)));
}

/** `total = started + notStarted + completed + discontinued + unanswered`, always; reasons are several per measure and are never summed. */
export interface StatusCount {
  readonly total: number;
  readonly started: number;
  readonly notStarted: number;
  readonly completed: number;
  readonly discontinued: number;
  readonly unanswered: number;
  /** Reason id → measures that give it. */
  readonly reasons: Readonly<Record<string, number>>;
}

const countedAs: Readonly<Record<MeasureStatus, 'started' | 'notStarted' | 'completed' | 'discontinued'>> = {
  igangsatt: 'started', 'ikke-igangsatt': 'notStarted', fullfort: 'completed', avsluttet: 'discontinued',
};

/** An imported status counts as answered. */
export function countStatuses(measures: Iterable<MeasureRecord>): StatusCount {
  const count = { total: 0, started: 0, notStarted: 0, completed: 0, discontinued: 0, unanswered: 0 };
  // An id may be any word, `constructor` too.
  const reasons = Object.create(null) as Record<string, number>;
  for (const measure of measures) {
    const last = lastStatus(measure);
    count.total += 1;
    count[last === undefined ? 'unanswered' : countedAs[last.status]] += 1;
    for (const reason of last?.reasons ?? []) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { ...count, reasons };
}
