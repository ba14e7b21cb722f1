/** How a feature makes the card for a delivery at the moment it is sent, from people's state at that moment. */
import type { OutgoingMessage } from '../ports/message-sender.ts';
import type { Delivery } from './domain.ts';

export type Composed =
  | { readonly message: OutgoingMessage }
  /** Only the personal conversation, so that a later message costs one request; nothing is shown to anybody. */
  | { readonly open: true }
  /** Only whether they are still in their personal conversation, which is opened where there is none; nothing is shown to anybody. */
  | { readonly lookUp: true }
  /** Not now: asked again at this ISO instant. */
  | { readonly postpone: string }
  | { readonly skip: 'cancelled' | 'superseded' | 'not-needed' };

export interface SendingContext {
  /** The recipient has an earlier revision of this message, which this one takes the place of. */
  readonly replaces: boolean;
}

/** Looked up by the delivery's purpose up to the first `:`. */
export type Composers = Readonly<Record<string, (delivery: Delivery, context: SendingContext) => Promise<Composed>>>;
