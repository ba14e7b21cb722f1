/** `koble`, written in a channel: the channel stands for a level of a unit from now on, and follows what goes on there. */
import { notAllowed, type Asked, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { Reply } from '../ports/chat.ts';
import { networkLevels } from '../shared/network-terms.ts';
import type { NetworkDirectory } from './directory.ts';
import { hasRole, unitName, unitsUnder, type ChannelLink, type Unit } from './domain.ts';

export interface ChannelChatDeps {
  readonly directory: Pick<NetworkDirectory, 'channelLinks' | 'linkChannel' | 'unlinkChannel'>;
}

const unlinking = new Set(['bort', 'fra', 'av', 'off']);
const everyLevel = new Set(['*', 'alle', 'all']);

export function channelChat({ directory }: ChannelChatDeps): ChatFeature {
  async function link(caller: Caller, asked: Asked | undefined): Promise<Reply> {
    const { t, network, member } = caller;
    const words = t.channel;
    if (asked?.conversation.type !== 'channel') return { kind: 'text', text: words.howTo };
    const { serviceUrl, tenantId, teamId } = asked.conversation;
    // A thread's address is the channel's with the message it began with.
    const conversationId = asked.conversation.conversationId.replace(/;messageid=.*$/u, '');
    const id = `channel:${conversationId}`;
    const own = (await directory.channelLinks()).find((one) => one.id === id);
    const [first = '', ...rest] = asked.text.normalize('NFC').trim().toLocaleLowerCase('nb').split(/\s+/u).slice(1);
    if (first === '') return { kind: 'text', text: own === undefined ? words.howTo : words.linked(linkWords(caller, own)) };
    const mayChange = (unit: string): boolean => hasRole(member, 'sekretariat') || member.seats.some((seat) => seat.role === 'koordinator' && unitsUnder(network, seat.unit).has(unit));
    const refused: Reply = { kind: 'text', text: notAllowed(caller) };
    if (unlinking.has(first) && rest.length === 0) {
      if (own === undefined) return { kind: 'text', text: words.howTo };
      if (!mayChange(own.unit)) return refused;
      await directory.unlinkChannel(id);
      return { kind: 'text', text: words.unlinked };
    }
    const level = everyLevel.has(first) ? '*' as const : networkLevels.find((one) => one === first.replaceAll('ø', 'o'));
    const unit = unitCalled(network.units.values(), (level === undefined ? [first, ...rest] : rest).join(' '));
    if (!unit) return { kind: 'text', text: words.unknown };
    if (!mayChange(unit.id) || (own !== undefined && !mayChange(own.unit))) return refused;
    const linked = await directory.linkChannel({ id, unit: unit.id, level: level ?? '*', conversationId, serviceUrl, tenantId, ...(teamId === undefined ? {} : { teamId }) });
    return { kind: 'text', text: words.done(linkWords(caller, linked)) };
  }
  return { commands: { koble: link } };
}

const unitCalled = (units: Iterable<Unit>, said: string): Unit | undefined => [...units].find(({ id, name }) => id === said || name.toLocaleLowerCase('nb') === said);

const linkWords = ({ network, t }: Caller, { unit, level }: ChannelLink): string =>
  [unitName(network, unit), level === '*' ? t.channel.everyLevel : t.levels[level]].join(', ');
