/** What the live board is drawn from. */
import type { PromptState } from '../prompts/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { MobilisationDetails } from './domain.ts';
import type { FollowUp } from './follow-ups.ts';

/** As the shared tally counts: answer id → people. */
export interface BoardCounts {
  readonly addressed: number;
  readonly silent: number;
  readonly answers: Readonly<Record<string, number>>;
}

export interface ComingPerson {
  readonly name: string;
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly answer: string;
  readonly eta?: string;
  readonly shifts?: readonly string[];
  readonly comment?: string;
  /** Somebody entered it after a phone call. */
  readonly enteredBy?: string;
}

export interface BoardInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MobilisationDetails;
  readonly lead: string;
  readonly leadId?: string;
  readonly tally: { readonly total: BoardCounts; readonly byLevel: ReadonlyMap<NetworkLevel, BoardCounts>; readonly byUnit: ReadonlyMap<string, BoardCounts> };
  readonly unitName: (unitId: string) => string;
  /** Those who come, in order of arrival, as far as their names may be seen; undefined when none may be. */
  readonly coming: readonly ComingPerson[] | undefined;
  /** How many come to each shift, by its id; empty without shifts. */
  readonly signedUp: ReadonlyMap<string, number>;
  readonly medianMinutes: number | undefined;
  /** Levels whose answers cannot be read now, and how many called are left out of every number for that. */
  readonly closed?: readonly { readonly level: NetworkLevel; readonly people: number }[];
  /** `next` is absent when all waves have been called. */
  readonly waves: { readonly called: number; readonly all: number; readonly nextAt?: string };
  /** Deliveries of the call by outcome; `waiting` is pending and sending, `spared` what was not sent because it was called off, or covered, before. */
  readonly delivery: { readonly sent: number; readonly waiting: number; readonly failed: number; readonly unreachable: number; readonly unknown: number; readonly spared: number };
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly unitPage?: number | undefined;
  readonly comingPage?: number | undefined;
  readonly shiftPage?: number | undefined;
  /** The shift whose people are shown, `*` for all. */
  readonly shift?: string | undefined;
  /** The board that the queue sends and draws anew with the first page of each list: further ones open below it. */
  readonly live?: boolean | undefined;
  /** People on the ringeliste that this person may see. */
  readonly toCall: number;
  /** The caller and the sekretariat. */
  readonly mayLead: boolean;
  readonly followUps?: readonly FollowUp[];
  /** Of a list's page, where it is not to be as usual. */
  readonly rows?: { readonly units: number; readonly shifts: number };
}
