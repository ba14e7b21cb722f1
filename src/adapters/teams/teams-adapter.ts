/** The bot's whole connection to Teams: what comes in is checked and handed to the application, and a sender for what goes out. */
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Activity } from 'botbuilder';
import type { ChatApplication } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageSender } from '../../ports/message-sender.ts';
import type { Locale } from '../../shared/network-terms.ts';
import { SingleRequestAuthentication, TeamsCloudAdapter } from './authentication.ts';
import type { BotAuth } from './authentication.ts';
import { isAppError } from '../../shared/errors.ts';
import { createGate } from './gate.ts';
import { incomingActivity, localeOf } from './incoming-activity.ts';
import type { IncomingActivity } from './incoming-activity.ts';
import { createTeamsSender } from './message-sender.ts';
import { createReplies, invokeText } from './replies.ts';
import { createRoutes, routed, tellsOfMembers } from './routes.ts';
import { checkToken } from './check-token.ts';

export interface TeamsAdapterOptions {
  readonly auth: BotAuth;
  /** `any` only without authentication. */
  readonly allowedTenants: readonly string[] | 'any';
  /** `host` or `host:port`; gate.ts has the default. */
  readonly serviceUrlHosts: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  readonly sentences: { unexpected(locale: Locale | undefined): string };
  /** How long one request to the Bot Connector, or for a token, may take. Default 10 000. */
  readonly deadlineMs?: number;
  /** Awaited before each request that a turn makes to the connector, so that replies share the system's rate. */
  readonly pace?: (conversationId: string) => Promise<void>;
}

/** What is answered to a POST. The body is JSON when there is one. */
export interface MessageResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** Never throws. 400 misshapen, 401 bad token, 403 foreign tenant or service URL, 503 tokens cannot be checked or an install not be stored now, else 200. */
export type MessageEndpoint = (request: { readonly authorization: string; readonly body: unknown }) => Promise<MessageResponse>;

export interface TeamsAdapter {
  readonly sender: MessageSender;
  /** The endpoint for `POST /api/messages`, once there is an application (which itself needs the sender). */
  serve(application: ChatApplication): MessageEndpoint;
}

export function createTeamsAdapter(options: TeamsAdapterOptions): TeamsAdapter {
  const { auth, log, clock, sentences, deadlineMs = 10_000, pace = () => Promise.resolve() } = options;
  if (auth.mode === 'required' && (options.allowedTenants === 'any' || options.allowedTenants.length === 0)) throw new Error('allowedTenants must be named');
  const gate = createGate(options);
  const authentication = new SingleRequestAuthentication(auth, { clock, deadlineMs });
  const adapter = new TeamsCloudAdapter(authentication);
  const sender = createTeamsSender({ authentication, gate, clock, deadlineMs, botId: auth.mode === 'none' ? '28:local' : `28:${auth.appId}` });
  const replies = createReplies({ sender, log, pace });

  function refuse(status: number, reason: string, activity?: IncomingActivity): MessageResponse {
    log.warn('teams.request-refused', { status, reason, ...(status === 403 ? { tenantId: activity?.conversation.tenantId } : {}) });
    return { status, body: { code: reason } };
  }

  return {
    sender,
    serve(application) {
      const bot = createRoutes({ application, replies, log, clock, pace, unexpected: sentences.unexpected });

      async function runTurn(activity: IncomingActivity, identity: AuthenticateRequestResult): Promise<MessageResponse> {
        try {
          const response = await adapter.runTurn(identity, activity as unknown as Activity, async (context) => void await bot.run(context));
          return response === undefined ? { status: 200 } : { status: response.status, body: response.body };
        } catch (error) {
          // Nobody presses again for an install or a changed roster: Teams is to deliver it once more.
          if (tellsOfMembers(activity) && isAppError(error, 'store-unavailable')) {
            log.warn('teams.event-put-off', { error });
            return { status: 503, body: { code: error.code } };
          }
          // Answered as done: Teams would only deliver it again.
          log.error('teams.turn-failed', { error });
          return activity.type === 'invoke' ? invokeText(sentences.unexpected(localeOf(activity.locale))) : { status: 200 };
        }
      }

      return async ({ authorization, body }) => {
        const parsed = incomingActivity.safeParse(body);
        if (!parsed.success) return refuse(400, 'malformed-activity');
        // Replies go to the conversation; nobody may ask for them in the response instead.
        const { deliveryMode: _ignored, ...activity } = parsed.data;
        const token = await checkToken(authentication, auth, activity, authorization);
        if (token.outcome === 'unavailable') {
          log.error('teams.keys-unavailable', { error: token.error });
          return { status: 503, body: { code: 'keys-unavailable' } };
        }
        if (token.outcome === 'refused') return refuse(401, 'token');
        const refusal = gate.refusal(activity);
        if (refusal !== undefined) return refuse(403, refusal, activity);
        // A valid token for another service URL than the activity's.
        if (token.serviceUrl !== undefined && token.serviceUrl !== activity.serviceUrl) return refuse(401, 'token');
        return routed(activity) ? runTurn(activity, token.identity) : { status: 200 };
      };
    },
  };
}
