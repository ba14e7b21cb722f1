/** What a job (meetings, mobilisation, tiltak) adds to the mechanism that all prompts share. */
import type { DeliveryPriority, DeliveryRequest } from '../delivery/domain.ts';
import type { Occurrence } from '../schedule/domain.ts';
import type { Network } from '../network/domain.ts';
import type { Addressee, Prompt, PromptKind } from './domain.ts';

export interface PromptBehaviour {
  /** Delivery purpose of the card each addressee gets. */
  readonly cardPurpose: string;
  /** Delivery purpose of the organiser's live card. */
  readonly liveCardPurpose: string;
  readonly priority: DeliveryPriority;
  /** The live card is redrawn at most this often, milliseconds; absent: as often as the others. */
  readonly liveCardEveryMs?: number;
  /** The earliest moment at which a scheduled one may be put to people, looked at from `now`; absent: at once. */
  opensNotBefore?(prompt: Prompt, now: Temporal.Instant): Temporal.Instant;
  /** Who is asked; absent: everybody in the audience. May freeze more than that about it; called again after a crash, until it is open. */
  addressees?(network: Network, prompt: Prompt): readonly Addressee[] | Promise<readonly Addressee[]>;
  /** Who of them is asked as soon as it opens; absent: all. */
  asksAtOnce?(addressee: Addressee): boolean;
  /** Whether a message of this purpose, besides the card each addressee gets, still matters to somebody who can be reached after all. */
  alsoRenewed?(purpose: string): boolean;
  /** Whether it does so when the prompt is closed too. */
  renewedAfterwards?(purpose: string): boolean;
  /** Cards that have fallen behind if the process died since: those that follow other answers than the person's own. */
  behindSince?(prompt: Prompt, since: Temporal.Instant): Promise<readonly DeliveryRequest[]>;
  /** What is to happen while it is open (reminders …), besides closing. */
  occurrences(prompt: Prompt): readonly Occurrence[];
}

export type PromptBehaviours = Readonly<Partial<Record<PromptKind, PromptBehaviour>>>;
