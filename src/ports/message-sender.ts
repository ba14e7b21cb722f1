/** One request to the Bot Connector, and what came of it. Exactly one POST or PUT per call: retrying is the delivery queue's job. */
import type { Card } from './card-renderer.ts';
import type { ConversationAddress } from './chat.ts';

export interface OutgoingMessage {
  readonly card: Card;
  /** The notification text on a locked phone: says what it is about, nothing sensitive. */
  readonly summary: string;
  /** Also put it into the recipient's activity feed. */
  readonly alert?: boolean;
}

export type SendOutcome =
  | { readonly outcome: 'sent'; readonly activityId: string }
  /** 429: nothing was delivered. `retryAfterMs` absent when the answer named none. */
  | { readonly outcome: 'throttled'; readonly retryAfterMs?: number }
  /** 412, or the connection was never made: nothing was delivered, may be repeated. */
  | { readonly outcome: 'retry'; readonly reason: string }
  /** 502–504, reset or time-out after the request left: it may or may not have arrived. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  /** This recipient cannot be reached until they interact (403 …). */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** 404: the conversation (or the message to update) is gone; a cached conversation should be dropped. */
  | { readonly outcome: 'gone'; readonly reason: string }
  /** 400, 413, 500: this message will never go through as it is. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** 401: the bot itself is refused; everything must stop. */
  | { readonly outcome: 'refused'; readonly reason: string };

export type CreateOutcome =
  | { readonly outcome: 'created'; readonly conversationId: string }
  | Exclude<SendOutcome, { readonly outcome: 'sent' }>;

/** `gone`: not in that conversation, or there is no such conversation. */
export type LookUpOutcome = { readonly outcome: 'found' } | Exclude<SendOutcome, { readonly outcome: 'sent' }>;

/** Asked at the last moment before a request is written. When it says no, nothing leaves, and the outcome is `retry`. */
export type MayLeave = () => boolean;

export interface MessageSender {
  /** Fetches the bot's token ahead, so that the first message of a crisis does not wait for it. Throws when the bot is refused or nobody answers. */
  warm(): Promise<void>;
  /** Opens (or finds) the personal conversation with a person. */
  createConversation(to: { readonly serviceUrl: string; readonly tenantId: string; readonly userId: string }): Promise<CreateOutcome>;
  send(to: ConversationAddress, message: OutgoingMessage, mayLeave?: MayLeave): Promise<SendOutcome>;
  /** Whether somebody is in a conversation; posts nothing. */
  lookUpMember(at: ConversationAddress, userId: string): Promise<LookUpOutcome>;
  /** Replaces an earlier message in place. */
  update(to: ConversationAddress, activityId: string, message: OutgoingMessage, mayLeave?: MayLeave): Promise<SendOutcome>;
}
