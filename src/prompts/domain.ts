/**
 * What the three jobs share: a prompt is put to an audience, each person is addressed once in one seat,
 * answers can be changed until it closes, and the answer belongs to the level of that seat.
 */
import type { NetworkLevel, Party, Role } from '../shared/network-terms.ts';

export type PromptKind = 'meeting' | 'mobilisation' | 'tiltak';
const promptStates = ['draft', 'scheduled', 'open', 'closed', 'cancelled'] as const;
export type PromptState = (typeof promptStates)[number];

/** Audience terms joined by `;`: `LEVEL@UNIT`, `rolle:ROLE@UNIT`, `gruppe:ID`, `person:EMAIL`. */
export type AudienceExpression = string;

/** One term of an expression, all lower case. `unit` may be `*`. */
export type AudienceTerm =
  | { readonly by: 'level'; readonly level: NetworkLevel | '*'; readonly unit: string }
  | { readonly by: 'role'; readonly role: Role; readonly unit: string }
  | { readonly by: 'group'; readonly group: string }
  | { readonly by: 'person'; readonly email: string };

/** What every prompt has. A job adds its own `details`. Stored in `prompts` with id `prompt`, partition promptId. */
export interface Prompt<Details = unknown> {
  readonly promptId: string;
  readonly kind: PromptKind;
  readonly state: PromptState;
  /** Counts changes that people who were asked must see. */
  readonly revision: number;
  readonly audience: AudienceExpression;
  /** Whoever leads it now. */
  readonly organiserId: string;
  /** Who called or led it before, oldest first: they go on seeing what the organiser sees. */
  readonly formerOrganiserIds?: readonly string[];
  /** ISO instants. Answers after `deadline` are still taken while open. */
  readonly deadline: string;
  readonly closesAt: string;
  /** When it happens, ISO instant: lists are in this order. */
  readonly sortAt: string;
  readonly createdAt: string;
  /** When a scheduled prompt is to be put to its audience. */
  readonly opensAt: string;
  readonly openedAt?: string;
  readonly details: Details;
}

/** A person as addressed by one prompt: frozen when the prompt opens. */
export interface Addressee {
  readonly memberId: string;
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly party: Party;
  /** Where people are asked in waves: theirs, counted from 1. Absent: asked at once. */
  readonly wave?: number;
}

export interface AnswerEntry {
  readonly answer: string;
  /** Optional remark, already through the privacy guard. */
  readonly comment?: string;
  /** When the person expects to be there, ISO instant. Mobilisation only. */
  readonly eta?: string;
  /** Ids of the shifts the person takes, in their order. Mobilisation only. */
  readonly shifts?: readonly string[];
  /** Member id of somebody else who entered it after a phone call; absent: the person's own. */
  readonly enteredBy?: string;
  /** Who comes instead, as the person wrote it, through the privacy guard; empty once it has been deleted. Meetings only. */
  readonly deputy?: string;
  /** Revision of the prompt it was given to; absent: the first, or of a job where every answer stands whatever changes. */
  readonly revision?: number;
  /** ISO instant. */
  readonly at: string;
}

/** One document per prompt and member, in the container of the seat's level; `history` is oldest first and ends with the current answer. */
export interface Response extends Addressee {
  readonly promptId: string;
  readonly answer: string;
  readonly comment?: string;
  readonly eta?: string;
  readonly shifts?: readonly string[];
  readonly enteredBy?: string;
  readonly deputy?: string;
  readonly revision?: number;
  readonly at: string;
  readonly history: readonly AnswerEntry[];
}

/** Whose it is, or was before it was handed over. */
export const hasLed = ({ organiserId, formerOrganiserIds = [] }: Pick<Prompt, 'organiserId' | 'formerOrganiserIds'>, memberId: string): boolean =>
  organiserId === memberId || formerOrganiserIds.includes(memberId);

/** Where a prompt may go from each state. `open` may be edited (revision + 1) without leaving its state. */
const moves: Readonly<Record<PromptState, readonly PromptState[]>> = {
  draft: ['scheduled'],
  scheduled: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};
export const mayMove = (from: PromptState, to: PromptState): boolean => moves[from].includes(to);
