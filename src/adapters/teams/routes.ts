/** Which activity goes to which of the application's handlers. Routing is the Teams AI library's; answering is ours. */
// The index of this library loads its planners and models too: 28 MB more resident, measured.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { ChatApplication, Reply, Turn } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Locale } from '../../shared/network-terms.ts';
import { consentOf, fileConsent } from './file-cards.ts';
import { clickOf, turnOf, typedText, userOf } from './incoming-activity.ts';
import type { IncomingActivity } from './incoming-activity.ts';
import { createInstallFilter } from './installs.ts';
import type { InstallEvent } from './installs.ts';
import type { Replies } from './replies.ts';
import { joinedOf, lookUpMember, meetingJoin, readRoster } from './roster.ts';

export interface RouteOptions {
  readonly application: ChatApplication;
  readonly replies: Replies;
  readonly log: Log;
  readonly clock: Clock;
  readonly pace: (conversationId: string) => Promise<void>;
  /** What a user is told when something broke. */
  readonly unexpected: (locale: Locale | undefined) => string;
}

/** The rest is acknowledged and ignored. */
export const routed = (activity: { readonly type: string; readonly name?: string | null | undefined }): boolean =>
  activity.type === 'invoke' ? activity.name === 'adaptiveCard/action' || activity.name === fileConsent : activity.type === 'message' || tellsOfMembers(activity);

/** Installs, changes of a roster, and who joins a meeting: idempotent, and done by no person who could try again. */
export const tellsOfMembers = ({ type, name }: Parameters<typeof routed>[0]): boolean => type === 'installationUpdate' || type === 'conversationUpdate' || (type === 'event' && name === meetingJoin);

export function createRoutes(options: RouteOptions): Application<TurnState> {
  const { application, replies, log } = options;
  // No storage and no typing timer: both would send or store on their own.
  const bot = new Application({ startTypingTimer: false });
  const on = (type: string, handle: (context: TurnContext, activity: IncomingActivity, turn: Turn) => Promise<void>): void => {
    bot.addRoute(
      (context) => Promise.resolve(context.activity.type === type),
      (context) => {
        const activity = context.activity as unknown as IncomingActivity;
        return handle(context, activity, turnOf(activity, () => lookUp(context, activity)));
      },
      type === 'invoke',
    );
  };

  async function lookUp(context: TurnContext, activity: IncomingActivity): ReturnType<Turn['lookUp']> {
    try {
      await options.pace(activity.conversation.id);
      return await lookUpMember(context, activity.from.id);
    } catch (error) {
      log.warn('teams.lookup-failed', { status: (error as { statusCode?: unknown }).statusCode });
      return undefined;
    }
  }
  async function replyOf(turn: Turn, run: () => Promise<Reply>): Promise<Reply> {
    try {
      return await run();
    } catch (error) {
      log.error('teams.handler-failed', { error });
      return { kind: 'text', text: options.unexpected(turn.locale) };
    }
  }

  on('invoke', async (context, activity, turn) => {
    const consent = activity.name === fileConsent ? consentOf(activity['value']) : undefined;
    if (consent !== undefined) {
      await replies.sayInPlace(turn, await replyOf(turn, () => application.action(turn, consent.verb, consent.data)));
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
      return;
    }
    const click = clickOf(activity['value']) ?? { verb: '', data: {} };
    const reply = await replyOf(turn, () => application.action(turn, click.verb, click.data));
    await context.sendActivity({ type: 'invokeResponse', value: await replies.answerInvoke(turn, reply) });
  });
  on('message', async (_context, activity, turn) => {
    const click = clickOf(activity['value']);
    if (click === undefined) await replies.say(turn, await replyOf(turn, () => application.command(turn, typedText(activity.text))));
    else await replies.sayInPlace(turn, await replyOf(turn, () => application.action(turn, click.verb, click.data)));
  });
  on('event', async (_context, activity, turn) => {
    const users = joinedOf(activity['value']);
    if (users.length > 0) await application.joinedMeeting(turn, users);
  });
  routeInstalls(options, on);
  return bot;
}

type On = (type: string, handle: (context: TurnContext, activity: IncomingActivity, turn: Turn) => Promise<void>) => void;

function routeInstalls({ application, replies, clock, pace }: RouteOptions, on: On): void {
  const filter = createInstallFilter(clock);

  async function once(event: InstallEvent, turn: Turn, run: () => Promise<void>): Promise<void> {
    const place = turn.conversation.teamId ?? turn.conversation.conversationId;
    if (!filter.first(place, event)) return;
    try {
      await run();
    } catch (error) {
      // The twin or the redelivery may do what this one could not.
      filter.forget(place);
      throw error;
    }
  }
  const installed = (context: TurnContext, turn: Turn): Promise<void> => once('installed', turn, async () => {
    const welcome = await application.installed(turn, readRoster(context, () => pace(turn.conversation.conversationId)));
    if (welcome !== undefined) await replies.say(turn, welcome);
  });
  const uninstalled = (turn: Turn): Promise<void> => once('uninstalled', turn, () => application.uninstalled(turn));
  const rosterChanged = async (context: TurnContext, turn: Turn): Promise<void> => {
    await application.installed(turn, readRoster(context, () => pace(turn.conversation.conversationId)));
  };

  on('installationUpdate', async (context, activity, turn) => {
    if (activity.action === 'add') await installed(context, turn);
    else if (activity.action === 'remove') await uninstalled(turn);
    // A new version of the app: nobody needs to be welcomed again.
    else if (activity.action === 'add-upgrade') await rosterChanged(context, turn);
  });
  on('conversationUpdate', async (context, activity, turn) => {
    const bot = activity.recipient.id;
    if (activity.membersAdded?.some((member) => member.id === bot)) await installed(context, turn);
    else if (activity.membersRemoved?.some((member) => member.id === bot)) await uninstalled(turn);
    else if (activity.membersRemoved?.length && turn.conversation.teamId !== undefined) await application.leftTeam(turn.conversation.teamId, activity.membersRemoved.map(userOf));
    else if (activity.membersAdded?.length && turn.conversation.type !== 'personal') await rosterChanged(context, turn);
  });
}
