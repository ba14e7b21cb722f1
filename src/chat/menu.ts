/** Help, menu and welcome: the ways in to everything else. Only what a person's role may do is offered. */
import { mayCallMeetings, mayMobiliseAtAll } from '../access/domain.ts';
import { messageCard, messageModel } from '../cards/common.ts';
import { menuCommands, type MenuCommand } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import type { Member } from '../network/domain.ts';
import { menuCard, menuModel, welcomeCard, welcomeModel, type MenuInput } from '../cards/menu.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Caller, ChatFeature } from './caller.ts';

export interface Menu {
  readonly feature: ChatFeature;
  readonly unknownText: (caller: Caller) => Reply;
  readonly welcome: (caller: Caller) => Reply;
  /** For a team, or for the chat of several people or of a meeting. */
  readonly welcomeMany: (where: 'channel' | 'groupChat', t: Texts) => Reply;
}

/** Commands that are not everybody's. */
const allowed: Readonly<Partial<Record<MenuCommand, (member: Member) => boolean>>> = { møte: mayCallMeetings, mobiliser: mayMobiliseAtAll, øvelse: mayMobiliseAtAll, rapport: mayCallMeetings };

export function createMenu(cards: CardRenderer): Menu {
  const commandsFor = ({ member }: Caller): MenuCommand[] => menuCommands.filter((command) => allowed[command]?.(member) ?? true);
  const menu = (caller: Caller, as: MenuInput['as']): Reply =>
    ({ kind: 'new-card', card: cards.render(menuCard, menuModel({ commands: commandsFor(caller), as }, caller.t)), summary: as === 'help' ? caller.t.summaries.help : caller.t.summaries.menu });

  return {
    feature: {
      commands: {
        hjelp: async (caller) => menu(caller, 'help'),
        meny: async (caller) => menu(caller, 'menu'),
      },
    },
    unknownText: (caller) => menu(caller, 'unknown'),
    welcome: (caller) => {
      const commands = commandsFor(caller).filter((command) => command !== 'meny');
      return { kind: 'new-card', card: cards.render(welcomeCard, welcomeModel({ name: caller.member.name, commands }, caller.t)), summary: caller.t.summaries.welcome };
    },
    welcomeMany: (where, t) => ({ kind: 'new-card', card: cards.render(messageCard, messageModel({ title: t.summaries.welcome, lines: [where === 'channel' ? t.welcome.inTeam : t.welcome.inChat] })), summary: t.summaries.welcome }),
  };
}
