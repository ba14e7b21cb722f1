/**
 * What comes in from chat and what is said back within the turn. The Teams adapter translates; features see only this.
 * Everything in a Turn is authenticated (token, tenant, service URL) except `data`, which is untrusted input.
 */
import type { Locale } from '../shared/network-terms.ts';
import type { Card } from './card-renderer.ts';
import type { UploadTarget } from './files.ts';

/** Where a conversation lives, all that is needed to speak there again. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly conversationId: string;
}

/** Who acted, as the platform says. `userId` is the channel's own id (29:…). */
export interface ChatUser {
  readonly userId: string;
  readonly aadObjectId?: string;
}

export interface Turn {
  readonly from: ChatUser;
  readonly conversation: ConversationAddress & { readonly type: 'personal' | 'groupChat' | 'channel'; readonly teamId?: string };
  /** Activity id of the card that was clicked, when there is one. */
  readonly cardActivityId?: string;
  readonly locale?: Locale;
  /** The speaker's entry in the roster of this conversation: one request to the platform, so ask only when nobody is linked yet. Undefined when the platform does not say. */
  lookUp(): Promise<RosterEntry | undefined>;
}

export type Reply =
  /** Takes the place of the clicked card; posted as a new message when there was none. */
  | { readonly kind: 'card'; readonly card: Card; readonly summary: string }
  /** A new card below, leaving the clicked one as it is. */
  | { readonly kind: 'new-card'; readonly card: Card; readonly summary: string }
  /** A plain sentence (text, never Markdown from people). The clicked card stays as it is. `openly`: said in its place where others would read it too. */
  | { readonly kind: 'text'; readonly text: string; readonly openly?: string }
  /** Asks whether a file may be put where the person keeps theirs; `context` comes back as untrusted data of `file.accepted` or `file.declined`. Personal chats only. */
  | { readonly kind: 'file-offer'; readonly file: { readonly name: string; readonly sizeInBytes: number; readonly description: string }; readonly context: Readonly<Record<string, string>>; readonly summary: string }
  /** The file that was put there, in place of the question. */
  | { readonly kind: 'file'; readonly file: Omit<UploadTarget, 'uploadUrl'>; readonly summary: string };

/** One person in a roster, as the platform lists them. */
export interface RosterEntry extends ChatUser {
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  /** As the platform shows it. */
  readonly name?: string;
}

/** The bot application as the Teams adapter drives it. Built in compose.ts from the features' handlers. */
export interface ChatApplication {
  command(turn: Turn, text: string): Promise<Reply>;
  /** A click; also the answer to a `file-offer`, as `file.accepted` or `file.declined` with the offer's context and `upload`. */
  action(turn: Turn, verb: string, data: Readonly<Record<string, unknown>>): Promise<Reply>;
  /**
   * The app was installed for a person or added to a team, or people joined a team that has it. The roster is read page by page
   * while iterated; it throws when the platform refuses. A reply is posted when given, but not when people joined.
   */
  installed(turn: Turn, roster: AsyncIterable<RosterEntry>): Promise<Reply | undefined>;
  uninstalled(turn: Turn): Promise<void>;
  /** People joined the online meeting whose chat this is. */
  joinedMeeting(turn: Turn, users: readonly RosterEntry[]): Promise<void>;
  /** These people are no longer in the team. */
  leftTeam(teamId: string, users: readonly ChatUser[]): Promise<void>;
}
