/** The bot as people meet it: finds out who speaks, runs the command or click, and turns every fault into a sentence. */
import { texts, type Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { ChatApplication, Reply, RosterEntry, Turn } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import { isAppError } from '../shared/errors.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { Action, Caller, ChatFeature, Command, CommandId, Newcomers } from './caller.ts';
import { readCommand } from './commands.ts';

export interface ChatApplicationDeps {
  readonly directory: NetworkDirectory;
  readonly features: readonly ChatFeature[];
  readonly newcomers: Newcomers;
  readonly log: Log;
  readonly defaultLocale: Locale;
  /** Commands whose answer holds nothing personal, so that it may be given in a channel. */
  readonly publicCommands: ReadonlySet<CommandId>;
  /** Answers in the person's own chat what was asked in a channel; false when they cannot be reached there. */
  readonly answerInOwnChat: (caller: Caller, command: CommandId) => Promise<boolean>;
  /** What somebody is shown who wrote something else than a command. */
  readonly unknownText: (caller: Caller) => Reply;
  readonly joinedMeeting: (conversationId: string, users: readonly RosterEntry[]) => Promise<void>;
  readonly welcome: (caller: Caller) => Reply;
  readonly welcomeMany: (where: 'channel' | 'groupChat', t: Texts) => Reply;
}

export function createChatApplication(deps: ChatApplicationDeps): ChatApplication {
  const commands = new Map(deps.features.flatMap(({ commands = {} }) => Object.entries(commands))) as Map<CommandId, Command>;
  const actions = new Map<string, Action>(deps.features.flatMap(({ actions = {} }) => Object.entries(actions)));

  const channelActions = new Map<string, Action>(deps.features.flatMap(({ channelActions = {} }) => Object.entries(channelActions)));

  async function callerOf(turn: Turn): Promise<Caller | undefined> {
    const member = await deps.directory.identify(turn, turn.lookUp);
    if (!member) return undefined;
    const locale = member.language ?? deps.defaultLocale;
    return { member, locale, t: texts(locale), network: await deps.directory.network() };
  }

  /** In a channel everybody reads along: what is personal is answered in the person's own chat. */
  async function inTheRightChat(turn: Turn, caller: Caller, id: CommandId, command: Command, text = ''): Promise<Reply> {
    if (turn.conversation.type === 'personal' || deps.publicCommands.has(id)) return await command(caller, { text, conversation: turn.conversation });
    const { answeredInChat, personalOnly } = caller.t.refusals;
    return { kind: 'text', text: (await deps.answerInOwnChat(caller, id)) ? answeredInChat : personalOnly };
  }

  /** Every fault becomes a sentence in the person's language; only codes reach the log. */
  async function answered(turn: Turn, run: (caller: Caller) => Promise<Reply>, newcomer: (t: Texts) => Promise<Reply>): Promise<Reply> {
    let t = texts(turn.locale ?? deps.defaultLocale);
    try {
      const caller = await callerOf(turn);
      if (!caller) return await newcomer(t);
      t = caller.t;
      return await run(caller);
    } catch (error) {
      if (isAppError(error)) {
        deps.log.warn('chat.refused', { code: error.code });
        return { kind: 'text', text: error.userMessage ?? t.errors[error.code] };
      }
      deps.log.error('chat.failed', { error });
      return { kind: 'text', text: t.refusals.unexpected };
    }
  }

  return {
    command: (turn, text) => answered(turn, async (caller) => {
      const asked = readCommand(text);
      const command = asked && commands.get(asked);
      return asked && command ? await inTheRightChat(turn, caller, asked, command, text) : deps.unknownText(caller);
    }, (t) => deps.newcomers.written(turn, t)),
    action: (turn, verb, data) => answered(turn, async (caller) => {
      // A menu button is the command written for the person.
      const id = data['command'] as CommandId;
      const command = verb === 'menu.open' ? commands.get(id) : undefined;
      if (command) return await inTheRightChat(turn, caller, id, command);
      const personal = turn.conversation.type === 'personal';
      const action = (personal ? undefined : channelActions.get(verb)) ?? actions.get(verb);
      if (!action) return { kind: 'text', text: caller.t.refusals.outdated };
      if (!personal && !channelActions.has(verb)) return { kind: 'text', text: caller.t.refusals.personalOnly };
      return await action(caller, data);
    }, (t) => deps.newcomers.clicked(turn, verb, data, t)),
    async installed(turn, roster) {
      const { type, conversationId } = turn.conversation;
      const seen = await rememberAll(deps, turn, roster, type === 'personal' ? { conversationId } : undefined);
      deps.log.info('chat.installed', { type, ...seen });
      // Many read it there: not in the language of whoever's click it was.
      if (type !== 'personal') return deps.welcomeMany(type, texts(deps.defaultLocale));
      // Not a click that somebody waits on: a fault here is thrown, so that the event is delivered again and the welcome comes then.
      const caller = await callerOf(turn);
      return caller ? deps.welcome(caller) : await deps.newcomers.written(turn, texts(turn.locale ?? deps.defaultLocale));
    },
    joinedMeeting: ({ conversation }, users) => deps.joinedMeeting(conversation.conversationId, users),
    leftTeam: deps.directory.leftTeam,
    async uninstalled(turn) {
      await deps.directory.uninstalled(turn);
      deps.log.info('chat.uninstalled', { type: turn.conversation.type });
    },
  };
}

const rosterBatch = 100;

/** Written page by page, so that a roster of thousands needs no memory; repeating it changes nothing. */
async function rememberAll({ directory }: ChatApplicationDeps, turn: Turn, roster: AsyncIterable<RosterEntry>, personal?: { readonly conversationId: string }): Promise<{ seen: number; matched: number }> {
  const total = { seen: 0, matched: 0 };
  let batch: RosterEntry[] = [];
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { seen, matched } = await directory.remember(batch, turn.conversation, personal);
    total.seen += seen;
    total.matched += matched;
    batch = [];
  };
  for await (const entry of roster) {
    batch.push(entry);
    if (batch.length >= rosterBatch) await write();
  }
  await write();
  return total;
}
