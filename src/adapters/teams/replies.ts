/** Says what the application replied: within the invoke when it was a modern click, else by one request to the conversation. */
import type { Reply, Turn } from '../../ports/chat.ts';
import type { Log } from '../../ports/log.ts';
import type { SendOutcome } from '../../ports/message-sender.ts';
import { consentCard, fileCard } from './file-cards.ts';
import type { TeamsSender } from './message-sender.ts';

export interface InvokeAnswer {
  readonly status: 200;
  readonly body: { readonly statusCode: 200; readonly type: string; readonly value: unknown };
}

const invokeAnswer = (type: string, value: unknown): InvokeAnswer =>
  ({ status: 200, body: { statusCode: 200, type: `application/vnd.microsoft.${type}`, value } });

export const invokeText = (text: string): InvokeAnswer => invokeAnswer('activity.message', text);

export interface Replies {
  /** As a new message. */
  say(turn: Turn, reply: Reply): Promise<void>;
  /** To the older kind of click: the clicked card is edited; when that fails the reply comes below. */
  sayInPlace(turn: Turn, reply: Reply): Promise<void>;
  /** To the newer kind of click. A `new-card` is posted, and its summary answers the click. */
  answerInvoke(turn: Turn, reply: Reply): Promise<InvokeAnswer>;
}

/** @param pace awaited before every request: replies share the limiter of the queue but do not wait in it */
export function createReplies(options: { readonly sender: TeamsSender; readonly log: Log; readonly pace: (conversationId: string) => Promise<void> }): Replies {
  const { sender, log, pace } = options;

  async function request(turn: Turn, run: () => Promise<SendOutcome>): Promise<boolean> {
    await pace(turn.conversation.conversationId);
    const result = await run();
    if (result.outcome === 'sent') return true;
    log.warn('teams.reply-failed', { outcome: result.outcome, ...('reason' in result ? { reason: result.reason } : {}) });
    return false;
  }
  const said = ({ conversation }: Turn, reply: Reply): Promise<SendOutcome> => {
    switch (reply.kind) {
      case 'text': return sender.sendText(conversation, conversation.type === 'personal' ? reply.text : reply.openly ?? reply.text);
      case 'file-offer': return sender.sendAttachment(conversation, consentCard(reply), reply.summary);
      case 'file': return sender.sendAttachment(conversation, fileCard(reply), reply.summary);
      default: return sender.send(conversation, reply);
    }
  };
  async function say(turn: Turn, reply: Reply): Promise<void> {
    await request(turn, () => said(turn, reply));
  }
  /** What takes the place of the clicked card; undefined for a reply that comes below. */
  const inPlace = ({ conversation, cardActivityId }: Turn, reply: Reply): (() => Promise<SendOutcome>) | undefined => {
    if (cardActivityId === undefined) return undefined;
    if (reply.kind === 'card') return () => sender.update(conversation, cardActivityId, reply);
    return reply.kind === 'file' ? () => sender.updateAttachment(conversation, cardActivityId, fileCard(reply), reply.summary) : undefined;
  };

  return {
    say,
    async sayInPlace(turn, reply) {
      const update = inPlace(turn, reply);
      if (update !== undefined && await request(turn, update)) return;
      await say(turn, reply);
    },
    async answerInvoke(turn, reply) {
      if (reply.kind === 'text') return invokeText(reply.text);
      if (reply.kind === 'card') return invokeAnswer('card.adaptive', reply.card);
      await say(turn, reply);
      return invokeText(reply.summary);
    },
  };
}
