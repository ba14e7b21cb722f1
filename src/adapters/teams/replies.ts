/** Says what the application replied: within the invoke when it was a modern click, else by one request to the conversation. */
import type { Reply, Turn } from '../../ports/chat.ts';
import type { Log } from '../../ports/log.ts';
import type { SendOutcome } from '../../ports/message-sender.ts';
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
  async function say(turn: Turn, reply: Reply): Promise<void> {
    await request(turn, () => (reply.kind === 'text' ? sender.sendText(turn.conversation, reply.text) : sender.send(turn.conversation, reply)));
  }

  return {
    say,
    async sayInPlace(turn, reply) {
      const { cardActivityId } = turn;
      if (reply.kind === 'card' && cardActivityId !== undefined && await request(turn, () => sender.update(turn.conversation, cardActivityId, reply))) return;
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
