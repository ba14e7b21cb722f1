/** Answers in the person's own chat what was asked in a channel, where others would read along. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Composers } from '../delivery/composer.ts';
import { texts } from '../locales/texts.ts';
import { messageCard, messageModel } from '../cards/common.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { Caller, ChatFeature, Command, CommandId } from './caller.ts';

export interface OwnChatDeps {
  readonly directory: NetworkDirectory;
  readonly features: readonly ChatFeature[];
  readonly cards: CardRenderer;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly clock: Clock;
  readonly defaultLocale: Locale;
}

export interface OwnChatAnswers {
  /** False when the person cannot be reached in a chat of their own. */
  answer(caller: Caller, command: CommandId): Promise<boolean>;
  /** Runs the command when its answer is sent. */
  readonly composers: Composers;
}

export function createOwnChatAnswers({ directory, features, cards, enqueue, clock, defaultLocale }: OwnChatDeps): OwnChatAnswers {
  const commandOf = (id: string): Command | undefined => features.find(({ commands }) => commands?.[id as CommandId])?.commands?.[id as CommandId];
  return {
    async answer({ member }, command) {
      const reach = (await directory.reachability([member.id])).get(member.id);
      if (reach === undefined || reach.how === 'not-at-all') return false;
      // The second it was asked is part of the purpose: asking again is a new message.
      const second = Math.floor(clock.now().epochMilliseconds / 1000);
      await enqueue([{ promptId: `chat-${member.id}`, purpose: `command:${command}:${second}`, recipientId: member.id, revision: 0, priority: deliveryPriorities.update }]);
      return true;
    },
    composers: {
      async command({ recipientId, purpose }) {
        const network = await directory.network();
        const member = network.members.get(recipientId);
        const command = commandOf(purpose.split(':')[1] ?? '');
        if (!member || !command) return { skip: 'not-needed' };
        const locale = member.language ?? defaultLocale;
        const t = texts(locale);
        const reply = await command({ member, network, locale, t });
        if ('card' in reply) return { message: { card: reply.card, summary: reply.summary } };
        // Files are asked for by a click in the person's own chat, never by a word in a channel.
        return { message: { card: cards.render(messageCard, messageModel({ title: t.refusals.title, lines: [reply.kind === 'text' ? reply.text : reply.summary] })), summary: t.refusals.title } };
      },
    },
  };
}
