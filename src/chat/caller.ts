/** Who is speaking, once identified: what every command and click is given to authorise itself. */
import { contactFor } from '../access/domain.ts';
import type { Member, Network } from '../network/domain.ts';
import type { Card } from '../ports/card-renderer.ts';
import type { Reply, Turn } from '../ports/chat.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { Texts } from '../locales/texts.ts';

export interface Caller {
  readonly member: Member;
  readonly network: Network;
  readonly locale: Locale;
  readonly t: Texts;
}

/** Whom a card is made for. */
export type Viewer = Pick<Caller, 'member' | 'network' | 't'>;

/** A card, and what a phone shows of it. */
export interface Shown {
  readonly card: Card;
  readonly summary: string;
}

/** What was typed, and where. */
export interface Asked {
  readonly text: string;
  readonly conversation: Turn['conversation'];
}

/** A word typed to the bot; `asked` is absent where it came from a button or is answered later. */
export type Command = (caller: Caller, asked?: Asked) => Promise<Reply>;
/** A click; `data` is the card's data merged with its inputs: untrusted. */
export type Action = (caller: Caller, data: Readonly<Record<string, unknown>>) => Promise<Reply>;

/** What a feature brings to the chat. Keys are command ids (commands.ts) and verbs. */
export interface ChatFeature {
  readonly commands?: Readonly<Partial<Record<CommandId, Command>>>;
  readonly actions?: Readonly<Record<string, Action>>;
  /** Verbs of cards in a channel. What they reply is seen by whoever clicked, and nothing of the card may change for that. */
  readonly channelActions?: Readonly<Record<string, Action>>;
}

/** Somebody the network does not know. `t` is in the language of their client. */
export interface Newcomers {
  /** Whatever they wrote, or that they installed the app. */
  written(turn: Turn, t: Texts): Promise<Reply>;
  clicked(turn: Turn, verb: string, data: Readonly<Record<string, unknown>>, t: Texts): Promise<Reply>;
}

export const commandIds = ['fravær', 'hjelp', 'innspill', 'innsyn', 'koble', 'meny', 'mine', 'mobiliser', 'møte', 'møter', 'nettverk', 'rapport', 'språk', 'tavle', 'tiltak', 'øvelse'] as const;
export type CommandId = (typeof commandIds)[number];

/** Why somebody may not do this, and whom to ask. */
export const notAllowed = ({ network, member, t }: Pick<Caller, 'network' | 'member' | 't'>): string =>
  t.refusals.notAllowed(contactFor(network, member).contact?.name ?? t.refusals.contactSecretariat);

/** That only whoever has called may do it, and who that is. */
export const notOrganiser = ({ network, t }: Pick<Caller, 'network' | 't'>, organiserId: string): string =>
  t.refusals.notOrganiser(network.members.get(organiserId)?.name ?? t.refusals.contactSecretariat);

/** In a sentence; also of somebody who has left the network. */
export const nameOf = ({ network, t }: Pick<Caller, 'network' | 't'>, memberId: string | undefined): string => network.members.get(memberId ?? '')?.name ?? t.common.someone;
