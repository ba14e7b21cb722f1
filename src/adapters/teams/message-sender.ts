/** Speaks to the Bot Connector: one request per call, and its outcome as a value. */
import type { Activity, Attachment } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { ConversationAddress } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MayLeave, MessageSender, OutgoingMessage, SendOutcome } from '../../ports/message-sender.ts';
import { HeldBack, lastWord, type SingleRequestAuthentication } from './authentication.ts';
import type { Gate } from './gate.ts';
import { outcomeOf } from './send-outcome.ts';

export interface TeamsSender extends MessageSender {
  /** A plain sentence; only ever said within a turn. */
  sendText(to: ConversationAddress, text: string): Promise<SendOutcome>;
  /** Something else than an adaptive card; only ever said within a turn. */
  sendAttachment(to: ConversationAddress, attachment: Attachment, summary: string): Promise<SendOutcome>;
  updateAttachment(to: ConversationAddress, activityId: string, attachment: Attachment, summary: string): Promise<SendOutcome>;
}

export interface SenderOptions {
  readonly authentication: SingleRequestAuthentication;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly deadlineMs: number;
  /** The bot's own id on the channel, `28:` and the app id. */
  readonly botId: string;
}

/** The card alone: text beside it would be split off, and no id returned. `summary` is what a phone shows. */
function activityOf(message: OutgoingMessage): Partial<Activity> {
  return {
    type: 'message',
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
    ...(message.alert === true ? { channelData: { notification: { alert: true } } } : {}),
  };
}

const always: MayLeave = () => true;

export function createTeamsSender(options: SenderOptions): TeamsSender {
  const { authentication, gate, clock, botId } = options;
  const now = (): number => clock.now().epochMilliseconds;

  /** Everything that can go wrong before the request leaves is told apart from what comes after. */
  async function request(serviceUrl: string, run: (client: ConnectorClient) => Promise<{ id?: string } | undefined>, mayLeave: MayLeave = always): Promise<SendOutcome> {
    if (!gate.trusts(serviceUrl)) return { outcome: 'failed', reason: 'service-url-not-allowed' };
    let client: ConnectorClient;
    try {
      client = await authentication.client(serviceUrl);
      await withDeadline(authentication.token(), clock, options.deadlineMs);
    } catch (error) {
      return tokenOutcome(error);
    }
    try {
      return { outcome: 'sent', activityId: (await lastWord.run(mayLeave, run, client))?.id ?? '' };
    } catch (error) {
      if (error instanceof HeldBack) return { outcome: 'retry', reason: 'held-back' };
      return outcomeOf(error, now());
    }
  }
  const post = (to: ConversationAddress, activity: Partial<Activity>, mayLeave?: MayLeave): Promise<SendOutcome> =>
    request(to.serviceUrl, (client) => client.conversations.sendToConversation(to.conversationId, activity), mayLeave);

  return {
    async warm() {
      await withDeadline(authentication.token(), clock, options.deadlineMs);
    },
    async createConversation(to) {
      const result = await request(to.serviceUrl, (client) => client.conversations.createConversation({
        isGroup: false,
        bot: { id: botId, name: '' },
        members: [{ id: to.userId, name: '' }],
        tenantId: to.tenantId,
        channelData: { tenant: { id: to.tenantId } },
      } as Parameters<typeof client.conversations.createConversation>[0]));
      if (result.outcome !== 'sent') return result;
      return result.activityId === '' ? { outcome: 'failed', reason: 'no-conversation-id' } : { outcome: 'created', conversationId: result.activityId };
    },
    send: (to, message, mayLeave) => post(to, activityOf(message), mayLeave),
    async lookUpMember(at, userId) {
      const result = await request(at.serviceUrl, (client) => client.conversations.getConversationMember(at.conversationId, userId));
      return result.outcome === 'sent' ? { outcome: 'found' } : result;
    },
    sendText: (to, text) => post(to, { type: 'message', text, textFormat: 'plain' }),
    sendAttachment: (to, attachment, summary) => post(to, { type: 'message', summary, attachments: [attachment] }),
    updateAttachment: (to, activityId, attachment, summary) =>
      request(to.serviceUrl, (client) => client.conversations.updateActivity(to.conversationId, activityId, { type: 'message', summary, attachments: [attachment], id: activityId })),
    async update(to, activityId, message, mayLeave) {
      if (activityId === '') return { outcome: 'gone', reason: 'no-activity-id' };
      const result = await request(to.serviceUrl, (client) =>
        client.conversations.updateActivity(to.conversationId, activityId, { ...activityOf(message), id: activityId }), mayLeave);
      return result.outcome === 'sent' ? { outcome: 'sent', activityId } : result;
    },
  };
}

/** Entra answered and said no: the bot itself is refused. Anything else is a network that may heal. */
function tokenOutcome(error: unknown): SendOutcome {
  const { errorCode, name } = (error ?? {}) as { errorCode?: unknown; name?: unknown };
  const refusals = ['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_grant', 'access_denied'];
  return typeof errorCode === 'string' && refusals.includes(errorCode)
    ? { outcome: 'refused', reason: `token-${errorCode}` }
    : { outcome: 'retry', reason: name === 'DeadlineError' ? 'token-deadline' : 'token-unavailable' };
}

function withDeadline<T>(promise: Promise<T>, clock: Clock, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(ms, () => reject(Object.assign(new Error('No token within the deadline'), { name: 'DeadlineError' })));
  return Promise.race([promise, late]).finally(cancel);
}
